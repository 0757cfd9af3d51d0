// One handler and what it is at work on.
import { NO_EVENT } from '../../engine/EventQueue.ts';
import type { ProcessQueue } from './ProcessQueue.ts';

export class HandOver {
  queue: ProcessQueue | undefined;
  epoch = 0;
  event = NO_EVENT;
  /** Deliveries, and the offsets they stand at. */
  readonly rows: number[] = [];
  readonly offsets: number[] = [];
  /** Deliveries that are on their way back to a broker. */
  awaited = 0;

  begin(queue: ProcessQueue): void {
    this.queue = queue;
    this.epoch = queue.epoch;
    this.rows.length = 0;
    this.offsets.length = 0;
    this.awaited = 0;
  }

  /** Its queue is still that of its consumer, and has not begun anew. */
  get isValid(): boolean {
    return this.queue !== undefined && this.queue.isOwned && this.queue.epoch === this.epoch;
  }
}

/** Handlers of one consumer: as many as its pool has threads. */
export class HandlerPool {
  busy = 0;
  private readonly all: HandOver[] = [];
  private readonly free: number[] = [];

  /** A free handler's number; -1 when all that many are at work. */
  take(limit: number): number {
    if (this.busy >= limit) return -1;
    this.busy++;
    const known = this.free.pop();
    if (known !== undefined) return known;
    this.all.push(new HandOver());
    return this.all.length - 1;
  }

  at(number: number): HandOver {
    const handOver = this.all[number];
    if (handOver === undefined) throw new Error(`Bug: no handler ${number}`);
    return handOver;
  }

  giveBack(number: number): void {
    this.at(number).queue = undefined;
    this.busy--;
    this.free.push(number);
  }

  /** Those at work, with their numbers. */
  working(): readonly (readonly [number, HandOver])[] {
    return this.all.flatMap((handOver, number) =>
      handOver.queue === undefined ? [] : [[number, handOver] as const],
    );
  }
}
