import { PART } from '../../../recording/Recording.ts';
import type { Recording } from '../../../recording/Recording.ts';
import type { RunEvent } from '../../../recording/nextEventMs.ts';
import { formatNumber } from '../../parts/formatters.ts';
import type { Texts } from '../../texts/texts.ts';

/** `attempt 3 of message 4 182 reaches broker-b`. Messages are counted from 1, as everywhere on the page. */
export function nextEventText(
  recording: Recording,
  { what, row }: RunEvent,
  t: Texts<'timeline'>,
): string {
  if (what === 'state') return t('next.state', { part: partName(recording, row, t) });
  const { attempts, scenario } = recording;
  return t(`next.${what}`, {
    number: attempts.number[row] ?? 0,
    message: formatNumber((attempts.message[row] ?? 0) + 1, 0),
    client: scenario.clients[attempts.client[row] ?? 0]?.id ?? '',
    broker: scenario.brokers[attempts.broker[row] ?? 0]?.id ?? '',
  });
}

function partName({ states, scenario }: Recording, row: number, t: Texts<'timeline'>): string {
  const index = states.index[row] ?? 0;
  const part = states.part[row];
  if (part === PART.broker) return scenario.brokers[index]?.id ?? '';
  if (part === PART.client) return scenario.clients[index]?.id ?? '';
  if (part === PART.consumer) return scenario.consumers?.[index]?.id ?? '';
  return part === PART.nameServer ? t('nameServer') : t('network');
}
