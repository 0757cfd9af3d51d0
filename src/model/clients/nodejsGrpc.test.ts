// The RocketMQ 5 Node.js producer over gRPC: where it differs from the Java one.
import { expect, test } from 'vitest';
import { attemptsOf, messagesOf } from '../rowsOf.ts';
import { always, sendsAt, silent } from '../smallScenario.ts';
import { allThree, BUSY, gapsOf, grpcRun, OK, policy, toldOf, WRONG } from './grpcRun.ts';

test.each([
  ['no policy', { backoffPolicy: null }],
  ['another than an exponential one', { backoffPolicy: { maxAttempts: 3, nextMs: [1_000] } }],
])('GN1 told %s, it never comes up', (_, server) => {
  const run = grpcRun('nodejs', { client: { server } });
  expect(run.attempts.count).toBe(0);
  expect(messagesOf(run)).toMatchObject([{ result: 'failed', cause: 'notStarted' }]);
});

test('GN2 whole seconds of the policy become milliseconds', () => {
  const waits = (given: Parameters<typeof policy>[0]): readonly number[] =>
    gapsOf(
      grpcRun('nodejs', {
        brokers: allThree(always(BUSY)),
        client: { server: policy(given), settings: { maxAttempts: 4 } },
      }),
    );
  expect(waits({})).toEqual([0, 0, 0]);
  expect(waits({ initialMs: 1_000, multiplier: 1.6, maxMs: 120_000 })).toEqual([1.6, 2.56, 4.096]);
  expect(waits({ initialMs: 2_900, maxMs: 6_999 })).toEqual([4, 6, 6]);
  expect(waits({ initialMs: 999, maxMs: 60_000 })).toEqual([0, 0, 0]);
});

test('GN3 only the first queue of each broker is known, one after the other', () => {
  const client = { sends: sendsAt(0, 10, 20, 30) };
  expect(toldOf(grpcRun('nodejs', { client }))).toBe('a0 b0 c0 a0: ok sendOk');
  expect(toldOf(grpcRun('nodejs', { brokers: allThree(always(WRONG)) }))).toBe(
    'a0 b0 c0: failed attemptsUsedUp',
  );
});

test('GN4 what failed once is avoided for ever, heartbeats or not', () => {
  const a = { list: 'a', steps: always(WRONG).steps, then: always(OK).then };
  const brokers = { a: { ...a, steps: [always(WRONG).then] }, b: always(OK), c: always(OK) };
  const run = grpcRun('nodejs', { brokers, client: { sends: sendsAt(0, 15_000, 25_000, 35_000) } });
  expect(toldOf(run)).toBe('a0 b0 b0 c0 b0: ok sendOk');
});

test('GN4 when every broker has failed once, all are candidates again', () => {
  const brokers = allThree(always(WRONG));
  const client = { sends: sendsAt(0, 100) };
  expect(toldOf(grpcRun('nodejs', { brokers, client }))).toBe(
    'a0 b0 c0 b0 c0 a0: failed attemptsUsedUp',
  );
});

test('GN5 a half message is sent once', () => {
  const brokers = allThree(always(WRONG));
  expect(toldOf(grpcRun('nodejs', { brokers, client: { mode: 'transaction' } }))).toBe(
    'a0: failed attemptsUsedUp',
  );
});

test('GN6 its only thread makes one attempt every 0.4 ms', () => {
  const run = grpcRun('nodejs', { client: { sends: sendsAt(0, 0, 0) } });
  expect(attemptsOf(run).map(({ sentMs }) => sentMs)).toEqual([0, 0.4, 0.8]);
});

test('GN7 application and server: its own number of attempts holds', () => {
  const brokers = allThree(silent);
  const client = { settings: { maxAttempts: 2 }, server: policy({ maxAttempts: 5 }) };
  expect(messagesOf(grpcRun('nodejs', { brokers, client }))).toMatchObject([{ endedMs: 6_000 }]);
});
