import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  exp,
  exponential,
  ln,
  normal,
  pareto,
  uniformBetween,
  wholePower,
} from './distributions.ts';
import { Random } from './Random.ts';

// How far from Math.log and Math.exp, as a share of them: less than two units in the last place.
const RELATIVE_ERROR_MAX = 4e-16;

function relativeError(found: number, exact: number): number {
  return exact === 0 ? Math.abs(found) : Math.abs(found - exact) / Math.abs(exact);
}

describe('ln', () => {
  test('is Math.log from the smallest to the largest number', () => {
    let worst = 0;
    for (let exponent = -1022; exponent <= 1023; exponent++) {
      for (let step = 0; step < 64; step++) {
        const x = (1 + step / 64 + exponent * 1e-7) * 2 ** exponent;
        worst = Math.max(worst, relativeError(ln(x), Math.log(x)));
      }
    }
    expect(worst).toBeLessThanOrEqual(RELATIVE_ERROR_MAX);
  });

  test('loses nothing near 1, where the logarithm is close to 0', () => {
    let worst = 0;
    for (let bit = 1; bit <= 52; bit++) {
      for (const x of [1 + 2 ** -bit, 1 - 2 ** -bit, 1 + 1.37 * 2 ** -bit]) {
        worst = Math.max(worst, relativeError(ln(x), Math.log(x)));
      }
    }
    expect(worst).toBeLessThanOrEqual(RELATIVE_ERROR_MAX);
    expect(ln(1)).toBe(0);
  });

  test('is Math.log for any number above 0', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
        expect(relativeError(ln(x), Math.log(x))).toBeLessThanOrEqual(RELATIVE_ERROR_MAX);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('exp', () => {
  test('is Math.exp over all of its range', () => {
    let worst = 0;
    for (let x = -700; x <= 700; x += 0.0101) {
      worst = Math.max(worst, relativeError(exp(x), Math.exp(x)));
    }
    expect(worst).toBeLessThanOrEqual(RELATIVE_ERROR_MAX);
    expect(exp(0)).toBe(1);
  });

  test('undoes ln', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (x) => {
        expect(relativeError(exp(ln(x)), x)).toBeLessThan(1e-14);
      }),
    );
  });
});

test('wholePower is the product of that many factors', () => {
  expect([0, 1, 2, 10, 31, 52].map((power) => wholePower(2, power))).toEqual(
    [0, 1, 2, 10, 31, 52].map((power) => 2 ** power),
  );
  expect(wholePower(10, 15)).toBe(1e15);
  expect(relativeError(wholePower(1.6, 7), 26.8435456)).toBeLessThan(RELATIVE_ERROR_MAX * 8);
});

/** A generator whose next draw is that word: the output function of xoshiro128** can be undone. */
function aboutToDraw(word: number): Random {
  const rotated = Math.imul(word, 0x38e38e39); // 1 / 9
  return new Random(1, Math.imul((rotated >>> 7) | (rotated << 25), 0xcccccccd), 3, 4); // 1 / 5
}

test('exponential is −mean · ln of its draw, also for the smallest and the largest', () => {
  const words = fc.oneof(
    fc.constantFrom(0, 1, 2, 3, 0x7fffffff, 0x80000000, 0xb504f332, 0xb504f334, 0xffffffff),
    fc.integer({ min: 0, max: 0xffffffff }),
  );
  fc.assert(
    fc.property(words, (word) => {
      expect(aboutToDraw(word).next()).toBe(word);
      const exact = -250 * Math.log((word + 0.5) * 2 ** -32);
      expect(relativeError(exponential(aboutToDraw(word), 250), exact)).toBeLessThan(1e-14);
    }),
    { numRuns: 2_000 },
  );
});

describe('draws', () => {
  test('are the same numbers on every machine', () => {
    // Changing one of these changes every run there ever was.
    const random = Random.stream(1, 'draws');
    const drawn = [
      exponential(random, 1),
      normal(random, 0, 1),
      uniformBetween(random, -1, 1),
      pareto(random, 1, 2),
    ];
    expect(drawn).toEqual(DRAWN_WITH_SEED_1);
  });

  test('stay within their bounds', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0.01, max: 100, noNaN: true }), (seed, size) => {
        const random = Random.stream(seed, 'bounds');
        expect(exponential(random, size)).toBeGreaterThan(0);
        expect(pareto(random, size, 1.5)).toBeGreaterThanOrEqual(size);
        const inside = uniformBetween(random, size, 3 * size);
        expect(inside).toBeGreaterThan(size);
        expect(inside).toBeLessThan(3 * size);
      }),
    );
  });
});

const DRAWN_WITH_SEED_1 = [
  1.947458094370808, 0.5378593445090526, -0.24960049311630428, 1.005510477609105,
];
