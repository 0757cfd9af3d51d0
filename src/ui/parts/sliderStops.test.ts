import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestStop, sliderStops } from './sliderStops.ts';

test('a linear slider stands on every step', () => {
  expect(sliderStops({ min: 0, max: 5, step: 1, scale: 'linear' })).toEqual([0, 1, 2, 3, 4, 5]);
  const ratios = sliderStops({ min: 0.35, max: 0.9, step: 0.01, scale: 'linear' });
  expect(ratios.slice(0, 3)).toEqual([0.35, 0.36, 0.37]);
  expect(ratios.at(-1)).toBe(0.9);
});

test('a linear slider over a wide range takes larger, round steps', () => {
  const stops = sliderStops({ min: 0, max: 120_000, step: 100, scale: 'linear' });
  expect(stops.slice(0, 3)).toEqual([0, 200, 400]);
  expect(stops.length).toBeLessThanOrEqual(601);
});

test('a logarithmic slider moves by ratios, over round values', () => {
  const stops = sliderStops({ min: 1, max: 600_000, step: 50, scale: 'log' });
  expect(stops.slice(0, 4)).toEqual([1, 50, 100, 150]);
  expect(stops).toContain(3_000);
  expect(stops.slice(-3)).toEqual([560_000, 580_000, 600_000]);
  expect(stops.length).toBeLessThan(300);
});

test('a logarithmic slider may begin at nothing', () => {
  const stops = sliderStops({ min: 0, max: 10_000, step: 0.1, scale: 'log' });
  expect(stops.slice(0, 4)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(stops.length).toBeLessThan(300);
});

test('what must be reachable is a stop', () => {
  expect(
    sliderStops({ min: 1, max: 100_000_000, step: 1, scale: 'log', include: [4_194_304, -1] }),
  ).toContain(4_194_304);
});

test('the nearest stop is found', () => {
  const stops = [0, 10, 20, 50];
  expect([-3, 0, 4, 6, 34, 36, 900].map((value) => nearestStop(stops, value))).toEqual([
    0, 0, 0, 1, 2, 3, 3,
  ]);
  expect(nearestStop([7], 100)).toBe(0);
});

test('stops always rise from min to max, and there are never too many', () => {
  const range = fc
    .record({
      min: fc.integer({ min: 0, max: 1_000 }),
      length: fc.integer({ min: 1, max: 90_000_000 }),
      step: fc.constantFrom(0.1, 1, 10, 50, 100),
      scale: fc.constantFrom('linear' as const, 'log' as const),
    })
    .map(({ min, length, step, scale }) => ({ min, max: min + length, step, scale }));
  fc.assert(
    fc.property(range, (given) => {
      const stops = sliderStops(given);
      expect(stops[0]).toBe(given.min);
      expect(stops.at(-1)).toBe(given.max);
      expect(stops.length).toBeLessThanOrEqual(1_000);
      for (let i = 1; i < stops.length; i += 1) {
        expect(stops[i]).toBeGreaterThan(stops[i - 1] ?? Number.POSITIVE_INFINITY);
      }
    }),
  );
});
