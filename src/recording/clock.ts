// Between the milliseconds of those who ask and the microseconds of the columns.

/** In microseconds. A moment between two whole microseconds stays between them; noise of the last bits goes. */
export function usOf(valueMs: number): number {
  const us = valueMs * 1000;
  const whole = Math.round(us);
  return Math.abs(us - whole) < 1e-3 ? whole : us;
}

export function msOf(valueUs: number): number {
  return valueUs / 1000;
}

/** A stretch of the run: from `fromMs` up to, not including, `toMs`. */
export interface Range {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The first row whose moment is `atUs` or later; `count` when there is none. The column must be sorted. */
export function firstAtOrAfter(column: Float64Array, count: number, atUs: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] ?? 0) < atUs) low = middle + 1;
    else high = middle;
  }
  return low;
}
