// The asynchronous and the oneway send of the RocketMQ Java client.
import { describe, expect, test } from 'vitest';
import type { BrokerScript, ClientScenario } from '../../scenario/Scenario.ts';
import { attemptsOf, messagesOf } from '../rowsOf.ts';
import {
  always,
  fault,
  javaClient,
  sendsAt,
  silent,
  smallScenario,
  type SmallOptions,
} from '../smallScenario.ts';
import { runToEnd } from '../startRun.ts';
import { traceOf } from '../traceOf.ts';

function run(mode: 'async' | 'oneway', { client, ...options }: SmallOptions) {
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
