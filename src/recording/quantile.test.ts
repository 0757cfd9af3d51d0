import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantileOf } from './quantile.ts';

test('finds what sorting would find, and leaves nothing greater before it', () => {
  const lists = fc.array(fc.oneof(fc.nat(5), fc.nat(0xffffffff)), { minLength: 1, maxLength: 500 });
  const ratios = fc.nat(1_000).map((thousandths) => thousandths / 1_000);
  fc.assert(
    fc.property(lists, ratios, (list, ratio) => {
      const values = Uint32Array.from(list);
      const rank = Math.max(1, Math.ceil(ratio * list.length));
      const expected = values.toSorted()[rank - 1];
      expect(quantileOf(values, list.length, ratio)).toBe(expected);
      // What else is asked of a lower share still is right.
      const lower = Math.max(1, Math.ceil((ratio / 2) * list.length));
      expect(quantileOf(values, list.length, ratio / 2)).toBe(values.toSorted()[lower - 1]);
    }),
  );
});

test('looks only at the values that count', () => {
  expect(quantileOf(Uint32Array.of(5, 7, 1, 1, 1), 2, 0.5)).toBe(5);
  expect(quantileOf(Uint32Array.of(5), 0, 0.5)).toBeNaN();
});

test('a hill, a stair and a plain are no harder than chance', () => {
  const size = 200_000;
  const shapes = [
    (index: number) => Math.min(index, size - index),
    (index: number) => Math.floor(index / 1000),
    () => 3_000_000,
  ];
  for (const shape of shapes) {
    const values = Uint32Array.from({ length: size }, (_, index) => shape(index));
    expect(quantileOf(values.slice(), size, 0.99)).toBe(values.toSorted()[0.99 * size - 1]);
  }
});
