import { useSluice } from '../../../store/sluice.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { EntryBars } from './EntryBars.tsx';
import type { Bar } from './EntryBars.tsx';
import { markLabel, markName } from './entryWords.ts';

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
  return <EntryBars name={t('settingChanges')} bars={bars} empty="" />;
}
