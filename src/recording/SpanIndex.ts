// Finds the rows that are going on at a moment without asking every row.

/** Rows asked one by one when something in their block is going on; a frame can afford a few hundred. */
const BLOCK_ROWS = 128;

export interface Spans {
  readonly count: number;
  /** Microseconds, sorted. */
  readonly starts: Float64Array;
  /** Microseconds; the row is over from then on. Infinity: never. */
  readonly endOf: (row: number) => number;
}

export class SpanIndex {
  private readonly spans: Spans;
  /** The latest end within each block. */
  private readonly blockEnds: Float64Array;

  constructor(spans: Spans) {
    this.spans = spans;
    const { count } = spans;
    this.blockEnds = new Float64Array(Math.ceil(count / BLOCK_ROWS)).fill(-Infinity);
    for (let row = 0; row < count; row += 1) {
      const block = Math.floor(row / BLOCK_ROWS);
      const end = spans.endOf(row);
      if (end > (this.blockEnds[block] ?? 0)) this.blockEnds[block] = end;
    }
  }

  /** Rows that start at `toUs` or before and end after `fromUs`, in ascending order. */
  visit(fromUs: number, toUs: number, visit: (row: number) => void): void {
    const { count, starts, endOf } = this.spans;
    for (let block = 0; block < this.blockEnds.length; block += 1) {
      const first = block * BLOCK_ROWS;
      if ((starts[first] ?? 0) > toUs) return;
      if ((this.blockEnds[block] ?? 0) <= fromUs) continue;
      const end = Math.min(count, first + BLOCK_ROWS);
      for (let row = first; row < end; row += 1) {
        if ((starts[row] ?? 0) > toUs) return;
        if (endOf(row) > fromUs) visit(row);
      }
    }
  }
}
