import { expect, test } from 'vitest';
import type { ClientScenario } from '../../scenario/Scenario.ts';
import { irrelevanceOf, isOlder } from './relevance.ts';
import { worstCaseOf } from './worstCase.ts';

function client(change: Partial<ClientScenario>): ClientScenario {
  return {
    id: 'order-service',
    profile: 'rocketmq-java-remoting',
    version: '5.3.3',
    mode: 'sync',
    settings: {},
    workload: {},
    ...change,
  };
}

test('RocketMQ Java: three attempts share 3 s, so a silent broker leaves one', () => {
  expect(worstCaseOf(client({}))).toEqual({
    attempts: 3,
    durationMs: 6_000,
    attemptsWhenSilent: 1,
    attemptTimeoutMs: 3_000,
  });
});

test('with a cap of 1 s for one attempt, three fit', () => {
  const settings = { sendMsgMaxTimeoutPerRequest: 1_000 };
  expect(worstCaseOf(client({ settings }))?.attemptsWhenSilent).toBe(3);
});

test.each([
  ['sync', '5.5.0', { attempts: 3, attemptsWhenSilent: 1, durationMs: 6_000 }],
  ['sync', '4.2.0', { attempts: 3, attemptsWhenSilent: 3, durationMs: 18_000 }],
  ['queue', '4.2.0', { attempts: 1, attemptsWhenSilent: 1, durationMs: 6_000 }],
  ['async', '5.5.0', { attempts: 3, attemptsWhenSilent: 1, durationMs: 5_100 }],
  ['async-selector', '4.2.0', { attempts: 3, attemptsWhenSilent: 3, durationMs: 9_300 }],
])('RocketMQ Java, %s %s: %j', (mode, version, expected) => {
  expect(worstCaseOf(client({ mode, version }))).toMatchObject(expected);
});

test.each([
  ['sync', {}, { attempts: 4, attemptsWhenSilent: 4, durationMs: 12_000 }],
  ['sync', { contextTimeoutMs: 1_000 }, { attempts: 4, durationMs: 1_000 }],
  ['sync', { sendMsgTimeout: 500 }, { attemptTimeoutMs: 3_000 }],
  ['async', {}, { attempts: 1, durationMs: 3_000 }],
  ['oneway', {}, { attempts: 4, attemptsWhenSilent: 1, durationMs: 60_000 }],
])('RocketMQ Go, %s with %j: %j', (mode, settings, expected) => {
  const go = { profile: 'rocketmq-go-remoting', version: '2.1.2', mode, settings };
  expect(worstCaseOf(client(go))).toMatchObject(expected);
});

test('RocketMQ as documented: 3 × 3 s and waits of 1 s and 1.6 s, 20 % longer', () => {
  const found = worstCaseOf(client({ profile: 'rocketmq-documented' }));
  expect(found?.durationMs).toBeCloseTo(9_000 + 2_600 * 1.2);
  expect(found?.attemptsWhenSilent).toBe(3);
});

test.each([
  ['none', 0],
  ['fixed', 3 * 100],
  ['linear', 100 + 200 + 250],
  ['exponential', 100 + 200 + 250],
  ['fullJitter', 100 + 200 + 250],
  ['decorrelatedJitter', 250 + 250 + 250],
])('custom, 4 attempts of 1 s, backoff %s: waits of %d ms', (backoff, waitsMs) => {
  const settings = { maxAttempts: 4, attemptTimeoutMs: 1_000, backoff, maxBackoffMs: 250 };
  expect(worstCaseOf(client({ profile: 'custom', settings }))?.durationMs).toBe(4_000 + waitsMs);
});

test('a deadline ends a custom send', () => {
  const settings = { maxAttempts: 4, attemptTimeoutMs: 1_000, backoff: 'none', deadlineMs: 2_500 };
  const found = worstCaseOf(client({ profile: 'custom', settings }));
  expect(found).toMatchObject({ durationMs: 2_500, attemptsWhenSilent: 3 });
});

test('nothing is said of a client that is not known', () => {
  expect(worstCaseOf(client({ profile: 'carrier-pigeon' }))).toBeUndefined();
});

test('a setting of another mode or of a later version does nothing', () => {
  expect(irrelevanceOf(client({}), 'retryTimesWhenSendFailed')).toBeUndefined();
  expect(irrelevanceOf(client({ mode: 'async' }), 'retryTimesWhenSendFailed')).toEqual({
    kind: 'otherMode',
  });
  expect(irrelevanceOf(client({ version: '5.2.0' }), 'sendMsgMaxTimeoutPerRequest')).toEqual({
    kind: 'laterVersion',
    since: '5.3.3',
  });
});

test('versions are compared number by number', () => {
  expect(isOlder('5.2.0', '5.10.0')).toBe(true);
  expect(isOlder('5.3.3', '5.3.3')).toBe(false);
  expect(isOlder('6', '5.3.3')).toBe(false);
});
