// Which values a slider can stand on. A slider moves over the index of a stop, so each step of the
// keyboard changes the value, on a logarithmic scale too, and no value is an ugly fraction.

export interface SliderRange {
  readonly min: number;
  readonly max: number;
  /** Smallest difference of two stops. */
  readonly step: number;
  readonly scale: 'linear' | 'log';
  /** Must be among the stops whatever the steps are: defaults, and the value of now. */
  readonly include?: readonly number[];
}

const STOPS_MAX = 600; // finer than a finger or a screen can tell apart
const LOG_GROWTH = 0.08; // about forty-five stops for each power of ten

/** All stops, rising, from min to max. */
export function sliderStops({ min, max, step, scale, include = [] }: SliderRange): number[] {
  const coarse = Math.max(step, niceAtLeast((max - min) / STOPS_MAX, step));
  const stops = new Set<number>([min]);
  for (let value = min; value < max;) {
    const stride = scale === 'linear' ? coarse : Math.max(step, niceAtMost(value * LOG_GROWTH));
    // The next multiple of the stride, so that 1 goes to 50, 100, 150 and not to 51, 101, 151.
    value = Math.min(max, tidied((Math.floor(value / stride + 1e-9) + 1) * stride));
    stops.add(value);
  }
  for (const value of include) if (value >= min && value <= max) stops.add(value);
  return [...stops].sort((a, b) => a - b);
}

/** The index of the stop that lies nearest to a value. */
export function nearestStop(stops: readonly number[], value: number): number {
  let low = 0;
  let high = stops.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stops[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  const below = stops[low - 1];
  const above = stops[low] ?? 0;
  return below !== undefined && value - below < above - value ? low - 1 : low;
}

/** The largest of 1, 2, 5 × 10ⁿ that is not above a size. */
function niceAtMost(size: number): number {
  if (size <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(size) + 1e-9);
  const digit = [5, 2, 1].find((candidate) => candidate * power <= size * (1 + 1e-9)) ?? 1;
  return tidied(digit * power);
}

/** The smallest of 1, 2, 5 × 10ⁿ that is not below a size and a multiple of the step. */
function niceAtLeast(size: number, step: number): number {
  if (size <= step) return step;
  const power = 10 ** Math.floor(Math.log10(size) + 1e-9);
  const nice = ([1, 2, 5, 10].find((digit) => digit * power >= size * (1 - 1e-9)) ?? 10) * power;
  return tidied(Math.ceil(nice / step - 1e-9) * step);
}

/** Takes away what binary fractions leave behind: 0.30000000000000004 is 0.3. */
function tidied(value: number): number {
  return Number(value.toPrecision(12));
}
