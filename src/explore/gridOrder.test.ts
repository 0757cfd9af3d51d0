import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cell, gridBatches, shownFor } from './gridOrder.ts';

const size = fc.record({
  columns: fc.integer({ min: 1, max: 30 }),
  rows: fc.integer({ min: 1, max: 30 }),
});
const name = ({ column, row }: Cell): string => `${String(column)},${String(row)}`;

test('every cell comes exactly once, whatever the size and the outcomes', () => {
  fc.assert(
    fc.property(size, fc.integer(), (grid, salt) => {
      const cells = [
        ...gridBatches(grid, (one, other) => ((one.column * 7 + other.row * 3 + salt) & 1) === 0),
      ].flat();
      expect(new Set(cells.map(name)).size).toBe(grid.columns * grid.rows);
      expect(cells).toHaveLength(grid.columns * grid.rows);
    }),
  );
});

test('asks only of cells that are there already', () => {
  fc.assert(
    fc.property(size, (grid) => {
      const done = new Set<string>();
      const batches = gridBatches(grid, (one, other) => {
        expect(done.has(name(one)) && done.has(name(other))).toBe(true);
        return (one.column + one.row) % 3 === (other.column + other.row) % 3;
      });
      for (const batch of batches) for (const cell of batch) done.add(name(cell));
    }),
  );
});

test('an edge is looked at closely before the plains beside it', () => {
  const grid = { columns: 33, rows: 33 };
  const side = ({ column }: Cell): boolean => column < 14;
  const order = [...gridBatches(grid, (one, other) => side(one) === side(other))].flat().map(name);
  const atEdge = order.indexOf('13,17');
  const farFromIt = order.indexOf('29,17');
  expect(atEdge).toBeGreaterThan(0);
  expect(atEdge).toBeLessThan(farFromIt);
  // What it took to draw the edge sharply: a small part of the map.
  expect(atEdge).toBeLessThan(0.4 * 33 * 33);
});

test('the first batch covers the whole map coarsely, its far corner too', () => {
  const [first = []] = [...gridBatches({ columns: 10, rows: 6 }, () => true)];
  const names = first.map(name);
  expect(names).toContain('0,0');
  expect(names).toContain('9,5');
  expect(first.length).toBeLessThan(20);
});

test('a cell without an outcome of its own shows the nearest coarser one', () => {
  const done = new Set(['0,0', '4,0', '2,2']);
  const shown = (column: number, row: number): Cell | undefined =>
    shownFor({ column, row }, (cell) => done.has(name(cell)));
  expect(shown(4, 0)).toEqual({ column: 4, row: 0 });
  expect(shown(3, 3)).toEqual({ column: 2, row: 2 });
  expect(shown(1, 0)).toEqual({ column: 0, row: 0 });
  expect(shown(8, 8)).toBeUndefined();
});
