// How many events fit into one slice. Machines differ, and so do scenarios: it is measured as it goes.

/** Short enough that a slider's next position is heard within a frame. */
const SLICE_MS = 8;
/** A clock may be coarse or another program may take the processor: never jump too far at once. */
const GROWTH_MAX = 4;
const EVENTS_MIN = 1_000;
const EVENTS_MAX = 4_000_000;

/** About 5 ms on a slow machine. */
export const FIRST_SLICE_EVENTS = 10_000;

/** The size of the next slice, from how the last one went. */
export function eventsForNextSlice(eventCount: number, tookMs: number): number {
  const grown = eventCount * GROWTH_MAX;
  const fitting = tookMs > 0 ? (eventCount / tookMs) * SLICE_MS : grown;
  return Math.round(Math.min(EVENTS_MAX, Math.max(EVENTS_MIN, Math.min(grown, fitting))));
}
