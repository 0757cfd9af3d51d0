import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantileOf, Spread } from './Spread.ts';

test('quantiles are those of all values that came in, in any order', () => {
  const values = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(values, fc.constantFrom(0, 0.05, 0.5, 0.95, 1), (column, ratio) => {
      const spread = new Spread(1, 40);
      for (const value of column) spread.add(Float32Array.of(value));
      const expected = quantileOf(column.map(Math.fround), ratio);
      const [got = NaN] = spread.quantile(ratio, 0, 1);
      expect(got).toBeCloseTo(expected, -Math.log10(Math.abs(expected) * 1e-5 + 1e-5));
    }),
  );
});

test('buckets do not mix, and one without a value stays empty', () => {
  const spread = new Spread(3, 10);
  spread.add(Float32Array.of(1, NaN, 10));
  spread.add(Float32Array.of(3, NaN, NaN));
  expect([...spread.quantile(0.5, 0, 3)]).toEqual([2, NaN, 10]);
  expect([...spread.quantile(1, 2, 1)]).toEqual([10]);
  expect(spread.runCount).toBe(2);
});

test('more runs than announced change nothing', () => {
  const spread = new Spread(2, 1);
  spread.add(Float32Array.of(1, 2));
  spread.add(Float32Array.of(9, 9));
  expect([...spread.quantile(1, 0, 2)]).toEqual([1, 2]);
  expect(spread.runCount).toBe(1);
});

test('a quantile of plain numbers leaves out what is not there and keeps "never"', () => {
  expect(quantileOf([NaN, 4, 2], 0.5)).toBe(3);
  expect(quantileOf([1, Infinity, Infinity], 0.5)).toBe(Infinity);
  expect(quantileOf([NaN], 0.5)).toBeNaN();
});
