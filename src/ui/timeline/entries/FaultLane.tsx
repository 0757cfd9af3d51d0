import { useSluice } from '../../../store/sluice.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { AddFault } from './AddFault.tsx';
import { EntryBars } from './EntryBars.tsx';
import type { Bar } from './EntryBars.tsx';
import { FAULT_COLOURS, faultLabel, faultName } from './entryWords.ts';

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
  return <EntryBars name={name} bars={bars} empty={t('noFaults')} />;
}
