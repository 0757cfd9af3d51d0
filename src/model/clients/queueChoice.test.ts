// Which broker and queue the RocketMQ Java client takes, with and without sendLatencyFaultEnable.
import { describe, expect, test } from 'vitest';
import type { BrokerScript } from '../../scenario/Scenario.ts';
import { attemptsOf, messagesOf } from '../rowsOf.ts';
import {
  always,
  change,
  fault,
  sendsOfOneThread,
  smallScenario,
  type SmallOptions,
} from '../smallScenario.ts';
import { runToEnd } from '../startRun.ts';
import { traceOf } from '../traceOf.ts';

/** The queues of all attempts; those of one message stand together. */
function queuesOf(options: SmallOptions): string {
  const turns = attemptsOf(runToEnd(smallScenario(options))).map(({ queue, number }) =>
    number === 1 ? ` ${queue}` : `-${queue}`,
  );
  return turns.join('').trim();
}

function every(gapMs: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index * gapMs);
}

describe('round robin', () => {
  test('Q1 a caller walks the queues broker by broker', () => {
    const client = { sends: sendsOfOneThread(...every(10, 9)) };
    expect(queuesOf({ client })).toBe('a0 a1 a2 a3 b0 b1 b2 b3 a0');
  });

  test('Q1 each caller has a place of its own', () => {
    const sends = every(10, 6).map((atMs, index) => ({ atMs, bodyBytes: 1, thread: index % 2 }));
    expect(queuesOf({ client: { sends } })).toBe('a0 a0 a1 a1 a2 a2');
  });

  test('Q1 without a given start callers begin all over the list', () => {
    const sends = every(10, 400).map((atMs, thread) => ({ atMs, bodyBytes: 1, thread }));
    const first = queuesOf({ client: { sends, start: {} } }).split(' ');
    for (const queue of ['a0', 'a1', 'a2', 'a3', 'b0', 'b1', 'b2', 'b3']) {
      // 50 are expected each; a fair draw leaves 25 to 80 with less than one miss in a million.
      const count = first.filter((name) => name === queue).length;
      expect(count, queue).toBeGreaterThan(25);
      expect(count, queue).toBeLessThan(80);
    }
  });

  test.each([
    ['one broker', { a: always(1) }, 'a0-a1-a2-a3-a0-a1'],
    ['two brokers', { a: always(1), b: always(1) }, 'a0-b0-a0-b0-a0-b0'],
    ['three brokers', { a: always(1), b: always(1), c: always(1) }, 'a0-b0-c0-a0-b0-c0'],
  ])('Q2 %s that all fail: the last one is avoided', (_, brokers, queues) => {
    const client = { settings: { retryTimesWhenSendFailed: 5 } };
    expect(queuesOf({ brokers, client })).toBe(queues);
  });

  test.each([
    ['two brokers', { a: always(1), b: always(1) }, 'a0-b0-a2-b0-a0-b1'],
    ['three brokers', { a: always(1), b: always(1), c: always(1) }, 'a0-b0-a2-b0-c0-b1'],
  ])('Q7 before 4.8 with %s it looks on, but moves on by one only', (_, brokers, queues) => {
    const client = { version: '4.2.0', settings: { retryTimesWhenSendFailed: 5 } };
    expect(queuesOf({ brokers, client })).toBe(queues);
  });

  test('Q7 so a broker of two that fails fast gets 35 % of the first attempts', () => {
    const client = { version: '4.2.0', sends: sendsOfOneThread(...every(20, 40)) };
    const queues = queuesOf({ brokers: { a: always(1), b: always(0) }, client }).split(' ');
    expect(queues.filter((queue) => queue.startsWith('a'))).toHaveLength(14);
  });

  test('Q2 a broker of two that fails fast gets a quarter of the first attempts', () => {
    const client = { sends: sendsOfOneThread(...every(20, 40)) };
    const queues = queuesOf({ brokers: { a: always(1), b: {} }, client });
    expect(queues.startsWith('a0-b0 b1 b2 b3 a0-b0 b1 b2 b3 a0-b0')).toBe(true);
    const first = queues.split(' ').map((turn) => turn.charAt(0));
    expect(first.filter((broker) => broker === 'a').length / first.length).toBe(0.25);
  });

  test('Q6 a changed route begins anew', () => {
    const options = {
      durationMs: 60_000,
      timeline: [fault('routeGone', 'b', [1_000, 60_000])],
      client: {
        settings: { pollNameServerInterval: 2_000 },
        sends: sendsOfOneThread(...every(500, 16)),
      },
    };
    const queues = queuesOf(options).split(' ');
    expect(queues.slice(0, 3)).toEqual(['a0', 'a1', 'a2']);
    const after = queues.slice(8);
    expect(after.every((queue) => queue.startsWith('a'))).toBe(true);
    expect(after.slice(0, 4).sort()).toEqual(['a0', 'a1', 'a2', 'a3']);
  });

  test('Q6 more queues are used from the next poll of the route on', () => {
    const options = {
      timeline: [change(1_000, 'brokers.a.writeQueueNums', 6)],
      brokers: { a: {} },
      client: {
        settings: { pollNameServerInterval: 2_000 },
        sends: sendsOfOneThread(...every(250, 36)),
      },
    };
    const queues = queuesOf(options).split(' ');
    expect(queues.slice(0, 4)).not.toContain('a4');
    expect(new Set(queues.slice(-6)).size).toBe(6);
  });
});

