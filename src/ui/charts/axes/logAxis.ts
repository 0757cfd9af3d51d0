// An axis over several orders of magnitude. Its ends are round numbers, so that it holds still while a
// slider is dragged.
import type { ValueAxis } from '../frame/ChartPlot.tsx';

export interface Range {
  readonly min: number;
  readonly max: number;
}

export interface AxisEnds {
  readonly from: number;
  readonly to: number;
}

/** From a whole power of ten to the first of 1, 2, 5 times one that holds all. */
export function logEnds({ min, max }: Range): AxisEnds {
  const low = Math.floor(Math.log10(min) + 1e-9);
  return { from: powerOfTen(low), to: Math.max(roundedUp(max), powerOfTen(low + 1)) };
}

/** More labels than this touch each other in a chart 70 px high. */
const TICKS_MAX = 4;

/** With ticks at powers of ten. */
export function logAxis({ from, to }: AxisEnds): ValueAxis {
  const low = Math.round(Math.log10(from));
  const high = Math.floor(Math.log10(to) + 1e-9);
  const every = Math.ceil((high - low + 1) / TICKS_MAX);
  const count = Math.floor((high - low) / every) + 1;
  const ticks = Array.from({ length: count }, (_, index) => powerOfTen(low + index * every));
  return { kind: 'log', from, to, ticks };
}

function roundedUp(max: number): number {
  const power = powerOfTen(Math.floor(Math.log10(max) + 1e-9));
  const step = [1, 2, 5].find((candidate) => max <= candidate * power * (1 + 1e-9)) ?? 10;
  return Number((step * power).toPrecision(1));
}

/** Parsed, not computed: a sum of logarithms may miss the last digit. */
function powerOfTen(exponent: number): number {
  return Number(`1e${String(exponent)}`);
}

/** The smallest and largest value above 0 in all of the arrays; undefined when there is none. */
export function positiveRange(columns: readonly Float32Array[]): Range | undefined {
  let min = Infinity;
  let max = 0;
  for (const column of columns) {
    for (const value of column) {
      // NaN (nothing in that bucket) fails both comparisons.
      if (value > 0 && value < min) min = value;
      if (value > max) max = value;
    }
  }
  return max > 0 ? { min, max } : undefined;
}
