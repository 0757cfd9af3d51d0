// The lines of many runs, one upon another: any quantile of any bucket at any time, while runs still come in.
// Each bucket keeps its values sorted; a value more moves at most a few kilobytes.

export class Spread {
  readonly width: number;
  private readonly capacity: number;
  private readonly sorted: Float32Array;
  /** How many values a bucket has: a line may have none there (NaN). */
  private readonly counts: Uint16Array;
  private runs = 0;

  /** `width`: values of one run; `capacity`: the most runs, below 65 536. */
  constructor(width: number, capacity: number) {
    this.width = width;
    this.capacity = capacity;
    this.sorted = new Float32Array(width * capacity);
    this.counts = new Uint16Array(width);
  }

  get runCount(): number {
    return this.runs;
  }

  add(values: Float32Array): void {
    if (this.runs === this.capacity) return;
    this.runs += 1;
    for (let at = 0; at < this.width; at += 1) {
      const value = values[at] ?? NaN;
      if (!Number.isNaN(value)) this.insert(at, value);
    }
  }

  private insert(at: number, value: number): void {
    const { sorted, counts } = this;
    const start = at * this.capacity;
    const end = start + (counts[at] ?? 0);
    let low = start;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] ?? 0) <= value) low = middle + 1;
      else high = middle;
    }
    sorted.copyWithin(low + 1, low, end);
    sorted[low] = value;
    counts[at] = end - start + 1;
  }

  /**
   * The quantile of `count` buckets from `from` on, between two values in proportion; NaN in a bucket where no run
   * has a value.
   */
  quantile(ratio: number, from: number, count: number): Float32Array {
    const result = new Float32Array(count);
    for (let index = 0; index < count; index += 1) {
      const start = (from + index) * this.capacity;
      const counted = { sorted: this.sorted, start, count: this.counts[from + index] ?? 0 };
      result[index] = quantileOfSorted(counted, ratio);
    }
    return result;
  }
}

interface Sorted {
  readonly sorted: Float32Array | Float64Array;
  readonly start: number;
  readonly count: number;
}

function quantileOfSorted({ sorted, start, count }: Sorted, ratio: number): number {
  if (count === 0) return NaN;
  const place = (count - 1) * ratio;
  const below = Math.floor(place);
  const low = sorted[start + below] ?? NaN;
  if (place === below) return low;
  const high = sorted[start + below + 1] ?? NaN;
  // Infinity − Infinity would be NaN.
  return low === high ? low : low + (high - low) * (place - below);
}

/** A quantile of plain numbers; NaN ones are left out, NaN when none is left. */
export function quantileOf(values: readonly number[], ratio: number): number {
  const kept = Float64Array.from(values.filter((value) => !Number.isNaN(value))).toSorted();
  return quantileOfSorted({ sorted: kept, start: 0, count: kept.length }, ratio);
}
