// How a delivery of a message to a consumer ended, as small numbers that fit a column, and the cause behind it; the
// same for the pulls by which a consumer asks for messages.

/** What became of one hand-over of a message to a handler. */
export const DELIVERY = {
  /** The handler is at work, or the run ended first. */
  running: 0,
  consumed: 1,
  /** Handed back to the broker (or hidden again): it comes once more after a wait. */
  later: 2,
  /** Orderly: its queue stands still for a while, then the same message again. */
  suspended: 3,
  /** The broker stored it in the dead-letter queue: it comes no more. */
  deadLettered: 4,
  /** The handler's result meant nothing: the process died, or its queue had been taken from it. */
  abandoned: 5,
  /** Failed, and nobody will ever deliver it again (broadcasting, lite pull). */
  dropped: 6,
} as const;
export type DeliveryName = keyof typeof DELIVERY;
export const DELIVERY_NAMES = Object.keys(DELIVERY) as readonly DeliveryName[];

/** Bits of a delivery's `flags`. */
export const DELIVERY_FLAG = {
  /** The business did it, although it had done it before. */
  duplicate: 1,
  /** A duplicate that an idempotent business noticed, so that it did no harm. */
  absorbed: 2,
  /** It was read from disk: no longer in the broker's page cache. */
  cold: 4,
  /** It came out of the retry topic. */
  retry: 8,
  /** A message that this handler can never digest. */
  poison: 16,
} as const;

/** Why a delivery, or the wait after it, came out as it did. Numbers are part of the digest and never reused. */
export const DELIVERY_CAUSE = {
  none: 0,
  // how the handler answered
  consumeOk: 1,
  reconsumeLater: 2, // RECONSUME_LATER
  handlerThrew: 3,
  handlerNull: 4,
  behindAckIndex: 5, // success, but only up to ackIndex
  suspendedByHandler: 6, // SUSPEND_CURRENT_QUEUE_A_MOMENT
  // where it ended
  reconsumeTimesUsedUp: 10, // dead letter: maxReconsumeTimes reached
  sentToDeadLetters: 11, // dead letter: the handler asked for it (delay level -1)
  broadcastFailed: 12,
  pullFailed: 13, // lite pull: the application has to see to it itself
  processDied: 14,
  queueTaken: 15, // rebalanced to another consumer while the handler worked
  rolledBack: 16, // the offsets of the group went back
  // the wait before the next delivery
  delayLevel: 20, // level 3 + reconsumeTimes
  delayLevelChosen: 21, // setDelayLevelWhenNextConsume
  suspendTime: 22, // orderly
  sendBackFailed: 23, // no broker took it back: again from memory
  takenOver: 24, // another consumer got the queue and begins at the committed offset
  invisibleTime: 25, // POP, gRPC: hidden until its invisible time is over
  backoffPolicy: 26, // gRPC: the wait that the server's policy tells
} as const;
export type DeliveryCauseName = keyof typeof DELIVERY_CAUSE;
const NAME_BY_CODE: ReadonlyMap<number, DeliveryCauseName> = new Map(
  (Object.entries(DELIVERY_CAUSE) as [DeliveryCauseName, number][]).map(([name, code]) => [
    code,
    name,
  ]),
);

/** The name of a cause code; `none` for a code that no version knows. */
export function deliveryCauseName(code: number): DeliveryCauseName {
  return NAME_BY_CODE.get(code) ?? 'none';
}

/** How a pull ended. */
export const PULL = {
  underWay: 0,
  found: 1,
  /** Held by the broker until its time was over, nothing came. */
  empty: 2,
  /** Refused, broken or answered with an error. */
  failed: 3,
  timedOut: 4,
} as const;

/** Bits of a pull's `flags`. */
export const PULL_FLAG = {
  /** It asks the group's retry topic. */
  retry: 1,
  /** What it got had to be read from disk. */
  cold: 2,
  /** The broker held it: nothing was there when it came. */
  held: 4,
} as const;
