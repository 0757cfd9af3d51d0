// Figures of a load by real producers on brokers that answer from a script, second by second: `s07` is the eighth.
import type { PlayedAttempt, PlayedMessage } from '../playedMessages.ts';
import { type Measure, requestCount, type Run } from './Measure.ts';

/** A caller counts as blocked when it has been inside one send for longer than that. */
const BLOCKED_MS = 100;

/** The sends that were called while the load lasted. */
function called({ golden, messages }: Run): readonly PlayedMessage[] {
  const { load } = golden;
  const untilMs = load.loop === 'each' ? Number.POSITIVE_INFINITY : load.durationMs;
  return messages.filter(({ startedMs = Number.POSITIVE_INFINITY }) => startedMs < untilMs);
}

/** What arrived at the brokers, or at the one of that name. */
function requests(run: Run, broker: string): readonly PlayedAttempt[] {
  const index = run.golden.brokers.findIndex(({ name }) => name === broker);
  return called(run)
    .flatMap(({ attempts }) => attempts)
    .filter((attempt) => attempt.isRequest && (broker === '' || attempt.broker === index));
}

/** When the sends ended that succeeded, or those that failed. */
function ends(run: Run, isOk: boolean): readonly number[] {
  return called(run).flatMap(({ endedMs, isOk: was }) =>
    endedMs === undefined || was !== isOk ? [] : [endedMs],
  );
}

/** How many of the moments lie in that second; `total`: all. */
function count(momentsMs: readonly number[], second: string): number {
  if (second === 'total') return momentsMs.length;
  const from = Number(second.slice(1)) * 1000;
  return momentsMs.filter((atMs) => atMs >= from && atMs < from + 1000).length;
}

function blockedAt(run: Run, momentMs: number): number {
  return called(run).filter(
    ({ startedMs = Number.POSITIVE_INFINITY, endedMs = Number.POSITIVE_INFINITY }) =>
      startedMs < momentMs - BLOCKED_MS && endedMs > momentMs,
  ).length;
}

export const SCRIPTED_LOAD_MEASURES: readonly Measure[] = [
  {
    name: /^attempts\.(?:(.+)\.)?(s\d+|total)$/,
    of: (run, part) => {
      const moments = requests(run, part(1)).map(({ atMs }) => atMs);
      return count(moments, part(2));
    },
  },
  {
    name: /^(successes|errors)\.(s\d+|total)$/,
    of: (run, part) => count(ends(run, part(1) === 'successes'), part(2)),
  },
  {
    name: /^errors\.atMs\.(first|last)$/,
    of: (run, part) =>
      ends(run, false)
        .toSorted((a, b) => a - b)
        .at(part(1) === 'first' ? 0 : -1),
    countedBy: () => 'errors.total',
  },
  {
    name: /^blockedAtHalf\.s(\d+)$/,
    of: (run, part) => blockedAt(run, Number(part(1)) * 1000 + 500),
  },
  {
    name: /^longestCallMs$/,
    of: (run) =>
      called(run).reduce((longest, { startedMs, endedMs }) => {
        if (startedMs === undefined || endedMs === undefined) return longest;
        return Math.max(longest, endedMs - startedMs);
      }, 0),
  },
  {
    name: /^messagesWith(\d+)Attempts$/,
    of: (run, part) =>
      called(run).filter((message) => requestCount(message) === Number(part(1))).length,
  },
  {
    // Whoever was asked more than once may have it more than once.
    name: /^duplicatePossible$/,
    of: (run) => called(run).filter((message) => requestCount(message) > 1).length,
  },
];
