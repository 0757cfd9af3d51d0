// The asynchronous and the oneway send of the RocketMQ Java client.
import { describe, expect, test } from 'vitest';
import type { BrokerScript, ClientScenario } from '../../scenario/Scenario.ts';
import { attemptsOf, messagesOf } from '../rowsOf.ts';
import {
  always,
  fault,
  javaClient,
  sendsAt,
  sendsOfOneThread,
  silent,
  smallScenario,
  type SmallOptions,
} from '../smallScenario.ts';
import { runToEnd } from '../startRun.ts';
import { traceOf } from '../traceOf.ts';

function run(
  mode: 'async' | 'async-selector' | 'oneway' | 'sync',
  { client, ...options }: SmallOptions,
) {
  const recording = runToEnd(smallScenario({ ...options, client: { mode, ...client } }));
  const attempts = attemptsOf(recording);
  return { attempts, messages: messagesOf(recording), queues: attempts.map(({ queue }) => queue) };
}

describe('async', () => {
  test('A1 the callback of a silent broker comes 1 to 2 s after the timeout, for all of a second at once', () => {
    const sends = sendsAt(...Array.from({ length: 20 }, (_, index) => index * 100));
    const { attempts } = run('async', {
      brokers: { a: silent, b: silent },
      client: { sends, version: '4.9.8' },
    });
    const waits = attempts.map(({ sentMs, endedMs = 0 }) => endedMs - sentMs);
    // A look may be a millisecond late, and the times are compared in whole ones.
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(3_999);
    expect(Math.max(...waits)).toBeLessThan(5_002);
    const moments = [...new Set(attempts.map(({ endedMs = 0 }) => endedMs))];
    expect(moments.length).toBeLessThanOrEqual(3);
    const gaps = moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0));
    for (const gap of gaps) expect(Math.abs(gap - 1_000)).toBeLessThan(1);
  });

  test.each([1, 2, 14, 17, 530])('A2 an answer %d ends the send', (code) => {
    const { messages, queues } = run('async', { brokers: { a: always(code), b: {} } });
    expect(queues).toEqual(['a0']);
    expect(messages).toMatchObject([{ result: 'failed', cause: 'codeNotRetried' }]);
  });

  test('A2 "stored, but" is a success', () => {
    const { messages } = run('async', { brokers: { a: always(10), b: {} } });
    expect(messages).toMatchObject([{ result: 'ok', cause: 'flushDiskTimeout' }]);
  });

  test('A3 silence is never tried again', () => {
    const { messages, queues } = run('async', {
      brokers: { a: silent, b: {} },
      client: { settings: { retryTimesWhenSendAsyncFailed: 5 } },
    });
    expect(queues).toEqual(['a0']);
    expect(messages).toMatchObject([{ result: 'failed', cause: 'budgetSpent' }]);
  });

  test.each([
    [0, ['a0']],
    [2, ['a0', 'b0', 'a0']],
    [5, ['a0', 'b0', 'a0', 'b0', 'a0', 'b0']],
  ])('A4 refused everywhere with %d retries: %j, alternating', (retries, expected) => {
    const { messages, queues } = run('async', {
      timeline: [fault('refuse', 'a', [0, 9_000]), fault('refuse', 'b', [0, 9_000])],
      client: { settings: { retryTimesWhenSendAsyncFailed: retries }, sends: sendsAt(10) },
    });
    expect(queues).toEqual(expected);
    expect(messages).toMatchObject([{ result: 'failed', cause: 'attemptsUsedUp' }]);
  });

  test('A4 the queue number of the first choice stays', () => {
    const { queues } = run('async', {
      timeline: [fault('refuse', 'a', [0, 9_000])],
      client: { sends: sendsAt(10), start: { firstBroker: 'a', firstQueue: 3 } },
    });
    expect(queues).toEqual(['a3', 'b3']);
  });

  test('A4 connections that break after 900 ms leave time for four attempts', () => {
    const reset: BrokerScript = { list: 'r', steps: [], then: { kind: 'reset', afterMs: 900 } };
    const { messages, queues } = run('async', {
      brokers: { a: reset, b: reset },
      client: { settings: { retryTimesWhenSendAsyncFailed: 5 } },
    });
    expect(queues).toEqual(['a0', 'b0', 'a0', 'b0']);
    expect(messages).toMatchObject([{ cause: 'budgetSpent' }]);
    expect(messages[0]?.endedMs).toBeGreaterThan(3_600);
    expect(messages[0]?.endedMs).toBeLessThan(3_630);
  });

  test('A5 a hundred sends of one moment are all under way, and no caller is blocked', () => {
    const recording = runToEnd(
      smallScenario({
        brokers: { a: silent },
        durationMs: 1_000,
        client: {
          mode: 'async',
          workload: { ratePerSec: 100, arrivals: 'constant', callers: 1 },
        },
      }),
    );
    expect(recording.attempts.count).toBeGreaterThanOrEqual(99);
    const blocked = recording.gauges.find(({ name }) => name === 'blockedCallers');
    expect(Math.max(...(blocked?.values ?? [1]))).toBe(0);
  });

  const closing: BrokerScript = { list: 'c', steps: [], then: { kind: 'close', afterMs: 0 } };

  test('A6 4.9.8 does not notice an orderly close before its scan does', () => {
    const { attempts, queues } = run('async', {
      brokers: { a: closing, b: closing },
      client: { version: '4.9.8' },
    });
    expect(queues).toEqual(['a0']);
    expect(attempts[0]?.endedMs).toBeGreaterThanOrEqual(4_000);
    expect(attempts[0]?.endedMs).toBeLessThan(5_000);
  });

  test('A6 5.2.0 does, and tries three times at once', () => {
    const { messages, queues } = run('async', {
      brokers: { a: closing, b: closing },
      client: { version: '5.2.0' },
    });
    expect(queues).toEqual(['a0', 'b0', 'a0']);
    expect(messages[0]?.endedMs).toBeLessThan(30);
  });

  test('A7 a missing answer leaves the connection open for the others', () => {
    const sends = sendsAt(0, 3_500);
    const scenario = smallScenario({ brokers: { a: silent }, client: { mode: 'async', sends } });
    expect(traceOf(scenario)).not.toContain('loses the connection');
    const { attempts } = run('async', { brokers: { a: silent }, client: { sends } });
    expect(attempts[1]?.endedMs).toBeGreaterThanOrEqual(7_500);
  });
});

