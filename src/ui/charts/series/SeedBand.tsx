import type { LineName } from '../../../explore/figures.ts';
import { LINES } from '../../../explore/figures.ts';
import { BAND_BUCKETS } from '../../../store/explore/seedsTask.ts';
import type { SeedsWork } from '../../../store/explore/ExploreState.ts';
import type { TimeView } from '../../parts/timeGeometry.ts';
import type { ChartScales } from '../frame/ChartPlot.tsx';
import { areaPath, linePath } from './paths.ts';

interface SeedBandProps {
  readonly seeds: SeedsWork;
  readonly line: LineName;
  readonly view: TimeView;
  readonly scales: ChartScales;
  readonly colour: string;
  /** Smaller values lie on the lower end of a log axis. */
  readonly least?: number;
}

/** Where nine of ten seeds lie (p5 to p95), and the one in the middle. */
export function SeedBand({ seeds, line, view, scales, colour, least = 0 }: SeedBandProps) {
  const { spread } = seeds.task;
  const bucketMs = seeds.scenario.durationMs / BAND_BUCKETS;
  const first = Math.max(0, Math.floor(view.fromMs / bucketMs));
  const last = Math.min(BAND_BUCKETS, Math.ceil(view.toMs / bucketMs));
  if (spread.runCount < 2 || last <= first) return null;
  const at = LINES.indexOf(line) * BAND_BUCKETS + first;
  const quantile = (ratio: number) => spread.quantile(ratio, at, last - first);
  const { area, x } = scales;
  const right = area.x + area.width;
  const xs = Float64Array.from({ length: last - first }, (_, i) =>
    Math.min(right, Math.max(area.x, x((first + i + 0.5) * bucketMs))),
  );
  // What is higher than the axis of this one seed ends at its upper edge.
  const y = (value: number): number =>
    Math.max(area.y, scales.y(Math.max(least, Number.isNaN(value) ? least : value)));
  const ends = [xs[0] ?? area.x, xs.at(-1) ?? right] as const;
  return (
    <g data-seed-band={line}>
      <path
        d={areaPath({ xs, lower: quantile(0.05), upper: quantile(0.95), y, edges: ends })}
        fill={colour}
        fillOpacity={0.22}
      />
      <path d={linePath(xs, quantile(0.5), y)} fill="none" stroke={colour} strokeWidth={1.2} />
    </g>
  );
}
