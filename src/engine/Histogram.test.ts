import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Histogram } from './Histogram.ts';

const values = fc.array(
  fc.oneof(fc.nat(200), fc.nat(5_000_000), fc.maxSafeNat(), fc.constant(3_000_000)),
  { minLength: 1, maxLength: 300 },
);
// Not fc.double: it draws hardly anything but values next to 0 and 1.
const ratios = fc.nat(1_000).map((thousandths) => thousandths / 1_000);

function histogramOf(numbers: readonly number[]): Histogram {
  const histogram = new Histogram();
  for (const value of numbers) histogram.record(value);
  return histogram;
}

describe('quantile', () => {
  test('is within 1 % of the value of that rank in the sorted list', () => {
    fc.assert(
      fc.property(values, ratios, (numbers, ratio) => {
        const sorted = numbers.toSorted((a, b) => a - b);
        const rank = Math.max(1, Math.ceil(ratio * sorted.length));
        const exact = sorted[rank - 1] ?? NaN;
        const found = histogramOf(numbers).quantile(ratio);
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(exact * 0.01);
      }),
    );
  });

  test('is exact for small values and for the highest', () => {
    const histogram = histogramOf([1, 2, 3, 100, 127, 999_999_937]);
    expect([0, 0.5, 0.6, 0.8, 1].map((ratio) => histogram.quantile(ratio))).toEqual([
      1, 3, 100, 127, 999_999_937,
    ]);
  });

  test('of nothing is no number', () => {
    expect(new Histogram().quantile(0.5)).toBeNaN();
  });
});

test('two histograms merged are the histogram of all values', () => {
  fc.assert(
    fc.property(values, values, ratios, (some, others, ratio) => {
      const merged = histogramOf(some);
      merged.merge(histogramOf(others));
      const all = histogramOf([...some, ...others]);
      expect(merged.count).toBe(all.count);
      expect(merged.quantile(ratio)).toBe(all.quantile(ratio));
    }),
  );
});

test('neither value nor order spoils it: below zero counts as zero, halves are rounded', () => {
  const histogram = histogramOf([-5, 0.5, 2.4]);
  expect(histogram.quantile(0.01)).toBe(0);
  expect(histogram.quantile(0.5)).toBe(1);
  expect(histogram.quantile(1)).toBe(2);
});
