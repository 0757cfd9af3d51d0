import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react';
import type { Range } from '../../recording/clock.ts';
import { consumptionAt, consumptionOf } from '../../recording/consumption.ts';
import type { Recording } from '../../recording/Recording.ts';
import { momentOf } from '../../recording/momentOf.ts';
import { notableMessages } from '../../recording/notableMessages.ts';
import { recoveryOf } from '../../recording/recoveryOf.ts';
import { verdictOf } from '../../recording/verdictOf.ts';
import { usePlayheadMs } from '../../store/playhead.ts';
import { sluice, useSluice } from '../../store/sluice.ts';
import { Button } from '../parts/Button.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { Segmented } from '../parts/Segmented.tsx';
import { markSpan, useTimeSpan, useWatchMode } from '../parts/timeView.ts';
import { Tooltip } from '../parts/Tooltip.tsx';
import { loadTexts } from '../texts/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { FigureCell } from './FigureCell.tsx';
import { consumedInAll, consumedNow, figuresNow, figuresOfRun } from './figures.ts';
import type { Figure } from './figures.ts';
import { RecoveryCell } from './RecoveryCell.tsx';
import { SpanFigures } from './SpanFigures.tsx';
import styles from './VerdictPanel.module.css';

type Span = 'now' | 'run' | 'seeds' | 'marked';

const SeedsFigures = lazy(async () => {
  const [{ SeedsFigures }] = await Promise.all([import('./SeedsFigures.tsx'), loadTexts('seeds')]);
  return { default: SeedsFigures };
});

const TIMES_PER_SEC = 4; // as fast as one can read a figure that changes

/** What came of the run: at this moment, and as a whole. */
export function VerdictPanel() {
  const t = useTexts('verdict');
  const [chosen, setSpan] = useState<Exclude<Span, 'marked'>>('now');
  const marked = useTimeSpan();
  const isLive = useWatchMode() === 'live';
  const span: Span = marked === undefined ? chosen : 'marked';
  // The figures may come a moment after the picture; the hand on a slider must not wait for them.
  const recording = useDeferredValue(useSluice((state) => state.run.recording));
  return (
    <section className={styles.panel} aria-label={t('panel')}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('panel')}</h2>
        <Segmented<Span>
          label={t('span')}
          value={span}
          onChange={(id) => {
            if (id === 'marked') return;
            markSpan(undefined);
            setSpan(id);
          }}
          options={[
            { id: 'now', label: t('now') },
            { id: 'run', label: t(isLive ? 'soFar' : 'run') },
            { id: 'seeds', label: t('seeds') },
            ...(marked === undefined ? [] : [{ id: 'marked', label: t('marked') } as const]),
          ]}
        />
      </div>
      {recording === undefined ? (
        <p className={styles.empty}>{t('computing')}</p>
      ) : (
        <>
          {marked !== undefined ? (
            <SpanFigures recording={recording} span={marked} />
          ) : span === 'now' ? (
            <FiguresNow recording={recording} />
          ) : span === 'seeds' ? (
            <Suspense fallback={null}>
              <SeedsFigures />
            </Suspense>
          ) : isLive ? (
            <FiguresSoFar recording={recording} />
          ) : (
            <FiguresOfRun recording={recording} />
          )}
          <div className={styles.digest}>
            <Tooltip text={t('aboutDigest')} opensOnTap>
              <button type="button" className={styles.label}>
                {t('digest', { digest: recording.digest })}
              </button>
            </Tooltip>
            <CopyButton text={recording.digest} label={t('copyDigest')} isSmall />
            <Button
              isSmall
              className={styles.show ?? ''}
              disabled={recording.messages.count === 0}
              onClick={() => showMessage(recording)}
            >
              {t('showMessage')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

/** Opens the life of the message that tells most: what went wrong first, else what took longest. */
function showMessage(recording: Recording): void {
  const { lost, failed, duplicated, mostAttempts, slowest } = notableMessages(recording, 1);
  const [first] = [lost, failed, duplicated, mostAttempts, slowest].flat();
  if (first !== undefined) sluice.getState().select({ kind: 'message', row: first.row });
}

function FiguresNow({ recording }: { readonly recording: Recording }) {
  const atMs = usePlayheadMs(TIMES_PER_SEC);
  const figures = useMemo(() => {
    const consumption = consumptionAt(recording, atMs);
    return [
      ...figuresNow(momentOf(recording, atMs)),
      ...(consumption === undefined ? [] : consumedNow(consumption)),
    ];
  }, [recording, atMs]);
  return <Figures figures={figures} recording={recording} isNow />;
}

function FiguresOfRun({ recording }: { readonly recording: Recording }) {
  const figures = useMemo(() => allFigures(recording), [recording]);
  return <Figures figures={figures} recording={recording} isNow={false} />;
}

/** As the whole run, but only what lies behind the playhead. */
function FiguresSoFar({ recording }: { readonly recording: Recording }) {
  const atMs = Math.max(1, usePlayheadMs(2));
  const figures = useMemo(
    () => allFigures(recording, { fromMs: 0, toMs: atMs }),
    [recording, atMs],
  );
  return <Figures figures={figures} recording={recording} isNow={false} />;
}

function allFigures(recording: Recording, range?: Range): readonly Figure[] {
  const consumption = consumptionOf(recording, range);
  return [
    ...figuresOfRun(verdictOf(recording, range)),
    ...(consumption === undefined ? [] : consumedInAll(consumption)),
  ];
}

interface FiguresProps {
  readonly figures: readonly Figure[];
  readonly recording: Recording;
  readonly isNow: boolean;
}

function Figures({ figures, recording, isNow }: FiguresProps) {
  const recovery = useMemo(() => recoveryOf(recording), [recording]);
  const isLive = useWatchMode() === 'live';
  // The recovery stands beside what was lost.
  const last = figures.findIndex(({ id }) => id === 'lostDuplicated');
  return (
    <dl className={styles.figures}>
      {figures.slice(0, last).map((figure) => (
        <FigureCell key={figure.id} figure={figure} isNow={isNow} />
      ))}
      {isLive ? null : <RecoveryCell recovery={recovery} />}
      {figures.slice(last).map((figure) => (
        <FigureCell key={figure.id} figure={figure} isNow={isNow} />
      ))}
    </dl>
  );
}
