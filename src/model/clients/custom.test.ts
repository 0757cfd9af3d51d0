// The client of the user's own design, and RocketMQ as its manual has it.
import { describe, expect, test } from 'vitest';
import { gaugeAt } from '../../recording/gaugeAt.ts';
import type { BrokerScript, ClientScenario } from '../../scenario/Scenario.ts';
import type { Settings } from '../../scenario/SettingSpec.ts';
import { attemptsOf, messagesOf } from '../rowsOf.ts';
import {
  always,
  fault,
  sendsAt,
  silent,
  smallScenario,
  type SmallOptions,
} from '../smallScenario.ts';
import { runToEnd } from '../startRun.ts';
import { traceOf } from '../traceOf.ts';

const custom = (
  settings: Settings,
  more: Partial<ClientScenario> = {},
): Partial<ClientScenario> => ({
  profile: 'custom',
  version: '1',
  mode: 'async',
  settings: { backoff: 'none', ...settings },
  ...more,
});

function run(options: SmallOptions) {
  const recording = runToEnd(smallScenario(options));
  return { recording, attempts: attemptsOf(recording), messages: messagesOf(recording) };
}

const brokersOf = ({ attempts }: ReturnType<typeof run>): string =>
  attempts.map(({ broker }) => broker).join('');

function every(gapMs: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index * gapMs);
}

const abc = { a: always(0), b: always(0), c: always(0) };

