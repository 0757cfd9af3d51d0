// The model against closed forms (retry theory, part E): bounded queues, retries, the token bucket, closed loops.
// Where chance decides, the tolerance is four standard errors, estimated from the run itself: it is cut into
// batches, and their spread tells how far their mean may be off. Seeds are fixed.
import { describe, expect, test } from 'vitest';
import { CAUSE, RESULT } from '../recording/outcomes.ts';
import { NEVER, type Recording } from '../recording/Recording.ts';
import type { ClientScenario, Scenario } from '../scenario/Scenario.ts';
import type { Settings } from '../scenario/SettingSpec.ts';
import { runToEnd } from './startRun.ts';

interface Parts {
  readonly durationMs: number;
  readonly seed?: number;
  readonly network?: Settings;
  readonly broker?: Settings;
  readonly client?: Partial<ClientScenario>;
}

/** One broker of one thread that turns nobody away for age; one client that tries once and is patient. */
function simple({ durationMs, seed = 5, network, broker, client }: Parts): Scenario {
  return {
    ...{ version: 1, preset: '', name: '', seed, durationMs, nameServer: {}, timeline: [] },
    network: { latencyMs: 0, ...network },
    brokers: [
      {
        id: 'broker-a',
        settings: { sendMessageThreadPoolNums: 1, brokerFastFailureEnable: false, ...broker },
      },
    ],
    clients: [
      {
        id: 'orders',
        ...{ profile: 'custom', version: '1', mode: 'async', workload: {} },
        ...client,
        settings: { maxAttempts: 1, attemptTimeoutMs: 600_000, ...client?.settings },
      },
    ],
  };
}

const BATCHES = 40;

