import { memo, useCallback, useMemo } from 'react';
import { OUTCOME_BANDS } from '../../recording/bands.ts';
import { formatNumber } from '../parts/formatters.ts';
import { useTexts } from '../texts/useTexts.ts';
import { bucketAt } from './bucketAt.ts';
import { OUTCOME_COLOURS } from './chartColours.ts';
import { ChartFigure } from './frame/ChartFigure.tsx';
import type { ChartScales } from './frame/ChartPlot.tsx';
import type { ChartProps } from './ChartProps.ts';
import { largestOf, linearAxis } from './axes/linearAxis.ts';
import { bucketMiddles, linePath } from './series/paths.ts';
import { attemptsReadings, readingOfA } from './readings.ts';
import { seriesRows } from './seriesRows.ts';
import { bandAt, stackBands } from './series/stackBands.ts';
import { SeedBand } from './series/SeedBand.tsx';
import { OutlineA, SWATCH_A } from './series/OutlineA.tsx';
import { StackedAreas } from './series/StackedAreas.tsx';
import { useSteadyTop } from './axes/useSteadyTop.ts';

const NONE = new Float32Array();

/** Attempts and messages in one picture, never mixed up: bands are attempts, the dashed line is messages. */
export const AttemptsChart = memo(function AttemptsChart(props: ChartProps) {
  const { recording, series, frame, hasTimeLabels, seeds, other } = props;
  const outline = other?.line('attempts');
  const t = useTexts('charts');
  const bands = useMemo(
    () => stackBands(OUTCOME_BANDS.map((band) => [band, series.byOutcome[band]])),
    [series],
  );
  const highest = bands.at(-1)?.upper ?? series.offered;
  const top = useSteadyTop(
    Math.max(largestOf(highest), largestOf(series.offered), largestOf(outline ?? NONE)),
  );
  const axis = useMemo(() => linearAxis(top), [top]);
  const draw = useCallback(
    (scales: ChartScales) => {
      const xs = bucketMiddles(series, scales.x);
      return (
        <>
          <StackedAreas
            bands={bands}
            colourOf={(band) => OUTCOME_COLOURS[band]}
            xs={xs}
            scales={scales}
          />
          <path
            d={linePath(xs, series.offered, scales.y)}
            fill="none"
            stroke="var(--ink)"
            strokeWidth={1.2}
            strokeDasharray="2 2.5"
          />
          {outline === undefined ? null : <OutlineA xs={xs} values={outline} scales={scales} />}
          {seeds === undefined ? null : (
            <SeedBand
              seeds={seeds}
              line="attempts"
              view={frame.view}
              scales={scales}
              colour="var(--ink)"
            />
          )}
        </>
      );
    },
    [series, bands, seeds, frame.view, outline],
  );
  const offered = {
    key: 'offered',
    name: t('offered'),
    swatch: { colour: 'var(--ink)', shape: 'dashed' },
  } as const;
  return (
    <ChartFigure
      id="attempts"
      title={t('attemptsTitle')}
      unit={t('attemptsUnit')}
      name={t('attemptsName')}
      frame={frame}
      axis={axis}
      formatTick={formatNumber}
      hasTimeLabels={hasTimeLabels}
      draw={draw}
      legend={{
        place: 'above',
        items: [
          offered,
          ...(outline === undefined ? [] : [{ key: 'a', name: t('outlineA'), swatch: SWATCH_A }]),
          ...bands.map(({ name }) => ({
            key: name,
            name: t(name),
            swatch: { colour: OUTCOME_COLOURS[name], shape: 'area' } as const,
          })),
        ],
      }}
      empty={recording.messages.count === 0 ? t('attemptsEmpty') : undefined}
      readingsAt={(atMs) => {
        const bucket = bucketAt(series, atMs) ?? 0;
        return [...attemptsReadings(series, bucket, t), ...readingOfA(outline, bucket, { t })];
      }}
      keyAt={(atMs, heightRatio) =>
        bandAt(bands, bucketAt(series, atMs) ?? 0, heightRatio * top)?.name
      }
      rows={() =>
        seriesRows(recording, frame.view, (coarse, bucket) => attemptsReadings(coarse, bucket, t))
      }
    />
  );
});
