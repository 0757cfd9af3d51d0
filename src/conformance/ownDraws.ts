// Times that chance decides in the model too, such as where a timer of the client falls in its period: our runs
// differ there, and the recorded time is one more draw. It must lie among ours; then each of ours will do.
import type { ScriptCase } from './GoldenCase.ts';
import type { PlayedMessage } from './playedMessages.ts';
import { type ExpectedTime, toleranceMs } from './tolerance.ts';

type Range = readonly [number, number];

/** The earliest and latest of our runs, by message. */
export interface OwnDraws {
  readonly attempts: readonly (Range | undefined)[];
  readonly end: Range | undefined;
}

export function ownDraws(runs: readonly (readonly PlayedMessage[])[]): readonly OwnDraws[] {
  const [first = []] = runs;
  return first.map((_, index) => {
    const same = runs.flatMap((run) => run[index] ?? []);
    const attemptCount = Math.max(...same.map(({ attempts }) => attempts.length));
    return {
      attempts: Array.from({ length: attemptCount }, (__, place) =>
        rangeOf(same.flatMap(({ attempts }) => attempts[place]?.atMs ?? [])),
      ),
      end: rangeOf(same.flatMap(({ endedMs }) => endedMs ?? [])),
    };
  });
}

function rangeOf(times: readonly number[]): Range | undefined {
  return times.length === 0 ? undefined : [Math.min(...times), Math.max(...times)];
}

/** The recorded time, with our own draws as its spread where it lies among them. */
export function amongDraws(
  expected: ExpectedTime,
  draws: Range | undefined,
  tolerance: ScriptCase['tolerance'],
): ExpectedTime {
  const { atMs, spread = [atMs, atMs] } = expected;
  const allowed = toleranceMs(atMs, tolerance);
  if (draws === undefined || atMs < draws[0] - allowed || atMs > draws[1] + allowed) {
    return expected;
  }
  return { atMs, spread: [Math.min(spread[0], draws[0]), Math.max(spread[1], draws[1])] };
}