/** Mean and standard error of one number per row, rows in order; neighbours depend on each other, batches hardly. */
function estimate(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const size = Math.floor(values.length / BATCHES);
  const means = Array.from({ length: BATCHES }, (_, batch) =>
    average(values.slice(batch * size, (batch + 1) * size)),
  );
  const mean = average(means);
  const spread = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (BATCHES - 1);
  return { mean, error: Math.sqrt(spread / BATCHES) };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function expectClose(values: readonly number[], expected: number): void {
  const { mean, error } = estimate(values);
  expect(error, 'the estimate is sharp enough to say something').toBeLessThan(0.05 * expected);
  expect(Math.abs(mean - expected)).toBeLessThan(4 * error);
}

function rows(count: number): readonly number[] {
  return Array.from({ length: count }, (_, row) => row);
}

/** Of all attempts but the last few, which may still be under way. */
function settled({ attempts }: Recording): readonly number[] {
  return rows(attempts.count).filter((row) => attempts.endedAfter[row] !== NEVER);
}

describe('M/M/1/K: a bounded queue that turns away what finds it full', () => {
  test.each([
    [8, 10, 5, 0.0888194987, 0.2563065207],
    [12, 10, 10, 0.1925864951, 0.6926137844],
    [10, 10, 10, 0.0909090909, 0.55],
    [280, 300, 50, 0.0021817983, 0.0445335775],
    [560, 300, 150, 0.4642857143, 0.4961538462],
  ])('λ %d, μ %d, K %d: [OVERLOAD] share %d, mean time %d s', (...row) => {
    const [rate, mu, room, lost, time] = row;
    const count = lost < 0.01 ? 1_000_000 : 300_000;
    const recording = runToEnd(
      simple({
        durationMs: Math.round((count / rate) * 1_000),
        // K counts the one in service as well.
        broker: { serviceMs: 1_000 / mu, sendThreadPoolQueueCapacity: room - 1 },
        client: { workload: { ratePerSec: rate } },
      }),
    );
    const { attempts } = recording;
    const ended = settled(recording);
    const isFull = (row: number): boolean => attempts.cause[row] === CAUSE.overload;
    const share = estimate(ended.map((row) => (isFull(row) ? 1 : 0)));
    expect(Math.abs(share.mean - lost)).toBeLessThan(4 * share.error);
    expect(share.error).toBeLessThan(0.1 * lost);
    const seconds = ended
      .filter((row) => !isFull(row))
      .map((row) => (attempts.endedAfter[row] ?? NaN) / 1_000_000);
    expectClose(seconds, time);
  });

  test.each([
    [8, 10, 0.1216610643],
    [20, 25, 0.0502217779],
    [2, 3, 0.2105263158],
  ])('no room to wait at all, %d Erlang on %d threads: Erlang B, %d', (offered, threads, lost) => {
    const recording = runToEnd(
      simple({
        durationMs: 3_000_000,
        // A queue of 0 is less than the form allows; the model takes it. B does not ask how service is spread.
        broker: {
          ...{ sendThreadPoolQueueCapacity: 0, sendMessageThreadPoolNums: threads },
          ...{ serviceMs: 100, serviceDistribution: 'constant' },
        },
        client: { workload: { ratePerSec: offered * 10 } },
      }),
    );
    const { attempts } = recording;
    expectClose(
      settled(recording).map((row) => (attempts.cause[row] === CAUSE.overload ? 1 : 0)),
      lost,
    );
  });
});

describe('bounded retries, each attempt lost with probability p', () => {
  interface Losing {
    readonly p: number;
    readonly attempts: number;
    readonly client?: Settings;
    readonly latencyMs?: number;
  }
  function losing({ p, attempts, client, latencyMs = 1 }: Losing): Recording {
    return runToEnd(
      simple({
        durationMs: 1_000_000,
        network: { latencyMs, requestLossRatio: p },
        broker: { serviceMs: 0, sendMessageThreadPoolNums: 256 },
        client: {
          settings: { maxAttempts: attempts, attemptTimeoutMs: 10, backoff: 'none', ...client },
          workload: { ratePerSec: 100 },
        },
      }),
    );
  }
  const ended = ({ messages }: Recording): readonly number[] =>
    rows(messages.count).filter((row) => messages.result[row] !== RESULT.pending);

  test.each([
    [0.05, 2, 1.05, 0.9975, 1.0476190476],
    [0.1, 3, 1.11, 0.999, 1.1081081081],
    [0.3, 4, 1.417, 0.9919, 1.3959068454],
    [0.5, 3, 1.75, 0.875, 1.5714285714],
    [0.5, 5, 1.9375, 0.96875, 1.8387096774],
    [0.9, 4, 3.439, 0.3439, 2.3687118348],
  ])('p %d, at most %d: %d attempts, success %d, %d if successful', (...row) => {
    const [p, most, all, good, each] = row;
    const recording = losing({ p, attempts: most });
    const { messages } = recording;
    const done = ended(recording);
    const isOk = (row: number): boolean => messages.result[row] === RESULT.ok;
    const attemptsOf = (row: number): number => messages.attempts[row] ?? NaN;
    expectClose(done.map(attemptsOf), all);
    expectClose(
      done.map((row) => (isOk(row) ? 1 : 0)),
      good,
    );
    expectClose(done.filter(isOk).map(attemptsOf), each);
  });

  // E = s(1 − pⁿ) + f·p(1 − pⁿ)/(1 − p) + Σ pᵏ·dₖ, with s 20 ms, p 0.3, n 4 and waits of 100, 200, 400 ms.
  test.each([
    [1_000, 503.738],
    // An answer that takes exactly the patience comes too late: a microsecond more is the table's 20 ms.
    [20.001, 87.14],
  ])('a failure that costs %d ms: done after %d ms on average', (timeoutMs, expected) => {
    const recording = losing({
      ...{ p: 0.3, attempts: 4, latencyMs: 10 },
      client: { attemptTimeoutMs: timeoutMs, backoff: 'exponential', initialBackoffMs: 100 },
    });
    const { messages } = recording;
    expectClose(
      ended(recording).map((row) => (messages.endedAfter[row] ?? NaN) / 1_000),
      expected,
    );
  });
});

describe('a bounded queue whose rejected requests come back after a long random wait', () => {
  // The stream of first and later attempts together is then nearly Poisson: Λ = λ(1 − Pⁿ)/(1 − P), P = P_K(Λ).
  // An approximation, hence 3 %.
  test.each([
    [9, 4, 9.8066370328, 0.0822962911],
    [12, 4, 27.6972732066, 0.6389623112],
    [12, 10, 60.9602972257, 0.835958807],
  ])(
    'λ %d, μ 10, K 10, at most %d attempts: %d/s arrive, %d of them in vain',
    (rate, most, all, vain) => {
      const waitMs = 300_000;
      const durationMs = 20_000_000;
      const recording = runToEnd(
        simple({
          durationMs,
          broker: { serviceMs: 100, sendThreadPoolQueueCapacity: 9 },
          client: {
            settings: {
              ...{ maxAttempts: most, backoff: 'fullJitter', multiplier: 1 },
              ...{ initialBackoffMs: waitMs, maxBackoffMs: waitMs },
            },
            workload: { ratePerSec: rate },
          },
        }),
      );
      const { attempts } = recording;
      // All retries are there after as many waits as there can be.
      const fromUs = Math.min(durationMs / 2, most * waitMs) * 1_000;
      const steady = rows(attempts.count).filter((row) => (attempts.sentAt[row] ?? 0) >= fromUs);
      const perSecond = steady.length / (durationMs / 1_000 - fromUs / 1_000_000);
      const rejected = steady.filter((row) => attempts.cause[row] === CAUSE.overload).length;
      expect(Math.abs(perSecond / all - 1)).toBeLessThan(0.03);
      expect(Math.abs(rejected / steady.length / vain - 1)).toBeLessThan(0.03);
    },
  );
});

describe('the token bucket of a quota', () => {
  function throttled(ratePerSec: number, durationMs = 20_000): { at: number; isOk: boolean }[] {
    const recording = runToEnd(
      simple({
        durationMs,
        broker: { throttleRatePerSec: 100, serviceMs: 0, sendMessageThreadPoolNums: 256 },
        client: { workload: { ratePerSec, arrivals: 'constant' } },
      }),
    );
    const { attempts } = recording;
    return settled(recording).map((row) => ({
      at: (attempts.sentAt[row] ?? NaN) / 1_000_000,
      isOk: attempts.cause[row] !== CAUSE.quotaExceeded,
    }));
  }

  test('a burst lasts B / (P − r) and sends P·B / (P − r)', () => {
    // Rate r 100/s, depth B 100 (one second's worth), peak P 300/s: half a second, 150 requests.
    const sent = throttled(300);
    const first = sent.findIndex(({ isOk }) => !isOk);
    expect(sent[first]?.at).toBeCloseTo(0.5, 2);
    expect(first).toBeGreaterThanOrEqual(149);
    expect(first).toBeLessThanOrEqual(151);
  });

  test('in any stretch of T seconds at most B + r·T get through, and in the long run r', () => {
    const passed = throttled(300)
      .filter(({ isOk }) => isOk)
      .map(({ at }) => at);
    passed.forEach((from, index) => {
      for (const ahead of [10, 50, 200, 1_000]) {
        const to = passed[index + ahead];
        if (to !== undefined) expect(ahead + 1).toBeLessThanOrEqual(100 + 100 * (to - from) + 1);
      }
    });
    expect(passed.filter((at) => at >= 10).length / 10).toBeCloseTo(100, 0);
  });

  test('below the rate nothing is throttled', () => {
    expect(throttled(99).every(({ isOk }) => isOk)).toBe(true);
  });
});

describe('a closed loop: N callers that think for Z and share one thread', () => {
  /** Machine repair: the share of time in which the thread is idle, by Erlang B of the mirrored system. */
  function throughput(callers: number, think: number, service: number): number {
    let idle = 1;
    let weight = 1;
    for (let waiting = 1; waiting <= callers; waiting++) {
      weight *= ((callers - waiting + 1) * service) / think;
      idle += weight;
    }
    return (1 - 1 / idle) / service;
  }

  test.each([
    [1, 1_000],
    [100, 1_000],
    [201, 1_000],
    [400, 1_000],
    [20, 50],
  ])('%d callers that think for %d ms', (callers, thinkTimeMs) => {
    const recording = runToEnd(
      simple({
        durationMs: 1_000_000,
        broker: { serviceMs: 5, sendThreadPoolQueueCapacity: 1_000 },
        client: { mode: 'sync', workload: { loop: 'closed', callers, thinkTimeMs } },
      }),
    );
    const perSecond = recording.messages.count / 1_000;
    const expected = throughput(callers, thinkTimeMs / 1_000, 0.005);
    expect(expected).toBeLessThanOrEqual(
      Math.min(callers / (thinkTimeMs / 1_000 + 0.005), 200) + 1e-9,
    );
    expect(Math.abs(perSecond / expected - 1)).toBeLessThan(0.01);
  });
});
