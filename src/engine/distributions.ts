// Draws from the distributions a simulation needs, computed with + − × ÷ and sqrt only: the language leaves the
// last digit of Math.log and Math.exp to the browser, and two browsers would then show two runs.
import type { Random } from './Random.ts';

const LN2 = 0.6931471805599453;
const SQRT_HALF = 0.7071067811865476;
// ln 2 in two pieces (fdlibm): a whole number up to 2²⁰ times the first one is exact.
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/** The natural logarithm of x > 0, within 1 ulp; the same bits on every machine. */
export function ln(x: number): number {
  let mantissa = x;
  let exponent = 0;
  while (mantissa >= 4294967296) {
    mantissa *= 2.3283064365386963e-10;
    exponent += 32;
  }
  while (mantissa < 2.3283064365386963e-10) {
    mantissa *= 4294967296;
    exponent -= 32;
  }
  while (mantissa >= 65536) {
    mantissa *= 0.0000152587890625;
    exponent += 16;
  }
  while (mantissa < 0.0000152587890625) {
    mantissa *= 65536;
    exponent -= 16;
  }
  while (mantissa >= 16) {
    mantissa *= 0.0625;
    exponent += 4;
  }
  while (mantissa < 0.0625) {
    mantissa *= 16;
    exponent -= 4;
  }
  while (mantissa >= 2 * SQRT_HALF) {
    mantissa *= 0.5;
    exponent += 1;
  }
  while (mantissa < SQRT_HALF) {
    mantissa *= 2;
    exponent -= 1;
  }
  // ln m = 2 atanh(f / (2 + f)) with f = m − 1, written as f − (f²/2 − s·(f²/2 + R)) so that the leading terms
  // are exact (fdlibm's way); here |s| < 0.1716, so nine terms reach the last bit.
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  const series =
    z *
    (2 / 3 +
      z *
        (2 / 5 +
          z *
            (2 / 7 +
              z *
                (2 / 9 +
                  z * (2 / 11 + z * (2 / 13 + z * (2 / 15 + z * (2 / 17 + (z * 2) / 19))))))));
  const half = 0.5 * f * f;
  const rest = half - (s * (half + series) + exponent * LN2_LOW);
  return exponent * LN2_HIGH - (rest - f);
}

/** e to the power x, for |x| < 700, within 1 ulp; the same bits on every machine. */
export function exp(x: number): number {
  const doublings = Math.round(x / LN2);
  const rest = x - doublings * LN2_HIGH - doublings * LN2_LOW;
  let sum = 1;
  for (let term = 15; term >= 1; term--) sum = 1 + (rest * sum) / term;
  let result = sum;
  for (let index = 0; index < doublings; index++) result *= 2;
  for (let index = 0; index > doublings; index--) result *= 0.5;
  return result;
}

/** base to a whole power ≥ 0, by repeated squaring. */
export function wholePower(base: number, power: number): number {
  let result = 1;
  let square = base;
  for (let rest = power; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}

/** Exponential with that mean. */
export function exponential(random: Random, mean: number): number {
  return -mean * lnOfWord(random.next());
}

/** ln((word + ½) / 2³²): the fast way for a raw draw, whose exponent one instruction tells. */
function lnOfWord(word: number): number {
  const value = word + 0.5;
  const shift = Math.clz32(word);
  // value · 2^shift lies in [2³¹, 2³²), apart from word = 0, where shift is 32.
  const mantissa = value * (POWERS_OF_TWO[shift] as number) * 2.3283064365386963e-10;
  const isHigh = mantissa >= SQRT_HALF;
  const m = isHigh ? mantissa : mantissa * 2;
  const s = (m - 1) / (m + 1);
  const z = s * s;
  const series =
    1 +
    z *
      (1 / 3 +
        z *
          (1 / 5 +
            z *
              (1 / 7 +
                z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * (1 / 15 + z * (1 / 17 + z / 19))))))));
  return 2 * s * series - (isHigh ? shift : shift + 1) * LN2;
}

const POWERS_OF_TWO = Float64Array.from({ length: 33 }, (_, power) => wholePower(2, power));

/** Normal with that mean and standard deviation (Marsaglia's polar method). */
export function normal(random: Random, mean: number, deviation: number): number {
  for (;;) {
    const x = 2 * random.uniform() - 1;
    const y = 2 * random.uniform() - 1;
    const square = x * x + y * y;
    if (square < 1 && square > 0)
      return mean + deviation * x * Math.sqrt((-2 * ln(square)) / square);
  }
}

/** Uniform between two bounds. */
export function uniformBetween(random: Random, low: number, high: number): number {
  return low + (high - low) * random.uniform();
}

/** Pareto with that scale (the least value) and shape α > 0: P(X > x) = (scale / x)^α. */
export function pareto(random: Random, scale: number, shape: number): number {
  return scale * exp(-ln(random.uniform()) / shape);
}
