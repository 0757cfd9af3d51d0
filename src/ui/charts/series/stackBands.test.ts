import { expect, test } from 'vitest';
import { bandAt, stackBands } from './stackBands.ts';

const bands = stackBands([
  ['stored', Float32Array.of(10, 20)],
  ['retried', Float32Array.of(0, 0)],
  ['throttled', Float32Array.of(5, 0)],
]);

test('series stand on each other, and one of zeros is left out', () => {
  expect(bands.map(({ name }) => name)).toEqual(['stored', 'throttled']);
  expect(bands.map(({ lower, upper }) => [[...lower], [...upper]])).toEqual([
    [
      [0, 0],
      [10, 20],
    ],
    [
      [10, 20],
      [15, 20],
    ],
  ]);
});

test('a height in the stack belongs to one band, above it to none', () => {
  expect(bandAt(bands, 0, 3)?.name).toBe('stored');
  expect(bandAt(bands, 0, 10)?.name).toBe('throttled');
  expect(bandAt(bands, 0, 15)).toBeUndefined();
  expect(bandAt(bands, 1, 20)).toBeUndefined();
  expect(bandAt(bands, 0, -1)).toBeUndefined();
});
