// The way between clients and brokers, and the connections on it.
import { describe, expect, test } from 'vitest';
import { attemptsOf, messagesOf } from './rowsOf.ts';
import { fault, sendsAt, silent, smallScenario, type SmallOptions } from './smallScenario.ts';
import { runToEnd } from './startRun.ts';
import { traceOf } from './traceOf.ts';

function run(options: SmallOptions) {
  const recording = runToEnd(smallScenario(options));
  return { recording, attempts: attemptsOf(recording), messages: messagesOf(recording) };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('packets', () => {
  test('N1 a request arrives one way after it was sent', () => {
    const { attempts } = run({ network: { latencyMs: 7 } });
    expect(attempts).toMatchObject([{ sentMs: 0, arrivedMs: 7, storedMs: 9 }]);
  });

  test('N2 an answer arrives one way after it was given', () => {
    const { attempts } = run({ network: { latencyMs: 7 } });
    expect(attempts).toMatchObject([{ answeredMs: 9, endedMs: 16 }]);
  });

  test.each([
    ['uniform', 5, 10],
    ['exponential', 10, 200],
  ])(
    'N3 each packet has a jitter of its own: %s, %d ms on average',
    (jitterDistribution, average, most) => {
      const { attempts } = run({
        network: { latencyMs: 3, jitterDistribution, jitterMs: 10 },
        client: { sends: sendsAt(...Array.from({ length: 2_000 }, (_, index) => index)) },
      });
      const jitters = attempts.map(({ sentMs, arrivedMs = 0 }) => arrivedMs - sentMs - 3);
      expect(Math.min(...jitters)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...jitters)).toBeLessThanOrEqual(most);
      expect(mean(jitters)).toBeGreaterThan(average * 0.9);
      expect(mean(jitters)).toBeLessThan(average * 1.1);
    },
  );

  test('N4 a lost request was never stored, a lost answer leaves a stored message', () => {
    const lostRequest = run({ network: { requestLossRatio: 1 } });
    expect(lostRequest.attempts).toMatchObject([
      { arrivedMs: undefined, cause: 'attemptTimedOut', flags: ['requestLost', 'first'] },
    ]);
    expect(lostRequest.messages).toMatchObject([{ result: 'failed', copies: 0 }]);
    const lostAnswer = run({ network: { answerLossRatio: 1 } });
    expect(lostAnswer.attempts).toMatchObject([
      { storedMs: 3, cause: 'attemptTimedOut', flags: ['stored', 'answerLost', 'first'] },
    ]);
    expect(lostAnswer.messages).toMatchObject([{ result: 'failed', copies: 1 }]);
  });

  test('N4 a ratio of 0.3 loses about that many', () => {
    const { attempts } = run({
      network: { requestLossRatio: 0.3 },
      client: {
        profile: 'custom',
        version: '1',
        mode: 'async',
        settings: { maxAttempts: 1 },
        sends: sendsAt(...Array.from({ length: 2_000 }, (_, index) => index)),
      },
    });
    const lost = attempts.filter(({ flags }) => flags.includes('requestLost')).length;
    expect(lost / attempts.length).toBeGreaterThan(0.26);
    expect(lost / attempts.length).toBeLessThan(0.34);
  });

  test('N5 the client hears of a killed broker one way later', () => {
    const { attempts } = run({
      network: { latencyMs: 20 },
      brokers: { a: { serviceMs: 500 }, b: {} },
      timeline: [fault('crash', 'a', [100, 9_000])],
    });
    expect(attempts[0]).toMatchObject({ queue: 'a0', endedMs: 120, cause: 'connectionClosed' });
    expect(attempts[1]).toMatchObject({ queue: 'b0', sentMs: 120 });
  });

  test('N6 in a black hole nothing arrives, not even the news of a crash', () => {
    const { attempts } = run({
      brokers: { a: { serviceMs: 500 }, b: {} },
      timeline: [fault('blackHole', 'a', [50, 9_000]), fault('crash', 'a', [100, 9_000])],
    });
    // Nobody hears of it before the time is up, and a caller wakes 1 to 2 ms after that.
    const endedMs: unknown = expect.closeTo(3_001.5, 0);
    expect(attempts).toMatchObject([{ queue: 'a0', endedMs, cause: 'attemptTimedOut' }]);
  });
});

