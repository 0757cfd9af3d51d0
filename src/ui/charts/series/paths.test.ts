import { expect, test } from 'vitest';
import { areaPath, bucketMiddles, dashesPath, dotsPath, linePath } from './paths.ts';

const downwards = (value: number) => 100 - value;

test('values stand in the middles of their buckets', () => {
  const series = { fromMs: 1_000, bucketMs: 500, count: 3 };
  expect([...bucketMiddles(series, (ms) => ms / 10)]).toEqual([125, 175, 225]);
});

test('an area runs along its upper edge and back along its lower, out to both edges of the plot', () => {
  const path = areaPath({
    xs: Float64Array.of(10, 20),
    lower: Float32Array.of(0, 5),
    upper: Float32Array.of(30, 40),
    y: downwards,
    edges: [5, 25],
  });
  expect(path).toBe('M5 70L10 70L20 60H25V95L20 95L10 100H5Z');
});

test('an area of no buckets is nothing', () => {
  const none = new Float32Array();
  const empty = { xs: new Float64Array(), lower: none, upper: none };
  expect(areaPath({ ...empty, y: downwards, edges: [0, 9] })).toBe('');
});

test('a line breaks where there is no value, and a lonely value is a dot', () => {
  const xs = Float64Array.of(0, 10, 20, 30, 40);
  const values = Float32Array.of(1, 2, NaN, 4, NaN);
  expect(linePath(xs, values, downwards)).toBe('M0 99h0L10 98M30 96h0');
});

test('dots are strokes of no length, dashes reach to both sides', () => {
  expect(dotsPath([1.234, 5], [6, 7])).toBe('M1.2 6h0M5 7h0');
  expect(dashesPath([10], [20], 4)).toBe('M6 20h8');
});
