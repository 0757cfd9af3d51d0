// The RocketMQ 5 Java producer over gRPC, and what the clients of the other languages share with it.
import { describe, expect, test } from 'vitest';
import { DIMENSION, type Recording } from '../../recording/Recording.ts';
import type { BrokerScript, ClientScenario, ListedSend } from '../../scenario/Scenario.ts';
import { causeName } from '../../recording/outcomes.ts';
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

const OK = 20_000;
const BUSY = 42_900;
const WRONG = 50_001;

interface Options extends Omit<SmallOptions, 'client'> {
  readonly client?: Partial<ClientScenario>;
}

/** Three brokers, a client whose index begins at the first queue of `a` and whose heartbeats come at 1, 11, 21 s. */
function play({ client, ...options }: Options = {}): Recording {
  return runToEnd(
    smallScenario({
      durationMs: 30_000,
      brokers: { a: always(OK), b: always(OK), c: always(OK) },
      ...options,
      client: {
        profile: 'rocketmq-java-grpc',
        version: '5.2.0',
        mode: 'sync',
        start: { firstBroker: 'a', firstQueue: 0, ageMs: 0 },
        ...client,
      },
    }),
  );
}

/** The queues of all attempts, one after the other, and how the last message ended. */
function told(options: Options): string {
  const run = play(options);
  const queues = attemptsOf(run).map(({ queue }) => queue);
  const last = messagesOf(run).at(-1);
  return `${queues.join(' ')}: ${last?.result ?? ''} ${last?.cause ?? ''}`;
}

const all = (broker: BrokerScript): Options['brokers'] => ({ a: broker, b: broker, c: broker });
const steps = (...codes: readonly number[]): BrokerScript => ({
  list: 'all',
  steps: codes.map((code) => ({ kind: 'reply', code, afterMs: 0 })),
  then: { kind: 'reply', code: OK, afterMs: 0 },
});
const isolationOf = ({ states }: Recording): readonly (readonly [number, number, number])[] =>
  Array.from({ length: states.count }, (_, row) => row)
    .filter((row) => states.dimension[row] === DIMENSION.avoided)
    .map((row) => [(states.at[row] ?? 0) / 1000, states.detail[row] ?? 0, states.value[row] ?? 0]);
/** The waits before the attempts, planned and actual. */
const waitsOf = (run: Recording): readonly (number | undefined)[] =>
  attemptsOf(run).map(({ wait }) => wait?.actualMs);

describe('the client', () => {
  test.each([
    ['no policy', { backoffPolicy: null }],
    ['a policy that is not exponential', { backoffPolicy: { maxAttempts: 3, nextMs: [1_000] } }],
  ])('GR1 told %s, it never comes up', (_, server) => {
    const run = play({ client: { server } });
    expect(run.attempts.count).toBe(0);
    expect(messagesOf(run)).toMatchObject([{ result: 'failed', cause: 'notStarted' }]);
    expect([...run.states.dimension.slice(0, run.states.count)]).toContain(DIMENSION.startFailed);
  });

  test.each([
    ['5.2.0', 0, 'failed', 'bodyEmpty'],
    ['5.0.7', 0, 'ok', 'sendOk'],
    ['5.2.0', 4_194_304, 'ok', 'sendOk'],
    ['5.2.0', 4_194_305, 'failed', 'messageTooLarge'],
  ])('GR2 version %s, a body of %d bytes: %s', (version, bodyBytes, result, cause) => {
    const run = play({ client: { version, sends: [{ atMs: 0, bodyBytes }] } });
    expect(messagesOf(run)).toMatchObject([{ result, cause }]);
    expect(run.attempts.count).toBe(result === 'ok' ? 1 : 0);
  });

  test('GR2 the limit is the one that the server tells', () => {
    const sends = [{ atMs: 0, bodyBytes: 1_025 }];
    const backoffPolicy = { maxAttempts: 3, initialMs: 10, maxMs: 1_000, multiplier: 2 };
    const server = { backoffPolicy, maxBodyBytes: 1_024 };
    expect(play({ client: { sends, server } }).attempts.count).toBe(0);
    expect(play({ client: { sends, settings: { maxMessageSize: 1_024 } } }).attempts.count).toBe(0);
    expect(play({ client: { sends } }).attempts.count).toBe(1);
  });
});

