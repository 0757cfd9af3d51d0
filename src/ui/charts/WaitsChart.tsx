import { memo, useCallback, useMemo } from 'react';
import { backoffPoints } from '../../recording/backoffPoints.ts';
import type { BackoffPoints } from '../../recording/backoffPoints.ts';
import { formatMs } from '../parts/formatters.ts';
import type { Texts } from '../texts/texts.ts';
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
  const { recording, frame, hasTimeLabels, other } = props;
  const { view } = frame;
  const t = useTexts('charts');
  const points = useMemo(
    () => backoffPoints(recording, { ...view, countMax: POINTS_MAX }),
    [recording, view],
  );
  const pointsA = useMemo(() => other?.waits(POINTS_MAX), [other]);
  const shape = useMemo(
    () =>
      waitAxisShape(
        joined(points.plannedMs, pointsA?.plannedMs),
        joined(points.actualMs, pointsA?.actualMs),
      ),
    [points, pointsA],
  );
  const { kind, from, to } = shape;
  const axis = useMemo(() => waitAxis({ kind, from, to }), [kind, from, to]);
  const levels = useMemo(() => waitLevels(points), [points]);
  const draw = useCallback(
    (scales: ChartScales) => (
      <Waits
        points={points}
        pointsA={pointsA}
        scales={scales}
        atOnce={t('atOnce')}
        labels={placeLabels(levels, scales, LABEL_PX).map(({ level, ...place }) => ({
          ...place,
          text: t('attemptPlanned', { number: level.attempt }),
        }))}
      />
    ),
    [points, pointsA, levels, t],
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
      legend={{ place: 'title', items: legendOf(points, pointsA, t) }}
      empty={points.total === 0 && (pointsA?.total ?? 0) === 0 ? t('waitsEmpty') : undefined}
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

function joined(b: Float32Array, a: Float32Array | undefined): Float32Array {
  return a === undefined ? b : Float32Array.of(...b, ...a);
}

function legendOf(
  points: BackoffPoints,
  pointsA: BackoffPoints | undefined,
  t: Texts<'charts'>,
): readonly LegendItem[] {
  const waits = (some: BackoffPoints | undefined): boolean =>
    some?.actualMs.some((wait) => wait > 0) === true;
  const own: readonly LegendItem[] = [
    { key: 'planned', name: t('waitsPlanned'), swatch: { colour: PLANNED, shape: 'area' } },
    { key: 'actual', name: t('waitsActual'), swatch: { colour: 'var(--retried)', shape: 'dot' } },
  ];
  return [
    ...(waits(points) ? own : []),
    ...(waits(pointsA)
      ? [{ key: 'a', name: t('waitsA'), swatch: { colour: 'var(--ink)', shape: 'dot' } as const }]
      : []),
  ];
}

const PLANNED = 'color-mix(in srgb, var(--retried) 26%, transparent)';

interface WaitsProps {
  readonly points: BackoffPoints;
  readonly pointsA: BackoffPoints | undefined;
  readonly scales: ChartScales;
  readonly atOnce: string;
  readonly labels: readonly {
    readonly x: number;
    readonly y: number;
    readonly anchor: 'start' | 'end';
    readonly text: string;
  }[];
}

function Waits({ points, pointsA, scales, atOnce, labels }: WaitsProps) {
  const { area } = scales;
  const rowY = area.y + area.height - 4;
  const marks = waitMarks(points, scales, rowY);
  const marksA = pointsA && waitMarks(pointsA, scales, rowY);
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
      {marksA === undefined ? null : (
        <g data-outline-a="">
          <path d={marksA.atOnce} stroke="var(--ink)" strokeOpacity={0.5} fill="none" />
          <path
            d={marksA.actual}
            stroke="var(--ink)"
            strokeOpacity={0.7}
            strokeWidth={1.6}
            strokeLinecap="round"
            fill="none"
          />
        </g>
      )}
      {marks.atOnce === '' && (marksA?.atOnce ?? '') === '' ? null : (
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
