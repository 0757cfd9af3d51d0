// Messages with a delay level: hidden in SCHEDULE_TOPIC_XXXX until due, then put again where consumers see them.
// Rule B22. Source: ScheduleMessageService (5.3.3: one task for each level, every 100 ms); case delay-levels. Left
// out: a put that fails and blocks its level, asynchronous delivery.
import { Random } from '../../engine/Random.ts';
import type { DelayedColumns } from '../../recording/Recording.ts';
import type { World } from '../World.ts';

/** ScheduleMessageService:DELAY_FOR_A_WHILE */
const PASS_PERIOD = 100_000; // µs
/** DefaultMessageStore:ReputMessageService looks this often; then the held pull is answered. */
const DISPATCH_PERIOD = 1_000; // µs
/** MessageStoreConfig:messageDelayLevel */
const LEVELS = '1s 5s 10s 30s 1m 2m 3m 4m 5m 6m 7m 8m 9m 10m 20m 30m 1h 2h';
const UNITS: ReadonlyMap<string, number> = new Map([
  ['s', 1_000_000],
  ['m', 60_000_000],
  ['h', 3_600_000_000],
  ['d', 86_400_000_000],
]);
/** In the place of a level: a timer message, whose time stands beside. */
const TIMER = 255;
/** TimerMessageStore works off its wheel in slots of a second, and stores a little later: 18 to 100 ms (FINDINGS, timer). */
const TIMER_SLOT = 1_000_000; // µs
const TIMER_LATE_MIN = 18_000; // µs
const TIMER_LATE_MAX = 100_000; // µs

const NOT_YET = -1;

interface Delayed {
  readonly message: number;
  readonly delay: number;
  readonly storedAt: number;
  readonly deliveredAt: number;
}

export class DelayLevels {
  private readonly world: World;
  private readonly rows: Delayed[] = [];
  /** By broker, its levels in microseconds. */
  private readonly levels: readonly (readonly number[])[];
  /** By level: where its passes fall in their period. */
  private readonly phases: readonly number[];
  /** By timer message: how long it is hidden. */
  private readonly timers = new Map<number, number>();
  private readonly timerLuck: Random;
  private readonly secondPhase: number;

  constructor(world: World) {
    this.world = world;
    const { brokers, seed } = world.scenario;
    const luck = Random.stream(seed, 'delay levels');
    this.levels = brokers.map(({ messageDelayLevel = LEVELS }) => levelsOf(messageDelayLevel));
    const count = Math.max(...this.levels.map(({ length }) => length));
    this.phases = Array.from({ length: count }, () => luck.below(PASS_PERIOD));
    this.timerLuck = Random.stream(seed, 'timer');
    this.secondPhase = this.timerLuck.below(TIMER_SLOT);
  }

  /** A message that is going to be sent is a timer message. */
  setTimer(message: number, delayUs: number): void {
    this.timers.set(message, delayUs);
    this.world.inFlight.delayLevel[message] = TIMER;
  }

  /** The message was stored with that level, or as a timer message. Gives when it comes up. */
  hold(message: number, level: number, broker: number): number {
    const { network } = this.world;
    const { delayUs, comesUpAt } =
      level === TIMER ? this.planTimer(message) : this.plan(level, broker);
    const deliveredAt = comesUpAt + DISPATCH_PERIOD + network.delay(broker);
    this.rows.push({ message, delay: delayUs, storedAt: comesUpAt, deliveredAt });
    return comesUpAt;
  }

  /** What is stored now with that level (from 1; above the last counts as the last) comes up in the first pass after its time. */
  plan(level: number, broker: number): { readonly delayUs: number; readonly comesUpAt: number } {
    const levels = this.levels[broker] ?? [];
    const index = Math.min(level, levels.length) - 1;
    const delayUs = levels[index] ?? 0;
    const phase = this.phases[index] ?? 0;
    const dueAt = this.world.queue.now + delayUs;
    const comesUpAt = Math.ceil((dueAt - phase) / PASS_PERIOD) * PASS_PERIOD + phase;
    return { delayUs, comesUpAt };
  }

  /** K26: a timer message comes up a little after the first whole second that follows its due time. */
  private planTimer(message: number): { readonly delayUs: number; readonly comesUpAt: number } {
    const delayUs = this.timers.get(message) ?? 0;
    const dueAt = this.world.queue.now + delayUs;
    const phase = this.secondPhase;
    const second = (Math.floor((dueAt - phase) / TIMER_SLOT) + 1) * TIMER_SLOT + phase;
    const late = TIMER_LATE_MIN + this.timerLuck.below(TIMER_LATE_MAX - TIMER_LATE_MIN);
    return { delayUs, comesUpAt: second + late };
  }

  /** What came up until now, in order. */
  columns(): DelayedColumns | undefined {
    if (this.rows.length === 0) return undefined;
    const { now } = this.world.queue;
    const rows = this.rows.filter(({ storedAt }) => storedAt <= now);
    rows.sort((a, b) => a.storedAt - b.storedAt || a.message - b.message);
    return {
      count: rows.length,
      message: Uint32Array.from(rows, ({ message }) => message),
      delay: Float64Array.from(rows, ({ delay }) => delay),
      storedAt: Float64Array.from(rows, ({ storedAt }) => storedAt),
      deliveredAt: Float64Array.from(rows, ({ deliveredAt }) =>
        deliveredAt <= now ? deliveredAt : NOT_YET,
      ),
    };
  }
}

function levelsOf(text: string): readonly number[] {
  return text
    .split(' ')
    .map((level) => Number.parseInt(level, 10) * (UNITS.get(level.slice(-1)) ?? 0));
}
