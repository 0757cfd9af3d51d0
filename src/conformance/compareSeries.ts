// A long series of sends against what was recorded: the pattern of brokers, then the numbers over the runs.
// Single times of a series are those of one disturbed run and are not compared.
import type { Recording } from '../recording/Recording.ts';
import type { GoldenNumber, ScriptCase } from './GoldenCase.ts';
import { type PlayedMessage, playedMessages } from './playedMessages.ts';
import { scriptedSteps } from './scriptedSteps.ts';
import { boundsOf, shortNumber } from './tolerance.ts';

/** The first difference of a series played with several seeds. */
export function compareSeries(
  golden: ScriptCase,
  recordings: readonly Recording[],
): string | undefined {
  const runs = recordings.map((recording) => playedMessages(recording));
  return patternDifference(golden, runs) ?? summaryDifference(golden, runs);
}

// ---- patterns

/**
 * The recorded runs are a few of those that chance allows, so one of ours must show one of their patterns; the
 * numbers, as means over all our runs, decide the rest. Where no chance is involved all our runs are one.
 */
function patternDifference(
  golden: ScriptCase,
  runs: readonly (readonly PlayedMessage[])[],
): string | undefined {
  const recorded = [...new Set(golden.patterns)];
  const played = [...new Set(runs.map((run) => patternOf(golden, run)))];
  if (played.some((pattern) => recorded.includes(pattern))) return undefined;
  if (isAllChance(golden.patterns)) return chanceDifference(golden, played);
  const pairs = played.flatMap((got) => recorded.map((wanted) => placeOfDifference(wanted, got)));
  const nearest = pairs.reduce((a, b) => (b.place > a.place ? b : a), { place: -1, sentence: '' });
  const message = golden.sends[nearest.place]?.message ?? 'the whole series';
  return `${message}: ${nearest.sentence} (none of ${String(runs.length)} runs shows a recorded pattern; this one comes nearest)`;
}

const RUNS_MIN = 3;

/** No two runs alike: which thread of the client took which message was chance, and no run comes a second time. */
function isAllChance(patterns: readonly string[]): boolean {
  return patterns.length >= RUNS_MIN && new Set(patterns).size === patterns.length;
}

/** Then each message makes the recorded attempts, wherever it begins, and the brokers change as often as recorded. */
function chanceDifference(golden: ScriptCase, played: readonly string[]): string | undefined {
  const shapes = new Set(golden.patterns.map(shapeOf));
  const stranger = played.find((pattern) => !shapes.has(shapeOf(pattern)));
  if (stranger !== undefined) {
    const [wanted = ''] = shapes;
    const { place, sentence } = placeOfDifference(wanted, shapeOf(stranger));
    return `${golden.sends[place]?.message ?? 'the whole series'}: ${sentence} (0 is the first broker that it meets)`;
  }
  const changes = played.map(changesOf);
  const [least, most] = [Math.min(...changes), Math.max(...changes)];
  const wanted = golden.patterns.map(changesOf).sort((a, b) => a - b);
  const median = wanted[Math.floor(wanted.length / 2)] ?? 0;
  if (median >= least && median <= most) return undefined;
  return `the whole series: the broker changes from one message to the next ${String(median)} times (median), got ${String(least)} to ${String(most)}`;
}

/** Each message's brokers as 0 for the first it meets, 1 for the next new one. */
function shapeOf(pattern: string): string {
  return pattern
    .split(' ')
    .map((brokers) => {
      const met = [...new Set(brokers)];
      return [...brokers].map((broker) => String(met.indexOf(broker))).join('');
    })
    .join(' ');
}

function changesOf(pattern: string): number {
  const first = pattern.split(' ').map((brokers) => brokers[0]);
  return first.filter((broker, place) => place > 0 && broker !== first[place - 1]).length;
}

