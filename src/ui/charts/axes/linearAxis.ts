// The upper end of an axis that begins at 0. It moves by nice steps only, so that a chart does not
// breathe while a slider is dragged.

/** Each halves into a number one can read: the axis has a tick at 0, at half and at the top. */
const NICE = [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10];

/** The axis of an empty chart has a length all the same. */
const TOP_MIN = 1e-3;

/** How empty the upper part must become before the axis shrinks. */
const SHRINK_BELOW_RATIO = 0.55;

/** The smallest nice number that `max` fits under. */
export function niceTop(max: number): number {
  if (!(max > TOP_MIN)) return TOP_MIN;
  const power = 10 ** Math.floor(Math.log10(max));
  const step = NICE.find((nice) => nice * power >= max * (1 - 1e-9)) ?? 10;
  return Number((step * power).toPrecision(2));
}

/** The top after `previous`: grows as soon as it must, shrinks only when nearly half of it is empty. */
export function steadyTop(previous: number | undefined, max: number): number {
  const top = niceTop(max);
  if (previous === undefined || top > previous) return top;
  return top <= previous * SHRINK_BELOW_RATIO ? top : previous;
}

export interface LinearAxis {
  readonly kind: 'linear';
  readonly from: 0;
  readonly to: number;
  readonly ticks: readonly number[];
}

export function linearAxis(top: number): LinearAxis {
  // An axis of nothing has no numbers.
  const ticks = top > TOP_MIN ? [0, top / 2, top] : [0];
  return { kind: 'linear', from: 0, to: top, ticks };
}

export function largestOf(values: Float32Array): number {
  let largest = 0;
  for (const value of values) if (value > largest) largest = value;
  return largest;
}
