// Whether two policies differ by more than luck. Both are run with the same seeds, so that arrivals are the same in
// both runs of a pair, and the pair's difference shows the policy alone (common random numbers; Law, Simulation
// Modeling and Analysis, chapter 11).

export interface Comparison {
  /** Pairs in which both have a value. */
  readonly pairs: number;
  readonly meanA: number;
  readonly meanB: number;
  /** B − A. */
  readonly difference: number;
  /** The 95 % interval of the difference; as wide as can be with fewer than two pairs. */
  readonly low: number;
  readonly high: number;
  readonly isBeyondNoise: boolean;
}

/** 97.5 % points of Student's t by degrees of freedom from 1; beyond the table the normal one will do. */
const T_975 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145,
  2.131, 2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048,
  2.045, 2.042,
];

/** `a[i]` and `b[i]` are of the same seed. Values that are not finite leave their pair out. */
export function compare(a: readonly number[], b: readonly number[]): Comparison {
  const pairs: (readonly [number, number])[] = [];
  a.forEach((value, index) => {
    const other = b[index];
    if (other !== undefined && Number.isFinite(value) && Number.isFinite(other))
      pairs.push([value, other]);
  });
  const count = pairs.length;
  const meanA = mean(pairs.map(([value]) => value));
  const meanB = mean(pairs.map(([, value]) => value));
  const differences = pairs.map(([one, other]) => other - one);
  const difference = mean(differences);
  if (count < 2) {
    const low = count === 0 ? NaN : -Infinity;
    return { pairs: count, meanA, meanB, difference, low, high: -low, isBeyondNoise: false };
  }
  const squares = differences.reduce(
    (sum, value) => sum + (value - difference) * (value - difference),
    0,
  );
  const error = Math.sqrt(squares / (count - 1) / count) * (T_975[count - 2] ?? 1.96);
  const low = difference - error;
  const high = difference + error;
  return { pairs: count, meanA, meanB, difference, low, high, isBeyondNoise: low > 0 || high < 0 };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}
