// One run of a scripted case against what was recorded: every attempt (which broker, when) and what the caller
// got, when. The first difference is told in a sentence.
import type { Recording } from '../recording/Recording.ts';
import { clientResult } from './clientErrors.ts';
import type { ObservedMessage, ObservedResult, ScriptCase, Variant } from './GoldenCase.ts';
import { amongDraws, type OwnDraws, ownDraws } from './ownDraws.ts';
import { type PlayedAttempt, type PlayedMessage, playedMessages } from './playedMessages.ts';
import { type ExpectedTime, shortNumber, timeConforms, toleranceMs } from './tolerance.ts';

/** What one message should look like. */
interface Expected {
  readonly message: string;
  readonly attempts: readonly ExpectedAttempt[];
  readonly result: Omit<ObservedResult, 'atMs'>;
  readonly resultAt: ExpectedTime;
}

interface ExpectedAttempt {
  readonly broker: number;
  /** What is not known of this shape is not compared. */
  readonly name?: string;
  readonly queue?: number;
  readonly at?: ExpectedTime;
}

/**
 * The first difference, or nothing when the run shows what was recorded, in any of its variants. `runs` are all ours,
 * for the times that chance decides.
 */
export function compareScript(
  golden: ScriptCase,
  recording: Recording,
  runs: readonly Recording[] = [],
): string | undefined {
  const played = playedMessages(recording);
  if (played.length !== golden.observed.length) {
    const count = `expected ${String(golden.observed.length)} messages`;
    return `${count}, got ${String(played.length)}`;
  }
  const draws = ownDraws(runs.map((run) => playedMessages(run)));
  const observed = expectedOf(golden, draws);
  const difference = firstDifference(golden, observed, played);
  if (difference === undefined) return undefined;
  const isVariant = golden.variants.some(
    (variant) =>
      firstDifference(golden, variantOf(golden, { observed, draws }, variant), played) ===
      undefined,
  );
  if (isVariant) return undefined;
  if (golden.variants.length === 0) return difference;
  return `${difference} (nor is it any of the ${String(golden.variants.length)} recorded variants)`;
}

// ---- what is expected

function expectedOf(
  { observed, spread, start, tolerance }: ScriptCase,
  draws: readonly OwnDraws[],
): readonly Expected[] {
  let index = 0;
  const attemptCount = observed.reduce((sum, { attempts }) => sum + attempts.length, 0);
  return observed.map((message, messageIndex): Expected => {
    const { result } = message;
    return {
      message: message.message,
      attempts: message.attempts.map(({ broker, name, queue, atMs }, place) => ({
        broker,
        // Which broker and queue came first was steered in these cases; else it was chance.
        ...(start.firstBroker === undefined ? {} : { name }),
        ...(start.firstQueue === undefined ? {} : { queue }),
        at: amongDraws(
          { atMs, spread: spread?.[index++] },
          draws[messageIndex]?.attempts[place],
          tolerance,
        ),
      })),
      result,
      resultAt: amongDraws(
        { atMs: result.atMs, spread: spread?.[attemptCount + messageIndex] },
        draws[messageIndex]?.end,
        tolerance,
      ),
    };
  });
}

/** A variant tells only brokers and results; attempts that `observed` has as well keep its times. */
function variantOf(
  golden: ScriptCase,
  { observed, draws }: { observed: readonly Expected[]; draws: readonly OwnDraws[] },
  variant: Variant,
): readonly Expected[] {
  return observed.map((expected, index): Expected => {
    const brokers = variant.attempts.get(expected.message) ?? [];
    const result = variant.results.get(expected.message);
    const attempts = brokers.map((broker, place): ExpectedAttempt => {
      const same = expected.attempts[place];
      return same?.broker === broker ? same : { broker };
    });
    if (result === undefined) return { ...expected, attempts };
    const isSameEnd = hasSameEnd(result, golden.observed, expected.message);
    const own = amongDraws(
      { atMs: result.atMs, spread: undefined },
      draws[index]?.end,
      golden.tolerance,
    );
    return { ...expected, attempts, result, resultAt: isSameEnd ? expected.resultAt : own };
  });
}

function hasSameEnd(
  result: ObservedResult,
  observed: readonly ObservedMessage[],
  message: string,
): boolean {
  const other = observed.find((candidate) => candidate.message === message)?.result;
  return (
    other?.isOk === result.isOk &&
    other.status === result.status &&
    other.error === result.error &&
    other.code === result.code &&
    other.cause === result.cause
  );
}

// ---- the comparison

function firstDifference(
  golden: ScriptCase,
  expected: readonly Expected[],
  played: readonly PlayedMessage[],
): string | undefined {
  for (const [index, message] of expected.entries()) {
    const got = played[index];
    if (got === undefined) return `${message.message}: it was never sent`;
    const difference =
      attemptsDifference(golden, message, got) ?? resultDifference(golden, message, got);
    if (difference !== undefined) return `${message.message}, ${difference}`;
  }
  return undefined;
}

