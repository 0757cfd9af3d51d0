// What single gRPC channels did, one after the other, against runs of ours that played the same calls.
import { CHANNEL, DIMENSION, type Recording } from '../recording/Recording.ts';
import { channelTries } from './channelTries.ts';
import type { ObservedCall, ObservedChannel, ReconnectCase } from './GoldenCase.ts';
import { playedMessages } from './playedMessages.ts';
import { channelOf } from './reconnectScenario.ts';
import { shortNumber, toleranceMs } from './tolerance.ts';

const STATE_NAMES: readonly string[] = ['IDLE', 'CONNECTING', 'READY', 'TRANSIENT_FAILURE'];

export function channelDifference(
  golden: ReconnectCase,
  recordings: readonly Recording[],
): string | undefined {
  const recorded = golden.channels.map((channel) => factsOf(channel, golden.server));
  const played = recordings.map((recording, repeat) => {
    const backAtMs = channelOf(golden, repeat)?.back?.atMs;
    return factsOf(playedChannel(recording, backAtMs), golden.server);
  });
  for (const [index, facts] of recorded.entries()) {
    const runs = played.filter((_, repeat) => repeat % recorded.length === index);
    const difference = sequenceDifference(facts, runs);
    if (difference !== undefined) return `channel ${String(index + 1)}, ${difference}`;
  }
  return timeDifference(golden, recorded, played);
}

// ---- what is compared

/** What a channel did, in parts that chance leaves alone, and in times. */
interface Facts {
  /** Told in words, one after the other: states, codes, counts. */
  readonly sequences: ReadonlyMap<string, string>;
  readonly times: ReadonlyMap<string, number>;
  /** Times that chance draws. */
  readonly drawn: ReadonlyMap<string, number>;
}

function factsOf(channel: ObservedChannel, server: ReconnectCase['server']): Facts {
  const { attemptsAtMs, calls, back } = channel;
  const states = toldStates(channel.states);
  const sequences = new Map([['states', states.map(({ state }) => state).join(', ')]]);
  const times = new Map<string, number>();
  const drawn = new Map<string, number>();
  const sorted = calls.toSorted((a, b) => a.atMs - b.atMs);
  sorted.forEach(({ code }, index) => sequences.set(`call ${String(index + 1)}`, code));
  for (const [name, took] of tookByKind(sorted)) times.set(name, took);
  for (const { atMs, state } of states) {
    const tried = attemptsAtMs.findLast((moment) => moment <= atMs);
    const isOutcome = state === 'READY' || state === 'TRANSIENT_FAILURE';
    const name = `from the try to ${state}`;
    if (isOutcome && tried !== undefined) keepLeast(times, name, atMs - tried);
  }
  if (server === 'cuts') {
    attemptsAtMs.forEach((moment, index) => {
      const call = sorted[index];
      if (call !== undefined)
        times.set(`try ${String(index + 1)} after its call`, moment - call.atMs);
    });
    sequences.set('tries', String(attemptsAtMs.length));
    return { sequences, times, drawn };
  }
  const [firstTry] = attemptsAtMs;
  const [firstCall] = sorted;
  if (firstTry !== undefined && firstCall !== undefined) {
    times.set('the first try after its call', firstTry - firstCall.atMs);
  }
  attemptsAtMs.slice(1).forEach((moment, index) => {
    drawn.set(`wait ${String(index + 1)}`, moment - (attemptsAtMs[index] ?? 0));
  });
  if (back !== undefined) {
    const ready = states.findLast(({ state }) => state === 'READY')?.atMs ?? 0;
    const after = attemptsAtMs.filter((moment) => moment >= back.atMs).length;
    sequences.set('tries after the server was back', String(after));
    sequences.set('the waiting call', back.waitingCode);
    sequences.set('calls before', back.failFastErrors.join(', '));
    times.set('the waiting call after READY', back.waitingDoneAtMs - ready);
    times.set('the first good fail-fast call after READY', back.failFastFirstOkAtMs - ready);
  }
  return { sequences, times, drawn };
}

/** An idle beginning is not told by all libraries; after a failure none tells of further tries that fail. */
function toldStates(
  states: ObservedChannel['states'],
): readonly ObservedChannel['states'][number][] {
  let hasFailed = false;
  let isFirst = true;
  return states.filter(({ state }) => {
    const isTold = !(isFirst && state === 'IDLE') && !(hasFailed && state !== 'READY');
    if (state !== 'IDLE') isFirst = false;
    hasFailed = state === 'TRANSIENT_FAILURE' || (hasFailed && state !== 'READY');
    return isTold;
  });
}