describe('attempts', () => {
  test('GR3 each attempt has a timeout of its own, nothing bounds them together', () => {
    const run = play({ brokers: all(silent) });
    expect(messagesOf(run)).toMatchObject([{ cause: 'attemptsUsedUp', endedMs: 9_000 }]);
    const settings = { maxAttempts: 5, requestTimeout: 500 };
    const short = play({ brokers: all(silent), client: { settings } });
    expect(messagesOf(short)).toMatchObject([{ endedMs: 2_500 }]);
  });

  test('GR3 what the server says about attempts is no matter to it', () => {
    const settings = { grpcClientProducerMaxAttempts: 5 };
    expect(play({ brokers: all(always(WRONG)), client: { settings } }).attempts.count).toBe(3);
  });

  test('GR4 the index moves on by one with each send, not with a retry', () => {
    const sends = sendsAt(0, 100, 200);
    expect(told({ brokers: { a: steps(WRONG), b: always(OK) }, client: { sends } })).toBe(
      // The first send met a failure, so `a` is isolated from then on.
      'a0 b0 b0 b0: ok sendOk',
    );
    expect(told({ client: { sends } })).toBe('a0 a1 a2: ok sendOk');
  });

  test('GR5 the attempts go round among one queue of each broker', () => {
    const settings = { maxAttempts: 5 };
    expect(told({ brokers: all(always(WRONG)), client: { settings } })).toBe(
      'a0 b0 c0 a0 b0: failed attemptsUsedUp',
    );
    const two = { a: always(WRONG), b: always(WRONG) };
    expect(told({ brokers: two, client: { settings } })).toBe(
      'a0 b0 a0 b0 a0: failed attemptsUsedUp',
    );
    expect(told({ brokers: { a: always(WRONG) } })).toBe('a0 a0 a0: failed attemptsUsedUp');
  });

  test('GR5 isolated brokers are no candidates, unless all are', () => {
    const brokers = { a: always(WRONG), b: always(OK), c: always(WRONG) };
    const sends = sendsAt(0, 100, 200);
    // a fails at once, b is well: from then on a is left out.
    expect(told({ brokers, client: { sends } })).toBe('a0 b0 b0 b0: ok sendOk');
    const none = { a: always(WRONG), b: always(WRONG), c: always(WRONG) };
    const run = play({ brokers: none, client: { sends: sendsAt(0, 100) } });
    expect(attemptsOf(run).map(({ queue }) => queue)).toEqual(['a0', 'b0', 'c0', 'a1', 'b0', 'c0']);
  });

  test('GR5 who is isolated while a send is under way stays a candidate of it', () => {
    const settings = { maxAttempts: 2, requestTimeout: 1_000 };
    const brokers = { a: silent, b: always(WRONG) };
    // The first send chose a and b; the second one isolates b meanwhile.
    const start = { firstBroker: 'a', firstQueue: 3, ageMs: 2_000 };
    const run = play({ brokers, client: { settings, start, sends: sendsAt(0, 100) } });
    const first = attemptsOf(run).filter(({ message }) => message === 0);
    expect(first.map(({ queue }) => queue)).toEqual(['a3', 'b0']);
  });
});

describe('isolation', () => {
  test('GR6 every failure isolates, the last one too; the next answered heartbeat lifts it', () => {
    const run = play({
      brokers: { a: always(BUSY), b: always(OK) },
      client: { sends: sendsAt(500) },
    });
    // A round trip after the heartbeat at 1 s, which the server takes 1 ms for.
    expect(isolationOf(run)).toEqual([
      [502, 0, 1],
      [1_003, 0, 0],
    ]);
    const settings = { maxAttempts: 1 };
    const last = play({
      brokers: { a: always(WRONG) },
      client: { settings, sends: sendsAt(1_500) },
    });
    expect(isolationOf(last)).toEqual([
      [1_502, 0, 1],
      [11_003, 0, 0],
    ]);
  });

  test('GR6 a broker that does not answer heartbeats stays isolated', () => {
    const run = play({
      client: { sends: sendsAt(500) },
      timeline: [fault('refuse', 'a', [0, 15_000])],
    });
    // Its channel finds it again at about 18 s, the heartbeat at 21 s.
    expect(isolationOf(run)).toMatchObject([
      [502.3, 0, 1],
      [21_003, 0, 0],
    ]);
  });

  test('GR6 brokers behind one address are isolated together', () => {
    const run = play({
      brokers: { a: always(WRONG), b: always(OK) },
      client: { settings: { sharedEndpoint: true }, sends: sendsAt(0) },
    });
    expect(isolationOf(run).map(([, endpoint]) => endpoint)).toEqual([0, 0]);
    expect(attemptsOf(run).map(({ queue }) => queue)).toEqual(['a0', 'b0']);
  });
});

