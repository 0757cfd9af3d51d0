// Tooltips of what lies behind the brokers, and of proxies.
import { DELIVERY, DELIVERY_FLAG } from '../../../recording/deliveries.ts';
import { formatMs, formatNumber } from '../../parts/formatters.ts';
import { textsOf } from '../../texts/texts.ts';
import { consumerTitle } from '../clientTitle.ts';
import type { Hit } from '../scene/pick.ts';
import type { Tip, TipContext } from '../tip.ts';

export type ConsumeHit = Extract<
  Hit,
  { kind: 'consumer' | 'proxy' | 'delivery' | 'retry' | 'deadLetters' }
>;

export function consumeTip(hit: ConsumeHit, context: TipContext): Tip | undefined {
  const words = textsOf('consuming');
  const { t, scene } = context;
  const { scenario } = scene.recording;
  switch (hit.kind) {
    case 'consumer': {
      const consumer = scenario.consumers?.[hit.index];
      if (consumer === undefined) return undefined;
      const group = words('tipConsumer', { group: consumer.group });
      return { title: consumer.id, lines: [consumerTitle(consumer), group, t('tipOpenMenu')] };
    }
    case 'proxy': {
      const title = scenario.proxies?.[hit.index]?.id ?? '';
      return { title, lines: [words('tipProxy'), t('tipOpenMenu')] };
    }
    case 'retry':
      return { title: words('tipRetry'), lines: [words('tipRetryHow')] };
    case 'deadLetters':
      return { title: words('tipDead'), lines: [words('tipDeadHow')] };
    case 'delivery':
      return deliveryTip(hit.row, context);
  }
}

function deliveryTip(row: number, { scene }: TipContext): Tip | undefined {
  const words = textsOf('consuming');
  const { deliveries, scenario } = scene.recording;
  if (deliveries === undefined) return undefined;
  const consumer = scenario.consumers?.[deliveries.consumer[row] ?? 0]?.id ?? '';
  const broker = scenario.brokers[deliveries.broker[row] ?? 0]?.id ?? '';
  const title = words('tipDelivery', {
    number: formatNumber(deliveries.number[row] ?? 1),
    message: formatNumber((deliveries.message[row] ?? 0) + 1),
  });
  const outcome = deliveries.outcome[row];
  const isDuplicate = ((deliveries.flags[row] ?? 0) & DELIVERY_FLAG.duplicate) !== 0;
  const waitUs = deliveries.waitPlanned[row] ?? -1;
  return {
    title,
    lines: [
      words('tipToConsumer', { broker, consumer }),
      ...(isDuplicate ? [words('tipAgain')] : []),
      ...(outcome === DELIVERY.later && waitUs >= 0
        ? [words('tipGivenBack', { consumer, wait: formatMs(waitUs / 1000) })]
        : []),
      ...(outcome === DELIVERY.deadLettered ? [words('tipDeadLetter', { consumer })] : []),
    ],
  };
}
