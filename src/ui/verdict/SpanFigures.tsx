import { useDeferredValue, useMemo } from 'react';
import { THROTTLE_CAUSES } from '../../recording/outcomes.ts';
import type { Recording } from '../../recording/Recording.ts';
import { verdictOf, type Verdict } from '../../recording/verdictOf.ts';
import {
  formatClock,
  formatFactor,
  formatMs,
  formatNumber,
  formatPercent,
  formatRate,
} from '../parts/formatters.ts';
import type { TimeView } from '../parts/timeGeometry.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './VerdictPanel.module.css';

interface SpanFiguresProps {
  readonly recording: Recording;
  readonly span: TimeView;
}

/** The marked span in figures: everything that was sent or ended in it. */
export function SpanFigures({ recording, span }: SpanFiguresProps) {
  const t = useTexts('verdict');
  // While it is drawn the figures may come a little later than the band.
  const shown = useDeferredValue(span);
  const verdict = useMemo(() => verdictOf(recording, shown), [recording, shown]);
  const times = {
    from: formatClock(span.fromMs, 2),
    to: formatClock(span.toMs, 2),
    length: formatMs(span.toMs - span.fromMs),
  };
  return (
    <div className={styles.span} role="status">
      <p className={styles.times}>{t('spanLength', times)}</p>
      <dl className={styles.pairs}>
        {pairsOf(verdict).map(([name, value]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Throttled verdict={verdict} />
    </div>
  );
}

function pairsOf(verdict: Verdict) {
  const { goodputPerSec, offeredPerSec, attempts, timedOut, connectionFailed, failed } = verdict;
  return [
    ['offered', formatRate(offeredPerSec)],
    ['goodput', formatRate(goodputPerSec)],
    ['attempts', formatNumber(attempts)],
    ['amplification', formatFactor(verdict.amplification)],
    ['latencyP50', formatMs(verdict.latencyP50Ms)],
    ['latency', formatMs(verdict.latencyP99Ms)],
    ['timedOut', formatNumber(timedOut)],
    ['connectionFailed', formatNumber(connectionFailed)],
    ['failed', formatNumber(failed)],
    ['throttled', formatNumber(verdict.throttled)],
  ] as const;
}

function Throttled({ verdict }: { readonly verdict: Verdict }) {
  const t = useTexts('verdict');
  const charts = useTexts('charts');
  const { throttled, throttledByCause } = verdict;
  const causes = THROTTLE_CAUSES.map(
    (name) => [name, throttledByCause.get(name) ?? 0] as const,
  ).filter(([, count]) => count > 0);
  if (causes.length === 0) return <p className={styles.times}>{t('nothingThrottled')}</p>;
  return (
    <ul className={styles.causes}>
      {causes.map(([name, count]) => (
        <li key={name}>
          <span>{charts(`tag_${name}`)}</span> {formatNumber(count)} (
          {formatPercent(count / throttled)})
        </li>
      ))}
    </ul>
  );
}
