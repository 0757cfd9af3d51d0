// The sends of an experiment with delay levels: so many messages of each level that a figure speaks of.
import type { CaseLoad, GoldenNumber } from './GoldenCase.ts';

/** messageDelayLevel of a broker that nobody configured, in ms: level 1 is the first. */
const DELAY_LEVELS_MS = [
  ...[1, 5, 10, 30],
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30].map((minutes) => minutes * 60),
  ...[1, 2].map((hours) => hours * 3600),
].map((seconds) => seconds * 1000);

/** The recorders sent one message every 10 to 50 ms, uniform. */
const GAP_MS_MIN = 10;
const GAP_COUNT = 41;
/** Steps through all 41 gaps before one comes again: 17 and 41 have no common factor. */
const GAP_STRIDE = 17;

const TIMER = /timer|setDelayTime|TIMER_D/i;

export interface DelayedSend {
  readonly atMs: number;
  readonly bodyBytes: number;
  /** One of both: a level of the broker, or a timer message. */
  readonly delayLevel?: number;
  readonly delayTimeMs?: number;
  readonly delayMs: number;
}

export function delayedMessages(
  observed: ReadonlyMap<string, GoldenNumber>,
  { messagesEach, bodyBytes }: Extract<CaseLoad, { readonly loop: 'each' }>,
  question = '',
): readonly DelayedSend[] {
  const delays = new Set(
    [...observed.keys()].map((name) => Number(/LateMs\.(\d+)ms\./.exec(name)?.[1] ?? 0)),
  );
  // What hides them stands only in the question, unless no level has that length.
  const areTimers = TIMER.test(question);
  const levels = [...delays]
    .filter((delayMs) => delayMs > 0)
    .sort((a, b) => a - b)
    .map((delayMs) => {
      const index = DELAY_LEVELS_MS.indexOf(delayMs);
      return areTimers || index < 0
        ? { delayMs, delayTimeMs: delayMs }
        : { delayMs, delayLevel: index + 1 };
    });
  let atMs = 0;
  return Array.from({ length: messagesEach }, () => levels)
    .flat()
    .map((level, index) => {
      atMs += GAP_MS_MIN + ((index * GAP_STRIDE) % GAP_COUNT);
      return { ...level, atMs, bodyBytes };
    });
}
