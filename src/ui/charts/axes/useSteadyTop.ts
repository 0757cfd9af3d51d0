import { useState } from 'react';
import { niceTop, steadyTop } from './linearAxis.ts';

/** The top of an axis over all the recordings it has shown: see `steadyTop`. */
export function useSteadyTop(max: number): number {
  const [top, setTop] = useState(() => niceTop(max));
  const next = steadyTop(top, max);
  // Remembering what was shown before is what state is for; React draws again before it paints.
  if (next !== top) setTop(next);
  return next;
}
