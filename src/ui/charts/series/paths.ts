// Series as the text of one SVG path each. One element per series is what makes redrawing four charts
// under a dragging hand cheap; recharts' own items cost ten times as much.

/** From data to pixels. */
export type Scale = (value: number) => number;

/** Where each value of a series stands: the middles of its buckets, in pixels. */
export function bucketMiddles(
  series: { readonly fromMs: number; readonly bucketMs: number; readonly count: number },
  x: Scale,
): Float64Array {
  const middles = new Float64Array(series.count);
  for (let i = 0; i < series.count; i += 1) {
    middles[i] = x(series.fromMs + (i + 0.5) * series.bucketMs);
  }
  return middles;
}

/** The area between two lines that share their x, drawn to both edges of the plot. */
export function areaPath(options: {
  readonly xs: Float64Array;
  readonly lower: Float32Array;
  readonly upper: Float32Array;
  readonly y: Scale;
  readonly edges: readonly [number, number];
}): string {
  const { xs, lower, upper, y, edges } = options;
  const last = xs.length - 1;
  if (last < 0) return '';
  let path = `M${px(edges[0])} ${px(y(upper[0] ?? 0))}`;
  for (let i = 0; i <= last; i += 1) path += `L${px(xs[i] ?? 0)} ${px(y(upper[i] ?? 0))}`;
  path += `H${px(edges[1])}V${px(y(lower[last] ?? 0))}`;
  for (let i = last; i >= 0; i -= 1) path += `L${px(xs[i] ?? 0)} ${px(y(lower[i] ?? 0))}`;
  return `${path}H${px(edges[0])}Z`;
}

/** A line through the values; it breaks where there is none, and a lonely value is a dot. */
export function linePath(xs: Float64Array, values: Float32Array, y: Scale): string {
  let path = '';
  let isDrawing = false;
  for (let i = 0; i < xs.length; i += 1) {
    const value = values[i] ?? NaN;
    if (Number.isNaN(value)) {
      isDrawing = false;
      continue;
    }
    path += `${isDrawing ? 'L' : 'M'}${px(xs[i] ?? 0)} ${px(y(value))}`;
    // A stroke of no length with round ends shows a value that has no neighbours.
    if (!isDrawing) path += 'h0';
    isDrawing = true;
  }
  return path;
}

/** Points, each a stroke of no length: the width of the stroke is the size of the dot. */
export function dotsPath(xs: readonly number[], ys: readonly number[]): string {
  let path = '';
  for (let i = 0; i < xs.length; i += 1) path += `M${px(xs[i] ?? 0)} ${px(ys[i] ?? 0)}h0`;
  return path;
}

/** Dashes around points. Those that overlap become one band, since a path's stroke is painted once. */
export function dashesPath(xs: readonly number[], ys: readonly number[], halfPx: number): string {
  let path = '';
  for (let i = 0; i < xs.length; i += 1) {
    path += `M${px((xs[i] ?? 0) - halfPx)} ${px(ys[i] ?? 0)}h${px(2 * halfPx)}`;
  }
  return path;
}

/** Tenths of a pixel: finer than any screen, and a third of the text. */
function px(value: number): number {
  return Math.round(value * 10) / 10;
}
