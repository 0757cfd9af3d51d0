// A broker that has room, is full, or must wait: admission, threads, fast failure, disk.
import { describe, expect, test } from 'vitest';
import type { ClientScenario } from '../../scenario/Scenario.ts';
import type { Settings } from '../../scenario/SettingSpec.ts';
import { gaugeAt } from '../../recording/gaugeAt.ts';
import { attemptsOf, messagesOf, type AttemptRow } from '../rowsOf.ts';
import { change, fault, sendsAt, smallScenario, type SmallOptions } from '../smallScenario.ts';
import { runToEnd } from '../startRun.ts';
import { traceOf } from '../traceOf.ts';

/** A client that sends each message once and waits as long as it takes, without shared connections. */
const patient: Partial<ClientScenario> = {
  profile: 'custom',
  version: '1',
  mode: 'async',
  settings: { maxAttempts: 1, attemptTimeoutMs: 60_000 },
};

/** One broker `a` of one thread, a client that sends at those moments. */
function serve(settings: Settings, momentsMs: readonly number[], more: SmallOptions = {}) {
  const recording = runToEnd(
    smallScenario({
      brokers: { a: { sendMessageThreadPoolNums: 1, ...settings } },
      client: { ...patient, sends: sendsAt(...momentsMs) },
      ...more,
    }),
  );
  return attemptsOf(recording);
}

function every(gapMs: number, count: number, fromMs = 0): readonly number[] {
  return Array.from({ length: count }, (_, index) => fromMs + index * gapMs);
}

const causes = (attempts: readonly AttemptRow[]): readonly string[] =>
  attempts.map(({ cause }) => cause);
const waitOf = ({ arrivedMs = 0, answeredMs = 0 }: AttemptRow): number => answeredMs - arrivedMs;

describe('admission', () => {
  test('B1 throttleBurst says how many of a burst pass', () => {
    const attempts = serve(
      { throttleRatePerSec: 10, throttleBurst: 3, serviceMs: 0 },
      every(1, 15, 100),
    );
    expect(causes(attempts).filter((cause) => cause === 'sendOk')).toHaveLength(3);
    const later = serve({ throttleRatePerSec: 10, throttleBurst: 3, serviceMs: 0 }, every(50, 100));
    const passed = causes(later).filter((cause) => cause === 'sendOk').length;
    // 3 at first, and 10/s for 5 s.
    expect(passed).toBeGreaterThanOrEqual(51);
    expect(passed).toBeLessThanOrEqual(54);
  });

  test('B1 a quota of 10/s lets 10 of a burst pass, then one every 100 ms', () => {
    const attempts = serve({ throttleRatePerSec: 10, serviceMs: 0 }, every(1, 15, 100));
    expect(causes(attempts)).toEqual([
      ...Array<string>(10).fill('sendOk'),
      ...Array<string>(5).fill('quotaExceeded'),
    ]);
    expect(attempts[10]).toMatchObject({ code: 530, outcome: 'throttled', beganMs: undefined });
    const later = serve({ throttleRatePerSec: 10, serviceMs: 0 }, every(50, 100));
    const passed = later.filter(({ cause }) => cause === 'sendOk').length;
    // 10 at first, and 10/s for 5 s.
    expect(passed).toBeGreaterThanOrEqual(58);
    expect(passed).toBeLessThanOrEqual(60);
  });

  test('B3 a free thread takes the request at once', () => {
    const attempts = serve({ sendMessageThreadPoolNums: 2, serviceMs: 10 }, [0, 0, 0]);
    expect(attempts.map(({ beganMs }) => beganMs)).toEqual([1, 1, 11]);
  });

  test('B4 a full queue answers at once', () => {
    const attempts = serve({ sendThreadPoolQueueCapacity: 2, serviceMs: 10 }, [0, 0, 0, 0, 0]);
    expect(causes(attempts)).toEqual(['sendOk', 'sendOk', 'sendOk', 'overload', 'overload']);
    expect(attempts[3]).toMatchObject({ code: 2, arrivedMs: 1, answeredMs: 1, endedMs: 2 });
  });

  test.each([
    ['fifo', [0, 1, 2, 3]],
    ['lifo', [0, 3, 2, 1]],
  ])('B5 %s: who waits is served in the order %j', (queueDiscipline, order) => {
    const attempts = serve({ queueDiscipline, serviceMs: 10 }, [0, 1, 2, 3]);
    const served = [...attempts].sort((one, other) => (one.beganMs ?? 0) - (other.beganMs ?? 0));
    expect(served.map(({ message }) => message)).toEqual(order);
  });

  const impatient = { ...patient, settings: { maxAttempts: 1, attemptTimeoutMs: 15 } };

  test.each([
    [false, [1, 11, 21, 31], ['first', 'servedForNobody', 'stored']],
    [true, [1, 11, undefined, undefined], ['first']],
  ])('B6 abandoned requests, dropExpiredAtDequeue %s', (dropExpiredAtDequeue, began, flags) => {
    const attempts = serve({ dropExpiredAtDequeue, serviceMs: 10 }, [], {
      client: { ...impatient, sends: sendsAt(0, 0, 0, 0) },
    });
    expect(attempts.map(({ beganMs }) => beganMs)).toEqual(began);
    const left = attempts[3]?.flags.filter((flag) => flag !== 'answerLate');
    expect([...(left ?? [])].sort()).toEqual(flags);
  });

  test('B6 nobody waits for a oneway request, so none is dropped', () => {
    const attempts = serve({ dropExpiredAtDequeue: true, serviceMs: 10 }, [], {
      client: { mode: 'oneway', sends: sendsAt(0, 0, 0) },
    });
    expect(attempts.every(({ flags }) => flags.includes('stored'))).toBe(true);
  });
});

