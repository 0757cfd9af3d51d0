// A request crosses a network in half a millisecond: at ordinary speed nobody would see it. On the
// stage a journey therefore takes at least so long that the eye can follow it; the legend says so.
// What the cards show is never stretched.

/** One way takes at least this long for the eye. */
export const TRAVEL_WALL_MS = 450;
/** From here down everything is shown as it is: half a millisecond is 50 ms for the eye. */
const EXACT_SPEED_MAX = 0.01;
/** At the highest speeds journeys are left shorter, or their tail would reach over the whole run. */
const STRETCH_MS_MAX = 45_000;

/** The shortest journey, in simulated ms, at a playback speed. 0: real positions. */
export function stretchMs(speed: number): number {
  if (speed <= EXACT_SPEED_MAX) return 0;
  return Math.min(STRETCH_MS_MAX, TRAVEL_WALL_MS * speed);
}

/** Round numbers: "1 dot = 20 requests" is read at a glance, 17 is not. */
export function requestsPerDot(dotsWanted: number, dotsMax: number): number {
  const least = dotsWanted / dotsMax;
  let power = 1;
  for (;;) {
    for (const step of [1, 2, 5]) if (step * power >= least) return step * power;
    power *= 10;
  }
}

/** The most requests sent in any stretch of that length. */
export function mostWithin(sentAt: Float64Array, count: number, lengthUs: number): number {
  let most = 0;
  let first = 0;
  for (let row = 0; row < count; row += 1) {
    const from = (sentAt[row] ?? 0) - lengthUs;
    while ((sentAt[first] ?? Infinity) < from) first += 1;
    most = Math.max(most, row - first + 1);
  }
  return most;
}
