// The arithmetic of zooming and panning the one time axis. Undefined stands for the whole run.
import type { TimeView } from './timeGeometry.ts';

/** Simulated time is whole microseconds: closer than that there is nothing to see. */
const LEAST_MS = 0.2;

/** The stretch to show: the zoom as far as it lies within the run. */
export function viewWithin(zoom: TimeView | undefined, durationMs: number): TimeView {
  if (zoom === undefined) return { fromMs: 0, toMs: durationMs };
  return fitted(zoom, durationMs) ?? { fromMs: 0, toMs: durationMs };
}

/** Closer (factor over 1) or farther (under 1); the moment `aboutMs` stays where it stands. */
export function zoomed(
  view: TimeView,
  { aboutMs, factor }: { readonly aboutMs: number; readonly factor: number },
  durationMs: number,
): TimeView | undefined {
  const width = view.toMs - view.fromMs;
  const wanted = Math.max(LEAST_MS, width / factor);
  const within = Math.min(view.toMs, Math.max(view.fromMs, aboutMs));
  const fromMs = within - ((within - view.fromMs) * wanted) / width;
  return fitted({ fromMs, toMs: fromMs + wanted }, durationMs);
}

/** Later (over 0) or earlier, as far as the run goes. */
export function panned(view: TimeView, byMs: number, durationMs: number): TimeView | undefined {
  return fitted({ fromMs: view.fromMs + byMs, toMs: view.toMs + byMs }, durationMs);
}

/** A point held by a finger: the moment that was under it, and its place in the plot, 0 to 1. */
export interface Hold {
  readonly ms: number;
  readonly ratio: number;
}

/** The view in which both moments stand where the fingers are now. */
export function pinched(one: Hold, other: Hold, durationMs: number): TimeView | undefined {
  const [left, right] = one.ratio < other.ratio ? [one, other] : [other, one];
  const apart = right.ratio - left.ratio;
  // Fingers above each other say nothing about time, and crossed ones nonsense.
  if (apart < 0.02 || right.ms <= left.ms) return undefined;
  const width = Math.max(LEAST_MS, (right.ms - left.ms) / apart);
  const fromMs = left.ms - left.ratio * width;
  return fitted({ fromMs, toMs: fromMs + width }, durationMs) ?? { fromMs: 0, toMs: durationMs };
}

/** Moved into the run; undefined when all of it is to be seen. */
function fitted({ fromMs, toMs }: TimeView, durationMs: number): TimeView | undefined {
  const width = toMs - fromMs;
  if (width >= durationMs * 0.999) return undefined;
  const from = Math.min(Math.max(0, fromMs), durationMs - width);
  return { fromMs: from, toMs: from + width };
}
