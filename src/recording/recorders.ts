// Where a run writes: the recording's columns while they still grow. The model reads its own rows back from
// here, so nothing about an attempt or message is kept twice.
import {
  type AttemptColumns,
  type MessageColumns,
  NEVER,
  NO_ROW,
  type StateColumns,
} from './Recording.ts';

type Column = Float64Array | Float32Array | Uint32Array | Uint16Array | Uint8Array;

/** A longer column with the same beginning, the rest filled with `filler`. */
function longer<Kind extends Column>(column: Kind, length: number, filler = 0): Kind {
  const Constructor = column.constructor as new (length: number) => Kind;
  const grown = new Constructor(length);
  grown.set(column);
  if (filler !== 0) grown.fill(filler, column.length);
  return grown;
}

const never = (length: number): Uint32Array => new Uint32Array(length).fill(NEVER);

export class AttemptRecorder implements AttemptColumns {
  count = 0;
  sentAt: Float64Array;
  message: Uint32Array;
  previous: Uint32Array;
  number: Uint16Array;
  client: Uint8Array;
  broker: Uint8Array;
  queue: Uint8Array;
  arrivedAfter: Uint32Array;
  beganAfter: Uint32Array;
  storedAfter: Uint32Array;
  answeredAfter: Uint32Array;
  endedAfter: Uint32Array;
  outcome: Uint8Array;
  cause: Uint8Array;
  code: Uint16Array;
  flags: Uint8Array;
  waitPlanned: Uint32Array;
  waitActual: Uint32Array;
  waitCause: Uint8Array;

  constructor(capacity: number) {
    this.sentAt = new Float64Array(capacity);
    this.message = new Uint32Array(capacity);
    this.previous = never(capacity);
    this.number = new Uint16Array(capacity);
    this.client = new Uint8Array(capacity);
    this.broker = new Uint8Array(capacity);
    this.queue = new Uint8Array(capacity);
    this.arrivedAfter = never(capacity);
    this.beganAfter = never(capacity);
    this.storedAfter = never(capacity);
    this.answeredAfter = never(capacity);
    this.endedAfter = never(capacity);
    this.outcome = new Uint8Array(capacity);
    this.cause = new Uint8Array(capacity);
    this.code = new Uint16Array(capacity);
    this.flags = new Uint8Array(capacity);
    this.waitPlanned = never(capacity);
    this.waitActual = never(capacity);
    this.waitCause = new Uint8Array(capacity);
  }

  /** The number of a new row; the caller fills it in. Twice the capacity when it is full. */
  add(): number {
    if (this.count === this.sentAt.length) this.grow();
    return this.count++;
  }

  private grow(): void {
    const length = this.sentAt.length * 2;
    this.sentAt = longer(this.sentAt, length);
    this.message = longer(this.message, length);
    this.previous = longer(this.previous, length, NO_ROW);
    this.number = longer(this.number, length);
    this.client = longer(this.client, length);
    this.broker = longer(this.broker, length);
    this.queue = longer(this.queue, length);
    this.arrivedAfter = longer(this.arrivedAfter, length, NEVER);
    this.beganAfter = longer(this.beganAfter, length, NEVER);
    this.storedAfter = longer(this.storedAfter, length, NEVER);
    this.answeredAfter = longer(this.answeredAfter, length, NEVER);
    this.endedAfter = longer(this.endedAfter, length, NEVER);
    this.outcome = longer(this.outcome, length);
    this.cause = longer(this.cause, length);
    this.code = longer(this.code, length);
    this.flags = longer(this.flags, length);
    this.waitPlanned = longer(this.waitPlanned, length, NEVER);
    this.waitActual = longer(this.waitActual, length, NEVER);
    this.waitCause = longer(this.waitCause, length);
  }
}

export class MessageRecorder implements MessageColumns {
  count = 0;
  intendedAt: Float64Array;
  client: Uint8Array;
  caller: Uint32Array;
  startedAfter: Uint32Array;
  endedAfter: Uint32Array;
  result: Uint8Array;
  cause: Uint8Array;
  attempts: Uint16Array;
  lastAttempt: Uint32Array;
  copies: Uint8Array;

  constructor(capacity: number) {
    this.intendedAt = new Float64Array(capacity);
    this.client = new Uint8Array(capacity);
    this.caller = never(capacity);
    this.startedAfter = never(capacity);
    this.endedAfter = never(capacity);
    this.result = new Uint8Array(capacity);
    this.cause = new Uint8Array(capacity);
    this.attempts = new Uint16Array(capacity);
    this.lastAttempt = never(capacity);
    this.copies = new Uint8Array(capacity);
  }

  /** The number of a new row; the caller fills it in. Twice the capacity when it is full. */
  add(): number {
    if (this.count === this.intendedAt.length) this.grow();
    return this.count++;
  }

  private grow(): void {
    const length = this.intendedAt.length * 2;
    this.intendedAt = longer(this.intendedAt, length);
    this.client = longer(this.client, length);
    this.caller = longer(this.caller, length, NO_ROW);
    this.startedAfter = longer(this.startedAfter, length, NEVER);
    this.endedAfter = longer(this.endedAfter, length, NEVER);
    this.result = longer(this.result, length);
    this.cause = longer(this.cause, length);
    this.attempts = longer(this.attempts, length);
    this.lastAttempt = longer(this.lastAttempt, length, NO_ROW);
    this.copies = longer(this.copies, length);
  }
}

export interface StateChange {
  readonly at: number;
  readonly part: number;
  readonly index: number;
  readonly dimension: number;
  readonly detail: number;
  readonly value: number;
}

export class StateRecorder implements StateColumns {
  count = 0;
  at = new Float64Array(64);
  part = new Uint8Array(64);
  index = new Uint8Array(64);
  dimension = new Uint8Array(64);
  detail = new Uint8Array(64);
  value = new Uint8Array(64);

  add(change: StateChange): void {
    if (this.count === this.at.length) this.grow();
    const row = this.count++;
    this.at[row] = change.at;
    this.part[row] = change.part;
    this.index[row] = change.index;
    this.dimension[row] = change.dimension;
    this.detail[row] = change.detail;
    this.value[row] = change.value;
  }

  private grow(): void {
    const length = this.at.length * 2;
    this.at = longer(this.at, length);
    this.part = longer(this.part, length);
    this.index = longer(this.index, length);
    this.dimension = longer(this.dimension, length);
    this.detail = longer(this.detail, length);
    this.value = longer(this.value, length);
  }
}