describe('async, by version', () => {
  const many = sendsAt(...Array.from({ length: 30 }, (_, index) => index * 37));
  const silence = { a: silent, b: silent };

  test.each([
    ['4.9.8', 5_000, 1_000],
    ['5.2.0', 5_100, 1_100],
    ['5.5.0', 5_100, 1_100],
  ])(
    'JA1 %s looks through the table so often that %d ms is the longest wait',
    (version, most, period) => {
      const ends = [1, 2, 3, 4, 5].flatMap((seed) => {
        const { attempts } = run('async', {
          seed,
          brokers: silence,
          client: { version, sends: many },
        });
        const moments = [...new Set(attempts.map(({ endedMs = 0 }) => endedMs))];
        moments.slice(1).forEach((moment, index) => {
          expect(Math.abs(moment - (moments[index] ?? 0) - period)).toBeLessThan(1);
        });
        return attempts.map(({ sentMs, endedMs = 0 }) => endedMs - sentMs);
      });
      expect(Math.max(...ends)).toBeLessThan(most + 2);
      expect(Math.max(...ends)).toBeGreaterThan(most - 60);
    },
  );

  test('JA2 4.2 sends what was not answered anew, elsewhere, and looks again after 1 or 2 s', () => {
    const gaps = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((seed) => {
      const { attempts, messages, queues } = run('async', {
        seed,
        brokers: silence,
        client: { version: '4.2.0' },
      });
      expect(queues).toEqual(['a0', 'b0', 'a0']);
      expect(messages).toMatchObject([{ result: 'failed', cause: 'attemptsUsedUp' }]);
      return attempts
        .slice(1)
        .map(({ sentMs, endedMs = 0 }) => Math.round((endedMs - sentMs) / 1_000));
    });
    expect(new Set(gaps)).toEqual(new Set([1, 2]));
  });

  const breaking: BrokerScript = { list: 'r', steps: [], then: { kind: 'reset', afterMs: 900 } };

  test.each([
    ['5.2.0', 4],
    ['5.3.3', 4],
  ])('JA3 %s: nothing is written when no time is left', (version, count) => {
    const { messages } = run('async', {
      brokers: { a: breaking, b: breaking },
      client: { version, settings: { retryTimesWhenSendAsyncFailed: 5 } },
    });
    expect(messages).toMatchObject([{ cause: 'budgetSpent', attempts: count }]);
  });

  test.each([
    ['4.9.8', 2, 'attemptsUsedUp'],
    ['4.9.8', 1, 'budgetSpent'],
    ['5.3.3', 2, 'budgetSpent'],
  ])('JA3 %s in a black hole, %d retries: one attempt, %s', (version, retries, cause) => {
    const { queues, messages } = run('async', {
      timeline: [fault('blackHole', 'a', [0, 9_000])],
      client: {
        version,
        sends: sendsAt(10),
        settings: { retryTimesWhenSendAsyncFailed: retries },
        start: { firstBroker: 'a', closedTo: ['a'] },
      },
    });
    // 4.9 looks whether time is left only when it has a connection: to b, in vain; for a the refusal still stands.
    expect(queues).toEqual(['a0']);
    expect(messages).toMatchObject([{ endedMs: 3_010, cause }]);
  });

  test('JA3 4.9.8 does connect once more, although it is too late', () => {
    const { queues, messages } = run('async', {
      brokers: { a: silent, b: {} },
      timeline: [fault('blackHole', 'b', [0, 20_000])],
      durationMs: 20_000,
      client: { version: '4.9.8', start: { firstBroker: 'a', closedTo: ['b'] } },
    });
    expect(queues).toEqual(['a0', 'b0']);
    expect(messages[0]?.endedMs).toBeGreaterThan(7_000);
  });

  test('JA4 two threads write, each with a round robin of its own', () => {
    const { queues } = run('async', { client: { sends: sendsAt(0, 50, 100, 150) } });
    expect(queues.slice(0, 2)).toEqual(['a0', 'a0']);
    const { queues: byOne } = run('async', {
      client: { sends: sendsAt(0, 50, 100, 150), settings: { asyncSenderThreads: 1 } },
    });
    expect(byOne).toEqual(['a0', 'a1', 'a2', 'a3']);
  });

  const toHole = (version: string): SmallOptions => ({
    timeline: [fault('blackHole', 'a', [0, 9_000])],
    client: {
      version,
      sends: sendsAt(10, 20, 30),
      settings: { asyncSenderThreads: 1, retryTimesWhenSendAsyncFailed: 0 },
      start: { firstBroker: 'a', firstQueue: 3, closedTo: ['a'] },
    },
  });

  test('JA5 up to 5.2 a connection that does not come keeps the thread, and all who wait for it', () => {
    const { messages } = run('async', toHole('5.2.0'));
    expect(messages).toMatchObject(
      [
        { cause: 'connectTimedOut', endedMs: 3_010 },
        { cause: 'sendOk', endedMs: 3_014 },
        { cause: 'sendOk', endedMs: 3_014 },
      ].map((row, index) => (index === 0 ? { ...row, cause: 'attemptsUsedUp' } : row)),
    );
  });

  test('JA5 since 5.3 nobody waits for it', () => {
    const { messages } = run('async', toHole('5.3.3'));
    expect(messages.slice(1).map(({ endedMs }) => endedMs)).toEqual([24, 34]);
  });

  test('JA5 in 4.2 it keeps the caller', () => {
    const { messages } = run('async', {
      ...toHole('4.2.0'),
      client: { ...toHole('4.2.0').client, sends: sendsOfOneThread(10, 20) },
    });
    expect(messages).toMatchObject([{ endedMs: 3_010 }, { startedMs: 3_010, result: 'ok' }]);
  });

  const twelve = Array.from({ length: 12 }, () => ({ atMs: 0, bodyBytes: 100 }));
  const permits = { enableBackpressureForAsyncMode: true, backPressureForAsyncSendNum: 3 };

  test('JA6 without a permit, of which there are ten at least, the caller waits for the next one', () => {
    const { messages } = run('async', {
      brokers: { a: always(0, 500) },
      client: { sends: twelve, settings: permits },
    });
    expect(messages.map(({ startedMs }) => startedMs)).toEqual([...Array<number>(11).fill(0), 502]);
    expect(messages.map(({ endedMs }) => endedMs)).toEqual([
      ...Array<number>(10).fill(502),
      1_004,
      1_004,
    ]);
  });

  test('JA6 and for no longer than the send may take', () => {
    const { messages, queues } = run('async', {
      brokers: { a: silent },
      client: { sends: twelve.slice(1), settings: permits },
    });
    expect(queues).toHaveLength(10);
    expect(messages[10]).toMatchObject({ cause: 'budgetSpent', endedMs: 3_000, attempts: 0 });
  });

  test('JA6 a large body needs more permits, by its bytes', () => {
    const sends = [0, 0, 0].map((atMs) => ({ atMs, bodyBytes: 600_000 }));
    const { messages } = run('async', {
      brokers: { a: always(0, 500) },
      client: { sends, settings: { ...permits, backPressureForAsyncSendSize: 1 } },
    });
    expect(messages.map(({ startedMs }) => startedMs)).toEqual([0, 0, 502]);
  });

  test('JA6 4.9 has no back-pressure', () => {
    const { messages } = run('async', {
      brokers: { a: silent },
      client: { version: '4.9.8', sends: twelve, settings: permits },
    });
    expect(messages.map(({ startedMs }) => startedMs)).toEqual(twelve.map(() => 0));
  });

  test('JA7 4.2 throws a refusal out of send(), whatever the retries', () => {
    const { messages, queues } = run('async', {
      timeline: [fault('refuse', 'a', [0, 9_000])],
      client: {
        version: '4.2.0',
        sends: sendsAt(10),
        settings: { retryTimesWhenSendAsyncFailed: 5 },
      },
    });
    expect(queues).toEqual(['a0']);
    expect(messages).toMatchObject([{ result: 'failed', cause: 'thrownBySend' }]);
  });

  test.each(['4.9.8', '5.5.0'])(
    'JA8 %s through a selector stays on the broker and queue',
    (version) => {
      const { queues } = run('async-selector', {
        timeline: [fault('refuse', 'a', [0, 9_000])],
        client: { version, sends: sendsAt(10) },
      });
      expect(queues).toEqual(['a0', 'a0', 'a0']);
    },
  );

  test.each([
    ['4.9.8', 'a0'],
    ['5.2.0', 'a0 a0'],
    ['5.3.3', 'a0 a0 b0 b0 a0 a0'],
  ])('JA9 %s answered GO_AWAY for ever: %s', (version, expected) => {
    const { queues } = run('async', {
      brokers: { a: always(1500), b: always(1500) },
      client: { version },
    });
    expect(queues.join(' ')).toBe(expected);
  });

  test('JA10 a sync timeout breaks an async send on the same connection, which goes elsewhere at once', () => {
    const { attempts } = run('sync', {
      brokers: { a: silent, b: {} },
      client: {
        version: '4.9.8',
        start: { firstBroker: 'a' },
        sends: [
          { atMs: 0, bodyBytes: 100, thread: 0 },
          { atMs: 1_000, bodyBytes: 100, thread: 1, mode: 'async' },
        ],
      },
    });
    const second = attempts.filter(({ message }) => message === 1);
    expect(second).toMatchObject([
      { broker: 'a', cause: 'connectionClosedByTimeout' },
      { broker: 'b', cause: 'sendOk' },
    ]);
  });
});

