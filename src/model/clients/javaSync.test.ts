// The synchronous send of the RocketMQ Java client, against brokers that answer from a list.
import { describe, expect, test } from 'vitest';
import type { BrokerScript, ClientScenario } from '../../scenario/Scenario.ts';
import type { Settings } from '../../scenario/SettingSpec.ts';
import { attemptsOf, messagesOf } from '../rowsOf.ts';
import {
  always,
  fault,
  sendsAt,
  sendsOfOneThread,
  silent,
  smallScenario,
  type SmallOptions,
} from '../smallScenario.ts';
import { runToEnd } from '../startRun.ts';
import { traceOf } from '../traceOf.ts';

/** The queues of all attempts, one after the other, and how the (last) message ended. */
function told(options: SmallOptions): string {
  const recording = runToEnd(smallScenario(options));
  const queues = attemptsOf(recording).map(({ queue }) => queue);
  const last = messagesOf(recording).at(-1);
  return `${queues.join(' ')}: ${last?.result ?? ''} ${last?.cause ?? ''}`;
}

/** J12: when a caller goes on whose wait ended at that moment. */
const woken = (ms: number): unknown => expect.closeTo(ms + 1.5, 0);

const version = (id: string, settings: Settings = {}): Partial<ClientScenario> => ({
  version: id,
  settings,
});
const steps = (...codes: readonly number[]): BrokerScript => ({
  list: 'all',
  steps: codes.map((code) => ({ kind: 'reply', code, afterMs: 0 })),
  then: { kind: 'reply', code: 0, afterMs: 0 },
});

describe('attempts', () => {
  test.each([
    [-1, 'missing'],
    [0, 'empty'],
    [4_194_305, 'a byte too long'],
  ])('J1 a body of %d bytes is %s and never sent', (bodyBytes) => {
    const recording = runToEnd(smallScenario({ client: { sends: [{ atMs: 5, bodyBytes }] } }));
    expect(recording.attempts.count).toBe(0);
    expect(messagesOf(recording)).toMatchObject([
      { result: 'failed', cause: 'messageTooLarge', endedMs: 5 },
    ]);
  });

  test('J1 a body of exactly maxMessageSize is sent', () => {
    const sends = [{ atMs: 0, bodyBytes: 4_194_304 }];
    expect(told({ client: { sends } })).toBe('a0: ok sendOk');
  });

  test('J2 a send that fails everywhere makes three attempts without any wait between them', () => {
    const scenario = smallScenario({ brokers: { a: always(1), b: always(1) } });
    expect(traceOf(scenario)).toMatchInlineSnapshot(`
      "
           0.0  app  sends #1 to a0
           2.0  app  #1 at a0: scriptedError
           2.0  app  sends #1 to b0 (attempt 2)
           4.0  app  #1 at b0: scriptedError
           4.0  app  sends #1 to a0 (attempt 3)
           6.0  app  #1 at a0: scriptedError
           6.0  app  #1 failed: attemptsUsedUp
      "
    `);
  });

  test.each([
    [0, 'a0'],
    [1, 'a0 b0'],
    [5, 'a0 b0 a0 b0 a0 b0'],
  ])('J2 %d retries are allowed: %s', (retryTimesWhenSendFailed, queues) => {
    const client = version('5.3.3', { retryTimesWhenSendFailed });
    const brokers = { a: always(1), b: always(1) };
    expect(told({ brokers, client })).toMatch(new RegExp(`^${queues}: failed`));
  });

  test.each(['4.9.8', '5.2.0', '5.3.3'])(
    'J5 %s tries 1, 14, 16, 17, 204 and 205 again, and no 3, 13, 29, 215, 530',
    (id) => {
      const isRetried = (code: number): boolean =>
        told({ brokers: { a: always(code), b: {} }, client: version(id) }) === 'a0 b0: ok sendOk';
      expect([1, 14, 16, 17, 204, 205].filter((code) => !isRetried(code))).toEqual([]);
      expect([3, 13, 29, 215, 530].filter(isRetried)).toEqual([]);
    },
  );

  test.each([
    ['4.9.8', 'a0: failed codeNotRetried'],
    ['5.2.0', 'a0: failed codeNotRetried'],
    ['5.3.3', 'a0 b0 a0: failed attemptsUsedUp'],
  ])('J5 %s answered busy everywhere: %s', (id, story) => {
    const brokers = { a: always(2), b: always(2) };
    expect(told({ brokers, client: version(id) })).toBe(story);
  });

  test.each([
    ['5.3.3', 'a0 a0 b0 b0 a0 a0: failed attemptsUsedUp'],
    ['5.2.0', 'a0 a0: failed codeNotRetried'],
  ])('J6 %s told to go away for ever: %s', (id, story) => {
    const brokers = { a: always(1500), b: always(1500) };
    expect(told({ brokers, client: version(id) })).toBe(story);
  });

  test('J6 told to go away once, the same broker is asked again', () => {
    const brokers = { a: steps(1500), b: steps() };
    expect(told({ brokers, client: version('5.2.0') })).toBe('a0 a0: ok sendOk');
  });
});

