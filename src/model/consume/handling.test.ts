import { describe, expect, test } from 'vitest';
import { DELIVERY_FLAG } from '../../recording/deliveries.ts';
import { fault, sendsAt } from '../smallScenario.ts';
import { runToEnd } from '../startRun.ts';
import { burst, deliveriesIn, smallConsumption } from './smallConsumption.ts';

const LEVELS = '1s 2s 3s 4s 5s 6s 7s 8s 9s 10s 11s 12s 13s 14s 15s 16s 17s 18s';

function gapsOf(rows: readonly { readonly startedMs: number }[]): readonly number[] {
  return rows.slice(1).map(({ startedMs }, index) => startedMs - (rows[index]?.startedMs ?? 0));
}

describe('handlers', () => {
  test('K10 as many handlers work at once as the pool has threads', () => {
    const consumers = [{ settings: { consumeThreadMin: 5 }, handler: { takesMs: 100 } }];
    const rows = deliveriesIn({ consumers, sends: burst(20, 1_000) });
    for (const { startedMs } of rows) {
      const busy = rows.filter(
        (row) => row.startedMs <= startedMs && startedMs < (row.endedMs ?? 0),
      );
      expect(busy.length).toBeLessThanOrEqual(5);
    }
    expect((rows.at(-1)?.startedMs ?? 0) - (rows[0]?.startedMs ?? 0)).toBeGreaterThanOrEqual(300);
  });

  test('K10 a handler gets consumeMessageBatchMaxSize messages of one pull at once', () => {
    const consumers = [{ settings: { consumeMessageBatchMaxSize: 4 } }];
    const timeline = [fault('suspend', 'c1', [0, 2_000])];
    const rows = deliveriesIn({ consumers, sends: burst(10, 1_000), timeline });
    expect(rows.map(({ batch }) => batch)).toEqual([4, 4, 4, 4, 4, 4, 4, 4, 2, 2]);
  });

  test.each(['RECONSUME_LATER', 'exception', 'null'])(
    'K11 %s hands the message back',
    (failsBy) => {
      const consumers = [{ handler: { failsFirst: 1, failsBy } }];
      const rows = deliveriesIn({ consumers, messageDelayLevel: LEVELS });
      expect(rows.map(({ outcome }) => outcome)).toEqual(['later', 'consumed']);
      expect(gapsOf(rows)[0]).toBeGreaterThan(3_000);
      expect(gapsOf(rows)[0]).toBeLessThan(3_110);
    },
  );

  test('K11 with an ackIndex only what lies behind it in the batch comes again', () => {
    const consumers = [
      { settings: { consumeMessageBatchMaxSize: 4 }, handler: { failsFirst: -1, ackIndex: 1 } },
    ];
    const timeline = [fault('suspend', 'c1', [0, 2_000])];
    const rows = deliveriesIn({ consumers, sends: burst(4, 1_000), timeline });
    const again = rows.filter(({ number }) => number === 2).map(({ message }) => message);
    expect(again).toEqual([2, 3]);
  });

  test('K11 poison fails however often it comes, and by no chance; a downstream that is down fails all', () => {
    const sends = burst(50, 1_000);
    const poisoned = deliveriesIn({ sends, consumers: [{ handler: { poisonRatio: 0.2 } }] });
    const failed = poisoned.filter(({ outcome }) => outcome === 'later');
    expect(failed.length).toBeGreaterThan(2);
    expect(failed.length).toBeLessThan(50);
    expect(failed.every(({ flags }) => (flags & DELIVERY_FLAG.poison) !== 0)).toBe(true);
    const one = deliveriesIn({ sends, timeline: [fault('poison', 'c1', [0, 50_000])] });
    expect(
      new Set(one.filter(({ outcome }) => outcome === 'later').map(({ message }) => message)).size,
    ).toBe(1);
    const down = deliveriesIn({ sends, timeline: [fault('downstreamDown', 'c1', [0, 5_000])] });
    expect(down.filter(({ number, outcome }) => number === 1 && outcome === 'later')).toHaveLength(
      50,
    );
  });

  test('K16 a delivery knows the one before it of the same copy and group, also in the retry topic', () => {
    const consumers = [{ handler: { failsFirst: 2 } }, { group: 'other' }];
    const rows = deliveriesIn({ consumers, messageDelayLevel: LEVELS });
    const numbers = (id: string) =>
      rows.flatMap((row) => (row.consumer === id ? [row.number] : []));
    expect(numbers('c1')).toEqual([1, 2, 3]);
    expect(numbers('c2')).toEqual([1]);
  });

  test('K17 what the business does once more is a duplicate; an idempotent one absorbs it', () => {
    const flagsOf = (isIdempotent: boolean) =>
      deliveriesIn({
        consumers: [{ handler: { isIdempotent } }],
        sends: burst(10, 1_000),
        timeline: [fault('rollback', 'c1', [20_000, 20_001])],
      }).map(({ flags }) => flags & (DELIVERY_FLAG.duplicate | DELIVERY_FLAG.absorbed));
    expect(flagsOf(false)).toEqual([
      ...Array.from({ length: 10 }, () => 0),
      ...Array.from({ length: 10 }, () => DELIVERY_FLAG.duplicate),
    ]);
    expect(flagsOf(true).slice(10)).toEqual(
      Array(10).fill(DELIVERY_FLAG.duplicate | DELIVERY_FLAG.absorbed),
    );
  });

  test('K19 a rollback delivers again what was stored since that moment, from half a second later on', () => {
    const timeline = [fault('rollback', 'c1', [20_000, 20_001], { strength: 5_000 })];
    const rows = deliveriesIn({ sends: sendsAt(1_000, 16_000, 17_000), timeline });
    const again = rows.filter(({ number }) => number === 2);
    expect(again.map(({ message }) => message)).toEqual([1, 2]);
    expect(again[0]?.startedMs).toBeGreaterThanOrEqual(20_500);
  });
});

