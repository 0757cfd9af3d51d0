import { formatClock } from '../parts/formatters.ts';
import { barOf } from '../parts/timeGeometry.ts';
import { useTexts } from '../texts/useTexts.ts';
import type { Condition, LaneSpan } from './brokerLanes.ts';
import { Lane } from './Lane.tsx';
import { LaneTip } from './LaneTip.tsx';
import { useTimeFrame } from './TimeSurface.tsx';
import styles from './BrokerLane.module.css';

/** Read out more than this and nobody listens. */
const SPANS_TOLD_MAX = 8;

interface BrokerLaneProps {
  readonly id: string;
  readonly spans: readonly LaneSpan[];
}

/** What a broker was like all along: calm is quiet, trouble has a colour, a pattern and a word. */
export function BrokerLane({ id, spans }: BrokerLaneProps) {
  const t = useTexts('timeline');
  const { view } = useTimeFrame();
  const part = `broker ${id}`;
  const words = (condition: Condition) => t(`state.${condition}`);
  const told = spans.slice(0, SPANS_TOLD_MAX).map(({ condition, fromMs, toMs }) =>
    t('laneSpan', {
      state: words(condition),
      from: formatClock(fromMs, 1),
      to: formatClock(toMs, 1),
    }),
  );
  if (spans.length > SPANS_TOLD_MAX) {
    told.push(t('laneMore', { count: spans.length - SPANS_TOLD_MAX }));
  }
  return (
    <Lane name={id} heightPx={14} part={part}>
      <div
        role="img"
        aria-label={t('laneName', { broker: id, spans: told.join(', ') })}
        className={styles.strip}
      >
        {spans.map(({ fromMs, toMs, condition }) => {
          const bar = barOf(fromMs, toMs, view);
          return bar === undefined ? null : (
            <span
              key={fromMs}
              className={`${styles.span ?? ''} ${styles[condition] ?? ''}`}
              style={{ left: `${String(bar.leftPercent)}%`, width: `${String(bar.widthPercent)}%` }}
            >
              {condition === 'up' ? null : <span className={styles.word}>{words(condition)}</span>}
            </span>
          );
        })}
      </div>
      <LaneTip
        part={part}
        textAt={(ms) => {
          const span = spans.find(({ fromMs, toMs }) => fromMs <= ms && ms <= toMs);
          return span === undefined ? undefined : `${id}: ${words(span.condition)}`;
        }}
      />
    </Lane>
  );
}
