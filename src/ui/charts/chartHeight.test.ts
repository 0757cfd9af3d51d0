import { expect, test } from 'vitest';
import { chartHeight } from './chartHeight.ts';

test('charts grow with the page between what can be read and what is enough', () => {
  expect(chartHeight(900, false)).toBe(72);
  expect(chartHeight(600, false)).toBe(64);
  expect(chartHeight(4_000, false)).toBe(190);
});

test('on a phone they do not depend on the height of the page', () => {
  expect(chartHeight(844, true)).toBe(chartHeight(300, true));
});
