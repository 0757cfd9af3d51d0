import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OUTCOME_BANDS } from './bands.ts';
import { handmadeRecording } from './handmadeRecording.ts';
import { FLAG, RESULT } from './outcomes.ts';
import { NEVER, type Recording } from './Recording.ts';
import { SAMPLE_SCENARIO, sampleRecording } from './sampleRecording.ts';
import { seriesOf, type Series, type SeriesOptions } from './seriesOf.ts';

const scenario = { ...SAMPLE_SCENARIO, durationMs: 4_000, timeline: [] };

/** Four messages in four seconds; every figure below can be counted here. */
const story = handmadeRecording({
  scenario,
  spareRows: 5,
  messages: [
    {
      intendedMs: 100,
      endedMs: 104,
      result: 'ok',
      attempts: [{ sentMs: 100, storedMs: 103, endedMs: 104, outcome: 'stored' }],
    },
    {
      intendedMs: 200,
      endedMs: 1_300,
      result: 'ok',
      attempts: [
        {
          sentMs: 200,
          answeredMs: 1_009,
          endedMs: 1_010,
          outcome: 'throttled',
          cause: 'timeoutCleanQueue',
          waitMs: 200,
        },
        { sentMs: 1_210, storedMs: 1_299, endedMs: 1_300, outcome: 'stored' },
      ],
    },
    {
      intendedMs: 1_000,
      endedMs: 3_600,
      result: 'failed',
      attempts: [
        {
          sentMs: 1_500,
          storedMs: 1_600,
          endedMs: 2_500,
          outcome: 'timedOut',
          flags: FLAG.answerLost,
          waitMs: 0,
        },
        { sentMs: 2_500, endedMs: 2_600, outcome: 'connectionFailed', waitMs: 0 },
        { sentMs: 2_600, endedMs: 3_600, outcome: 'timedOut' },
      ],
    },
    { intendedMs: 3_000, attempts: [{ sentMs: 3_000, outcome: 'inFlight' }] },
  ],
  sampleEveryMs: 500,
  gauges: [
    { name: 'blockedCallers', part: 'client', index: 0, values: [0, 1, 5, 1, 0, 0, 2, 2] },
    { name: 'blockedCallers', part: 'client', index: 1, values: [0, 3, 0, 0, 0, 0, 0, 0] },
    { name: 'sendQueue', part: 'broker', index: 1, values: [0, 0, 7, 0, 0, 0, 0, 9] },
  ],
});

const seconds = { fromMs: 0, toMs: 4_000, buckets: 4 };

describe('a story of four messages, second by second', () => {
  const series = seriesOf(story, seconds);

  test('messages count when they were wanted, and when they were acknowledged', () => {
    expect(series.bucketMs).toBe(1_000);
    expect([...series.offered]).toEqual([2, 1, 0, 1]);
    expect([...series.goodput]).toEqual([1, 1, 0, 0]);
  });

  test('attempts count when they were sent, each in one band', () => {
    const { byOutcome } = series;
    expect([...byOutcome.stored]).toEqual([1, 0, 0, 0]);
    expect([...byOutcome.retried]).toEqual([0, 1, 0, 0]);
    expect([...byOutcome.throttled]).toEqual([1, 0, 0, 0]);
    expect([...byOutcome.lost]).toEqual([0, 1, 0, 0]);
    expect([...byOutcome.connectionFailed]).toEqual([0, 0, 1, 0]);
    expect([...byOutcome.timedOut]).toEqual([0, 0, 1, 0]);
    expect([...byOutcome.rejected]).toEqual([0, 0, 0, 0]);
    expect([...byOutcome.inFlight]).toEqual([0, 0, 0, 1]);
  });

  test('busy answers count when the client heard', () => {
    expect([...(series.throttled.get('timeoutCleanQueue') ?? [])]).toEqual([0, 1, 0, 0]);
    expect([...(series.throttled.get('overload') ?? [])]).toEqual([0, 0, 0, 0]);
  });

  test('latency counts from the intended moment', () => {
    expect([...series.latencyP50Ms]).toEqual([4, 2_600, NaN, NaN]);
    expect([...series.latencyP99Ms]).toEqual([1_100, 2_600, NaN, NaN]);
  });

  test('gauges show the highest of each bucket, callers of all clients together', () => {
    expect([...series.blockedCallers]).toEqual([4, 5, 0, 2]);
    expect(series.queue.map((queue) => [...queue])).toEqual([
      [0, 0, 0, 0],
      [0, 7, 0, 9],
    ]);
  });
});

