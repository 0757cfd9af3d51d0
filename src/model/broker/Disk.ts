// How full the disk is, and the flag that stops writes. Rules B11 and B12. Source: DefaultMessageStore's
// CleanCommitLogService (5.3.3); rmq-broker disk cases: over 90 % sets the flag, 85 % or less clears it, looked at
// every 10 s only. Left out: deleting of files (what frees space is the fault's end).
import { NO_EVENT } from '../../engine/EventQueue.ts';
import type { Random } from '../../engine/Random.ts';
import { after, type Duration, ms, us } from '../../lib/units.ts';
import { DIMENSION } from '../../recording/Recording.ts';
import { EVENT } from '../events.ts';
import type { Broker } from './Broker.ts';

/** DefaultMessageStore:addScheduleTask: the first look after a start. */
const FIRST_CHECK = ms(60_000);

export class Disk {
  isFull = false;
  private checkEvent = NO_EVENT;
  /** A fault that fills it: from a ratio to a target, over a while. */
  private ramp: { from: number; to: number; startUs: number; overUs: number } | undefined;

  private readonly broker: Broker;

  constructor(broker: Broker, random: Random) {
    this.broker = broker;
    // It has been running for a while: its checks fall anywhere in their period.
    this.planCheck(us(this.period * random.uniform()));
  }

  get usedRatio(): number {
    const { settings, world, store } = this.broker;
    const own = Math.min(
      1,
      settings.diskUsedRatio + settings.diskGrowthPerMessage * store.storedCount,
    );
    if (this.ramp === undefined) return own;
    const { from, to, startUs, overUs } = this.ramp;
    const share = overUs === 0 ? 1 : Math.min(1, (world.queue.now - startUs) / overUs);
    return from + (to - from) * share;
  }

  /** Begins to fill the disk to a ratio within that time, or (undefined) frees what was filled. */
  fill(targetRatio: number | undefined, overUs: number): void {
    const from = this.usedRatio;
    this.ramp =
      targetRatio === undefined
        ? undefined
        : { from, to: Math.max(from, targetRatio), startUs: this.broker.world.queue.now, overUs };
  }

  /** B12: the only moment at which the flag moves. */
  check(): void {
    this.planCheck(this.period);
    const { settings, isFrozen, isUp } = this.broker;
    if (isFrozen || !isUp) return;
    const used = this.usedRatio;
    const wasFull = this.isFull;
    if (used > settings.diskSpaceWarningLevelRatio) this.isFull = true;
    else if (used <= settings.diskSpaceCleanForciblyRatio) this.isFull = false;
    if (this.isFull !== wasFull) this.broker.state(DIMENSION.diskFull, this.isFull ? 1 : 0);
  }

  /** B12: a process that starts has no flag yet, and does not look for a minute. */
  restart(): void {
    this.broker.world.queue.cancel(this.checkEvent);
    this.planCheck(FIRST_CHECK);
    if (this.isFull) this.broker.state(DIMENSION.diskFull, 0);
    this.isFull = false;
  }

  private get period(): Duration {
    return ms(this.broker.settings.cleanResourceInterval);
  }

  private planCheck(wait: Duration): void {
    const { queue } = this.broker.world;
    this.checkEvent = queue.push(after(queue.now, wait), EVENT.diskCheck, this.broker.index);
  }
}
