// Runs that once broke a law on the side of the clients or of the clock, each with the sentence of what was wrong. They
// stay, so that it does not come back.
import { describe, expect, test } from 'vitest';
import { gaugeAt } from '../recording/gaugeAt.ts';
import { OUTCOME, RESULT } from '../recording/outcomes.ts';
import { LONGEST, NEVER } from '../recording/Recording.ts';
import { BUSY, brokerFault, lawfulRun, small } from './lawfulRun.ts';
import { change } from './smallScenario.ts';
import { startRun } from './startRun.ts';

describe('callers', () => {
  test('a closed loop whose sends take no time stood still in one instant', () => {
    const oneway = { profile: 'rocketmq-java-remoting', version: '5.3.3', mode: 'oneway' };
    const recording = lawfulRun(
      small({
        durationMs: 1_000,
        client: { ...oneway, workload: { loop: 'closed', callers: 2 } },
      }),
    );
    // 5 000 sends a second for each caller are the most.
    expect(recording.messages.count).toBe(10_000);
  });

  test('a run that becomes far larger than planned filled the memory', () => {
    const oneway = { profile: 'rocketmq-java-remoting', version: '5.3.3', mode: 'oneway' };
    const run = startRun(
      small({ client: { ...oneway, workload: { loop: 'closed', callers: 100 } } }),
      10_000,
    );
    const toItsEnd = (): void => {
      while (!run.advance(1_000));
    };
    expect(toItsEnd).toThrow('more than 10000 rows');
  });

  test('a closed loop in front of an open circuit breaker stood still as well', () => {
    const recording = lawfulRun(
      small({
        durationMs: 3_000,
        client: {
          mode: 'sync',
          settings: { circuitBreaker: true, minimumNumberOfCalls: 5, maxAttempts: 1 },
          workload: { loop: 'closed', callers: 3 },
        },
        timeline: [brokerFault('crash', 1_000, 2_000)],
      }),
    );
    expect(recording.messages.result.includes(RESULT.failed)).toBe(true);
  });

  test('callers that were taken away and given back never came back', () => {
    const recording = lawfulRun(
      small({
        client: {
          mode: 'sync',
          workload: { loop: 'closed', callers: 8, thinkTimeMs: 10 },
        },
        timeline: [
          change(3_000, 'clients.orders.workload.callers', 2),
          change(6_000, 'clients.orders.workload.callers', 8),
        ],
      }),
    );
    const sent = (fromMs: number, toMs: number): number =>
      recording.messages.intendedAt
        .slice(0, recording.messages.count)
        .filter((at) => at >= fromMs * 1000 && at < toMs * 1000).length;
    expect(sent(7_000, 9_000) / sent(1_000, 3_000)).toBeCloseTo(1, 1);
    expect(sent(4_000, 6_000) / sent(1_000, 3_000)).toBeCloseTo(2 / 8, 1);
  });

  test('threads were given back that a job of the application had never taken', () => {
    const recording = lawfulRun(
      small({
        client: {
          profile: 'rocketmq-go-remoting',
          version: '2.1.2',
          mode: 'async',
          workload: { afterFailure: 'resend', resendEveryMs: 500 },
          sends: [{ atMs: 100, bodyBytes: 100, thread: 0 }],
        },
        // Written, and refused by the broker.
        broker: { memoryMaxUsedSpaceRatio: 0.5, memoryUsedRatio: 0.9 },
      }),
    );
    expect(recording.messages.attempts[0]).toBeGreaterThan(4);
    expect(gaugeAt(recording, 'blockedCallers', 0, 9_900)).toBe(0);
  });

  test('a message of the table seemed to leave before the thread that sent it was free', () => {
    const recording = lawfulRun(
      small({
        client: {
          profile: 'rocketmq-java-remoting',
          version: '4.9.8',
          mode: 'async',
          settings: { asyncSenderThreads: 1 },
          workload: { ratePerSec: 4, afterFailure: 'resend', resendEveryMs: 3_000 },
          start: { cold: true },
        },
        timeline: [brokerFault('refuse', 0, 9_000)],
      }),
    );
    expect(recording.messages.attempts.some((count) => count > 3)).toBe(true);
  });

  test('free callers beyond a lowered limit went on sending', () => {
    const recording = lawfulRun(
      small({
        broker: { serviceMs: 50 },
        client: { mode: 'sync', workload: { callers: 40, ratePerSec: 60 } },
        timeline: [change(5_000, 'clients.orders.workload.callers', 3)],
      }),
    );
    for (let atMs = 5_250; atMs < 10_000; atMs += 10) {
      expect(gaugeAt(recording, 'blockedCallers', 0, atMs)).toBeLessThanOrEqual(3);
    }
  });

  test.each(['sync', 'async'])(
    'a change between open and closed loop counted callers twice or not at all (%s)',
    (mode) => {
      const recording = lawfulRun(
        small({
          client: { mode, workload: { callers: 10, ratePerSec: 100, thinkTimeMs: 100 } },
          timeline: [
            change(3_000, 'clients.orders.workload.loop', 'closed'),
            change(6_000, 'clients.orders.workload.loop', 'open'),
          ],
        }),
      );
      const perSecond = new Array<number>(10).fill(0);
      for (const at of recording.messages.intendedAt.slice(0, recording.messages.count)) {
        const second = Math.floor(at / 1_000_000);
        perSecond[second] = (perSecond[second] ?? 0) + 1;
      }
      // 100/s by arrivals, then 10 callers each 100 ms and a few, then by arrivals again.
      for (const second of [1, 2, 7, 8, 9]) expect(perSecond[second]).toBeGreaterThan(70);
      for (const second of [4, 5]) expect(perSecond[second]).toBeLessThanOrEqual(100);
      for (const second of [4, 5]) expect(perSecond[second]).toBeGreaterThan(80);
    },
  );
});

