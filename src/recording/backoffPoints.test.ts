import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffPoints } from './backoffPoints.ts';
import { handmadeRecording } from './handmadeRecording.ts';
import { SAMPLE_SCENARIO, sampleRecording } from './sampleRecording.ts';

const recording = handmadeRecording({
  scenario: { ...SAMPLE_SCENARIO, durationMs: 10_000 },
  spareRows: 4,
  messages: [
    {
      intendedMs: 1_000,
      client: 1,
      attempts: [
        {
          sentMs: 1_000,
          endedMs: 4_000,
          outcome: 'timedOut',
          waitPlannedMs: 1_000,
          waitMs: 900,
          waitCause: 'backoffDocumented',
        },
        {
          sentMs: 4_900,
          endedMs: 5_000,
          outcome: 'throttled',
          waitPlannedMs: 1_600,
          waitMs: 1_700,
        },
        { sentMs: 6_700, endedMs: 6_800, outcome: 'stored' },
      ],
    },
    {
      intendedMs: 2_000,
      client: 0,
      attempts: [
        { sentMs: 2_000, endedMs: 2_001, outcome: 'connectionFailed', waitMs: 0 },
        { sentMs: 2_001, endedMs: 2_005, outcome: 'stored' },
      ],
    },
  ],
});

test('each wait is a point at the moment it began, also the wait of nothing', () => {
  const points = backoffPoints(recording, { fromMs: 0, toMs: 10_000, countMax: 100 });
  expect(points).toEqual({
    count: 3,
    total: 3,
    atMs: Float64Array.of(2_001, 4_000, 5_000),
    attempt: Uint16Array.of(2, 2, 3),
    plannedMs: Float32Array.of(0, 1_000, 1_600),
    actualMs: Float32Array.of(0, 900, 1_700),
    client: Uint8Array.of(0, 1, 1),
    row: Uint32Array.of(1, 0, 3),
  });
});

test('a range holds the waits that began in it', () => {
  const points = backoffPoints(recording, { fromMs: 4_000, toMs: 5_000, countMax: 100 });
  expect([...points.atMs]).toEqual([4_000]);
});

describe('thinned', () => {
  const sample = sampleRecording({ messages: 4_000 });
  const all = backoffPoints(sample, { fromMs: 0, toMs: 120_000, countMax: Infinity });
  const extremesOf = (points: typeof all): unknown =>
    [2, 3].map((number) => {
      const waits = [...points.actualMs].filter((_, index) => points.attempt[index] === number);
      return [Math.min(...waits), Math.max(...waits)];
    });

  test('never more than asked for, and all of them where there is room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), (countMax) => {
        const points = backoffPoints(sample, { fromMs: 0, toMs: 120_000, countMax });
        expect(points.total).toBe(all.count);
        expect(points.count).toBe(Math.min(countMax, all.count));
        expect(points.atMs).toHaveLength(points.count);
        expect([...points.atMs]).toEqual([...points.atMs].toSorted((a, b) => a - b));
      }),
    );
  });

  test('the shortest and the longest wait before each attempt are kept', () => {
    for (const countMax of [16, 100, 500]) {
      const points = backoffPoints(sample, { fromMs: 0, toMs: 120_000, countMax });
      expect(extremesOf(points)).toEqual(extremesOf(all));
    }
  });

  test('the same points each time', () => {
    const options = { fromMs: 30_000, toMs: 60_000, countMax: 77 };
    expect(backoffPoints(sample, options)).toEqual(backoffPoints(sample, options));
  });
});
