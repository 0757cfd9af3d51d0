// Runs of a load, or of a fault, against the recorded figures. Counts and rates are compared as their mean over the
// runs; moments and latencies as their median, because some systems have two outcomes (calm or cascade) and the
// mean of two moments is a moment that no run shows.
import type { Recording } from '../recording/Recording.ts';
import type { FiguresCase, GoldenNumber, GoldenRandom } from './GoldenCase.ts';
import { DELAY_MEASURES, LATENESS_NAME, latenessMs } from './measures/delay.ts';
import { GRPC_LOAD_MEASURES } from './measures/grpcLoad.ts';
import { LOAD_MEASURES } from './measures/load.ts';
import { type Measure, meanOf, type Run } from './measures/Measure.ts';
import { PROCESS_FAULT_MEASURES } from './measures/processFault.ts';
import { RAW_MEASURES } from './measures/raw.ts';
import { SCRIPTED_LOAD_MEASURES } from './measures/scriptedLoad.ts';
import { STALL_MEASURES } from './measures/stall.ts';
import { playedMessages } from './playedMessages.ts';
import { boundsOf, meanDifference, shortNumber } from './tolerance.ts';

export function compareFigures(
  golden: FiguresCase,
  recordings: readonly Recording[],
): string | undefined {
  const runs = runsOf(golden, recordings);
  for (const [name, recorded] of golden.observed) {
    const difference = figureDifference(golden, runs, { name, recorded });
    if (difference !== undefined) return `${name}: ${difference}`;
  }
  for (const [name, recorded] of golden.random) {
    const difference = randomDifference(runs, { name, recorded });
    if (difference !== undefined) return `${name}: ${difference}`;
  }
  return undefined;
}

/** Each figure with what is allowed and what our runs show, for a picture of both. */
export function figureReadings(
  golden: FiguresCase,
  recordings: readonly Recording[],
): readonly FigureReading[] {
  const runs = runsOf(golden, recordings);
  return [...golden.observed].map(([name, recorded]) => {
    const { low, high, got } = readingOf(golden, runs, { name, recorded });
    return { name, recorded: recorded.value, low, high, got };
  });
}

export interface FigureReading {
  readonly name: string;
  readonly recorded: number;
  readonly low: number;
  readonly high: number;
  /** Of the model; nothing where no run has anything to measure. */
  readonly got: number | undefined;
}

function runsOf(golden: FiguresCase, recordings: readonly Recording[]): readonly Run[] {
  return recordings.map((recording) => {
    return { golden, recording, messages: playedMessages(recording) };
  });
}

// ---- figures

/** Figures that are moments or latencies say their unit. */
const TIME_NAME = /Ms(\.|$|P\d)/;

/** Where the recorders' own repeats had two outcomes. */
const DISAGREEMENT = /REPEATS DISAGREE/;

function medianOf(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

interface Figure {
  readonly name: string;
  readonly recorded: GoldenNumber;
}

interface Reading extends Pick<FigureReading, 'low' | 'high' | 'got'> {
  readonly hasMeasure: boolean;
  /** The figure that says how many there are to measure. */
  readonly countedBy: string;
  /** How the figures of the runs became one: `median of 20 runs`. */
  readonly how: string;
}

function readingOf(golden: FiguresCase, runs: readonly Run[], { name, recorded }: Figure): Reading {
  const { low: recordedLow, high } = boundsOf(name, recorded);
  const low = TIME_NAME.test(name) ? recordedLow - golden.generatorLateMs : recordedLow;
  const found = measureOf(golden, name);
  if (found === undefined) {
    return { low, high, got: undefined, hasMeasure: false, countedBy: '', how: '' };
  }
  const { measure, part } = found;
  const values = runs.flatMap((run) => measure.of(run, part) ?? []);
  const countedBy = measure.countedBy?.(part) ?? '';
  const of = ` of ${String(values.length)} runs`;
  if (DISAGREEMENT.test(golden.notes)) {
    const got = typicalOf(values, { low, high });
    return { low, high, got, hasMeasure: true, countedBy, how: `at least a third${of}` };
  }
  const isTime = TIME_NAME.test(name);
  const how = `${isTime ? 'median' : 'mean'}${of}`;
  const got = isTime ? medianOf(values) : meanOf(values);
  return { low, high, got, hasMeasure: true, countedBy, how };
}

/** Of two outcomes the one that was recorded counts, as long as a third of our runs show it. */
function typicalOf(
  values: readonly number[],
  { low, high }: { readonly low: number; readonly high: number },
): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const atRank = (share: number): number | undefined => sorted[Math.floor(sorted.length * share)];
  const median = atRank(1 / 2);
  if (median === undefined || (median >= low && median <= high)) return median;
  return median > high ? atRank(1 / 3) : atRank(2 / 3);
}

