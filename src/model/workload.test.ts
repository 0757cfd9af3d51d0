// What applications send, who sends it, and what every client keeps of it.
import { describe, expect, test } from 'vitest';
import { gaugeAt } from '../recording/gaugeAt.ts';
import type { Settings } from '../scenario/SettingSpec.ts';
import { attemptsOf, messagesOf } from './rowsOf.ts';
import {
  always,
  change,
  fault,
  sendsAt,
  sendsOfOneThread,
  silent,
  smallScenario,
  type SmallOptions,
} from './smallScenario.ts';
import { runToEnd } from './startRun.ts';

/** When messages were wanted, in ms. */
function arrivals(workload: Settings, more: SmallOptions = {}): readonly number[] {
  const recording = runToEnd(smallScenario({ client: { workload }, durationMs: 20_000, ...more }));
  return messagesOf(recording).map(({ intendedMs }) => intendedMs);
}

/** How many in each stretch of that length. */
function counts(
  moments: readonly number[],
  stretchMs: number,
  stretches: number,
): readonly number[] {
  return Array.from(
    { length: stretches },
    (_, index) =>
      moments.filter((ms) => ms >= index * stretchMs && ms < (index + 1) * stretchMs).length,
  );
}

const constant = { arrivals: 'constant', callers: 1_000 };

describe('open loop', () => {
  test('W1 constant: gaps of exactly 1/λ', () => {
    const moments = arrivals({ ...constant, ratePerSec: 3 });
    expect(moments.slice(0, 4)).toEqual([333.333, 666.667, 1_000, 1_333.333]);
    expect(moments).toHaveLength(59);
  });

  test('W1 Poisson: as many in the long run, gaps as uneven as their mean', () => {
    const moments = arrivals({ ratePerSec: 200, callers: 1_000 });
    expect(moments.length).toBeGreaterThan(4_000 - 4 * 64);
    expect(moments.length).toBeLessThan(4_000 + 4 * 64);
    const gaps = moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const square = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
    expect(Math.sqrt(square) / mean).toBeGreaterThan(0.93);
    expect(Math.sqrt(square) / mean).toBeLessThan(1.07);
  });

  test('W1 messages come whether or not earlier ones are done', () => {
    const moments = arrivals(
      { ...constant, ratePerSec: 10, callers: 1 },
      { brokers: { a: silent } },
    );
    expect(moments).toHaveLength(199);
  });

  const shaped = { ...constant, ratePerSec: 100, shapeFactor: 4, shapeLengthMs: 1_000 };

  test.each([
    ['bursts', { shapeEveryMs: 4_000 }, [400, 100, 100, 100, 400, 100, 100, 100, 400, 100]],
    ['spike', { shapeStartMs: 3_000 }, [100, 100, 100, 400, 100, 100, 100, 100, 100, 100]],
    ['steady', {}, Array<number>(10).fill(100)],
  ])('W2 %s', (shape, more, expected) => {
    const seen = counts(arrivals({ ...shaped, ...more, shape }), 1_000, 10);
    seen.forEach((count, index) => {
      expect(Math.abs(count - (expected[index] ?? 0)), `second ${String(index)}`).toBeLessThan(2);
    });
  });

  test('W2 ramp: 100/s grow to 400/s in ten seconds and stay', () => {
    const ramp = { ...shaped, shape: 'ramp', shapeStartMs: 2_000, shapeLengthMs: 10_000 };
    const seen = counts(arrivals(ramp), 1_000, 20);
    expect(seen[0]).toBeGreaterThanOrEqual(99);
    for (let second = 2; second < 12; second++) {
      expect(Math.abs((seen[second] ?? 0) - (100 + 30 * (second - 1.5)))).toBeLessThan(3);
    }
    expect(seen.slice(13).every((count) => Math.abs(count - 400) < 2)).toBe(true);
  });

  test('W3 a gap that is half over is over twice as soon at twice the rate', () => {
    const moments = arrivals(
      { ...constant, ratePerSec: 1 },
      { timeline: [change(1_500, 'clients.app.workload.ratePerSec', 2)] },
    );
    expect(moments.slice(0, 4)).toEqual([1_000, 1_750, 2_250, 2_750]);
  });

  test('W3 at a rate of 0 the gap stands still', () => {
    const moments = arrivals(
      { ...constant, ratePerSec: 1 },
      {
        timeline: [
          change(1_400, 'clients.app.workload.ratePerSec', 0),
          change(5_000, 'clients.app.workload.ratePerSec', 1),
        ],
      },
    );
    expect(moments.slice(0, 3)).toEqual([1_000, 5_600, 6_600]);
  });
});

