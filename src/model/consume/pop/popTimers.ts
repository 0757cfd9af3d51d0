// What a consumer that pops does later by itself, as the subject of an event of its own.

export const POP_TIMER = {
  /** It begins to receive. */
  begins: 0,
  /** The next receive, of a broker (or of one of the application's threads). */
  receiveDue: 1,
  /** A handler has done with a delivery. */
  handled: 2,
  /** A settlement that was not taken is sent again: of a delivery. */
  settleAgain: 3,
  /** An ordered message is handed over again: its place in the cache. */
  handAgain: 4,
} as const;

export interface PopTimer {
  readonly consumer: number;
  /** The consumer's life in which it was set: in a later one it means nothing. */
  readonly epoch: number;
  readonly kind: number;
  readonly subject: number;
}
