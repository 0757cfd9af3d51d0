// Runs of consumers that speak gRPC, told in rows, for tests.
import { DELIVERY_FLAG, DELIVERY_NAMES, deliveryCauseName } from '../../../recording/deliveries.ts';
import { NO_ROW, type Recording } from '../../../recording/Recording.ts';
import type {
  BrokerScript,
  ConsumerScenario,
  ProxyScenario,
  Scenario,
  StepList,
} from '../../../scenario/Scenario.ts';
import { smallScenario, type SmallOptions } from '../../smallScenario.ts';
import { runToEnd } from '../../startRun.ts';

export interface Options extends SmallOptions {
  readonly consumer?: Partial<ConsumerScenario>;
  readonly more?: readonly Partial<ConsumerScenario>[];
  readonly proxies?: readonly ProxyScenario[];
}

const JAVA: ConsumerScenario = {
  id: 'mail',
  profile: 'rocketmq-java-grpc',
  version: '5.2.0',
  mode: 'push',
  group: 'mails',
  settings: {},
  handler: { takesMs: 0 },
};

function scenario({ consumer, more = [], proxies, ...small }: Options): Scenario {
  return {
    ...smallScenario({ brokers: { a: { writeQueueNums: 1 } }, durationMs: 30_000, ...small }),
    consumers: [{ ...JAVA, ...consumer }, ...more.map((other) => ({ ...JAVA, ...other }))],
    ...(proxies === undefined ? {} : { proxies }),
  };
}

export interface Row {
  readonly message: number;
  readonly consumer: string;
  readonly number: number;
  readonly startedMs: number;
  readonly receivedMs: number;
  readonly outcome: string | undefined;
  readonly waitMs: number;
  readonly waitCause: string;
  readonly isDuplicate: boolean;
}

function deliveriesOf({ deliveries, scenario: { consumers = [] } }: Recording): readonly Row[] {
  return Array.from({ length: deliveries?.count ?? 0 }, (_, row): Row => {
    return {
      message: deliveries?.message[row] ?? NO_ROW,
      consumer: consumers[deliveries?.consumer[row] ?? 0]?.id ?? '',
      number: deliveries?.number[row] ?? 0,
      startedMs: (deliveries?.startedAt[row] ?? 0) / 1000,
      receivedMs: (deliveries?.receivedAt[row] ?? 0) / 1000,
      outcome: DELIVERY_NAMES[deliveries?.outcome[row] ?? 0],
      waitMs: (deliveries?.waitPlanned[row] ?? 0) / 1000,
      waitCause: deliveryCauseName(deliveries?.waitCause[row] ?? 0),
      isDuplicate: ((deliveries?.flags[row] ?? 0) & DELIVERY_FLAG.duplicate) !== 0,
    };
  });
}

export function run(options: Options) {
  const recording = runToEnd(scenario(options));
  const { pulls, settlements } = recording;
  return {
    recording,
    deliveries: deliveriesOf(recording),
    receives: Array.from({ length: pulls?.count ?? 0 }, (_, row) => {
      const after = pulls?.answeredAfter[row] ?? NO_ROW;
      return {
        sentMs: (pulls?.sentAt[row] ?? 0) / 1000,
        answeredMs: after === NO_ROW ? undefined : ((pulls?.sentAt[row] ?? 0) + after) / 1000,
        messages: pulls?.messages[row] ?? 0,
      };
    }),
    settled: Array.from({ length: settlements?.count ?? 0 }, (_, row) => ({
      atMs: (settlements?.sentAt[row] ?? 0) / 1000,
      kind: settlements?.kind[row],
      waitMs: settlements?.invisibleMs[row],
      code: settlements?.code[row],
    })),
  };
}

export const numbers = (rows: readonly Row[]) =>
  rows.map(({ message, number }) => [message, number]);
export const gaps = (moments: readonly number[]): readonly number[] =>
  moments.slice(1).map((moment, index) => Math.round(moment - (moments[index] ?? 0)));

/** A server that answers from a script, with nothing but what the test says. */
export function served(
  consuming: NonNullable<BrokerScript['consuming']>,
): Record<string, BrokerScript> {
  const then = { kind: 'reply', code: 0, afterMs: 0 } as const;
  return { a: { list: 'a', steps: [], then, consuming } };
}

export function answers(count: number, code: number): StepList {
  const step = { kind: 'reply', code, afterMs: 0 } as const;
  return {
    steps: Array.from({ length: count }, () => step),
    then: { kind: 'reply', code: 20_000, afterMs: 0 },
  };
}

export const policy = (nextMs: readonly number[], maxAttempts = 17) => ({
  server: { backoffPolicy: { maxAttempts, nextMs } },
});
