import { describe, expect, test } from 'vitest';
import { linearAxis, niceTop, steadyTop } from './linearAxis.ts';
import { logAxis, logEnds, positiveRange } from './logAxis.ts';
import { waitAxis, waitAxisShape } from './waitAxis.ts';

describe('an axis from 0', () => {
  test('ends at the next nice number', () => {
    expect([296, 601, 1_000, 1_010, 0.07, 8.5].map(niceTop)).toEqual([
      300, 800, 1_000, 1_200, 0.08, 10,
    ]);
  });

  test('of nothing still has a top', () => {
    expect(niceTop(0)).toBeGreaterThan(0);
    expect(niceTop(NaN)).toBeGreaterThan(0);
  });

  test('has ticks at its ends and in the middle', () => {
    expect(linearAxis(600).ticks).toEqual([0, 300, 600]);
    expect(linearAxis(niceTop(0)).ticks).toEqual([0]);
  });

  test('grows at once, and shrinks only when nearly half of it would be empty', () => {
    expect(steadyTop(600, 610)).toBe(800);
    expect(steadyTop(600, 460)).toBe(600);
    expect(steadyTop(600, 390)).toBe(600);
    expect(steadyTop(600, 290)).toBe(300);
    expect(steadyTop(undefined, 290)).toBe(300);
  });

  test('a hand that trembles around a step does not make it breathe', () => {
    let top = niceTop(590);
    const tops = [605, 595, 610, 590, 601].map((max) => (top = steadyTop(top, max)));
    expect(new Set(tops)).toEqual(new Set([800]));
  });
});

describe('a logarithmic axis', () => {
  test('goes from a power of ten to 1, 2 or 5 times one', () => {
    expect(logEnds({ min: 3.2, max: 3_100 })).toEqual({ from: 1, to: 5_000 });
    expect(logEnds({ min: 0.02, max: 0.9 })).toEqual({ from: 0.01, to: 1 });
  });

  test('of one value is at least a decade', () => {
    expect(logEnds({ min: 100, max: 100 })).toEqual({ from: 100, to: 1_000 });
  });

  test('has at most four ticks, all of them powers of ten', () => {
    expect(logAxis({ from: 1, to: 5_000 }).ticks).toEqual([1, 10, 100, 1_000]);
    expect(logAxis({ from: 0.001, to: 100_000 }).ticks).toEqual([0.001, 1, 1_000]);
  });
});

test('the range of values leaves out zeros and what is not there', () => {
  const some = Float32Array.of(NaN, 0, 4, 16);
  expect(positiveRange([some, Float32Array.of(2)])).toEqual({ min: 2, max: 16 });
  expect(positiveRange([Float32Array.of(0, NaN)])).toBeUndefined();
});

describe('the axis of waits', () => {
  test('is linear while the plans are of one size', () => {
    const shape = waitAxisShape(Float32Array.of(1_000, 1_600), Float32Array.of(870, 1_900));
    expect(shape).toEqual({ kind: 'linear', from: 0, to: 2_000 });
    expect(waitAxis(shape).ticks).toEqual([1_000, 2_000]);
  });

  test('is logarithmic when a policy doubles on and on', () => {
    const doubling = Float32Array.from({ length: 10 }, (_, i) => 100 * 2 ** i);
    expect(waitAxisShape(doubling, doubling)).toEqual({ kind: 'log', from: 100, to: 100_000 });
  });

  test('a jitter that drew nearly nothing does not stretch it over empty decades', () => {
    const planned = Float32Array.of(50, 5_000);
    expect(waitAxisShape(planned, Float32Array.of(0.003, 4_000))).toMatchObject({ from: 1 });
  });

  test('has no numbers when nobody waits', () => {
    const nothing = Float32Array.of(0, 0, 0);
    expect(waitAxis(waitAxisShape(nothing, nothing)).ticks).toEqual([]);
  });
});
