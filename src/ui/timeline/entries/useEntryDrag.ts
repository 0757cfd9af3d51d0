import { useRef } from 'react';
import type { PointerEvent } from 'react';
import { sluice } from '../../../store/sluice.ts';
import { addFault, type EntryPatch } from '../../../scenario/edit.ts';
import { playhead } from '../../../store/playhead.ts';
import type { TimelineEntry } from '../../../scenario/Scenario.ts';
import { msPerPx } from '../../parts/timeGeometry.ts';
import { draggedFault, draggedMark, snapStep } from './dragEntry.ts';
import type { Drag, Grip } from './dragEntry.ts';
import { levelOf, patchOfLevel } from './level.ts';
import { useTimeFrame } from '../TimeSurface.tsx';

/** A press that moves less than this was meant as a click. */
const SLOP_PX = 3;

/** Drawn that far up, a fault goes from its weakest to its strongest. */
const LEVEL_PX = 80;
/** An edge this near to another snaps to it. */
const MAGNET_PX = 6;

interface Held {
  readonly grip: Grip | 'level';
  readonly fromX: number;
  readonly fromY: number;
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
          fromY: event.clientY,
          before: entry,
          last: undefined,
        };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const { current } = held;
        if (current === undefined) return;
        const byPx = event.clientX - current.fromX;
        const upPx = current.fromY - event.clientY;
        const movedPx = current.grip === 'level' ? upPx : byPx;
        if (!hasMoved.current && Math.abs(movedPx) < SLOP_PX) return;
        if (!hasMoved.current && (event.ctrlKey || event.metaKey)) leaveCopy(index);
        hasMoved.current = true;
        const patch =
          current.grip === 'level'
            ? patchOfLevel(current.before, (levelOf(current.before) ?? 0) + upPx / LEVEL_PX)
            : movedBy(current.before, {
                grip: current.grip,
                byMs: byPx * msPerPx(view, plot),
                ...snapping(index, { msPerPixel: msPerPx(view, plot), isFree: event.altKey }),
              });
        if (patch === undefined) return;
        if (current.last !== undefined && isSamePatch(current.last, patch)) return;
        held.current = { ...current, last: patch };
        sluice.getState().changeEntry(index, patch, 'dragging');
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  };
}

/** The original stays where it was, and the hand goes on with the bar it holds. */
function leaveCopy(index: number): void {
  sluice.getState().edit((scenario) => {
    const entry = scenario.timeline[index];
    return entry === undefined ? scenario : addFault(scenario, entry);
  });
}

interface Snapping {
  readonly msPerPixel: number;
  /** With Alt nothing snaps. */
  readonly isFree: boolean;
}

function snapping(index: number, { msPerPixel, isFree }: Snapping) {
  const { timeline, durationMs } = sluice.getState().scenario;
  if (isFree) return { durationMs, snapMs: 1 };
  const edges = timeline.flatMap((entry, at) => {
    if (at === index) return [];
    return entry.kind === 'fault' ? [entry.startMs, entry.endMs] : [entry.atMs];
  });
  const atMs = [playhead.nowMs(), ...edges];
  const magnets = { atMs, withinMs: MAGNET_PX * msPerPixel };
  return { durationMs, snapMs: snapStep(msPerPixel), magnets };
}

function movedBy(entry: TimelineEntry, drag: Drag): EntryPatch {
  return entry.kind === 'fault' ? draggedFault(entry, drag) : draggedMark(entry, drag);
}

function gripOf(target: EventTarget): Grip | 'level' {
  const grip = target instanceof HTMLElement ? target.dataset['grip'] : undefined;
  return grip === 'start' || grip === 'end' || grip === 'level' ? grip : 'body';
}

function isSamePatch(a: EntryPatch, b: EntryPatch): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
