/** Four charts, the lanes and the transport leave the stage half of a laptop's page; a wall gets more. */
const SHARE_OF_PAGE = 0.08;
const HEIGHT_PX_MIN = 64;
const HEIGHT_PX_MAX = 190;
/** On a phone the page scrolls, so a chart may be as high as it needs to be read. */
const HEIGHT_PX_NARROW = 104;

export function chartHeight(pageHeightPx: number, isNarrow: boolean): number {
  if (isNarrow) return HEIGHT_PX_NARROW;
  const share = Math.round(pageHeightPx * SHARE_OF_PAGE);
  return Math.min(HEIGHT_PX_MAX, Math.max(HEIGHT_PX_MIN, share));
}
