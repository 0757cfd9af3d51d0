import { createContext, memo, use, useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import {
  CartesianGrid,
  ComposedChart,
  Line,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts';
import { formatClock } from '../../parts/formatters.ts';
import type { TimeView } from '../../parts/timeGeometry.ts';
import { secondDecimals, timeStepMs, timeTicks } from '../../parts/timeGeometry.ts';
import type { PlotArea } from 'recharts';
import type { Scale } from '../series/paths.ts';

/** What every chart of the stack has in common. Changes when the panel is resized or zoomed. */
export interface ChartFrame {
  readonly view: TimeView;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly gutterLeftPx: number;
  readonly gutterRightPx: number;
}

export interface ValueAxis {
  readonly kind: 'linear' | 'log';
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
}

export interface ChartScales {
  readonly x: Scale;
  readonly y: Scale;
  readonly area: PlotArea;
}

export type DrawSeries = (scales: ChartScales) => ReactNode;

interface AxesProps {
  readonly frame: ChartFrame;
  readonly axis: ValueAxis;
  readonly formatTick: (value: number) => string;
  /** The labels of the time axis stand below this chart. */
  readonly hasTimeLabels: boolean;
  /** Room under the axis, for a row of what a logarithm cannot show. */
  readonly footPx: number;
}

/** Height of the labels below the last chart. */
export const TIME_LABELS_PX = 16;
/** Between the edges of the chart and its plot: half a label, since labels stand on the lines. */
export const PLOT_TOP_PX = 7;
export const PLOT_BOTTOM_PX = 5;

const Series = createContext<DrawSeries>(() => null);

/**
 * Axes and grid by recharts, the series by ourselves. The series reach their layer past recharts, so that
 * a new recording redraws a handful of paths and leaves axes that did not change alone.
 */
export const ChartPlot = memo(function ChartPlot({
  draw,
  ...axes
}: AxesProps & { readonly draw: DrawSeries }) {
  return (
    <Series value={draw}>
      <Axes {...axes} />
    </Series>
  );
});

/** Of an invisible line, without which recharts has no scale. Two points: of a single one it draws a dot. */
const NO_DATA = [{ none: 0 }, { none: 0 }];
const TICK = { fill: 'var(--muted)', fontSize: 11 };

const Axes = memo(function Axes({ frame, axis, formatTick, hasTimeLabels, footPx }: AxesProps) {
  const { view, widthPx, heightPx, gutterLeftPx, gutterRightPx } = frame;
  const isNarrow = gutterLeftPx === 0;
  const stepMs = timeStepMs(view, widthPx - gutterLeftPx - gutterRightPx);
  const times = useMemo(() => {
    const all = timeTicks(view, stepMs);
    // Without a gutter there is no room for the half of a label that stands over the right edge.
    return isNarrow ? all.filter((ms) => ms < view.toMs - stepMs / 3) : all;
  }, [view, stepMs, isNarrow]);
  const formatTime = useMemo(() => {
    const decimals = secondDecimals(stepMs);
    return (ms: number) => formatClock(ms, decimals);
  }, [stepMs]);
  const labelsPx = hasTimeLabels ? TIME_LABELS_PX : 0;
  return (
    <ComposedChart
      width={widthPx}
      height={heightPx + labelsPx}
      data={NO_DATA}
      margin={{ top: PLOT_TOP_PX, right: gutterRightPx, bottom: PLOT_BOTTOM_PX, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid stroke="var(--line)" horizontal={true} vertical={false} />
      <XAxis
        type="number"
        dataKey="none"
        domain={[view.fromMs, view.toMs]}
        allowDataOverflow
        ticks={times}
        interval={0}
        hide={!hasTimeLabels}
        height={hasTimeLabels ? TIME_LABELS_PX : 0}
        tickFormatter={formatTime}
        tick={TICK}
        tickLine={false}
        axisLine={false}
        tickMargin={3}
      />
      <YAxis
        type="number"
        domain={[axis.from, axis.to]}
        scale={axis.kind}
        allowDataOverflow
        ticks={axis.ticks}
        interval={0}
        width={isNarrow ? 1 : gutterLeftPx}
        mirror={isNarrow}
        padding={{ bottom: footPx }}
        tickFormatter={formatTick}
        tick={TICK}
        tickLine={false}
        axisLine={false}
      />
      <Line dataKey="none" stroke="none" dot={false} activeDot={false} isAnimationActive={false} />
      <SeriesLayer />
    </ComposedChart>
  );
});

function SeriesLayer() {
  const draw = use(Series);
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  const area = usePlotArea();
  const layer = useRef<SVGGElement>(null);
  // No dependencies: it counts every drawing. Journeys read it to see that nothing is drawn in vain.
  useEffect(() => {
    const data = layer.current?.dataset;
    if (data !== undefined) data['draws'] = String(Number(data['draws'] ?? 0) + 1);
  });
  if (toX === undefined || toY === undefined || area === undefined) return null;
  const x: Scale = (value) => toX(value) ?? 0;
  const y: Scale = (value) => toY(value) ?? 0;
  return <g ref={layer}>{draw({ x, y, area })}</g>;
}
