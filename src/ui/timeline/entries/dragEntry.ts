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
      const start = within(snap(startMs + byMs, snapMs), 0, latest);
      return { startMs: start, endMs: start + length };
    }
    case 'start':
      return { startMs: within(snap(startMs + byMs, snapMs), 0, endMs - lengthMin), endMs };
    case 'end': {
      const latest = Math.max(durationMs, endMs);
      return { startMs, endMs: within(snap(endMs + byMs, snapMs), startMs + lengthMin, latest) };
    }
  }
}

export function draggedMark({ atMs }: Pick<SetEntry, 'atMs'>, drag: Drag): { atMs: number } {
  return { atMs: within(snap(atMs + drag.byMs, drag.snapMs), 0, drag.durationMs) };
}

/** A round number of milliseconds not much longer than a pixel, so that a hand lands on round moments. */
export function snapStep(msPerPixel: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, msPerPixel)));
  const step = [1, 2, 5].findLast((nice) => nice * power <= msPerPixel) ?? 1;
  return Math.max(1, step * power);
}

function snap(ms: number, stepMs: number): number {
  return Math.round(ms / stepMs) * stepMs;
}

function within(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}
