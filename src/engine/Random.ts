// Luck with a name. Each purpose and part of the world draws from a stream of its own, so that one more draw
// here never changes the luck over there. Generator: xoshiro128** 1.1 (Blackman and Vigna), 32-bit integers only,
// hence the same in every browser. Streams are seeded from seed and name through a mixing hash.

export class Random {
  private readonly state = new Int32Array(4);

  /** From four words of state, not all zero. */
  constructor(a: number, b: number, c: number, d: number) {
    this.state[0] = a;
    this.state[1] = b;
    this.state[2] = c;
    this.state[3] = d;
  }

  /** The stream of that name in a run with that seed, e.g. `Random.stream(7, 'service broker-a')`. */
  static stream(seed: number, name: string): Random {
    let hash = mix(seed | 0);
    for (let index = 0; index < name.length; index++) {
      hash = mix(hash ^ Math.imul(name.charCodeAt(index) + 1, 0x9e3779b1));
    }
    const words = [1, 2, 3, 4].map((word) => mix(hash + Math.imul(word, 0x6d2b79f5)));
    // All zero is the one state that never leaves itself.
    return new Random(words[0] ?? 0, words[1] ?? 0, words[2] ?? 0, (words[3] ?? 0) || 1);
  }

  /** A whole number from 0 to 2³² − 1. */
  next(): number {
    const state = this.state;
    const s1 = state[1] as number;
    const product = Math.imul(s1, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    const s2 = (state[2] as number) ^ (state[0] as number);
    const s3 = (state[3] as number) ^ s1;
    state[1] = s1 ^ s2;
    state[0] = (state[0] as number) ^ s3;
    state[2] = s2 ^ (s1 << 9);
    state[3] = (s3 << 11) | (s3 >>> 21);
    return result >>> 0;
  }

  /** Uniform in (0, 1), never 0 or 1. */
  uniform(): number {
    return (this.next() + 0.5) * 2.3283064365386963e-10; // 2⁻³²
  }

  /** A whole number from 0 to `count` − 1. The bias is below count · 2⁻³². */
  below(count: number): number {
    return Math.floor(this.uniform() * count);
  }
}

/** A well-mixed 32-bit word of another one (the finaliser of MurmurHash3). */
export function mix(word: number): number {
  let hash = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
