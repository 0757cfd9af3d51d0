// The RocketMQ Go client v2: SendSync, SendOneWay, SendAsync, transactions.
import { describe, expect, test } from 'vitest';
import { DIMENSION } from '../../recording/Recording.ts';
import type { BrokerScript, ClientScenario } from '../../scenario/Scenario.ts';
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

const GO: Partial<ClientScenario> = {
  profile: 'rocketmq-go-remoting',
  version: '2.1.2',
  mode: 'sync',
};

function run({ client, durationMs = 20_000, ...options }: SmallOptions) {
  const scenario = smallScenario({ ...options, durationMs, client: { ...GO, ...client } });
  const recording = runToEnd(scenario);
  const attempts = attemptsOf(recording);
  return {
    recording,
    attempts,
    messages: messagesOf(recording),
    queues: attempts.map(({ queue }) => queue).join(' '),
  };
}

const closing: BrokerScript = { list: 'c', steps: [], then: { kind: 'close', afterMs: 0 } };
const resetting: BrokerScript = { list: 'r', steps: [], then: { kind: 'reset', afterMs: 0 } };

describe('queues', () => {
  test('GO1 a retry takes the next queue, whatever broker failed', () => {
    const { queues } = run({ brokers: { a: always(1), b: {} } });
    expect(queues).toBe('a0 a1 a2 a3');
  });

  test('GO1 all callers share one round robin', () => {
    const { queues } = run({ client: { sends: sendsAt(0, 10, 20, 30, 40) } });
    expect(queues).toBe('a0 a1 a2 a3 b0');
  });

  test('GO1 of a broker that fails fast every fifth message is lost', () => {
    const sends = sendsOfOneThread(...Array.from({ length: 20 }, (_, index) => index * 50));
    const { messages } = run({ brokers: { a: always(1), b: {} }, client: { sends } });
    const failed = messages.flatMap(({ result }, index) => (result === 'failed' ? index : []));
    expect(failed).toEqual([0, 5, 10, 15]);
  });

  test('GO1 a client that has just been started begins with the second queue', () => {
    const { queues } = run({ client: { start: { cold: true } } });
    expect(queues).toBe('a1');
  });

  const selected = (queueSelector: string): readonly string[] =>
    run({
      brokers: { a: always(1), b: always(1) },
      client: { settings: { queueSelector }, sends: sendsAt(0, 100, 200) },
    })
      .queues.split(' ')
      .map((queue, index) => `${Math.floor(index / 4)} ${queue}`);

  test('GO2 a queue that the application names is kept for all attempts', () => {
    expect(new Set(selected('manual'))).toEqual(new Set(['0 a0', '1 a0', '2 a0']));
  });

  test('GO2 by the hash of a key, each caller keeps to one queue', () => {
    expect(new Set(selected('hash')).size).toBe(3);
  });

  test('GO2 by chance any queue may come', () => {
    expect(new Set(selected('random')).size).toBeGreaterThan(6);
  });
});

describe('sync', () => {
  test.each([
    [{}, [0, 3_000, 6_000, 9_000], 12_000],
    [{ retryTimes: 1 }, [0, 3_000], 6_000],
    [{ sendMsgTimeout: 1_000 }, [0, 3_000, 6_000, 9_000], 12_000],
  ])('GO3 silence costs 3 s for each attempt: %j', (settings, sentMs, endedMs) => {
    const { attempts, messages } = run({ brokers: { a: silent }, client: { settings } });
    expect(attempts.map((attempt) => attempt.sentMs)).toEqual(sentMs);
    expect(messages).toMatchObject([{ result: 'failed', cause: 'attemptsUsedUp', endedMs }]);
  });

  test.each([
    [1, 4],
    [14, 4],
    [16, 4],
    [17, 4],
    [2, 1],
    [13, 1],
    [204, 1],
    [530, 1],
    [1500, 1],
  ])('GO4 answered %d: %d attempts', (code, count) => {
    const { attempts, messages } = run({ brokers: { a: always(code) } });
    expect(attempts).toHaveLength(count);
    const cause = count === 1 ? 'codeNotRetried' : 'attemptsUsedUp';
    expect(messages).toMatchObject([{ result: 'failed', cause }]);
  });

  test('GO4 "stored, but" is a success, also of a half message', () => {
    const { messages } = run({ brokers: { a: always(10) }, client: { mode: 'transaction' } });
    expect(messages).toMatchObject([{ result: 'ok', cause: 'flushDiskTimeout', attempts: 1 }]);
  });

  test('GO5 when the caller’s context is over, all attempts that are left are written at once', () => {
    const { attempts, messages } = run({
      brokers: { a: silent },
      client: { settings: { contextTimeoutMs: 1_000 } },
    });
    expect(attempts.map(({ sentMs }) => sentMs)).toEqual([0, 1_000, 1_000, 1_000]);
    expect(attempts.map(({ arrivedMs }) => arrivedMs)).toEqual([1, 1_001, 1_001, 1_001]);
    expect(messages[0]?.endedMs).toBe(1_000);
  });
});

