// The bands of the attempts chart: what each attempt came to, seen from above (the client may have seen less).
import { FLAG, OUTCOME } from './outcomes.ts';

/** In the order they are stacked. */
export const OUTCOME_BANDS = [
  /** A first attempt that was stored. */
  'stored',
  /** A later attempt that was stored. */
  'retried',
  'throttled',
  'timedOut',
  'connectionFailed',
  'rejected',
  /** Its request or its answer got lost, whatever the client made of that; a oneway that nobody stored. */
  'lost',
  'inFlight',
] as const;
export type OutcomeBand = (typeof OUTCOME_BANDS)[number];

export function bandOf(outcome: number, flags: number): OutcomeBand {
  if ((flags & (FLAG.requestLost | FLAG.answerLost)) !== 0) return 'lost';
  const stored = (flags & FLAG.first) !== 0 ? 'stored' : 'retried';
  switch (outcome) {
    case OUTCOME.stored:
    case OUTCOME.storedNotOk:
      return stored;
    case OUTCOME.unanswered:
      return (flags & FLAG.stored) !== 0 ? stored : 'lost';
    case OUTCOME.throttled:
      return 'throttled';
    case OUTCOME.timedOut:
      return 'timedOut';
    case OUTCOME.connectionFailed:
      return 'connectionFailed';
    case OUTCOME.rejected:
      return 'rejected';
    default:
      return 'inFlight';
  }
}

const OUTCOME_COUNT = Object.keys(OUTCOME).length;

/** `BAND_INDEX[outcome << 8 | flags]` is the place of `bandOf(outcome, flags)` in OUTCOME_BANDS. */
export const BAND_INDEX: Readonly<Uint8Array> = Uint8Array.from(
  { length: OUTCOME_COUNT << 8 },
  (_, cell) => OUTCOME_BANDS.indexOf(bandOf(cell >> 8, cell & 0xff)),
);
