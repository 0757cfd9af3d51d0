// The value of a cell in words.
import type { MapOutcome } from '../../explore/cells.ts';
import {
  formatFactor,
  formatMs,
  formatNumber,
  formatPercent,
  formatRate,
} from '../parts/formatters.ts';
import type { Texts } from '../texts/texts.ts';

export function outcomeText(outcome: MapOutcome, value: number, t: Texts<'maps'>): string {
  if (Number.isNaN(value)) return '–';
  if (value === Infinity) return t('never');
  switch (outcome) {
    case 'hasRecovered':
      return formatPercent(value);
    case 'recoveryMs':
    case 'latencyP99Ms':
      return formatMs(value);
    case 'goodputPerSec':
      return formatRate(value);
    case 'amplification':
      return formatFactor(value);
    case 'duplicates':
    case 'lost':
    case 'failed':
      return formatNumber(Math.round(value));
  }
}
