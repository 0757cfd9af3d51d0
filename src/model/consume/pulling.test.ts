import { describe, expect, test } from 'vitest';
import { DELIVERY_FLAG, PULL, PULL_FLAG } from '../../recording/deliveries.ts';
import type { Recording } from '../../recording/Recording.ts';
import { attemptsOf } from '../rowsOf.ts';
import { fault, sendsAt } from '../smallScenario.ts';
import { runToEnd } from '../startRun.ts';
import { shareOf } from './allocation.ts';
import { burst, deliveriesIn, deliveryRows, smallConsumption } from './smallConsumption.ts';

function pullsOf({ pulls }: Recording) {
  return Array.from({ length: pulls?.count ?? 0 }, (_, row) => ({
    sentMs: (pulls?.sentAt[row] ?? 0) / 1000,
    tookMs: (pulls?.answeredAfter[row] ?? 0) / 1000,
    messages: pulls?.messages[row] ?? 0,
    outcome: pulls?.outcome[row] ?? 0,
    isRetry: ((pulls?.flags[row] ?? 0) & PULL_FLAG.retry) !== 0,
    isCold: ((pulls?.flags[row] ?? 0) & PULL_FLAG.cold) !== 0,
  }));
}

function gaugeOf({ gauges }: Recording, name: string): Float32Array {
  return gauges.find((gauge) => gauge.name === name)?.values ?? new Float32Array();
}

