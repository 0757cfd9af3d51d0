// Where the regular work of a consumer falls. One that has been there for a long time does it anywhere in its period; one
// that came up just before the run does it as long after its start as the real one does. Rule K9.
import type { Random } from '../../engine/Random.ts';
import { ms } from '../../lib/units.ts';
import type { ConsumerScenario } from '../../scenario/Scenario.ts';
import { numberOf } from './numberOf.ts';

/** RebalanceService:waitInterval */
const REBALANCE_PERIOD = 20_000_000; // µs
/**
 * From the moment a group counts as up to the rebalance at which it finds its retry topic: in the cases *-new-group the first
 * retry came 21.05 to 21.25 s after it, half a second of which is the delay of a queue's first pull.
 */
const SECOND_REBALANCE = 20_650_000; // µs
/** MQClientInstance:startScheduledTask: offsets are first written 10 s after the start. */
const FIRST_COMMIT = 10_000_000; // µs
/** ClientHousekeepingService looks for silent clients this often. */
const SCAN_PERIOD = 10_000_000; // µs

export interface ConsumerClock {
  readonly rebalancePeriod: number;
  /** From the start of the run. */
  readonly rebalanceFirst: number;
  readonly commitFirst: number;
  /** How old its newest heartbeat is at the start of the run. */
  readonly heartbeatAge: number;
  readonly heartbeatPeriod: number;
  readonly scanPeriod: number;
  readonly scanPhase: number;
  readonly knowsRetryTopic: boolean;
}

export function clockOf(consumer: ConsumerScenario, luck: Random): ConsumerClock {
  const heartbeatPeriod = ms(numberOf(consumer, 'heartbeatBrokerInterval'));
  const commitPeriod = ms(numberOf(consumer, 'persistConsumerOffsetInterval'));
  // Drawn whether needed or not, so that a start leaves the rest of the luck as it was.
  const phases = [REBALANCE_PERIOD, commitPeriod, heartbeatPeriod, SCAN_PERIOD].map((period) =>
    luck.below(period),
  );
  const [rebalancePhase = 0, commitPhase = 0, heartbeatPhase = 0, scanPhase = 0] = phases;
  const upForMs = consumer.start?.upForMs;
  const common = {
    rebalancePeriod: REBALANCE_PERIOD,
    heartbeatPeriod,
    scanPeriod: SCAN_PERIOD,
    scanPhase,
  };
  if (upForMs === undefined) {
    return {
      ...common,
      rebalanceFirst: rebalancePhase,
      commitFirst: commitPhase,
      heartbeatAge: heartbeatPhase,
      knowsRetryTopic: true,
    };
  }
  const age = ms(upForMs);
  return {
    ...common,
    rebalanceFirst: nextAfter(age, SECOND_REBALANCE, REBALANCE_PERIOD),
    commitFirst: nextAfter(age, FIRST_COMMIT, commitPeriod),
    heartbeatAge: age % heartbeatPeriod,
    knowsRetryTopic: age >= SECOND_REBALANCE,
  };
}

/** How long after that age the next of the moments `first`, `first + period` ... comes. */
function nextAfter(age: number, first: number, period: number): number {
  if (age < first) return first - age;
  return period - ((age - first) % period);
}
