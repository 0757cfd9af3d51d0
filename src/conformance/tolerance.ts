// When a number of the model agrees with a recorded one.
import type { GoldenNumber, GoldenRandom, ScriptCase } from './GoldenCase.ts';

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
  const isTime = /Ms\b|MsP\d+$/.test(name);
  const allowance = Math.max(isTime ? 25 : 3, 0.05 * Math.abs(value));
  return { low: low - allowance, high: high + allowance };
}

const MEAN_TOLERANCE_RATIO = 0.05;

/** How the mean of our draws differs from the recorded one, which few samples tell only roughly. */
export function meanDifference(mean: number, recorded: GoldenRandom): string | undefined {
  const { observedMean, max, high } = recorded;
  // Samples beyond the distribution's own end were made late by the machine, and the mean with them.
  if (max > high) return undefined;
  const allowed = meanAllowance(recorded);
  if (Math.abs(mean - observedMean) <= allowed) return undefined;
  return `expected a mean of ${shortNumber(observedMean)} ± ${shortNumber(allowed)}, got ${shortNumber(mean)}`;
}

/** A mean of few samples is itself drawn by chance: three standard errors of a uniform draw. */
function meanAllowance({ low, high, samples, observedMean }: GoldenRandom): number {
  const standardError = (high - low) / Math.sqrt(12 * samples);
  return Math.max(MEAN_TOLERANCE_RATIO * Math.abs(observedMean), 3 * standardError);
}

/** A number as the sentences write it: short, and the same on every machine. */
export function shortNumber(value: number): string {
  const digits = Math.abs(value) >= 100 ? 1 : 3;
  return String(Number(value.toFixed(digits)));
}
