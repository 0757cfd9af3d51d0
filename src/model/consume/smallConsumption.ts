// Small scenarios with consumers for tests: a broker `a` with one queue, a producer `app` that sends at given moments, and
// consumers of the group `g` that take no time. What a test is about, it says itself.
import { DELIVERY_NAMES, deliveryCauseName } from '../../recording/deliveries.ts';
import { NEVER, type Recording } from '../../recording/Recording.ts';
import type {
  ConsumerScenario,
  ListedSend,
  Scenario,
  TimelineEntry,
} from '../../scenario/Scenario.ts';
import type { Settings } from '../../scenario/SettingSpec.ts';
import { sendsAt } from '../smallScenario.ts';
import { runToEnd } from '../startRun.ts';

interface SmallConsumption {
  readonly durationMs?: number;
  readonly seed?: number;
  readonly broker?: Settings;
  readonly messageDelayLevel?: string;
  /** More brokers beside `a`, alike. */
  readonly others?: readonly string[];
  readonly sends?: readonly ListedSend[];
  readonly consumers?: readonly Partial<ConsumerScenario>[];
  readonly timeline?: readonly TimelineEntry[];
}

export function smallConsumption(options: SmallConsumption = {}): Scenario {
  const { consumers = [{}], others = [], messageDelayLevel } = options;
  return {
    version: 1,
    preset: '',
    name: '',
    seed: options.seed ?? 1,
    durationMs: options.durationMs ?? 60_000,
    network: { latencyMs: 1 },
    nameServer: {},
    brokers: ['a', ...others].map((id) => ({
      id,
      settings: {
        writeQueueNums: 1,
        serviceDistribution: 'constant',
        serviceMs: 1,
        ...options.broker,
      },
      ...(messageDelayLevel === undefined ? {} : { messageDelayLevel }),
    })),
    clients: [
      {
        id: 'app',
        profile: 'rocketmq-java-remoting',
        version: '5.3.3',
        mode: 'sync',
        settings: {},
        workload: {},
        sends: options.sends ?? sendsAt(1_000),
        start: { firstBroker: 'a', firstQueue: 0 },
      },
    ],
    consumers: consumers.map((consumer, index) => ({
      id: `c${String(index + 1)}`,
      profile: 'rocketmq-java-remoting',
      version: '5.3.3',
      mode: 'push-concurrently',
      group: 'g',
      settings: {},
      ...consumer,
      handler: { takesMs: 0, ...consumer.handler },
    })),
    timeline: options.timeline ?? [],
  };
}

/** So many messages at once, each from a thread of its own, beginning at that moment. */
export function burst(count: number, atMs: number): readonly ListedSend[] {
  return sendsAt(...Array.from({ length: count }, (_, index) => atMs + index));
}

export interface DeliveryRow {
  readonly message: number;
  readonly number: number;
  readonly reconsumeTimes: number;
  readonly consumer: string;
  readonly broker: string;
  readonly queue: number;
  readonly batch: number;
  readonly startedMs: number;
  readonly endedMs: number | undefined;
  readonly outcome: string;
  readonly cause: string;
  readonly flags: number;
  readonly plannedMs: number;
  readonly waitedMs: number;
  readonly waitCause: string;
}

export function deliveryRows({ deliveries, scenario }: Recording): readonly DeliveryRow[] {
  if (deliveries === undefined) return [];
  return Array.from({ length: deliveries.count }, (_, row) => {
    const startedMs = (deliveries.startedAt[row] ?? 0) / 1000;
    const after = deliveries.endedAfter[row] ?? NEVER;
    return {
      message: deliveries.message[row] ?? 0,
      number: deliveries.number[row] ?? 0,
      reconsumeTimes: deliveries.reconsumeTimes[row] ?? 0,
      consumer: scenario.consumers?.[deliveries.consumer[row] ?? 0]?.id ?? '',
      broker: scenario.brokers[deliveries.broker[row] ?? 0]?.id ?? '',
      queue: deliveries.queue[row] ?? 0,
      batch: deliveries.batch[row] ?? 0,
      startedMs,
      endedMs: after === NEVER ? undefined : startedMs + after / 1000,
      outcome: DELIVERY_NAMES[deliveries.outcome[row] ?? 0] ?? '',
      cause: deliveryCauseName(deliveries.cause[row] ?? 0),
      flags: deliveries.flags[row] ?? 0,
      plannedMs: (deliveries.waitPlanned[row] ?? 0) / 1000,
      waitedMs: (deliveries.waitActual[row] ?? 0) / 1000,
      waitCause: deliveryCauseName(deliveries.waitCause[row] ?? 0),
    };
  });
}

export function deliveriesIn(options: SmallConsumption): readonly DeliveryRow[] {
  return deliveryRows(runToEnd(smallConsumption(options)));
}
