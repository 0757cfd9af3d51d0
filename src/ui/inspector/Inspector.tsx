import { lazy, Suspense, useMemo } from 'react';
import { messageCauseFacts } from '../../recording/causeFacts.ts';
import { lifeOf } from '../../recording/lifeOf.ts';
import type { Life } from '../../recording/lifeOf.ts';
import type { Recording } from '../../recording/Recording.ts';
import { sluice, useSluice } from '../../store/sluice.ts';
import { causeSentence } from '../parts/causeSentence.ts';
import { formatMs, formatNumber } from '../parts/formatters.ts';
import { loadTexts } from '../texts/texts.ts';
import { useTexts } from '../texts/useTexts.ts';
import { AttemptCard } from './AttemptCard.tsx';
import { Finder } from './Finder.tsx';
import styles from './Inspector.module.css';
import { InspectorHead } from './InspectorHead.tsx';
import { PhaseTotals } from './PhaseTotals.tsx';
import { SeekButton } from './SeekButton.tsx';
import { WaterfallChart } from './WaterfallChart.tsx';

const DeliveryList = lazy(async () => {
  const [{ DeliveryList }] = await Promise.all([
    import('./DeliveryList.tsx'),
    loadTexts('consuming', 'deliveryCauses'),
  ]);
  return { default: DeliveryList };
});

/** The life of the message that is selected, by itself or by one of its attempts; else nothing. */
export function Inspector() {
  const t = useTexts('inspector');
  const recording = useSluice((state) => state.run.recording);
  const selection = useSluice((state) => state.selection);
  if (selection.kind !== 'message' && selection.kind !== 'attempt') return null;
  if (recording === undefined) return null;
  const isAttempt = selection.kind === 'attempt';
  const row = isAttempt ? recording.attempts.message[selection.row] : selection.row;
  const isThere = row !== undefined && row < recording.messages.count;
  return (
    <section
      className={styles.panel}
      aria-label={t('panel')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') sluice.getState().select({ kind: 'none' });
      }}
    >
      {isThere ? (
        <MessageLife
          recording={recording}
          row={row}
          attemptRow={isAttempt ? selection.row : undefined}
        />
      ) : (
        <p className={styles.quiet}>{t('gone')}</p>
      )}
    </section>
  );
}

interface MessageLifeProps {
  readonly recording: Recording;
  readonly row: number;
  /** The attempt that is looked at; without one, the last. */
  readonly attemptRow: number | undefined;
}

function MessageLife({ recording, row, attemptRow }: MessageLifeProps) {
  const t = useTexts('inspector');
  const life = useMemo(() => lifeOf(recording, row), [recording, row]);
  const shown = life.attempts.find((attempt) => attempt.row === attemptRow) ?? life.attempts.at(-1);
  return (
    <>
      <InspectorHead recording={recording} row={row} client={life.client} />
      <div className={styles.body}>
        <Outcome recording={recording} life={life} />
        <section className={styles.section}>
          <h3 className={styles.sectionTitle}>{t('waterfall')}</h3>
          <WaterfallChart recording={recording} life={life} shownRow={shown?.row} />
          <PhaseTotals life={life} />
        </section>
        {shown === undefined ? null : (
          <AttemptCard key={shown.row} recording={recording} attempt={shown} />
        )}
        {recording.deliveries === undefined ? null : (
          <Suspense fallback={null}>
            <DeliveryList recording={recording} row={row} />
          </Suspense>
        )}
        <Finder recording={recording} row={row} />
      </div>
    </>
  );
}

/** How it ended for its caller, and why. */
function Outcome({ recording, life }: { readonly recording: Recording; readonly life: Life }) {
  const t = useTexts('inspector');
  const causes = useTexts('causes');
  const { intendedMs, endedMs, result } = life;
  const values = {
    lasted: formatMs((endedMs ?? intendedMs) - intendedMs),
    attempts: formatNumber(life.attempts.length),
  };
  const suffix = life.attempts.length > 1 ? 'Retried' : '';
  const sentence =
    result === 'pending'
      ? t('resultPending')
      : result === 'handedOver'
        ? t('resultHandedOver', values)
        : t(result === 'ok' ? `resultOk${suffix}` : `resultFailed${suffix}`, values);
  return (
    <div className={styles.outcome}>
      <p className={result === 'failed' ? styles.failed : styles.result}>{sentence}</p>
      {result === 'failed' || result === 'handedOver' ? (
        <p className={styles.why}>
          {causeSentence(causes, messageCauseFacts(recording, life.row))}
        </p>
      ) : null}
      {life.copies > 1 ? (
        <p className={styles.copies}>{t('copies', { count: life.copies })}</p>
      ) : null}
      <div className={styles.seeks}>
        <SeekButton atMs={intendedMs} />
        {endedMs === undefined ? null : (
          <>
            → <SeekButton atMs={endedMs} />
          </>
        )}
      </div>
    </div>
  );
}
