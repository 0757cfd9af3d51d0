import type { CauseName } from '../../recording/outcomes.ts';

export interface ErrorShape {
  readonly error: string;
  /** `answer`: the code that the last answer carried. */
  readonly code?: number | 'answer';
  readonly cause?: string;
}

/** How a client calls the ways a message can end. */
export interface ErrorTables {
  readonly statuses: Partial<Record<CauseName, string>>;
  /** The client's own decision ends the send. */
  readonly decisions: Partial<Record<CauseName, ErrorShape>>;
  /** A decision that still tells how the last attempt ended, if there was one. */
  readonly afterAttempts?: Partial<Record<CauseName, Partial<Record<CauseName, ErrorShape>>>>;
  /** All attempts are used up: how the last one ended is wrapped. */
  readonly lastAttempts: Partial<Record<CauseName, ErrorShape>>;
}
