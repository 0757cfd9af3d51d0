// Where a moment stands on the screen: the one horizontal axis that ruler, lanes, charts and playhead share.

/** A stretch of simulated time that is shown. */
export interface TimeView {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The part of a panel's width in which time runs. */
export interface TimePlot {
  readonly leftPx: number;
  readonly widthPx: number;
}

/** What is kept free left and right of the plot; the sheet of tokens says how much (`--time-gutter-…`). */
export interface TimeGutters {
  readonly leftPx: number;
  readonly rightPx: number;
}

/** Without a gutter the names stand above the rows, and time runs over the whole width: phones. */
export function isTimeNarrow(gutters: TimeGutters): boolean {
  return gutters.leftPx === 0;
}

export function timePlotOf(panelWidthPx: number, gutters: TimeGutters): TimePlot {
  const widthPx = panelWidthPx - gutters.leftPx - gutters.rightPx;
  return { leftPx: gutters.leftPx, widthPx: Math.max(1, widthPx) };
}

/** 0 at the left end of the view, 1 at its right end; outside of both for moments that are not shown. */
export function ratioOfMs(ms: number, view: TimeView): number {
  return (ms - view.fromMs) / Math.max(1e-6, view.toMs - view.fromMs);
}

/** The moment at a share of the view, never outside of it. */
function msOfRatio(ratio: number, view: TimeView): number {
  const within = Math.min(1, Math.max(0, ratio));
  return view.fromMs + within * (view.toMs - view.fromMs);
}

export function xOfMs(ms: number, view: TimeView, plot: TimePlot): number {
  return plot.leftPx + ratioOfMs(ms, view) * plot.widthPx;
}

export function msOfX(xPx: number, view: TimeView, plot: TimePlot): number {
  return msOfRatio((xPx - plot.leftPx) / plot.widthPx, view);
}

/** How many milliseconds one pixel stands for. */
export function msPerPx(view: TimeView, plot: TimePlot): number {
  return (view.toMs - view.fromMs) / plot.widthPx;
}

/** `left` and `width` of a bar in percent of the plot, cut at its ends; undefined when none of it is shown. */
export function barOf(
  fromMs: number,
  toMs: number,
  view: TimeView,
): { readonly leftPercent: number; readonly widthPercent: number } | undefined {
  const left = Math.max(0, ratioOfMs(fromMs, view));
  const right = Math.min(1, ratioOfMs(toMs, view));
  if (right < 0 || left > 1 || right < left) return undefined;
  return { leftPercent: left * 100, widthPercent: (right - left) * 100 };
}

/** Steps that read well on a clock: below a second by tens, above by parts of a minute and an hour. */
const STEPS_MS = [
  ...[0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_200_000],
  ...[1_800_000, 3_600_000, 7_200_000, 21_600_000, 43_200_000, 86_400_000],
];

/** The smallest step between ticks that keeps them `apartPx` apart. */
export function timeStepMs(view: TimeView, widthPx: number, apartPx = 84): number {
  const leastMs = ((view.toMs - view.fromMs) * apartPx) / Math.max(1, widthPx);
  return STEPS_MS.find((stepMs) => stepMs >= leastMs) ?? 86_400_000;
}

/** The moments of the view that get a tick. */
export function timeTicks(view: TimeView, stepMs: number): readonly number[] {
  // Counted in whole steps, so that sums of fractions do not drift off the round numbers.
  const first = Math.ceil(view.fromMs / stepMs - 1e-9);
  const last = Math.floor(view.toMs / stepMs + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * stepMs);
}

/** How many decimals of a second tell two ticks apart. */
export function secondDecimals(stepMs: number): number {
  const decimals = Math.ceil(3 - Math.log10(stepMs) - 1e-9);
  return Math.min(6, Math.max(0, decimals));
}
