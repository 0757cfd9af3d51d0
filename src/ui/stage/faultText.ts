import { faultSpec } from '../../scenario/faultSpecs.ts';
import type { FaultEntry, FaultKind } from '../../scenario/Scenario.ts';
import type { SettingUnit } from '../../scenario/SettingSpec.ts';
import { formatFactor, formatMs, formatNumber, formatPercent } from '../parts/formatters.ts';
import type { Texts } from '../texts/texts.ts';

/** A fault that is at work, with its strength: `Slow disk 10 ×`. */
export function faultText(t: Texts<'faults'>, entry: FaultEntry): string {
  const name = t(entry.fault);
  const { strength: spec, hasProbability } = faultSpec(entry.fault);
  if (spec !== undefined && entry.strength !== undefined) {
    return `${name} ${strengthText(spec.unit, entry.strength)}`;
  }
  const { probability = 1 } = entry;
  return hasProbability && probability < 1 ? `${name} ${formatPercent(probability)}` : name;
}

/** What a click on its button will place: `10 × · 15 s`. */
export function faultDefaults(fault: FaultKind): string {
  const { strength, defaultMs } = faultSpec(fault);
  const length = formatMs(defaultMs);
  if (strength === undefined) return length;
  return `${strengthText(strength.unit, strength.default)} · ${length}`;
}

function strengthText(unit: SettingUnit, strength: number): string {
  if (unit === 'factor') return formatFactor(strength);
  if (unit === 'ratio') return formatPercent(strength);
  if (unit === 'ms') return formatMs(strength);
  return formatNumber(strength);
}
