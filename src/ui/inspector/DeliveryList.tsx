import { useMemo } from 'react';
import { DELIVERY_FLAG } from '../../recording/deliveries.ts';
import { deliveriesOf, deliveryFacts } from '../../recording/deliveriesOf.ts';
import type { LifeDelivery } from '../../recording/deliveriesOf.ts';
import type { Recording } from '../../recording/Recording.ts';
import { formatMs, formatNumber } from '../parts/formatters.ts';
import { useTexts } from '../texts/useTexts.ts';
import styles from './DeliveryList.module.css';
import { deliverySentences } from './deliverySentence.ts';
import inspector from './Inspector.module.css';
import { SeekButton } from './SeekButton.tsx';

interface DeliveryListProps {
  readonly recording: Recording;
  /** The message's. */
  readonly row: number;
}

const SHOWN_MAX = 40; // more deliveries of one message nobody reads

/** The life of a message goes on with its consumers: each delivery, where its time went, and why. */
export function DeliveryList({ recording, row }: DeliveryListProps) {
  const t = useTexts('consuming');
  const deliveries = useMemo(() => deliveriesOf(recording, row), [recording, row]);
  const shown = deliveries.slice(0, SHOWN_MAX);
  const hidden = deliveries.length - shown.length;
  const span = spanOf(deliveries);
  return (
    <section className={inspector.section}>
      <h3 className={inspector.sectionTitle}>{t('deliveries')}</h3>
      {shown.length === 0 ? <p className={inspector.quiet}>{t('notDelivered')}</p> : null}
      <ol className={styles.list}>
        {shown.map((delivery) => (
          <Delivery key={delivery.row} recording={recording} delivery={delivery} span={span} />
        ))}
      </ol>
      {hidden > 0 ? (
        <p className={inspector.quiet}>{t('moreDeliveries', { count: formatNumber(hidden) })}</p>
      ) : null}
    </section>
  );
}

interface Span {
  readonly fromMs: number;
  readonly lengthMs: number;
}

function spanOf(deliveries: readonly LifeDelivery[]): Span {
  const phases = deliveries.flatMap((delivery) => delivery.phases);
  const fromMs = Math.min(...phases.map((phase) => phase.fromMs));
  const toMs = Math.max(...phases.map((phase) => phase.toMs));
  return { fromMs, lengthMs: Math.max(0.001, toMs - fromMs) };
}

interface DeliveryProps {
  readonly recording: Recording;
  readonly delivery: LifeDelivery;
  readonly span: Span;
}

function Delivery({ recording, delivery, span }: DeliveryProps) {
  const t = useTexts('consuming');
  const causes = useTexts('deliveryCauses');
  const facts = deliveryFacts(recording, delivery.row);
  const { outcome, phases, flags, startedMs, endedMs, number } = delivery;
  const isAgain =
    (flags & (DELIVERY_FLAG.duplicate | DELIVERY_FLAG.absorbed)) === DELIVERY_FLAG.duplicate;
  return (
    <li className={styles.delivery} data-outcome={outcome}>
      <p className={styles.head}>
        <b>{t('delivery', { number, consumer: facts.consumerId })}</b>
        <span className={styles.outcome}>{t(`outcome_${outcome}`)}</span>
      </p>
      <div className={styles.bars} aria-hidden="true">
        {phases.map((phase) => (
          <span
            key={`${phase.kind} ${String(phase.fromMs)}`}
            className={styles[phase.kind]}
            style={{
              left: `${String(((phase.fromMs - span.fromMs) / span.lengthMs) * 100)}%`,
              width: `${String(((phase.toMs - phase.fromMs) / span.lengthMs) * 100)}%`,
            }}
          />
        ))}
      </div>
      <p className={inspector.quiet}>
        {phases
          .map(({ kind, fromMs, toMs }) => t(`phase_${kind}`, { lasted: formatMs(toMs - fromMs) }))
          .join(' · ')}
      </p>
      {isAgain ? <p>{t('tipAgain')}</p> : null}
      {deliverySentences(causes, facts).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <div className={inspector.seeks}>
        <SeekButton atMs={startedMs} />
        {endedMs === undefined ? null : (
          <>
            → <SeekButton atMs={endedMs} />
          </>
        )}
      </div>
      {facts.source === '' || facts.source === 'simulation' ? null : (
        <p className={inspector.source}>{t('source', { source: facts.source })}</p>
      )}
    </li>
  );
}
