import type { ValueAxis } from '../frame/ChartPlot.tsx';
import { niceTop } from './linearAxis.ts';

/** As far down as up, so that better and worse are drawn to one measure. */
export function differenceAxis(values: Float32Array): ValueAxis {
  let most = 0;
  for (const value of values) if (Math.abs(value) > most) most = Math.abs(value);
  const top = niceTop(most);
  return { kind: 'linear', from: -top, to: top, ticks: most > 0 ? [-top, 0, top] : [0] };
}
