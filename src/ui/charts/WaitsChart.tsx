import { memo, useCallback, useMemo } from 'react';
import { backoffPoints } from '../../recording/backoffPoints.ts';
import type { BackoffPoints } from '../../recording/backoffPoints.ts';
import { formatMs } from '../parts/formatters.ts';
import { useTexts } from '../texts/useTexts.ts';
import { ChartFigure } from './frame/ChartFigure.tsx';
import type { LegendItem } from './frame/ChartLegend.tsx';
import type { ChartScales } from './frame/ChartPlot.tsx';
import type { ChartProps } from './ChartProps.ts';
import { waitsReadings } from './readings.ts';
import { TABLE_ROWS } from './seriesRows.ts';
import { waitAxis, waitAxisShape } from './axes/waitAxis.ts';
import { placeLabels, waitLevels, waitMarks } from './series/waitMarks.ts';
import styles from './WaitsChart.module.css';

/** More dots than this cannot be told apart, and each costs text in the path. */
const POINTS_MAX = 1500;
/** The row of those that did not wait, below the axis. */
const ROW_PX = 14;
/** "attempt 3 planned" in 11 px. */
const LABEL_PX = 104;
/** A tooltip gathers the waits this near to the pointer, as a share of what is shown. */
const NEAR_RATIO = 1 / 120;

/** What the retry policy planned to wait before an attempt, and what it came to. */
export const WaitsChart = memo(function WaitsChart(props: ChartProps) {
  const { recording, frame, hasTimeLabels } = props;
  const { view } = frame;
  const t = useTexts('charts');
  const points = useMemo(
    () => backoffPoints(recording, { ...view, countMax: POINTS_MAX }),
    [recording, view],
  );
  const shape = useMemo(() => waitAxisShape(points.plannedMs, points.actualMs), [points]);
  const { kind, from, to } = shape;
  const axis = useMemo(() => waitAxis({ kind, from, to }), [kind, from, to]);
  const levels = useMemo(() => waitLevels(points), [points]);
  const draw = useCallback(
    (scales: ChartScales) => (
      <Waits
        points={points}
        scales={scales}
        atOnce={t('atOnce')}
        labels={placeLabels(levels, scales, LABEL_PX).map(({ level, ...place }) => ({
          ...place,
          text: t('attemptPlanned', { number: level.attempt }),
        }))}
      />
    ),
    [points, levels, t],
  );
  const readingsIn = (fromMs: number, toMs: number) => waitsReadings(points, { fromMs, toMs }, t);
  const lengthMs = view.toMs - view.fromMs;
  return (
    <ChartFigure
      id="waits"
      title={t('waitsTitle')}
      unit={axis.kind === 'log' ? t('waitsUnitLog') : t('waitsUnit')}
      name={t('waitsName')}
      frame={frame}
      axis={axis}
      formatTick={formatMs}
      hasTimeLabels={hasTimeLabels}
      footPx={ROW_PX}
      draw={draw}
      legend={{ place: 'title', items: legendOf(points, t('waitsPlanned'), t('waitsActual')) }}
      empty={points.total === 0 ? t('waitsEmpty') : undefined}
      note={kind === 'none' ? t('nobodyWaits') : undefined}
      readingsAt={(atMs) => readingsIn(atMs - lengthMs * NEAR_RATIO, atMs + lengthMs * NEAR_RATIO)}
      rows={() =>
        Array.from({ length: TABLE_ROWS }, (_, index) => {
          const fromMs = view.fromMs + (index * lengthMs) / TABLE_ROWS;
          return { fromMs, readings: readingsIn(fromMs, fromMs + lengthMs / TABLE_ROWS) };
        })
      }
    />
  );
});

function legendOf(points: BackoffPoints, planned: string, actual: string): readonly LegendItem[] {
  const hasWaits = points.actualMs.some((wait) => wait > 0);
  if (!hasWaits) return [];
  return [
    { key: 'planned', name: planned, swatch: { colour: PLANNED, shape: 'area' } },
    { key: 'actual', name: actual, swatch: { colour: 'var(--retried)', shape: 'dot' } },
  ];
}

const PLANNED = 'color-mix(in srgb, var(--retried) 26%, transparent)';

interface WaitsProps {
  readonly points: BackoffPoints;
  readonly scales: ChartScales;
  readonly atOnce: string;
  readonly labels: readonly {
    readonly x: number;
    readonly y: number;
    readonly anchor: 'start' | 'end';
    readonly text: string;
  }[];
}

function Waits({ points, scales, atOnce, labels }: WaitsProps) {
  const { area } = scales;
  const rowY = area.y + area.height - 4;
  const marks = waitMarks(points, scales, rowY);
  const isNarrow = area.x < 20;
  return (
    <>
      <path d={marks.planned} stroke={PLANNED} strokeWidth={6} fill="none" />
      <path d={marks.atOnce} stroke="var(--retried)" strokeOpacity={0.7} fill="none" />
      <path
        d={marks.actual}
        stroke="var(--retried)"
        strokeOpacity={0.8}
        strokeWidth={3}
        strokeLinecap="round"
        fill="none"
      />
      {marks.atOnce === '' ? null : (
        <text
          className={styles.axis}
          x={isNarrow ? area.x + 2 : area.x - 8}
          y={rowY}
          textAnchor={isNarrow ? 'start' : 'end'}
          dominantBaseline="central"
        >
          {atOnce}
        </text>
      )}
      {labels.map(({ x, y, anchor, text }) => (
        <text
          key={`${text} ${String(y)}`}
          className={styles.label}
          x={x}
          y={y}
          textAnchor={anchor}
          dominantBaseline="central"
        >
          {text}
        </text>
      ))}
    </>
  );
}
