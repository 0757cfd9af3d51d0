// How the value of a number setting is written and read. The form always shows one unit for a
// setting, so that a number typed without a unit means what stands there.
import type { NumberSpec, SettingSpec, SettingValue } from '../../scenario/SettingSpec.ts';
import { formatNumber } from '../parts/formatters.ts';

interface ShownUnit {
  /** Stands behind the number; empty for plain counts. */
  readonly label: string;
  /** One shown unit in units of the setting. */
  readonly size: number;
}

/** Own settings that speak of the run as a whole are read in seconds; real ones keep their unit. */
const IN_SECONDS: ReadonlySet<string> = new Set([
  'durationMs',
  'shapeStartMs',
  'shapeLengthMs',
  'shapeEveryMs',
]);

export function shownUnit(spec: NumberSpec): ShownUnit {
  if (IN_SECONDS.has(spec.name)) return { label: 's', size: 1000 };
  switch (spec.unit) {
    case 'ms':
      return { label: 'ms', size: 1 };
    case 'ratio':
      return { label: '%', size: 0.01 };
    case 'perSec':
      return { label: '/s', size: 1 };
    case 'bytes':
      return { label: 'B', size: 1 };
    case 'factor':
      return { label: '×', size: 1 };
    case 'gib':
      return { label: 'GiB', size: 1 };
    case 'count':
      return { label: '', size: 1 };
  }
}

/** The number alone, exact, in the shown unit. */
export function shownNumber(spec: NumberSpec, value: number): string {
  return formatNumber(tidied(value / shownUnit(spec).size), 9);
}

/** The number with its unit. */
export function shownValue(spec: SettingSpec, value: SettingValue): string {
  if (spec.kind !== 'number' || typeof value !== 'number') return String(value);
  const { label } = shownUnit(spec);
  const text = shownNumber(spec, value);
  return label === '' ? text : `${text}\u00a0${label}`;
}

export function isSpecial(spec: NumberSpec, value: number): boolean {
  return spec.special?.includes(value) === true;
}

/** What a setting begins with when it is switched on and its default is "off". */
const VALUE_WHEN_TURNED_ON: Readonly<Record<string, number>> = {
  sendMsgMaxTimeoutPerRequest: 1_000,
  deadlineMs: 10_000,
  retryBudgetRatio: 0.1,
  throttleRatePerSec: 200,
};

export function valueWhenTurnedOn(spec: NumberSpec): number {
  return isSpecial(spec, spec.default)
    ? (VALUE_WHEN_TURNED_ON[spec.name] ?? spec.min)
    : spec.default;
}

export type Typed =
  | { readonly kind: 'value'; readonly value: number }
  /** Out of limits: `value` is the limit that was taken instead. */
  | { readonly kind: 'clamped'; readonly value: number }
  | { readonly kind: 'notANumber' };

/** Units one may type behind a number, in units of the setting. */
const TYPED_UNITS: Readonly<Record<NumberSpec['unit'], Readonly<Record<string, number>>>> = {
  ms: { µs: 0.001, us: 0.001, ms: 1, s: 1_000, sec: 1_000, min: 60_000, m: 60_000, h: 3_600_000 },
  ratio: { '%': 0.01 },
  perSec: { '/s': 1, '/min': 1 / 60, k: 1_000 },
  bytes: { b: 1, k: 1_024, kb: 1_024, kib: 1_024, m: 1_048_576, mb: 1_048_576, mib: 1_048_576 },
  factor: { '×': 1, x: 1 },
  gib: { gib: 1, gb: 1 },
  count: { k: 1_000, m: 1_000_000 },
};

/** Reads `3 000`, `3s`, `2.5 s`, `10%`, `1e4`; a comma before three digits parts groups. */
export function readTyped(spec: NumberSpec, text: string): Typed {
  const plain = text
    .replace(/[\s\u00a0\u202f_']/g, '')
    .replace(/,(?=\d{3}(\D|$))/g, '')
    .replace(',', '.')
    .replace('\u2212', '-')
    .toLowerCase();
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(\D*)$/.exec(plain);
  if (match === null) return { kind: 'notANumber' };
  const [, digits = '', unit = ''] = match;
  const size = unit === '' ? shownUnit(spec).size : TYPED_UNITS[spec.unit][unit];
  if (size === undefined) return { kind: 'notANumber' };
  return fitted(spec, tidied(Number(digits) * size));
}

function fitted(spec: NumberSpec, value: number): Typed {
  if (!Number.isFinite(value)) return { kind: 'notANumber' };
  if (isSpecial(spec, value)) return { kind: 'value', value };
  const whole = spec.unit === 'count' || spec.unit === 'bytes' ? Math.round(value) : value;
  if (whole < spec.min) return { kind: 'clamped', value: spec.min };
  if (whole > spec.max) return { kind: 'clamped', value: spec.max };
  return { kind: 'value', value: whole };
}

/** Takes away what binary fractions leave behind: 0.07 × 100 is 7. */
function tidied(value: number): number {
  return Number(value.toPrecision(12));
}
