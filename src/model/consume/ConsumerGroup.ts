// What the brokers know of one consumer group: who belongs to it, how far it has consumed each queue, who has locked
// which, and what happened to each copy so far. Rules K7 to K9 and K16. Under broadcasting each consumer is a group
// of its own. Left out: brokers that know different members; offsets that a broker has not yet written to disk.
import { NO_ROW } from '../../recording/Recording.ts';
import { moved } from './Entries.ts';

interface Lock {
  readonly consumer: number;
  readonly until: number;
}

/** RebalanceLockManager:REBALANCE_LOCK_MAX_LIVE_TIME */
const LOCK_LIVES = 60_000_000; // µs

export class ConsumerGroup {
  /** Consumers that the brokers count as members, in order of their names. */
  members: readonly number[] = [];
  /** By queue (see `keyOf`): the offset from which its next owner begins. */
  readonly committed = new Map<number, number>();
  /** By queue: who held it last. */
  readonly owner = new Map<number, number>();
  private readonly locks = new Map<number, Lock>();
  // By attempt: the newest delivery of that copy. By message: whether the business has done it.
  private lastDelivery = new Uint32Array(1024).fill(NO_ROW);
  private done = new Uint8Array(1024);

  readonly index: number;

  constructor(index: number) {
    this.index = index;
  }

  join(consumer: number, rankOf: (consumer: number) => string): void {
    if (this.members.includes(consumer)) return;
    this.members = [...this.members, consumer].sort((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1));
  }

  leave(consumer: number): boolean {
    if (!this.members.includes(consumer)) return false;
    this.members = this.members.filter((member) => member !== consumer);
    return true;
  }

  /** Takes or renews the lock of a queue; false while another consumer's lock lives. */
  lock(key: number, consumer: number, now: number): boolean {
    const lock = this.locks.get(key);
    if (lock !== undefined && lock.consumer !== consumer && lock.until > now) return false;
    this.locks.set(key, { consumer, until: now + LOCK_LIVES });
    return true;
  }

  unlock(consumer: number): void {
    for (const [key, lock] of this.locks) if (lock.consumer === consumer) this.locks.delete(key);
  }

  lastDeliveryOf(copy: number): number {
    return this.lastDelivery[copy] ?? NO_ROW;
  }

  noteDelivery(copy: number, row: number): void {
    while (copy >= this.lastDelivery.length) {
      const { length } = this.lastDelivery;
      this.lastDelivery = moved(this.lastDelivery, new Uint32Array(length * 2).fill(NO_ROW));
    }
    this.lastDelivery[copy] = row;
  }

  /** The business has done the message; true when it had done it before. */
  doOnce(message: number): boolean {
    while (message >= this.done.length) {
      this.done = moved(this.done, new Uint8Array(this.done.length * 2));
    }
    const before = this.done[message] === 1;
    this.done[message] = 1;
    return before;
  }
}

/** A queue among all of the topic's and of the retry topic's. */
export function keyOf(broker: number, queue: number, isRetry: boolean): number {
  return (broker << 9) | (isRetry ? 256 : 0) | queue;
}
