import { useDeferredValue, useMemo, useState } from 'react';
import { type FigureName, type Figures, figuresOf } from '../../explore/figures.ts';
import type { Recording } from '../../recording/Recording.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import { type PairsWork, useComparing } from '../../store/compare/CompareState.ts';
import { useSluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { formatClock, formatNumber } from '../parts/formatters.ts';
import { HiddenText } from '../parts/HiddenText.tsx';
import type { TimeView } from '../parts/timeGeometry.ts';
import { useTimeSpan } from '../parts/timeView.ts';
import { Tooltip } from '../parts/Tooltip.tsx';
import { WorkProgress } from '../parts/WorkProgress.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './compare.module.css';
import { figureText, isMoreBetter } from '../parts/figureText.ts';
import { differenceText } from './differenceText.ts';
import { withCompare } from './withCompare.ts';

const SHOWN = [
  'goodputPerSec',
  'amplification',
  'throttled',
  'timedOut',
  'failed',
  'latencyP99Ms',
  'recoveryMs',
  'duplicates',
  'lost',
  'blockedCallersMax',
] as const satisfies readonly FigureName[];

/** The verdicts of A and B side by side, and which differences are more than luck. */
export function ComparePanel() {
  const t = useTexts('compare');
  const a = useComparing(({ now }) => now?.a);
  // The figures may come a moment after the picture; the hand on a slider must not wait for them.
  const recordingB = useDeferredValue(useSluice((state) => state.run.recording));
  const span = useDeferredValue(useTimeSpan());
  const recordingA = a?.recording;
  const figures = useMemo(() => {
    if (recordingA === undefined || recordingB === undefined) return undefined;
    const toMs = Math.min(recordingA.scenario.durationMs, recordingB.scenario.durationMs);
    const range = {
      fromMs: Math.min(span?.fromMs ?? 0, toMs),
      toMs: Math.min(span?.toMs ?? toMs, toMs),
    };
    return { a: figuresIn(recordingA, range), b: figuresIn(recordingB, range) };
  }, [recordingA, recordingB, span]);
  return (
    <section className={styles.panel} aria-label={t('panel')}>
      <div className={styles.panelHead}>
        <h2 className={styles.panelTitle}>{t('panel')}</h2>
        <PairsStart a={a?.scenario} />
      </div>
      {a?.status === 'failed' ? (
        <p className={styles.quiet}>{t('aFailed', { sentence: a.sentence })}</p>
      ) : figures === undefined ? (
        <p className={styles.quiet}>{t('aComputing')}</p>
      ) : (
        <>
          {span === undefined ? null : (
            <p className={styles.quiet}>
              {t('inSpan', { from: formatClock(span.fromMs, 2), to: formatClock(span.toMs, 2) })}
            </p>
          )}
          <Table a={figures.a} b={figures.b} />
        </>
      )}
    </section>
  );
}

function figuresIn(recording: Recording, range: TimeView): Figures {
  const isWhole = range.fromMs === 0 && range.toMs === recording.scenario.durationMs;
  return isWhole ? figuresOf(recording) : figuresOf(recording, range);
}

const COUNTS = [20, 50, 100, 300] as const;

function PairsStart({ a }: { readonly a: Scenario | undefined }) {
  const t = useTexts('compare');
  const pairs = useComparing((state) => state.pairs);
  const b = useSluice((state) => state.scenario);
  const [count, setCount] = useState<number>(COUNTS[0]);
  const isBusy = pairs?.status === 'running' || pairs?.status === 'paused';
  const isOld = pairs !== undefined && (pairs.a !== a || pairs.b !== b);
  if (pairs !== undefined && (isBusy || pairs.status === 'failed')) {
    const hand = (name: 'pause' | 'resume' | 'cancel') => () =>
      void withCompare().then(({ manyRuns }) => manyRuns[name]());
    return (
      <WorkProgress
        work={pairs}
        controls={{ pause: hand('pause'), resume: hand('resume'), cancel: hand('cancel') }}
      />
    );
  }
  return (
    <div className={styles.pairsStart}>
      <label className={styles.count}>
        {t('seeds')}
        <select value={count} onChange={(event) => setCount(Number(event.currentTarget.value))}>
          {COUNTS.map((one) => (
            <option key={one} value={one}>
              {formatNumber(one)}
            </option>
          ))}
        </select>
      </label>
      <Button
        isSmall
        variant={pairs === undefined || isOld ? 'primary' : 'plain'}
        title={t('aboutPairs')}
        onClick={() => void withCompare().then(({ manyRuns }) => manyRuns.startPairs(count))}
      >
        {t(pairs === undefined ? 'runPairs' : 'runAgain')}
      </Button>
      {isOld ? <p className={styles.quiet}>{t('ofBefore')}</p> : null}
    </div>
  );
}

function Table({ a, b }: { readonly a: Figures; readonly b: Figures }) {
  const t = useTexts('compare');
  const pairs = useComparing((state) => state.pairs);
  const never = t('never');
  const names = SHOWN.filter((name) => !(isNothing(a[name]) && isNothing(b[name])));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('figure')}</th>
          <th scope="col">{t('a')}</th>
          <th scope="col">{t('b')}</th>
          <th scope="col">{t('difference')}</th>
          <th scope="col">{t('luck')}</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <th scope="row">{t(name)}</th>
            <td>{figureText(name, a[name], never)}</td>
            <td>{figureText(name, b[name], never)}</td>
            <td>
              <Difference name={name} value={b[name] - a[name]} />
            </td>
            <td>
              <Luck name={name} pairs={pairs} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Neither of them ever had any: no row. Lost messages are worth one even when there are none. */
function isNothing(value: number): boolean {
  return Number.isNaN(value) || value === 0;
}

function Difference({ name, value }: { readonly name: FigureName; readonly value: number }) {
  const t = useTexts('compare');
  const isTold = Number.isFinite(value) && value !== 0;
  const isBetter = value > 0 === isMoreBetter(name);
  return (
    <span className={isTold ? (isBetter ? styles.better : styles.worse) : undefined}>
      {differenceText(name, value)}
      {isTold ? <HiddenText> ({t(isBetter ? 'better' : 'worse')})</HiddenText> : null}
    </span>
  );
}

function Luck({
  name,
  pairs,
}: {
  readonly name: FigureName;
  readonly pairs: PairsWork | undefined;
}) {
  const t = useTexts('compare');
  // The results grow in place; the version says when there are more.
  const found = useMemo(
    () => (pairs === undefined ? undefined : { ...pairs.task.difference(name), of: pairs.version }),
    [pairs, name],
  );
  if (found === undefined) return <span className={styles.quiet}>{t('oneSeed')}</span>;
  if (found.pairs < 2) return <span className={styles.quiet}>…</span>;
  const words = {
    pairs: formatNumber(found.pairs),
    mean: differenceText(name, found.difference),
    low: differenceText(name, found.low),
    high: differenceText(name, found.high),
  };
  return (
    <Tooltip text={t(found.isBeyondNoise ? 'beyondAbout' : 'withinAbout', words)} opensOnTap>
      <button type="button" className={found.isBeyondNoise ? styles.beyond : styles.within}>
        {t(found.isBeyondNoise ? 'beyond' : 'within')}
      </button>
    </Tooltip>
  );
}