describe('the time budget', () => {
  test('J3 a send to a silent broker has spent its whole budget on one attempt', () => {
    const [attempt, ...more] = attemptsOf(
      runToEnd(smallScenario({ brokers: { a: silent, b: {} } })),
    );
    expect(more).toEqual([]);
    expect(attempt).toMatchObject({ sentMs: 0, endedMs: woken(3_000), cause: 'attemptTimedOut' });
  });

  test('J3 errors that take 900 ms leave time for four attempts, the last one cut short', () => {
    const client = version('5.3.3', { retryTimesWhenSendFailed: 5 });
    const brokers = { a: always(1, 900), b: always(1, 900) };
    const attempts = attemptsOf(runToEnd(smallScenario({ brokers, client })));
    expect(attempts.map(({ sentMs, endedMs, cause }) => [sentMs, endedMs, cause])).toEqual([
      [0, 902, 'scriptedError'],
      [902, 1_804, 'scriptedError'],
      [1_804, 2_706, 'scriptedError'],
      [2_706, woken(3_000), 'attemptTimedOut'],
    ]);
  });

  test('J4 with a cap of 1000 ms a silent cluster is tried three times', () => {
    const client = version('5.3.3', { sendMsgMaxTimeoutPerRequest: 1_000 });
    const brokers = { a: silent, b: silent };
    const attempts = attemptsOf(runToEnd(smallScenario({ brokers, client })));
    expect(attempts.map(({ queue }) => queue)).toEqual(['a0', 'b0', 'a0']);
    const waits = attempts.map(({ sentMs, endedMs = 0 }) => endedMs - sentMs);
    expect(waits.slice(0, 2)).toEqual([woken(1_000), woken(1_000)]);
    // The last one gets what is left.
    expect(waits[2]).toBeGreaterThan(996);
    expect(waits[2]).toBeLessThan(1_000);
  });

  test('J4 before 5.3.3 there is no cap', () => {
    const client = version('5.2.0', { sendMsgMaxTimeoutPerRequest: 1_000 });
    expect(told({ brokers: { a: silent, b: silent }, client })).toMatch(/^a0: failed/);
  });

  test('J12 a caller wakes 1 to 2 ms late: the next attempt, or the news that nothing is left', () => {
    const ends = Array.from({ length: 40 }, (_, seed) => {
      const recording = runToEnd(smallScenario({ seed, brokers: { a: silent, b: {} } }));
      return messagesOf(recording)[0];
    });
    expect(new Set(ends.map((message) => message?.cause))).toEqual(new Set(['budgetSpent']));
    const late = ends.map((message) => (message?.endedMs ?? 0) - 3_000);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...late)).toBeLessThanOrEqual(2);
    expect(new Set(late).size).toBeGreaterThan(20);
  });

  test('J12 so of five retries with a cap of 1000 ms no fourth is made', () => {
    const settings = { sendMsgMaxTimeoutPerRequest: 1_000, retryTimesWhenSendFailed: 5 };
    const client = version('5.5.0', settings);
    expect(told({ brokers: { a: silent, b: silent }, client })).toBe(
      'a0 b0 a0: failed budgetSpent',
    );
  });
});

describe('stored, but', () => {
  test.each([10, 11, 12])('J7 an answer %d is a success', (code) => {
    const brokers = { a: always(code), b: always(code) };
    expect(told({ brokers })).toMatch(/^a0: ok (flush|slave)/);
  });

  const elsewhere = version('5.3.3', { retryAnotherBrokerWhenNotStoreOK: true });

  test('J7 on request it is tried elsewhere, and stored twice', () => {
    const recording = runToEnd(
      smallScenario({ brokers: { a: always(10), b: always(0) }, client: elsewhere }),
    );
    expect(attemptsOf(recording).map(({ queue }) => queue)).toEqual(['a0', 'b0']);
    expect(messagesOf(recording)).toMatchObject([{ result: 'ok', cause: 'sendOk', copies: 2 }]);
  });

  test.each([
    ['errors', always(1), 'a0 b0 a0'],
    ['an error that is not retried', always(13), 'a0 b0'],
    ['silence', silent, 'a0 b0'],
  ])('J10 if %s follows, the first answer counts', (_, b, queues) => {
    const a = { ...steps(12), then: { kind: 'reply', code: 1, afterMs: 0 } } as const;
    expect(told({ brokers: { a, b }, client: elsewhere })).toBe(`${queues}: ok flushSlaveTimeout`);
  });
});

