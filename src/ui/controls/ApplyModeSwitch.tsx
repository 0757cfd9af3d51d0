import { usePlayheadMs } from '../../store/playhead.ts';
import { sluice, useSluice } from '../../store/sluice.ts';
import { formatClock } from '../parts/formatters.ts';
import { Segmented } from '../parts/Segmented.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './controls.module.css';

/** Whether a change counts for the whole run, or is written onto the timeline at the playhead. */
export function ApplyModeSwitch() {
  const t = useTexts('controls');
  const mode = useSluice((state) => state.applyMode);
  const forkMs = useSluice((state) => state.keeping?.atMs);
  const atMs = Math.max(usePlayheadMs(4), forkMs ?? 0);
  return (
    <div className={styles.applyMode}>
      <span className={styles.quiet}>{t('appliesTo')}</span>
      <Segmented
        label={t('appliesTo')}
        value={mode}
        options={[
          { id: 'wholeRun', label: t(forkMs === undefined ? 'wholeRun' : 'fromFork') },
          { id: 'fromPlayhead', label: t('fromPlayhead', { at: formatClock(atMs, 1) }) },
        ]}
        onChange={(id) => sluice.getState().chooseApplyMode(id)}
      />
    </div>
  );
}