describe('connections', () => {
  const toHole: SmallOptions = {
    timeline: [fault('blackHole', 'a', [0, 20_000])],
    client: { start: { firstBroker: 'a', firstQueue: 0, closedTo: ['a'] } },
  };

  test('GO6 who dials keeps everyone else from sending, also to other brokers', () => {
    const { attempts } = run({
      ...toHole,
      client: { ...toHole.client, settings: { retryTimes: 0 }, sends: sendsAt(0, 1, 2, 3, 4) },
    });
    const toB = attempts.filter(({ broker }) => broker === 'b');
    // Each of the others dials for the millisecond that it has left.
    expect(toB).toMatchObject([{ queue: 'b0', sentMs: 4, arrivedMs: 3_004 }]);
  });

  test('GO7 who failed comes back to the end of the line', () => {
    const { attempts } = run({
      timeline: [fault('refuse', 'a', [0, 20_000])],
      client: { start: { firstBroker: 'a', firstQueue: 2 }, sends: sendsAt(10, 10, 10) },
    });
    // The second dials from 12 to 14; behind it the first one's next attempt goes to b.
    const first = attempts.filter(({ message }) => message === 0);
    expect(first).toMatchObject([
      { queue: 'a2', endedMs: 12 },
      { sentMs: 12, broker: 'b', arrivedMs: 15 },
    ]);
  });

  test('GO8 dialling takes no longer than the attempt has', () => {
    const { attempts } = run(toHole);
    expect(attempts.map(({ endedMs }) => endedMs)).toEqual([3_000, 6_000, 9_000, 12_000]);
    expect(new Set(attempts.map(({ cause }) => cause))).toEqual(new Set(['connectTimedOut']));
  });

  test('GO8 who has waited for the lock that long has no time left to dial', () => {
    const { messages } = run({
      ...toHole,
      client: { ...toHole.client, settings: { retryTimes: 0 }, sends: sendsAt(0, 0) },
    });
    expect(messages.map(({ endedMs }) => endedMs)).toEqual([3_000, 3_000]);
  });

  test.each([
    ['closed', closing],
    ['reset', resetting],
  ])('GO9 nobody is told that a connection was %s: it costs 3 s', (_, script) => {
    const { attempts } = run({ brokers: { a: script }, client: { settings: { retryTimes: 1 } } });
    expect(attempts).toMatchObject([
      { queue: 'a0', endedMs: 3_000, cause: 'attemptTimedOut' },
      { queue: 'a1', endedMs: 6_000, cause: 'attemptTimedOut' },
    ]);
    // The second one had to connect anew.
    expect(attempts[1]?.arrivedMs).toBe(3_003);
  });
});

describe('oneway', () => {
  const oneway = { mode: 'oneway', start: { firstBroker: 'a', closedTo: ['a'] } };

  test('GO10 a refused connection is tried on another broker', () => {
    const timeline = [fault('refuse', 'a', [0, 20_000])];
    const { queues, messages } = run({ timeline, client: { ...oneway, sends: sendsAt(10) } });
    expect(queues).toBe('a0 b0');
    expect(messages).toMatchObject([{ result: 'ok', cause: 'onewaySent', copies: 1 }]);
  });

  test('GO10 in a black hole the caller is kept for 15 s', () => {
    const timeline = [fault('blackHole', 'a', [0, 20_000])];
    const { messages } = run({ timeline, client: { ...oneway, sends: sendsAt(10) } });
    expect(messages).toMatchObject([{ result: 'ok', endedMs: 15_010 }]);
  });

  test('GO11 written is done, whatever becomes of it', () => {
    const { messages } = run({ brokers: { a: silent }, client: { mode: 'oneway' } });
    expect(messages).toMatchObject([{ result: 'ok', cause: 'onewaySent', endedMs: 0, copies: 0 }]);
  });
});

describe('async', () => {
  const isSet = { panicHandler: true };

  test.each([1, 2, 14])('GO12 an answer %d ends the only attempt', (code) => {
    const { queues, messages } = run({ brokers: { a: always(code) }, client: { mode: 'async' } });
    expect(queues).toBe('a0');
    expect(messages).toMatchObject([{ result: 'failed', cause: 'codeNotRetried' }]);
  });

  test('GO13 its caller waits for the connection', () => {
    const { messages } = run({
      timeline: [fault('blackHole', 'a', [0, 20_000])],
      client: {
        mode: 'async',
        start: { firstBroker: 'a', firstQueue: 3, closedTo: ['a'] },
        sends: sendsOfOneThread(0, 10),
      },
    });
    expect(messages).toMatchObject([
      { result: 'failed', endedMs: 3_000 },
      { result: 'ok', startedMs: 3_000 },
    ]);
  });

  test('GO13 but not for the answer', () => {
    const { messages } = run({
      brokers: { a: always(0, 500), b: {} },
      client: { mode: 'async', sends: sendsOfOneThread(0, 10) },
    });
    expect(messages.map(({ startedMs }) => startedMs)).toEqual([0, 10]);
  });

  const three = sendsAt(0, 1_000, 5_000);

  test('GO14 an answer that never comes ends the process, and with it everything', () => {
    const { messages, recording } = run({
      brokers: { a: silent },
      client: { mode: 'async', sends: three },
    });
    expect(messages).toMatchObject([
      { result: 'failed', cause: 'attemptsUsedUp', endedMs: 3_000 },
      { result: 'failed', cause: 'processDied', endedMs: 3_000 },
      { result: 'pending', startedMs: undefined },
    ]);
    const { states } = recording;
    const died = [...states.dimension.subarray(0, states.count)].indexOf(DIMENSION.life);
    expect(states.at[died]).toBe(3_000_000);
  });

  test('GO14 unless the application has set a handler', () => {
    const { messages } = run({
      brokers: { a: silent },
      client: { mode: 'async', sends: three, settings: isSet },
    });
    expect(messages.map(({ endedMs }) => endedMs)).toEqual([3_000, 4_000, 8_000]);
  });
});
