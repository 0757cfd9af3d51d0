import { comparisonRemarks } from '../../scenario/comparability.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import { type Comparison, comparing, useComparing } from '../../store/compare/CompareState.ts';
import { useSluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { formatClock } from '../parts/formatters.ts';
import { scenarioTitle } from '../parts/scenarioTitle.ts';
import { Segmented } from '../parts/Segmented.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './compare.module.css';
import { remarkText } from './remarkText.ts';
import { withCompare } from './withCompare.ts';

/** What is compared with what, and what one must know of it. */
export function CompareBar() {
  const t = useTexts('compare');
  const now = useComparing((state) => state.now);
  const b = useSluice((state) => state.scenario);
  if (now === undefined) return null;
  return (
    <section className={styles.bar} aria-label={t('bar')}>
      <div className={styles.sides}>
        <Side letter="A" scenario={now.a.scenario} />
        <Side letter="B" scenario={b} />
        <StageSwitch />
        <span className={styles.grow} />
        <Button isSmall onClick={() => void withCompare().then(({ twoRuns }) => twoRuns.swap())}>
          {t('swap')}
        </Button>
        <Button isSmall onClick={() => void withCompare().then(({ twoRuns }) => twoRuns.leave())}>
          {t('leave')}
        </Button>
      </div>
      <Words now={now} b={b} />
    </section>
  );
}

function Side({ letter, scenario }: { readonly letter: 'A' | 'B'; readonly scenario: Scenario }) {
  const t = useTexts('compare');
  return (
    <span className={styles.side}>
      <span className={letter === 'A' ? styles.letterA : styles.letterB}>{letter}</span>
      {scenarioTitle(scenario, t('untitled'))}
    </span>
  );
}

/** Where there is room for one stage only. */
function StageSwitch() {
  const t = useTexts('compare');
  const side = useComparing((state) => state.side);
  return (
    <span className={styles.stageSwitch}>
      <Segmented
        label={t('whichStage')}
        value={side}
        options={[
          { id: 'a', label: t('showA') },
          { id: 'b', label: t('showB') },
        ]}
        onChange={(chosen) => comparing.setState({ side: chosen })}
      />
    </span>
  );
}

function Words({ now, b }: { readonly now: Comparison; readonly b: Scenario }) {
  const t = useTexts('compare');
  const remarks = comparisonRemarks(now.a.scenario, b);
  // A fork tells of its faults by itself: they differ only where B was changed.
  const told = remarks.filter(({ kind }) => now.forkAtMs === undefined || kind === 'same');
  const first =
    now.forkAtMs === undefined
      ? t('notForked')
      : t('forkedAt', { at: formatClock(now.forkAtMs, 3) });
  return (
    <div className={styles.words} role="status">
      <p>
        {first} {t('editB')} {now.isSeedChanged ? t('seedChanged') : ''}
      </p>
      {told.map((remark) => (
        <p key={remark.kind}>{remarkText(t, remark)}</p>
      ))}
      {now.isRefused ? <p className={styles.refused}>{t('refused')}</p> : null}
    </div>
  );
}
