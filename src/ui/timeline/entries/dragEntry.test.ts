import { describe, expect, test } from 'vitest';
import { draggedFault, draggedMark, snapStep } from './dragEntry.ts';

const fault = { startMs: 40_000, endMs: 50_000 };
const run = { durationMs: 120_000, snapMs: 100 };

describe('a fault under the hand', () => {
  test('is drawn to what is near: an edge of another bar, the playhead', () => {
    const drag = { ...run, magnets: { atMs: [33_333, 61_111], withinMs: 400 } };
    expect(draggedFault(fault, { ...drag, grip: 'end', byMs: 10_900 }).endMs).toBe(61_111);
    expect(draggedFault(fault, { ...drag, grip: 'start', byMs: -6_500 }).startMs).toBe(33_333);
    // Either end of a bar that moves whole.
    expect(draggedFault(fault, { ...drag, grip: 'body', byMs: -6_900 }).startMs).toBe(33_333);
    expect(draggedFault(fault, { ...drag, grip: 'body', byMs: 11_000 }).endMs).toBe(61_111);
    expect(draggedFault(fault, { ...drag, grip: 'end', byMs: 11_800 }).endMs).toBe(61_800);
    expect(draggedMark({ atMs: 60_000 }, { ...drag, grip: 'body', byMs: 1_000 }).atMs).toBe(61_111);
  });

  test('moves whole and keeps its length', () => {
    expect(draggedFault(fault, { ...run, grip: 'body', byMs: 1_234 })).toEqual({
      startMs: 41_200,
      endMs: 51_200,
    });
  });

  test('stops at both ends of the run', () => {
    expect(draggedFault(fault, { ...run, grip: 'body', byMs: -90_000 }).startMs).toBe(0);
    expect(draggedFault(fault, { ...run, grip: 'body', byMs: 90_000 }).endMs).toBe(120_000);
    expect(draggedFault(fault, { ...run, grip: 'end', byMs: 90_000 }).endMs).toBe(120_000);
  });

  test('is stretched at its edges, and never turned over', () => {
    expect(draggedFault(fault, { ...run, grip: 'start', byMs: -5_000 })).toEqual({
      startMs: 35_000,
      endMs: 50_000,
    });
    expect(draggedFault(fault, { ...run, grip: 'start', byMs: 30_000 }).startMs).toBe(49_900);
    expect(draggedFault(fault, { ...run, grip: 'end', byMs: -30_000 }).endMs).toBe(40_100);
  });

  test('one that reaches beyond the run can be moved and does not jump', () => {
    const long = { startMs: 100_000, endMs: 140_000 };
    expect(draggedFault(long, { ...run, grip: 'end', byMs: 0 })).toEqual(long);
    expect(draggedFault(long, { ...run, grip: 'body', byMs: -30_000 }).startMs).toBe(70_000);
  });

  test('a very short one stays as short as it is', () => {
    const short = { startMs: 10, endMs: 12 };
    expect(draggedFault(short, { ...run, snapMs: 1, grip: 'end', byMs: -9 })).toEqual(short);
  });
});

test('a setting change moves within the run', () => {
  expect(draggedMark({ atMs: 5_000 }, { ...run, grip: 'body', byMs: 949 })).toEqual({
    atMs: 5_900,
  });
  expect(draggedMark({ atMs: 5_000 }, { ...run, grip: 'body', byMs: -9_000 })).toEqual({ atMs: 0 });
});

test('moments snap to a round step of about a pixel', () => {
  expect([131, 240, 12.5, 0.4, 1_000].map(snapStep)).toEqual([100, 200, 10, 1, 1_000]);
});