describe('queues and pulls', () => {
  test('K1 what is stored is seen from the next dispatch on, a whole millisecond', () => {
    const recording = runToEnd(smallConsumption());
    const [attempt] = attemptsOf(recording);
    const [delivery] = deliveryRows(recording);
    const seenMs = Math.floor(attempt?.storedMs ?? 0) + 1;
    expect(delivery?.startedMs).toBe(seenMs + 1);
  });

  test('K1 each group gets every message', () => {
    const consumers = [{ group: 'mail' }, { group: 'billing' }];
    const rows = deliveriesIn({ consumers, sends: burst(3, 1_000) });
    expect(rows.filter(({ consumer }) => consumer === 'c1')).toHaveLength(3);
    expect(rows.filter(({ consumer }) => consumer === 'c2')).toHaveLength(3);
  });

  test('K2 a pull that finds nothing is held and answered as soon as a message comes', () => {
    const recording = runToEnd(smallConsumption({ sends: sendsAt(3_000) }));
    const found = pullsOf(recording).filter(({ outcome }) => outcome === PULL.found);
    expect(found).toHaveLength(1);
    expect(found[0]?.tookMs).toBeGreaterThan(2_900);
  });

  test('K2 without long polling it is answered after shortPollingTimeMills, and asks again', () => {
    const broker = { longPollingEnable: false, shortPollingTimeMills: 500 };
    const recording = runToEnd(smallConsumption({ broker, sends: sendsAt(3_200) }));
    const empty = pullsOf(recording).filter(({ outcome }) => outcome === PULL.empty);
    expect(new Set(empty.map(({ tookMs }) => tookMs))).toEqual(new Set([502]));
    const [delivery] = deliveryRows(recording);
    expect(delivery?.startedMs).toBeGreaterThan(3_200);
    expect(delivery?.startedMs).toBeLessThan(3_720);
  });

  test('K3 held in vain, it is answered after 15 s, which is looked at every 5 s', () => {
    const recording = runToEnd(smallConsumption({ sends: sendsAt(59_000) }));
    const empty = pullsOf(recording).filter(({ outcome }) => outcome === PULL.empty);
    expect(empty.length).toBeGreaterThan(3);
    for (const { tookMs } of empty) {
      expect(tookMs).toBeGreaterThanOrEqual(15_000);
      expect(tookMs).toBeLessThanOrEqual(20_005);
    }
  });

  test('K4 old messages come from disk one pull after the other, and slow the writers meanwhile', () => {
    const broker = { pageCacheMessages: 10, coldReadMs: 100, coldReadSlowdown: 20 };
    const sends = [...burst(100, 0), ...sendsAt(10_050)];
    const timeline = [fault('rollback', 'c1', [10_000, 10_001])];
    const recording = runToEnd(smallConsumption({ broker, sends, timeline }));
    const cold = pullsOf(recording).filter(({ isCold }) => isCold);
    expect(cold.length).toBeGreaterThan(1);
    for (const { tookMs } of cold) expect(tookMs).toBeGreaterThanOrEqual(100);
    const rows = deliveryRows(recording).filter(({ flags }) => (flags & DELIVERY_FLAG.cold) !== 0);
    expect(rows.length).toBeGreaterThan(60);
    const slow = runToEnd(
      smallConsumption({ broker, sends: [...burst(100, 0), ...sendsAt(10_550)], timeline }),
    );
    const service = (each: Recording): number => {
      const last = attemptsOf(each).at(-1);
      return (last?.storedMs ?? 0) - (last?.beganMs ?? 0);
    };
    expect([service(recording), service(slow)]).toEqual([1, 20]);
  });

  test('K5 a consumer asks for 32 messages at a time, and again at once', () => {
    const timeline = [fault('shutdown', 'c1', [0, 5_000])];
    const recording = runToEnd(smallConsumption({ sends: burst(100, 0), timeline }));
    const found = pullsOf(recording).filter(({ outcome }) => outcome === PULL.found);
    expect(found.map(({ messages }) => messages)).toEqual([32, 32, 32, 4]);
    const gaps = found.slice(1).map(({ sentMs }, index) => sentMs - (found[index]?.sentMs ?? 0));
    expect(gaps).toEqual([2, 2, 2]);
  });

  test('K5 after a pull that failed it waits pullTimeDelayMillsWhenException', () => {
    const timeline = [fault('crash', 'a', [2_000, 6_500])];
    const recording = runToEnd(smallConsumption({ timeline, durationMs: 8_000 }));
    const failed = pullsOf(recording).filter(
      ({ outcome, isRetry }) => outcome === PULL.failed && !isRetry,
    );
    expect(
      failed.slice(1).map(({ sentMs }, index) => sentMs - (failed[index]?.sentMs ?? 0)),
    ).toEqual(expect.arrayContaining([1_002]));
  });

  test('K6 over pullThresholdForQueue it rests for 50 ms; a batch more may come', () => {
    const settings = { pullThresholdForQueue: 100, consumeThreadMin: 1 };
    const consumers = [{ settings, handler: { takesMs: 10 } }];
    const timeline = [fault('shutdown', 'c1', [0, 5_000])];
    const recording = runToEnd(smallConsumption({ sends: burst(500, 0), consumers, timeline }));
    const cached = Math.max(...gaugeOf(recording, 'cachedMessages'));
    expect(cached).toBeGreaterThan(100);
    expect(cached).toBeLessThanOrEqual(132);
  });

  test('K6 one stuck message stops its queue when the others are consumeConcurrentlyMaxSpan ahead', () => {
    const settings = { consumeConcurrentlyMaxSpan: 50 };
    const consumers = [{ settings, handler: { takesMs: 1 } }];
    const timeline = [
      fault('downstreamSlow', 'c1', [900, 1_001], { strength: 1_000 }),
      fault('downstreamSlow', 'c1', [900, 1_001], { strength: 1_000 }),
    ];
    const sends = [...sendsAt(995), ...burst(200, 1_100)];
    const rows = deliveriesIn({ consumers, sends, timeline, durationMs: 20_000 });
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.length).toBeLessThan(110);
  });
});

