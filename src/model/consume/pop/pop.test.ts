// Consumers that speak gRPC, and the brokers from which they pop.
import { describe, expect, test } from 'vitest';
import { DELIVERY_FLAG, DELIVERY_NAMES, deliveryCauseName } from '../../../recording/deliveries.ts';
import { NO_ROW, type Recording } from '../../../recording/Recording.ts';
import type {
  BrokerScript,
  ConsumerScenario,
  ProxyScenario,
  Scenario,
  StepList,
} from '../../../scenario/Scenario.ts';
import type { Settings } from '../../../scenario/SettingSpec.ts';
import { fault, sendsAt, smallScenario, type SmallOptions } from '../../smallScenario.ts';
import { runToEnd } from '../../startRun.ts';

interface Options extends SmallOptions {
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

interface Row {
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

function run(options: Options) {
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

const numbers = (rows: readonly Row[]) => rows.map(({ message, number }) => [message, number]);
const gaps = (moments: readonly number[]): readonly number[] =>
  moments.slice(1).map((moment, index) => Math.round(moment - (moments[index] ?? 0)));

/** A server that answers from a script, with nothing but what the test says. */
function served(consuming: NonNullable<BrokerScript['consuming']>): Record<string, BrokerScript> {
  const then = { kind: 'reply', code: 0, afterMs: 0 } as const;
  return { a: { list: 'a', steps: [], then, consuming } };
}

function answers(count: number, code: number): StepList {
  const step = { kind: 'reply', code, afterMs: 0 } as const;
  return {
    steps: Array.from({ length: count }, () => step),
    then: { kind: 'reply', code: 20_000, afterMs: 0 },
  };
}

const policy = (nextMs: readonly number[], maxAttempts = 17) => ({
  server: { backoffPolicy: { maxAttempts, nextMs } },
});

describe('popping', () => {
  test('KP1 what one consumer of the group has received, no other sees', () => {
    const { deliveries } = run({
      client: { sends: sendsAt(100, 200, 300, 400) },
      more: [{ id: 'twin' }],
    });
    expect(numbers(deliveries)).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
      [3, 1],
    ]);
  });

  test('KP1 each group gets all of them', () => {
    const { deliveries } = run({ more: [{ id: 'audit', group: 'audits' }] });
    expect(deliveries.map(({ consumer }) => consumer).sort()).toEqual(['audit', 'mail']);
  });

  test('KP2 an acknowledgement that comes too late is refused and not repeated: a duplicate', () => {
    const { deliveries, settled } = run({
      consumer: {
        mode: 'simple',
        handler: { takesMs: 3_000 },
        settings: { invisibleDuration: 1_000, receivers: 2 },
      },
      durationMs: 8_000,
    });
    expect(deliveries.length).toBeGreaterThan(1);
    expect(deliveries[1]?.isDuplicate).toBe(true);
    expect(settled[0]?.code).toBe(40_013);
  });

  test('KP3 a wish for another delivery counts from when it arrives', () => {
    const { deliveries } = run({
      brokers: served({}),
      consumer: { handler: { takesMs: 500, failsFirst: 1 }, ...policy([2_000]) },
    });
    expect(gaps(deliveries.map(({ startedMs }) => startedMs))).toEqual([500 + 1 + 2_000 + 1]);
  });

  test('KP4 what nobody settles comes again in the first second after its invisible time', () => {
    const { deliveries } = run({
      consumer: {
        mode: 'simple',
        settings: { invisibleDuration: 4_000 },
        handler: { takesMs: 0, failsFirst: 1 },
      },
    });
    const [first, second] = deliveries;
    const wait = (second?.startedMs ?? 0) - (first?.receivedMs ?? 0);
    expect(wait).toBeGreaterThanOrEqual(4_000);
    expect(wait).toBeLessThanOrEqual(5_002);
    expect(first?.waitCause).toBe('invisibleTime');
  });

  test('KP5 an ordered queue gives nothing while something of it is under way', () => {
    const { deliveries } = run({
      client: { sends: sendsAt(100, 200) },
      consumer: { settings: { consumeMessageOrderly: true }, handler: { takesMs: 3_000 } },
      more: [
        { id: 'twin', settings: { consumeMessageOrderly: true }, handler: { takesMs: 3_000 } },
      ],
    });
    expect(gaps(deliveries.map(({ startedMs }) => startedMs))[0]).toBeGreaterThanOrEqual(3_000);
  });

  test('KP6 delivered as often as allowed, it goes to the dead letters instead of once more', () => {
    const { deliveries } = run({
      durationMs: 60_000,
      consumer: { settings: { retryMaxTimes: 2 }, handler: { takesMs: 0, failsFirst: -1 } },
    });
    expect(deliveries.map(({ outcome }) => outcome)).toEqual(['later', 'later', 'deadLettered']);
    expect(deliveries[2]?.waitCause).toBe('reconsumeTimesUsedUp');
  });

  test('KP7 a rollback hands out again what had been acknowledged', () => {
    const { deliveries } = run({
      client: { sends: sendsAt(100, 5_000) },
      timeline: [fault('rollback', 'mail', [8_000, 9_000], { strength: 5_000 })],
    });
    expect(numbers(deliveries)).toEqual([
      [0, 1],
      [1, 1],
      [1, 1],
    ]);
    expect(deliveries[2]?.isDuplicate).toBe(true);
  });

  test('KP8 through a proxy both ways are longer, and a proxy that is gone is a failed receive', () => {
    const proxies = [{ id: 'proxy-1', mode: 'cluster', settings: {} }] as const;
    const { deliveries } = run({
      proxies,
      consumer: { via: 'proxy-1' },
      client: { sends: sendsAt(1_000) },
    });
    const direct = run({ client: { sends: sendsAt(1_000) } });
    expect((deliveries[0]?.startedMs ?? 0) - (direct.deliveries[0]?.startedMs ?? 0)).toBe(1);
    const { receives } = run({
      proxies,
      consumer: { via: 'proxy-1' },
      timeline: [fault('crash', 'proxy-1', [5_000, 9_000])],
      client: { sends: sendsAt(6_000) },
      durationMs: 12_000,
    });
    // Asked again every second while nobody listens.
    expect(receives.length).toBeGreaterThanOrEqual(5);
  });

  test('KP9 a receive is held while nothing is there, for so long', () => {
    const { receives } = run({
      client: { sends: sendsAt(25_000) },
      consumer: { settings: { grpcClientConsumerMaxLongPollingTimeoutMillis: 10_000 } },
      durationMs: 29_000,
    });
    expect(receives.map(({ sentMs, messages }) => [sentMs, messages])).toEqual([
      [0, 0],
      [10_002, 0],
      [20_004, 1],
      [25_005, 0],
    ]);
  });

  test('KP10 a broker that is frozen hears of a settlement when it wakes', () => {
    const { deliveries, settled } = run({
      client: { sends: sendsAt(100) },
      consumer: { handler: { takesMs: 1_000 } },
      timeline: [fault('pause', 'a', [500, 3_500])],
    });
    expect(deliveries).toHaveLength(1);
    expect(settled[0]?.code).toBe(20_000);
  });
});

describe('the loop of receives', () => {
  const later: Options = { client: { sends: sendsAt(0) } };

  test('KP11 a new consumer begins a second after its start', () => {
    const { receives } = run({ ...later, consumer: { start: { upForMs: 0 } } });
    expect(receives[0]?.sentMs).toBe(1_000);
    expect(run({ ...later, consumer: { start: { upForMs: 400 } } }).receives[0]?.sentMs).toBe(600);
    expect(run(later).receives[0]?.sentMs).toBe(0);
  });

  test('KP12 after an answer it asks again at once', () => {
    const { receives } = run({ client: { sends: sendsAt(100, 200) } });
    expect(receives[1]?.sentMs).toBe(receives[0]?.answeredMs);
    expect(receives[2]?.sentMs).toBe(receives[1]?.answeredMs);
  });

  test.each([
    ['rocketmq-java-grpc', '5.2.0', 42_900, 22],
    ['rocketmq-java-grpc', '5.2.0', 50_001, 1_002],
    ['rocketmq-go-grpc', '5.1.4', 42_900, 1_002],
    ['rocketmq-go-grpc', '5.1.4', 50_001, 22],
    ['rocketmq-nodejs-grpc', '1.0.8', 42_900, 22],
    ['rocketmq-nodejs-grpc', '1.0.8', 50_001, 1_002],
  ])('KP13 %s %s asks again after %i in %i ms', (profile, version, code, waitMs) => {
    const { receives } = run({
      brokers: served({ receive: answers(3, code) }),
      consumer: { profile, version },
    });
    expect(gaps(receives.slice(0, 4).map(({ sentMs }) => sentMs))).toEqual([
      waitMs,
      waitMs,
      waitMs,
    ]);
  });

  test('KP14 with a full cache it looks again a second later', () => {
    const { receives } = run({
      client: { sends: sendsAt(0, 0, 0) },
      consumer: {
        settings: { maxCacheMessageCount: 1, consumptionThreadCount: 1 },
        handler: { takesMs: 1_500 },
      },
      durationMs: 6_000,
    });
    expect(receives.slice(0, 2).map(({ messages }) => messages)).toEqual([1, 1]);
    expect((receives[1]?.sentMs ?? 0) - (receives[0]?.answeredMs ?? 0)).toBe(2_000);
  });
});

describe('settling', () => {
  test('KP15 an acknowledgement that fails is sent again every second', () => {
    const { settled } = run({ brokers: served({ ack: answers(3, 50_001) }) });
    expect(gaps(settled.map(({ atMs }) => atMs))).toEqual([1_002, 1_002, 1_002]);
  });

  test('KP15 so is a wish for another delivery', () => {
    const { deliveries, settled } = run({
      brokers: served({ nack: answers(2, 50_001) }),
      consumer: { handler: { takesMs: 0, failsFirst: 1 }, ...policy([1_000]) },
    });
    expect(settled.map(({ kind }) => kind)).toEqual([1, 1, 1, 0]);
    expect(gaps(deliveries.map(({ startedMs }) => startedMs))).toEqual([3_006]);
  });

  test.each([
    ['rocketmq-java-grpc', '5.2.0', [1_000, 2_000, 2_000]],
    ['rocketmq-go-grpc', '5.1.4', [1_000, 2_000, 2_000]],
    ['rocketmq-nodejs-grpc', '1.0.8', [0, 0, 0]],
  ])('KP16 %s asks for the waits of the policy', (profile, version, waits) => {
    const { settled } = run({
      brokers: served({}),
      consumer: {
        profile,
        version,
        handler: { takesMs: 0, failsFirst: 3 },
        ...policy([1_000, 2_000]),
      },
    });
    expect(settled.slice(0, 3).map(({ waitMs }) => waitMs)).toEqual(waits);
  });

  test('KP16 growing waits, and those of the proxy where nothing else is said', () => {
    const failing: Partial<ConsumerScenario> = { handler: { takesMs: 0, failsFirst: 4 } };
    const growing = {
      backoffPolicy: { maxAttempts: 17, initialMs: 500, maxMs: 3_000, multiplier: 2 },
    };
    const { settled } = run({ brokers: served({}), consumer: { ...failing, server: growing } });
    expect(settled.slice(0, 4).map(({ waitMs }) => waitMs)).toEqual([500, 1_000, 2_000, 3_000]);
    const told = run({ durationMs: 60_000, consumer: failing }).settled;
    expect(told.slice(0, 4).map(({ waitMs }) => waitMs)).toEqual([1_000, 5_000, 10_000, 30_000]);
  });
});

describe('ordered messages', () => {
  const ordered = (profile: string, version: string): Options => ({
    brokers: served({}),
    client: { sends: sendsAt(0, 0) },
    consumer: {
      profile,
      version,
      settings: { consumeMessageOrderly: true },
      handler: { takesMs: 0, failsFirst: -1 },
      start: { upForMs: 0 },
      ...policy([1_000, 2_000], 3),
    },
  });
  const of = (rows: readonly Row[], message: number): readonly number[] =>
    gaps(rows.filter((row) => row.message === message).map(({ startedMs }) => startedMs));

  test('KP17 Java hands a message over by itself, then gives it up, and only then takes the next', () => {
    const { deliveries, settled } = run(ordered('rocketmq-java-grpc', '5.2.0'));
    expect(of(deliveries, 0)).toEqual([1_000, 2_000]);
    expect(deliveries.map(({ message }) => message)).toEqual([0, 0, 0, 1, 1, 1]);
    expect(settled.map(({ kind }) => kind)).toEqual([2, 2]);
    expect(deliveries.at(-1)?.outcome).toBe('deadLettered');
  });

  test('KP17 Go lets both go side by side', () => {
    const { deliveries } = run(ordered('rocketmq-go-grpc', '5.1.4'));
    expect(of(deliveries, 1)).toEqual([1_000, 2_000]);
    const starts = [0, 1].map(
      (each) => deliveries.find(({ message }) => message === each)?.startedMs,
    );
    expect(starts[0]).toBe(starts[1]);
  });

  test('KP17 Node gives up after the first failure', () => {
    const { deliveries } = run(ordered('rocketmq-nodejs-grpc', '1.0.8'));
    expect(deliveries.map(({ message, outcome }) => [message, outcome])).toEqual([
      [0, 'deadLettered'],
      [1, 'deadLettered'],
    ]);
  });
});

describe('threads and cache', () => {
  test('KP18 as many messages are worked on as there are threads', () => {
    const { deliveries } = run({
      client: { sends: sendsAt(0, 0, 0) },
      consumer: {
        settings: { consumptionThreadCount: 2 },
        handler: { takesMs: 1_000 },
        start: { upForMs: 0 },
      },
    });
    expect(gaps(deliveries.map(({ startedMs }) => startedMs))).toEqual([0, 1_000]);
  });

  test('KP19 a message keeps its place in the cache until its acknowledgement is taken', () => {
    const settings: Settings = { maxCacheMessageCount: 1 };
    const { receives } = run({
      brokers: served({ ack: answers(2, 50_001) }),
      client: { sends: sendsAt(0, 0) },
      consumer: { settings },
    });
    expect((receives[1]?.sentMs ?? 0) - (receives[0]?.answeredMs ?? 0)).toBeGreaterThanOrEqual(
      2_000,
    );
  });

  test('KP20 what a killed consumer held comes to another, renewed or not', () => {
    const killed = (settings: Settings) =>
      run({
        client: { sends: sendsAt(100) },
        consumer: { handler: { takesMs: 60_000 }, settings },
        // It begins after the message has found the other one.
        more: [{ id: 'twin', start: { upForMs: 0 } }],
        timeline: [fault('crash', 'mail', [2_000, 29_000])],
      }).deliveries;
    const invisible = { defaultInvisibleTimeMills: 10_000 };
    const left = killed({ ...invisible, enableProxyAutoRenew: false });
    expect(left.map(({ consumer, outcome }) => [consumer, outcome])).toEqual([
      ['mail', 'abandoned'],
      ['twin', 'consumed'],
    ]);
    expect(left[1]?.startedMs).toBeGreaterThanOrEqual(10_100);
    expect(left[1]?.startedMs).toBeLessThanOrEqual(11_200);
    const renewed = killed(invisible);
    expect(renewed[1]?.startedMs).toBeGreaterThanOrEqual(3_000);
    expect(renewed[1]?.startedMs).toBeLessThanOrEqual(4_100);
  });

  test('KP22 a proxy keeps a message invisible for as long as a push consumer works on it', () => {
    const slow = (settings: Settings) =>
      run({
        client: { sends: sendsAt(100) },
        consumer: { handler: { takesMs: 20_000 }, settings },
      }).deliveries;
    const invisible = { defaultInvisibleTimeMills: 5_000 };
    expect(slow(invisible)).toHaveLength(1);
    expect(slow({ ...invisible, enableProxyAutoRenew: false }).length).toBeGreaterThan(1);
  });

  test('KP20 a frozen one goes on where it stood', () => {
    const { deliveries } = run({
      client: { sends: sendsAt(100) },
      consumer: { handler: { takesMs: 1_000 } },
      timeline: [fault('pause', 'mail', [500, 5_000])],
    });
    expect(deliveries.map(({ outcome }) => outcome)).toEqual(['consumed']);
  });
});

describe('the simple consumer', () => {
  const simple: Partial<ConsumerScenario> = { mode: 'simple' };

  test('KP21 each thread of the application asks, works and acknowledges one after the other', () => {
    const { deliveries, receives } = run({
      client: { sends: sendsAt(0, 0, 0) },
      consumer: { ...simple, handler: { takesMs: 500 }, start: { upForMs: 0 } },
    });
    expect(gaps(deliveries.map(({ startedMs }) => startedMs))).toEqual([500, 500]);
    expect(receives[1]?.sentMs).toBe(1_002 + 1_500);
  });

  test('KP21 one that is told to asks for another delivery by the policy', () => {
    const { settled } = run({
      consumer: {
        ...simple,
        settings: { onFailure: 'changeInvisibleDuration' },
        handler: { takesMs: 0, failsFirst: 1 },
        ...policy([3_000]),
      },
    });
    expect(settled.map(({ kind, waitMs }) => [kind, waitMs])).toEqual([
      [1, 3_000],
      [0, 0],
    ]);
  });
});
