// Small arithmetic over what was measured.

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** To tenths: more digits would only look exact. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
