// A broker whose disk stalls, that dies, freezes, or goes in order.
import { describe, expect, test } from 'vitest';
import type { ClientScenario } from '../../scenario/Scenario.ts';
import type { Settings } from '../../scenario/SettingSpec.ts';
import { attemptsOf, messagesOf, type AttemptRow } from '../rowsOf.ts';
import {
  change,
  fault,
  sendsAt,
  sendsOfOneThread,
  smallScenario,
  type SmallOptions,
} from '../smallScenario.ts';
import { runToEnd } from '../startRun.ts';
import { traceOf } from '../traceOf.ts';

const patient: Partial<ClientScenario> = {
  profile: 'custom',
  version: '1',
  mode: 'async',
  settings: { maxAttempts: 1, attemptTimeoutMs: 60_000 },
};

function every(gapMs: number, count: number, fromMs = 0): readonly number[] {
  return Array.from({ length: count }, (_, index) => fromMs + index * gapMs);
}

function run(options: SmallOptions) {
  const recording = runToEnd(smallScenario(options));
  return { recording, attempts: attemptsOf(recording), messages: messagesOf(recording) };
}

const waitOf = ({ arrivedMs = 0, answeredMs = 0 }: AttemptRow): number => answeredMs - arrivedMs;
const causedBy = (attempts: readonly AttemptRow[], cause: string): readonly AttemptRow[] =>
  attempts.filter((attempt) => attempt.cause === cause);

describe('append stall', () => {
  /** 100 messages/s to one broker whose disk stalls from 1 s on. */
  function stall(stallMs: number, settings: Settings = {}) {
    return run({
      durationMs: 15_000,
      brokers: { a: { serviceMs: 1, ...settings } },
      client: { ...patient, sends: sendsAt(...every(10, 600)) },
      timeline: [fault('appendStall', 'a', [1_000, 1_000 + stallMs])],
    }).attempts;
  }

  test.each([1, 4])('B9 2.5 s with %d threads goes as recorded', (sendMessageThreadPoolNums) => {
    const attempts = stall(2_500, { sendMessageThreadPoolNums });
    const inThreads = attempts.filter(({ beganMs = 0, arrivedMs = 0 }) => {
      return beganMs >= 1_000 - 2 && arrivedMs < 1_100 && beganMs - arrivedMs < 1;
    });
    // The first second: who waits is turned away by age.
    const aged = causedBy(attempts, 'timeoutCleanQueue');
    expect(aged.length).toBeGreaterThan(70);
    expect(Math.max(...aged.map(waitOf))).toBeLessThanOrEqual(210);
    expect(Math.max(...aged.map(({ answeredMs = 0 }) => answeredMs))).toBeLessThan(2_012);
    // Then one sweep empties the queue: 200 ms of arrivals.
    const swept = causedBy(attempts, 'pcBusyCleanQueue');
    expect(new Set(swept.map(({ answeredMs }) => answeredMs)).size).toBe(1);
    expect(swept.length).toBeGreaterThanOrEqual(18);
    expect(swept.length).toBeLessThanOrEqual(22);
    expect(swept[0]?.answeredMs).toBeGreaterThanOrEqual(2_000);
    expect(swept[0]?.answeredMs).toBeLessThan(2_020);
    // From then on every arrival is refused at once, to the end.
    const refused = causedBy(attempts, 'rejectRequest');
    expect(refused.length).toBeGreaterThanOrEqual(147);
    expect(refused.length).toBeLessThanOrEqual(152);
    expect(Math.max(...refused.map(waitOf))).toBe(0);
    // Who was in a thread is stored when the stall ends.
    expect(inThreads.length).toBeGreaterThanOrEqual(sendMessageThreadPoolNums);
    const late = attempts.filter(({ storedMs }) => storedMs === 3_500);
    expect(late).toHaveLength(sendMessageThreadPoolNums);
    expect(late.every(({ cause }) => cause === 'sendOk')).toBe(true);
    expect(aged.length + swept.length + refused.length + causedBy(attempts, 'sendOk').length).toBe(
      600,
    );
  });

  test('B9 a stall of 0.7 s turns away by age only', () => {
    const attempts = stall(700);
    expect(causedBy(attempts, 'timeoutCleanQueue').length).toBeGreaterThan(30);
    expect(causedBy(attempts, 'pcBusyCleanQueue')).toEqual([]);
    expect(causedBy(attempts, 'rejectRequest')).toEqual([]);
  });

  test('B9 osPageCacheBusyTimeOutMills 300: the sweep comes after 0.3 s', () => {
    const attempts = stall(1_500, { osPageCacheBusyTimeOutMills: 300 });
    const [first] = causedBy(attempts, 'pcBusyCleanQueue');
    expect(first?.answeredMs).toBeGreaterThanOrEqual(1_300);
    expect(first?.answeredMs).toBeLessThan(1_320);
  });

  test('B2 without fast failure arrivals are refused all the same, who waits is served', () => {
    const attempts = stall(2_500, { brokerFastFailureEnable: false });
    expect(causedBy(attempts, 'rejectRequest').length).toBeGreaterThan(140);
    expect(causedBy(attempts, 'timeoutCleanQueue')).toEqual([]);
    expect(Math.max(...causedBy(attempts, 'sendOk').map(waitOf))).toBeGreaterThan(2_490);
  });

  test('B2 the refusal is code 2 and takes no time', () => {
    const [refused] = causedBy(stall(2_500), 'rejectRequest');
    expect(refused).toMatchObject({ code: 2, outcome: 'throttled', beganMs: undefined });
    expect((refused?.endedMs ?? 0) - (refused?.sentMs ?? 0)).toBe(2);
  });

  test('B13 a put that reaches the store while the page cache is busy is answered 2', () => {
    // Begun before, with a time in its thread that ends inside the busy stretch.
    const { attempts } = run({
      brokers: { a: { serviceMs: 1_500 } },
      client: { ...patient, sends: sendsAt(0, 1_000) },
      timeline: [fault('appendStall', 'a', [100, 5_000])],
    });
    const [holder, second] = attempts;
    expect(holder).toMatchObject({ storedMs: 5_000, cause: 'sendOk' });
    // It came to the lock before the page cache was busy, and waits behind the holder.
    expect(second).toMatchObject({ storedMs: 5_000, cause: 'sendOk' });
    const busy = run({
      brokers: { a: { serviceMs: 1_500 } },
      client: { ...patient, sends: sendsAt(0, 1_600) },
      timeline: [fault('appendStall', 'a', [100, 5_000])],
    }).attempts[1];
    expect(busy).toMatchObject({ answeredMs: 3_101, cause: 'pcSynchronized', storedMs: undefined });
  });
});

