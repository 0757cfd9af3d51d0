import { expect, test } from 'vitest';
import { legendPlace } from './legendPlace.ts';

const legend = { widthRatio: 0.25, heightRatio: 0.5 };

/** Ten tenths of a plot, each as high as its digit says. */
function heights(digits: string): Float32Array {
  return Float32Array.from(digits, (digit) => Number(digit) / 10);
}

test('a legend stands at the right edge while the series are low there', () => {
  expect(legendPlace(heights('9999999555'), legend)).toBe(0);
});

test('it moves to the left as far as it must', () => {
  const right = legendPlace(heights('9911111199'), legend);
  expect(right).toBeGreaterThanOrEqual(0.2);
  expect(right).toBeLessThan(0.3);
});

test('without a free place it stands where it hides least', () => {
  expect(legendPlace(heights('6669999999'), legend)).toBeGreaterThan(0.7);
});

test('over nothing it stands at the right edge', () => {
  expect(legendPlace(new Float32Array(), legend)).toBe(0);
});