test('a busy answer is heard in a range that began after its attempt was sent', () => {
  const series = seriesOf(story, { fromMs: 1_000, toMs: 1_100, buckets: 10 });
  const heard = series.throttled.get('timeoutCleanQueue') ?? new Float32Array();
  expect([...heard]).toEqual([0, 100, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(Math.max(...series.byOutcome.throttled)).toBe(0);
});

test('a range ends before its last moment', () => {
  const upTo = (toMs: number): Series => seriesOf(story, { fromMs: toMs - 500, toMs, buckets: 1 });
  expect(upTo(200).byOutcome.throttled[0]).toBe(0);
  expect(upTo(200.001).byOutcome.throttled[0]).toBe(2);
  expect(upTo(1_010).throttled.get('timeoutCleanQueue')?.[0]).toBe(0);
  expect(upTo(1_010.001).throttled.get('timeoutCleanQueue')?.[0]).toBe(2);
  expect(upTo(1_300).goodput[0]).toBe(0);
  expect(upTo(1_300.001).goodput[0]).toBe(2);
});

test('what was heard or acknowledged behind the range is not in its last bucket', () => {
  const series = seriesOf(story, { fromMs: 0, toMs: 400, buckets: 2 });
  expect([...series.goodput]).toEqual([5, 0]);
  expect([...(series.throttled.get('timeoutCleanQueue') ?? [])]).toEqual([0, 0]);
});

test('between two samples a gauge holds', () => {
  const series = seriesOf(story, { fromMs: 1_100, toMs: 1_600, buckets: 5 });
  expect([...series.blockedCallers]).toEqual([5, 5, 5, 5, 1]);
});

test('rates are per second, whatever the bucket', () => {
  const series = seriesOf(story, { fromMs: 0, toMs: 500, buckets: 1 });
  expect(series.offered[0]).toBe(4);
  expect(series.byOutcome.stored[0]).toBe(2);
});

const anyRun = fc
  .record({ messages: fc.integer({ min: 1, max: 400 }), seed: fc.integer() })
  .map((options) => sampleRecording({ ...options, spareRows: 17 }));
const anyRange = fc
  .tuple(fc.nat(130_000), fc.integer({ min: 1, max: 120_000 }), fc.integer({ min: 1, max: 700 }))
  .map(([fromMs, lengthMs, buckets]) => ({ fromMs, toMs: fromMs + lengthMs, buckets }));
const few = { numRuns: 60 };

/** Rate × time, over all buckets. */
function totalOf(rates: Float32Array, { bucketMs }: Series): number {
  return (rates.reduce((sum, rate) => sum + rate, 0) * bucketMs) / 1_000;
}

function rowsWithin(column: Float64Array, count: number, range: SeriesOptions): number {
  return column
    .subarray(0, count)
    .filter((at) => at >= range.fromMs * 1_000 && at < range.toMs * 1_000).length;
}

describe('for any run and range', () => {
  test('each attempt is in one band of one bucket, each message offered once', () => {
    fc.assert(
      fc.property(anyRun, anyRange, (recording, range) => {
        const series = seriesOf(recording, range);
        const attempts = OUTCOME_BANDS.reduce(
          (sum, band) => sum + totalOf(series.byOutcome[band], series),
          0,
        );
        const { sentAt, count } = recording.attempts;
        expect(attempts).toBeCloseTo(rowsWithin(sentAt, count, range), 2);
        const { intendedAt } = recording.messages;
        expect(totalOf(series.offered, series)).toBeCloseTo(
          rowsWithin(intendedAt, recording.messages.count, range),
          2,
        );
      }),
      few,
    );
  });

  test('two resolutions agree in total, and no peak is lost in the coarser one', () => {
    fc.assert(
      fc.property(anyRun, anyRange, fc.integer({ min: 1, max: 9 }), (recording, range, times) => {
        const coarse = seriesOf(recording, range);
        const fine = seriesOf(recording, { ...range, buckets: range.buckets * times });
        const pairs = [
          [coarse.goodput, fine.goodput],
          ...OUTCOME_BANDS.map((band) => [coarse.byOutcome[band], fine.byOutcome[band]] as const),
          ...[...coarse.throttled].map(
            ([cause, rates]) => [rates, fine.throttled.get(cause) ?? new Float32Array()] as const,
          ),
        ] as const;
        for (const [wide, narrow] of pairs) {
          expect(totalOf(wide, coarse)).toBeCloseTo(totalOf(narrow, fine), 2);
        }
        expect(Math.max(...coarse.blockedCallers)).toBe(Math.max(...fine.blockedCallers));
        coarse.queue.forEach((queue, broker) => {
          expect(Math.max(...queue)).toBe(Math.max(...(fine.queue[broker] ?? [])));
        });
      }),
      few,
    );
  });

  test('percentiles are those of the sorted latencies', () => {
    fc.assert(
      fc.property(anyRun, anyRange, (recording, range) => {
        const series = seriesOf(recording, range);
        const bucket = range.buckets >> 1;
        const sorted = latenciesIn(recording, series, bucket);
        const at = (ratio: number): number =>
          Math.fround((sorted[Math.ceil(ratio * sorted.length) - 1] ?? NaN) / 1_000);
        expect(series.latencyP50Ms[bucket]).toBe(at(0.5));
        expect(series.latencyP99Ms[bucket]).toBe(at(0.99));
      }),
      few,
    );
  });
});

function latenciesIn({ messages }: Recording, series: Series, bucket: number): readonly number[] {
  const found: number[] = [];
  for (let row = 0; row < messages.count; row += 1) {
    const intended = messages.intendedAt[row] ?? 0;
    const after = messages.endedAfter[row] ?? NEVER;
    const place = Math.floor((intended - series.fromMs * 1_000) / (series.bucketMs * 1_000));
    if (place === bucket && after !== NEVER) found.push(after);
  }
  return found.toSorted((a, b) => a - b);
}

test('messages that failed have a latency too, those on the way have none', () => {
  expect(story.messages.result[2]).toBe(RESULT.failed);
  expect(seriesOf(story, seconds).latencyP50Ms[1]).toBe(2_600);
  expect(seriesOf(story, seconds).latencyP50Ms[3]).toBeNaN();
});
