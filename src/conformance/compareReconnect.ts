// Bare gRPC channels against what was recorded: the waits between their tries to connect as draws of chance, over many
// channels; what single channels did, state by state and call by call. A late time may be the recorders' machine's, an
// early one is the client's, hence the earliest of the recorded channels is held against ours.
import type { Recording } from '../recording/Recording.ts';
import { channelDifference } from './channelDifference.ts';
import { channelTries } from './channelTries.ts';
import type { FigureReading } from './compareFigures.ts';
import type { ReconnectCase, StepWaits } from './GoldenCase.ts';
import { shortNumber, toleranceMs } from './tolerance.ts';

export const RECONNECT_SEEDS = 200;

export function compareReconnect(
  golden: ReconnectCase,
  recordings: readonly Recording[],
): string | undefined {
  if (golden.channels.length > 0) return channelDifference(golden, recordings);
  const tries = recordings.map((recording) => channelTries(recording));
  return (
    firstDifference(golden, tries) ??
    golden.waits.map((waits) => waitsDifference(golden, waits, tries)).find(isDefined) ??
    correlationDifference(golden, tries)
  );
}

function isDefined(text: string | undefined): boolean {
  return text !== undefined;
}

/** Each wait with its recorded bounds and the mean of ours, for a picture of both. */
export function waitReadings(
  { waits }: ReconnectCase,
  recordings: readonly Recording[],
): readonly FigureReading[] {
  const tries = recordings.map((recording) => channelTries(recording));
  return waits.map(({ step, mean, low, high }) => {
    const draws = waitsOf(tries, step);
    const got = draws.length === 0 ? undefined : meanOf(draws);
    return { name: `waitMs.${String(step)}`, recorded: mean, low, high, got };
  });
}

type Tries = readonly (readonly number[])[];

function waitsOf(tries: Tries, step: number): readonly number[] {
  return tries.flatMap((moments) => {
    const [from, to] = [moments[step - 1], moments[step]];
    return from === undefined || to === undefined ? [] : [to - from];
  });
}

function firstDifference(
  { firstAttemptMs, tolerance }: ReconnectCase,
  tries: Tries,
): string | undefined {
  if (firstAttemptMs === undefined) return undefined;
  for (const [first] of tries) {
    if (first === undefined) return 'attempt 1: expected one, got none';
    const { low, high } = firstAttemptMs;
    if (first >= low - tolerance.ms && first <= high + tolerance.ms) continue;
    return `attempt 1: expected ${shortNumber(low)} to ${shortNumber(high)} ms after the call, got ${shortNumber(first)}`;
  }
  return undefined;
}

/** So many of 200 draws may lie beyond the extremes of 200 others of the same kind: more happens once in 4 000 times. */
const BEYOND_MAX = 12;
const DEVIATION_RATIO = 0.3;
const MEAN_RATIO = 0.05;

function waitsDifference(
  { tolerance }: ReconnectCase,
  recorded: StepWaits,
  tries: Tries,
): string | undefined {
  const { step, low, high, mean, deviation, samples, isCensored } = recorded;
  const draws = waitsOf(tries, step);
  const place = `wait ${String(step)}`;
  if (draws.length < tries.length && !isCensored) {
    return `${place}: expected one in each run, got ${String(draws.length)} in ${String(tries.length)}`;
  }
  const early = draws.filter((draw) => draw < low - toleranceMs(low, tolerance)).length;
  const late = draws.filter((draw) => draw > high + toleranceMs(high, tolerance)).length;
  const got = `got ${shortNumber(Math.min(...draws))} to ${shortNumber(Math.max(...draws))} ms`;
  const bounds = `expected ${shortNumber(low)} to ${shortNumber(high)} ms`;
  // Of a step that the end of the recording cut, the longer waits are missing, and the mean is too low.
  if (early > BEYOND_MAX || (late > BEYOND_MAX && !isCensored))
    return `${place}: ${bounds}, ${got}`;
  if (isCensored) return undefined;
  const ours = meanOf(draws);
  const error = deviation * Math.sqrt(1 / samples + 1 / draws.length);
  const allowed = Math.max(toleranceMs(mean, tolerance), MEAN_RATIO * mean, 3 * error);
  if (Math.abs(ours - mean) > allowed) {
    return `${place}: expected a mean of ${shortNumber(mean)} ± ${shortNumber(allowed)} ms, got ${shortNumber(ours)}`;
  }
  const spread = Math.sqrt(meanOf(draws.map((draw) => (draw - ours) * (draw - ours))));
  // Below the tolerance what varies is the machine.
  if (
    Math.abs(spread - deviation) >
    Math.max(toleranceMs(mean, tolerance), DEVIATION_RATIO * deviation)
  ) {
    return `${place}: ${bounds} with a deviation of ${shortNumber(deviation)}, ${got} with ${shortNumber(spread)}`;
  }
  return undefined;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The waits before attempts 6 and 7, as the recorders took them. */
const CORRELATED_STEP = 5;
/** Two coefficients of 200 pairs each differ by more once in 400 times (Fisher: 3 · √(2/197)). */
const CORRELATION_ALLOWED = 0.3;

function correlationDifference(
  { jitterCorrelation }: ReconnectCase,
  tries: Tries,
): string | undefined {
  if (jitterCorrelation === undefined) return undefined;
  const ours = correlation(waitsOf(tries, CORRELATED_STEP), waitsOf(tries, CORRELATED_STEP + 1));
  if (Math.abs(ours - jitterCorrelation) <= CORRELATION_ALLOWED) return undefined;
  return `correlation of the waits before attempts 6 and 7: expected ${shortNumber(jitterCorrelation)}, got ${shortNumber(ours)}`;
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  let [both, squaresA, squaresB] = [0, 0, 0];
  for (const [index, value] of a.entries()) {
    const [offA, offB] = [value - meanA, (b[index] ?? meanB) - meanB];
    both += offA * offB;
    squaresA += offA * offA;
    squaresB += offB * offB;
  }
  return both / Math.sqrt(squaresA * squaresB);
}
