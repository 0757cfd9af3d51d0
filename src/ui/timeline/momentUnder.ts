import { sluice } from '../../store/sluice.ts';
import { msOfX, timePlotOf } from '../parts/timeGeometry.ts';
import type { TimeView } from '../parts/timeGeometry.ts';
import { readTimeGutters, timeView } from '../parts/timeView.ts';
import { viewWithin } from '../parts/timeZoom.ts';

/** The stretch of the run that is shown now. */
function shownView(): TimeView {
  return viewWithin(timeView.getState().zoom, sluice.getState().scenario.durationMs);
}

/** The moment at that place of the time surface. */
export function momentUnder(clientX: number, surface: HTMLElement): number {
  const plot = timePlotOf(surface.clientWidth, readTimeGutters(surface));
  return msOfX(clientX - surface.getBoundingClientRect().left, shownView(), plot);
}
