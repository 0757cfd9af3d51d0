// What keys do to the bar that has the focus.
import type { TimelineEntry } from '../../../scenario/Scenario.ts';
import type { EntryPatch } from '../../../scenario/edit.ts';
import { draggedFault, draggedMark } from './dragEntry.ts';
import { levelOf, patchOfLevel } from './level.ts';

const STEP_MS = 100;
const STEP_FAR_MS = 1_000;

export type EntryCommand =
  | { readonly do: 'change'; readonly patch: EntryPatch }
  | { readonly do: 'remove' | 'copy' | 'solo' };

interface Press {
  readonly key: string;
  readonly hasShift: boolean;
}

export function entryCommand(
  entry: TimelineEntry,
  { key, hasShift }: Press,
  durationMs: number,
): EntryCommand | undefined {
  const step = hasShift ? STEP_FAR_MS : STEP_MS;
  switch (key) {
    case 'ArrowLeft':
      return moved(entry, { grip: 'body', byMs: -step, durationMs });
    case 'ArrowRight':
      return moved(entry, { grip: 'body', byMs: step, durationMs });
    case 'ArrowDown':
      return moved(entry, { grip: 'end', byMs: -step, durationMs });
    case 'ArrowUp':
      return moved(entry, { grip: 'end', byMs: step, durationMs });
    case 'm':
    case 'M':
      return { do: 'change', patch: { isMuted: entry.isMuted !== true } };
    case 'PageUp':
      return levelled(entry, LEVEL_STEP);
    case 'PageDown':
      return levelled(entry, -LEVEL_STEP);
    case 'c':
    case 'C':
      return { do: 'copy' };
    case 's':
    case 'S':
      return entry.kind === 'fault' ? { do: 'solo' } : undefined;
    case 'Delete':
    case 'Backspace':
      return { do: 'remove' };
    default:
      return undefined;
  }
}

/** Stronger or weaker, by a share of all it can be. */
const LEVEL_STEP = 0.05;

function levelled(entry: TimelineEntry, by: number): EntryCommand | undefined {
  const level = levelOf(entry);
  const patch = level === undefined ? undefined : patchOfLevel(entry, level + by);
  return patch === undefined ? undefined : { do: 'change', patch };
}

function moved(
  entry: TimelineEntry,
  drag: { readonly grip: 'body' | 'end'; readonly byMs: number; readonly durationMs: number },
): EntryCommand | undefined {
  const whole = { ...drag, snapMs: 1 };
  if (entry.kind === 'fault') return { do: 'change', patch: draggedFault(entry, whole) };
  // A setting change has no end to move.
  return drag.grip === 'end' ? undefined : { do: 'change', patch: draggedMark(entry, whole) };
}
