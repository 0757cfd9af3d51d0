// What ruler, lanes, charts and playhead share while the user looks at a run: the stretch that is shown
// and the moment under the pointer. Only a way of looking: nothing here is part of the scenario.
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { TimeGutters, TimeView } from './timeGeometry.ts';
import { viewWithin } from './timeZoom.ts';

/** What the pointer is over. */
export interface TimeHover {
  readonly atMs: number;
  /** `data-time-part` of the row or chart under the pointer; `''` between two of them. */
  readonly part: string;
  /** In the window, as pointer events give it. */
  readonly xPx: number;
  readonly yPx: number;
  /** From the upper edge of the part. */
  readonly fromTopPx: number;
}

/** `live` hides what lies right of the playhead, `explore` shows all. */
export type WatchMode = 'live' | 'explore';

interface TimeViewState {
  /** Undefined: the whole run, however long it is. */
  readonly zoom: TimeView | undefined;
  readonly hover: TimeHover | undefined;
  /** The stretch whose figures are asked for. */
  readonly span: TimeView | undefined;
  /** The next drag marks a span instead of seeking. */
  readonly isMarking: boolean;
  readonly watch: WatchMode;
}

export const timeView = createStore<TimeViewState>(() => ({
  zoom: undefined,
  hover: undefined,
  span: undefined,
  isMarking: false,
  watch: 'explore',
}));

/** The stretch that is shown of a run of that length. */
export function useTimeView(durationMs: number): TimeView {
  const zoom = useStore(timeView, (state) => state.zoom);
  return useMemo(() => viewWithin(zoom, durationMs), [zoom, durationMs]);
}

export function useTimeSpan(): TimeView | undefined {
  return useStore(timeView, (state) => state.span);
}

export function useIsMarking(): boolean {
  return useStore(timeView, (state) => state.isMarking);
}

export function useWatchMode(): WatchMode {
  return useStore(timeView, (state) => state.watch);
}

export function markSpan(span: TimeView | undefined): void {
  timeView.setState({ span });
}

/** Between two moments, in whichever order; nothing when they are the same. */
export function spanBetween(oneMs: number, otherMs: number): TimeView | undefined {
  if (oneMs === otherMs) return undefined;
  return { fromMs: Math.min(oneMs, otherMs), toMs: Math.max(oneMs, otherMs) };
}

export function hoverAt(hover: TimeHover | undefined): void {
  timeView.setState({ hover });
}

/** The pointer over one part, undefined while it is elsewhere: a part redraws only for itself. */
export function useTimeHover(part: string): TimeHover | undefined {
  return useStore(timeView, (state) => (state.hover?.part === part ? state.hover : undefined));
}

/** The gutters as the sheet of tokens has them for this size of page. */
export function readTimeGutters(element: Element): TimeGutters {
  const style = getComputedStyle(element);
  const px = (name: string) => Number.parseFloat(style.getPropertyValue(name)) || 0;
  return { leftPx: px('--time-gutter-left'), rightPx: px('--time-gutter-right') };
}
