// The stops of a setting's slider.
import type { NumberSpec } from '../../scenario/SettingSpec.ts';
import { sliderStops } from '../parts/sliderStops.ts';
import { isSpecial } from './settingValue.ts';

/** Moments within the run: their slider ends where the run does. */
const WITHIN_RUN: ReadonlySet<string> = new Set(['shapeStartMs', 'shapeLengthMs', 'shapeEveryMs']);

/** Counts go up to numbers nobody uses often: their slider gives the small ones most of its length. */
const COUNT_WIDE = 50;

export function stopsOf(spec: NumberSpec, durationMs: number): readonly number[] {
  const isWideCount = spec.unit === 'count' && spec.max - spec.min > COUNT_WIDE;
  return sliderStops({
    min: spec.min,
    max: WITHIN_RUN.has(spec.name) ? Math.max(spec.min + spec.step, durationMs) : spec.max,
    step: spec.step,
    scale: isWideCount ? 'log' : spec.scale,
    include: [spec.default],
  });
}

/** Where the default stands on the track; nothing when the default is "off". */
export function markOf(spec: NumberSpec): number | undefined {
  return isSpecial(spec, spec.default) ? undefined : spec.default;
}

/** A seed is not more or less: it is typed or rolled. */
export function hasSlider(spec: NumberSpec): boolean {
  return spec.name !== 'seed';
}