describe('callers', () => {
  test('W4 closed loop: send, wait for the result, think, send again', () => {
    const moments = arrivals(
      { loop: 'closed', callers: 2, thinkTimeMs: 100 },
      { durationMs: 400, network: { latencyMs: 10 } },
    );
    // 20 ms of way and 2 ms in the broker.
    expect(moments).toEqual([0, 0, 122, 122, 244, 244, 366, 366]);
  });

  test('W5 sends of one thread wait for each other, those of another do not', () => {
    const sends = [
      { atMs: 0, bodyBytes: 1, thread: 0 },
      { atMs: 1, bodyBytes: 1, thread: 0 },
      { atMs: 1, bodyBytes: 1, thread: 1 },
    ];
    const recording = runToEnd(smallScenario({ brokers: { a: always(0, 98) }, client: { sends } }));
    expect(messagesOf(recording).map(({ startedMs }) => startedMs)).toEqual([0, 100, 1]);
  });

  test('W6 the caller that became free last takes the next message', () => {
    const workload = { ...constant, ratePerSec: 100, callers: 10 };
    const idle = runToEnd(smallScenario({ client: { workload }, durationMs: 1_000 }));
    expect(new Set(messagesOf(idle).map(({ caller }) => caller)).size).toBe(1);
  });

  test('W6 with all callers inside send a message waits, first come first served', () => {
    const workload = { ...constant, ratePerSec: 100, callers: 2 };
    const recording = runToEnd(
      smallScenario({ brokers: { a: always(0, 48) }, client: { workload }, durationMs: 1_000 }),
    );
    const started = messagesOf(recording).flatMap(({ startedMs }) => startedMs ?? []);
    // Two callers of 50 ms each: 40 messages/s.
    expect(started.slice(0, 6)).toEqual([10, 20, 60, 70, 110, 120]);
    expect(gaugeAt(recording, 'waitingMessages', 0, 990)).toBeGreaterThan(55);
  });

  test('W7 a caller is busy until it knows the result', () => {
    const workload = { ...constant, ratePerSec: 10, callers: 5 };
    const recording = runToEnd(smallScenario({ brokers: { a: silent }, client: { workload } }));
    expect([250, 450, 2_000].map((ms) => gaugeAt(recording, 'blockedCallers', 0, ms))).toEqual([
      2, 4, 5,
    ]);
    const asynchronous = runToEnd(
      smallScenario({ brokers: { a: silent }, client: { mode: 'async', workload } }),
    );
    expect(gaugeAt(asynchronous, 'blockedCallers', 0, 2_000)).toBe(0);
  });

  test('W8 more callers begin at once', () => {
    const workload = { loop: 'closed', callers: 2, thinkTimeMs: 0 };
    const recording = runToEnd(
      smallScenario({
        brokers: { a: silent },
        client: { workload },
        timeline: [change(500, 'clients.app.workload.callers', 5)],
      }),
    );
    const started = messagesOf(recording).map(({ startedMs }) => startedMs);
    expect(started.slice(0, 5)).toEqual([0, 0, 500, 500, 500]);
  });

  test('W8 a caller too many finishes its send first', () => {
    const workload = { loop: 'closed', callers: 4, thinkTimeMs: 0 };
    const recording = runToEnd(
      smallScenario({
        brokers: { a: always(0, 98) },
        client: { workload },
        durationMs: 1_000,
        timeline: [change(250, 'clients.app.workload.callers', 1)],
      }),
    );
    const started = messagesOf(recording).map(({ startedMs = 0 }) => startedMs);
    expect(started.filter((ms) => ms === 200)).toHaveLength(4);
    expect(started.filter((ms) => ms === 300)).toHaveLength(1);
    expect(
      messagesOf(recording)
        .slice(8, 12)
        .map(({ result }) => result),
    ).toEqual(Array(4).fill('ok'));
  });
});

