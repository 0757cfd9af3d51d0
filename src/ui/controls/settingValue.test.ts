import { expect, test } from 'vitest';
import type { NumberSpec } from '../../scenario/SettingSpec.ts';
import { readTyped, shownValue, valueWhenTurnedOn } from './settingValue.ts';

const base = {
  kind: 'number',
  name: 'sendMsgTimeout',
  group: 'timeouts',
  source: 'test',
  unit: 'ms',
  default: 3_000,
  min: 1,
  max: 600_000,
  step: 50,
  scale: 'log',
} as const;

function spec(change: Partial<NumberSpec>): NumberSpec {
  return { ...base, ...change };
}

/** The special spaces made visible: `_` parts groups, `~` stands before a unit. */
function seen(text: string): string {
  return text.replaceAll('\u202f', '_').replaceAll('\u00a0', '~');
}

test('a real setting keeps its unit, so that the number is the one in the file', () => {
  expect(seen(shownValue(spec({}), 3_000))).toBe('3_000~ms');
  expect(seen(shownValue(spec({ unit: 'bytes' }), 4_194_304))).toBe('4_194_304~B');
});

test('ratios are shown as percent, without dust of binary fractions', () => {
  expect(seen(shownValue(spec({ unit: 'ratio' }), 0.07))).toBe('7~%');
  expect(seen(shownValue(spec({ unit: 'ratio' }), 0.000_001))).toBe('0.0001~%');
});

test('settings of the run as a whole are shown in seconds', () => {
  expect(seen(shownValue(spec({ name: 'durationMs' }), 120_000))).toBe('120~s');
});

test('flags and choices are shown as they are written in a file', () => {
  const flag = { kind: 'flag', name: 'a', group: 'b', source: 'c', default: true } as const;
  expect(shownValue(flag, false)).toBe('false');
});

test.each([
  ['3000', 3_000],
  ['3 000', 3_000],
  ['3\u202f000\u00a0ms', 3_000],
  ['3,000', 3_000],
  ['2.5 s', 2_500],
  ['2,5s', 2_500],
  ['1 min', 60_000],
  ['1e4', 10_000],
  ['500µs', 0.5],
])('%s is read as %d ms', (text, value) => {
  expect(readTyped(spec({ min: 0 }), text)).toEqual({ kind: 'value', value });
});

test.each(['', 'fast', '3 apples', '1 2 x', '--3', 'NaN', 'Infinity'])(
  '%s is not a number',
  (text) => {
    expect(readTyped(spec({}), text)).toEqual({ kind: 'notANumber' });
  },
);

test('a plain number has the unit that is shown', () => {
  expect(readTyped(spec({ unit: 'ratio', min: 0, max: 1 }), '7')).toEqual({
    kind: 'value',
    value: 0.07,
  });
  expect(readTyped(spec({ name: 'durationMs' }), '90')).toEqual({ kind: 'value', value: 90_000 });
});

test('what is out of limits becomes the limit, and says so', () => {
  expect(readTyped(spec({}), '0')).toEqual({ kind: 'clamped', value: 1 });
  expect(readTyped(spec({}), '1 h')).toEqual({ kind: 'clamped', value: 600_000 });
});

test('special values may lie outside of the limits', () => {
  const cap = spec({ special: [-1], default: -1 });
  expect(readTyped(cap, '−1')).toEqual({ kind: 'value', value: -1 });
  expect(readTyped(cap, '-2')).toEqual({ kind: 'clamped', value: 1 });
});

test('counts are whole', () => {
  expect(readTyped(spec({ unit: 'count' }), '2.6')).toEqual({ kind: 'value', value: 3 });
});

test('a setting that is off by default has a value to begin with', () => {
  const cap = spec({ name: 'sendMsgMaxTimeoutPerRequest', special: [-1], default: -1 });
  expect(valueWhenTurnedOn(cap)).toBe(1_000);
  expect(valueWhenTurnedOn(spec({ special: [0], default: 250 }))).toBe(250);
});
