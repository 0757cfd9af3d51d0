// A cell of a map: one point of two axes, run with several seeds.
import type { FigureName, Figures } from './figures.ts';
import { quantileOf } from './Spread.ts';

/** What a map shows, one of these at a time. */
export const MAP_OUTCOMES = [
  'hasRecovered',
  'recoveryMs',
  'goodputPerSec',
  'latencyP99Ms',
  'amplification',
  'duplicates',
  'lost',
  'failed',
] as const satisfies readonly FigureName[];
export type MapOutcome = (typeof MAP_OUTCOMES)[number];

export interface CellResult {
  /** By seed, in the order of the seeds. */
  readonly runs: readonly Figures[];
}

/**
 * One number for the cell: the share of seeds that recovered, the mean of counts and rates, the median of times
 * (one seed that never recovered must not drown the others).
 */
export function cellValue({ runs }: CellResult, outcome: MapOutcome): number {
  const values = runs.map((figures) => figures[outcome]).filter((value) => !Number.isNaN(value));
  if (values.length === 0) return NaN;
  if (outcome === 'recoveryMs' || outcome === 'latencyP99Ms') return quantileOf(values, 0.5);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export interface CellRange {
  readonly low: number;
  readonly high: number;
}

/** The least and the most that is there and a number; nothing without any. */
export function cellRange(
  cells: readonly (CellResult | undefined)[],
  outcome: MapOutcome,
): CellRange | undefined {
  let low = Infinity;
  let high = -Infinity;
  for (const cell of cells) {
    const value = cell === undefined ? NaN : cellValue(cell, outcome);
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low > high ? undefined : { low, high };
}

/** How far neighbours may lie apart and still count as alike, as a share of what the map spans so far. */
const ALIKE_RATIO = 0.1;

/** Whether nothing worth a closer look lies between two cells. `span`: the greatest difference on the map so far. */
export function areAlikeValues(one: number, other: number, span: number): boolean {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number.isNaN(one) === Number.isNaN(other);
  if (one === other) return true;
  if (!Number.isFinite(one) || !Number.isFinite(other)) return false;
  return Math.abs(one - other) <= ALIKE_RATIO * span;
}
