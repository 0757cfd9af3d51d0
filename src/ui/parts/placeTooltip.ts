interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

const GAP_PX = 14;
const EDGE_PX = 8;

/** Beside the pointer, on the side where there is room, and never over the edge of the window. */
export function placeTooltip(
  pointer: { readonly xPx: number; readonly yPx: number },
  card: Size,
  window: Size,
): { readonly leftPx: number; readonly topPx: number } {
  const right = pointer.xPx + GAP_PX;
  const fitsRight = right + card.widthPx <= window.widthPx - EDGE_PX;
  const left = pointer.xPx - GAP_PX - card.widthPx;
  return {
    leftPx: fitsRight ? right : Math.max(EDGE_PX, left),
    topPx: Math.max(
      EDGE_PX,
      Math.min(pointer.yPx - card.heightPx / 2, window.heightPx - card.heightPx - EDGE_PX),
    ),
  };
}
