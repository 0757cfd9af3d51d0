// A client whose requests are all made by one thread: each costs it some time, and the next one waits for it.
import type { EventQueue } from '../../../engine/EventQueue.ts';

export class OneThread {
  private freeAt = 0;

  private readonly queue: EventQueue;
  private readonly costUs: number;

  constructor(queue: EventQueue, costUs: number) {
    this.queue = queue;
    this.costUs = costUs;
  }

  /** Takes the thread's next free moment for one request; tells how far away it is. */
  waitUs(): number {
    const { now } = this.queue;
    const begins = Math.max(now, this.freeAt);
    this.freeAt = begins + this.costUs;
    return begins - now;
  }
}