function figureDifference(
  golden: FiguresCase,
  runs: readonly Run[],
  figure: Figure,
): string | undefined {
  const { low, high, got, hasMeasure, countedBy, how } = readingOf(golden, runs, figure);
  const wanted = `expected ${shortNumber(low)} to ${shortNumber(high)}`;
  if (!hasMeasure) return `${wanted}, but there is no measure of that name`;
  if (got === undefined) {
    const count = golden.observed.get(countedBy);
    if (count !== undefined && count.low <= 0) return undefined;
    return `${wanted}, got nothing to measure in any of ${String(runs.length)} runs`;
  }
  if (got >= low && got <= high) return undefined;
  return `${wanted}, got ${shortNumber(got)} (${how})`;
}

function measureOf(
  golden: FiguresCase,
  name: string,
): { readonly measure: Measure; readonly part: (index: number) => string } | undefined {
  for (const measure of measuresOf(golden)) {
    const match = measure.name.exec(name);
    if (match !== null) return { measure, part: (index) => match[index] ?? '' };
  }
  return undefined;
}

/** One name can mean different windows in different families of experiments. */
function measuresOf({
  kind,
  client,
  load,
  script,
  server,
  fault,
}: FiguresCase): readonly Measure[] {
  switch (fault?.kind) {
    case 'append-stall':
    case 'flush-stall':
      return STALL_MEASURES;
    case 'SIGSTOP':
    case 'SIGKILL':
    case 'SIGTERM':
      return PROCESS_FAULT_MEASURES;
    case undefined:
      if (kind === 'broker-state' && load.loop !== 'each') return STALL_MEASURES;
      if (client.profile === 'raw-remoting') return RAW_MEASURES;
      if (server !== undefined) return GRPC_LOAD_MEASURES;
      if (script !== undefined) return SCRIPTED_LOAD_MEASURES;
      return load.loop === 'each' ? DELAY_MEASURES : LOAD_MEASURES;
  }
}

// ---- chance

/** How far a drawn time may leave recorded bounds: the resolution with which the recorders saw it. */
const BOUND_TOLERANCE_MS = 25;
const BOUND_TOLERANCE_RATIO = 0.02;

/** Draws over many seeds have the recorded bounds, and a mean within 5 %. */
function randomDifference(
  runs: readonly Run[],
  { name, recorded }: { readonly name: string; readonly recorded: GoldenRandom },
): string | undefined {
  const match = LATENESS_NAME.exec(name);
  if (match === null) return 'there is no measure of that name';
  const [, which = '', delay = ''] = match;
  const draws = runs.flatMap((run) => latenessMs(run, which, Number(delay)));
  const mean = meanOf(draws);
  if (mean === undefined) return `got nothing to measure in any of ${String(runs.length)} runs`;
  const least = draws.reduce((a, b) => Math.min(a, b));
  const most = draws.reduce((a, b) => Math.max(a, b));
  const { low, high } = recorded;
  const isWithin = least >= low - allowance(low) && most <= high + allowance(high);
  const got = `got ${shortNumber(least)} to ${shortNumber(most)}`;
  if (!isWithin) return `expected draws from ${shortNumber(low)} to ${shortNumber(high)}, ${got}`;
  return meanDifference(mean, recorded);
}

function allowance(bound: number): number {
  return Math.max(BOUND_TOLERANCE_MS, BOUND_TOLERANCE_RATIO * Math.abs(bound));
}