describe('oneway', () => {
  test('O1 the send is over when it is written; the broker stores it without a word', () => {
    const scenario = smallScenario({ client: { mode: 'oneway' } });
    expect(traceOf(scenario)).toMatchInlineSnapshot(`
      "
           0.0  app  sends #1 to a0
           0.0  app  #1 at a0: onewaySent
           0.0  app  #1 ok: onewaySent
           3.0  a    stores #1
      "
    `);
  });

  test('O1 a busy broker is not heard', () => {
    const { messages, attempts } = run('oneway', { brokers: { a: always(2), b: {} } });
    expect(messages).toMatchObject([{ result: 'ok', cause: 'onewaySent', endedMs: 0 }]);
    expect(attempts).toMatchObject([{ queue: 'a0', outcome: 'unanswered' }]);
  });

  const toNewBroker = (version: string): Partial<ClientScenario> => ({
    version,
    sends: sendsAt(10),
    start: { firstBroker: 'a', closedTo: ['a'] },
  });

  test('O2 since 5.3 the call returns before the connection stands', () => {
    const isOverAt = (version: string): number | undefined =>
      run('oneway', { client: toNewBroker(version) }).messages[0]?.endedMs;
    expect(isOverAt('5.3.3')).toBe(10);
    expect(isOverAt('5.2.0')).toBe(12);
  });

  test.each([
    ['4.9.8', 'failed', 'connectRefused'],
    ['5.2.0', 'failed', 'connectRefused'],
    ['5.3.3', 'ok', 'onewaySent'],
  ])('O3 %s refused: %s, and nothing is stored', (version, result, cause) => {
    const timeline = [fault('refuse', 'a', [0, 9_000])];
    const { messages, queues } = run('oneway', { timeline, client: toNewBroker(version) });
    expect(queues).toEqual(['a0']);
    expect(messages).toMatchObject([{ result, cause, copies: 0 }]);
  });

  test('O3 in a black hole 5.2 blocks its caller for 3 s', () => {
    const timeline = [fault('blackHole', 'a', [0, 9_000])];
    const { messages } = run('oneway', { timeline, client: toNewBroker('5.2.0') });
    expect(messages).toMatchObject([
      { result: 'failed', cause: 'connectTimedOut', endedMs: 3_010 },
    ]);
  });

  test('O3 two clients of two versions tell two stories of one refusal', () => {
    const timeline = [fault('refuse', 'a', [0, 9_000])];
    const others = [{ ...javaClient('old'), mode: 'oneway', ...toNewBroker('5.2.0') }];
    const { messages } = run('oneway', { timeline, others, client: toNewBroker('5.3.3') });
    expect(messages.map(({ client, result }) => `${client} ${result}`)).toEqual([
      'app ok',
      'old failed',
    ]);
  });
});