describe('custom', () => {
  test('U1 the brokers take turns, whoever sends', () => {
    const sends = sendsAt(...every(10, 7));
    expect(brokersOf(run({ brokers: abc, client: custom({}, { sends }) }))).toBe('abcabca');
  });

  test.each([true, false])('U2 avoidLastBroker %s, with two sends at once', (avoidLastBroker) => {
    const { attempts } = run({
      brokers: { a: always(1), b: always(1) },
      client: custom({ avoidLastBroker }, { sends: sendsAt(0, 0) }),
    });
    const ofFirst = attempts.filter(({ message }) => message === 0).map(({ broker }) => broker);
    // The other send takes every second turn: without avoidance the same broker comes up again.
    expect(ofFirst).toEqual(avoidLastBroker ? ['a', 'b', 'a'] : ['a', 'a', 'a']);
  });

  test('U3 an attempt waits attemptTimeoutMs, the last one what the deadline leaves', () => {
    const settings = { attemptTimeoutMs: 400, deadlineMs: 1_000, maxAttempts: 9 };
    const { attempts, messages } = run({ brokers: { a: silent }, client: custom(settings) });
    expect(attempts.map(({ sentMs, endedMs = 0 }) => endedMs - sentMs)).toEqual([400, 400, 200]);
    expect(messages).toMatchObject([{ result: 'failed', cause: 'deadlinePassed', endedMs: 1_000 }]);
  });

  test.each([
    [{ retryOnBusy: true }, always(2), 3, 'attemptsUsedUp'],
    [{ retryOnBusy: false }, always(2), 1, 'codeNotRetried'],
    [{ retryOnTimeout: true }, silent, 3, 'attemptsUsedUp'],
    [{ retryOnTimeout: false }, silent, 1, 'codeNotRetried'],
    [{ retryOnBusy: false, retryOnTimeout: false }, always(1), 3, 'attemptsUsedUp'],
  ])('U4 %j against %j', (settings: Settings, a: BrokerScript, count, cause) => {
    const client = custom({ ...settings, attemptTimeoutMs: 100 });
    const { attempts, messages } = run({ brokers: { a }, client });
    expect(attempts).toHaveLength(count);
    expect(messages).toMatchObject([{ result: 'failed', cause }]);
  });

  const noJitter = { initialBackoffMs: 100, maxBackoffMs: 1_000, maxAttempts: 7 };

  test.each([
    ['none', 'retryAtOnce', [0, 0, 0, 0, 0, 0]],
    ['fixed', 'backoffFixed', [100, 100, 100, 100, 100, 100]],
    ['linear', 'backoffLinear', [100, 200, 300, 400, 500, 600]],
    ['exponential', 'backoffExponential', [100, 200, 400, 800, 1_000, 1_000]],
  ])('U5 %s: the waits', (backoff, cause, expected) => {
    const { attempts } = run({
      brokers: { a: always(1) },
      client: custom({ ...noJitter, backoff }),
      durationMs: 20_000,
    });
    const waits = attempts.flatMap(({ wait }) => wait ?? []);
    expect(waits.map(({ plannedMs }) => plannedMs)).toEqual(expected);
    expect(waits.map(({ actualMs }) => actualMs)).toEqual(expected);
    expect(new Set(waits.map((wait) => wait.cause))).toEqual(new Set([cause]));
    // And they are really waited.
    const gaps = attempts
      .slice(1)
      .map(({ sentMs }, index) => sentMs - (attempts[index]?.endedMs ?? 0));
    expect(gaps).toEqual(expected);
  });

  /** The k-th waits of a thousand sends. */
  function waitsOf(settings: Settings, place: number): readonly number[] {
    const sends = sendsAt(...every(1, 1_000));
    const client = custom({ ...noJitter, ...settings }, { sends });
    const { attempts } = run({ brokers: { a: always(1) }, client, durationMs: 60_000 });
    return attempts.flatMap(({ number, wait }) =>
      number === place && wait !== undefined ? wait.actualMs : [],
    );
  }

  test.each([
    ['exponential', { jitterRatio: 0.2 }, 3, [320, 480, 400]],
    ['exponential', { jitterRatio: 0.2 }, 6, [800, 1_200, 1_000]],
    ['fullJitter', {}, 3, [0, 400, 200]],
    ['fullJitter', {}, 6, [0, 1_000, 500]],
    ['equalJitter', {}, 3, [200, 400, 300]],
    ['equalJitter', {}, 6, [500, 1_000, 750]],
    ['decorrelatedJitter', {}, 1, [100, 300, 200]],
    ['decorrelatedJitter', { maxBackoffMs: 10_000 }, 2, [100, 900, 350]],
  ])('U5 %s %j: wait %d lies in its range', (backoff, more: Settings, place, range) => {
    const [least = 0, most = 0, average = 0] = range;
    const waits = waitsOf({ backoff, ...more }, place);
    expect(waits).toHaveLength(1_000);
    const span = most - least;
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(least);
    expect(Math.min(...waits)).toBeLessThan(least + span * 0.05);
    expect(Math.max(...waits)).toBeLessThanOrEqual(most);
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
    expect(Math.abs(mean - average)).toBeLessThan(span * 0.04);
  });

  test('U6 a budget of 20 % and 3 tokens: three retries at first, then one for each fifth send', () => {
    const settings = { retryBudgetRatio: 0.2, retryBudgetBurst: 3, maxAttempts: 2 };
    const sends = sendsAt(...every(100, 63));
    const { attempts, messages } = run({
      brokers: { a: always(1) },
      client: custom(settings, { sends }),
    });
    const retries = attempts.filter(({ number }) => number === 2);
    expect(retries.slice(0, 3).map(({ message }) => message)).toEqual([0, 1, 2]);
    expect(retries.length).toBeGreaterThanOrEqual(14);
    expect(retries.length).toBeLessThanOrEqual(15);
    const causes = new Set(messages.map(({ cause }) => cause));
    expect(causes).toEqual(new Set(['attemptsUsedUp', 'retryBudgetEmpty']));
  });

  test('U6 ten tenths are a whole token', () => {
    const settings = { retryBudgetRatio: 0.1, retryBudgetBurst: 1, maxAttempts: 2 };
    const sends = sendsAt(...every(100, 41));
    const { attempts } = run({ brokers: { a: always(1) }, client: custom(settings, { sends }) });
    const retries = attempts.filter(({ number }) => number === 2);
    expect(retries.map(({ message }) => message)).toEqual([0, 10, 20, 30, 40]);
  });

  test('U6 what is left can be seen', () => {
    const settings = { retryBudgetRatio: 0, retryBudgetBurst: 5, maxAttempts: 2 };
    const sends = sendsAt(...every(100, 10));
    const { recording } = run({ brokers: { a: always(1) }, client: custom(settings, { sends }) });
    const left = [50, 150, 350, 900].map((ms) => gaugeAt(recording, 'retryTokens', 0, ms));
    expect(left).toEqual([4, 3, 1, 0]);
  });

  test('U7 a wait that would reach the deadline is not begun', () => {
    const settings = { backoff: 'fixed', initialBackoffMs: 400, deadlineMs: 1_000, maxAttempts: 9 };
    const { attempts, messages } = run({ brokers: { a: always(1) }, client: custom(settings) });
    expect(attempts.map(({ sentMs }) => sentMs)).toEqual([0, 402, 804]);
    expect(messages).toMatchObject([{ cause: 'deadlinePassed', endedMs: 806 }]);
  });

  test('U8 the breaker opens at the threshold, probes after its time, and closes', () => {
    const settings = {
      maxAttempts: 1,
      circuitBreaker: true,
      slidingWindowSize: 4,
      minimumNumberOfCalls: 4,
      failureRateThreshold: 0.5,
      waitDurationInOpenState: 1_000,
      permittedNumberOfCallsInHalfOpenState: 2,
    };
    const steps = [0, 0, 1, 1, 1, 0].map((code) => ({ kind: 'reply', code, afterMs: 0 }) as const);
    const brokers: SmallOptions['brokers'] = {
      a: { list: 'a', steps, then: { kind: 'reply', code: 0, afterMs: 0 } },
    };
    const sends = sendsAt(...every(100, 32));
    const options = { brokers, client: custom(settings, { sends }), network: { latencyMs: 0 } };
    const trace = traceOf(smallScenario(options));
    expect(trace.split('\n').filter((line) => line.includes('breaker is'))).toEqual([
      '   300.0  app  breaker is open',
      '  1300.0  app  breaker is halfOpen',
      '  1400.0  app  breaker is open',
      '  2400.0  app  breaker is halfOpen',
      '  2500.0  app  breaker is closed',
    ]);
    const refused = run(options).messages.filter(({ cause }) => cause === 'breakerOpen');
    expect(refused).toHaveLength(18);
    expect(refused.every(({ attempts }) => attempts === 0)).toBe(true);
  });

  test('U9 a timeout touches no other request', () => {
    const sends = sendsAt(0, 100);
    const settings = { maxAttempts: 1, attemptTimeoutMs: 500 };
    const { attempts } = run({ brokers: { a: silent }, client: custom(settings, { sends }) });
    expect(attempts.map(({ endedMs }) => endedMs)).toEqual([500, 600]);
  });

  test('U9 a refused connection takes a round trip, an open one nothing', () => {
    const timeline = [fault('refuse', 'a', [0, 9_000])];
    const { attempts } = run({ timeline, client: custom({}, { sends: sendsAt(10) }) });
    expect(attempts).toMatchObject([
      { broker: 'a', endedMs: 12, cause: 'connectRefused' },
      { broker: 'b', sentMs: 12, endedMs: 16, cause: 'sendOk' },
    ]);
  });
});

