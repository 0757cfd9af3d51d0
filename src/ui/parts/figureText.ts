// The figures of a run in words, the same in every table that has them.
import type { FigureName } from '../../explore/figures.ts';
import { formatFactor, formatMs, formatNumber, formatPercent, formatRate } from './formatters.ts';

/** `never`: what a recovery that did not come is called. What the run does not have is a dash. */
export function figureText(name: FigureName, value: number, never: string): string {
  if (value === Infinity) return never;
  switch (name) {
    case 'goodputPerSec':
    case 'offeredPerSec':
      return formatRate(value);
    case 'amplification':
    case 'peakAmplification':
      return formatFactor(value);
    case 'recoveryMs':
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

/** Whether more of it is good. */
export function isMoreBetter(name: FigureName): boolean {
  return name === 'goodputPerSec' || name === 'offeredPerSec' || name === 'hasRecovered';
}
