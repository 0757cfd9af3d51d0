// Where a run writes deliveries and pulls: the recording's columns while they still grow.
import { type DeliveryColumns, NEVER, type PullColumns } from './Recording.ts';

type Column = Float64Array | Uint32Array | Uint16Array | Uint8Array;

/** The column with its beginning moved into longer room. */
function moved<Kind extends Column>(column: Kind, room: Kind): Kind {
  room.set(column);
  return room;
}

const never = (length: number): Uint32Array => new Uint32Array(length).fill(NEVER);
const none = (length: number): Float64Array => new Float64Array(length).fill(-1);

export class DeliveryRecorder implements DeliveryColumns {
  count = 0;
  startedAt = new Float64Array(256);
  message = new Uint32Array(256);
  copy = new Uint32Array(256);
  previous = never(256);
  number = new Uint16Array(256);
  reconsumeTimes = new Uint16Array(256);
  consumer = new Uint8Array(256);
  broker = new Uint8Array(256);
  queue = new Uint8Array(256);
  batch = new Uint16Array(256);
  visibleAt = new Float64Array(256);
  receivedAt = new Float64Array(256);
  endedAfter = never(256);
  settledAfter = never(256);
  outcome = new Uint8Array(256);
  cause = new Uint8Array(256);
  flags = new Uint8Array(256);
  waitPlanned = none(256);
  waitActual = none(256);
  waitCause = new Uint8Array(256);

  /** The number of a new row; the caller fills it in. */
  add(): number {
    if (this.count === this.startedAt.length) this.grow();
    return this.count++;
  }

  private grow(): void {
    const length = this.count * 2;
    this.startedAt = moved(this.startedAt, new Float64Array(length));
    this.message = moved(this.message, new Uint32Array(length));
    this.copy = moved(this.copy, new Uint32Array(length));
    this.previous = moved(this.previous, never(length));
    this.number = moved(this.number, new Uint16Array(length));
    this.reconsumeTimes = moved(this.reconsumeTimes, new Uint16Array(length));
    this.consumer = moved(this.consumer, new Uint8Array(length));
    this.broker = moved(this.broker, new Uint8Array(length));
    this.queue = moved(this.queue, new Uint8Array(length));
    this.batch = moved(this.batch, new Uint16Array(length));
    this.visibleAt = moved(this.visibleAt, new Float64Array(length));
    this.receivedAt = moved(this.receivedAt, new Float64Array(length));
    this.endedAfter = moved(this.endedAfter, never(length));
    this.settledAfter = moved(this.settledAfter, never(length));
    this.outcome = moved(this.outcome, new Uint8Array(length));
    this.cause = moved(this.cause, new Uint8Array(length));
    this.flags = moved(this.flags, new Uint8Array(length));
    this.waitPlanned = moved(this.waitPlanned, none(length));
    this.waitActual = moved(this.waitActual, none(length));
    this.waitCause = moved(this.waitCause, new Uint8Array(length));
  }
}

export class PullRecorder implements PullColumns {
  count = 0;
  sentAt = new Float64Array(256);
  consumer = new Uint8Array(256);
  broker = new Uint8Array(256);
  queue = new Uint8Array(256);
  answeredAfter = never(256);
  messages = new Uint16Array(256);
  outcome = new Uint8Array(256);
  flags = new Uint8Array(256);

  /** The number of a new row; the caller fills it in. */
  add(): number {
    if (this.count === this.sentAt.length) this.grow();
    return this.count++;
  }

  private grow(): void {
    const length = this.count * 2;
    this.sentAt = moved(this.sentAt, new Float64Array(length));
    this.consumer = moved(this.consumer, new Uint8Array(length));
    this.broker = moved(this.broker, new Uint8Array(length));
    this.queue = moved(this.queue, new Uint8Array(length));
    this.answeredAfter = moved(this.answeredAfter, never(length));
    this.messages = moved(this.messages, new Uint16Array(length));
    this.outcome = moved(this.outcome, new Uint8Array(length));
    this.flags = moved(this.flags, new Uint8Array(length));
  }
}
