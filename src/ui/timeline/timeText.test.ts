import { describe, expect, test } from 'vitest';
import { readTime, secondsText } from './timeText.ts';

describe('a moment as it is typed', () => {
  test.each([
    ['48.26', 48_260],
    ['48.26s', 48_260],
    [' 48,26 s ', 48_260],
    ['48.260\u00a0s', 48_260],
    ['1\u202f200 s', 1_200_000],
    ['1:12', 72_000],
    ['1:12.5', 72_500],
    ['1:02:03', 3_723_000],
    ['500 ms', 500],
    ['2 min', 120_000],
    ['.5', 500],
    ['0', 0],
  ])('%s', (text, ms) => {
    expect(readTime(text)).toBeCloseTo(ms, 6);
  });

  test('spaces may part thousands', () => {
    expect(readTime('1 200')).toBe(1_200_000);
  });

  test.each(['', 'soon', '-3', '1:75:', '1e3', '12 km', '::'])('%s is none', (text) => {
    expect(readTime(text)).toBeUndefined();
  });
});

test('a field shows whole milliseconds as seconds', () => {
  expect([48_260, 1_000, 0, 61_234.4].map(secondsText)).toEqual(['48.26', '1', '0', '61.234']);
});
