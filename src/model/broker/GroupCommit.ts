// SYNC_FLUSH: a message is answered when the disk has it. One flush at a time takes everything that was waiting when
// it began. Rules B10 and B23. Source: CommitLog:GroupCommitService, FlushDiskWatcher (5.3.3); cases sync-flush-stall-*.
import { exponential } from '../../engine/distributions.ts';
import { NO_EVENT } from '../../engine/EventQueue.ts';
import { IntQueue } from '../../engine/IntQueue.ts';
import { Random } from '../../engine/Random.ts';
import { after, ms } from '../../lib/units.ts';
import { CAUSE } from '../../recording/outcomes.ts';
import { NEVER } from '../../recording/Recording.ts';
import { EVENT } from '../events.ts';
import { RESPONSE } from '../responses.ts';
import type { Broker } from './Broker.ts';

const WATCH_PERIOD = ms(10); // FlushDiskWatcher

export class GroupCommit {
  /** A flush that begins now does not end before the stall does. */
  private isStalled = false;
  /** The flush under way: its event, or that it is held up by a stall or a frozen process. */
  private event = NO_EVENT;
  private isHeldUp = false;
  private readonly batch = new IntQueue();
  private readonly waiting = new IntQueue();
  private readonly luck: Random;
  private readonly broker: Broker;
  /** The last moment at which the process died. */
  private crashedAt = -1;

  constructor(broker: Broker, brokerId: string) {
    this.broker = broker;
    this.luck = Random.stream(broker.world.scenario.seed, `flush ${brokerId}`);
  }

  /** B23: the message stands in the log; its answer waits for the flush. */
  request(attempt: number): void {
    const { settings, world } = this.broker;
    this.waiting.push(attempt);
    world.queue.push(
      after(world.queue.now, ms(settings.syncFlushTimeout)),
      EVENT.flushDeadline,
      attempt,
    );
    if (this.batch.length === 0) this.begin();
  }

  private begin(): void {
    const { index, settings, world } = this.broker;
    while (this.waiting.length > 0) this.batch.push(this.waiting.shift());
    if (this.batch.length === 0) return;
    if (this.isStalled) {
      this.isHeldUp = true;
      return;
    }
    const duration = ms(exponential(this.luck, settings.flushMs));
    this.event = world.queue.push(after(world.queue.now, duration), EVENT.flushEnds, index);
  }

  flushEnds(): void {
    this.event = NO_EVENT;
    if (this.broker.isFrozen) this.isHeldUp = true;
    else this.finish();
  }

  private finish(): void {
    this.isHeldUp = false;
    while (this.batch.length > 0) {
      const attempt = this.batch.shift();
      if (!this.isAnswered(attempt))
        this.broker.store.flushed(attempt, RESPONSE.success, CAUSE.sendOk);
    }
    this.begin();
  }

  /** B10: the flush did not come within syncFlushTimeout: stored, and said so. */
  deadline(attempt: number): void {
    const { isFrozen, world } = this.broker;
    if (isFrozen) {
      world.queue.push(after(world.queue.now, WATCH_PERIOD), EVENT.flushDeadline, attempt);
      return;
    }
    const { attempts } = world;
    const storedAt =
      (attempts.sentAt[attempt] as number) + (attempts.storedAfter[attempt] as number);
    // The process that would have answered may be gone.
    if (this.isAnswered(attempt) || storedAt <= this.crashedAt) return;
    this.broker.store.flushed(attempt, RESPONSE.flushDiskTimeout, CAUSE.flushDiskTimeout);
  }

  stall(): void {
    this.isStalled = true;
  }

  endStall(): void {
    this.isStalled = false;
    if (this.isHeldUp && !this.broker.isFrozen) this.finish();
  }

  /** A frozen process wakes up: what ended meanwhile ends now. */
  resume(): void {
    if (this.isHeldUp && !this.isStalled) this.finish();
  }

  crash(): void {
    const { world } = this.broker;
    if (this.event !== NO_EVENT) world.queue.cancel(this.event);
    this.event = NO_EVENT;
    this.isHeldUp = false;
    this.crashedAt = world.queue.now;
    for (const queue of [this.batch, this.waiting]) {
      while (queue.length > 0) world.resetConnection(queue.shift());
    }
  }

  private isAnswered(attempt: number): boolean {
    return this.broker.world.attempts.answeredAfter[attempt] !== NEVER;
  }
}