describe('the time in a thread', () => {
  test.each([
    ['constant', {}, 10, 0],
    ['exponential', {}, 10, 10],
    ['normal', { serviceDeviation: 0.2 }, 10, 2],
    ['uniform', { serviceDeviation: 0.3 }, 10, 3],
    ['pareto', { serviceDeviation: 0.5 }, 10, 5],
  ])('B7 %s: mean 10 ms and its deviation', (serviceDistribution, more, mean, deviation) => {
    const settings = {
      serviceDistribution,
      serviceMs: 10,
      sendMessageThreadPoolNums: 256,
      ...more,
    };
    const attempts = serve(settings, every(1, 9_000));
    const times = attempts.flatMap(({ beganMs = 0, storedMs }) =>
      storedMs === undefined ? [] : [storedMs - beganMs],
    );
    const average = times.reduce((sum, time) => sum + time, 0) / times.length;
    const variance = times.reduce((sum, time) => sum + (time - average) ** 2, 0) / times.length;
    expect(times.length).toBe(9_000);
    expect(average / mean).toBeGreaterThan(0.95);
    expect(average / mean).toBeLessThan(1.05);
    expect(Math.sqrt(variance)).toBeGreaterThanOrEqual(deviation * 0.8);
    expect(Math.sqrt(variance)).toBeLessThanOrEqual(deviation * 1.2);
  });

  test('B7 a message is stored when its time is over, and a constant keeps its mean to the digit', () => {
    const attempts = serve({ serviceMs: 3.3333 }, every(10, 900));
    const total = attempts.reduce(
      (sum, { beganMs = 0, storedMs = 0 }) => sum + storedMs - beganMs,
      0,
    );
    expect(total / 900).toBeCloseTo(3.3333, 4);
  });
});

