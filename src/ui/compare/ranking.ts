// The clients of one outage in an order.
import type { FigureName } from '../../explore/figures.ts';
import type { ClientRun } from '../../store/compare/clientsTask.ts';
import { isMoreBetter } from '../parts/figureText.ts';

export const COLUMNS = [
  'goodputPerSec',
  'failed',
  'amplification',
  'duplicates',
  'latencyP99Ms',
  'recoveryMs',
] as const satisfies readonly FigureName[];
export type Column = (typeof COLUMNS)[number];

export interface Order {
  readonly column: Column;
  /** The other way round: worst first. */
  readonly isReversed: boolean;
}

/** Best first; equal ones keep their order, and what is not there comes last, whichever way round. */
export function ranked(runs: readonly ClientRun[], order: Order): readonly ClientRun[] {
  const value = ({ figures }: ClientRun): number => figures?.[order.column] ?? NaN;
  const sign = isMoreBetter(order.column) === order.isReversed ? -1 : 1;
  return runs.toSorted((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (Number.isNaN(a) || Number.isNaN(b))
      return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
    if (a === b) return 0;
    return a < b ? sign : -sign;
  });
}