describe('shared connections', () => {
  test('C1 the first send opens the connection, the others wait with it and use it', () => {
    const scenario = smallScenario({
      network: { latencyMs: 10 },
      brokers: { a: {} },
      client: { sends: sendsAt(0, 5), start: { firstBroker: 'a', cold: true } },
    });
    expect(traceOf(scenario)).toMatchInlineSnapshot(`
      "
           0.0  app  sends #1 to a0
           5.0  app  sends #2 to a0
          20.0  app  connects to a
          32.0  a    stores #1
          32.0  a    stores #2
          42.0  app  #1 at a0: sendOk
          42.0  app  #2 at a0: sendOk
          42.0  app  #1 ok: sendOk
          42.0  app  #2 ok: sendOk
      "
    `);
  });

  const toNew = { sends: sendsAt(10), start: { firstBroker: 'a', closedTo: ['a'] } };

  test('C2 where nothing listens it is refused after one round trip', () => {
    const { attempts } = run({
      network: { latencyMs: 10 },
      timeline: [fault('refuse', 'a', [0, 9_000])],
      client: toNew,
    });
    expect(attempts[0]).toMatchObject({ sentMs: 10, endedMs: 30, cause: 'connectRefused' });
  });

  test.each([
    [500, 'a0', 'failed'],
    [3_000, 'a0', 'failed'],
    [10_000, 'a0 b0', 'ok'],
  ])(
    'C2 in a black hole connecting takes 3 s, though the budget is %d ms',
    (budget, queues, result) => {
      const { attempts, messages } = run({
        timeline: [fault('blackHole', 'a', [0, 9_000])],
        client: { ...toNew, settings: { sendMsgTimeout: budget } },
      });
      expect(attempts.map(({ queue }) => queue).join(' ')).toBe(queues);
      expect(attempts[0]).toMatchObject({ endedMs: 3_010, cause: 'connectTimedOut' });
      expect(messages).toMatchObject([{ result }]);
    },
  );

  test('C3 a reset fails everyone who waits on the connection', () => {
    const { attempts } = run({
      brokers: { a: { serviceMs: 500 }, b: {} },
      client: { sends: sendsAt(0, 10, 20) },
      timeline: [fault('refuse', 'a', [100, 9_000])],
    });
    const atA = attempts.filter(({ broker }) => broker === 'a');
    expect(atA.map(({ cause }) => cause)).toEqual(Array(3).fill('connectionClosed'));
    expect(Math.min(...atA.map(({ endedMs = 0 }) => endedMs))).toBe(101);
    expect(Math.max(...atA.map(({ endedMs = 0 }) => endedMs))).toBeLessThan(105);
  });

  test('C4 a timeout of one ends the wait of all', () => {
    const { attempts } = run({
      brokers: { a: silent, b: {} },
      client: { sends: sendsAt(0, 2_500, 2_900) },
    });
    const closed = attempts.filter(({ cause }) => cause === 'connectionClosedByTimeout');
    expect(closed.map(({ message }) => message).sort()).toEqual([1, 2]);
    for (const { endedMs } of closed) {
      expect(endedMs).toBeGreaterThanOrEqual(3_000);
      expect(endedMs).toBeLessThan(3_005);
    }
  });

  test('C5 many callers are woken one after the other, not in the order of their sends', () => {
    const younger = Array.from({ length: 99 }, (_, index) => 1_000 + index);
    const sends = sendsAt(0, ...younger);
    const { attempts } = run({ brokers: { a: silent, b: {} }, client: { sends } });
    const woken = attempts
      .filter(({ cause }) => cause === 'connectionClosedByTimeout')
      .sort((one, other) => (one.endedMs ?? 0) - (other.endedMs ?? 0));
    expect(woken.length).toBe(99);
    const moments = woken.map(({ endedMs = 0 }) => endedMs);
    expect(new Set(moments).size).toBeGreaterThan(90);
    expect((moments.at(-1) ?? 0) - (moments[0] ?? 0)).toBeGreaterThan(10);
    const order = woken.map(({ message }) => message);
    expect(order).not.toEqual([...order].sort((one, other) => one - other));
  });

  test('C6 while it wakes them it reads no answers', () => {
    const younger = Array.from({ length: 99 }, (_, index) => 1_000 + index);
    const { attempts } = run({
      brokers: { a: silent, b: {} },
      client: { sends: sendsAt(0, ...younger) },
    });
    const endsAt = (broker: string): readonly number[] =>
      attempts.flatMap((attempt) => (attempt.broker === broker ? (attempt.endedMs ?? []) : []));
    // The first of them were stored on b and answered long before the last one was woken.
    expect(Math.min(...endsAt('b'))).toBeGreaterThan(Math.max(...endsAt('a')));
    expect(Math.max(...endsAt('a'))).toBeGreaterThan(3_010);
  });
});
