// Counts of values in steps that grow with the value, so that a percentile of any number of values takes a few
// kilobytes and is at most 1 % off. Two histograms add up to the one of all their values.

/** Steps in each doubling. The middle of a step of 1/64 is at most 0.8 % from any value in it. */
const STEPS_PER_DOUBLING = 64;
const EXACT_BITS = 6; // values below 2 · 64 stand for themselves
const WORD = 4_294_967_296;
const VALUE_MAX = Number.MAX_SAFE_INTEGER;

export class Histogram {
  private counts = new Float64Array(1_024);
  private total = 0;
  private lowest = Infinity;
  private highest = -Infinity;

  /** How many values were recorded. */
  get count(): number {
    return this.total;
  }

  /** Takes a value from 0 up, rounded to a whole one: choose the unit so that this does not hurt. */
  record(value: number): void {
    const whole = Math.min(VALUE_MAX, Math.max(0, Math.round(value)));
    const step = stepOf(whole);
    if (step >= this.counts.length) this.makeRoom(step);
    this.counts[step] = (this.counts[step] ?? 0) + 1;
    this.total += 1;
    if (whole < this.lowest) this.lowest = whole;
    if (whole > this.highest) this.highest = whole;
  }

  /** Adds all values of the other one, as if they had been recorded here. */
  merge(other: Histogram): void {
    if (other.counts.length > this.counts.length) this.makeRoom(other.counts.length - 1);
    for (let step = 0; step < other.counts.length; step += 1) {
      this.counts[step] = (this.counts[step] ?? 0) + (other.counts[step] ?? 0);
    }
    this.total += other.total;
    this.lowest = Math.min(this.lowest, other.lowest);
    this.highest = Math.max(this.highest, other.highest);
  }

  /**
   * The smallest value that at least the share `ratio` of all values does not exceed (nearest rank), at most 1 %
   * off. The lowest and highest are exact. NaN without values.
   */
  quantile(ratio: number): number {
    if (this.total === 0) return NaN;
    const rank = Math.min(this.total, Math.max(1, Math.ceil(ratio * this.total)));
    if (rank === this.total) return this.highest;
    let seen = 0;
    let step = -1;
    while (seen < rank) {
      step += 1;
      seen += this.counts[step] ?? 0;
    }
    return Math.min(this.highest, Math.max(this.lowest, middleOf(step)));
  }

  private makeRoom(step: number): void {
    const grown = new Float64Array(Math.ceil((step + 1) / 1_024) * 1_024);
    grown.set(this.counts);
    this.counts = grown;
  }
}

/** By how many doublings the steps at this value are wider than 1. */
function doublingsOf(value: number): number {
  const high = Math.floor(value / WORD);
  const bits = high > 0 ? 64 - Math.clz32(high) : 32 - Math.clz32(value);
  return Math.max(0, bits - 1 - EXACT_BITS);
}

function stepOf(value: number): number {
  const doublings = doublingsOf(value);
  return doublings * STEPS_PER_DOUBLING + Math.floor(value / powerOfTwo(doublings));
}

function middleOf(step: number): number {
  if (step < 2 * STEPS_PER_DOUBLING) return step;
  const doublings = Math.floor(step / STEPS_PER_DOUBLING) - 1;
  const width = powerOfTwo(doublings);
  return (step - doublings * STEPS_PER_DOUBLING) * width + (width - 1) / 2;
}

/** Exact for the exponents that occur (0 to 47). */
function powerOfTwo(exponent: number): number {
  return exponent < 31 ? 1 << exponent : (1 << 30) * (1 << (exponent - 30));
}
