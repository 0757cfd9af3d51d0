// The shape of each outcome, once for the canvas and the legend alike. What colour says, shape says too.
import type { LookName } from '../scene/dotLook.ts';

export interface Shape {
  /** In a box of 16 × 16, its middle at 8, 8. */
  readonly path: string;
  readonly isFilled: boolean;
}

const DISC = 'M8 3.6a4.4 4.4 0 1 1 0 8.8a4.4 4.4 0 1 1 0-8.8z';
// What nobody knows the end of yet is smaller than what has ended.
const SMALL_DISC = 'M8 4.7a3.3 3.3 0 1 1 0 6.6a3.3 3.3 0 1 1 0-6.6z';
const SMALL_RING = 'M8 4.9a3.1 3.1 0 1 1 0 6.2a3.1 3.1 0 1 1 0-6.2z';
const RING = 'M8 4.1a3.9 3.9 0 1 1 0 7.8a3.9 3.9 0 1 1 0-7.8z';

export const SHAPES: Readonly<Record<LookName, Shape>> = {
  inFlight: { path: SMALL_DISC, isFilled: true },
  retrying: { path: SMALL_RING, isFilled: false },
  stored: { path: DISC, isFilled: true },
  retried: { path: RING, isFilled: false },
  throttled: { path: 'M8 2.4l5.6 5.6-5.6 5.6-5.6-5.6z', isFilled: true },
  timedOut: { path: 'M4.2 4.2h7.6v7.6h-7.6z', isFilled: true },
  connectionFailed: { path: 'M4.4 4.4l7.2 7.2M11.6 4.4l-7.2 7.2', isFilled: false },
  rejected: { path: 'M8 2.9l5.4 9.3h-10.8z', isFilled: true },
  lost: { path: 'M8 12.6l-4.7-8.2h9.4z', isFilled: false },
  duplicate: {
    path: 'M8 2.6a5.4 5.4 0 1 1 0 10.8a5.4 5.4 0 1 1 0-10.8zM8 6a2 2 0 1 1 0 4a2 2 0 1 1 0-4z',
    isFilled: false,
  },
  deadLettered: { path: 'M4 4h8v8h-8zM4 4l8 8M12 4l-8 8', isFilled: false },
  givenBack: { path: 'M12.5 8h-8M8 4.2L4.2 8L8 11.8', isFilled: false },
  waiting: { path: 'M8 5a3 3 0 1 1 0 6a3 3 0 1 1 0-6z', isFilled: true },
};

export const SHAPE_BOX = 16;
export const SHAPE_LINE = 2.1;
