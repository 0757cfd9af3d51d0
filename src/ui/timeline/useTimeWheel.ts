import { useEffect } from 'react';
import type { RefObject } from 'react';
import { playhead } from '../../store/playhead.ts';
import { sluice } from '../../store/sluice.ts';
import { msOfX, msPerPx, timePlotOf } from '../parts/timeGeometry.ts';
import { readTimeGutters, timeView } from '../parts/timeView.ts';
import { panned, viewWithin, zoomed } from '../parts/timeZoom.ts';

/** A notch of a wheel (100) about halves or doubles; what a pinch on a touchpad sends is ten times finer. */
const ZOOM_PER_PX = 0.007;
/** Firefox tells lines, not pixels. */
const LINE_PX = 33;

/**
 * With Ctrl or ⌘ (and by pinching a touchpad, which browsers tell as that) the wheel zooms; sideways or with Shift it
 * pans; on the ruler it moves the playhead. Anything else scrolls the page as everywhere.
 */
export function useTimeWheel(surface: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = surface.current;
    if (element === null) return undefined;
    const handle = (event: WheelEvent) => {
      if (turn(event, element)) event.preventDefault();
    };
    // React listens passively, and a passive listener cannot keep the page from zooming.
    element.addEventListener('wheel', handle, { passive: false });
    return () => element.removeEventListener('wheel', handle);
  }, [surface]);
}

/** Whether the wheel was used up. */
function turn(event: WheelEvent, surface: HTMLElement): boolean {
  const { durationMs } = sluice.getState().scenario;
  const plot = timePlotOf(surface.clientWidth, readTimeGutters(surface));
  const view = viewWithin(timeView.getState().zoom, durationMs);
  const scale = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
  const dx = event.deltaX * scale;
  const dy = event.deltaY * scale;
  if (event.ctrlKey || event.metaKey) {
    const aboutMs = msOfX(event.clientX - surface.getBoundingClientRect().left, view, plot);
    const factor = Math.exp(-dy * ZOOM_PER_PX);
    timeView.setState({ zoom: zoomed(view, { aboutMs, factor }, durationMs) });
    return true;
  }
  const isOnRuler =
    event.target instanceof Element && event.target.closest('[data-ruler]') !== null;
  const along = Math.abs(dx) > Math.abs(dy) || event.shiftKey ? dx || dy : isOnRuler ? dy : 0;
  if (along === 0) return false;
  const byMs = along * msPerPx(view, plot);
  if (isOnRuler) sluice.getState().seekTo(playhead.nowMs() + byMs);
  else timeView.setState({ zoom: panned(view, byMs, durationMs) });
  return true;
}
