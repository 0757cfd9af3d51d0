// Runs of a gRPC client against what was recorded. The server saw only what reached it, so only such attempts are
// compared; which broker comes is often chance, so orders of brokers are compared by how often they come.
import type { Recording } from '../recording/Recording.ts';
import { commitDifference } from './commitDifference.ts';
import { grpcSeriesDifference } from './compareGrpcSeries.ts';
import { resultDifference } from './compareScript.ts';
import type { GrpcPart, ScriptCase, WaitSamples } from './GoldenCase.ts';
import { isPlausible } from './isPlausible.ts';
import { brokersMet, type ReachedMessage, reachedMessages } from './reachedMessages.ts';
import { type ExpectedTime, shortNumber, timeConforms, toleranceMs } from './tolerance.ts';

type Messages = readonly ReachedMessage[];

/** Where brokers or waits are drawn by chance there must be enough runs to know how often what comes. */
export function grpcSeedCount(
  { observed }: ScriptCase,
  { series, facts, waits }: GrpcPart,
): number {
  if (series.length > 0 || facts.brokerPatterns.size > 0 || waits.size > 0) return 200;
  return observed.some(({ attempts }) => attempts.length > 1) ? 30 : 5;
}

/** The first difference, in a sentence. */
export function compareGrpc(
  golden: ScriptCase,
  grpc: GrpcPart,
  recordings: readonly Recording[],
): string | undefined {
  const runs = recordings.map((recording) => reachedMessages(golden, recording));
  if (!grpc.isUp) return startupDifference(runs);
  if (grpc.series.length > 0) return grpcSeriesDifference(golden, grpc, runs);
  return (
    runsDifference(golden, grpc, { runs, recordings }) ??
    patternDifference(golden, grpc, runs) ??
    queueDifference(golden, grpc, runs) ??
    waitsDifference(grpc, runs)
  );
}

/** A client that did not come up is asked to send once; nothing may come of it. */
function startupDifference(runs: readonly Messages[]): string | undefined {
  const messages = runs.flat();
  const sent = messages.some(({ isOk, attempts }) => isOk || attempts.length > 0);
  return sent ? 'startup: expected a client that does not come up, got one that sends' : undefined;
}

/** The least share of our runs that must look as recorded, where chance lets others look otherwise. */
const ALIKE_RATIO_MIN = 0.25;

/** All repeats lie within what was recorded; our runs must do so often enough for that to be no wonder. */
function runsDifference(
  golden: ScriptCase,
  { repeats }: GrpcPart,
  { runs, recordings }: { runs: readonly Messages[]; recordings: readonly Recording[] },
): string | undefined {
  const differences = runs.map((run, index) => {
    const recording = recordings[index];
    return runDifference(golden, run) ?? (recording && commitDifference(golden, recording));
  });
  const seed = differences.findIndex((difference) => difference !== undefined);
  if (seed < 0) return undefined;
  const share = differences.filter((difference) => difference === undefined).length / runs.length;
  if (share >= ALIKE_RATIO_MIN && isPlausible(repeats, repeats, share)) return undefined;
  return `${differences[seed] ?? ''} (seed ${String(seed + 1)})`;
}

// ---- one run

function runDifference(golden: ScriptCase, run: Messages): string | undefined {
  if (run.length !== golden.observed.length) {
    return `expected ${String(golden.observed.length)} messages, got ${String(run.length)}`;
  }
  const attemptCount = golden.observed.reduce((sum, { attempts }) => sum + attempts.length, 0);
  let place = 0;
  for (const [index, { message, attempts, result }] of golden.observed.entries()) {
    const got = run[index];
    if (got === undefined) return `${message}: it was never sent`;
    const pauseMs = pauseOf(golden, attempts);
    const lateMs = pauseMs + answerPauseOf(golden, attempts, result.atMs);
    const resultAt = orEarlier(result.atMs, golden.spread?.[attemptCount + index], lateMs);
    const spreads = golden.spread?.slice(place, place + attempts.length);
    const expected = attempts.map(({ atMs }, turn) => orEarlier(atMs, spreads?.[turn], pauseMs));
    place += attempts.length;
    const difference =
      attemptsDifference(golden, expected, got) ??
      resultDifference(golden, { result, resultAt }, got);
    if (difference !== undefined) return `${message}, ${difference}`;
  }
  return undefined;
}

// A late time is the machine's: where nothing of the client's lies between two recorded moments, what is above a usual
// way there is a pause of the machine, and the model may be earlier by it.

type Arrivals = readonly { readonly atMs: number }[];

/** No way from the call to the server, or back, takes longer, unless the machine stood still. */
const WAY_MS = 20;
/** The longest pause that was seen (rmq-grpc-node-*-hang-once). What is longer is no pause. */
const PAUSE_MAX_MS = 250;

function pauseIn(elapsedMs: number): number {
  return elapsedMs > WAY_MS && elapsedMs < PAUSE_MAX_MS ? elapsedMs : 0;
}

/** From the call of send to the first arrival, and what sampled waits were longer than the least. */
function pauseOf({ grpc }: ScriptCase, arrivals: Arrivals): number {
  const first = arrivals[0]?.atMs ?? 0;
  const isSeveral = arrivals.length > 1;
  const noise = [...(grpc?.waits.values() ?? [])].map(({ low, high }) =>
    isSeveral ? high - low : 0,
  );
  return pauseIn(first) + noise.reduce((sum, extra) => sum + extra, 0);
}

/** From the last arrival to the result there is only the server's answer. */
function answerPauseOf({ script }: ScriptCase, arrivals: Arrivals, resultMs: number): number {
  if (script.by !== 'arrival') return 0;
  const step = script.list.steps[arrivals.length - 1] ?? script.list.then;
  const last = arrivals.at(-1)?.atMs;
  if (step.kind !== 'reply' || last === undefined) return 0;
  return pauseIn(resultMs - last - step.afterMs);
}

