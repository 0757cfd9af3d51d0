// When a number of the model agrees with a recorded one.
import type { GoldenNumber, ScriptCase } from './GoldenCase.ts';

/** A recorded moment, with how far a single time may lie from it. */
export interface ExpectedTime {
  readonly atMs: number;
  readonly spread: readonly [number, number] | undefined;
}

/** A single time conforms within the tolerance of the median or inside the spread of the repeats. */
export function timeConforms(
  gotMs: number,
  { atMs, spread }: ExpectedTime,
  tolerance: ScriptCase['tolerance'],
): boolean {
  if (Math.abs(gotMs - atMs) <= toleranceMs(atMs, tolerance)) return true;
  return spread !== undefined && gotMs >= spread[0] && gotMs <= spread[1];
}

export function toleranceMs(atMs: number, tolerance: ScriptCase['tolerance']): number {
  return Math.max(tolerance.ms, tolerance.ratio * Math.abs(atMs));
}

/** The least and most that the model may show. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/**
 * The least and most of a few runs may be left by max(3, 5 %) for counts, by max(25 ms, 5 %) for times, because
 * a model draws its own luck. Bounds that the recorders have widened themselves hold as they stand.
 */
export function boundsOf(name: string, { value, low, high, isBare }: GoldenNumber): Bounds {
  if (!isBare) return { low, high };
  const isTime = /Ms\b|Ms$/.test(name);
  const allowance = Math.max(isTime ? 25 : 3, 0.05 * Math.abs(value));
  return { low: low - allowance, high: high + allowance };
}

/** A number as the sentences write it: short, and the same on every machine. */
export function shortNumber(value: number): string {
  const digits = Math.abs(value) >= 100 ? 1 : 3;
  return String(Number(value.toFixed(digits)));
}