function placeOfDifference(
  wanted: string,
  got: string,
): { readonly place: number; readonly sentence: string } {
  const [wantedBrokers, gotBrokers] = [wanted.split(' '), got.split(' ')];
  const isOther = (_: unknown, place: number): boolean =>
    wantedBrokers[place] !== gotBrokers[place];
  const longer = wantedBrokers.length > gotBrokers.length ? wantedBrokers : gotBrokers;
  const place = longer.findIndex(isOther);
  const text = (brokers: readonly string[]): string => brokers[place] ?? 'nothing';
  return {
    place,
    sentence: `expected attempts to ${text(wantedBrokers)}, got ${text(gotBrokers)}`,
  };
}

/** `ab a b`: the first message went to broker-a, then to broker-b; the second to broker-a ... */
function patternOf(golden: ScriptCase, run: readonly PlayedMessage[]): string {
  const letters = golden.brokers.map(({ name }) => name.at(-1) ?? '');
  return run
    .map(({ attempts }) => attempts.map(({ broker }) => letters[broker] ?? '?').join(''))
    .join(' ');
}

// ---- numbers over the runs

type Measure = (run: readonly PlayedMessage[], brokerA: number) => number | undefined;

const MEASURES: ReadonlyMap<string, Measure> = new Map<string, Measure>([
  ['attempts', (run) => run.reduce((sum, { attempts }) => sum + attempts.length, 0)],
  ['attemptsToBrokerA', (run, brokerA) => usesOf(run, brokerA).length],
  ['failures', (run) => run.filter(({ isOk }) => !isOk).length],
  ['lastUseOfBrokerAMs', (run, brokerA) => [...usesOf(run, brokerA)].sort((a, b) => a - b).at(-1)],
  [
    'longestTimeBrokerAUnusedMs',
    (run, brokerA) => {
      const uses = usesOf(run, brokerA);
      return Math.max(0, ...uses.map((atMs, index) => atMs - (uses[index - 1] ?? atMs)));
    },
  ],
]);

/** When each attempt to that broker reached it, message by message, as the recorders went through them. */
function usesOf(run: readonly PlayedMessage[], broker: number): readonly number[] {
  return run
    .flatMap(({ attempts }) => attempts)
    .filter((attempt) => attempt.broker === broker)
    .map(({ atMs }) => atMs);
}

function summaryDifference(
  golden: ScriptCase,
  runs: readonly (readonly PlayedMessage[])[],
): string | undefined {
  const brokerA = golden.brokers.findIndex(({ name }) => name === 'broker-a');
  for (const [name, recorded] of golden.summary) {
    const measure = MEASURES.get(name);
    if (measure === undefined) return `${name}: there is no measure of that name`;
    const values = runs.flatMap((run) => measure(run, brokerA) ?? []);
    if (values.length === 0) return `${name}: nothing to measure in any run`;
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const { low, high } = seriesBounds(golden, name, recorded);
    if (!(mean >= low && mean <= high)) {
      return `${name}: expected ${shortNumber(low)} to ${shortNumber(high)}, got ${shortNumber(mean)} (mean of ${String(values.length)} runs)`;
    }
  }
  return undefined;
}

/** A pause of the machine makes a recorded time late, so the model may be earlier by the worst of them. */
function seriesBounds(
  golden: ScriptCase,
  name: string,
  recorded: GoldenNumber,
): { readonly low: number; readonly high: number } {
  const { low, high } = boundsOf(name, recorded);
  return { low: name.endsWith('Ms') ? low - worstPauseMs(golden) : low, high };
}

/** How much later than the script said the latest answer of the recorded run came. */
function worstPauseMs(golden: ScriptCase): number {
  const attempts = golden.observed.flatMap(({ message, attempts, result }) =>
    attempts.map(({ name, atMs }, index) => ({
      message,
      broker: name,
      atMs,
      nextMs: attempts[index + 1]?.atMs ?? result.atMs,
    })),
  );
  const steps = scriptedSteps(golden, attempts);
  const pauses = attempts.map(({ atMs, nextMs }, index) => {
    const step = steps[index];
    return step?.kind === 'reply' ? nextMs - atMs - step.afterMs : 0;
  });
  return Math.max(0, ...pauses);
}
