// Which attempts are under way at a moment. The stage asks this for each frame.
import { firstAtOrAfter, usOf } from './clock.ts';
import { OUTCOME } from './outcomes.ts';
import { NEVER, type AttemptColumns, type Recording } from './Recording.ts';
import { SpanIndex } from './SpanIndex.ts';

/**
 * An attempt is under way from the moment it is sent up to the last thing that is known of it: a broker may
 * still work on it, or its answer still travel, when the client has long stopped waiting.
 */
export class AttemptIndex {
  private readonly attempts: AttemptColumns;
  private readonly spans: SpanIndex;

  constructor(recording: Recording) {
    const { attempts } = recording;
    this.attempts = attempts;
    this.spans = new SpanIndex({
      count: attempts.count,
      starts: attempts.sentAt,
      endOf: (row) => lastMomentOf(attempts, row),
    });
  }

  /** Rows with sent ≤ moment < over, in the order they were sent. */
  activeAt(atMs: number, visit: (row: number) => void): void {
    const at = usOf(atMs);
    this.spans.visit(at, at, visit);
  }

  /** Rows with anything between the two moments: sent ≤ to, and over after from. */
  activeBetween(fromMs: number, toMs: number, visit: (row: number) => void): void {
    this.spans.visit(usOf(fromMs), usOf(toMs), visit);
  }

  /** The attempt count when all were sent before. */
  firstRowAtOrAfter(atMs: number): number {
    return firstAtOrAfter(this.attempts.sentAt, this.attempts.count, usOf(atMs));
  }
}

/** In microseconds; Infinity while the run ended before the attempt did. */
function lastMomentOf(attempts: AttemptColumns, row: number): number {
  const ended = attempts.endedAfter[row] ?? NEVER;
  if (ended === NEVER && attempts.outcome[row] === OUTCOME.inFlight) return Infinity;
  let last = ended === NEVER ? 0 : ended;
  const answered = attempts.answeredAfter[row] ?? NEVER;
  if (answered !== NEVER && answered > last) last = answered;
  const stored = attempts.storedAfter[row] ?? NEVER;
  if (stored !== NEVER && stored > last) last = stored;
  const began = attempts.beganAfter[row] ?? NEVER;
  if (began !== NEVER && began > last) last = began;
  const arrived = attempts.arrivedAfter[row] ?? NEVER;
  if (arrived !== NEVER && arrived > last) last = arrived;
  return (attempts.sentAt[row] ?? 0) + last;
}
