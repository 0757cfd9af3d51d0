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
/** MessageStoreConfig:messageDelayLevel, in seconds. */
const LEVELS = [
  1, 5, 10, 30, 60, 120, 180, 240, 300, 360, 420, 480, 540, 600, 1_200, 1_800, 3_600, 7_200,
];

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
  /** By level: where its passes fall in their period. */
  private readonly phases: readonly number[];

  constructor(world: World) {
    this.world = world;
    const luck = Random.stream(world.scenario.seed, 'delay levels');
    this.phases = LEVELS.map(() => luck.below(PASS_PERIOD));
  }

  /** The message was stored with that level (from 1; above 18 counts as 18): it comes up in the first pass after its time. */
  hold(message: number, level: number, broker: number): void {
    const { network, queue } = this.world;
    const index = Math.min(level, LEVELS.length) - 1;
    const delay = (LEVELS[index] ?? 0) * 1_000_000;
    const phase = this.phases[index] ?? 0;
    const dueAt = queue.now + delay;
    const storedAt = Math.ceil((dueAt - phase) / PASS_PERIOD) * PASS_PERIOD + phase;
    const deliveredAt = storedAt + DISPATCH_PERIOD + network.delay(broker);
    this.rows.push({ message, delay, storedAt, deliveredAt });
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
