// A queue as one consumer holds it: what it has pulled and not finished, and how far it is. Rules K5 and K6. The
// messages stand in a ring by their offsets, because they are finished in any order but committed in that of the queue.
import { NO_EVENT } from '../../engine/EventQueue.ts';
import type { QueueLog } from './QueueLog.ts';

/** In `extra`: it had to be read from disk. */
const COLD = 0x8000;
const STATE = { empty: 0, cached: 1, finished: 2 } as const;

export class ProcessQueue {
  isOwned = false;
  /** Goes up whenever the queue is given or taken: what began before means nothing then. */
  epoch = 0;
  /** Why it was taken away: the cause of the deliveries that this spoils. */
  dropCause = 0;
  /** The offset at which it was taken up. */
  begunAt = 0;
  /** The lowest offset that is not finished, and the next one to pull. */
  first = 0;
  next = 0;
  /** Messages pulled and not finished, and their bytes. */
  count = 0;
  bytes = 0;
  isPulling = false;
  /** When the next pull is due, if it is planned. */
  pullEvent = NO_EVENT;
  /** Its own flow control keeps it from pulling. */
  isHeldBack = false;
  /** Orderly: a thread works on it, or a pause lasts. */
  isBusy = false;
  private state = new Uint8Array(64);
  private received = new Float64Array(64);
  /** What the consumer itself adds to a message's reconsumeTimes. */
  private extra = new Uint16Array(64);
  private sizes = new Uint32Array(64);

  readonly id: number;
  readonly consumer: number;
  readonly broker: number;
  readonly log: QueueLog;

  constructor(
    id: number,
    { consumer, broker, log }: { consumer: number; broker: number; log: QueueLog },
  ) {
    this.id = id;
    this.consumer = consumer;
    this.broker = broker;
    this.log = log;
  }

  /** It is this consumer's from now on, beginning at that offset. */
  give(offset: number): void {
    this.isOwned = true;
    this.restartAt(offset);
  }

  /** It is not this consumer's any more. */
  take(): void {
    this.isOwned = false;
    this.restartAt(this.first);
  }

  /** What it holds is forgotten, and it begins anew at that offset. */
  restartAt(offset: number): void {
    this.epoch++;
    this.state.fill(STATE.empty);
    this.begunAt = offset;
    this.first = offset;
    this.next = offset;
    this.count = 0;
    this.bytes = 0;
    this.isPulling = false;
    this.isBusy = false;
  }

  /** The next message of the queue came with a pull. */
  receive({ bytes, now, isCold }: { bytes: number; now: number; isCold: boolean }): void {
    if (this.next - this.first >= this.state.length) this.grow();
    const place = this.next & (this.state.length - 1);
    this.state[place] = STATE.cached;
    this.received[place] = now;
    this.extra[place] = isCold ? COLD : 0;
    this.sizes[place] = bytes;
    this.next++;
    this.count++;
    this.bytes += bytes;
  }

  receivedAt(offset: number): number {
    return this.received[offset & (this.state.length - 1)] ?? 0;
  }

  extraTimes(offset: number): number {
    return (this.extra[offset & (this.state.length - 1)] ?? 0) & ~COLD;
  }

  isCold(offset: number): boolean {
    return ((this.extra[offset & (this.state.length - 1)] ?? 0) & COLD) !== 0;
  }

  addExtraTime(offset: number): void {
    const place = offset & (this.state.length - 1);
    this.extra[place] = (this.extra[place] ?? 0) + 1;
  }

  /** The message is done with; the queue is finished up to the first one that is not. */
  finish(offset: number): void {
    const mask = this.state.length - 1;
    if (this.state[offset & mask] !== STATE.cached) return;
    this.state[offset & mask] = STATE.finished;
    this.count--;
    this.bytes -= this.sizes[offset & mask] ?? 0;
    while (this.first < this.next && this.state[this.first & mask] === STATE.finished) {
      this.state[this.first & mask] = STATE.empty;
      this.first++;
    }
  }

  /** How far apart the first and the last unfinished message lie. */
  get span(): number {
    return this.count === 0 ? 0 : this.next - 1 - this.first;
  }

  private grow(): void {
    const before = this.state.length;
    const length = before * 2;
    const wide = <Kind extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(
      column: Kind,
      room: Kind,
    ): Kind => {
      // Both halves get the same: an offset keeps its place in one of them.
      room.set(column);
      room.set(column, before);
      return room;
    };
    this.state = wide(this.state, new Uint8Array(length));
    this.received = wide(this.received, new Float64Array(length));
    this.extra = wide(this.extra, new Uint16Array(length));
    this.sizes = wide(this.sizes, new Uint32Array(length));
    // What stands in the half that is not its own is not there.
    for (let place = 0; place < length; place++) {
      const offset = this.first + ((place - this.first) & (length - 1));
      if (offset >= this.next) this.state[place] = STATE.empty;
    }
  }
}
