// What older versions of the RocketMQ Java client do differently, and the ways of sending beside the plain one.
import { describe, expect, test } from 'vitest';
import { causeName } from '../../recording/outcomes.ts';
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

/** The queues of all attempts, one after the other, and how the (last) message ended, when. */
function told(options: SmallOptions): string {
  const recording = runToEnd(smallScenario({ durationMs: 30_000, ...options }));
  const queues = attemptsOf(recording).map(({ queue }) => queue);
  const last = messagesOf(recording).at(-1);
  const at = String(Math.floor((last?.endedMs ?? 0) / 10) * 10);
  return `${queues.join(' ')}: ${last?.result ?? ''} ${last?.cause ?? ''} ${at}`;
}

const client = (
  version: string,
  settings: Settings = {},
  more: Partial<ClientScenario> = {},
): Partial<ClientScenario> => ({ version, settings, ...more });

const once = (step: BrokerScript['then']): BrokerScript => ({
  list: 'all',
  steps: [step],
  then: { kind: 'reply', code: 0, afterMs: 0 },
});

describe('before 4.3.0', () => {
  test.each([
    ['4.2.0', 'a0 b0 a2: failed attemptsUsedUp 9000'],
    ['4.9.8', 'a0: failed budgetSpent 3000'],
  ])('J13 %s among silent brokers: %s', (version, story) => {
    expect(told({ brokers: { a: silent, b: silent }, client: client(version) })).toBe(story);
  });

  test('J13 slow errors leave every attempt its own time', () => {
    const brokers = { a: always(1, 900), b: always(1, 900) };
    const settings = { retryTimesWhenSendFailed: 5 };
    expect(told({ brokers, client: client('4.2.0', settings) })).toMatch(
      /^a0 b0 a2 b0 a0 b1: failed attemptsUsedUp 54/,
    );
  });

  test('J13 the time counts from the writing: what connecting took is not part of it', () => {
    const scenario = smallScenario({
      network: { latencyMs: 300 },
      brokers: { a: silent },
      client: client(
        '4.2.0',
        { sendMsgTimeout: 1_000, retryTimesWhenSendFailed: 0 },
        { start: { closedTo: ['a'] } },
      ),
    });
    const [attempt] = attemptsOf(runToEnd(scenario));
    expect(attempt?.endedMs).toBeCloseTo(600 + 1_000 + 1.5, -0.1);
  });

  test.each([
    ['close', '4.2.0', 'a0 b0: ok sendOk 3000'],
    ['reset', '4.2.0', 'a0 b0: ok sendOk 3000'],
    ['close', '4.9.8', 'a0: failed budgetSpent 3000'],
    ['reset', '4.9.8', 'a0 b0: ok sendOk 0'],
    ['close', '5.2.0', 'a0 b0: ok sendOk 0'],
  ] as const)('J14 a broker that ends with a %s, seen by %s: %s', (kind, version, story) => {
    const a = once({ kind, afterMs: 0 });
    expect(told({ brokers: { a, b: {} }, client: client(version) })).toBe(story);
  });

  test('J14 a timeout leaves the connection alone, whatever the switch says: each waits its own time', () => {
    const recording = runToEnd(
      smallScenario({
        brokers: { a: silent, b: {} },
        client: client('4.2.0', {}, { sends: sendsAt(0, 1_000) }),
      }),
    );
    const timedOut = attemptsOf(recording).filter(({ broker }) => broker === 'a');
    expect(timedOut.map(({ cause }) => cause)).toEqual(['attemptTimedOut', 'attemptTimedOut']);
  });

  test('J14 from 5.1.4 on a wait that connecting had used up does not close it; before, every timeout did', () => {
    const closesIt = (version: string): boolean => {
      const scenario = smallScenario({
        network: { latencyMs: 40 },
        brokers: { a: silent },
        client: client(
          version,
          { sendMsgTimeout: 100, retryTimesWhenSendFailed: 0 },
          { sends: sendsAt(0, 90), start: { closedTo: ['a'] } },
        ),
      });
      return attemptsOf(runToEnd(scenario))[1]?.cause === 'connectionClosedByTimeout';
    };
    expect(['4.2.0', '4.9.8', '5.2.0'].map(closesIt)).toEqual([false, true, false]);
  });
});

describe('other ways to send', () => {
  test.each([
    ['queue', always(1), 'a0: failed attemptsUsedUp 0'],
    ['selector', always(2), 'a0: failed attemptsUsedUp 0'],
    ['selector', silent, 'a0: failed attemptsUsedUp 3000'],
    ['queue', always(10), 'a0: ok flushDiskTimeout 0'],
  ])('J15 to a %s: one attempt, whatever comes of it', (mode, a, story) => {
    expect(told({ brokers: { a, b: {} }, client: client('5.3.3', {}, { mode }) })).toBe(story);
  });

  test('J15 a GO_AWAY is met below the loop, so it is repeated here as well', () => {
    const brokers = { a: once({ kind: 'reply', code: 1500, afterMs: 0 }), b: {} };
    expect(told({ brokers, client: client('5.3.3', {}, { mode: 'queue' }) })).toBe(
      'a0 a0: ok sendOk 0',
    );
  });

  test('J15 a chosen queue stays the same, a selector goes by the message', () => {
    const queues = (mode: string): string =>
      told({
        brokers: { a: {}, b: {} },
        client: client('5.3.3', {}, { mode, sends: sendsAt(0, 10, 20, 30, 40) }),
      });
    expect(queues('queue')).toMatch(/^a0 a0 a0 a0 a0:/);
    expect(queues('selector')).toMatch(/^a0 a1 a2 a3 b0:/);
  });

  test.each(['batch', 'transaction'])('J16 a %s is sent like a single message', (mode) => {
    const brokers = { a: always(1), b: always(1) };
    const more = { mode };
    expect(told({ brokers, client: client('5.3.3', {}, more) })).toBe(
      'a0 b0 a0: failed attemptsUsedUp 0',
    );
    expect(told({ brokers: { a: silent, b: {} }, client: client('5.3.3', {}, more) })).toBe(
      'a0: failed budgetSpent 3000',
    );
  });
});

test.each([
  ['stored', always(0), ['sendOk']],
  ['stored, but not flushed', always(10), ['flushDiskTimeout']],
  ['refused', always(1), []],
])('J17 a half message that is %s: one end of its transaction, or none', (_, a, causes) => {
  const { commits, messages } = runToEnd(
    smallScenario({ brokers: { a }, client: client('5.3.3', {}, { mode: 'transaction' }) }),
  );
  const found = Array.from({ length: commits?.count ?? 0 }, (_, row) => commits?.cause[row] ?? 0);
  expect(found.map(causeName)).toEqual(causes);
  // Oneway: it leaves when the caller is told, and takes none of its time.
  if (causes.length > 0) expect(commits?.sentAt[0]).toBe(messages.endedAfter[0]);
});

test('J13 refused: the next attempt leaves at once, with a time of its own', () => {
  const scenario = smallScenario({
    brokers: { a: {}, b: silent },
    client: client(
      '4.2.0',
      { retryTimesWhenSendFailed: 1 },
      {
        start: { firstBroker: 'a', firstQueue: 0, closedTo: ['a'] },
      },
    ),
    timeline: [fault('refuse', 'a', [0, 9_000])],
  });
  const [first, second] = attemptsOf(runToEnd(scenario));
  expect(first).toMatchObject({ broker: 'a', cause: 'connectRefused' });
  expect(second).toMatchObject({ broker: 'b', sentMs: first?.endedMs, cause: 'attemptTimedOut' });
});
