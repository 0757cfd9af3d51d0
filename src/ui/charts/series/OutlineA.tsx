import type { ChartScales } from '../frame/ChartPlot.tsx';
import { linePath } from './paths.ts';

interface OutlineAProps {
  readonly xs: Float64Array;
  readonly values: Float32Array;
  readonly scales: ChartScales;
  /** Values below it lie on it: the lower end of a logarithmic axis. */
  readonly least?: number;
}

/** The line of A upon the areas of B: dark, in a light casing, so that it is seen upon every colour. */
export function OutlineA({ xs, values, scales, least }: OutlineAProps) {
  const y = (value: number): number =>
    scales.y(least === undefined ? value : Math.max(value, least));
  const line = { d: linePath(xs, values, y), fill: 'none', strokeLinejoin: 'round' } as const;
  return (
    <g data-outline-a="">
      <path {...line} stroke="var(--bg)" strokeWidth={4} strokeOpacity={0.8} />
      <path {...line} stroke="var(--ink)" strokeWidth={1.5} />
    </g>
  );
}

export const SWATCH_A = { colour: 'var(--ink)', shape: 'line' } as const;
