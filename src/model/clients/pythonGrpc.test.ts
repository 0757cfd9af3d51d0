// The RocketMQ 5 Python producer over gRPC: where it differs from the Java one.
import { expect, test } from 'vitest';
import { DIMENSION } from '../../recording/Recording.ts';
import type { BrokerStep } from '../../scenario/Scenario.ts';
import { attemptsOf, messagesOf } from '../rowsOf.ts';
import { always, fault, sendsAt } from '../smallScenario.ts';
import { allThree, BUSY, grpcRun, OK, policy, toldOf, WRONG } from './grpcRun.ts';

test.each([
  [1, policy({ maxAttempts: 1 })],
  [5, policy({ maxAttempts: 5 })],
  [3, { backoffPolicy: null }],
  [3, { backoffPolicy: { maxAttempts: 7, nextMs: [10] } }],
])('GP1 %d attempts, as the server says in an exponential policy', (count, server) => {
  const run = grpcRun('python', { brokers: allThree(always(WRONG)), client: { server } });
  expect(run.attempts.count).toBe(count);
});

test('GP2 throttling ends the send at once', () => {
  const run = grpcRun('python', { brokers: allThree(always(BUSY)) });
  expect(toldOf(run)).toBe('a0: failed codeNotRetried');
});

test('GP3 each attempt takes the next queue of the round robin that all sends share', () => {
  const brokers = { a: always(WRONG), b: always(OK), c: always(OK) };
  expect(toldOf(grpcRun('python', { brokers }))).toBe('a0 a1 a2: failed attemptsUsedUp');
  const client = { sends: sendsAt(0, 0.6) };
  const run = grpcRun('python', { brokers: allThree(always(WRONG, 1)), client });
  const ofFirst = attemptsOf(run).filter(({ message }) => message === 0);
  expect(ofFirst.map(({ queue }) => queue)).toEqual(['a0', 'a2', 'b0']);
});

test('GP3 messages of a group stay at their queue', () => {
  const sends = [{ atMs: 0, bodyBytes: 100, group: 'g' }];
  const run = grpcRun('python', { brokers: allThree(always(WRONG)), client: { sends } });
  expect(new Set(attemptsOf(run).map(({ queue }) => queue)).size).toBe(1);
});

test('GP4 no broker is avoided', () => {
  const brokers = { a: always(BUSY), b: always(OK), c: always(OK) };
  const run = grpcRun('python', { brokers, client: { sends: sendsAt(0, 100, 200, 300, 400) } });
  expect(toldOf(run)).toBe('a0 a1 a2 a3 b0: ok sendOk');
  expect([...run.states.dimension.slice(0, run.states.count)]).not.toContain(DIMENSION.avoided);
});

test('GP5 a broken connection is opened by the next call or heartbeat, not before', () => {
  const timeline = [fault('refuse', 'a', [2_000, 3_000])];
  const run = grpcRun('python', { timeline, client: { sends: sendsAt(9_000) } });
  expect(attemptsOf(run)).toMatchObject([{ queue: 'a0', cause: 'sendOk' }]);
  // Two round trips of 2 ms for the connection, one for the message.
  expect(messagesOf(run)).toMatchObject([{ endedMs: 9_006 }]);
});

test('GP5 one try to connect may take 20 s; a call does not wait longer than its own time', () => {
  const timeline = [fault('blackHole', 'a', [0, 40_000])];
  const start = { firstBroker: 'a', firstQueue: 0, ageMs: 0, closedTo: ['a'] };
  const run = grpcRun('python', { timeline, client: { start, sends: sendsAt(0, 19_000) } });
  const ends = attemptsOf(run).map(({ cause, endedMs = 0, sentMs }) => [cause, endedMs - sentMs]);
  expect(ends[0]).toEqual(['attemptTimedOut', 3_000]);
  // The try that the first call began ends at 20 s.
  expect(attemptsOf(run).find(({ message }) => message === 1)).toMatchObject({
    cause: 'connectTimedOut',
    endedMs: 20_000.3,
  });
});

test('GP6 its loop makes one attempt every 0.56 ms', () => {
  const run = grpcRun('python', { client: { sends: sendsAt(0, 0, 0) } });
  expect(attemptsOf(run).map(({ sentMs }) => sentMs)).toEqual([0, 0.56, 1.12]);
});

test('GP7 it looks at the response alone, and refuses empty bodies itself', () => {
  const entry: BrokerStep = { kind: 'reply', code: BUSY, afterMs: 0, level: 'entry' };
  const brokers = allThree({ list: 'all', steps: [], then: entry });
  expect(toldOf(grpcRun('python', { brokers }))).toBe('a0: ok sendOk');
  const client = { sends: [{ atMs: 0, bodyBytes: 0 }] };
  expect(toldOf(grpcRun('python', { client }))).toBe(': failed bodyEmpty');
});
