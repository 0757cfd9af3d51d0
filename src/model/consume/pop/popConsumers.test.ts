// Consumers that speak gRPC: how each language receives, settles and gives up.
import { describe, expect, test } from 'vitest';
import type { ConsumerScenario } from '../../../scenario/Scenario.ts';
import type { Settings } from '../../../scenario/SettingSpec.ts';
import { fault, sendsAt } from '../../smallScenario.ts';
import { answers, gaps, policy, run, served, type Options, type Row } from './popRuns.ts';

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
