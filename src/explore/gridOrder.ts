// Which cells of a map to compute next: a coarse lattice first, then the finer ones where neighbours differ, last
// what lies between neighbours that agree. After each batch the map is a whole picture, only a coarse one.

export interface Cell {
  readonly column: number;
  readonly row: number;
}

export interface GridSize {
  readonly columns: number;
  readonly rows: number;
}

/** The coarsest lattice takes every that many columns and rows. */
const COARSEST = 4;

/**
 * The batches, each computed wholly before the next is asked for. `areAlike` is asked of cells that are there
 * already. Every cell comes exactly once.
 */
export function* gridBatches(
  { columns, rows }: GridSize,
  areAlike: (one: Cell, other: Cell) => boolean,
): Generator<readonly Cell[], void> {
  const isDone = new Uint8Array(columns * rows);
  const take = (cells: readonly Cell[]): readonly Cell[] => {
    for (const { column, row } of cells) isDone[row * columns + column] = 1;
    return cells;
  };
  const lattice = (stride: number): readonly Cell[] =>
    points(columns, stride).flatMap((column) =>
      points(rows, stride).map((row): Cell => ({ column, row })),
    );
  const missing = (stride: number): readonly Cell[] =>
    lattice(stride).filter(({ column, row }) => isDone[row * columns + column] === 0);

  const coarser: Lattice[] = [];
  // A lattice point that was passed over lies between points that agreed: any of them speaks for it.
  const spokenFor = (cell: Cell, level = coarser.length - 1): Cell => {
    const lattice = coarser[level];
    if (isDone[cell.row * columns + cell.column] === 1 || lattice === undefined) return cell;
    return spokenFor(cornersOf(cell, lattice)[0], level - 1);
  };

  yield take(missing(COARSEST));
  for (let stride = COARSEST / 2; stride >= 1; stride /= 2) {
    const lattice = { columns: points(columns, stride * 2), rows: points(rows, stride * 2) };
    const edge = missing(stride).filter((cell) => {
      const [first, ...others] = cornersOf(cell, lattice).map((corner) => spokenFor(corner));
      return first !== undefined && others.some((other) => !areAlike(first, other));
    });
    coarser.push(lattice);
    if (edge.length > 0) yield take(edge);
  }
  for (let stride = COARSEST / 2; stride >= 1; stride /= 2) {
    const rest = missing(stride);
    if (rest.length > 0) yield take(rest);
  }
}

/** Every `stride`-th place, and the last: the map has no bare edge. */
function points(count: number, stride: number): readonly number[] {
  const places: number[] = [];
  for (let place = 0; place < count; place += stride) places.push(place);
  if (places.at(-1) !== count - 1) places.push(count - 1);
  return places;
}

interface Lattice {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}

/** The lattice points around a cell: the corners of the smallest box that holds it. */
function cornersOf(
  { column, row }: Cell,
  { columns, rows }: Lattice,
): readonly [Cell, Cell, Cell, Cell] {
  const left = columns.findLast((place) => place <= column) ?? 0;
  const right = columns.find((place) => place >= column) ?? left;
  const top = rows.findLast((place) => place <= row) ?? 0;
  const bottom = rows.find((place) => place >= row) ?? top;
  return [
    { column: left, row: top },
    { column: right, row: top },
    { column: left, row: bottom },
    { column: right, row: bottom },
  ];
}

/** The cell whose outcome a cell shows as long as it has none of its own: the nearest done one up and left of it. */
export function shownFor({ column, row }: Cell, isDone: (cell: Cell) => boolean): Cell | undefined {
  for (let stride = 1; stride <= COARSEST; stride *= 2) {
    const candidate = { column: column - (column % stride), row: row - (row % stride) };
    if (isDone(candidate)) return candidate;
  }
  return undefined;
}