function attemptsDifference(
  golden: ScriptCase,
  expected: Expected,
  { attempts, cause }: PlayedMessage,
): string | undefined {
  const met: number[] = [];
  for (const [index, wanted] of expected.attempts.entries()) {
    const place = `attempt ${String(index + 1)}`;
    const got = attempts[index];
    const rule = ruleOf(attempts[index - 1]);
    if (got === undefined) {
      return `${place}: expected ${wantedBroker(golden, wanted)}${whenOf(wanted)}, got none; the message ended by ${cause}${rule}`;
    }
    if (!met.includes(got.broker)) met.push(got.broker);
    const name = golden.brokers[got.broker]?.name ?? String(got.broker);
    if (met.indexOf(got.broker) !== wanted.broker || (wanted.name ?? name) !== name) {
      return `${place}: expected ${wantedBroker(golden, wanted)}, got ${name}${rule}`;
    }
    if (wanted.queue !== undefined && wanted.queue !== got.queue) {
      return `${place}: expected queue ${String(wanted.queue)}, got ${String(got.queue)}${rule}`;
    }
    if (wanted.at !== undefined && !timeConforms(got.atMs, wanted.at, golden.tolerance)) {
      return `${place}: expected ${timeText(wanted.at, golden)}, got ${shortNumber(got.atMs)} ms${rule}`;
    }
  }
  const extra = attempts[expected.attempts.length];
  if (extra === undefined) return undefined;
  const count = String(expected.attempts.length);
  const name = golden.brokers[extra.broker]?.name ?? String(extra.broker);
  return `attempt ${String(expected.attempts.length + 1)}: expected only ${count}, got one more to ${name} at ${shortNumber(extra.atMs)} ms${ruleOf(attempts[expected.attempts.length - 1])}`;
}

export function resultDifference(
  golden: ScriptCase,
  { result: wanted, resultAt }: Pick<Expected, 'result' | 'resultAt'>,
  message: PlayedMessage,
): string | undefined {
  const { endedMs } = message;
  const rule = ruleOf(message.attempts.at(-1));
  const expected = resultText(wanted);
  if (wanted.isNever === true) {
    return endedMs === undefined
      ? undefined
      : `result: expected none until the end, got one${rule}`;
  }
  if (endedMs === undefined) return `result: expected ${expected}, got none until the end${rule}`;
  const got = clientResult(golden.client.profile, message, golden.client);
  if (got === undefined) {
    return `result: expected ${expected}, got an ending without a name (${message.cause})${rule}`;
  }
  const isSame =
    wanted.isOk === got.isOk &&
    (wanted.status ?? got.status) === got.status &&
    (wanted.error ?? got.error) === got.error &&
    (wanted.code ?? got.code) === got.code &&
    (wanted.cause ?? got.cause) === got.cause;
  if (!isSame) {
    return `result: expected ${expected}, got ${resultText(got)}; the message ended by ${message.cause}${rule}`;
  }
  if (timeConforms(endedMs, resultAt, golden.tolerance)) return undefined;
  return `result: expected ${timeText(resultAt, golden)}, got ${shortNumber(endedMs)} ms; the message ended by ${message.cause}${rule}`;
}

// ---- words

function wantedBroker(golden: ScriptCase, { broker, name }: ExpectedAttempt): string {
  const place = ['its first broker', 'its second broker', 'its third broker'][broker];
  const relative = place ?? `broker number ${String(broker + 1)} of those it met`;
  return name === undefined || golden.brokers.length === 1 ? relative : `${name} (${relative})`;
}

function whenOf({ at }: ExpectedAttempt): string {
  return at === undefined ? '' : ` at ${shortNumber(at.atMs)} ms`;
}

function timeText({ atMs, spread }: ExpectedTime, { tolerance }: ScriptCase): string {
  const near = `${shortNumber(atMs)} ms ± ${shortNumber(toleranceMs(atMs, tolerance))}`;
  if (spread === undefined) return near;
  return `${near} or ${shortNumber(spread[0])} to ${shortNumber(spread[1])}`;
}

/** How the attempt before ended: the rule that decided what comes next. */
function ruleOf(before: PlayedAttempt | undefined): string {
  if (before === undefined) return '';
  const code = before.code === 0 ? '' : ` (code ${String(before.code)})`;
  return `; the attempt before ended by ${before.cause}${code}`;
}

function resultText({ isOk, status, error, code, cause }: Omit<ObservedResult, 'atMs'>): string {
  if (isOk) return status ?? 'ok';
  const words = [error ?? 'an error', code === undefined ? '' : String(code)];
  const outer = words.filter((word) => word !== '').join(' ');
  return cause === undefined ? outer : `${outer} because of ${cause}`;
}
