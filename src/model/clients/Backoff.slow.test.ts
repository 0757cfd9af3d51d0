// Sums of eight waits against closed forms (retry theory E.6): base 100 ms, cap 10 s. Tolerance: four standard errors.
import { describe, expect, test } from 'vitest';
import { Backoff, type BackoffSettings } from './Backoff.ts';

const WAITS = 8;
const RUNS = 100_000;
const CAP = 10_000;
const UNCAPPED = 3_600_000;
/** 100, 200, 400 … 6400, and the last one is capped. */
const TRUNCATED_SUM = 22_700;

const base: BackoffSettings = {
  backoff: 'exponential',
  initialBackoffMs: 100,
  multiplier: 2,
  maxBackoffMs: CAP,
  jitterRatio: 0,
};

/** The waits of one message after another, in ms. */
function drawn(changes: Partial<BackoffSettings>): readonly Float64Array[] {
  const backoff = new Backoff(11, 'orders');
  backoff.configure({ ...base, ...changes });
  return Array.from({ length: RUNS }, () => {
    let previousUs = -1;
    return Float64Array.from({ length: WAITS }, (_, index) => {
      previousUs = backoff.wait(index + 1, previousUs).actualUs;
      return previousUs / 1_000;
    });
  });
}

interface Moments {
  readonly mean: number;
  readonly deviation: number;
  /** Of the deviation, as a share of it: its own standard error, from the fourth moment. */
  readonly deviationError: number;
}

function momentsOf(values: readonly number[]): Moments {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const power = (exponent: number): number =>
    values.reduce((sum, value) => sum + (value - mean) ** exponent, 0) / values.length;
  const variance = power(2);
  const varianceError = Math.sqrt((power(4) - variance ** 2) / values.length);
  return {
    mean,
    deviation: Math.sqrt(variance),
    deviationError: variance === 0 ? 0 : varianceError / (2 * variance),
  };
}

const sumOf = (waits: Float64Array): number => waits.reduce((sum, wait) => sum + wait, 0);

describe('the sum of eight waits', () => {
  test.each([
    ['fullJitter', {}, 11_350, 3_589.45214],
    ['equalJitter', {}, 17_025, 1_794.72607],
    ['exponential', { jitterRatio: 0.2 }, TRUNCATED_SUM, 1_435.780856],
  ] as const)('%s: mean and deviation', (backoff, more, mean, deviation) => {
    const found = momentsOf(drawn({ backoff, ...more }).map(sumOf));
    expect(Math.abs(found.mean - mean)).toBeLessThan((4 * deviation) / Math.sqrt(RUNS));
    const off = Math.abs(found.deviation / deviation - 1);
    expect(off).toBeLessThan(4 * found.deviationError);
  });

  test('exponential without jitter is always the same', () => {
    const waits = drawn({})[0] ?? new Float64Array(0);
    expect([...waits]).toEqual([100, 200, 400, 800, 1_600, 3_200, 6_400, 10_000]);
    expect(sumOf(waits)).toBe(TRUNCATED_SUM);
  });

  test('decorrelated jitter with its cap: the mean of 400 000 runs made elsewhere', () => {
    const { mean, deviation } = momentsOf(drawn({ backoff: 'decorrelatedJitter' }).map(sumOf));
    const error = deviation * Math.sqrt(1 / RUNS + 1 / 400_000);
    expect(Math.abs(mean - 11_242.9)).toBeLessThan(4 * error);
  });
});

describe('decorrelated jitter, wait by wait', () => {
  const uncapped = [200, 350, 575, 912.5, 1418.75, 2178.125, 3317.1875, 5025.78125];
  const capped = [199.9, 350, 575, 911.2, 1407, 2022.1, 2628.1, 3149.7];
  // The means of the capped waits come from a simulation as well: four digits of it are given.
  test.each([
    ['without a cap', UNCAPPED, uncapped, 1 / RUNS],
    ['with a cap', CAP, capped, 1 / RUNS + 1 / 400_000],
  ] as const)('%s', (_, maxBackoffMs, expected, variances) => {
    const runs = drawn({ backoff: 'decorrelatedJitter', maxBackoffMs });
    expected.forEach((mean, index) => {
      const found = momentsOf(runs.map((waits) => waits[index] ?? NaN));
      const error = found.deviation * Math.sqrt(variances);
      expect(Math.abs(found.mean - mean), `wait ${index + 1}`).toBeLessThan(4 * error);
    });
  });

  test('never leaves its bounds: from the base to three times the wait before, below the cap', () => {
    for (const waits of drawn({ backoff: 'decorrelatedJitter' }).slice(0, 20_000)) {
      let before = base.initialBackoffMs;
      let isInside = true;
      for (const wait of waits) {
        isInside &&= wait >= base.initialBackoffMs && wait <= Math.min(CAP, 3 * before) + 0.001;
        before = wait;
      }
      if (!isInside) expect.fail(`left its bounds: ${[...waits].join(', ')}`);
    }
  });
});

test('t = t₀·2ⁱ: without a cap the first m waits add up to t₀·(2ᵐ − 1)', () => {
  const backoff = new Backoff(1, 'orders');
  backoff.configure({ ...base, maxBackoffMs: UNCAPPED });
  let sum = 0;
  const sums = Array.from({ length: WAITS }, (_, index) => {
    sum += backoff.wait(index + 1, -1).plannedUs / 1_000;
    return sum;
  });
  expect(sums).toEqual([100, 300, 700, 1_500, 3_100, 6_300, 12_700, 25_500]);
});
