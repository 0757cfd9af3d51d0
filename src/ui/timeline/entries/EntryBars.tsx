import { useId } from 'react';
import type { ReactNode } from 'react';
import type { TimelineEntry } from '../../../scenario/Scenario.ts';
import { xOfMs } from '../../parts/timeGeometry.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { EntryButton } from './EntryButton.tsx';
import { Lane } from '../Lane.tsx';
import { layoutBars, rowCount, textWidth } from './layoutBars.ts';
import { useTimeFrame } from '../TimeSurface.tsx';
import styles from '../Lanes.module.css';

/** A bar of a lane before it has its place. */
export interface Bar {
  /** In the scenario's timeline. */
  readonly index: number;
  readonly entry: TimelineEntry;
  readonly fromMs: number;
  readonly toMs: number;
  readonly label: string;
  readonly name: string;
  readonly colour: string;
}

/** Room before and behind a name. */
const LABEL_PADDING_PX = 16;
const ROW_PX = 22;

interface EntryBarsProps {
  readonly name: ReactNode;
  readonly bars: readonly Bar[];
  readonly empty: string;
}

/** A lane of bars, stacked where they would touch. */
export function EntryBars({ name, bars, empty }: EntryBarsProps) {
  const t = useTexts('timeline');
  const { view, plot } = useTimeFrame();
  const hintId = useId();
  const sources = bars.map(({ fromMs, toMs, label }) => ({
    fromMs,
    toMs,
    labelPx: textWidth(label) + LABEL_PADDING_PX,
  }));
  const places = layoutBars(sources, (ms) => xOfMs(ms, view, plot) - plot.leftPx, plot.widthPx);
  const rows = Math.max(1, rowCount(places));
  return (
    <Lane name={name} heightPx={rows * ROW_PX}>
      <p id={hintId} className={styles.unseen}>
        {t('keysOfBar')}
      </p>
      {bars.length === 0 ? <p className={styles.empty}>{empty}</p> : null}
      {places.map((place) => {
        const bar = bars[place.index];
        return bar === undefined ? null : (
          <EntryButton key={bar.index} {...bar} place={place} hintId={hintId} />
        );
      })}
    </Lane>
  );
}
