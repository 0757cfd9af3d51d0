/** How far to the left of the right edge a legend looks for air, in steps of the plot's width. */
const STEPS = 24;

/**
 * Where in a plot a legend hides least: the right edge if it is free there, else the nearest free place to the
 * left of it, else where the series are lowest. `heights` are the series' upper edge, 0 to 1 of the plot.
 * Gives the share of the plot's width that stays free on the right of the legend.
 */
export function legendPlace(
  heights: Float32Array,
  legend: { readonly widthRatio: number; readonly heightRatio: number },
): number {
  const room = 1 - legend.widthRatio;
  let best = 0;
  let lowest = Infinity;
  for (let step = 0; step <= STEPS; step += 1) {
    const right = (room * step) / STEPS;
    const highest = highestBetween(heights, room - right, 1 - right);
    if (highest <= 1 - legend.heightRatio) return right;
    if (highest < lowest) [best, lowest] = [right, highest];
  }
  return best;
}

function highestBetween(heights: Float32Array, from: number, to: number): number {
  const first = Math.max(0, Math.floor(from * heights.length));
  const end = Math.min(heights.length, Math.ceil(to * heights.length));
  let highest = 0;
  for (let i = first; i < end; i += 1) highest = Math.max(highest, heights[i] ?? 0);
  return highest;
}
