import { useId } from 'react';
import type { TimelineEntry } from '../../scenario/Scenario.ts';
import { useSluice } from '../../store/sluice.ts';
import { xOfMs } from '../parts/timeGeometry.ts';
import { useTexts } from '../texts/useTexts.ts';
import { AddFault } from './AddFault.tsx';
import { EntryButton } from './EntryButton.tsx';
import { FAULT_COLOURS, faultLabel, faultName, markLabel, markName } from './entryWords.ts';
import { Lane } from './Lane.tsx';
import { layoutBars, rowCount, textWidth } from './layoutBars.ts';
import { useTimeFrame } from './TimeSurface.tsx';
import styles from './Lanes.module.css';

interface Bar {
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

/** What breaks the cluster, and when. */
export function FaultLane() {
  const t = useTexts('timeline');
  const faults = useTexts('faults');
  const timeline = useSluice((state) => state.scenario.timeline);
  const bars = timeline.flatMap((entry, index): readonly Bar[] => {
    if (entry.kind !== 'fault') return [];
    return [
      {
        index,
        entry,
        fromMs: entry.startMs,
        toMs: entry.endMs,
        label: faultLabel(entry, { t, faults }),
        name: faultName(entry, { t, faults }),
        colour: FAULT_COLOURS[entry.fault],
      },
    ];
  });
  const name = (
    <>
      <span>{t('faults')}</span>
      <AddFault />
    </>
  );
  return <Bars name={name} bars={bars} empty={t('noFaults')} />;
}

/** Settings that change while the run goes on. There only when there are any. */
export function SettingLane() {
  const t = useTexts('timeline');
  const faults = useTexts('faults');
  const timeline = useSluice((state) => state.scenario.timeline);
  const bars = timeline.flatMap((entry, index): readonly Bar[] => {
    if (entry.kind !== 'set') return [];
    return [
      {
        index,
        entry,
        fromMs: entry.atMs,
        toMs: entry.atMs,
        label: markLabel(entry, { t, faults }),
        name: markName(entry, { t, faults }),
        colour: 'var(--accent)',
      },
    ];
  });
  if (bars.length === 0) return null;
  return <Bars name={t('settingChanges')} bars={bars} empty="" />;
}

interface BarsProps {
  readonly name: React.ReactNode;
  readonly bars: readonly Bar[];
  readonly empty: string;
}

function Bars({ name, bars, empty }: BarsProps) {
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
