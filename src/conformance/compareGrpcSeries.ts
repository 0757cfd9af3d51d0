// A long series of sends by a gRPC client. Much of it is chance, so each recorded repeat is held against all our runs: what
// became of each of its messages must be what became of it in some run, at that time; and the numbers over the whole
// series must agree in the mean.
import type { GrpcPart, ScriptCase, SeriesMessage } from './GoldenCase.ts';
import { isPlausible } from './isPlausible.ts';
import { brokersMet, type ReachedMessage } from './reachedMessages.ts';
import { boundsOf, shortNumber, toleranceMs } from './tolerance.ts';

/** A message of a series, recorded or played. */
interface Ending extends SeriesMessage {
  readonly latencyMs: number;
}

type Series = readonly Ending[];

export function grpcSeriesDifference(
  golden: ScriptCase,
  { series }: GrpcPart,
  runs: readonly (readonly ReachedMessage[])[],
): string | undefined {
  const recorded = series.map((repeat) =>
    repeat.map((message, index) => ({
      ...message,
      latencyMs: message.endedMs - (golden.sends[index]?.atMs ?? 0),
    })),
  );
  const played = runs.map((run) => playedSeries(run));
  return figureDifference(recorded, played) ?? messageDifference(golden, recorded, played);
}

function playedSeries(run: readonly ReachedMessage[]): Series {
  const met: number[] = [];
  // Brokers are numbered by when they were met, not by which message met them.
  const arrivals = run.flatMap(({ reached }) => reached).sort((a, b) => a.atMs - b.atMs);
  brokersMet(arrivals, met);
  return run.map(({ reached, isOk, intendedMs, endedMs = Number.POSITIVE_INFINITY }, index) => ({
    message: `m${String(index + 1)}`,
    brokers: brokersMet(reached, met),
    isOk,
    endedMs,
    latencyMs: endedMs - intendedMs,
  }));
}

// ---- numbers over the whole series

/** A send that takes longer than this has waited for something. */
const LATE_MS = 200;

const FIGURES: readonly (readonly [name: string, of: (series: Series) => number])[] = [
  ['failures', (series) => series.filter(({ isOk }) => !isOk).length],
  ['attempts that reached a broker', (series) => series.flatMap(({ brokers }) => brokers).length],
  [
    'attempts that reached the first broker met',
    (series) => series.flatMap(({ brokers }) => brokers).filter((broker) => broker === 0).length,
  ],
  ['late messages', (series) => series.filter(({ latencyMs }) => latencyMs > LATE_MS).length],
  [
    'messages late by seconds',
    (series) => series.filter(({ latencyMs }) => latencyMs > 2_000).length,
  ],
];

/** How many standard errors our mean may lie off the few recorded repeats. */
const STANDARD_ERRORS = 3;

function figureDifference(
  recorded: readonly Series[],
  played: readonly Series[],
): string | undefined {
  for (const [name, of] of FIGURES) {
    const [values, ours] = [recorded.map(of), played.map(of)];
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const bounds = boundsOf(name, { value: meanOf(values), low, high, isBare: true });
    const mean = meanOf(ours);
    const variance = meanOf(ours.map((value) => (value - mean) ** 2));
    const chance = STANDARD_ERRORS * Math.sqrt(variance / values.length);
    if (mean >= bounds.low - chance && mean <= bounds.high + chance) continue;
    return `${name}: expected ${shortNumber(bounds.low)} to ${shortNumber(bounds.high)}, got ${shortNumber(mean)} (mean of ${String(played.length)} runs)`;
  }
  return undefined;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

// ---- each message

/** The recorders' machine stood still for up to that much, about once a second (p99 of the loads). */
const MACHINE_PAUSE_MS = 50;

/** A message of a recorded repeat that no run of ours shows. */
interface Miss {
  readonly sentence: string;
  /** It ended at a moment of chance; then the few hundred of ours need not contain all that is possible. */
  readonly isChance: boolean;
}

function messageDifference(
  { tolerance }: ScriptCase,
  recorded: readonly Series[],
  played: readonly Series[],
): string | undefined {
  const misses = recorded.flatMap((messages, repeat) =>
    messages.flatMap((wanted, index): readonly Miss[] => {
      const ours = played.flatMap((run) => run[index] ?? []);
      const place = `${wanted.message} of repeat ${String(repeat + 1)}`;
      return missOf(wanted, ours, { place, slack: toleranceMs(wanted.latencyMs, tolerance) });
    }),
  );
  const certain = misses.find(({ isChance }) => !isChance);
  if (certain !== undefined) return certain.sentence;
  // Of N draws and one more, the one is the least or the greatest twice in N + 1 times.
  const share = 2 / (played.length + 1);
  return isPlausible(misses.length, recorded.flat().length, share)
    ? undefined
    : misses[0]?.sentence;
}

function missOf(
  wanted: Ending,
  ours: readonly Ending[],
  { place, slack }: { readonly place: string; readonly slack: number },
): readonly Miss[] {
  const alike = ours.filter(({ isOk }) => isOk === wanted.isOk);
  const end = wanted.isOk ? 'ok' : 'a failure';
  if (alike.length === 0) {
    return [{ sentence: `${place}: expected ${end}, got none in any run`, isChance: false }];
  }
  const latencies = alike.map(({ latencyMs }) => latencyMs);
  const [least, most] = [Math.min(...latencies), Math.max(...latencies)];
  const latest = most + Math.max(slack, MACHINE_PAUSE_MS);
  if (wanted.latencyMs >= least - slack && wanted.latencyMs <= latest) return [];
  const got = `got it after ${shortNumber(least)} to ${shortNumber(most)} ms`;
  return [
    {
      sentence: `${place}: expected ${end} after ${shortNumber(wanted.latencyMs)} ms, ${got}`,
      isChance: most - least > 2 * slack + MACHINE_PAUSE_MS,
    },
  ];
}