describe('broken connections', () => {
  test('J8 a timeout closes the connection: the younger ones leave for b in one burst', () => {
    const brokers = { a: silent, b: {} };
    const client = { sends: sendsAt(0, 1_000, 1_000, 2_000) };
    const recording = runToEnd(smallScenario({ brokers, client }));
    const [oldest, ...younger] = attemptsOf(recording).filter(({ broker }) => broker === 'a');
    expect(oldest).toMatchObject({
      message: 0,
      endedMs: woken(3_000),
      cause: 'attemptTimedOut',
    });
    expect(younger.map(({ cause }) => cause)).toEqual(
      younger.map(() => 'connectionClosedByTimeout'),
    );
    const moved = attemptsOf(recording).filter(({ broker }) => broker === 'b');
    expect(moved.map(({ message }) => message).sort()).toEqual([1, 2, 3]);
    for (const { sentMs, cause } of moved) {
      expect(sentMs).toBeGreaterThanOrEqual(3_000);
      expect(sentMs).toBeLessThan(3_005);
      expect(cause).toBe('sendOk');
    }
    expect(messagesOf(recording).map(({ result }) => result)).toEqual(['failed', 'ok', 'ok', 'ok']);
  });

  test('J8 nothing is closed when the switch is off', () => {
    const client = {
      settings: { clientCloseSocketIfTimeout: false },
      sends: sendsAt(0, 1_000),
    };
    const recording = runToEnd(smallScenario({ brokers: { a: silent, b: {} }, client }));
    expect(attemptsOf(recording).map(({ queue, endedMs }) => [queue, endedMs])).toEqual([
      ['a0', woken(3_000)],
      ['a0', woken(4_000)],
    ]);
  });

  test.each([
    [40, 'has left 20 ms of 100: it stays'],
    [30, 'has left 40 ms of 100: it is closed'],
  ])('J8 a connection that took two ways of %d ms %s', (latencyMs, story) => {
    const trace = traceOf(
      smallScenario({
        network: { latencyMs },
        brokers: { a: silent },
        client: {
          settings: { sendMsgTimeout: 100 },
          sends: sendsAt(0),
          start: { closedTo: ['a'] },
        },
      }),
    );
    expect(trace).toContain('#1 at a');
    expect(trace.includes('loses the connection')).toBe(story.endsWith('closed'));
  });

  test.each([
    ['refused', { closedTo: ['a'] }, [fault('refuse', 'a', [0, 9_000])], 'connectRefused'],
    ['reset while waiting', {}, [fault('refuse', 'a', [50, 9_000])], 'connectionClosed'],
  ])('J9 %s: the next attempt leaves at once for b', (_, start, timeline, cause) => {
    const recording = runToEnd(
      smallScenario({
        brokers: { a: { serviceMs: 500 }, b: {} },
        client: { sends: sendsAt(10), start: { firstBroker: 'a', ...start } },
        timeline,
      }),
    );
    const [first, second] = attemptsOf(recording);
    expect(first).toMatchObject({ broker: 'a', cause });
    expect(second).toMatchObject({ broker: 'b', sentMs: first?.endedMs, cause: 'sendOk' });
  });

  const closing: BrokerScript = {
    list: 'a',
    steps: [{ kind: 'close', afterMs: 0 }],
    then: { kind: 'reply', code: 0, afterMs: 0 },
  };

  test.each(['5.2.0', '5.3.3'])('J11 %s notices an orderly close and goes to b', (id) => {
    expect(told({ brokers: { a: closing, b: {} }, client: version(id) })).toBe('a0 b0: ok sendOk');
  });

  test('J11 4.9.8 does not: it waits its 3 s, and the next send connects anew', () => {
    const scenario = smallScenario({
      brokers: { a: closing },
      client: { version: '4.9.8', sends: sendsOfOneThread(0, 100) },
    });
    expect(traceOf(scenario)).toMatchInlineSnapshot(`
      "
           0.0  app  sends #1 to a0
           2.0  app  loses the connection to a
        3001.4  app  #1 at a0: attemptTimedOut
        3001.4  app  sends #2 to a2
        3001.4  app  #1 failed: budgetSpent
        3003.4  app  connects to a
        3004.4  a    stores #2
        3005.4  app  #2 at a2: sendOk
        3005.4  app  #2 ok: sendOk
      "
    `);
  });
});