describe('fast failure', () => {
  test('B8 at twice the load who waits is answered after 200 to 210 ms, or served just before', () => {
    const attempts = serve({ serviceMs: 10 }, every(5, 1_000));
    const old = attempts.filter(({ cause }) => cause === 'timeoutCleanQueue');
    expect(old.length / attempts.length).toBeGreaterThan(0.45);
    expect(old.length / attempts.length).toBeLessThan(0.55);
    // 199.0: the ages are whole milliseconds.
    expect(Math.min(...old.map(waitOf))).toBeGreaterThan(199);
    expect(Math.max(...old.map(waitOf))).toBeLessThanOrEqual(210);
    const served = attempts.filter(({ cause, sentMs }) => cause === 'sendOk' && sentMs > 1_000);
    expect(Math.max(...served.map(waitOf))).toBeLessThanOrEqual(220);
    expect(Math.max(...served.map(waitOf))).toBeGreaterThan(205);
  });

  test('B8 the queue settles at 0.2 s of what is offered: 40 at 200/s', () => {
    const recording = runToEnd(
      smallScenario({
        brokers: { a: { sendMessageThreadPoolNums: 1, serviceMs: 10 } },
        client: { ...patient, sends: sendsAt(...every(5, 2_000)) },
      }),
    );
    const lengths = every(100, 70, 2_000).map((ms) => gaugeAt(recording, 'sendQueue', 0, ms));
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    expect(mean).toBeGreaterThan(38);
    expect(mean).toBeLessThan(43);
  });

  test('B8 answers come on a grid of 10 ms', () => {
    const attempts = serve({ serviceMs: 10_000 }, every(7, 100));
    const old = attempts.filter(({ cause }) => cause === 'timeoutCleanQueue');
    const phases = new Set(
      old.map(({ answeredMs = 0 }) => Math.round(answeredMs * 1_000) % 10_000),
    );
    expect(old.length).toBe(99);
    expect(phases.size).toBe(1);
  });

  test('B8 counts whole milliseconds: 199.x ms in the queue may be 200', () => {
    // Arrivals at x.9 ms count from x: the least wait over many phases of the grid lies below 200.
    const waits = every(1, 40).map((seed) => {
      const moments = [0, ...every(1, 30, 10.9)];
      const attempts = serve({ serviceMs: 10_000 }, moments, {
        seed,
        network: { latencyMs: 0 },
        client: { ...patient, sends: sendsAt(...moments) },
      });
      return Math.min(...attempts.slice(1).map(waitOf));
    });
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(199.1);
    expect(Math.min(...waits)).toBeLessThan(200);
  });

  test('B8 is off with brokerFastFailureEnable: everyone is served in the end', () => {
    const attempts = serve({ serviceMs: 10, brokerFastFailureEnable: false }, every(5, 200));
    expect(attempts.every(({ cause }) => cause === 'sendOk')).toBe(true);
    expect(Math.max(...attempts.map(waitOf))).toBeGreaterThan(900);
  });

  test('B8 a lower limit holds for those who wait already', () => {
    const attempts = serve({ serviceMs: 5_000, waitTimeMillsInSendQueue: 60_000 }, [0, 10, 20], {
      timeline: [change(500, 'brokers.a.waitTimeMillsInSendQueue', 100)],
      client: { ...patient, sends: sendsAt(0, 10, 20) },
    });
    expect(causes(attempts)).toEqual(['sendOk', 'timeoutCleanQueue', 'timeoutCleanQueue']);
    expect(attempts[1]?.answeredMs).toBeGreaterThanOrEqual(500);
    expect(attempts[1]?.answeredMs).toBeLessThanOrEqual(510);
  });
});

