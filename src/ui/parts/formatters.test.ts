import { expect, test } from 'vitest';
import {
  formatBytes,
  formatClock,
  formatFactor,
  formatMs,
  formatNumber,
  formatPercent,
  formatRate,
} from './formatters.ts';

/** The special spaces made visible: `_` parts groups, `~` stands before a unit. */
function seen(text: string): string {
  return text.replaceAll('\u202f', '_').replaceAll('\u00a0', '~');
}

test.each([
  [0, '0'],
  [7, '7'],
  [999, '999'],
  [1_000, '1_000'],
  [9_700, '9_700'],
  [1_234_567, '1_234_567'],
  [12.345, '12.3'],
  [1.5, '1.5'],
  [0.000_123_4, '0.000123'],
  [-1_200, '−1_200'],
  [-0.000_000_000_01, '0'],
  [Number.NaN, '–'],
  [Number.POSITIVE_INFINITY, '∞'],
])('the number %d is written %s', (value, text) => {
  expect(seen(formatNumber(value))).toBe(text);
});

test('a caller may ask for fewer decimals', () => {
  expect(formatNumber(12.345, 0)).toBe('12');
});

test.each([
  [0, '0~ms'],
  [0.34, '340~µs'],
  [0.9999, '1~ms'],
  [12.5, '12.5~ms'],
  [999.7, '1~s'],
  [1_610, '1.61~s'],
  [48_260, '48.3~s'],
  [119_960, '2~min'],
  [125_000, '2~min 5~s'],
  [3_600_000, '60~min'],
  [-1_500, '−1.5~s'],
  [Number.NaN, '–'],
])('%d ms is written %s', (valueMs, text) => {
  expect(seen(formatMs(valueMs))).toBe(text);
});

test('the clock keeps its decimals, so that it does not jump', () => {
  expect(seen(formatClock(48_260))).toBe('48.260~s');
  expect(seen(formatClock(0))).toBe('0.000~s');
  expect(seen(formatClock(1_200_000, 1))).toBe('1_200.0~s');
  expect(seen(formatClock(1_900, 0))).toBe('2~s');
});

test('rates, percents, factors and sizes carry their unit', () => {
  expect(seen(formatRate(318.4))).toBe('318~/s');
  expect(seen(formatPercent(0.125))).toBe('12.5~%');
  expect(seen(formatPercent(1))).toBe('100~%');
  expect(seen(formatFactor(2.4))).toBe('2.4~×');
  expect(seen(formatBytes(4_194_304))).toBe('4~MiB');
  expect(seen(formatBytes(1_000))).toBe('1_000~B');
});

test('what is not known is a dash without a unit', () => {
  expect(formatRate(Number.NaN)).toBe('–');
  expect(formatPercent(Number.NaN)).toBe('–');
});
