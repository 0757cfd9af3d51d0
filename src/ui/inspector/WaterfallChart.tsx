import { useMemo } from 'react';
import type { Life, LifeAttempt } from '../../recording/lifeOf.ts';
import type { Recording } from '../../recording/Recording.ts';
import { usePlayheadMs } from '../../store/playhead.ts';
import { sluice } from '../../store/sluice.ts';
import { formatMs, formatNumber } from '../parts/formatters.ts';
import { OutcomeMark } from '../parts/OutcomeMark.tsx';
import { useTexts } from '../texts/useTexts.ts';
import styles from './Waterfall.module.css';
import { lookOf, placeOf, waterfallOf } from './waterfall.ts';
import type { Bar, Waterfall } from './waterfall.ts';

interface WaterfallChartProps {
  readonly recording: Recording;
  readonly life: Life;
  /** The attempt whose facts are shown below. */
  readonly shownRow: number | undefined;
}

const ROWS_MAX = 60; // a client may try a thousand times; nobody reads that many

/** Each attempt on a line, all on one axis of time. A line that is pressed shows its facts. */
export function WaterfallChart({ recording, life, shownRow }: WaterfallChartProps) {
  const t = useTexts('inspector');
  const waterfall = useMemo(() => waterfallOf(life), [life]);
  const { before, rows, fromMs, toMs } = waterfall;
  const hidden = life.attempts.length - ROWS_MAX;
  return (
    <div className={styles.chart}>
      <PlayheadLine waterfall={waterfall} />
      {before.length === 0 ? null : (
        <div className={styles.line}>
          <span />
          <Bars bars={before} />
        </div>
      )}
      {life.attempts.slice(0, ROWS_MAX).map((attempt, index) => (
        <AttemptLine
          key={attempt.row}
          attempt={attempt}
          broker={recording.scenario.brokers[attempt.broker]?.id ?? ''}
          bars={rows[index] ?? []}
          isShown={attempt.row === shownRow}
        />
      ))}
      {hidden > 0 ? (
        <p className={styles.more}>{t('more', { count: formatNumber(hidden) })}</p>
      ) : null}
      <div className={styles.axis} aria-hidden="true">
        <span>0</span>
        <span>{formatMs((toMs - fromMs) / 2)}</span>
        <span>{formatMs(toMs - fromMs)}</span>
      </div>
    </div>
  );
}

interface AttemptLineProps {
  readonly attempt: LifeAttempt;
  readonly broker: string;
  readonly bars: readonly Bar[];
  readonly isShown: boolean;
}

function AttemptLine({ attempt, broker, bars, isShown }: AttemptLineProps) {
  const t = useTexts('inspector');
  const look = lookOf(attempt);
  const lasted = attempt.endedMs === undefined ? '–' : formatMs(attempt.endedMs - attempt.sentMs);
  const outcome = t(`look_${look}`);
  return (
    <button
      type="button"
      className={styles.line}
      aria-pressed={isShown}
      aria-label={t('attemptName', { number: attempt.number, outcome, broker, lasted })}
      onClick={() => sluice.getState().select({ kind: 'attempt', row: attempt.row })}
    >
      <span className={styles.number}>
        <OutcomeMark look={look} />
        {attempt.number}
      </span>
      <Bars bars={bars} />
    </button>
  );
}

function Bars({ bars }: { readonly bars: readonly Bar[] }) {
  return (
    <span className={styles.bars}>
      {bars.map((bar) => (
        <span
          key={`${bar.kind} ${String(bar.left)}`}
          className={`${styles.bar ?? ''} ${styles[bar.kind] ?? ''}`}
          style={{ left: `${String(bar.left * 100)}%`, width: `${String(bar.width * 100)}%` }}
        />
      ))}
    </span>
  );
}

/** Where the playhead is, while it is within the life of the message. */
function PlayheadLine({ waterfall }: { readonly waterfall: Waterfall }) {
  const place = placeOf(waterfall, usePlayheadMs(10));
  if (place === undefined) return null;
  return (
    <span className={styles.playheadField} aria-hidden="true">
      <span className={styles.playhead} style={{ left: `${String(place * 100)}%` }} />
    </span>
  );
}
