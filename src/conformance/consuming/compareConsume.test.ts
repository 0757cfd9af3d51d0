import { expect, test } from 'vitest';
import { playCase } from '../playCase.ts';
import { readCase } from '../readCase.ts';

const raw = {
  id: 'two-deliveries',
  kind: 'consume-script',
  question: 'Does it come again after 3 s?',
  client: {
    profile: 'rocketmq-java-remoting',
    version: '5.3.3',
    mode: 'push-concurrently',
    settings: {},
  },
  topology: {
    brokers: [{ name: 'broker-a', queues: 1 }],
    networkMs: 0,
    messageDelayLevel: '1s 2s 3s 4s',
    consumerUpForMs: 55_000,
  },
  script: { handler: { always: 'RECONSUME_LATER once, then CONSUME_SUCCESS', takesMs: 0 } },
  sends: [{ message: 'm1', atMs: 0, bodyBytes: 64 }],
  tolerance: { ms: 100, ratio: 0.02 },
};

function observed(gap: number, end: object = { where: 'consumed' }, reconsumeTimes = 1): object {
  const sincePreviousMs = { value: gap, low: gap - 50, high: gap + 50 };
  return {
    observed: [
      {
        message: 'each',
        deliveries: [
          { n: 1, atMs: 5, reconsumeTimes: 0 },
          { n: 2, atMs: gap + 5, reconsumeTimes, sincePreviousMs },
        ],
        end,
      },
    ],
  };
}

function play(parts: object): string {
  const read = readCase({ ...raw, ...parts });
  if (!read.ok) return `cannot be read: ${read.error}`;
  const outcome = playCase(read.value);
  return outcome.kind === 'conforms' ? 'conforms' : `${outcome.kind}: ${outcome.sentence}`;
}

test('a course that is as recorded conforms', () => {
  expect(play(observed(3_050))).toBe('conforms');
});

test('another gap, another count, another end are told', () => {
  expect(play(observed(4_050))).toMatch(
    /^differs: m1, delivery 2: expected 4050 ± 100 ms \(or 4000 to 4100\) after the one before, got 30\d\d/,
  );
  expect(play(observed(3_050, { where: 'consumed' }, 2))).toMatch(
    /expected reconsumeTimes 2, got 1/,
  );
  expect(play(observed(3_050, { where: '%DLQ%', reconsumeTimes: 2 }))).toMatch(
    /expected a dead letter/,
  );
});

test('what is not known is told, never passed over', () => {
  const client = { ...raw.client, settings: { pullBatchsize: 4 } };
  expect(play({ ...observed(3_050), client })).toMatch(/did you mean “pullBatchSize”|conforms/);
  const handler = { always: 'ROLLBACK', takesMs: 0 };
  expect(play({ ...observed(3_050), script: { handler } })).toMatch(
    /^cannot be read: script.handler.always/,
  );
  const figures = { heldByThird: { value: 1, low: 0, high: 2 } };
  const notes = '40 messages were sent 2 s before the fault';
  const script = { handler: { always: 'CONSUME_SUCCESS' }, fault: { kind: 'kill', atMs: 0 } };
  expect(play({ observed: figures, notes, script, sends: undefined })).toMatch(
    /there is no measure of that name/,
  );
});
