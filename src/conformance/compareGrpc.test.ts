// The comparison of gRPC cases tells each kind of difference, with small cases of our own.
import { describe, expect, test } from 'vitest';
import { isPlausible } from './isPlausible.ts';
import { playCase } from './playCase.ts';
import { readCase } from './readCase.ts';

type Raw = Readonly<Record<string, unknown>>;

const SERVER = {
  backoffPolicy: { maxAttempts: 3, initialMs: 10, maxMs: 1_000, multiplier: 2 },
  maxBodyBytes: 4_194_304,
};
const WRONG = { reply: 'INTERNAL_SERVER_ERROR', code: 50_001 };
const FAILED = { ok: false, error: 'InternalErrorException', code: 50_001, atMs: 10 };

/** Node, three brokers that answer 50001 for ever, and what was seen of it. */
const NODE: Raw = {
  id: 'a-case',
  kind: 'producer-script',
  question: 'What comes of it?',
  recorded: { repeats: 5 },
  client: { profile: 'rocketmq-nodejs-grpc', version: '1.0.8', mode: 'sync', settings: {} },
  topology: {
    brokers: ['a', 'b', 'c'].map((name) => ({ name: `broker-${name}`, queues: 4 })),
    networkMs: 0,
  },
  server: SERVER,
  script: { by: 'arrival', steps: [], then: WRONG },
  sends: [{ message: 'm1', atMs: 0, bodyBytes: 64 }],
  observed: [
    {
      message: 'm1',
      attempts: [0, 1, 2].map((broker) => ({ n: broker + 1, broker, atMs: 1 + 3 * broker })),
      result: FAILED,
    },
  ],
  facts: { sameMessageIdInAllAttempts: true, sameQueueInAllAttempts: false },
  tolerance: { ms: 25, ratio: 0.02 },
};

const PYTHON = { profile: 'rocketmq-python-grpc', version: '5.1.2', mode: 'sync', settings: {} };

/** What came of the case: `conforms`, or the sentence. */
function told(change: Raw): string {
  const read = readCase({ ...NODE, ...change });
  if (!read.ok) return read.error;
  const outcome = playCase(read.value);
  return 'sentence' in outcome ? outcome.sentence : outcome.kind;
}

function observed(change: Raw): Raw {
  const [message] = NODE['observed'] as readonly Raw[];
  return { observed: [{ ...message, ...change }] };
}

describe('a gRPC case', () => {
  test('conforms when everything is as recorded', () => {
    expect(told({})).toBe('conforms');
  });

  test.each([
    ['time', { result: { ...FAILED, atMs: 400 } }, /result: expected 400 ms/],
    ['code', { result: { ...FAILED, code: 50_002 } }, /expected InternalErrorException 50002, got/],
    ['error', { result: { ...FAILED, error: 'Error' } }, /expected Error 50001, got Internal/],
    ['success', { result: { ok: true, atMs: 10 } }, /expected ok, got InternalErrorException/],
    [
      'number of attempts',
      { attempts: [{ n: 1, broker: 0, atMs: 1 }] },
      /attempt 2: expected none/,
    ],
  ])('tells another %s', (_, change, sentence) => {
    expect(told(observed(change))).toMatch(sentence);
  });

  test('a result that the machine brought late may come earlier from us', () => {
    expect(told(observed({ result: { ...FAILED, atMs: 100 } }))).toBe('conforms');
  });

  test('tells another order of brokers', () => {
    const attempts = [0, 0, 1].map((broker, index) => ({
      n: index + 1,
      broker,
      atMs: 1 + 3 * index,
    }));
    expect(told(observed({ attempts }))).toMatch(/brokers: expected \[\[0,0,1\]\]/);
  });

  test('tells that the queue was another', () => {
    expect(told({ facts: { sameQueueInAllAttempts: true } })).toMatch(/queues: expected one queue/);
  });

  test('tells that the client came up, or did not', () => {
    expect(told({ startup: { ok: false }, sends: [], observed: [] })).toMatch(/does not come up/);
    expect(told({ server: { ...SERVER, backoffPolicy: null } })).toMatch(/m1, attempt 1: expected/);
  });

  test('sampled waits have a least and a mean', () => {
    const waits = (low: number, observedMean: number): Raw => ({
      script: { by: 'message', steps: [], then: WRONG },
      waits: { 'wait before attempt 2': { samples: 50, low, high: 90, observedMean } },
    });
    expect(told(waits(3, 5))).toBe('conforms');
    expect(told(waits(40, 50))).toMatch(/wait before attempt 2: expected 40 to 90 ms, mean 50/);
  });

  test('a series is compared message by message, and in numbers', () => {
    const ok = (index: number): readonly unknown[] => [
      `m${String(index + 1)}`,
      [[index % 3, 100 * index + 1]],
      true,
      100 * index + 4,
    ];
    const sends = Array.from({ length: 6 }, (_, index) => ({
      message: `m${String(index + 1)}`,
      atMs: 100 * index,
      bodyBytes: 64,
    }));
    const series = (repeat: readonly unknown[]): Raw => ({
      script: { by: 'arrival', steps: [], then: { reply: 'OK', code: 20_000 } },
      sends,
      observed: [],
      allRepeats: [repeat],
    });
    const repeat = sends.map((_, index) => ok(index));
    expect(told(series(repeat))).toBe('conforms');
    const late = [...repeat.slice(0, 5), ['m6', [[2, 501]], true, 900]];
    expect(told(series(late))).toMatch(/m6 of repeat 1: expected ok after 400 ms, got it after/);
    const failed = repeat.map(([name, attempts, , atMs]) => [name, attempts, false, atMs] as const);
    expect(told(series(failed))).toMatch(/failures: expected 3 to 9, got 0/);
  });

  test('orders of brokers that chance makes are compared by how often they come', () => {
    const python = (brokerPatterns: Raw): Raw => ({
      client: PYTHON,
      facts: { sameQueueInAllAttempts: false, brokerPatterns },
    });
    expect(told(python({ '[[0, 0, 0]]': 3, '[[0, 1, 1]]': 1, '[[0, 0, 1]]': 1 }))).toBe('conforms');
    expect(told(python({ '[[0, 1, 2]]': 1, '[[0, 0, 0]]': 4 }))).toMatch(
      /brokers: expected \[\[0,1,2/,
    );
  });
});

test('a count is plausible unless one tail says it is not', () => {
  expect(isPlausible(5, 5, 1)).toBe(true);
  expect(isPlausible(5, 5, 0.1)).toBe(false);
  expect(isPlausible(0, 5, 0.5)).toBe(true);
  expect(isPlausible(0, 50, 0.5)).toBe(false);
  expect(isPlausible(1, 1, 0)).toBe(false);
});