/** The median of how long calls of one kind and end took. */
function tookByKind(calls: readonly ObservedCall[]): ReadonlyMap<string, number> {
  const kinds = new Map<string, number[]>();
  for (const { waitsForReady, code, tookMs } of calls) {
    const kind = `a ${waitsForReady ? 'waiting' : 'fail-fast'} call until ${code}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), tookMs]);
  }
  return new Map(
    [...kinds].map(([kind, took]) => {
      const sorted = took.toSorted((a, b) => a - b);
      return [kind, sorted[Math.floor(sorted.length / 2)] ?? 0];
    }),
  );
}

function keepLeast(times: Map<string, number>, name: string, ms: number): void {
  times.set(name, Math.min(ms, times.get(name) ?? ms));
}

// ---- a run of ours

function playedChannel(recording: Recording, backAtMs: number | undefined): ObservedChannel {
  const messages = playedMessages(recording);
  const calls = messages.map(({ startedMs = 0, endedMs, isOk, cause }, index): ObservedCall => {
    const send = recording.scenario.clients[0]?.sends?.[index];
    return {
      atMs: startedMs,
      waitsForReady: send?.waitForReadyMs !== undefined,
      code: isOk ? 'OK' : cause === 'attemptTimedOut' ? 'DEADLINE_EXCEEDED' : 'UNAVAILABLE',
      tookMs: (endedMs ?? Number.POSITIVE_INFINITY) - startedMs,
    };
  });
  const states = statesOf(recording);
  const attemptsAtMs = channelTries(recording);
  if (backAtMs === undefined) return { attemptsAtMs, states, calls, back: undefined };
  const ready = states.find(({ state }) => state === 'READY')?.atMs ?? Number.POSITIVE_INFINITY;
  const [waiting, ...failFast] = calls;
  const firstOk = failFast.findIndex(({ code }) => code === 'OK');
  const first = failFast[firstOk];
  return {
    attemptsAtMs: attemptsAtMs.filter((moment) => moment <= ready),
    states,
    calls: [],
    back: {
      atMs: backAtMs,
      waitingCode: waiting?.code ?? '',
      waitingDoneAtMs: (waiting?.atMs ?? 0) + (waiting?.tookMs ?? 0),
      failFastFirstOkAtMs: (first?.atMs ?? 0) + (first?.tookMs ?? 0),
      failFastErrors: [...new Set(failFast.slice(0, firstOk).map(({ code }) => code))],
    },
  };
}

function statesOf({ states }: Recording): ObservedChannel['states'] {
  const found: { readonly atMs: number; readonly state: string }[] = [];
  for (let row = 0; row < states.count; row++) {
    if (states.dimension[row] !== DIMENSION.channel) continue;
    const state = STATE_NAMES[states.value[row] ?? CHANNEL.idle] ?? '';
    found.push({ atMs: (states.at[row] ?? 0) / 1000, state });
  }
  return found;
}

// ---- the comparison

function sequenceDifference(recorded: Facts, runs: readonly Facts[]): string | undefined {
  for (const [name, wanted] of recorded.sequences) {
    const got = runs.map(({ sequences }) => sequences.get(name)).find((each) => each !== wanted);
    if (got !== undefined || !runs.every(({ sequences }) => sequences.has(name))) {
      return `${name}: expected ${wanted}, got ${got ?? 'none'}`;
    }
  }
  return undefined;
}

/** The earliest of the recorded channels lies among ours; where chance draws, every one does. */
function timeDifference(
  { tolerance }: ReconnectCase,
  recorded: readonly Facts[],
  played: readonly Facts[],
): string | undefined {
  const check = (
    name: string,
    wanted: readonly number[],
    ours: readonly number[],
  ): string | undefined => {
    const [least, most] = [Math.min(...ours), Math.max(...ours)];
    const off = wanted.find(
      (ms) =>
        ms < least - toleranceMs(least, tolerance) || ms > most + toleranceMs(most, tolerance),
    );
    if (off === undefined) return undefined;
    return `${name}: expected ${shortNumber(off)} ms, got ${shortNumber(least)} to ${shortNumber(most)} in ${String(ours.length)} runs`;
  };
  const collect = (facts: readonly Facts[], kind: 'times' | 'drawn', name: string): number[] =>
    facts.flatMap((each) => each[kind].get(name) ?? []);
  const names = (kind: 'times' | 'drawn'): ReadonlySet<string> =>
    new Set(recorded.flatMap((each) => [...each[kind].keys()]));
  for (const name of names('times')) {
    const least = Math.min(...collect(recorded, 'times', name));
    const difference = check(name, [least], collect(played, 'times', name));
    if (difference !== undefined) return difference;
  }
  for (const name of names('drawn')) {
    const difference = check(
      name,
      collect(recorded, 'drawn', name),
      collect(played, 'drawn', name),
    );
    if (difference !== undefined) return difference;
  }
  return undefined;
}