describe('disk', () => {
  /** When writes stop and go on, in ms. */
  const flips = (options: SmallOptions): readonly (readonly [number, string])[] =>
    traceOf(smallScenario({ ...options, client: { workload: { ratePerSec: 0 } } }))
      .split('\n')
      .filter((line) => line.includes('writes'))
      .map((line) => [Number(line.slice(0, 8)), line.slice(15)] as const);
  const used = (atMs: number, ratio: number) => change(atMs, 'brokers.a.diskUsedRatio', ratio);

  test('B11 above 90 % writes stop, at 87 % they stay stopped, at 80 % they go on', () => {
    const timeline = [
      used(15_000, 0.87),
      used(35_000, 0.93),
      used(55_000, 0.87),
      used(75_000, 0.8),
      used(95_000, 0.9),
    ];
    const moments = flips({
      durationMs: 120_000,
      brokers: { a: { diskUsedRatio: 0.8 } },
      timeline,
    });
    expect(moments.map(([, what]) => what)).toEqual(['takes no more writes', 'takes writes again']);
    expect(moments[0]?.[0]).toBeGreaterThanOrEqual(35_000);
    expect(moments[0]?.[0]).toBeLessThanOrEqual(45_000);
    expect(moments[1]?.[0]).toBeGreaterThanOrEqual(75_000);
    expect(moments[1]?.[0]).toBeLessThanOrEqual(85_000);
  });

  test('B12 every flip is on one grid of 10 s', () => {
    const timeline = every(1, 20).map((index) => used(index * 7_000, index % 2 === 0 ? 0.95 : 0.5));
    const moments = flips({ durationMs: 150_000, brokers: { a: {} }, timeline });
    expect(moments.length).toBeGreaterThan(5);
    const phase = (moments[0]?.[0] ?? 0) % 10_000;
    expect(moments.map(([atMs]) => Math.round(atMs - phase) % 10_000)).toEqual(
      moments.map(() => 0),
    );
  });

  test('B12 a broker that starts with a full disk takes writes for a minute', () => {
    const moments = flips({
      durationMs: 100_000,
      brokers: { a: { diskUsedRatio: 0.93 } },
      timeline: [fault('crash', 'a', [20_000, 25_000])],
    });
    expect(moments.map(([, what]) => what)).toEqual([
      'takes no more writes',
      'takes writes again',
      'takes no more writes',
    ]);
    expect(moments[1]?.[0]).toBe(25_000);
    expect(moments[2]?.[0]).toBe(85_000);
  });

  test('B13 a put on a full disk is answered 14, and a Java client goes to b', () => {
    const scenario = smallScenario({
      durationMs: 20_000,
      brokers: { a: { diskUsedRatio: 0.95 }, b: {} },
      client: { sends: sendsAt(15_000) },
    });
    const [first, second] = attemptsOf(runToEnd(scenario));
    expect(first).toMatchObject({ queue: 'a0', code: 14, cause: 'diskFull', storedMs: undefined });
    expect(second).toMatchObject({ queue: 'b0', cause: 'sendOk' });
  });
});

describe('copies', () => {
  test('B21 an answer lost, and the retry is stored as a duplicate', () => {
    const recording = runToEnd(
      smallScenario({
        timeline: [fault('loseAnswers', 'a', [0, 9_000])],
        client: { settings: { sendMsgMaxTimeoutPerRequest: 500 } },
      }),
    );
    const flags = attemptsOf(recording).map((attempt) => attempt.flags);
    expect(flags).toEqual([
      ['stored', 'answerLost', 'first'],
      ['stored', 'duplicate'],
    ]);
    expect(messagesOf(recording)).toMatchObject([{ result: 'ok', copies: 2 }]);
  });

  test('B22 a delayed message comes up in the first pass of 100 ms after its time', () => {
    const levels = [1, 2, 3];
    const sends = levels.map((delayLevel) => ({
      atMs: 0,
      bodyBytes: 1,
      delayLevel,
      thread: delayLevel,
    }));
    const lateness = every(1, 40).flatMap((seed) => {
      const { delayed, messages } = runToEnd(
        smallScenario({ seed, durationMs: 12_000, client: { sends } }),
      );
      expect(delayed?.count).toBe(3);
      expect(messages.count).toBe(3);
      return [1_000, 5_000, 10_000].map(
        (delayMs, row) => (delayed?.storedAt[row] ?? NaN) / 1_000 - 3 - delayMs,
      );
    });
    expect(Math.min(...lateness)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...lateness)).toBeLessThan(100);
    expect(Math.max(...lateness) - Math.min(...lateness)).toBeGreaterThan(70);
  });
});
