import { useEffect } from 'react';
import { useComparing } from '../../store/compare/CompareState.ts';
import { sluice, useSluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './compare.module.css';
import { withCompare } from './withCompare.ts';

/** Beside the transport, since both begin at the playhead. */
export function ForkButtons() {
  const t = useTexts('compare');
  const openSheet = useSluice((state) => state.openSheet);
  const isComparing = useComparing(({ now }) => now !== undefined);
  const link = useSluice((state) => state.link);
  useEffect(() => {
    const { compared, scenario } = link ?? {};
    if (compared === undefined || sluice.getState().scenario !== scenario) return;
    void withCompare().then(({ twoRuns }) => twoRuns.restore(compared));
  }, [link]);
  return (
    <div className={styles.forkButtons}>
      <Button
        variant="ghost"
        aria-label={t('fork')}
        title={t('aboutFork')}
        onPointerEnter={() => void withCompare()}
        onClick={() => void withCompare().then(({ twoRuns }) => twoRuns.fork())}
      >
        <ForkSign />
        <span className={styles.long}>{t('fork')}</span>
        <span className={styles.short}>{t('forkShort')}</span>
      </Button>
      <Button
        variant="ghost"
        aria-label={t('compare')}
        aria-haspopup="dialog"
        aria-pressed={isComparing}
        className={styles.toggle ?? ''}
        title={t('aboutCompare')}
        onClick={() => openSheet('compare')}
      >
        <span className={styles.long}>{t('compare')}</span>
        <span className={styles.short}>{t('compareShort')}</span>
      </Button>
    </div>
  );
}

function ForkSign() {
  return (
    <svg width="14" height="14" viewBox="0 0 16 16" fill="none" aria-hidden="true">
      <path
        d="M1.5 8H6c3 0 3-4.5 6-4.5h2.5M6 8c3 0 3 4.5 6 4.5h2.5"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
      />
    </svg>
  );
}