describe('retries', () => {
  test('K12 a level lets a message out within 100 ms after its time, counted from the end of the handler', () => {
    const consumers = [{ handler: { failsFirst: 3, takesMs: 700 } }];
    const rows = deliveriesIn({ consumers, messageDelayLevel: LEVELS });
    for (const [index, gap] of gapsOf(rows).entries()) {
      expect(gap).toBeGreaterThan(700 + (3 + index) * 1_000);
      expect(gap).toBeLessThan(700 + (3 + index) * 1_000 + 110);
    }
  });

  test('K13 failure n waits level 2 + n, the last level from then on; the handler may choose another', () => {
    const rows = deliveriesIn({
      consumers: [{ handler: { failsFirst: 4 } }],
      messageDelayLevel: '1s 2s 3s 4s',
    });
    expect(rows.map(({ plannedMs }) => plannedMs).slice(0, 4)).toEqual([
      3_000, 4_000, 4_000, 4_000,
    ]);
    const chosen = deliveriesIn({
      consumers: [{ handler: { failsFirst: 2, delayLevelWhenNextConsume: 1 } }],
      messageDelayLevel: LEVELS,
    });
    expect(chosen.map(({ plannedMs }) => plannedMs).slice(0, 2)).toEqual([1_000, 1_000]);
  });

  test('K14 after 16 retries, or maxReconsumeTimes, it is a dead letter; so it is at once for level -1', () => {
    const lastOf = (settings: object, handler: object) => {
      const consumers = [{ settings: { ...settings }, handler: { failsFirst: -1, ...handler } }];
      const rows = deliveriesIn({ consumers, messageDelayLevel: '1s', durationMs: 40_000 });
      return [rows.length, rows.at(-1)?.outcome, rows.at(-1)?.waitCause];
    };
    expect(lastOf({}, {})).toEqual([17, 'deadLettered', 'reconsumeTimesUsedUp']);
    expect(lastOf({ maxReconsumeTimes: 3 }, {})).toEqual([
      4,
      'deadLettered',
      'reconsumeTimesUsedUp',
    ]);
    expect(lastOf({ maxReconsumeTimes: 0 }, {})).toEqual([
      1,
      'deadLettered',
      'reconsumeTimesUsedUp',
    ]);
    expect(lastOf({}, { delayLevelWhenNextConsume: -1 })).toEqual([
      1,
      'deadLettered',
      'sentToDeadLetters',
    ]);
  });

  test('K15 refused by its broker, it goes to another one; refused by all, it comes again after 5 s', () => {
    const consumers = [{ handler: { failsFirst: 1, takesMs: 2_000 } }];
    const timeline = [fault('crash', 'a', [2_000, 60_000])];
    const alone = deliveriesIn({ consumers, timeline });
    expect(alone.map(({ waitCause }) => waitCause)).toEqual(['sendBackFailed', 'none']);
    expect(alone[0]?.waitedMs).toBeGreaterThan(5_000);
    expect(alone[0]?.waitedMs).toBeLessThan(5_010);
    const two = deliveriesIn({ consumers, timeline, others: ['b'], messageDelayLevel: LEVELS });
    expect(two.map(({ waitCause }) => waitCause)).toEqual(['delayLevel', 'none']);
    expect(two[1]?.broker).toBe('b');
  });

  test('K26 a timer message comes up 18 to 100 ms after the first whole second behind its time', () => {
    const sends = Array.from({ length: 40 }, (_, thread) => ({
      atMs: thread * 97,
      bodyBytes: 100,
      thread,
      delayTimeMs: 3_000,
    }));
    const { delayed } = runToEnd(smallConsumption({ sends }));
    const late = Array.from({ length: delayed?.count ?? 0 }, (_, row) => {
      const sentMs = (delayed?.message[row] ?? 0) * 97;
      return (delayed?.storedAt[row] ?? 0) / 1000 - sentMs - 3_000;
    });
    expect(late).toHaveLength(40);
    expect(Math.min(...late)).toBeGreaterThan(18);
    expect(Math.max(...late)).toBeLessThan(1_110);
    expect(Math.max(...late) - Math.min(...late)).toBeGreaterThan(500);
  });
});