describe('as documented', () => {
  const documented = (settings: Settings = {}): Partial<ClientScenario> => ({
    profile: 'rocketmq-documented',
    version: 'manual-5.0',
    mode: 'sync',
    settings,
  });

  test('D1 each attempt has a timeout of its own, three attempts in all', () => {
    const { attempts, messages } = run({
      brokers: { a: silent, b: silent },
      client: documented(),
      durationMs: 20_000,
    });
    expect(attempts.map(({ sentMs, endedMs }) => [sentMs, endedMs])).toEqual([
      [0, 3_000],
      [3_000, 6_000],
      [6_000, 9_000],
    ]);
    expect(messages).toMatchObject([{ result: 'failed', cause: 'attemptsUsedUp' }]);
  });

  test.each([1, 13, 14])('D2 an answer %d is tried again at once, elsewhere', (code) => {
    const { attempts } = run({ brokers: { a: always(code), b: {} }, client: documented() });
    expect(attempts).toMatchObject([
      { broker: 'a', wait: { actualMs: 0, cause: 'retryAtOnce' } },
      { broker: 'b', sentMs: 2, cause: 'sendOk' },
    ]);
  });

  test.each([2, 530])('D3 throttled with %d: 1 s × 1.6, ± 20 %', (code) => {
    const { attempts } = run({
      brokers: { a: always(code) },
      client: { ...documented({ maxAttempts: 14 }), sends: sendsAt(...every(1, 200)) },
      durationMs: 1_500_000,
    });
    const waitsAfter = (number: number) =>
      attempts.flatMap((attempt) => (attempt.number === number ? (attempt.wait ?? []) : []));
    [1_000, 1_600, 2_560, 4_096].forEach((plannedMs, index) => {
      const waits = waitsAfter(index + 1);
      expect(new Set(waits.map((wait) => wait.plannedMs))).toEqual(new Set([plannedMs]));
      const ratios = waits.map(({ actualMs }) => actualMs / plannedMs);
      expect(Math.min(...ratios)).toBeGreaterThanOrEqual(0.8);
      expect(Math.min(...ratios)).toBeLessThan(0.82);
      expect(Math.max(...ratios)).toBeLessThanOrEqual(1.2);
      expect(Math.max(...ratios)).toBeGreaterThan(1.18);
    });
    expect(new Set(waitsAfter(13).map((wait) => wait.plannedMs))).toEqual(new Set([120_000]));
    expect(waitsAfter(1)[0]?.cause).toBe('backoffDocumented');
  });

  test('D4 the caller is inside send while it waits', () => {
    const { recording } = run({
      brokers: { a: always(2) },
      client: { ...documented(), workload: { ratePerSec: 10, arrivals: 'constant', callers: 3 } },
    });
    expect(gaugeAt(recording, 'blockedCallers', 0, 700)).toBe(3);
    expect(gaugeAt(recording, 'backingOff', 0, 700)).toBe(3);
    expect(gaugeAt(recording, 'waitingMessages', 0, 700)).toBe(4);
  });
});
