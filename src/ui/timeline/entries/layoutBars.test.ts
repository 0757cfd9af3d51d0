import { expect, test } from 'vitest';
import { layoutBars, rowCount, textWidth } from './layoutBars.ts';

const PLOT_PX = 400;

/** A second is ten pixels; a name is 60 px wide. */
function layout(...spans: readonly (readonly [from: number, to: number])[]) {
  const bars = spans.map(([from, to]) => ({ fromMs: from * 1000, toMs: to * 1000, labelPx: 60 }));
  return layoutBars(bars, (ms) => ms / 100, PLOT_PX);
}

test('bars after each other share a row, bars at the same time stack', () => {
  expect(layout([0, 8], [10, 18], [4, 12]).map(({ index, row }) => [index, row])).toEqual([
    [0, 0],
    [2, 1],
    [1, 0],
  ]);
});

test('a name that hangs over its bar needs the room as well', () => {
  const places = layout([0, 1], [3, 4]);
  expect(rowCount(places)).toBe(2);
  expect(rowCount(layout([0, 1], [7, 8]))).toBe(1);
});

test('at the right edge the name hangs over to the left', () => {
  const [bar] = layout([38, 40]);
  expect(bar).toMatchObject({ leftPx: 380, widthPx: 20, labelSide: 'end' });
  expect(rowCount(layout([33, 36], [38, 40]))).toBe(2);
});

test('the shortest bar can be taken hold of, also at the very end', () => {
  expect(layout([10, 10])[0]).toMatchObject({ leftPx: 100, widthPx: 8 });
  expect(layout([40, 41])[0]).toMatchObject({ leftPx: 392, widthPx: 8 });
});

test('a bar outside of what is shown is not there', () => {
  expect(layout([50, 60])).toEqual([]);
  expect(rowCount([])).toBe(0);
});

test('Chinese is wider than Latin', () => {
  expect(textWidth('宕机')).toBe(22);
  expect(textWidth('ab')).toBeCloseTo(12.2, 5);
});
