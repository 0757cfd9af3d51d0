// One queue as its broker keeps it: entries in the order they were stored, each with an offset, and the pulls that
// wait for the next one. Rules K1 and K2.
import { IntQueue } from '../../engine/IntQueue.ts';
import { type Entries, moved } from './Entries.ts';

export class QueueLog {
  length = 0;
  /** Pulls that the broker holds because nothing is there for them. */
  readonly waiting = new IntQueue();
  /** Who wants to know, group by group, that it got something (consumers that pop). */
  readonly watchers: (() => void)[] = [];
  /** It is on the broker's list of queues to look at in the next dispatch. */
  isTouched = false;
  private entries = new Uint32Array(64);
  private seen = 0;

  readonly queue: number;
  readonly isRetry: boolean;
  private readonly all: Entries;

  constructor(all: Entries, queue: number, isRetry: boolean) {
    this.all = all;
    this.queue = queue;
    this.isRetry = isRetry;
  }

  push(entry: number): void {
    if (this.length === this.entries.length) {
      this.entries = moved(this.entries, new Uint32Array(this.length * 2));
    }
    this.entries[this.length++] = entry;
  }

  at(offset: number): number {
    return this.entries[offset] ?? 0;
  }

  /** So many entries consumers see now: an entry is dispatched to its queue a moment after it was stored. */
  visibleLength(now: number): number {
    const { visibleAt } = this.all;
    while (this.seen < this.length && (visibleAt[this.entries[this.seen] ?? 0] ?? 0) <= now) {
      this.seen++;
    }
    return this.seen;
  }

  /** The first offset that was stored at `since` or later. */
  offsetAt(since: number): number {
    const { visibleAt } = this.all;
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((visibleAt[this.entries[middle] ?? 0] ?? 0) < since) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
