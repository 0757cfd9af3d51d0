// The RocketMQ 5 Go producer over gRPC: where it differs from the Java one.
import { describe, expect, test } from 'vitest';
import type { BrokerStep } from '../../scenario/Scenario.ts';
import { attemptsOf, messagesOf } from '../rowsOf.ts';
import { always, fault, sendsAt, silent } from '../smallScenario.ts';
import { allThree, BUSY, gapsOf, grpcRun, OK, policy, toldOf, WRONG } from './grpcRun.ts';

describe('a send', () => {
  test('GG1 all its attempts go to one queue, whatever failed there before', () => {
    const brokers = { a: always(WRONG), b: always(OK), c: always(OK) };
    const run = grpcRun('go', { brokers, client: { sends: sendsAt(0, 100) } });
    expect(toldOf(run)).toBe('a0 a0 a0 a1 a1 a1: failed attemptsUsedUp');
  });

  test.each([
    [5, 1, policy({ maxAttempts: 5 })],
    [4, 1, { backoffPolicy: { maxAttempts: 4, nextMs: [10] } }],
    [2, 2, { backoffPolicy: null }],
  ])('GG2 %d attempts where the application says %d', (count, maxAttempts, server) => {
    const client = { settings: { maxAttempts }, server };
    const run = grpcRun('go', { brokers: allThree(always(WRONG)), client });
    expect(run.attempts.count).toBe(count);
  });

  test('GG3 a wait of more than 4.29 s loses what does not fit in 32 bits of nanoseconds', () => {
    const server = policy({ maxAttempts: 6, initialMs: 1_000, multiplier: 1.6, maxMs: 120_000 });
    const run = grpcRun('go', { brokers: allThree(always(BUSY)), client: { server } });
    expect(gapsOf(run).map(Math.round)).toEqual([1_600, 2_560, 4_096, 2_259, 1_896]);
  });

  test('GG3 without an exponential policy throttling is met with another attempt at once', () => {
    const server = { backoffPolicy: { maxAttempts: 3, nextMs: [1_000] } };
    const run = grpcRun('go', { brokers: allThree(always(BUSY)), client: { server } });
    expect(gapsOf(run)).toEqual([0, 0]);
  });

  test('GG9 a code that only the entry has is no error', () => {
    const entry: BrokerStep = { kind: 'reply', code: BUSY, afterMs: 0, level: 'entry' };
    const brokers = allThree({ list: 'all', steps: [], then: entry });
    expect(toldOf(grpcRun('go', { brokers }))).toBe('a0: ok sendOk');
  });
});

