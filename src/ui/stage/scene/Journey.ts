// When one attempt is where on the screen. Cause stays before effect although journeys are stretched:
// an answer leaves when it really left, or when its request has visibly arrived; a retry leaves when
// it really was sent, or when the answer it follows has visibly come back.
import { CAUSE, FLAG, OUTCOME } from '../../../recording/outcomes.ts';
import { NEVER, NO_ROW, type AttemptColumns } from '../../../recording/Recording.ts';
import { luckOf } from './hash.ts';

export const FATE = {
  answered: 0,
  /** Refused at the broker's edge. */
  bounced: 1,
  requestLost: 2,
  answerLost: 3,
  /** The client stopped waiting, and no answer comes any more. */
  gaveUp: 4,
  /** The answer comes, but nobody waits for it. */
  late: 5,
  /** Sent, and no answer was wanted. */
  oneway: 6,
} as const;
type Fate = (typeof FATE)[keyof typeof FATE];

/** How far a lost request or answer comes before it is gone, as a share of the way. */
export const LOST_AT = 0.62;

/** How many attempts back a delay on the screen is carried on. */
const CHAIN_MAX = 4;
/** A retry is never shown later than so many journeys after it was sent. */
const LAG_MAX = 6;
/** Journeys differ by this share of their length, so that a burst looks like a swarm. */
const SWARM = 0.3;

/** After its real end an attempt is seen for at most so many shortest journeys. */
export const AFTERLIFE = LAG_MAX + 2 * (1 + SWARM / 2);

export class Journey {
  fate: Fate = FATE.answered;
  startUs = 0;
  outEndUs = 0;
  /** Until then it stands before the door of a broker that is frozen. */
  doorUntilUs = 0;
  /** Infinity: nothing comes back. */
  backStartUs = 0;
  backEndUs = 0;
  /** The client ends it by itself, without an answer. Infinity: it does not. */
  endsAloneUs = 0;
  private readonly chain = new Uint32Array(CHAIN_MAX);
  private readonly attempts: AttemptColumns;
  private readonly hopUs: number;

  private readonly isThawAt: (broker: number, atUs: number) => boolean;

  /**
   * `hopUs`: how long one way takes when the recording does not say, because nothing arrived.
   * `isThawAt`: whether a frozen broker came back to life at that moment. What stood before its
   * door counts as arrived only then.
   */
  constructor(
    attempts: AttemptColumns,
    {
      hopUs,
      isThawAt = () => false,
    }: {
      readonly hopUs: number;
      readonly isThawAt?: (broker: number, atUs: number) => boolean;
    },
  ) {
    this.attempts = attempts;
    this.hopUs = hopUs;
    this.isThawAt = isThawAt;
  }

  /** Fills the fields for this attempt. No way takes less than about `stretchUs`. */
  plan(row: number, stretchUs: number): void {
    const { attempts, chain } = this;
    let length = 0;
    if (stretchUs > 0) {
      let earlier = attempts.previous[row] ?? NO_ROW;
      while (earlier !== NO_ROW && length < CHAIN_MAX) {
        chain[length] = earlier;
        length += 1;
        earlier = attempts.previous[earlier] ?? NO_ROW;
      }
    }
    let shownUntilUs = 0;
    for (let index = length - 1; index >= 0; index -= 1) {
      this.planOne(chain[index] ?? 0, stretchUs, shownUntilUs);
      shownUntilUs = this.endUs();
    }
    this.planOne(row, stretchUs, shownUntilUs);
  }

  /** When it has visibly ended for its client. */
  endUs(): number {
    return Math.min(this.backEndUs, this.endsAloneUs);
  }

  private planOne(row: number, stretchUs: number, notBeforeUs: number): void {
    const { attempts } = this;
    const sentAt = attempts.sentAt[row] ?? 0;
    const answeredAfter = attempts.answeredAfter[row] ?? NEVER;
    const endedAfter = attempts.endedAfter[row] ?? NEVER;
    const leastUs = stretchUs * (1 - SWARM / 2 + SWARM * luckOf(row));
    const fate = fateOf(attempts, row);

    this.fate = fate;
    this.startUs = Math.max(sentAt, Math.min(notBeforeUs, sentAt + LAG_MAX * stretchUs));
    const arrivedAt = sentAt + (attempts.arrivedAfter[row] ?? NEVER);
    const hasWaited = this.isThawAt(attempts.broker[row] ?? 0, arrivedAt);
    const wayOut = hasWaited ? this.hopUs : this.wayOutUs(row, fate);
    this.outEndUs = this.startUs + Math.max(leastUs, wayOut);
    this.doorUntilUs = hasWaited ? arrivedAt : 0;
    this.backStartUs = Infinity;
    this.backEndUs = Infinity;
    this.endsAloneUs = Infinity;
    if (fate === FATE.bounced) {
      this.backStartUs = this.outEndUs;
      this.backEndUs = this.outEndUs + Math.max(leastUs, endedAfter / 2);
      return;
    }
    const hasReturn = fate === FATE.answered || fate === FATE.answerLost || fate === FATE.late;
    if (hasReturn) {
      const way =
        fate === FATE.answered && endedAfter !== NEVER
          ? endedAfter - answeredAfter
          : this.wayOutUs(row, fate);
      this.backStartUs = Math.max(sentAt + answeredAfter, this.outEndUs);
      this.backEndUs = this.backStartUs + Math.max(leastUs, way);
    }
    if (fate !== FATE.answered && fate !== FATE.oneway && endedAfter !== NEVER) {
      this.endsAloneUs = Math.max(sentAt + endedAfter, this.outEndUs);
    }
  }

  private wayOutUs(row: number, fate: Fate): number {
    const arrivedAfter = this.attempts.arrivedAfter[row] ?? NEVER;
    if (arrivedAfter !== NEVER) return arrivedAfter;
    const endedAfter = this.attempts.endedAfter[row] ?? NEVER;
    return fate === FATE.bounced && endedAfter !== NEVER ? endedAfter / 2 : this.hopUs;
  }
}

function fateOf(attempts: AttemptColumns, row: number): Fate {
  const flags = attempts.flags[row] ?? 0;
  const outcome = attempts.outcome[row] ?? 0;
  const endedAfter = attempts.endedAfter[row] ?? NEVER;
  const answeredAfter = attempts.answeredAfter[row] ?? NEVER;
  const hasArrived = (attempts.arrivedAfter[row] ?? NEVER) !== NEVER;
  if ((flags & FLAG.requestLost) !== 0) return FATE.requestLost;
  if (!hasArrived) {
    // Still on its way when the run ended: it is on its way to the last frame.
    if (endedAfter === NEVER) return FATE.gaveUp;
    return isSilent(attempts, row) ? FATE.requestLost : FATE.bounced;
  }
  if (outcome === OUTCOME.unanswered) return FATE.oneway;
  if ((flags & FLAG.answerLost) !== 0) return FATE.answerLost;
  if (answeredAfter === NEVER) return FATE.gaveUp;
  if (endedAfter >= answeredAfter) return FATE.answered;
  // An answer cannot come back over a connection that its client has closed.
  return outcome === OUTCOME.connectionFailed ? FATE.gaveUp : FATE.late;
}

function isSilent(attempts: AttemptColumns, row: number): boolean {
  const cause = attempts.cause[row];
  return (
    attempts.outcome[row] === OUTCOME.timedOut ||
    cause === CAUSE.connectTimedOut ||
    cause === CAUSE.connectionClosedByTimeout
  );
}
