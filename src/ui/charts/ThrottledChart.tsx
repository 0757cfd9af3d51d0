import { memo, useCallback, useMemo } from 'react';
import { THROTTLE_CAUSES } from '../../recording/outcomes.ts';
import { formatNumber } from '../parts/formatters.ts';
import { useTexts } from '../texts/useTexts.ts';
import { bucketAt } from './bucketAt.ts';
import { causeColour } from './chartColours.ts';
import type { ThrottleCause } from './chartColours.ts';
import { ChartFigure } from './frame/ChartFigure.tsx';
import type { ChartScales } from './frame/ChartPlot.tsx';
import type { ChartProps } from './ChartProps.ts';
import { legendPlace } from './frame/legendPlace.ts';
import { largestOf, linearAxis } from './axes/linearAxis.ts';
import { bucketMiddles } from './series/paths.ts';
import { readingOfA, throttledReadings } from './readings.ts';
import { seriesRows } from './seriesRows.ts';
import { bandAt, stackBands } from './series/stackBands.ts';
import { SeedBand } from './series/SeedBand.tsx';
import { OutlineA, SWATCH_A } from './series/OutlineA.tsx';
import { StackedAreas } from './series/StackedAreas.tsx';
import { useSteadyTop } from './axes/useSteadyTop.ts';

const NONE = new Float32Array();

function colourOf(cause: ThrottleCause): string {
  return causeColour(THROTTLE_CAUSES.indexOf(cause));
}

/** A tag of the legend in a plot of ordinary width; three lines of it fill half of the height. */
const LEGEND_WIDTH_RATIO = 0.19;
const LEGEND_LINE_RATIO = 0.23;

function legendRight(highest: Float32Array | undefined, top: number, count: number): number {
  const heights = (highest ?? NONE).map((value) => value / top);
  const lines = Math.min(4, count);
  return legendPlace(heights, {
    widthRatio: LEGEND_WIDTH_RATIO * Math.ceil(count / 4),
    heightRatio: Math.min(1, lines * LEGEND_LINE_RATIO),
  });
}

/** Requests that were told "busy", by the road they took to it. */
export const ThrottledChart = memo(function ThrottledChart(props: ChartProps) {
  const { recording, series, frame, hasTimeLabels, seeds, other } = props;
  const outline = other?.line('throttled');
  const isNothingInA = outline === undefined || largestOf(outline) === 0;
  const t = useTexts('charts');
  const bands = useMemo(
    () => stackBands(THROTTLE_CAUSES.map((cause) => [cause, series.throttled.get(cause) ?? NONE])),
    [series],
  );
  const highest = bands.at(-1)?.upper;
  const top = useSteadyTop(Math.max(largestOf(highest ?? NONE), largestOf(outline ?? NONE)));
  const axis = useMemo(() => linearAxis(top), [top]);
  const draw = useCallback(
    (scales: ChartScales) => (
      <>
        <StackedAreas
          bands={bands}
          colourOf={colourOf}
          xs={bucketMiddles(series, scales.x)}
          scales={scales}
        />
        {outline === undefined ? null : (
          <OutlineA xs={bucketMiddles(series, scales.x)} values={outline} scales={scales} />
        )}
        {seeds === undefined ? null : (
          <SeedBand
            seeds={seeds}
            line="throttled"
            view={frame.view}
            scales={scales}
            colour="var(--ink)"
          />
        )}
      </>
    ),
    [series, bands, seeds, frame.view, outline],
  );
  return (
    <ChartFigure
      id="throttled"
      title={t('throttledTitle')}
      unit={t('throttledUnit')}
      name={t('throttledName')}
      frame={frame}
      axis={axis}
      formatTick={formatNumber}
      hasTimeLabels={hasTimeLabels}
      draw={draw}
      legend={{
        place: 'inside',
        rightRatio: legendRight(highest, top, bands.length),
        items: [
          ...(isNothingInA ? [] : [{ key: 'a', name: t('outlineA'), swatch: SWATCH_A }]),
          ...bands.map(({ name }) => ({
            key: name,
            name: t(`tag_${name}`),
            swatch: { colour: colourOf(name), shape: 'area' } as const,
          })),
        ],
      }}
      empty={bands.length === 0 && isNothingInA ? t('throttledEmpty') : undefined}
      readingsAt={(atMs) => {
        const bucket = bucketAt(series, atMs) ?? 0;
        return [...throttledReadings(series, bucket, t), ...readingOfA(outline, bucket, { t })];
      }}
      keyAt={(atMs, heightRatio) =>
        bandAt(bands, bucketAt(series, atMs) ?? 0, heightRatio * top)?.name
      }
      rows={() =>
        seriesRows(recording, frame.view, (coarse, bucket) => throttledReadings(coarse, bucket, t))
      }
    />
  );
});
