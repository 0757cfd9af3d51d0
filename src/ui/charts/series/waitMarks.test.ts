import { describe, expect, test } from 'vitest';
import type { BackoffPoints } from '../../../recording/backoffPoints.ts';
import { placeLabels, waitLevels, waitMarks } from './waitMarks.ts';

interface Wait {
  readonly atMs: number;
  readonly attempt?: number;
  readonly planned: number;
  readonly actual: number;
}

function pointsOf(waits: readonly Wait[]): BackoffPoints {
  return {
    count: waits.length,
    total: waits.length,
    atMs: Float64Array.from(waits, ({ atMs }) => atMs),
    attempt: Uint16Array.from(waits, ({ attempt = 2 }) => attempt),
    plannedMs: Float32Array.from(waits, ({ planned }) => planned),
    actualMs: Float32Array.from(waits, ({ actual }) => actual),
    client: new Uint8Array(waits.length),
    row: new Uint32Array(waits.length),
  };
}

const area = { x: 0, y: 0, width: 200, height: 100 };
const scales = { area, x: (ms: number) => ms, y: (ms: number) => 90 - ms };

describe('marks', () => {
  test('a wait is a dash where it was planned and a dot where it ended up', () => {
    const marks = waitMarks(pointsOf([{ atMs: 50, planned: 20, actual: 24 }]), scales, 96);
    expect(marks).toEqual({ planned: 'M46 70h8', actual: 'M50 66h0', atOnce: '' });
  });

  test('who does not wait stands in the row below the axis', () => {
    const marks = waitMarks(pointsOf([{ atMs: 50, planned: 0, actual: 0 }]), scales, 96);
    expect(marks).toEqual({ planned: '', actual: '', atOnce: 'M50 93v6' });
  });

  test('a wait beyond the axis lies on its edge', () => {
    const marks = waitMarks(pointsOf([{ atMs: 50, planned: 500, actual: 0.1 }]), scales, 96);
    expect(marks).toMatchObject({ planned: 'M46 0h8', actual: 'M50 88h0' });
  });
});

describe('levels', () => {
  const twice = (wait: Wait) => [0, 1, 2].map((i) => ({ ...wait, atMs: wait.atMs + i }));

  test('waits planned alike are one level, the most frequent first', () => {
    const levels = waitLevels(
      pointsOf([
        ...twice({ atMs: 10, attempt: 2, planned: 50, actual: 50 }),
        ...twice({ atMs: 20, attempt: 3, planned: 80, actual: 80 }),
        { atMs: 90, attempt: 3, planned: 80, actual: 80 },
      ]),
    );
    expect(levels).toEqual([
      { attempt: 3, plannedMs: 80, firstMs: 20, lastMs: 90, count: 4 },
      { attempt: 2, plannedMs: 50, firstMs: 10, lastMs: 12, count: 3 },
    ]);
  });

  test('a policy that plans each wait anew has none', () => {
    const waits = Array.from({ length: 50 }, (_, i) => ({
      atMs: i,
      planned: 3 + i,
      actual: 3 + i,
    }));
    expect(waitLevels(pointsOf(waits))).toEqual([]);
  });
});

describe('names of levels', () => {
  const level = { attempt: 2, plannedMs: 50, firstMs: 40, lastMs: 60, count: 9 };

  test('stand behind the level, or before it at the right edge, or nowhere', () => {
    const place = (one: typeof level) => placeLabels([one], scales, 100)[0];
    expect(place(level)).toMatchObject({ x: 68, y: 40, anchor: 'start' });
    expect(place({ ...level, firstMs: 150, lastMs: 190 })).toMatchObject({ x: 142, anchor: 'end' });
    expect(place({ ...level, firstMs: 40, lastMs: 190 })).toBeUndefined();
  });

  test('do not touch each other', () => {
    const near = { ...level, attempt: 3, plannedMs: 55 };
    const far = { ...level, attempt: 4, plannedMs: 70 };
    const placed = placeLabels([level, near, far], scales, 100);
    expect(placed.map((label) => label.level.attempt)).toEqual([2, 4]);
  });
});
