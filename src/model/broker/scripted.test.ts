// The broker of the recorded producer cases: it answers from a list.
import { describe, expect, test } from 'vitest';
import type { BrokerScript, BrokerStep } from '../../scenario/Scenario.ts';
import { attemptsOf, messagesOf } from '../rowsOf.ts';
import { sendsAt, sendsOfOneThread, smallScenario, type SmallOptions } from '../smallScenario.ts';
import { runToEnd } from '../startRun.ts';

const reply = (code: number, afterMs = 0): BrokerStep => ({ kind: 'reply', code, afterMs });
const script = (list: string, steps: readonly BrokerStep[], then = reply(0)): BrokerScript => ({
  list,
  steps,
  then,
});

function run(options: SmallOptions) {
  const recording = runToEnd(smallScenario(options));
  return { attempts: attemptsOf(recording), messages: messagesOf(recording) };
}

const codes = ({ attempts }: ReturnType<typeof run>): readonly (number | string)[] =>
  attempts.map(({ broker, code }) => `${broker}${String(code)}`);

describe('scripts', () => {
  test('X1 each request takes the next step, then the last rule holds for ever', () => {
    const a = script('a', [reply(13), reply(3)], reply(0));
    const client = { sends: sendsOfOneThread(0, 10, 20, 30) };
    expect(codes(run({ brokers: { a }, client }))).toEqual(['a13', 'a3', 'a0', 'a0']);
  });

  test('X1 brokers of one list walk it together, others each their own', () => {
    const steps = [reply(1), reply(14)];
    const together = run({ brokers: { a: script('all', steps), b: script('all', steps) } });
    expect(codes(together)).toEqual(['a1', 'b14', 'a0']);
    const apart = run({ brokers: { a: script('a', steps), b: script('b', steps) } });
    expect(codes(apart)).toEqual(['a1', 'b1', 'a14']);
  });

  test('X2 the reply comes after its delay; 0, 10, 11 and 12 mean stored', () => {
    const codesOfReplies = [0, 1, 2, 10, 11, 12, 14, 530];
    const a = script(
      'a',
      codesOfReplies.map((code) => reply(code, 40)),
    );
    const client = {
      settings: { retryTimesWhenSendFailed: 0 },
      sends: sendsAt(...codesOfReplies.map((_, index) => index * 100)),
    };
    const { attempts } = run({ brokers: { a }, client });
    expect(attempts.map(({ sentMs, endedMs = 0 }) => endedMs - sentMs)).toEqual(
      codesOfReplies.map(() => 42),
    );
    const stored = attempts.filter(({ storedMs }) => storedMs !== undefined);
    expect(stored.map(({ code }) => code)).toEqual([0, 10, 11, 12]);
  });

  test.each([
    ['hang', { kind: 'hang' }, 3_000, 'attemptTimedOut', 0],
    ['close', { kind: 'close', afterMs: 10 }, 12, 'connectionClosed', 0],
    ['reset', { kind: 'reset', afterMs: 10 }, 12, 'connectionClosed', 0],
    ['dropReply', { kind: 'dropReply', afterMs: 10 }, 3_000, 'attemptTimedOut', 1],
  ] as const)('X3 %s', (...[, step, endedMs, cause, copies]) => {
    const { attempts, messages } = run({
      brokers: { a: script('a', [], step) },
      client: { settings: { retryTimesWhenSendFailed: 0 } },
    });
    // A caller wakes a little after its patience is over.
    expect(Math.floor((attempts[0]?.endedMs ?? 0) / 4)).toBe(endedMs / 4);
    expect(attempts).toMatchObject([{ cause }]);
    expect(messages).toMatchObject([{ copies }]);
  });

  test('X4 by message: each message walks its own list', () => {
    const a: BrokerScript = {
      ...script('a', []),
      messages: [
        { steps: [reply(1)], then: reply(0) },
        { steps: [reply(14), reply(16)], then: reply(0) },
      ],
    };
    const result = run({ brokers: { a }, client: { sends: sendsOfOneThread(0, 100, 200) } });
    expect(result.attempts.map(({ message, code }) => [message, code])).toEqual([
      [0, 1],
      [0, 0],
      [1, 14],
      [1, 16],
      [1, 0],
      [2, 0],
    ]);
  });

  test('X4 by time: the moment of arrival decides', () => {
    const a: BrokerScript = {
      ...script('a', [], reply(13)),
      phases: [
        { untilMs: 100, step: reply(0) },
        { untilMs: 200, step: reply(3) },
      ],
    };
    const result = run({ brokers: { a }, client: { sends: sendsAt(0, 98.9, 99, 198, 199) } });
    expect(codes(result)).toEqual(['a0', 'a0', 'a3', 'a3', 'a13']);
  });
});

