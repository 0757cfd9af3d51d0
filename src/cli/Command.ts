import type { Result } from '../lib/Result.ts';

/** Good, or a check failed. Bad input is told as a sentence instead and becomes exit code 2. */
export type ExitCode = 0 | 1;

export interface Command {
  readonly name: string;
  /** How it is called, and what it does, for the help. */
  readonly usage: string;
  readonly does: string;
  /** Carries it out. Nothing is printed before all of the input is known to be good. */
  readonly execute: (words: readonly string[]) => Promise<Result<ExitCode, string>>;
}