describe('the table of connections', () => {
  /** `a` is away; nothing is sent before, so its connection is still in the table. */
  const away = [fault('refuse', 'a', [0, 40_000])];
  const start = { firstBroker: 'a', firstQueue: 0, ageMs: 2_000, closedTo: ['a'] };
  const ends = (run: ReturnType<typeof grpcRun>): readonly unknown[] =>
    attemptsOf(run).map(({ cause, endedMs }) => [cause, Math.round(endedMs ?? 0)]);

  test('GG6 what is unavailable leaves the table, the next attempt dials', () => {
    const run = grpcRun('go', { timeline: away, client: { start, sends: sendsAt(0) } });
    expect(ends(run)).toEqual([
      ['connectRefused', 2],
      ['dialTimedOut', 5_002],
      ['dialTimedOut', 10_002],
    ]);
  });

  test('GG6 so does the connection of a call that a raw UNAVAILABLE ended, with the calls on it', () => {
    const unavailable: BrokerStep = { kind: 'grpc', status: 'UNAVAILABLE', afterMs: 0 };
    const a = { list: 'a', steps: [always(OK, 50).then, unavailable], then: always(OK).then };
    const run = grpcRun('go', {
      brokers: { a, b: always(OK), c: always(OK) },
      client: { sends: sendsAt(0, 10) },
    });
    const first = attemptsOf(run).filter(({ message }) => message === 0);
    expect(first.map(({ cause }) => cause)).toEqual(['connectionClosed', 'sendOk']);
    expect(messagesOf(run).map(({ result }) => result)).toEqual(['ok', 'ok']);
  });

  test('GG7 a dial tries for 5 s and succeeds with the first try after the broker is back', () => {
    const timeline = [fault('refuse', 'a', [0, 1_500])];
    const run = grpcRun('go', { timeline, client: { start, sends: sendsAt(0) } });
    // Tries at 0, 1 s, and 1.6 s ± 20 % later.
    const last = attemptsOf(run).at(-1);
    expect(last).toMatchObject({ number: 2, cause: 'sendOk' });
    expect(last?.endedMs).toBeGreaterThan(2_280);
    expect(last?.endedMs).toBeLessThan(2_940);
  });

  test('GG4 behind a dial every call waits, and its deadline runs meanwhile', () => {
    // Queues a0 to a3, then b0: the fifth message is for a healthy broker.
    const sends = sendsAt(0, 20_000, 20_000, 20_000, 1_000);
    const client = { start, sends: [...sends].sort((x, y) => x.atMs - y.atMs) };
    const brokers = { a: always(OK), b: always(OK) };
    const shifted = {
      ...client,
      server: policy({ maxAttempts: 2 }),
      start: { ...start, firstQueue: 3 },
    };
    const run = grpcRun('go', { brokers, timeline: away, client: shifted });
    const healthy = attemptsOf(run).filter(({ message }) => message === 1);
    // Wanted at 1 s, it could look at 5 s; then its 3 s were over.
    expect(healthy[0]).toMatchObject({ queue: 'b0', cause: 'attemptTimedOut' });
    expect(healthy[0]?.endedMs).toBeCloseTo(5_002, 0);
    expect(healthy.at(-1)).toMatchObject({ queue: 'b0', cause: 'sendOk' });
  });

  test('GG5 who waits to write comes in turn, who waits to look in between', () => {
    const ended = (seed: number): readonly number[] => {
      const run = grpcRun('go', {
        seed,
        durationMs: 90_000,
        timeline: [fault('refuse', 'a', [0, 90_000])],
        client: { start, sends: sendsAt(0, 100, 200) },
      });
      return messagesOf(run).map(({ endedMs }) => Math.round((endedMs ?? 0) / 1_000));
    };
    const all = Array.from({ length: 40 }, (_, seed) => ended(seed + 1));
    // One dial of 5 s after the other: nine attempts but for the first, and those of heartbeats in between.
    expect(all.flat().filter((endedS) => endedS % 5 !== 0)).toEqual([]);
    expect(Math.min(...all.map((ends) => Math.max(...ends)))).toBeGreaterThanOrEqual(40);
    // Which of them comes last is chance.
    expect(new Set(all.map((ends) => ends.indexOf(Math.max(...ends)))).size).toBeGreaterThan(1);
  });
});

describe('heartbeats and settings', () => {
  test('GG8 a stream that broke is opened again with the settings, and holds the table meanwhile', () => {
    const timeline = [fault('refuse', 'a', [0, 40_000])];
    const start = { firstBroker: 'b', firstQueue: 0, ageMs: 0, closedTo: ['a'] };
    const run = grpcRun('go', { timeline, client: { start, sends: sendsAt(0, 1_500, 7_000) } });
    const [first, second, third] = messagesOf(run);
    expect(first?.endedMs).toBe(2);
    // The heartbeat at 1 s finds `a` gone, the settings dial for 5 s; then it is too late for the first attempt.
    expect(second?.endedMs).toBeCloseTo(6_005, 0);
    expect(third?.endedMs).toBe(7_002);
  });

  test('GG8 heartbeats go from broker to broker: a silent one makes the others late', () => {
    const timeline = [fault('blackHole', 'a', [0, 40_000]), fault('refuse', 'b', [500, 3_000])];
    const start = { firstBroker: 'c', firstQueue: 0, ageMs: 0 };
    const brokers = { a: always(OK), b: always(OK), c: silent };
    const run = grpcRun('go', { brokers, timeline, client: { start } });
    const { states } = run;
    const backAt = Array.from({ length: states.count }, (_, row) => row)
      .filter((row) => states.detail[row] === 1 && states.value[row] === 1)
      .map((row) => (states.at[row] ?? 0) / 1_000);
    // The heartbeat of 1 s comes to `b` at 4 s.
    expect(backAt.some((atMs) => Math.abs(atMs - 4_004) < 2)).toBe(true);
  });
});