describe('scripts of gRPC brokers', () => {
  const busy = reply(42_900);
  const ok = reply(20_000);
  /** A client that sends each message once. */
  const once = (...moments: readonly number[]) => ({
    settings: { retryTimesWhenSendFailed: 0 },
    sends: sendsAt(...moments),
  });
  const causes = ({ attempts }: ReturnType<typeof run>): readonly string[] =>
    attempts.map(({ cause }) => cause);

  test('GX1 four codes mean stored, 42900 is busy, a raw status is an error', () => {
    const steps: readonly BrokerStep[] = [
      ...[20_000, 50_002, 50_401, 50_402, 42_900, 50_001].map((code) => reply(code)),
      { kind: 'grpc', status: 'UNAVAILABLE', afterMs: 0 },
    ];
    const result = run({ brokers: { a: script('a', steps) }, client: once(0, 1, 2, 3, 4, 5, 6) });
    expect(causes(result)).toEqual([
      'sendOk',
      'slaveNotAvailable',
      'flushDiskTimeout',
      'flushSlaveTimeout',
      'scriptedBusy',
      'scriptedError',
      'grpcStatus',
    ]);
    const stored = result.attempts.filter(({ storedMs }) => storedMs !== undefined);
    expect(stored.map(({ code }) => code)).toEqual([20_000, 50_002, 50_401, 50_402]);
    expect(result.attempts.at(-1)?.code).toBe(14);
  });

  test('GX2 a code that only the entry has is told apart from one at the top', () => {
    const entry: BrokerStep = { kind: 'reply', code: 42_900, afterMs: 0, level: 'entry' };
    const result = run({ brokers: { a: script('a', [busy, entry]) }, client: once(0, 1) });
    expect(causes(result)).toEqual(['scriptedBusy', 'entryError']);
    expect(result.attempts.map(({ code }) => code)).toEqual([42_900, 42_900]);
  });

  test('GX3 the list of a broker follows from when it was first reached', () => {
    const met = [
      { steps: [], then: busy },
      { steps: [ok], then: reply(50_001) },
    ];
    const shared: BrokerScript = { ...script('all', []), met };
    const result = run({
      brokers: { a: shared, b: shared },
      // Four queues of b come before those of a.
      client: {
        settings: { retryTimesWhenSendFailed: 0 },
        sends: sendsOfOneThread(0, 10, 20, 30, 40, 50, 60),
        start: { firstBroker: 'b' },
      },
    });
    expect(codes(result)).toEqual([
      'b42900',
      'b42900',
      'b42900',
      'b42900',
      'a20000',
      'a50001',
      'a50001',
    ]);
  });

  test('GX4 a bucket lets its burst through, then its rate', () => {
    const a: BrokerScript = {
      ...script('a', [], busy),
      bucket: { ratePerSec: 100, burst: 2, ok },
    };
    const result = run({ brokers: { a }, client: once(0, 1, 2, 3, 20, 21) });
    expect(result.attempts.map(({ code }) => code)).toEqual([
      20_000, 20_000, 42_900, 42_900, 20_000, 20_000,
    ]);
  });

  test('GX5 frozen, it answers nothing; awake, what was due comes before what arrived', () => {
    const a = script('a', [], reply(20_000, 10));
    const result = run({
      brokers: { a },
      client: once(0, 20),
      timeline: [{ kind: 'fault', fault: 'pause', target: 'a', startMs: 5, endMs: 105 }],
    });
    // One way takes 1 ms: the first was due at 11, the second arrived at 21.
    expect(result.attempts.map(({ endedMs }) => endedMs)).toEqual([106, 116]);
  });
});
