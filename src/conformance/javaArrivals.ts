// The very arrivals of the recorders: java.util.Random (a 48-bit linear congruential generator, documented by
// the Java class library), gap = −ln(1 − nextDouble()) / rate, the first gap from 0.

const MULTIPLIER = 0x5deece66dn;
const INCREMENT = 0xbn;
const MASK = (1n << 48n) - 1n;

/** All moments before the end, in ms from the start of the load. */
export function javaArrivals(
  seed: number,
  { ratePerSec, durationMs }: { readonly ratePerSec: number; readonly durationMs: number },
): readonly number[] {
  let state = (BigInt(seed) ^ MULTIPLIER) & MASK;
  const bits = (count: bigint): number => {
    state = (state * MULTIPLIER + INCREMENT) & MASK;
    return Number(state >> (48n - count));
  };
  const moments: number[] = [];
  for (let at = 0; ;) {
    const uniform = (bits(26n) * 2 ** 27 + bits(27n)) / 2 ** 53;
    at += (-Math.log(1 - uniform) / ratePerSec) * 1000;
    if (at >= durationMs) return moments;
    moments.push(at);
  }
}
