import { memo, useCallback, useMemo } from 'react';
import { formatMs } from '../parts/formatters.ts';
import { useTexts } from '../texts/useTexts.ts';
import { bucketAt } from './bucketAt.ts';
import { LATENCY_COLOURS } from './chartColours.ts';
import { ChartFigure } from './frame/ChartFigure.tsx';
import type { ChartScales } from './frame/ChartPlot.tsx';
import type { ChartProps } from './ChartProps.ts';
import { logAxis, logEnds, positiveRange } from './axes/logAxis.ts';
import { bucketMiddles, linePath } from './series/paths.ts';
import { OutlineA, SWATCH_A } from './series/OutlineA.tsx';
import { SeedBand } from './series/SeedBand.tsx';
import { latencyReadings, readingOfA } from './readings.ts';
import { seriesRows } from './seriesRows.ts';

/** An axis for an empty chart. */
const NO_RANGE = { min: 1, max: 1000 };

const NONE = new Float32Array();

/** How long messages took from the moment they should have been sent, waiting for a caller included. */
export const LatencyChart = memo(function LatencyChart(props: ChartProps) {
  const { recording, series, frame, hasTimeLabels, seeds, other } = props;
  const outline = other?.line('latencyP99Ms');
  const t = useTexts('charts');
  const range = useMemo(
    () => positiveRange([series.latencyP50Ms, series.latencyP99Ms, outline ?? NONE]),
    [series, outline],
  );
  const { from, to } = logEnds(range ?? NO_RANGE);
  const axis = useMemo(() => logAxis({ from, to }), [from, to]);
  const draw = useCallback(
    (scales: ChartScales) => {
      const xs = bucketMiddles(series, scales.x);
      // No time at all (a oneway send) has no place on a log axis: it lies on its lower end.
      const y = (value: number): number => scales.y(Math.max(value, from));
      const line = {
        fill: 'none',
        strokeWidth: 1.6,
        strokeLinejoin: 'round',
        strokeLinecap: 'round',
      } as const;
      return (
        <>
          {seeds === undefined ? null : (
            <SeedBand
              seeds={seeds}
              line="latencyP99Ms"
              view={frame.view}
              scales={scales}
              colour={LATENCY_COLOURS.latencyP99}
              least={from}
            />
          )}
          <path
            d={linePath(xs, series.latencyP99Ms, y)}
            stroke={LATENCY_COLOURS.latencyP99}
            {...line}
          />
          <path
            d={linePath(xs, series.latencyP50Ms, y)}
            stroke={LATENCY_COLOURS.latencyP50}
            {...line}
          />
          {outline === undefined ? null : (
            <OutlineA xs={xs} values={outline} scales={scales} least={from} />
          )}
        </>
      );
    },
    [series, from, seeds, frame.view, outline],
  );
  return (
    <ChartFigure
      id="latency"
      title={t('latencyTitle')}
      unit={t('latencyUnit')}
      name={t('latencyName')}
      frame={frame}
      axis={axis}
      formatTick={formatMs}
      hasTimeLabels={hasTimeLabels}
      draw={draw}
      legend={{
        place: 'title',
        items: [
          ...(['latencyP99', 'latencyP50'] as const).map((key) => ({
            key,
            name: t(key),
            swatch: { colour: LATENCY_COLOURS[key], shape: 'line' } as const,
          })),
          ...(outline === undefined ? [] : [{ key: 'a', name: t('outlineP99'), swatch: SWATCH_A }]),
        ],
      }}
      empty={range === undefined ? t('latencyEmpty') : undefined}
      readingsAt={(atMs) => {
        const bucket = bucketAt(series, atMs) ?? 0;
        return [
          ...latencyReadings(series, bucket, t),
          ...readingOfA(outline, bucket, { t, format: formatMs }),
        ];
      }}
      rows={() =>
        seriesRows(recording, frame.view, (coarse, bucket) => latencyReadings(coarse, bucket, t))
      }
    />
  );
});