describe('waits', () => {
  test('GR7 after TOO_MANY_REQUESTS the n-th attempt waits initial · multiplierⁿ⁻¹, at most the longest', () => {
    const settings = { maxAttempts: 10 };
    expect(waitsOf(play({ brokers: all(always(BUSY)), client: { settings } }))).toEqual([
      ...[20, 40, 80, 160, 320, 640, 1_000, 1_000, 1_000],
      undefined,
    ]);
    const documented = {
      grpcClientProducerBackoffInitialMillis: 1_000,
      grpcClientProducerBackoffMultiplier: 1.6,
      grpcClientProducerBackoffMaxMillis: 120_000,
    };
    const run = play({ brokers: all(always(BUSY)), client: { settings: documented } });
    expect(waitsOf(run)).toEqual([1_600, 2_560, undefined]);
  });

  test('GR7 every attempt counts, not only those that were throttled', () => {
    const settings = { maxAttempts: 5, grpcClientProducerBackoffInitialMillis: 50 };
    const brokers = all(steps(BUSY, WRONG, BUSY));
    expect(waitsOf(play({ brokers, client: { settings } }))).toEqual([100, 0, 400, undefined]);
  });

  test.each([WRONG, 50_400, 40_402, 41_301, 42_901])('GR8 after code %d nothing waits', (code) => {
    const run = play({ brokers: all(always(code)) });
    expect(waitsOf(run)).toEqual([0, 0, undefined]);
    expect(messagesOf(run)).toMatchObject([{ cause: 'attemptsUsedUp', endedMs: 6 }]);
  });

  test('GR8 nor after a status of gRPC, a break, or a connection that is refused', () => {
    const raw: BrokerScript = {
      list: 'all',
      steps: [],
      then: { kind: 'grpc', status: 'RESOURCE_EXHAUSTED', afterMs: 0 },
    };
    expect(waitsOf(play({ brokers: all(raw) }))).toEqual([0, 0, undefined]);
    const reset: BrokerScript = { list: 'all', steps: [], then: { kind: 'reset', afterMs: 0 } };
    expect(messagesOf(play({ brokers: all(reset) }))).toMatchObject([{ endedMs: 6.9 }]);
    const refused = play({ timeline: [fault('refuse', 'network', [0, 9_000])] });
    expect(waitsOf(refused)).toEqual([0, 0, undefined]);
    expect(messagesOf(refused)[0]?.endedMs).toBeLessThan(20);
  });

  test('GR8 nobody answers connections: the tries of the three channels overlap', () => {
    // Heartbeats and streams make the channels to b and c connect while the first attempt still waits for a.
    const client = {
      start: { firstBroker: 'a', ageMs: 500, closedTo: ['a', 'b', 'c'] },
    };
    const run = play({ client, timeline: [fault('blackHole', 'network', [0, 30_000])] });
    const [message] = messagesOf(run);
    expect(message).toMatchObject({ result: 'failed', cause: 'attemptsUsedUp' });
    expect(message?.endedMs).toBeGreaterThan(3_200);
    expect(message?.endedMs).toBeLessThan(6_600);
  });
});

describe('answers', () => {
  test.each([
    [2, BUSY, [20, 40, undefined]],
    [10, 50_401, [0, 0, undefined]],
    [12, 50_402, [0, 0, undefined]],
    [11, 50_002, [0, 0, undefined]],
    [215, 50_001, [0, 0, undefined]],
  ])('GR9 a broker that answers %d: the client hears %d', (code, heard, waits) => {
    const run = play({ brokers: all(always(code)) });
    expect(attemptsOf(run).map((attempt) => attempt.code)).toEqual([heard, heard, heard]);
    expect(waitsOf(run)).toEqual(waits);
  });
});

describe('transactions and groups', () => {
  const transaction = (version: string): Partial<ClientScenario> => ({
    version,
    mode: 'transaction',
  });

  test.each([
    ['5.0.7', 1],
    ['5.2.0', 3],
  ])('GR10 version %s gives a half message %d attempts', (version, attempts) => {
    const run = play({ brokers: all(always(WRONG)), client: transaction(version) });
    expect(run.attempts.count).toBe(attempts);
  });

  test.each([
    ['is answered', undefined, 'sendOk', 2],
    ['is throttled', { kind: 'reply', code: BUSY, afterMs: 1 }, 'scriptedError', 3],
    ['gets no answer', { kind: 'hang' }, 'attemptTimedOut', 3_000],
  ] as const)('GR11 a commit that %s is one request', (_, endTransaction, cause, tookMs) => {
    const script: BrokerScript = { ...always(OK), ...(endTransaction && { endTransaction }) };
    const { commits } = play({ brokers: all(script), client: transaction('5.2.0') });
    expect(commits?.count).toBe(1);
    expect(causeName(commits?.cause[0] ?? 0)).toBe(cause);
    expect((commits?.endedAfter[0] ?? 0) / 1000).toBe(tookMs);
  });

  test('GR11 other sends end no transaction', () => {
    expect(play().commits).toBeUndefined();
  });

  test('GR12 messages of one group go to one queue, whatever becomes of it', () => {
    const send = (atMs: number, group: string): ListedSend => ({
      atMs,
      bodyBytes: 9,
      thread: atMs,
      group,
    });
    const sends = [send(0, 'g1'), send(100, 'g1'), send(200, 'g1')];
    const failing = attemptsOf(play({ brokers: all(always(WRONG)), client: { sends } }));
    expect(new Set(failing.map(({ queue }) => queue)).size).toBe(1);
    expect(failing).toHaveLength(9);
    const many = Array.from({ length: 24 }, (_, index) => send(index, `g${String(index)}`));
    const queues = attemptsOf(play({ client: { sends: many } })).map(({ queue }) => queue);
    expect(new Set(queues).size).toBeGreaterThan(6);
  });
});
