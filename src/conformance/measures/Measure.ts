// How a figure of a recorded case is computed from a run of ours. A table of measures goes with each family of
// experiments; a name that no measure matches is a failure with that reason, never passed over.
import type { Recording } from '../../recording/Recording.ts';
import type { FiguresCase } from '../GoldenCase.ts';
import type { PlayedMessage } from '../playedMessages.ts';

/** One run, as the measures see it. */
export interface Run {
  readonly golden: FiguresCase;
  readonly recording: Recording;
  readonly messages: readonly PlayedMessage[];
}

export interface Measure {
  readonly name: RegExp;
  /** The figure of one run; nothing when the run has nothing to measure. `part` gives the name's groups. */
  readonly of: (run: Run, part: (index: number) => string) => number | undefined;
  /** The figure that says how many there are to measure; where that may be 0, having nothing is no failure. */
  readonly countedBy?: (part: (index: number) => string) => string;
}

/** A message whose send was called, and what is known of its end. */
export interface Sent {
  readonly message: PlayedMessage;
  readonly startedMs: number;
  readonly endedMs: number;
}

/** Messages that were sent within the span and have ended. */
export function endedWithin(
  messages: readonly PlayedMessage[],
  fromMs: number,
  toMs: number,
): readonly Sent[] {
  return messages.flatMap((message) => {
    const { startedMs, endedMs } = message;
    if (startedMs === undefined || endedMs === undefined) return [];
    return startedMs >= fromMs && startedMs < toMs ? [{ message, startedMs, endedMs }] : [];
  });
}

export function latenciesOf(sent: readonly Sent[]): readonly number[] {
  return sent.map(({ startedMs, endedMs }) => endedMs - startedMs);
}

/** The values' least, greatest or nearest-rank percentile (`p50`). */
export function statistic(name: string, values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  if (name === 'min') return sorted[0];
  if (name === 'max') return sorted.at(-1);
  const rank = Math.ceil((Number(name.slice(1)) / 100) * sorted.length);
  return sorted[Math.max(0, rank - 1)];
}

export function meanOf(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Requests that were written to a connection. */
export function requestCount({ attempts }: PlayedMessage): number {
  return attempts.filter(({ isRequest }) => isRequest).length;
}
