// How strong a fault is, as a height in its bar: its probability where it strikes by chance, else its strength.
import type { EntryPatch } from '../../../scenario/edit.ts';
import { faultSpec } from '../../../scenario/faultSpecs.ts';
import type { TimelineEntry } from '../../../scenario/Scenario.ts';

/** 0 to 1 of what it can be; nothing for a fault that only is or is not. */
export function levelOf(entry: TimelineEntry): number | undefined {
  if (entry.kind !== 'fault') return undefined;
  const { hasProbability, strength } = faultSpec(entry.fault);
  if (hasProbability) return entry.probability ?? 1;
  if (strength === undefined) return undefined;
  const { min, max, scale, default: usual } = strength;
  const value = entry.strength ?? usual;
  if (scale === 'linear') return (value - min) / (max - min);
  const least = leastOf(min, max);
  return Math.log(Math.max(value, least) / least) / Math.log(max / least);
}

/** What makes it that strong: round values, as a hand means them. */
export function patchOfLevel(entry: TimelineEntry, level: number): EntryPatch | undefined {
  if (entry.kind !== 'fault') return undefined;
  const ratio = Math.min(1, Math.max(0, level));
  const { hasProbability, strength } = faultSpec(entry.fault);
  if (hasProbability) return { probability: Math.round(ratio * 100) / 100 };
  if (strength === undefined) return undefined;
  const { min, max, scale } = strength;
  if (scale === 'linear') return { strength: rounded(min + ratio * (max - min)) };
  const least = leastOf(min, max);
  // Rounding must not keep a hand from the very ends.
  if (ratio === 0 || ratio === 1) return { strength: ratio === 0 ? min : max };
  return { strength: rounded(least * (max / least) ** ratio) };
}

/** A logarithm needs something to begin from where the least is zero. */
function leastOf(min: number, max: number): number {
  return min > 0 ? min : max / 1_000;
}

function rounded(value: number): number {
  return Number(value.toPrecision(2));
}
