// What commit() came to after a good half message: how many requests it made, and when the caller knew what.
import { CAUSE } from '../recording/outcomes.ts';
import type { Recording } from '../recording/Recording.ts';
import { commitError } from './clientErrors/grpc.ts';
import type { ObservedCommit, ScriptCase } from './GoldenCase.ts';
import { shortNumber, timeConforms, toleranceMs } from './tolerance.ts';

interface PlayedCommit {
  readonly endedMs: number;
  readonly cause: number;
  readonly code: number;
}

export function commitDifference(golden: ScriptCase, recording: Recording): string | undefined {
  for (const [row, { message, commit }] of golden.observed.entries()) {
    if (commit === undefined) continue;
    const difference = differenceOf(golden, commit, commitsOf(recording, row));
    if (difference !== undefined) return `${message}, commit: ${difference}`;
  }
  return undefined;
}

function commitsOf({ commits }: Recording, message: number): readonly PlayedCommit[] {
  return Array.from({ length: commits?.count ?? 0 }, (_, row) => row)
    .filter((row) => commits?.message[row] === message)
    .map((row) => ({
      endedMs: ((commits?.sentAt[row] ?? 0) + (commits?.endedAfter[row] ?? 0)) / 1000,
      cause: commits?.cause[row] ?? CAUSE.none,
      code: commits?.code[row] ?? 0,
    }));
}

function differenceOf(
  { client, tolerance }: ScriptCase,
  wanted: ObservedCommit,
  commits: readonly PlayedCommit[],
): string | undefined {
  if (commits.length !== wanted.requests) {
    return `expected ${String(wanted.requests)} requests, got ${String(commits.length)}`;
  }
  const got = commits.at(-1);
  if (got === undefined) return undefined;
  const error = got.cause === CAUSE.sendOk ? undefined : commitError(client.profile, got);
  if (wanted.error !== error) return `expected ${wanted.error ?? 'ok'}, got ${error ?? 'ok'}`;
  if (timeConforms(got.endedMs, { atMs: wanted.atMs, spread: undefined }, tolerance))
    return undefined;
  const near = `${shortNumber(wanted.atMs)} ms ± ${shortNumber(toleranceMs(wanted.atMs, tolerance))}`;
  return `expected ${near}, got ${shortNumber(got.endedMs)} ms`;
}
