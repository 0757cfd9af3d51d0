import { useSluice } from '../../store/sluice.ts';
import { formatPercent } from '../parts/formatters.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './RunProgress.module.css';

/** A thin bar while a run takes long enough to wonder; most are over before it would appear. */
export function RunProgress() {
  const t = useTexts('shell');
  const ratio = useSluice(({ run }) =>
    run.status === 'running' && run.simulatedMs > 0
      ? Math.round((100 * run.simulatedMs) / run.scenario.durationMs) / 100
      : undefined,
  );
  if (ratio === undefined) return null;
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={t('computing', { percent: formatPercent(ratio) })}
      aria-valuenow={Math.round(ratio * 100)}
    >
      <div className={styles.bar} style={{ scale: `${String(ratio)} 1` }} />
    </div>
  );
}
