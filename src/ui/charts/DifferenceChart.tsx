import { memo, useCallback, useMemo, useState } from 'react';
import { lineOf, type LineName } from '../../explore/figures.ts';
import { formatMs, formatNumber, formatRate } from '../parts/formatters.ts';
import { useTexts } from '../texts/useTexts.ts';
import { differenceAxis } from './axes/differenceAxis.ts';
import { bucketAt } from './bucketAt.ts';
import type { ChartProps } from './ChartProps.ts';
import styles from './DifferenceChart.module.css';
import { ChartFigure } from './frame/ChartFigure.tsx';
import type { ChartScales } from './frame/ChartPlot.tsx';
import type { Reading } from './frame/Reading.ts';
import { differenceOf } from './otherRun.ts';
import { areaPath, bucketMiddles } from './series/paths.ts';
import { TABLE_ROWS } from './seriesRows.ts';

const LINES_SHOWN = [
  'goodput',
  'attempts',
  'throttled',
  'latencyP99Ms',
  'blockedCallers',
] as const satisfies readonly LineName[];
type Shown = (typeof LINES_SHOWN)[number];

const NONE = new Float32Array();

/** What B has more or less than A, moment by moment: above zero in one colour, below in another. */
export const DifferenceChart = memo(function DifferenceChart(props: ChartProps) {
  const { series, frame, hasTimeLabels, other } = props;
  const t = useTexts('charts');
  const [line, setLine] = useState<Shown>('goodput');
  const values = useMemo(
    () => (other === undefined ? NONE : differenceOf(lineOf(series, line), other.line(line))),
    [series, other, line],
  );
  const axis = useMemo(() => differenceAxis(values), [values]);
  const draw = useCallback(
    (scales: ChartScales) => <Areas scales={scales} series={series} values={values} line={line} />,
    [series, values, line],
  );
  const format = formatOf(line);
  const readingsAt = (atMs: number): readonly Reading[] => {
    const value = values[bucketAt(series, atMs) ?? 0] ?? NaN;
    const isNothing = Number.isNaN(value);
    const text = isNothing ? '–' : `${value > 0 ? '+' : ''}${format(value)}`;
    return [{ key: line, name: t(`difference_${line}`), text, isNothing, swatch: undefined }];
  };
  const isNone = values.every((value) => Number.isNaN(value) || value === 0);
  const { view } = frame;
  return (
    <ChartFigure
      id="difference"
      title={t('differenceTitle')}
      unit={t('differenceUnit')}
      name={t('differenceName')}
      frame={frame}
      axis={axis}
      formatTick={line === 'latencyP99Ms' ? formatMs : formatNumber}
      hasTimeLabels={hasTimeLabels}
      draw={draw}
      choice={
        <select
          className={styles.choice}
          aria-label={t('differenceOf')}
          value={line}
          onChange={(event) => {
            const chosen = LINES_SHOWN.find((name) => name === event.currentTarget.value);
            if (chosen !== undefined) setLine(chosen);
          }}
        >
          {LINES_SHOWN.map((name) => (
            <option key={name} value={name}>
              {t(`difference_${name}`)}
            </option>
          ))}
        </select>
      }
      legend={{ place: 'title', items: [] }}
      empty={other === undefined ? t('differenceWaits') : isNone ? t('differenceEmpty') : undefined}
      readingsAt={readingsAt}
      rows={() =>
        Array.from({ length: TABLE_ROWS }, (_, index) => {
          const fromMs = view.fromMs + (index * (view.toMs - view.fromMs)) / TABLE_ROWS;
          return { fromMs, readings: readingsAt(fromMs) };
        })
      }
    />
  );
});

function formatOf(line: Shown): (value: number) => string {
  if (line === 'latencyP99Ms') return formatMs;
  return line === 'blockedCallers' ? formatNumber : formatRate;
}

interface AreasProps {
  readonly scales: ChartScales;
  readonly series: ChartProps['series'];
  readonly values: Float32Array;
  readonly line: Shown;
}

function Areas({ scales, series, values, line }: AreasProps) {
  const xs = bucketMiddles(series, scales.x);
  const { area, y } = scales;
  const edges = [area.x, area.x + area.width] as const;
  const zero = new Float32Array(values.length);
  // NaN is neither more nor less.
  const more = values.map((value) => (value > 0 ? value : 0));
  const less = values.map((value) => (value < 0 ? value : 0));
  const isMoreGood = line === 'goodput';
  const good = 'var(--stored)';
  const bad = 'var(--connection-failed)';
  return (
    <>
      <path
        d={areaPath({ xs, lower: zero, upper: more, y, edges })}
        fill={isMoreGood ? good : bad}
        fillOpacity={0.8}
      />
      <path
        d={areaPath({ xs, lower: less, upper: zero, y, edges })}
        fill={isMoreGood ? bad : good}
        fillOpacity={0.8}
      />
      <path d={`M${String(edges[0])} ${String(y(0))}H${String(edges[1])}`} stroke="var(--edge)" />
    </>
  );
}
