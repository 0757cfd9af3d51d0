import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mix, Random } from './Random.ts';

const seeds = fc.integer({ min: 0, max: 4_294_967_295 });
const names = fc.string({ maxLength: 30 });

function draws(random: Random, count: number): readonly number[] {
  return Array.from({ length: count }, () => random.next());
}

function uniforms(random: Random, count: number): readonly number[] {
  return Array.from({ length: count }, () => random.uniform());
}

test('draws the numbers published for xoshiro128** 1.1', () => {
  // From the state 1, 2, 3, 4; also the test vector of the Rust crate rand_xoshiro.
  expect(draws(new Random(1, 2, 3, 4), 10)).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
    4258142804,
  ]);
});

describe('streams', () => {
  test('the same seed and name give the same stream', () => {
    fc.assert(
      fc.property(seeds, names, (seed, name) => {
        expect(draws(Random.stream(seed, name), 5)).toEqual(draws(Random.stream(seed, name), 5));
      }),
    );
  });

  test('another seed or another name gives another stream', () => {
    fc.assert(
      fc.property(seeds, names, seeds, names, (seed, name, otherSeed, otherName) => {
        fc.pre(seed !== otherSeed || name !== otherName);
        const first = draws(Random.stream(seed, name), 4);
        expect(draws(Random.stream(otherSeed, otherName), 4)).not.toEqual(first);
      }),
    );
  });

  test('names and seeds that lie close together make 40 000 different beginnings', () => {
    const beginnings = new Set<string>();
    for (let seed = 0; seed < 200; seed++) {
      for (let part = 0; part < 200; part++) {
        beginnings.add(draws(Random.stream(seed, `service broker-${part}`), 2).join());
      }
    }
    expect(beginnings.size).toBe(40_000);
  });

  test('are not correlated, however close their seeds and names', () => {
    const count = 20_000;
    const streams = [1, 2, 3].flatMap((seed) =>
      ['jitter a', 'jitter b', 'service a'].map((name) =>
        uniforms(Random.stream(seed, name), count),
      ),
    );
    for (const [index, one] of streams.entries()) {
      for (const other of streams.slice(index + 1)) {
        // Both have mean 1/2 and variance 1/12: the estimate of no correlation has the deviation 1/√n.
        const products = one.map((value, draw) => (value - 0.5) * ((other[draw] ?? 0) - 0.5));
        const correlation = (12 * products.reduce((sum, product) => sum + product, 0)) / count;
        expect(Math.abs(correlation)).toBeLessThan(4.5 / Math.sqrt(count));
      }
    }
  });

  test('one more draw in one stream leaves every other as it was', () => {
    fc.assert(
      fc.property(seeds, fc.nat(20), (seed, extra) => {
        const [one, other] = [Random.stream(seed, 'arrivals'), Random.stream(seed, 'service')];
        draws(one, extra);
        expect(draws(other, 5)).toEqual(draws(Random.stream(seed, 'service'), 5));
      }),
    );
  });
});

describe('uniform', () => {
  test('never reaches 0 or 1, not even from the least and the greatest word', () => {
    // The output depends on the second word of the state alone: 0 gives 0.
    expect(new Random(1, 0, 0, 0).uniform()).toBeGreaterThan(0);
    const isInside = uniforms(Random.stream(1, 'bounds'), 100_000).every(
      (value) => value > 0 && value < 1,
    );
    expect(isInside).toBe(true);
    expect((4_294_967_295 + 0.5) * 2 ** -32).toBeLessThan(1);
  });

  test('fills 256 equal boxes evenly (chi-square)', () => {
    const boxes = new Array<number>(256).fill(0);
    const count = 256 * 1000;
    for (const value of uniforms(Random.stream(7, 'boxes'), count)) {
      const box = Math.floor(value * 256);
      boxes[box] = (boxes[box] ?? 0) + 1;
    }
    const chiSquare = boxes.reduce((sum, found) => sum + (found - 1000) ** 2 / 1000, 0);
    // 255 degrees of freedom: mean 255, deviation √510.
    expect(Math.abs(chiSquare - 255)).toBeLessThan(4 * Math.sqrt(510));
  });
});

test('below gives every whole number from 0 on and never the bound', () => {
  const random = Random.stream(3, 'below');
  const seen = new Set(Array.from({ length: 1_000 }, () => random.below(7)));
  expect([...seen].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('mix changes about half of all bits when one bit of its word changes', () => {
  for (let bit = 0; bit < 32; bit++) {
    let changed = 0;
    for (let word = 0; word < 500; word++) {
      let difference = mix(word) ^ mix(word ^ (1 << bit));
      for (; difference !== 0; difference &= difference - 1) changed++;
    }
    expect(changed / 500).toBeGreaterThan(13);
    expect(changed / 500).toBeLessThan(19);
  }
});
