// What brokers keep for consumers that pop.
import { describe, expect, test } from 'vitest';
import { fault, sendsAt } from '../../smallScenario.ts';
import { gaps, numbers, policy, run, served } from './popRuns.ts';

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

  test('KP6 a dead letter whose handler is still at it ends with the handler', () => {
    const { deliveries, recording } = run({
      consumer: {
        mode: 'simple',
        handler: { takesMs: 5_000, failsFirst: -1 },
        settings: { invisibleDuration: 1_000, receivers: 2, retryMaxTimes: 0 },
      },
      durationMs: 10_000,
    });
    expect(deliveries.map(({ outcome, waitCause }) => [outcome, waitCause])).toEqual([
      ['deadLettered', 'reconsumeTimesUsedUp'],
    ]);
    expect(recording.deliveries?.endedAfter[0]).toBe(5_000_000);
    // Before the handler's end it still runs, dead letter or not.
    const early = run({
      consumer: {
        mode: 'simple',
        handler: { takesMs: 5_000, failsFirst: -1 },
        settings: { invisibleDuration: 1_000, receivers: 2, retryMaxTimes: 0 },
      },
      durationMs: 4_000,
    });
    expect(early.deliveries.map(({ outcome }) => outcome)).toEqual(['running']);
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

  test('KP10 calls that nobody answers end by their time, and the run by its own', () => {
    const { deliveries, receives, recording, settled } = run({
      durationMs: 60_000,
      client: { sends: sendsAt(100, 50_000) },
      consumer: { handler: { takesMs: 2_000 } },
      timeline: [fault('blackHole', 'a', [1_000, 40_000])],
    });
    expect(recording.endAt).toBe(60_000_000);
    expect(settled[0]?.code).toBe(0);
    // The receive of the first message, then one that waits for its 20 s and 3 s more.
    expect((receives[1]?.answeredMs ?? 0) - (receives[1]?.sentMs ?? 0)).toBe(23_000);
    expect(deliveries.some(({ message }) => message === 1)).toBe(true);
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
