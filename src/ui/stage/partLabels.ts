// What a screen reader says of each part: the same as its card shows.
import { formatMs, formatNumber, formatPercent } from '../parts/formatters.ts';
import type { Texts } from '../texts/texts.ts';
import type { FaultEntry } from '../../scenario/Scenario.ts';
import type { BrokerFigures, ClientFigures } from './scene/figures.ts';

export interface LabelTexts {
  readonly t: Texts<'stage'>;
  readonly nameOfFault: (fault: FaultEntry) => string;
}

export function brokerLabel(texts: LabelTexts, name: string, figures: BrokerFigures): string {
  const { t } = texts;
  const state = t('partBroker', {
    name,
    status: t(`status.${figures.status}`),
    queue: formatNumber(figures.queue),
    busy: formatNumber(figures.busy),
    threads: formatNumber(figures.threads),
    disk: formatPercent(Math.round(figures.diskUsedRatio * 100) / 100),
    stored: formatNumber(figures.storedPerSec),
  });
  return withFaults(texts, state, figures.faults);
}

export function clientLabel(
  texts: LabelTexts,
  words: { readonly name: string; readonly title: string },
  figures: ClientFigures,
): string {
  const { t } = texts;
  const rates = {
    ...words,
    ok: formatNumber(figures.okPerSec),
    failed: formatNumber(figures.failedPerSec),
  };
  const state = figures.holdsCallers
    ? t('partClient', {
        ...rates,
        busy: formatNumber(figures.busy),
        total: formatNumber(figures.callers),
        blocked: formatNumber(figures.blocked),
      })
    : t('partClientAsync', { ...rates, underWay: formatNumber(figures.underWay) });
  const breaker = figures.breaker === 'closed' ? '' : `, ${t(`breaker.${figures.breaker}`)}`;
  return withFaults(texts, state + breaker, figures.faults);
}

export function networkLabel(
  texts: LabelTexts,
  latencyMs: number,
  faults: readonly FaultEntry[],
): string {
  const state = texts.t('partNetwork', { latency: formatMs(latencyMs) });
  return withFaults(texts, state, faults);
}

export function withFaults(
  { t, nameOfFault }: LabelTexts,
  state: string,
  faults: readonly FaultEntry[],
): string {
  if (faults.length === 0) return state;
  return `${state}. ${t('partFaults', { faults: faults.map(nameOfFault).join(', ') })}`;
}