describe('the members of a group', () => {
  test('K7 a new owner begins at the offset that was committed last', () => {
    const consumers = [{ handler: { takesMs: 10 } }, { handler: { takesMs: 10 } }];
    const timeline = [fault('crash', 'c1', [21_000, 60_000])];
    const rows = deliveriesIn({ consumers, sends: sendsAt(1_000, 20_990), timeline });
    const again = rows.filter(({ consumer }) => consumer === 'c2');
    // The first message had long been committed; the second had been consumed, but not yet committed.
    expect(again.map(({ message }) => message)).not.toContain(0);
  });

  test('K8 neighbouring queues go to one member, the first members get one more', () => {
    const queues = [0, 1, 2, 3, 4, 5, 6];
    const shares = [0, 1, 2].map((rank) => shareOf(queues, { rank, members: 3 }));
    expect(shares).toEqual([
      [0, 1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(shareOf([7], { rank: 1, members: 2 })).toEqual([]);
  });

  test('K8 the queues of two consumers do not overlap', () => {
    const rows = deliveriesIn({
      broker: { writeQueueNums: 4 },
      consumers: [{}, {}],
      // One thread, so that they go round all queues.
      sends: burst(40, 1_000).map((send) => ({ ...send, thread: 0 })),
    });
    expect(rows).toHaveLength(40);
    const of = (consumer: string): readonly number[] => [
      ...new Set(rows.flatMap((row) => (row.consumer === consumer ? [row.queue] : []))),
    ];
    expect(of('c1').toSorted()).toEqual([0, 1]);
    expect(of('c2').toSorted()).toEqual([2, 3]);
  });

  test('K9 a new group learns of its retry topic 20.65 s after it came up: its first retry is late', () => {
    const levels = '1s 1s 1s 1s';
    const consumers = [{ handler: { failsFirst: 1 }, start: { upForMs: 4_000 } }];
    const [, second] = deliveriesIn({ messageDelayLevel: levels, consumers, sends: sendsAt(0) });
    expect(second?.startedMs).toBeGreaterThan(17_140);
    expect(second?.startedMs).toBeLessThan(17_200);
    const old = [{ handler: { failsFirst: 1 }, start: { upForMs: 55_000 } }];
    const [, early] = deliveriesIn({
      messageDelayLevel: levels,
      consumers: old,
      sends: sendsAt(0),
    });
    expect(early?.startedMs).toBeLessThan(1_200);
  });

  test('K20 killed, it loses its queues at once; the next owner begins half a second later', () => {
    const consumers = [{ handler: { takesMs: 30_000 } }, {}];
    const timeline = [fault('crash', 'c1', [3_000, 60_000])];
    const rows = deliveriesIn({ consumers, sends: burst(40, 1_000), timeline });
    const first = rows.filter(({ consumer }) => consumer === 'c1');
    const second = rows.filter(({ consumer }) => consumer === 'c2');
    expect(first.map(({ outcome }) => outcome)).toEqual(Array(20).fill('abandoned'));
    expect(second).toHaveLength(40);
    expect(second[0]?.startedMs).toBeGreaterThanOrEqual(3_500);
    expect(second[0]?.startedMs).toBeLessThan(4_600);
    expect(new Set(second.map(({ reconsumeTimes }) => reconsumeTimes))).toEqual(new Set([0]));
  });

  test('K21 shut down in order, it commits before it goes: nothing that was finished comes again', () => {
    const at = (kind: 'crash' | 'shutdown') =>
      deliveriesIn({
        consumers: [{}, {}],
        sends: burst(30, 1_000),
        timeline: [fault(kind, 'c1', [1_100, 60_000])],
      }).filter(({ consumer }) => consumer === 'c2').length;
    expect(at('shutdown')).toBe(0);
    expect(at('crash')).toBeGreaterThanOrEqual(0);
  });

  test('K22 frozen, it loses its queues 120 s after its last heartbeat, at a scan that comes every 10 s', () => {
    const consumers = [{ handler: { takesMs: 300_000 } }, {}];
    const timeline = [fault('pause', 'c1', [10_000, 200_000])];
    const rows = deliveriesIn({
      consumers,
      sends: burst(5, 1_000),
      timeline,
      durationMs: 200_000,
    });
    const [first] = rows.filter(({ consumer }) => consumer === 'c2');
    expect(first?.startedMs).toBeGreaterThan(100_000);
    expect(first?.startedMs).toBeLessThan(141_600);
  });

  test('K22 what happened to it while it was frozen happens when it goes on', () => {
    const timeline = [fault('pause', 'c1', [500, 5_000])];
    const [row] = deliveriesIn({ timeline });
    expect(row?.startedMs).toBe(5_000);
  });

  test('K23 suspended, it keeps its queues and looks once a second whether it may pull again', () => {
    const timeline = [fault('suspend', 'c1', [0, 5_500])];
    const rows = deliveriesIn({ timeline, sends: burst(3, 1_000) });
    expect(rows).toHaveLength(3);
    expect(rows[0]?.startedMs).toBeGreaterThan(5_500);
    expect(rows[0]?.startedMs).toBeLessThan(6_600);
  });
});