describe('sendLatencyFaultEnable', () => {
  const slowOnce = (place: number, afterMs: number): BrokerScript => ({
    list: 'b',
    steps: every(1, place).map((_, index) => ({
      kind: 'reply',
      code: 0,
      afterMs: index === place - 1 ? afterMs : 5,
    })),
    then: { kind: 'reply', code: 0, afterMs: 5 },
  });
  const avoiding = (version: string, gapMs: number, count: number) => ({
    version,
    settings: { sendLatencyFaultEnable: true },
    sends: sendsOfOneThread(...every(gapMs, count)),
  });

  test('Q3 since 5.1.4 a broker that answered after 600 ms is left alone for 2 s', () => {
    const brokers = { a: always(0, 600), b: always(0, 5) };
    const recording = runToEnd(
      smallScenario({ brokers, client: avoiding('5.3.3', 250, 36), durationMs: 12_000 }),
    );
    const atA = attemptsOf(recording).filter(({ broker }) => broker === 'a');
    const gaps = atA.slice(1).map(({ sentMs }, index) => sentMs - (atA[index]?.endedMs ?? 0));
    expect(atA.length).toBeGreaterThan(2);
    for (const gap of gaps) {
      expect(gap).toBeGreaterThanOrEqual(2_000);
      expect(gap).toBeLessThan(3_300);
    }
  });

  test('Q3 if every broker is barred, one that is reachable and not the last is taken', () => {
    // Both refuse: barred, though reachable.
    const timeline = [fault('refuse', 'a', [0, 9_000]), fault('refuse', 'b', [0, 9_000])];
    const client = { ...avoiding('5.3.3', 100, 3), start: { firstBroker: 'a', closedTo: ['a'] } };
    const turns = queuesOf({ timeline, client }).replaceAll(/\d/g, '').split(' ');
    expect(turns[0]).toBe('a-b-a');
    expect(turns.slice(1).every((turn) => /^(a-b-a|b-a-b)$/.test(turn))).toBe(true);
  });

  test('Q4 before 5.1.4 it is left alone for 30 s', () => {
    const brokers = { a: slowOnce(1, 600), b: always(0, 5) };
    const recording = runToEnd(
      smallScenario({ brokers, client: avoiding('4.9.8', 500, 80), durationMs: 45_000 }),
    );
    const atA = attemptsOf(recording).filter(({ broker }) => broker === 'a');
    expect(atA[0]?.endedMs).toBe(602);
    expect(atA[1]?.sentMs).toBeGreaterThanOrEqual(30_602);
    expect(atA[1]?.sentMs).toBeLessThan(33_000);
  });

  test('Q8 4.2 tries again on the least bad broker: the one that just failed, once the other is barred', () => {
    const brokers = { a: always(1, 5), b: slowOnce(6, 700) };
    const queues = queuesOf({ brokers, client: avoiding('4.2.0', 200, 12), durationMs: 12_000 });
    expect(queues.replace(/[0-9-]/g, '')).toMatch(/^ab b b b b b( aaa)+$/);
  });

  test('Q9 the least bad broker is written over an entry of the list, until the route changes', () => {
    // Both are barred, and a, the less bad one, takes place after place of the list. When b may be used again, one
    // entry is written back, and as b is available from then on, it stays the only one.
    const brokers = { a: always(0, 560), b: slowOnce(1, 700) };
    const queuesLate = (version: string): readonly string[] => {
      const client = avoiding(version, 600, 90);
      const recording = runToEnd(smallScenario({ brokers, client, durationMs: 54_000 }));
      const late = attemptsOf(recording).filter(({ sentMs }) => sentMs > 33_000);
      return [...new Set(late.map(({ queue }) => queue))].sort();
    };
    expect(queuesLate('4.2.0')).toHaveLength(1);
    // 4.9.8 picks the same brokers, but leaves the list as it was.
    expect(queuesLate('4.9.8')).toEqual(['b0', 'b1', 'b2', 'b3']);
  });

  test('Q4 one slow answer of the healthy broker, and a broker that fails at once draws everything', () => {
    const brokers = { a: always(1, 5), b: slowOnce(6, 700) };
    const recording = runToEnd(
      smallScenario({ brokers, client: avoiding('4.9.8', 200, 45), durationMs: 12_000 }),
    );
    const results = messagesOf(recording).map(({ result }) => result);
    expect(results.filter((result) => result === 'failed').length).toBeGreaterThan(30);
    const lastTurns = attemptsOf(recording).slice(-9);
    expect(lastTurns.every(({ broker }) => broker === 'a')).toBe(true);
    // Since 5.1.4 the same story ends well.
    const newer = runToEnd(
      smallScenario({ brokers, client: avoiding('5.2.0', 200, 45), durationMs: 12_000 }),
    );
    expect(messagesOf(newer).every(({ result }) => result === 'ok')).toBe(true);
  });

  test.each([
    [500, 0],
    [548, 2_000],
    [1_798, 5_000],
    [2_998, 6_000],
  ])('Q5 an answer after %d ms and the way bars its broker for %d ms', (afterMs, barredMs) => {
    const client = {
      ...avoiding('5.3.3', 200, 150),
      settings: { sendLatencyFaultEnable: true, sendMsgTimeout: 10_000 },
    };
    const brokers = { a: slowOnce(1, afterMs), b: always(0, 5) };
    const recording = runToEnd(smallScenario({ brokers, client, durationMs: 30_000 }));
    const [first, second] = attemptsOf(recording).filter(({ broker }) => broker === 'a');
    const away = (second?.sentMs ?? 0) - (first?.endedMs ?? 0);
    expect(away).toBeGreaterThanOrEqual(barredMs);
    // Its turn comes within a second, or at once with the sends that waited for the slow answer.
    expect(away).toBeLessThan(barredMs + 1_100);
  });

  test('Q5 an error bars for 10 s, and the record says when the broker is trusted again', () => {
    const brokers = {
      a: { ...slowOnce(1, 5), steps: [{ kind: 'reply', code: 1, afterMs: 5 }] },
      b: always(0, 5),
    } as const;
    const trace = traceOf(
      smallScenario({ brokers, client: avoiding('5.3.3', 1_000, 18), durationMs: 20_000 }),
    );
    expect(trace.split('\n').filter((line) => /avoids|trusts|to a/.test(line)))
      .toMatchInlineSnapshot(`
      [
        "     0.0  app  sends #1 to a0",
        "     7.0  app  avoids a",
        " 14000.0  app  sends #15 to a0",
        " 14000.0  app  trusts a again",
        " 15000.0  app  sends #16 to a1",
        " 16000.0  app  sends #17 to a2",
        " 17000.0  app  sends #18 to a3",
      ]
    `);
  });
});
