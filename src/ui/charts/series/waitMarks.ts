// What the chart of waits draws: a dash where a wait was planned, a dot where it really ended up, and a
// row of its own for those that did not wait at all.
import type { BackoffPoints } from '../../../recording/backoffPoints.ts';
import type { ChartScales } from '../frame/ChartPlot.tsx';
import { dashesPath, dotsPath } from './paths.ts';

interface WaitMarks {
  readonly planned: string;
  readonly actual: string;
  readonly atOnce: string;
}

/** Dashes of one level run into each other; on a wide screen they are longer for that. */
const DASH_HALF_PX_MIN = 4;
const DASH_HALF_RATIO = 1 / 220;
const TICK_HALF_PX = 3;
const ROW_HALF_PX = 8;

export function waitMarks(points: BackoffPoints, scales: ChartScales, rowY: number): WaitMarks {
  const { x, area } = scales;
  // Waits beyond the ends of the axis lie on its edge, above the row of those that did not wait.
  const lowestY = rowY - ROW_HALF_PX;
  const y = (waitMs: number) => Math.min(lowestY, Math.max(area.y, scales.y(waitMs)));
  const plannedXs: number[] = [];
  const plannedYs: number[] = [];
  const actualXs: number[] = [];
  const actualYs: number[] = [];
  let atOnce = '';
  for (let i = 0; i < points.count; i += 1) {
    const at = x(points.atMs[i] ?? 0);
    const planned = points.plannedMs[i] ?? 0;
    const actual = points.actualMs[i] ?? 0;
    if (planned > 0) {
      plannedXs.push(at);
      plannedYs.push(y(planned));
    }
    if (actual > 0) {
      actualXs.push(at);
      actualYs.push(y(actual));
    } else {
      atOnce += `M${String(Math.round(at * 10) / 10)} ${String(rowY - TICK_HALF_PX)}v${String(2 * TICK_HALF_PX)}`;
    }
  }
  return {
    planned: dashesPath(
      plannedXs,
      plannedYs,
      Math.max(DASH_HALF_PX_MIN, area.width * DASH_HALF_RATIO),
    ),
    actual: dotsPath(actualXs, actualYs),
    atOnce,
  };
}

/** Waits that a policy planned alike: same attempt number, same length. */
export interface WaitLevel {
  readonly attempt: number;
  readonly plannedMs: number;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly count: number;
}

/** A level with fewer waits is chance (decorrelated jitter plans each wait anew), not a level. */
const LEVEL_SHARE_MIN = 0.02;
const LEVEL_COUNT_MIN = 3;

/** The levels of the plan, the most frequent first. */
export function waitLevels(points: BackoffPoints): readonly WaitLevel[] {
  const levels = new Map<string, WaitLevel>();
  for (let i = 0; i < points.count; i += 1) {
    const plannedMs = points.plannedMs[i] ?? 0;
    if (!(plannedMs > 0)) continue;
    const attempt = points.attempt[i] ?? 0;
    const atMs = points.atMs[i] ?? 0;
    const key = `${String(attempt)} ${plannedMs.toPrecision(3)}`;
    const known = levels.get(key);
    levels.set(key, {
      attempt,
      plannedMs,
      firstMs: Math.min(known?.firstMs ?? atMs, atMs),
      lastMs: Math.max(known?.lastMs ?? atMs, atMs),
      count: (known?.count ?? 0) + 1,
    });
  }
  const countMin = Math.max(LEVEL_COUNT_MIN, points.count * LEVEL_SHARE_MIN);
  return [...levels.values()]
    .filter(({ count }) => count >= countMin)
    .sort((a, b) => b.count - a.count || a.attempt - b.attempt);
}

export interface PlacedLabel {
  readonly level: WaitLevel;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

const LABEL_HEIGHT_PX = 11;
const LABEL_GAP_PX = 8;
const LABELS_MAX = 5;

/** Names behind the levels (or before them, at the right edge), as many as do not touch each other. */
export function placeLabels(
  levels: readonly WaitLevel[],
  { x, y, area }: ChartScales,
  labelWidthPx: number,
): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const level of levels) {
    if (placed.length === LABELS_MAX) break;
    const behind = x(level.lastMs) + LABEL_GAP_PX;
    const before = x(level.firstMs) - LABEL_GAP_PX;
    const fitsBehind = behind + labelWidthPx <= area.x + area.width;
    if (!fitsBehind && before - labelWidthPx < area.x) continue;
    const label: PlacedLabel = fitsBehind
      ? { level, x: behind, y: y(level.plannedMs), anchor: 'start' }
      : { level, x: before, y: y(level.plannedMs), anchor: 'end' };
    const isFree = placed.every(
      (other) =>
        Math.abs(other.y - label.y) >= LABEL_HEIGHT_PX ||
        Math.abs(other.x - label.x) >= labelWidthPx,
    );
    if (isFree) placed.push(label);
  }
  return placed;
}
