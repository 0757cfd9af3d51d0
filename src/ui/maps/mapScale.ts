// From the values of a map to shades: 0 the lightest, 1 the darkest; what never came and what is not there have
// looks of their own.
import {
  type CellRange,
  cellRange,
  type CellResult,
  type MapOutcome,
} from '../../explore/cells.ts';

export type MapScale = CellRange;

/** A share goes from none to all, whatever is there; anything else from its least to its most. */
export function scaleOf(
  cells: readonly (CellResult | undefined)[],
  outcome: MapOutcome,
): MapScale | undefined {
  return outcome === 'hasRecovered' ? { low: 0, high: 1 } : cellRange(cells, outcome);
}

export type Shade =
  | { readonly kind: 'value'; readonly ratio: number }
  /** It did not recover within the run. */
  | { readonly kind: 'never' }
  /** The runs have no such figure. */
  | { readonly kind: 'none' };

export function shadeOf(value: number, scale: MapScale | undefined): Shade {
  if (Number.isNaN(value)) return { kind: 'none' };
  if (value === Infinity) return { kind: 'never' };
  if (scale === undefined || scale.high === scale.low) return { kind: 'value', ratio: 0.5 };
  return { kind: 'value', ratio: (value - scale.low) / (scale.high - scale.low) };
}

/** The values as a surface for contour lines: "never" lies as high above all as they span, nothing at the bottom. */
export function surfaceOf(values: readonly number[], scale: MapScale): number[] {
  const never = scale.high + (scale.high - scale.low || 1);
  return values.map((value) => {
    if (Number.isNaN(value)) return scale.low;
    return value === Infinity ? never : value;
  });
}

/** Where lines are drawn: half of the seeds, or the quarters of the span. */
export function levelsOf(outcome: MapOutcome, { low, high }: MapScale): readonly number[] {
  if (outcome === 'hasRecovered') return [0.5];
  if (high === low) return [];
  return [0.25, 0.5, 0.75].map((share) => low + share * (high - low));
}

/** Every so many values get a label, so that they do not touch. */
export function labelledPlaces(count: number, roomFor: number): readonly number[] {
  const step = Math.max(1, Math.ceil(count / Math.max(1, roomFor)));
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step);
}
