// The figures of a run in words, the same in both tables of the comparison.
import type { FigureName } from '../../explore/figures.ts';
import {
  formatFactor,
  formatMs,
  formatNumber,
  formatPercent,
  formatRate,
} from '../parts/formatters.ts';

/** `never`: what a recovery that did not come is called. */
export function figureText(name: FigureName, value: number, never: string): string {
  switch (name) {
    case 'goodputPerSec':
    case 'offeredPerSec':
      return formatRate(value);
    case 'amplification':
    case 'peakAmplification':
      return formatFactor(value);
    case 'recoveryMs':
      return value === Infinity ? never : formatMs(value);
    case 'latencyP50Ms':
    case 'latencyP99Ms':
      return formatMs(value);
    case 'hasRecovered':
      return formatPercent(value);
    case 'throttled':
    case 'timedOut':
    case 'failed':
    case 'duplicates':
    case 'lost':
    case 'blockedCallersMax':
      return formatNumber(Math.round(value));
  }
}

/** With its sign; what is not a number has none. */
export function differenceText(name: FigureName, value: number): string {
  if (!Number.isFinite(value)) return '–';
  const text = figureText(name, value, '');
  return value > 0 ? `+${text}` : text;
}

/** Whether more of it is good. */
export function isMoreBetter(name: FigureName): boolean {
  return name === 'goodputPerSec' || name === 'offeredPerSec' || name === 'hasRecovered';
}
