import { useRef } from 'react';
import type { PointerEvent } from 'react';
import { sluice } from '../../../store/sluice.ts';
import type { EntryPatch } from '../../../scenario/edit.ts';
import type { TimelineEntry } from '../../../scenario/Scenario.ts';
import { msPerPx } from '../../parts/timeGeometry.ts';
import { draggedFault, draggedMark, snapStep } from './dragEntry.ts';
import type { Drag, Grip } from './dragEntry.ts';
import { useTimeFrame } from '../TimeSurface.tsx';

/** A press that moves less than this was meant as a click. */
const SLOP_PX = 3;

interface Held {
  readonly grip: Grip;
  readonly fromX: number;
  readonly before: TimelineEntry;
  readonly last: EntryPatch | undefined;
}

/** Moves and stretches an entry while the hand is on it; the run follows. A whole drag is one step of undo. */
export function useEntryDrag(index: number, entry: TimelineEntry) {
  const { view, plot } = useTimeFrame();
  const held = useRef<Held>(undefined);
  const hasMoved = useRef(false);

  const end = () => {
    const last = held.current?.last;
    held.current = undefined;
    if (last !== undefined) sluice.getState().changeEntry(index, last, 'done');
  };

  return {
    /** The click that ends a drag is none. Asking forgets it. */
    takeDragged: (): boolean => {
      const was = hasMoved.current;
      hasMoved.current = false;
      return was;
    },
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0 || !event.isPrimary) return;
        hasMoved.current = false;
        held.current = {
          grip: gripOf(event.target),
          fromX: event.clientX,
          before: entry,
          last: undefined,
        };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const { current } = held;
        if (current === undefined) return;
        const byPx = event.clientX - current.fromX;
        if (!hasMoved.current && Math.abs(byPx) < SLOP_PX) return;
        hasMoved.current = true;
        const msPerPixel = msPerPx(view, plot);
        const { durationMs } = sluice.getState().scenario;
        const snapMs = event.altKey ? 1 : snapStep(msPerPixel);
        const drag = { grip: current.grip, byMs: byPx * msPerPixel, durationMs, snapMs };
        const patch = movedBy(current.before, drag);
        if (current.last !== undefined && isSamePatch(current.last, patch)) return;
        held.current = { ...current, last: patch };
        sluice.getState().changeEntry(index, patch, 'dragging');
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  };
}

function movedBy(entry: TimelineEntry, drag: Drag): EntryPatch {
  return entry.kind === 'fault' ? draggedFault(entry, drag) : draggedMark(entry, drag);
}

function gripOf(target: EventTarget): Grip {
  const grip = target instanceof HTMLElement ? target.dataset['grip'] : undefined;
  return grip === 'start' || grip === 'end' ? grip : 'body';
}

function isSamePatch(a: EntryPatch, b: EntryPatch): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