describe('flush stall', () => {
  function flush(flushDiskType: string) {
    return run({
      durationMs: 15_000,
      brokers: { a: { flushDiskType, serviceMs: 1 } },
      client: { ...patient, sends: sendsAt(...every(100, 100)) },
      timeline: [fault('flushStall', 'a', [1_000, 8_000])],
    }).attempts;
  }

  test('B10 SYNC_FLUSH: 10 after 5 s for what came in the first 2 s, the rest when the flush returns', () => {
    const attempts = flush('SYNC_FLUSH');
    const late = causedBy(attempts, 'flushDiskTimeout');
    expect(late.slice(0, 20).map(({ sentMs }) => sentMs)).toEqual(every(100, 20, 1_000));
    expect(late.length).toBeLessThanOrEqual(21);
    for (const attempt of late) {
      expect(waitOf(attempt)).toBeGreaterThanOrEqual(5_000);
      expect(waitOf(attempt)).toBeLessThan(5_020);
    }
    const held = attempts.filter(({ sentMs }) => sentMs > 3_000 && sentMs < 7_900);
    expect(
      held.every(
        ({ answeredMs = 0, cause }) =>
          answeredMs >= 8_000 && answeredMs < 8_050 && cause === 'sendOk',
      ),
    ).toBe(true);
    expect(attempts.every(({ flags }) => flags.includes('stored'))).toBe(true);
  });

  test('B23 one flush at a time takes all that wait when it begins', () => {
    const { attempts } = run({
      brokers: { a: { flushDiskType: 'SYNC_FLUSH', flushMs: 20, sendMessageThreadPoolNums: 16 } },
      client: { ...patient, sends: sendsAt(...Array<number>(10).fill(0)) },
    });
    const moments = attempts.map(({ answeredMs = 0 }) => answeredMs);
    // The first one begins a flush of its own, the other nine share the next.
    expect(new Set(attempts.map(({ storedMs }) => storedMs))).toEqual(new Set([3]));
    expect(new Set(moments.slice(1)).size).toBe(1);
    expect(moments[0]).toBeGreaterThan(3);
    expect(moments[1]).toBeGreaterThan(moments[0] ?? NaN);
  });

  test('B23 a flush lasts flushMs on average', () => {
    const { attempts } = run({
      durationMs: 700_000,
      brokers: { a: { flushDiskType: 'SYNC_FLUSH', flushMs: 20 } },
      client: { ...patient, sends: sendsAt(...every(1_000, 600)) },
    });
    const waits = attempts.map(({ answeredMs = 0, storedMs = 0 }) => answeredMs - storedMs);
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
    expect(mean).toBeGreaterThan(20 * 0.85);
    expect(mean).toBeLessThan(20 * 1.15);
  });

  test('B10 ASYNC_FLUSH does not notice', () => {
    expect(Math.max(...flush('ASYNC_FLUSH').map(waitOf))).toBeLessThan(2);
  });

  test('B10 a default Java client never sees the 10: it has given up after 3 s', () => {
    const { attempts } = run({
      durationMs: 15_000,
      brokers: { a: { flushDiskType: 'SYNC_FLUSH' } },
      client: { sends: sendsAt(...every(100, 50, 1_000)) },
      timeline: [fault('flushStall', 'a', [900, 8_000])],
    });
    expect(causedBy(attempts, 'flushDiskTimeout')).toEqual([]);
    expect(causedBy(attempts, 'attemptTimedOut').length).toBeGreaterThan(0);
  });
});

