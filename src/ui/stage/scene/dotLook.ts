// Which shape and colour a dot has on which part of its way. What a client cannot know yet has the
// colour of what is under way; the outcome's colour appears on the way back.
import { FLAG, OUTCOME } from '../../../recording/outcomes.ts';
import type { AttemptColumns } from '../../../recording/Recording.ts';

/** In the order of the sprites. */
export const LOOKS = [
  'inFlight',
  'retrying',
  'stored',
  'retried',
  'throttled',
  'timedOut',
  'connectionFailed',
  'rejected',
  'lost',
  'duplicate',
  'waiting',
  'deadLettered',
  'givenBack',
] as const;
export type LookName = (typeof LOOKS)[number];

export const LOOK = {
  inFlight: 0,
  retrying: 1,
  stored: 2,
  retried: 3,
  throttled: 4,
  timedOut: 5,
  connectionFailed: 6,
  rejected: 7,
  lost: 8,
  duplicate: 9,
  waiting: 10,
  deadLettered: 11,
  givenBack: 12,
} as const satisfies Record<LookName, number>;

export function lookOfRequest(attempts: AttemptColumns, row: number): number {
  return (attempts.number[row] ?? 1) > 1 ? LOOK.retrying : LOOK.inFlight;
}

export function lookOfEnd(attempts: AttemptColumns, row: number): number {
  const outcome = attempts.outcome[row] ?? 0;
  const look = LOOK_OF_OUTCOME[outcome] ?? LOOK.inFlight;
  if (look === LOOK.stored) return lookOfStored(attempts, row);
  return look === LOOK.inFlight ? lookOfRequest(attempts, row) : look;
}

/** By outcome; what has none stays in flight. */
const LOOK_OF_OUTCOME = new Uint8Array(16);
LOOK_OF_OUTCOME[OUTCOME.stored] = LOOK.stored;
LOOK_OF_OUTCOME[OUTCOME.storedNotOk] = LOOK.stored;
LOOK_OF_OUTCOME[OUTCOME.throttled] = LOOK.throttled;
LOOK_OF_OUTCOME[OUTCOME.timedOut] = LOOK.timedOut;
LOOK_OF_OUTCOME[OUTCOME.connectionFailed] = LOOK.connectionFailed;
LOOK_OF_OUTCOME[OUTCOME.rejected] = LOOK.rejected;

function lookOfStored(attempts: AttemptColumns, row: number): number {
  if (((attempts.flags[row] ?? 0) & FLAG.duplicate) !== 0) return LOOK.duplicate;
  return (attempts.number[row] ?? 1) > 1 ? LOOK.retried : LOOK.stored;
}