describe('far times', () => {
  test('a service longer than the clock reaches stopped the run', () => {
    const slow = { ...brokerFault('slow', 0, 1_000), strength: 1_000 };
    const recording = lawfulRun(
      small({
        broker: { serviceMs: 10_000 },
        timeline: [slow, { ...slow, startMs: 1 }],
      }),
    );
    expect(recording.endAt).toBe(10_000_000);
  });

  test('an arrival later than the clock reaches stopped the run', () => {
    const recording = lawfulRun(
      small({
        client: { workload: { ratePerSec: 0.1 } },
        timeline: [{ ...brokerFault('spike', 0, 10_000), target: 'orders', strength: 1e-9 }],
      }),
    );
    expect(recording.messages.count).toBe(0);
  });
});

describe('waits longer than the 71.6 minutes that a row can tell', () => {
  const hours = (count: number): number => count * 3_600_000;

  test('came out as short ones, and the client believed it: it gave up what it had just begun', () => {
    const { messages } = lawfulRun(
      small({
        durationMs: hours(4),
        broker: { serviceMs: 2_000, serviceDistribution: 'constant' },
        client: {
          ...{ profile: 'rocketmq-java-remoting', version: '5.3.3', mode: 'sync' },
          workload: { ratePerSec: 1, arrivals: 'constant', callers: 1 },
        },
      }),
    );
    const began = Array.from({ length: messages.count }, (_, row) => row).filter(
      (row) => messages.startedAfter[row] !== NEVER,
    );
    const waits = began.map((row) => messages.startedAfter[row] ?? NaN);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(Math.max(...waits)).toBe(LONGEST);
    expect(began.every((row) => messages.result[row] !== RESULT.failed)).toBe(true);
  });

  test('between two attempts', () => {
    const { attempts } = lawfulRun(
      small({
        durationMs: hours(24),
        broker: { throttleRatePerSec: 1 },
        client: {
          settings: {
            ...{ backoff: 'exponential', initialBackoffMs: hours(0.1), maxBackoffMs: hours(1) },
            ...{ multiplier: 10, jitterRatio: 1, maxAttempts: 6 },
          },
          sends: Array.from({ length: 40 }, () => ({ atMs: 0, bodyBytes: 1 })),
        },
        timeline: [{ ...brokerFault('loseRequests', 0, hours(20)), probability: 1 }],
      }),
    );
    expect(attempts.waitActual.includes(LONGEST)).toBe(true);
  });

  test('in the send queue', () => {
    const { attempts } = lawfulRun(
      small({
        durationMs: hours(4),
        broker: { ...BUSY, serviceMs: 10_000, brokerFastFailureEnable: false },
        client: {
          settings: { maxAttempts: 1 },
          workload: { ratePerSec: 0.2, arrivals: 'constant' },
        },
      }),
    );
    const begun = Array.from(attempts.beganAfter.slice(0, attempts.count)).filter(
      (after) => after !== NEVER,
    );
    expect(begun).toEqual(begun.toSorted((a, b) => a - b));
    expect(Math.max(...begun)).toBe(LONGEST);
  });
});

describe('settings that change while the run goes on', () => {
  test('a half-open breaker whose window changed waited for probes it had already counted', () => {
    const recording = lawfulRun(
      small({
        durationMs: 20_000,
        client: {
          settings: {
            circuitBreaker: true,
            minimumNumberOfCalls: 5,
            maxAttempts: 1,
            attemptTimeoutMs: 500,
            waitDurationInOpenState: 1_000,
            permittedNumberOfCallsInHalfOpenState: 4,
          },
          workload: { ratePerSec: 2, arrivals: 'constant' },
        },
        timeline: [
          brokerFault('crash', 3_000, 8_000),
          // Between the first and the last of the probes.
          change(10_200, 'clients.orders.settings.slidingWindowSize', 50),
        ],
      }),
    );
    const { attempts } = recording;
    const last = attempts.count - 1;
    expect((attempts.sentAt[last] ?? 0) / 1_000_000).toBeGreaterThan(18);
    expect(attempts.outcome[last]).toBe(OUTCOME.stored);
  });

  test('oneway requests were dropped at dequeue as if somebody had waited for them', () => {
    const oneway = { profile: 'rocketmq-java-remoting', version: '5.3.3', mode: 'oneway' };
    const recording = lawfulRun(
      small({
        broker: { ...BUSY, dropExpiredAtDequeue: true, brokerFastFailureEnable: false },
        client: { ...oneway, workload: { ratePerSec: 20 } },
      }),
    );
    expect(
      recording.attempts.storedAfter.filter((after) => after !== NEVER).length,
    ).toBeGreaterThan(90);
  });

  test('a client without a retry budget showed one', () => {
    expect(gaugeAt(lawfulRun(small({})), 'retryTokens', 0, 5_000)).toBe(0);
  });
});