function orEarlier(
  atMs: number,
  spread: readonly [number, number] | undefined,
  pauseMs: number,
): ExpectedTime {
  if (pauseMs === 0) return { atMs, spread };
  const [low, high] = spread ?? [atMs, atMs];
  return { atMs, spread: [low - pauseMs, high] };
}

function attemptsDifference(
  { tolerance }: ScriptCase,
  expected: readonly ExpectedTime[],
  { reached, cause }: ReachedMessage,
): string | undefined {
  for (const [index, wantedAt] of expected.entries()) {
    const { atMs } = wantedAt;
    const got = reached[index];
    const place = `attempt ${String(index + 1)}`;
    const wanted = `expected ${shortNumber(atMs)} ms ± ${shortNumber(toleranceMs(atMs, tolerance))}`;
    if (got === undefined) return `${place}: ${wanted}, got none; the message ended by ${cause}`;
    if (timeConforms(got.atMs, wantedAt, tolerance)) continue;
    const before = reached[index - 1];
    const rule = before === undefined ? '' : `; the attempt before ended by ${before.cause}`;
    return `${place}: ${wanted}, got ${shortNumber(got.atMs)} ms${rule}`;
  }
  const extra = reached[expected.length];
  if (extra === undefined) return undefined;
  return `attempt ${String(expected.length + 1)}: expected none, got one at ${shortNumber(extra.atMs)} ms`;
}

// ---- over all runs

/**
 * How often each order of brokers comes. Not where waits were sampled: there it hangs on whether the machine let one
 * message fail a millisecond before or after the next was sent.
 */
function patternDifference(
  { observed }: ScriptCase,
  { facts, repeats, waits }: GrpcPart,
  runs: readonly Messages[],
): string | undefined {
  if (waits.size > 0) return undefined;
  const played = runs.map((run) => patternOf(run.map(({ reached }) => reached)));
  const whole = patternOf(observed.map(({ attempts }) => attempts));
  const recorded =
    facts.brokerPatterns.size > 0 ? facts.brokerPatterns : new Map([[whole, repeats]]);
  const total = [...recorded.values()].reduce((sum, count) => sum + count, 0);
  for (const [pattern, count] of recorded) {
    const share = played.filter((got) => got === pattern).length / played.length;
    if (isPlausible(count, total, share)) continue;
    const often = `in ${String(count)} of ${String(total)} repeats`;
    const ours = `${shortNumber(100 * share)} % of our runs`;
    return `brokers: expected ${pattern} as ${often}, got it in ${ours}, ${played[0] ?? 'none'} in the first`;
  }
  return undefined;
}

function patternOf(messages: readonly (readonly { readonly broker: number }[])[]): string {
  return JSON.stringify(messages.map((attempts) => brokersMet(attempts)));
}

/** Clients that do not write the queue into the request: there only the broker could be seen. */
const QUEUE_UNSEEN = ['rocketmq-python-grpc'];

/** Whether all attempts of each message go to one queue. */
function queueDifference(
  { client }: ScriptCase,
  { facts }: GrpcPart,
  runs: readonly Messages[],
): string | undefined {
  const { sameQueue } = facts;
  const isSeen = !QUEUE_UNSEEN.includes(client.profile);
  const places = (run: Messages): readonly ReadonlySet<string>[] =>
    run.map(({ reached }) => {
      return new Set(
        reached.map(({ broker, queue }) =>
          isSeen ? `${String(broker)} ${String(queue)}` : String(broker),
        ),
      );
    });
  const isSame = (run: Messages): boolean => places(run).every(({ size }) => size <= 1);
  if (runs.some((run) => isSame(run) === sameQueue)) return undefined;
  const [wanted, got] = sameQueue ? ['one queue', 'several'] : ['several queues', 'one'];
  return `queues: expected ${wanted} for all attempts of a message, got ${got} in all runs`;
}

// ---- sampled waits

/** The least recorded wait is the client's own, what lies above it is the machine's: our mean lies between. */
function waitsDifference({ waits }: GrpcPart, runs: readonly Messages[]): string | undefined {
  for (const [attempt, samples] of waits) {
    const drawn = runs.flat().flatMap(({ reached }) => {
      const [before, after] = [reached[attempt - 2], reached[attempt - 1]];
      return before === undefined || after === undefined ? [] : [after.atMs - before.atMs];
    });
    const difference = samplesDifference(samples, drawn);
    if (difference !== undefined) return `wait before attempt ${String(attempt)}: ${difference}`;
  }
  return undefined;
}

/** What the recorders' own clock and loopback leave open. */
const WAIT_TOLERANCE_MS = 2;

function samplesDifference(
  { low, high, observedMean }: WaitSamples,
  drawn: readonly number[],
): string | undefined {
  if (drawn.length === 0) return 'got none in any run';
  const mean = drawn.reduce((sum, wait) => sum + wait, 0) / drawn.length;
  const [least, most] = [Math.min(...drawn), Math.max(...drawn)];
  const from = low * 0.98 - WAIT_TOLERANCE_MS;
  const meanMax = observedMean * 1.05 + WAIT_TOLERANCE_MS;
  if (least >= from && most <= high + WAIT_TOLERANCE_MS && mean <= meanMax) return undefined;
  const got = `got ${shortNumber(least)} to ${shortNumber(most)} ms, mean ${shortNumber(mean)}`;
  return `expected ${shortNumber(low)} to ${shortNumber(high)} ms, mean ${shortNumber(observedMean)}; ${got}`;
}
