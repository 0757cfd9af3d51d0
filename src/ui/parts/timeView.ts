// What ruler, lanes, charts and playhead share while the user looks at a run: the stretch that is shown
// and the moment under the pointer. Only a way of looking: nothing here is part of the scenario.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { TimeGutters, TimeView } from './timeGeometry.ts';

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

interface TimeViewState {
  /** Undefined: the whole run, however long it is. */
  readonly zoom: TimeView | undefined;
  readonly hover: TimeHover | undefined;
}

export const timeView = createStore<TimeViewState>(() => ({ zoom: undefined, hover: undefined }));

export function useTimeZoom(): TimeView | undefined {
  return useStore(timeView, (state) => state.zoom);
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
