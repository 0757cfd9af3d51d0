// Times that chance decides in the real client: ours, over many seeds, have the recorded bounds and mean.
import type { Recording } from '../recording/Recording.ts';
import type { GoldenRandom, ScriptCase } from './GoldenCase.ts';
import { type PlayedMessage, playedMessages } from './playedMessages.ts';
import { meanDifference, shortNumber } from './tolerance.ts';

export function compareDraws(
  golden: ScriptCase,
  recordings: readonly Recording[],
): string | undefined {
  const messages = recordings.flatMap((recording) => playedMessages(recording));
  for (const [name, recorded] of golden.random) {
    const difference = drawDifference(golden, messages, { name, recorded });
    if (difference !== undefined) return `${name}: ${difference}`;
  }
  return undefined;
}

interface Draw {
  readonly name: string;
  readonly recorded: GoldenRandom;
}

function drawDifference(
  { tolerance, patterns }: ScriptCase,
  messages: readonly PlayedMessage[],
  { name, recorded }: Draw,
): string | undefined {
  const measure = measureOf(name);
  if (measure === undefined) return 'there is no measure of that name';
  const draws = messages.flatMap((message) => measure(message) ?? []);
  const [first] = draws;
  if (first === undefined) return 'got nothing to measure in any run';
  const least = draws.reduce((a, b) => Math.min(a, b), first);
  const most = draws.reduce((a, b) => Math.max(a, b), first);
  const { low, high } = recorded;
  const allowed = (bound: number): number => Math.max(tolerance.ms, tolerance.ratio * bound);
  if (least < low - allowed(low) || most > high + allowed(high)) {
    const got = `${shortNumber(least)} to ${shortNumber(most)}`;
    return `expected draws from ${shortNumber(low)} to ${shortNumber(high)}, got ${got}`;
  }
  // The sends of one recorded run share the phase of one scan: a run is one draw, however many sends it had.
  const samples = patterns.length > 0 ? patterns.length : recorded.samples;
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  return meanDifference(mean, { ...recorded, samples });
}

type Measure = (message: PlayedMessage) => number | undefined;

/** `result.atMs - calledAtMs`, `attempts[1].atMs - attempts[0].atMs`, or one of them alone. */
function measureOf(name: string): Measure | undefined {
  const [later, earlier] = name.split(' - ').map(momentOf);
  if (later === undefined || (name.includes(' - ') && earlier === undefined)) return undefined;
  if (earlier === undefined) return later;
  return (message) => {
    const [end, start] = [later(message), earlier(message)];
    return end === undefined || start === undefined ? undefined : end - start;
  };
}

const ATTEMPT = /^attempts\[(\d+)\]\.atMs$/;

function momentOf(name: string): Measure | undefined {
  const attempt = ATTEMPT.exec(name)?.[1];
  if (attempt !== undefined) return ({ attempts }) => attempts[Number(attempt)]?.atMs;
  if (name === 'result.atMs') return ({ endedMs }) => endedMs;
  if (name === 'calledAtMs') return ({ startedMs }) => startedMs;
  return undefined;
}
