// How full the disk is, and the flag that stops writes. Rules B11 and B12. Source: DefaultMessageStore's
// CleanCommitLogService (5.3.3); rmq-broker disk cases: over 90 % sets the flag, 85 % or less clears it, looked at
// every 10 s only. Left out: deleting of files (what frees space is the fault's end).
import type { Random } from '../../engine/Random.ts';
import { after, ms, us } from '../../lib/units.ts';
import { DIMENSION } from '../../recording/Recording.ts';
import { EVENT } from '../events.ts';
import type { Broker } from './Broker.ts';

export class Disk {
  isFull = false;
  private readonly phaseRatio: number;
  /** A fault that fills it: from a ratio to a target, over a while. */
  private ramp: { from: number; to: number; startUs: number; overUs: number } | undefined;

  private readonly broker: Broker;

  constructor(broker: Broker, random: Random) {
    this.broker = broker;
    this.phaseRatio = random.uniform();
    this.planCheck(this.phaseRatio);
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
        : { from, to: targetRatio, startUs: this.broker.world.queue.now, overUs };
  }

  /** B12: the only moment at which the flag moves. */
  check(): void {
    this.planCheck(1);
    const { settings, isFrozen, isUp } = this.broker;
    if (isFrozen || !isUp) return;
    const used = this.usedRatio;
    const wasFull = this.isFull;
    if (used > settings.diskSpaceWarningLevelRatio) this.isFull = true;
    else if (used <= settings.diskSpaceCleanForciblyRatio) this.isFull = false;
    if (this.isFull !== wasFull) this.broker.state(DIMENSION.diskFull, this.isFull ? 1 : 0);
  }

  /** A process that starts has no flag yet. */
  restart(): void {
    if (this.isFull) this.broker.state(DIMENSION.diskFull, 0);
    this.isFull = false;
  }

  private planCheck(share: number): void {
    const { queue } = this.broker.world;
    const wait = us(ms(this.broker.settings.cleanResourceInterval) * share);
    queue.push(after(queue.now, wait), EVENT.diskCheck, this.broker.index);
  }
}
