import { useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTimeHover } from '../../parts/timeView.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { ChartLegend } from './ChartLegend.tsx';
import type { LegendItem } from './ChartLegend.tsx';
import { ChartPlot, PLOT_BOTTOM_PX, PLOT_TOP_PX, TIME_LABELS_PX } from './ChartPlot.tsx';
import type { ChartFrame, DrawSeries, ValueAxis } from './ChartPlot.tsx';
import { ChartTable } from './ChartTable.tsx';
import { ChartTooltip } from './ChartTooltip.tsx';
import { FocusReading } from './FocusReading.tsx';
import type { Reading, ReadingRow } from './Reading.ts';
import styles from './ChartFigure.module.css';

export interface ChartFigureProps {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** What it shows in one line, for those who hear it. */
  readonly name: string;
  readonly frame: ChartFrame;
  readonly axis: ValueAxis;
  readonly formatTick: (value: number) => string;
  readonly hasTimeLabels: boolean;
  readonly footPx?: number;
  readonly draw: DrawSeries;
  /** Under the title: which of several things it shows. */
  readonly choice?: ReactNode;
  readonly legend: ChartLegendPlace;
  /** A sentence instead of series, when there is nothing to draw. */
  readonly empty: string | undefined;
  /** A sentence beside the series, about what one may miss in them. */
  readonly note?: string | undefined;
  readonly readingsAt: (atMs: number) => readonly Reading[];
  /** The series at a height of the plot (0 its lower edge, 1 its upper). */
  readonly keyAt?: (atMs: number, heightRatio: number) => string | undefined;
  /** Rows of the table; called when somebody opens it. */
  readonly rows: () => readonly ReadingRow[];
}

/** Above the plot, under the title, or inside the plot with that share of its width free on the right. */
type ChartLegendPlace = { readonly items: readonly LegendItem[] } & (
  { readonly place: 'above' | 'title' } | { readonly place: 'inside'; readonly rightRatio: number }
);

/** One chart with its title, legend, tooltip, spoken values and table. */
export function ChartFigure(props: ChartFigureProps) {
  const { id, title, unit, name, frame, axis, formatTick, hasTimeLabels, footPx = 0 } = props;
  const t = useTexts('charts');
  const plot = useRef<HTMLDivElement>(null);
  const hintId = useId();
  const [hasFocus, setHasFocus] = useState(false);
  const isNarrow = frame.gutterLeftPx === 0;
  const legendAt = isNarrow ? 'above' : props.legend.place;
  const legend =
    props.empty !== undefined || props.legend.items.length === 0 ? null : (
      <ChartLegend items={props.legend.items} isColumn={legendAt !== 'above'} />
    );
  const heightPx = frame.heightPx + (hasTimeLabels ? TIME_LABELS_PX : 0);
  return (
    <figure
      className={isNarrow ? styles.narrow : styles.figure}
      aria-label={name}
      aria-describedby={hintId}
      tabIndex={0}
      data-time-keys=""
      onFocus={(event) => {
        // Not for its table button, and not for a press of the pointer, which brings its own tooltip.
        const isItself = event.target === event.currentTarget;
        setHasFocus(isItself && event.currentTarget.matches(':focus-visible'));
      }}
      onBlur={() => setHasFocus(false)}
    >
      <figcaption className={styles.caption}>
        <span className={styles.title}>
          {title}
          <ChartTable name={name} rows={props.rows} />
        </span>
        <span className={styles.unit}>{unit}</span>
        {props.choice}
        {legendAt === 'title' ? legend : null}
        <span id={hintId} className={styles.unseen}>
          {t('howToRead')}
        </span>
      </figcaption>
      {legendAt === 'above' ? <div className={styles.above}>{legend}</div> : null}
      <div ref={plot} className={styles.plot} style={{ height: heightPx }} data-time-part={id}>
        <div className={styles.drawing} aria-hidden="true">
          <ChartPlot
            frame={frame}
            axis={axis}
            formatTick={formatTick}
            hasTimeLabels={hasTimeLabels}
            footPx={footPx}
            draw={props.draw}
          />
        </div>
        {props.legend.place === 'inside' && legendAt === 'inside' ? (
          <div className={styles.inside} style={{ right: fromRight(frame, props.legend) }}>
            {legend}
          </div>
        ) : null}
        <p className={styles.sentence}>{props.empty ?? props.note}</p>
      </div>
      <HoverReading {...props} />
      {hasFocus ? <FocusReading {...props} plot={plot} /> : null}
    </figure>
  );
}

function fromRight(frame: ChartFrame, { rightRatio }: { readonly rightRatio: number }): number {
  const plotPx = frame.widthPx - frame.gutterLeftPx - frame.gutterRightPx;
  return frame.gutterRightPx + rightRatio * plotPx;
}

/** Apart from the figure, so that the pointer redraws nothing but the tooltip. */
function HoverReading({ id, frame, readingsAt, keyAt, empty }: ChartFigureProps) {
  const hover = useTimeHover(id);
  const t = useTexts('charts');
  if (hover === undefined || empty !== undefined) return null;
  const plotPx = frame.heightPx - PLOT_TOP_PX - PLOT_BOTTOM_PX;
  const heightRatio = 1 - (hover.fromTopPx - PLOT_TOP_PX) / plotPx;
  return (
    <ChartTooltip
      atMs={hover.atMs}
      place={() => hover}
      readings={readingsAt(hover.atMs)}
      pointedKey={keyAt?.(hover.atMs, heightRatio)}
      nothing={t('nothingHere')}
    />
  );
}
