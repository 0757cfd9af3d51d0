// The list of what is going to happen, ordered by time; equal times leave in the order they entered.
// A hierarchical timing wheel (Varghese and Lauck 1987): four wheels of 1024 slots, the finest slot one
// microsecond wide. Entering, leaving and cancelling cost the same however many events wait, and no key is
// ever compared, so the order of equal instants is the order of entry by construction: a slot of a coarser
// wheel is emptied into the finer one before anything can enter the finer one directly.
import { assert } from '../lib/assert.ts';
import type { Instant } from '../lib/units.ts';

const SLOT_BITS = 10;
const SLOT_COUNT = 1 << SLOT_BITS;
const SLOT_MASK = SLOT_COUNT - 1;
const LEVEL_COUNT = 4;
const WORDS_PER_LEVEL = SLOT_COUNT >> 5;
const SENTINEL_COUNT = LEVEL_COUNT * SLOT_COUNT;
const PER_WINDOW = [1 / 1_024, 1 / 1_048_576, 1 / 1_073_741_824] as const;
/** The wheels reach this far: 12.7 days. */
export const EVENT_TIME_MAX = 1_099_511_627_775;

/** Names one waiting event, until it has happened or was cancelled. */
export type EventHandle = number;
export const NO_EVENT: EventHandle = -1;

export class EventQueue {
  /** Time, kind and subject of the event that `pop` took last. */
  now = 0 as Instant;
  kind = 0;
  subject = 0;
  /** Events waiting. */
  size = 0;

  // The first SENTINEL_COUNT nodes are the slots' own ends of their circular lists.
  private time: Float64Array;
  private next: Int32Array;
  private previous: Int32Array;
  private kinds: Uint8Array;
  private subjects: Int32Array;
  private free = NO_EVENT;
  private nodeCount = SENTINEL_COUNT;

  /** Which slots may hold something. A set bit may be stale, a clear bit never is. */
  private readonly bits = new Int32Array(LEVEL_COUNT * WORDS_PER_LEVEL);
  private readonly summary = new Int32Array(LEVEL_COUNT);
  /** The slot of wheel 0 from which to look on, and the windows that wheels 0 to 2 show. */
  private cursor = 0;
  private window0 = 0;
  private window1 = 0;
  private window2 = 0;

  constructor(capacity = 4096) {
    const nodes = SENTINEL_COUNT + capacity;
    this.time = new Float64Array(nodes);
    this.next = new Int32Array(nodes);
    this.previous = new Int32Array(nodes);
    this.kinds = new Uint8Array(nodes);
    this.subjects = new Int32Array(nodes);
    for (let slot = 0; slot < SENTINEL_COUNT; slot++) {
      this.next[slot] = slot;
      this.previous[slot] = slot;
    }
  }

  /** Lets something happen at `at` (not before now, at most EVENT_TIME_MAX). `kind` is 0 to 255. */
  push(at: Instant, kind: number, subject: number): EventHandle {
    if (at < this.now || at > EVENT_TIME_MAX) this.refuse(at);
    let node = this.free;
    if (node === NO_EVENT) {
      if (this.nodeCount === this.time.length) this.grow();
      node = this.nodeCount++;
    } else {
      this.free = this.next[node] as number;
    }
    this.time[node] = at;
    this.kinds[node] = kind;
    this.subjects[node] = subject;
    this.size++;
    this.place(node, at);
    return node;
  }

  /** Takes a waiting event back. The handle must not have happened or been cancelled already. */
  cancel(node: EventHandle): void {
    const next = this.next[node] as number;
    const previous = this.previous[node] as number;
    this.next[previous] = next;
    this.previous[next] = previous;
    this.next[node] = this.free;
    this.free = node;
    this.size--;
  }

  /** When a waiting event will happen. */
  timeOf(node: EventHandle): Instant {
    return this.time[node] as Instant;
  }

  /** Takes the next event into `now`, `kind` and `subject`; false when none is left. */
  pop(): boolean {
    if (this.size === 0) return false;
    for (;;) {
      const slot = this.firstSlot(0, this.cursor);
      if (slot < 0) {
        this.turn();
        continue;
      }
      this.cursor = slot;
      const node = this.next[slot] as number;
      if (node === slot) {
        this.clear(0, slot);
        continue;
      }
      const next = this.next[node] as number;
      this.next[slot] = next;
      this.previous[next] = slot;
      this.now = this.time[node] as Instant;
      this.kind = this.kinds[node] as number;
      this.subject = this.subjects[node] as number;
      this.next[node] = this.free;
      this.free = node;
      this.size--;
      return true;
    }
  }

