// Where a bubble stands beside the thing it speaks of. (What follows the pointer is `placeTooltip`.)

export type Side = 'top' | 'bottom' | 'left' | 'right';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP_PX = 6;
const EDGE_PX = 8;
const OPPOSITE: Readonly<Record<Side, Side>> = {
  top: 'bottom',
  bottom: 'top',
  left: 'right',
  right: 'left',
};

/** On the wished side, on the opposite one where there is no room, and never over the edge of the window. */
export function placeBubble(
  anchor: Box,
  bubble: Size,
  { window, side }: { readonly window: Size; readonly side: Side },
): { readonly left: number; readonly top: number } {
  const fits = roomAt(anchor, side, window) >= neededAt(bubble, side);
  const fitsBehind = roomAt(anchor, OPPOSITE[side], window) >= neededAt(bubble, OPPOSITE[side]);
  // Beside a thing that fills the whole width there is no room on either side: above it, then.
  const chosen = fits ? side : fitsBehind ? OPPOSITE[side] : 'top';
  const { left, top } = beside(anchor, bubble, chosen);
  return {
    left: within(left, bubble.width, window.width),
    top: within(top, bubble.height, window.height),
  };
}

function roomAt({ left, top, width, height }: Box, side: Side, window: Size): number {
  switch (side) {
    case 'top':
      return top;
    case 'bottom':
      return window.height - top - height;
    case 'left':
      return left;
    case 'right':
      return window.width - left - width;
  }
}

function neededAt({ width, height }: Size, side: Side): number {
  return (side === 'top' || side === 'bottom' ? height : width) + GAP_PX + EDGE_PX;
}

function beside(anchor: Box, bubble: Size, side: Side): { left: number; top: number } {
  const middleX = anchor.left + (anchor.width - bubble.width) / 2;
  const middleY = anchor.top + (anchor.height - bubble.height) / 2;
  switch (side) {
    case 'top':
      return { left: middleX, top: anchor.top - bubble.height - GAP_PX };
    case 'bottom':
      return { left: middleX, top: anchor.top + anchor.height + GAP_PX };
    case 'left':
      return { left: anchor.left - bubble.width - GAP_PX, top: middleY };
    case 'right':
      return { left: anchor.left + anchor.width + GAP_PX, top: middleY };
  }
}

function within(start: number, length: number, space: number): number {
  return Math.max(EDGE_PX, Math.min(start, space - length - EDGE_PX));
}
