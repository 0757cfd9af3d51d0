import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IntQueue } from './IntQueue.ts';

type Step =
  { readonly kind: 'push'; readonly item: number } | { readonly kind: 'shift' | 'pop' | 'clear' };

// Pushes weigh more, so that the ring grows and wraps; a clear is seldom.
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({ kind: fc.constant('push' as const), item: fc.nat(1_000_000) }),
    },
    { weight: 5, arbitrary: fc.constant({ kind: 'shift' as const }) },
    { weight: 4, arbitrary: fc.constant({ kind: 'pop' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'clear' as const }) },
  ),
  { maxLength: 400, size: 'max' },
);

test('does what an array does, from both ends', () => {
  fc.assert(
    fc.property(steps, fc.nat(40), (given, capacity) => {
      const queue = new IntQueue(capacity);
      const array: number[] = [];
      for (const step of given) {
        switch (step.kind) {
          case 'push':
            queue.push(step.item);
            array.push(step.item);
            break;
          case 'shift':
            expect(queue.shift()).toBe(array.shift() ?? -1);
            break;
          case 'pop':
            expect(queue.pop()).toBe(array.pop() ?? -1);
            break;
          case 'clear':
            queue.clear();
            array.length = 0;
            break;
        }
        expect(queue.length).toBe(array.length);
        expect(queue.first()).toBe(array[0] ?? -1);
      }
      expect(array.map((_, place) => queue.at(place))).toEqual(array);
      expect(queue.at(array.length)).toBe(-1);
    }),
  );
});

test('keeps its order when it grows with its beginning in the middle of the ring', () => {
  const queue = new IntQueue(16);
  for (let item = 0; item < 10; item++) queue.push(item);
  for (let item = 0; item < 10; item++) queue.shift();
  for (let item = 0; item < 100; item++) queue.push(item);
  expect(Array.from({ length: 100 }, () => queue.shift())).toEqual(
    Array.from({ length: 100 }, (_, item) => item),
  );
});