  private place(node: number, at: number): void {
    const window0 = (at * PER_WINDOW[0]) | 0;
    let slot: number;
    if (window0 === this.window0) slot = at & SLOT_MASK;
    else if (((at * PER_WINDOW[1]) | 0) === this.window1) slot = SLOT_COUNT + (window0 & SLOT_MASK);
    else {
      const window2 = (at * PER_WINDOW[2]) | 0;
      slot =
        window2 === this.window2
          ? 2 * SLOT_COUNT + (((at * PER_WINDOW[1]) | 0) & SLOT_MASK)
          : 3 * SLOT_COUNT + (window2 & SLOT_MASK);
    }
    const last = this.previous[slot] as number;
    this.next[last] = node;
    this.previous[node] = last;
    this.next[node] = slot;
    this.previous[slot] = node;
    const word = slot >> 5;
    this.bits[word] = (this.bits[word] as number) | (1 << (slot & 31));
    const level = slot >> SLOT_BITS;
    this.summary[level] = (this.summary[level] as number) | (1 << (word & 31));
  }

  /** The first marked slot of a wheel at or after `from`, as a number over all wheels; -1 if none. */
  private firstSlot(level: number, from: number): number {
    const base = level * WORDS_PER_LEVEL;
    let word = from >> 5;
    if (word >= WORDS_PER_LEVEL) return -1;
    let found = (this.bits[base + word] as number) & (-1 << (from & 31));
    if (found === 0) {
      // Shifting by 32 would shift by 0, hence the two steps.
      const rest = (this.summary[level] as number) & ((-1 << word) << 1);
      if (rest === 0) return -1;
      word = 31 - Math.clz32(rest & -rest);
      found = this.bits[base + word] as number;
    }
    return ((base + word) << 5) + (31 - Math.clz32(found & -found));
  }

  private clear(level: number, slot: number): void {
    const word = slot >> 5;
    const left = (this.bits[word] as number) & ~(1 << (slot & 31));
    this.bits[word] = left;
    if (left === 0) this.summary[level] = (this.summary[level] as number) & ~(1 << (word & 31));
  }

  /** Nothing is left on wheel 0: empties the next slot of the first coarser wheel that has one. */
  private turn(): void {
    for (let level = 1; level < LEVEL_COUNT; level++) {
      const window = level === 1 ? this.window0 : level === 2 ? this.window1 : this.window2;
      const slot = this.firstSlot(level, (window & SLOT_MASK) + 1);
      if (slot < 0) continue;
      const offset = slot & SLOT_MASK;
      if (level === 1) this.window0 = this.window1 * SLOT_COUNT + offset;
      else {
        if (level === 2) this.window1 = this.window2 * SLOT_COUNT + offset;
        else {
          this.window2 = offset;
          this.window1 = this.window2 * SLOT_COUNT;
        }
        this.window0 = this.window1 * SLOT_COUNT;
      }
      this.cursor = 0;
      this.clear(level, slot);
      this.empty(slot);
      return;
    }
    assert(false, `${this.size} events wait on no wheel`);
  }

  private empty(slot: number): void {
    let node = this.next[slot] as number;
    this.next[slot] = slot;
    this.previous[slot] = slot;
    while (node !== slot) {
      const next = this.next[node] as number;
      this.place(node, this.time[node] as number);
      node = next;
    }
  }

  private grow(): void {
    const nodes = this.time.length * 2;
    this.time = copied(new Float64Array(nodes), this.time);
    this.next = copied(new Int32Array(nodes), this.next);
    this.previous = copied(new Int32Array(nodes), this.previous);
    this.kinds = copied(new Uint8Array(nodes), this.kinds);
    this.subjects = copied(new Int32Array(nodes), this.subjects);
  }

  private refuse(at: number): never {
    throw new Error(`Bug: an event at ${at} µs cannot enter at ${this.now} µs`);
  }
}

function copied<Column extends Float64Array | Int32Array | Uint8Array>(
  to: Column,
  from: Column,
): Column {
  to.set(from);
  return to;
}
