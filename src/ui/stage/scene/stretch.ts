// A request crosses a network in half a millisecond: at ordinary speed nobody would see it. On the
// stage a journey therefore takes at least so long that the eye can follow it; the legend says so.
// What the cards show is never stretched.

import type { Recording } from '../../../recording/Recording.ts';

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

/** A real way that is longer than the stretched one also fills the links. */
const REAL_WAY_MS = 60;
/** Beside those under way, so many waiting dots are still seen as single ones. */
const WAITING_DOTS_MAX = 250;

/** The same for a whole run, so that density tells the rate at every moment of it. */
export function dotShareOf(
  { attempts, gauges }: Recording,
  { stretch, dotsMax }: { readonly stretch: number; readonly dotsMax: number },
): number {
  // There and back.
  const lengthUs = 2 * Math.max(stretch, REAL_WAY_MS) * 1000;
  const moving = mostWithin(attempts.sentAt, attempts.count, lengthUs);
  let waiting = 0;
  for (const { name, values } of gauges) {
    if (name !== 'backingOff') continue;
    for (const value of values) waiting = Math.max(waiting, value);
  }
  return Math.max(requestsPerDot(moving, dotsMax), requestsPerDot(waiting, WAITING_DOTS_MAX));
}
