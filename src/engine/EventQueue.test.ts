import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Instant, atUs } from '../lib/units.ts';
import { EVENT_TIME_MAX, type EventHandle, EventQueue } from './EventQueue.ts';
import { Random } from './Random.ts';

/** The same thing as a list that is searched from the front: obviously right, and slow. */
class NaiveQueue {
  now = 0;
  private entered = 0;
  private readonly waiting: { at: number; order: number; subject: number }[] = [];

  push(at: number, subject: number): void {
    this.waiting.push({ at, order: this.entered++, subject });
  }

  cancel(subject: number): void {
    const place = this.waiting.findIndex((event) => event.subject === subject);
    this.waiting.splice(place, 1);
  }

  pop(): { at: number; subject: number } | undefined {
    this.waiting.sort((a, b) => a.at - b.at || a.order - b.order);
    const event = this.waiting.shift();
    if (event !== undefined) this.now = event.at;
    return event;
  }

  get size(): number {
    return this.waiting.length;
  }
}

// Delays of all sizes: equal instants, inside one microsecond's wheel (1 ms), the coarser wheels (1 s, 18 min),
// a day, and exactly on and around the edges of the wheels' windows.
const DAY = 86_400_000_000;
const edges = [2 ** 10, 2 ** 20, 2 ** 30, 2 ** 31, 2 ** 32];
const delays = fc.oneof(
  fc.constant(0),
  fc.nat(3),
  fc.nat(2_000),
  fc.nat(2_000_000),
  fc.nat(2_000_000_000),
  fc.integer({ min: 0, max: DAY }),
  fc.constantFrom(...edges.flatMap((edge) => [edge - 1, edge, edge + 1])),
);

type Step =
  | { readonly kind: 'push'; readonly delay: number }
  | { readonly kind: 'pop' }
  | { readonly kind: 'cancel'; readonly choice: number };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('push' as const), delay: delays }) },
    { weight: 3, arbitrary: fc.constant({ kind: 'pop' as const }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('cancel' as const), choice: fc.nat() }),
    },
  ),
  { maxLength: 300, size: 'max' },
);

/** Does the same to both; every event has its own subject. */
class Pair {
  readonly queue: EventQueue;
  readonly naive = new NaiveQueue();
  private readonly handles = new Map<number, EventHandle>();
  private subject = 0;

  constructor(capacity: number) {
    this.queue = new EventQueue(capacity);
  }

  push(delay: number): void {
    const at = this.queue.now + delay;
    const subject = this.subject++;
    const handle = this.queue.push(atUs(at), subject % 256, subject);
    this.handles.set(subject, handle);
    this.naive.push(at, subject);
    expect(this.queue.timeOf(handle)).toBe(at);
  }

  cancel(choice: number): void {
    const subjects = [...this.handles.keys()];
    const subject = subjects[choice % subjects.length];
    if (subject === undefined) return;
    this.queue.cancel(this.handles.get(subject) ?? -1);
    this.handles.delete(subject);
    this.naive.cancel(subject);
  }

  pop(): void {
    const expected = this.naive.pop();
    expect(this.queue.pop()).toBe(expected !== undefined);
    if (expected === undefined) return;
    const { now, kind, subject } = this.queue;
    expect(`${now} ${kind} ${subject}`).toBe(
      `${expected.at} ${expected.subject % 256} ${expected.subject}`,
    );
    this.handles.delete(subject);
  }

  expectSameSize(): void {
    expect(this.queue.size).toBe(this.naive.size);
  }
}

