import { memo, useCallback, useMemo } from 'react';
import { consumerSeriesOf } from '../../recording/consumption.ts';
import type { ConsumerSeries } from '../../recording/consumption.ts';
import type { Recording } from '../../recording/Recording.ts';
import { formatNumber, formatRate } from '../parts/formatters.ts';
import { useTexts } from '../texts/useTexts.ts';
import { largestOf, linearAxis } from './axes/linearAxis.ts';
import { useSteadyTop } from './axes/useSteadyTop.ts';
import { bucketAt } from './bucketAt.ts';
import { ChartFigure } from './frame/ChartFigure.tsx';
import type { ChartFrame, ChartScales } from './frame/ChartPlot.tsx';
import type { Reading } from './frame/Reading.ts';
import { bucketMiddles } from './series/paths.ts';
import { bandAt, stackBands } from './series/stackBands.ts';
import { StackedAreas } from './series/StackedAreas.tsx';
import { TABLE_ROWS } from './seriesRows.ts';

const BUCKETS = 300;

const COLOURS = {
  consumed: 'var(--stored)',
  later: 'var(--throttled)',
  deadLettered: 'var(--connection-failed)',
  lag: 'var(--retried)',
  retryWaiting: 'var(--throttled)',
} as const;
type BandName = keyof typeof COLOURS;

const CHARTS = {
  consumed: { bands: ['consumed', 'later', 'deadLettered'], format: formatRate },
  behind: { bands: ['lag', 'retryWaiting'], format: formatNumber },
} as const satisfies Record<
  string,
  { readonly bands: readonly BandName[]; readonly format: (value: number) => string }
>;

interface ConsumeChartsProps {
  readonly recording: Recording;
  readonly frame: ChartFrame;
}

/** What consumers made of the messages, and how many still wait for them. */
export function ConsumeCharts({ recording, frame }: ConsumeChartsProps) {
  const { view } = frame;
  const series = useMemo(
    () => consumerSeriesOf(recording, { ...view, buckets: BUCKETS }),
    [recording, view],
  );
  if (series === undefined) return null;
  const given = { recording, frame, series };
  return (
    <>
      <BandChart {...given} kind="consumed" />
      <BandChart {...given} kind="behind" />
    </>
  );
}

interface BandChartProps extends ConsumeChartsProps {
  readonly series: ConsumerSeries;
  readonly kind: keyof typeof CHARTS;
}

const BandChart = memo(function BandChart({ recording, frame, series, kind }: BandChartProps) {
  const t = useTexts('consuming');
  const { bands: names, format } = CHARTS[kind];
  const bands = useMemo(
    () => stackBands(names.map((name): [BandName, Float32Array] => [name, series[name]])),
    [names, series],
  );
  const highest = bands.at(-1)?.upper;
  const top = useSteadyTop(largestOf(highest ?? series.consumed));
  const axis = useMemo(() => linearAxis(top), [top]);
  const draw = useCallback(
    (scales: ChartScales) => (
      <StackedAreas
        bands={bands}
        colourOf={(name: BandName) => COLOURS[name]}
        xs={bucketMiddles(series, scales.x)}
        scales={scales}
      />
    ),
    [series, bands],
  );
  const readings = (from: ConsumerSeries, bucket: number): readonly Reading[] =>
    names.map((name) => {
      const value = from[name][bucket] ?? 0;
      return {
        key: name,
        name: t(`chart_${name}`),
        text: format(value),
        isNothing: value === 0,
        swatch: { colour: COLOURS[name], shape: 'area' },
      };
    });
  return (
    <ChartFigure
      id={kind}
      title={t(`chartTitle_${kind}`)}
      unit={t(`chartUnit_${kind}`)}
      name={t(`chartName_${kind}`)}
      frame={frame}
      axis={axis}
      formatTick={formatNumber}
      hasTimeLabels={false}
      draw={draw}
      legend={{
        place: 'above',
        items: bands.map(({ name }) => ({
          key: name,
          name: t(`chart_${name}`),
          swatch: { colour: COLOURS[name], shape: 'area' },
        })),
      }}
      empty={bands.length === 0 ? t(`chartEmpty_${kind}`) : undefined}
      readingsAt={(atMs) => readings(series, bucketAt(series, atMs) ?? 0)}
      keyAt={(atMs, heightRatio) =>
        bandAt(bands, bucketAt(series, atMs) ?? 0, heightRatio * top)?.name
      }
      rows={() => {
        const coarse = consumerSeriesOf(recording, { ...frame.view, buckets: TABLE_ROWS });
        if (coarse === undefined) return [];
        return Array.from({ length: coarse.count }, (_, bucket) => ({
          fromMs: coarse.fromMs + bucket * coarse.bucketMs,
          readings: readings(coarse, bucket),
        }));
      }}
    />
  );
});
