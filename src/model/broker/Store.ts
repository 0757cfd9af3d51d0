// The commit log behind its lock: append, page-cache busy, flush, and what a crash loses. Rules B9, B10, B13 and B20.
// Source: CommitLog, DefaultMessageStore:isOSPageCacheBusy, GroupCommitService (5.3.3); rmq-broker append-stall,
// flush-stall and kill9 cases. An append takes no time of its own: the service time stands for the whole request.
import { IntQueue } from '../../engine/IntQueue.ts';
import { NO_EVENT } from '../../engine/EventQueue.ts';
import { after, ms, us } from '../../lib/units.ts';
import { CAUSE, FLAG, OUTCOME } from '../../recording/outcomes.ts';
import { DIMENSION } from '../../recording/Recording.ts';
import { EVENT } from '../events.ts';
import { RESPONSE } from '../responses.ts';
import type { Broker } from './Broker.ts';
import { GroupCommit } from './GroupCommit.ts';
import { Replication } from './Replication.ts';
import { storeCopy } from './storeCopy.ts';

export class Store {
  storedCount = 0;
  /** B9: a put has held the lock for longer than osPageCacheBusyTimeOutMills. */
  isPageCacheBusy = false;
  private isAppendStalled = false;
  /** The attempt inside the lock, and those whose threads wait for it. */
  private holder = -1;
  private busyEvent = NO_EVENT;
  private readonly lockWaiters = new IntQueue();
  readonly groupCommit: GroupCommit;
  readonly replication: Replication;
  /** Stored but not yet written to the file (transient store pool). */
  private readonly uncommitted = new IntQueue();
  private isCommitPending = false;

  private readonly broker: Broker;

  constructor(broker: Broker, brokerId: string) {
    this.broker = broker;
    this.groupCommit = new GroupCommit(broker, brokerId);
    this.replication = new Replication(broker, brokerId);
  }

  /** Tries to store; false while the attempt's thread must wait for the lock. */
  put(attempt: number): boolean {
    const { broker } = this;
    if (this.isPageCacheBusy) {
      broker.answer(attempt, RESPONSE.systemBusy, CAUSE.pcSynchronized);
      return true;
    }
    if (broker.disk.isFull) {
      broker.answer(attempt, RESPONSE.serviceNotAvailable, CAUSE.diskFull);
      return true;
    }
    if (this.replication.isActive && this.replication.isRefusing) {
      broker.answer(attempt, RESPONSE.systemError, CAUSE.inSyncReplicasNotEnough);
      return true;
    }
    if (this.holder >= 0) {
      this.lockWaiters.push(attempt);
      return false;
    }
    if (this.isAppendStalled) {
      this.holder = attempt;
      const { queue } = broker.world;
      const wait = ms(broker.settings.osPageCacheBusyTimeOutMills);
      this.busyEvent = queue.push(after(queue.now, wait), EVENT.pageCacheBusy, broker.index);
      return false;
    }
    this.append(attempt);
    return true;
  }

  private append(attempt: number): void {
    const { world, settings } = this.broker;
    storeCopy(world, attempt);
    this.storedCount++;
    if (settings.transientStorePoolEnable) this.holdBack(attempt);
    const isReplicated = this.replication.isActive && this.replication.begin(attempt);
    if (settings.flushDiskType === 'SYNC_FLUSH') this.groupCommit.request(attempt);
    else if (!isReplicated) this.broker.answer(attempt, RESPONSE.success, CAUSE.sendOk);
  }

  /** B44: the flush has spoken; whether that is the answer, replication knows. */
  flushed(attempt: number, code: number, cause: number): void {
    if (this.replication.holds(attempt)) this.replication.flushed(attempt, cause);
    else this.broker.answer(attempt, code, cause);
  }

  // ---- append stall

  stallAppend(): void {
    this.isAppendStalled = true;
  }

  /** The put that was inside the lock is done, and everyone behind it follows. */
  endAppendStall(): void {
    this.isAppendStalled = false;
    if (!this.broker.isFrozen) this.releaseLock();
  }

  private releaseLock(): void {
    const { broker } = this;
    if (this.busyEvent !== NO_EVENT) broker.world.queue.cancel(this.busyEvent);
    this.busyEvent = NO_EVENT;
    if (this.isPageCacheBusy) broker.state(DIMENSION.pageCacheBusy, 0);
    this.isPageCacheBusy = false;
    const first = this.holder;
    this.holder = -1;
    if (first < 0) return;
    // Those that waited passed the busy check before they queued for the lock.
    const waiters = [first];
    while (this.lockWaiters.length > 0) waiters.push(this.lockWaiters.shift());
    for (const attempt of waiters) this.append(attempt);
    for (const attempt of waiters) broker.freeThread(attempt);
  }

  pageCacheTurnsBusy(): void {
    this.busyEvent = NO_EVENT;
    this.isPageCacheBusy = true;
    this.broker.state(DIMENSION.pageCacheBusy, 1);
    if (this.broker.queueLength > 0) this.broker.planSweep();
  }

  /** A frozen process wakes up: what ended meanwhile ends now. */
  resume(): void {
    if (!this.isAppendStalled) this.releaseLock();
    this.groupCommit.resume();
  }

  // ---- transient store pool

  private holdBack(attempt: number): void {
    this.uncommitted.push(attempt);
    if (!this.isCommitPending) this.planCommit();
  }

  private planCommit(): void {
    const { queue } = this.broker.world;
    const period = ms(this.broker.settings.commitIntervalCommitLog);
    this.isCommitPending = true;
    queue.push(
      after(queue.now, us(period - (queue.now % period))),
      EVENT.commit,
      this.broker.index,
    );
  }

  commit(): void {
    this.isCommitPending = false;
    if (this.broker.isFrozen) this.planCommit();
    else this.uncommitted.clear();
  }

  // ---- faults

  /** The process dies: the page cache survives, what stood only in its own memory does not. */
  crash(): void {
    const { attempts, messages, queue } = this.broker.world;
    this.groupCommit.crash();
    this.replication.crash();
    if (this.busyEvent !== NO_EVENT) queue.cancel(this.busyEvent);
    this.busyEvent = NO_EVENT;
    if (this.isPageCacheBusy) this.broker.state(DIMENSION.pageCacheBusy, 0);
    this.isPageCacheBusy = false;
    this.holder = -1;
    this.lockWaiters.clear();
    while (this.uncommitted.length > 0) {
      const attempt = this.uncommitted.shift();
      const message = attempts.message[attempt] as number;
      // An acknowledgement that is still on its way is looked at when it arrives.
      const outcome = attempts.outcome[attempt];
      const isAcknowledged = outcome === OUTCOME.stored || outcome === OUTCOME.storedNotOk;
      messages.copies[message] = (messages.copies[message] as number) - 1;
      const kept = (attempts.flags[attempt] as number) & ~(FLAG.stored | FLAG.duplicate);
      attempts.flags[attempt] = isAcknowledged ? kept | FLAG.lostAfterAck : kept;
      this.storedCount--;
      this.broker.world.consuming?.lost(attempt);
    }
  }
}