describe('other kinds of consumers', () => {
  const orderly = { mode: 'push-orderly' };

  test('K18 orderly, a queue stands still for a second after a failure, then the same message comes', () => {
    const consumers = [{ ...orderly, handler: { failsFirst: 3 } }];
    const rows = deliveriesIn({ consumers, sends: sendsAt(1_000, 1_100) });
    expect(rows.map(({ message }) => message)).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
    expect(gapsOf(rows).slice(0, 3)).toEqual([1_002, 1_002, 1_002]);
    expect(rows.map(({ reconsumeTimes }) => reconsumeTimes).slice(0, 4)).toEqual([0, 1, 2, 3]);
  });

  test('K18 the handler may ask for another pause, of 10 ms at least; what is used up is a dead letter', () => {
    const pausesOf = (ms: number) =>
      gapsOf(
        deliveriesIn({
          consumers: [
            { ...orderly, handler: { failsFirst: 2, suspendCurrentQueueTimeMillis: ms } },
          ],
        }),
      );
    expect(pausesOf(300)).toEqual([302, 302]);
    expect(pausesOf(5)).toEqual([12, 12]);
    const consumers = [
      { ...orderly, settings: { maxReconsumeTimes: 3 }, handler: { failsFirst: 4 } },
    ];
    const rows = deliveriesIn({ consumers, sends: sendsAt(1_000, 1_100), durationMs: 6_000 });
    const [, , , fourth, next] = rows;
    expect(fourth?.outcome).toBe('deadLettered');
    expect(next?.message).toBe(1);
    expect((next?.startedMs ?? 0) - (fourth?.startedMs ?? 0)).toBeLessThan(10);
  });

  test('K24 an orderly queue changes hands only when the lock of a dead owner is 60 s old', () => {
    const consumers = [{ ...orderly, handler: { takesMs: 300_000 } }, orderly];
    const timeline = [fault('crash', 'c1', [5_000, 100_000])];
    const rows = deliveriesIn({ consumers, timeline, durationMs: 100_000 });
    const [first] = rows.filter(({ consumer }) => consumer === 'c2');
    expect(first?.startedMs).toBeGreaterThan(45_000);
    expect(first?.startedMs).toBeLessThan(66_600);
    const inOrder = deliveriesIn({
      consumers,
      timeline: [fault('shutdown', 'c1', [5_000, 100_000])],
      durationMs: 100_000,
    });
    const [early] = inOrder.filter(({ consumer }) => consumer === 'c2');
    expect(early?.startedMs).toBeLessThan(7_000);
  });

  test('K25 lite pull gives nothing back and commits what it polled, by a poll that is 5 s later', () => {
    const pull = { mode: 'lite-pull' };
    const failing = deliveriesIn({ consumers: [{ ...pull, handler: { failsFirst: -1 } }] });
    expect(failing.map(({ outcome }) => outcome)).toEqual(['dropped']);
    const killedAt = (atMs: number) =>
      deliveriesIn({
        consumers: [{ ...pull, handler: { takesMs: 20 } }, pull],
        sends: burst(800, 0),
        timeline: [fault('crash', 'c1', [atMs, 60_000])],
      })
        .filter(({ consumer }) => consumer === 'c2')
        .map(({ message }) => message);
    expect(Math.min(...killedAt(3_000))).toBe(0);
    expect(Math.min(...killedAt(14_000))).toBeGreaterThan(100);
  });

  test('K27 under broadcasting each consumer gets all, and what fails is never delivered again', () => {
    const settings = { messageModel: 'BROADCASTING' };
    const consumers = [{ settings, handler: { failsFirst: 1 } }, { settings }];
    const rows = deliveriesIn({ consumers, sends: burst(3, 1_000) });
    expect(rows.filter(({ consumer }) => consumer === 'c1').map(({ outcome }) => outcome)).toEqual([
      'dropped',
      'dropped',
      'dropped',
    ]);
    expect(rows.filter(({ consumer }) => consumer === 'c2')).toHaveLength(3);
  });
});