describe('against a sorted list', () => {
  test('gives the same events in the same order, whatever enters, leaves and is taken back', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 64 }), (given, capacity) => {
        const pair = new Pair(capacity);
        for (const step of given) {
          if (step.kind === 'push') pair.push(step.delay);
          else if (step.kind === 'cancel') pair.cancel(step.choice);
          else pair.pop();
          pair.expectSameSize();
        }
        while (pair.queue.size > 0) pair.pop();
        pair.pop();
      }),
      { numRuns: 200 },
    );
  });

  test('a run of a day in steps of every size stays in order', () => {
    const pair = new Pair(1);
    const random = Random.stream(1, 'steps');
    for (let event = 0; event < 50; event++) pair.push(random.below(1_000_000));
    // Each event lets another one happen, 1 µs to 19 hours later; now and then one is taken back at once.
    for (let turn = 0; turn < 10_000 && pair.queue.now < DAY; turn++) {
      pair.pop();
      pair.push(2 ** random.below(37));
      if (random.below(3) > 0) continue;
      pair.push(random.below(4_000));
      pair.cancel(pair.queue.size - 1);
    }
    expect(pair.queue.now).toBeGreaterThanOrEqual(DAY);
  });
});

describe('equal instants', () => {
  test('leave in the order they entered, from whichever wheel they come', () => {
    fc.assert(
      fc.property(delays, fc.array(delays, { maxLength: 10 }), (delay, others) => {
        const queue = new EventQueue();
        const at = 3 * 2 ** 30 + delay;
        let entered = 0;
        queue.push(atUs(at), 1, entered++);
        // Moments before it let it sink from wheel to wheel, and more of the same instant enter in between.
        for (const other of others) queue.push(atUs(Math.max(0, at - other)), 0, -1);
        queue.push(atUs(at), 1, entered++);
        const left: number[] = [];
        while (queue.pop()) {
          if (queue.kind === 0 && queue.now <= at) queue.push(atUs(at), 1, entered++);
          else left.push(queue.subject);
        }
        expect(left).toEqual(Array.from({ length: entered }, (_, order) => order));
      }),
    );
  });

  test('an event pushed for now happens now, after those that wait for now', () => {
    const queue = new EventQueue();
    queue.push(atUs(5), 0, 1);
    queue.push(atUs(5), 0, 2);
    queue.pop();
    queue.push(queue.now, 0, 3);
    const left: number[] = [];
    while (queue.pop()) left.push(queue.subject);
    expect(left).toEqual([2, 3]);
    expect(queue.now).toBe(5);
  });
});

describe('limits', () => {
  test('refuses the past and what lies beyond its wheels', () => {
    const queue = new EventQueue();
    queue.push(atUs(1_000), 0, 0);
    queue.pop();
    expect(() => queue.push(999 as Instant, 0, 0)).toThrow('999');
    expect(() => queue.push((EVENT_TIME_MAX + 1) as Instant, 0, 0)).toThrow('cannot enter');
    expect(queue.size).toBe(0);
  });

  test('the last moment its wheels reach is reached', () => {
    const queue = new EventQueue();
    queue.push(atUs(EVENT_TIME_MAX), 0, 7);
    queue.push(atUs(EVENT_TIME_MAX - 1), 0, 6);
    queue.pop();
    expect(queue.subject).toBe(6);
    queue.pop();
    expect([queue.now, queue.subject]).toEqual([EVENT_TIME_MAX, 7]);
  });

  test('grows without forgetting anything, and uses the room of what is over', () => {
    const queue = new EventQueue(2);
    const handles = new Set<EventHandle>();
    for (let round = 0; round < 3; round++) {
      for (let subject = 0; subject < 5_000; subject++) {
        const at = atUs(queue.now + ((subject * 7919) % 5_000) * 1_000_000);
        handles.add(queue.push(at, round, subject));
      }
      let before = queue.now;
      const seen = new Set<number>();
      let isInOrder = true;
      while (queue.pop()) {
        isInOrder &&= queue.now >= before && queue.kind === round;
        before = queue.now;
        seen.add(queue.subject);
      }
      expect(isInOrder).toBe(true);
      expect(seen.size).toBe(5_000);
    }
    expect(handles.size).toBe(5_000);
  });

  test('an empty queue has nothing, and still takes events afterwards', () => {
    const queue = new EventQueue();
    expect(queue.pop()).toBe(false);
    queue.cancel(queue.push(atUs(2 ** 35), 0, 1));
    expect(queue.pop()).toBe(false);
    queue.push(atUs(3), 0, 2);
    expect(queue.pop()).toBe(true);
    expect(queue.subject).toBe(2);
  });
});