describe('the process', () => {
  test('B14 slow: whoever begins while it lasts takes so many times as long', () => {
    const { attempts } = run({
      brokers: { a: { serviceMs: 10 } },
      client: { ...patient, sends: sendsAt(995, 1_005, 1_995, 2_005) },
      timeline: [fault('slow', 'a', [1_000, 2_000], { strength: 5 })],
    });
    const times = attempts.map(({ beganMs = 0, storedMs = 0 }) => storedMs - beganMs);
    expect(times).toEqual([10, 50, 50, 10]);
  });

  test('B15 killed: what waited and was served is gone, what was stored stays; B17 it starts empty', () => {
    const options = {
      brokers: { a: { serviceMs: 50, sendMessageThreadPoolNums: 1 } },
      client: { settings: { retryTimesWhenSendFailed: 0 }, sends: sendsAt(0, 60, 70, 3_000) },
      timeline: [fault('crash', 'a', [100, 2_000])],
    };
    const { attempts, messages } = run(options);
    expect(messages.map(({ result, copies }) => [result, copies])).toEqual([
      ['ok', 1],
      ['failed', 0],
      ['failed', 0],
      ['ok', 1],
    ]);
    expect(attempts.map(({ cause }) => cause)).toEqual([
      'sendOk',
      'connectionClosed',
      'connectionClosed',
      'sendOk',
    ]);
    expect(traceOf(smallScenario(options))).toContain('   100.0  a    is down');
  });

  test('B16 shut down: the accepted messages are stored, though their senders see a closed connection', () => {
    const { attempts } = run({
      brokers: { a: { serviceMs: 50, sendMessageThreadPoolNums: 1 }, b: {} },
      client: { sends: sendsAt(0, 10) },
      timeline: [fault('shutdown', 'a', [30, 9_000])],
    });
    const atA = attempts.filter(({ broker }) => broker === 'a');
    expect(atA.map(({ storedMs, cause }) => [storedMs, cause])).toEqual([
      [51, 'connectionClosed'],
      [101, 'connectionClosed'],
    ]);
    const atB = attempts.filter(({ broker }) => broker === 'b');
    expect(atB.every(({ flags }) => flags.includes('stored'))).toBe(true);
  });

  test('B16 a broker that is idle goes without a trace', () => {
    const { attempts } = run({
      client: {
        settings: { pollNameServerInterval: 100 },
        sends: sendsOfOneThread(...every(50, 60)),
      },
      timeline: [fault('shutdown', 'a', [1_010, 9_000])],
    });
    expect(attempts.filter(({ flags }) => flags.includes('duplicate'))).toEqual([]);
    expect(attempts.filter(({ cause }) => cause !== 'sendOk').length).toBeLessThan(3);
  });

  test('B17 when the fault ends it takes connections at once', () => {
    const { attempts } = run({
      brokers: { a: {} },
      client: { sends: sendsAt(2_999.9, 3_000), start: { closedTo: ['a'] } },
      network: { latencyMs: 0 },
      timeline: [fault('crash', 'a', [1_000, 3_000])],
    });
    expect(attempts.find(({ message }) => message === 0)?.cause).toBe('connectRefused');
    expect(attempts.find(({ message }) => message === 1)?.cause).toBe('sendOk');
  });

  test('B18 frozen: who was served goes on where it stood, who came meanwhile is taken in order', () => {
    const { attempts } = run({
      brokers: { a: { serviceMs: 100, sendMessageThreadPoolNums: 1 } },
      client: { ...patient, sends: sendsAt(0, 1_000, 1_010) },
      timeline: [fault('pause', 'a', [51, 2_051])],
    });
    expect(
      attempts.map(({ arrivedMs, beganMs, storedMs }) => [arrivedMs, beganMs, storedMs]),
    ).toEqual([
      [1, 1, 2_101],
      [2_051, 2_101, 2_201],
      [2_051, 2_201, 2_301],
    ]);
  });

  test('B18 who had been waiting in the queue is too old when it wakes', () => {
    const { attempts } = run({
      brokers: { a: { serviceMs: 100, sendMessageThreadPoolNums: 1 } },
      client: { ...patient, sends: sendsAt(0, 10) },
      timeline: [fault('pause', 'a', [51, 2_051])],
    });
    expect(attempts[1]).toMatchObject({ arrivedMs: 11, cause: 'timeoutCleanQueue' });
    expect(attempts[1]?.answeredMs).toBeGreaterThan(2_051);
    expect(attempts[1]?.answeredMs).toBeLessThanOrEqual(2_061);
  });

  test('B18 everything that "failed" against a frozen broker is stored when it wakes', () => {
    const { messages, attempts } = run({
      durationMs: 20_000,
      brokers: { a: {} },
      client: { sends: sendsAt(...every(100, 20, 1_000)) },
      timeline: [fault('pause', 'a', [500, 10_500])],
    });
    expect(messages.filter(({ result }) => result === 'failed').length).toBeGreaterThan(0);
    expect(messages.every(({ copies }) => copies >= 1)).toBe(true);
    expect(attempts.filter(({ flags }) => flags.includes('duplicate')).length).toBeGreaterThan(0);
  });

  test('B19 refuse: open connections break, what was accepted is served', () => {
    const { attempts } = run({
      brokers: { a: { serviceMs: 100 }, b: {} },
      client: { sends: sendsAt(0) },
      timeline: [fault('refuse', 'a', [50, 9_000])],
    });
    expect(attempts).toMatchObject([
      { queue: 'a0', endedMs: 51, cause: 'connectionClosed', storedMs: 101 },
      { queue: 'b0', cause: 'sendOk' },
    ]);
  });

  function killed(settings: Settings) {
    const { attempts, messages } = run({
      brokers: { a: { serviceMs: 1, ...settings } },
      client: { ...patient, sends: sendsAt(...every(20, 100)) },
      timeline: [fault('crash', 'a', [1_100, 2_000])],
    });
    const gone = attempts.filter(({ flags }) => flags.includes('lostAfterAck'));
    return { gone, acknowledged: messages.filter(({ result }) => result === 'ok').length };
  }

  test('B20 with the transient pool a crash takes what came since the last commit', () => {
    const { gone, acknowledged } = killed({ transientStorePoolEnable: true });
    expect(acknowledged).toBeGreaterThan(40);
    // The commit of 1000 ms, the crash at 1100.
    expect(gone.map(({ sentMs }) => sentMs)).toEqual([1_000, 1_020, 1_040, 1_060, 1_080]);
  });

  test('B20 a longer commit interval loses more, and without the pool nothing is lost', () => {
    const slow = killed({ transientStorePoolEnable: true, commitIntervalCommitLog: 1_000_000 });
    expect(slow.gone.length).toBeGreaterThan(50);
    expect(killed({}).gone).toEqual([]);
  });

  test('B3 more threads serve who waits at once', () => {
    const { attempts } = run({
      brokers: { a: { serviceMs: 100, sendMessageThreadPoolNums: 1 } },
      client: { ...patient, sends: sendsAt(0, 0, 0) },
      timeline: [change(50, 'brokers.a.sendMessageThreadPoolNums', 3)],
    });
    expect(attempts.map(({ beganMs }) => beganMs)).toEqual([1, 50, 50]);
  });
});
