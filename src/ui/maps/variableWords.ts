// Variables and their values in words.
import { variableOf } from '../../explore/variable.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import type { SettingUnit } from '../../scenario/SettingSpec.ts';
import {
  formatBytes,
  formatMs,
  formatNumber,
  formatPercent,
  formatRate,
} from '../parts/formatters.ts';
import type { Texts } from '../texts/texts.ts';

export interface Words {
  readonly t: Texts<'maps'>;
  readonly faults: Texts<'faults'>;
}

/** `Crash broker-a: length`, `broker-a: serviceMs`, `all brokers: serviceMs`. */
export function variableName(scenario: Scenario, paths: readonly string[], words: Words): string {
  const [first = ''] = paths;
  const parts = first.split('.');
  const name = parts.at(-1) ?? first;
  if (parts[0] === 'timeline') {
    const entry = scenario.timeline[Number(parts[1])];
    const what = entry?.kind === 'fault' ? `${words.faults(entry.fault)} ${entry.target}` : first;
    return words.t('ofPart', { part: what, name: fieldName(name, words) });
  }
  if (parts.length === 1) return name;
  if (paths.length > 1) {
    const part = words.t(parts[0] === 'brokers' ? 'allBrokers' : 'allClients');
    return words.t('ofPart', { part, name });
  }
  const part = parts.length === 2 ? (parts[0] ?? '') : (parts[1] ?? '');
  return words.t('ofPart', { part, name });
}

function fieldName(field: string, { t }: Words): string {
  switch (field) {
    case 'startMs':
      return t('field_startMs');
    case 'lengthMs':
      return t('field_lengthMs');
    case 'strength':
      return t('field_strength');
    default:
      return t('field_probability');
  }
}

export function unitOf(scenario: Scenario, paths: readonly string[]): SettingUnit {
  const variable = variableOf(scenario, paths[0] ?? '');
  return variable?.kind === 'number' ? variable.unit : 'count';
}

export function valueText(value: number, unit: SettingUnit): string {
  switch (unit) {
    case 'ms':
      return formatMs(value);
    case 'ratio':
      return formatPercent(value);
    case 'perSec':
      return formatRate(value);
    case 'bytes':
      return formatBytes(value);
    case 'factor':
      return `×${formatNumber(value)}`;
    case 'count':
    case 'gib':
      return formatNumber(value);
  }
}