describe('every client', () => {
  /** One whose callers wake the very moment their wait is over; those of Java come a little later (J12). */
  const punctual = (attemptTimeoutMs: number) =>
    ({
      profile: 'custom',
      version: '1',
      mode: 'sync',
      settings: { attemptTimeoutMs, maxAttempts: 1 },
    }) as const;

  test('P1 latency counts from the moment the message was wanted, the budget from the call of send', () => {
    const recording = runToEnd(
      smallScenario({
        brokers: { a: silent },
        client: { ...punctual(3_000), sends: sendsOfOneThread(0, 100) },
      }),
    );
    const [first, second] = messagesOf(recording);
    expect(second?.intendedMs).toBe(100);
    expect(second?.startedMs).toBe(first?.endedMs);
    expect((second?.endedMs ?? 0) - (second?.startedMs ?? 0)).toBe(3_000);
  });

  test('P2 attempts are numbered, and each knows the one before', () => {
    const { attempts } = runToEnd(
      smallScenario({ brokers: { a: always(1), b: always(1) }, client: { sends: sendsAt(0, 0) } }),
    );
    const rows = Array.from({ length: attempts.count }, (_, row) => [
      attempts.message[row],
      attempts.number[row],
      attempts.message[attempts.previous[row] ?? 0] ?? 'none',
    ]);
    expect(rows.filter(([, number]) => number === 1)).toEqual([
      [0, 1, 'none'],
      [1, 1, 'none'],
    ]);
    const later = rows.filter(([, number]) => number !== 1);
    expect(later).toHaveLength(4);
    expect(later.every(([message, , ofPrevious]) => message === ofPrevious)).toBe(true);
  });

  test('P3 an attempt ends exactly when its patience is over', () => {
    const client = { ...punctual(250), sends: sendsAt(10) };
    const recording = runToEnd(smallScenario({ brokers: { a: silent }, client }));
    expect(attemptsOf(recording)).toMatchObject([{ sentMs: 10, endedMs: 260 }]);
  });

  test('P3 if connecting took all of it nothing is written', () => {
    const recording = runToEnd(
      smallScenario({
        network: { latencyMs: 30 },
        client: {
          settings: { sendMsgTimeout: 50 },
          sends: sendsAt(0),
          start: { firstBroker: 'a', closedTo: ['a'] },
        },
      }),
    );
    const [attempt] = attemptsOf(recording);
    expect(attempt).toMatchObject({ arrivedMs: undefined, cause: 'attemptTimedOut' });
    // The connection stood after 60 ms; the caller wakes 1 to 2 ms later.
    expect(attempt?.endedMs).toBeGreaterThanOrEqual(60);
    expect(attempt?.endedMs).toBeLessThanOrEqual(62);
  });

  test('P4 an answer that comes too late changes nothing', () => {
    const client = { ...punctual(50), sends: sendsAt(0) };
    const recording = runToEnd(smallScenario({ brokers: { a: { serviceMs: 100 } }, client }));
    expect(attemptsOf(recording)).toMatchObject([
      { endedMs: 50, outcome: 'timedOut', storedMs: 101, flags: ['stored', 'answerLate', 'first'] },
    ]);
    expect(messagesOf(recording)).toMatchObject([{ result: 'failed', endedMs: 50, copies: 1 }]);
  });

  test('P5 the failed attempt keeps the wait that follows it, "at once" is 0', () => {
    const recording = runToEnd(smallScenario({ brokers: { a: always(1), b: {} } }));
    expect(attemptsOf(recording).map(({ wait }) => wait)).toEqual([
      { plannedMs: 0, actualMs: 0, cause: 'retryAtOnce' },
      undefined,
    ]);
  });

  test('P6 a message has one result, and none while it is under way', () => {
    const recording = runToEnd(
      smallScenario({
        durationMs: 1_000,
        brokers: { a: {}, b: silent },
        timeline: [fault('spike', 'app', [0, 500], { strength: 2 })],
        client: { workload: { ratePerSec: 50, callers: 100 } },
      }),
    );
    const messages = messagesOf(recording);
    const results = new Set(messages.map(({ result }) => result));
    expect(results).toEqual(new Set(['ok', 'pending']));
    for (const { result, endedMs, intendedMs } of messages) {
      if (result === 'pending') expect(endedMs).toBeUndefined();
      else expect(endedMs).toBeGreaterThanOrEqual(intendedMs);
    }
  });

  test('M1 queues and callers are sampled every 10 ms in a short run, 1200 times in a long one, not at its very end', () => {
    const short = runToEnd(smallScenario({ durationMs: 1_000 }));
    expect(short.sampleEvery).toBe(10_000);
    expect(new Set(short.gauges.map(({ values }) => values.length))).toEqual(new Set([100]));
    const long = runToEnd(smallScenario({ durationMs: 240_000 }));
    expect(long.sampleEvery).toBe(200_000);
    const stored = short.gauges.find(({ name }) => name === 'storedCount');
    expect(stored?.values.slice(0, 2)).toEqual(Float32Array.of(0, 1));
  });
});
