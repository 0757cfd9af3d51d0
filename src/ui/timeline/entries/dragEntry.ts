// Where a fault ends up when a hand or a key moves it. Pure, so that "cannot be dragged over its own end"
// is a test and not a feeling.
import type { FaultEntry, SetEntry } from '../../../scenario/Scenario.ts';

/** What one has taken hold of. */
export type Grip = 'body' | 'start' | 'end';

export interface Drag {
  readonly grip: Grip;
  readonly byMs: number;
  readonly durationMs: number;
  /** Moments snap to whole multiples of this. */
  readonly snapMs: number;
  /** Moments that draw an edge to themselves when it comes near: other bars' ends, the playhead. */
  readonly magnets?: { readonly atMs: readonly number[]; readonly withinMs: number };
}

type Span = Pick<FaultEntry, 'startMs' | 'endMs'>;

/** No fault gets shorter than this under a hand; the editor may still say less. */
const LENGTH_MS_MIN = 100;

export function draggedFault({ startMs, endMs }: Span, drag: Drag): Span {
  const { grip, byMs, durationMs, snapMs } = drag;
  const lengthMin = Math.min(LENGTH_MS_MIN, endMs - startMs);
  switch (grip) {
    case 'body': {
      const length = endMs - startMs;
      const latest = Math.max(0, durationMs - Math.min(length, durationMs));
      const wanted = startMs + byMs;
      // The edge that is nearest to something decides.
      const byStart = drawn(wanted, drag);
      const byEnd = drawn(wanted + length, drag);
      const snapped = byStart ?? (byEnd === undefined ? snap(wanted, snapMs) : byEnd - length);
      const start = within(snapped, 0, latest);
      return { startMs: start, endMs: start + length };
    }
    case 'start':
      return {
        startMs: within(placed(startMs + byMs, drag), 0, endMs - lengthMin),
        endMs,
      };
    case 'end': {
      const latest = Math.max(durationMs, endMs);
      return { startMs, endMs: within(placed(endMs + byMs, drag), startMs + lengthMin, latest) };
    }
  }
}

export function draggedMark({ atMs }: Pick<SetEntry, 'atMs'>, drag: Drag): { atMs: number } {
  return { atMs: within(placed(atMs + drag.byMs, drag), 0, drag.durationMs) };
}

/** A round number of milliseconds not much longer than a pixel, so that a hand lands on round moments. */
export function snapStep(msPerPixel: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, msPerPixel)));
  const step = [1, 2, 5].findLast((nice) => nice * power <= msPerPixel) ?? 1;
  return Math.max(1, step * power);
}

function placed(ms: number, drag: Drag): number {
  return drawn(ms, drag) ?? snap(ms, drag.snapMs);
}

/** The nearest magnet, when it is near enough. */
function drawn(ms: number, { magnets }: Drag): number | undefined {
  let nearest: number | undefined;
  let distance = magnets?.withinMs ?? 0;
  for (const atMs of magnets?.atMs ?? []) {
    if (Math.abs(atMs - ms) > distance) continue;
    distance = Math.abs(atMs - ms);
    nearest = atMs;
  }
  return nearest;
}

function snap(ms: number, stepMs: number): number {
  return Math.round(ms / stepMs) * stepMs;
}

function within(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
