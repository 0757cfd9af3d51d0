import type { RefObject } from 'react';
import { usePlayheadMs } from '../../../store/playhead.ts';
import { useSluice } from '../../../store/sluice.ts';
import { formatClock } from '../../parts/formatters.ts';
import { timePlotOf, xOfMs } from '../../parts/timeGeometry.ts';
import { useTexts } from '../../texts/useTexts.ts';
import type { ChartFrame } from './ChartPlot.tsx';
import { ChartTooltip } from './ChartTooltip.tsx';
import type { Reading } from './Reading.ts';
import styles from './ChartFigure.module.css';

/** Text that follows the playhead: often enough to read along. */
const TIMES_PER_SEC = 4;

interface FocusReadingProps {
  readonly plot: RefObject<HTMLElement | null>;
  readonly frame: ChartFrame;
  readonly readingsAt: (atMs: number) => readonly Reading[];
  readonly empty: string | undefined;
}

/** The values at the playhead, shown and spoken while the keyboard stands on the chart. */
export function FocusReading({ plot, frame, readingsAt, empty }: FocusReadingProps) {
  const t = useTexts('charts');
  const atMs = usePlayheadMs(TIMES_PER_SEC);
  const isPlaying = useSluice((state) => state.isPlaying);
  const readings = readingsAt(atMs);
  const spoken = readings.filter(({ isNothing }) => !isNothing);
  const gutters = { leftPx: frame.gutterLeftPx, rightPx: frame.gutterRightPx };
  const fromLeft = xOfMs(atMs, frame.view, timePlotOf(frame.widthPx, gutters));
  const place = () => {
    const box = plot.current?.getBoundingClientRect();
    const { left, top, height } = box ?? { left: 0, top: 0, height: 0 };
    return { xPx: left + fromLeft, yPx: top + height / 2 };
  };
  return (
    <>
      <p className={styles.unseen} role="status">
        {/* A run that plays would talk without end. */}
        {isPlaying
          ? ''
          : [formatClock(atMs, 2), ...(empty === undefined ? spoken.map(inWords) : [empty])].join(
              ', ',
            )}
      </p>
      {empty !== undefined ? null : (
        <ChartTooltip
          atMs={atMs}
          place={place}
          readings={readings}
          pointedKey={undefined}
          nothing={t('nothingHere')}
        />
      )}
    </>
  );
}

function inWords({ name, text }: Reading): string {
  return `${name} ${text}`;
}
