// A short run as lines of text, in the order in which things happened: a test that reads like a story.
import { BREAKER, DIMENSION, LIFE, PART, type Recording } from '../recording/Recording.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import { attemptsOf, messagesOf } from './rowsOf.ts';
import { runToEnd } from './startRun.ts';

interface Line {
  readonly atMs: number;
  readonly who: string;
  readonly text: string;
}

/** Runs the scenario and tells it: `   2.0  app  sends #1 to a0`. Route polls are not told. */
export function traceOf(scenario: Scenario): string {
  const recording = runToEnd(scenario);
  const lines = [...attemptLines(recording), ...messageLines(recording), ...stateLines(recording)];
  // Sorting is stable: at one instant an attempt ends before its message does, and states come last.
  const told = lines
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ atMs, who, text }) => `${atMs.toFixed(1).padStart(8)}  ${who.padEnd(4)} ${text}`);
  return `\n${told.join('\n')}\n`;
}

function attemptLines(recording: Recording): readonly Line[] {
  return attemptsOf(recording).flatMap((attempt) => {
    const { client, broker, number } = attempt;
    const name = `#${String(attempt.message + 1)}`;
    const again = number === 1 ? '' : ` (attempt ${String(number)})`;
    const copy = attempt.flags.includes('duplicate') ? ' once more' : '';
    const late = attempt.flags.includes('answerLate') ? ', too late' : '';
    return [
      line(attempt.sentMs, client, `sends ${name} to ${attempt.queue}${again}`),
      line(attempt.storedMs, broker, `stores ${name}${copy}${late}`),
      line(attempt.endedMs, client, `${name} at ${attempt.queue}: ${attempt.cause}`),
    ].flat();
  });
}

function messageLines(recording: Recording): readonly Line[] {
  return messagesOf(recording).flatMap(({ client, endedMs, result, cause }, index) =>
    line(endedMs, client, `#${String(index + 1)} ${result}: ${cause}`),
  );
}

function stateLines({ scenario, states }: Recording): readonly Line[] {
  return Array.from({ length: states.count }, (_, row): readonly Line[] => {
    const value = states.value[row] ?? 0;
    const index = states.index[row] ?? 0;
    const about = scenario.brokers[states.detail[row] ?? 0]?.id ?? '';
    const who =
      states.part[row] === PART.broker
        ? scenario.brokers[index]?.id
        : states.part[row] === PART.client
          ? scenario.clients[index]?.id
          : 'name server';
    const text = sentenceOf(states.dimension[row] ?? 0, value, about);
    return text === undefined ? [] : line((states.at[row] ?? 0) / 1000, who ?? '', text);
  }).flat();
}

function sentenceOf(dimension: number, value: number, about: string): string | undefined {
  const is = value === 1;
  switch (dimension) {
    case DIMENSION.life:
      return `is ${nameIn(LIFE, value)}`;
    case DIMENSION.pageCacheBusy:
      return is ? 'page cache turns busy' : 'page cache is well again';
    case DIMENSION.diskFull:
      return is ? 'takes no more writes' : 'takes writes again';
    case DIMENSION.breaker:
      return `breaker is ${nameIn(BREAKER, value)}`;
    case DIMENSION.route:
      return is ? `hears of ${about}` : `forgets ${about}`;
    case DIMENSION.connection:
      return is ? `connects to ${about}` : `loses the connection to ${about}`;
    case DIMENSION.avoided:
      return is ? `avoids ${about}` : `trusts ${about} again`;
    default:
      return undefined;
  }
}

function nameIn(codes: Readonly<Record<string, number>>, code: number): string {
  return Object.entries(codes).find(([, value]) => value === code)?.[0] ?? '';
}

function line(atMs: number | undefined, who: string, text: string): readonly Line[] {
  return atMs === undefined ? [] : [{ atMs, who, text }];
}
