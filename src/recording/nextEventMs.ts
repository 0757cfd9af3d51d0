// The next and the last thing that happened, seen from a moment: what one step of the transport goes to.
import { firstAtOrAfter, msOf, usOf } from './clock.ts';
import { queryIndexOf } from './queryIndex.ts';
import { NEVER, type AttemptColumns, type Recording } from './Recording.ts';

export type Happening = 'sent' | 'arrived' | 'began' | 'stored' | 'answered' | 'ended' | 'state';

export interface RunEvent {
  readonly atMs: number;
  /** Of `attempts`, or of `states` when `what` is `state`. */
  readonly row: number;
  readonly what: Happening;
}

/** The first thing after the moment; of several in one instant, one. */
export function nextEventMs(recording: Recording, atMs: number): RunEvent | undefined {
  const { attempts, states } = recording;
  const at = usOf(atMs);
  const nearest = new Nearest(at, 1);
  queryIndexOf(recording).attempts.activeAt(atMs, (row) => {
    nearest.considerAttempt(attempts, row);
  });
  const sentNext = firstAfter(attempts.sentAt, attempts.count, at);
  if (sentNext < attempts.count) nearest.considerAttempt(attempts, sentNext);
  const stateNext = firstAfter(states.at, states.count, at);
  if (stateNext < states.count) nearest.consider(states.at[stateNext] ?? 0, stateNext, 'state');
  return nearest.found();
}

/** The last thing before the moment; of several in one instant, one. */
export function previousEventMs(recording: Recording, atMs: number): RunEvent | undefined {
  const { attempts, states } = recording;
  const at = usOf(atMs);
  const nearest = new Nearest(at, -1);
  const statePrevious = firstAtOrAfter(states.at, states.count, at) - 1;
  if (statePrevious >= 0) {
    nearest.consider(states.at[statePrevious] ?? 0, statePrevious, 'state');
  }
  const sentLast = firstAtOrAfter(attempts.sentAt, attempts.count, at) - 1;
  if (sentLast < 0) return nearest.found();
  nearest.considerAttempt(attempts, sentLast);
  // What happened later than that happened to an attempt that was under way at that moment.
  const since = msOf(attempts.sentAt[sentLast] ?? 0);
  queryIndexOf(recording).attempts.activeAt(since, (row) => {
    nearest.considerAttempt(attempts, row);
  });
  return nearest.found();
}

function firstAfter(column: Float64Array, count: number, at: number): number {
  let row = firstAtOrAfter(column, count, at);
  while (row < count && column[row] === at) row += 1;
  return row;
}

/** Keeps the nearest thing on one side of a moment. */
class Nearest {
  private readonly from: number;
  private readonly direction: 1 | -1;
  private at: number | undefined;
  private row = 0;
  private what: Happening = 'state';

  constructor(from: number, direction: 1 | -1) {
    this.from = from;
    this.direction = direction;
  }

  consider(at: number, row: number, what: Happening): void {
    const { direction } = this;
    if ((at - this.from) * direction <= 0) return;
    if (this.at !== undefined && (this.at - at) * direction <= 0) return;
    this.at = at;
    this.row = row;
    this.what = what;
  }

  considerAttempt(attempts: AttemptColumns, row: number): void {
    const sent = attempts.sentAt[row] ?? 0;
    const later = (after: number | undefined, what: Happening): void => {
      if (after !== undefined && after !== NEVER) this.consider(sent + after, row, what);
    };
    this.consider(sent, row, 'sent');
    later(attempts.arrivedAfter[row], 'arrived');
    later(attempts.beganAfter[row], 'began');
    later(attempts.storedAfter[row], 'stored');
    later(attempts.answeredAfter[row], 'answered');
    later(attempts.endedAfter[row], 'ended');
  }

  found(): RunEvent | undefined {
    const { at, row, what } = this;
    return at === undefined ? undefined : { atMs: msOf(at), row, what };
  }
}
