import type { Work } from '../../store/explore/ExploreState.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Button } from './Button.tsx';
import { formatMs, formatNumber } from './formatters.ts';
import styles from './WorkProgress.module.css';

interface WorkProgressProps {
  readonly work: Work;
  readonly controls: {
    readonly pause: () => void;
    readonly resume: () => void;
    readonly cancel: () => void;
  };
}

/** How far many runs have come, the time that is left, and the hand on them. */
export function WorkProgress({ work, controls }: WorkProgressProps) {
  const t = useTexts('seeds');
  const { status, sentence, progress } = work;
  if (status === 'failed') return <p className={styles.failed}>{t('failed', { sentence })}</p>;
  const { done, total, leftMs } = progress;
  const isPaused = status === 'paused';
  return (
    <div className={styles.work}>
      <progress className={styles.bar} max={total} value={done} aria-label={t('progress')} />
      <span className={styles.text}>
        {t('ofRuns', { done: formatNumber(done), total: formatNumber(total) })}
        {isPaused || leftMs === undefined
          ? ''
          : ` · ${t('left', { time: formatMs(roundedUp(leftMs)) })}`}
      </span>
      <Button isSmall variant="ghost" onClick={isPaused ? controls.resume : controls.pause}>
        {t(isPaused ? 'resume' : 'pause')}
      </Button>
      <Button isSmall variant="ghost" onClick={controls.cancel}>
        {t('cancel')}
      </Button>
    </div>
  );
}

/** Whole seconds: nobody knows it better. */
function roundedUp(ms: number): number {
  return Math.ceil(ms / 1000) * 1000;
}
