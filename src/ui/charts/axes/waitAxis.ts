import type { ValueAxis } from '../frame/ChartPlot.tsx';
import { niceTop } from './linearAxis.ts';
import { logAxis, logEnds, positiveRange } from './logAxis.ts';
import type { AxisEnds } from './logAxis.ts';

/** Plans that differ by more than this cannot be told apart on a linear axis 60 px high. */
const LINEAR_RATIO_MAX = 20;
/** Full jitter may draw any wait down to nothing: the few shortest lie on the lower edge of the axis. */
const LOG_RATIO_MAX = 1000;

export interface WaitAxisShape extends AxisEnds {
  readonly kind: 'none' | 'linear' | 'log';
}

/** Linear while all plans are of one size, else logarithmic. In ms. */
export function waitAxisShape(plannedMs: Float32Array, actualMs: Float32Array): WaitAxisShape {
  const all = positiveRange([plannedMs, actualMs]);
  if (all === undefined) return { kind: 'none', from: 0, to: 1 };
  const planned = positiveRange([plannedMs]) ?? all;
  if (planned.max <= planned.min * LINEAR_RATIO_MAX) {
    return { kind: 'linear', from: 0, to: niceTop(all.max) };
  }
  const min = Math.max(all.min, all.max / LOG_RATIO_MAX);
  return { kind: 'log', ...logEnds({ min, max: all.max }) };
}

/** It has no tick at 0: waits of nothing have a row of their own below the axis. */
export function waitAxis({ kind, from, to }: WaitAxisShape): ValueAxis {
  if (kind === 'log') return logAxis({ from, to });
  return { kind: 'linear', from, to, ticks: kind === 'none' ? [] : [to / 2, to] };
}
