// Whether a few recorded repeats can be draws of what the model draws.

/** Recorded counts that a right model would show less often than this are told as a difference. */
const PROBABILITY_MIN = 0.001;

/** `count` of `total` repeats showed it; our runs show it with that share. Neither tail may be too improbable. */
export function isPlausible(count: number, total: number, share: number): boolean {
  let below = 0;
  for (let seen = 0; seen < count; seen++) below += binomial(seen, total, share);
  const atCount = binomial(count, total, share);
  return below + atCount >= PROBABILITY_MIN && 1 - below >= PROBABILITY_MIN;
}

function binomial(count: number, total: number, share: number): number {
  let ways = 1;
  for (let step = 0; step < count; step++) ways = (ways * (total - step)) / (step + 1);
  return ways * share ** count * (1 - share) ** (total - count);
}
