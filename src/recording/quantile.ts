// Exact percentiles without sorting everything.

/**
 * The smallest of the first `count` values that at least the share `ratio` of them does not exceed (nearest rank).
 * NaN when there is none. Reorders the values: all that are greater end up behind it.
 */
export function quantileOf(values: Uint32Array, count: number, ratio: number): number {
  if (count === 0) return NaN;
  const rank = Math.min(count, Math.max(1, Math.ceil(ratio * count)));
  return selectRank(values, count, rank - 1);
}

/** Hoare's selection. The pivot's place is scattered, so that no shape of data makes it slow. */
function selectRank(values: Uint32Array, count: number, rank: number): number {
  let first = 0;
  let last = count - 1;
  let scatter = count;
  while (last > first) {
    scatter = (Math.imul(scatter, 0x9e3779b1) + 0x7f4a7c15) >>> 0;
    const pivot = values[first + (scatter % (last - first + 1))] ?? 0;
    let low = first;
    let high = last;
    while (low <= high) {
      while ((values[low] ?? 0) < pivot) low += 1;
      while ((values[high] ?? 0) > pivot) high -= 1;
      if (low > high) break;
      const swapped = values[low] ?? 0;
      values[low] = values[high] ?? 0;
      values[high] = swapped;
      low += 1;
      high -= 1;
    }
    if (rank <= high) last = high;
    else if (rank >= low) first = low;
    else break;
  }
  return values[rank] ?? NaN;
}
