import { expect, test } from 'vitest';
import { compare } from './noise.ts';

test('the same shift in every pair is beyond noise, however much the seeds differ among themselves', () => {
  const a = [10, 200, 3000, 40];
  const result = compare(
    a,
    a.map((value) => value + 5),
  );
  expect(result.difference).toBe(5);
  expect(result.isBeyondNoise).toBe(true);
});

test('differences of both signs are noise', () => {
  const result = compare([10, 10, 10, 10], [12, 8, 13, 7]);
  expect(result.difference).toBe(0);
  expect(result.isBeyondNoise).toBe(false);
});

test("the interval is Student's: pairs 1, 2, 3 give 2 ± 2.484", () => {
  const { low, high, isBeyondNoise } = compare([0, 0, 0], [1, 2, 3]);
  // 4.303 × 1 / √3
  expect(low).toBeCloseTo(2 - 2.4843, 3);
  expect(high).toBeCloseTo(2 + 2.4843, 3);
  expect(isBeyondNoise).toBe(false);
});

test('one pair proves nothing, and a pair with "never" in it is left out', () => {
  expect(compare([1], [2])).toMatchObject({ pairs: 1, difference: 1, isBeyondNoise: false });
  expect(compare([1, Infinity, 3], [2, 5, 4]).pairs).toBe(2);
  expect(compare([NaN], [1])).toMatchObject({ pairs: 0, isBeyondNoise: false });
});
