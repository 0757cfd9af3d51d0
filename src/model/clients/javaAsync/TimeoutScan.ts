// The look through the table of async requests that wait for an answer, about once a second: who is over the time and
// a second of grace is told then. Rules A1 and JA1. Source: NettyRemotingClient:start,
// NettyRemotingAbstract:scanResponseTable; cases *-async-hang-many.
import { mix, Random } from '../../../engine/Random.ts';

/** An entry is given one second more than its timeout. */
const GRACE_MS = 1_000;
/** java.util.Timer at a fixed rate. */
const PERIOD_OF_TIMER = 1_000_000;
/** A wheel with ticks of 100 ms on which the next look is put when this one is over: one tick more than a second. */
const PERIOD_OF_WHEEL = 1_100_000;
/** A thread that sleeps until a moment is up to that much late, in µs. */
const LATE_MAX = 1_000;

export class TimeoutScan {
  private readonly periodUs: number;
  /** Where the looks fall in their period, and where this machine's milliseconds begin. */
  private readonly phase: number;
  private readonly clockPhase: number;
  private readonly salt: number;

  constructor(seed: number, clientId: string, hasWheel: boolean) {
    const luck = Random.stream(seed, `timeout scan ${clientId}`);
    this.periodUs = hasWheel ? PERIOD_OF_WHEEL : PERIOD_OF_TIMER;
    this.phase = luck.below(this.periodUs);
    this.clockPhase = luck.below(1_000);
    this.salt = luck.next();
  }

  /** When a request is found that began to wait at that moment and may wait so long, in µs. */
  foundAt(beginUs: number, waitMs: number): number {
    const dueMs = this.clockMs(beginUs) + waitMs + GRACE_MS;
    let look = Math.floor((dueMs * 1_000 - this.clockPhase - this.phase) / this.periodUs) - 1;
    while (this.clockMs(this.momentOf(look)) < dueMs || this.momentOf(look) <= beginUs) look++;
    return this.momentOf(look);
  }

  private momentOf(look: number): number {
    const late = (mix(this.salt + Math.imul(look + 1, 0x9e3779b1)) >>> 0) % LATE_MAX;
    return this.phase + look * this.periodUs + late;
  }

  /** The table is compared in whole milliseconds. */
  private clockMs(momentUs: number): number {
    return Math.floor((momentUs + this.clockPhase) / 1_000);
  }
}
