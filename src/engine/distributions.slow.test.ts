// A million draws of each distribution against what the textbook says of it. Every tolerance is four standard
// errors of the estimate itself; the seeds are fixed, so a test that passes goes on passing.
import { describe, expect, test } from 'vitest';
import { exponential, normal, pareto, uniformBetween } from './distributions.ts';
import { Random } from './Random.ts';

const COUNT = 1_000_000;
const SIGMAS = 4;
const RATIOS = [0.0001, 0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999, 0.9999];

interface Law {
  readonly name: string;
  readonly draw: (random: Random) => number;
  readonly quantile: (ratio: number) => number;
  /** Only where they exist: the error of an estimated variance needs the fourth moment. */
  readonly moments?: { readonly mean: number; readonly variance: number; readonly fourth: number };
}

const SHAPE = 6;
const paretoMean = SHAPE / (SHAPE - 1);
/** E(Xᵏ) of a Pareto with scale 1 is α / (α − k). */
const raw = (power: number): number => SHAPE / (SHAPE - power);

const laws: readonly Law[] = [
  {
    name: 'exponential, mean 3',
    draw: (random) => exponential(random, 3),
    quantile: (ratio) => -3 * Math.log(1 - ratio),
    moments: { mean: 3, variance: 9, fourth: 9 * 81 },
  },
  {
    name: 'normal, mean −2, deviation 5',
    draw: (random) => normal(random, -2, 5),
    quantile: (ratio) => -2 + 5 * normalQuantile(ratio),
    moments: { mean: -2, variance: 25, fourth: 3 * 625 },
  },
  {
    name: 'uniform from −1 to 7',
    draw: (random) => uniformBetween(random, -1, 7),
    quantile: (ratio) => -1 + 8 * ratio,
    moments: { mean: 3, variance: 64 / 12, fourth: 8 ** 4 / 80 },
  },
  {
    name: 'Pareto, scale 1, shape 6',
    draw: (random) => pareto(random, 1, SHAPE),
    quantile: (ratio) => (1 - ratio) ** (-1 / SHAPE),
    moments: {
      mean: paretoMean,
      variance: raw(2) - paretoMean ** 2,
      fourth: raw(4) - 4 * paretoMean * raw(3) + 6 * paretoMean ** 2 * raw(2) - 3 * paretoMean ** 4,
    },
  },
  {
    name: 'Pareto, scale 2, shape 1.5: no variance',
    draw: (random) => pareto(random, 2, 1.5),
    quantile: (ratio) => 2 * (1 - ratio) ** (-1 / 1.5),
  },
];

function drawnFrom({ name, draw }: Law): Float64Array {
  const random = Random.stream(2026, name);
  return Float64Array.from({ length: COUNT }, () => draw(random));
}

const lawsWithMoments = laws.flatMap((law) =>
  law.moments === undefined ? [] : [{ ...law, ...law.moments }],
);
test.each(lawsWithMoments)('$name: has that mean and variance', (law) => {
  const { mean, variance, fourth } = law;
  const drawn = drawnFrom(law);
  const foundMean = drawn.reduce((sum, value) => sum + value, 0) / COUNT;
  expect(Math.abs(foundMean - mean)).toBeLessThan(SIGMAS * Math.sqrt(variance / COUNT));
  const found = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / COUNT;
  const error = Math.sqrt((fourth - variance ** 2) / COUNT);
  expect(Math.abs(found - variance)).toBeLessThan(SIGMAS * error);
});

describe.each(laws)('$name', (law) => {
  const { quantile } = law;
  const drawn = drawnFrom(law);

  test.each(RATIOS)('has the share %d of its draws below that quantile', (ratio) => {
    const bound = quantile(ratio);
    const below = drawn.reduce((count, value) => count + (value < bound ? 1 : 0), 0);
    const error = Math.sqrt(ratio * (1 - ratio) * COUNT);
    expect(Math.abs(below - ratio * COUNT)).toBeLessThan(SIGMAS * error);
  });

  test('knows nothing of the draw before', () => {
    // By rank and not by value, so that heavy tails do not hide it: above or below the median, twice in a row.
    const median = quantile(0.5);
    const alike = drawn.reduce((count, value, index) => {
      if (index === 0) return 0;
      return count + (value < median === (drawn[index - 1] ?? 0) < median ? 1 : 0);
    }, 0);
    const error = Math.sqrt((COUNT - 1) / 4);
    expect(Math.abs(alike - (COUNT - 1) / 2)).toBeLessThan(SIGMAS * error);
  });
});

/** Bisection of the normal distribution function; exact enough for counting. */
function normalQuantile(ratio: number): number {
  let [low, high] = [-8, 8];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (normalShareBelow(middle) < ratio) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Φ(x) = 1/2 + φ(x)·(x + x³/3 + x⁵/(3·5) + …) */
function normalShareBelow(x: number): number {
  let term = x;
  let sum = x;
  for (let odd = 3; odd < 400; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}
