// Tooltips of what stands still: cards, queues, disks, links, the name server.
import { fullSettings } from '../../scenario/SettingSpec.ts';
import { NETWORK_SPECS } from '../../scenario/specs.ts';
import { numberAt } from '../../recording/settingAt.ts';
import { formatMs, formatNumber } from '../parts/formatters.ts';
import type { StageFigures } from './scene/figures.ts';
import type { Hit } from './scene/pick.ts';
import { clientTitle } from './clientTitle.ts';
import { shownPercent, type Tip, type TipContext } from './tip.ts';

type PartHit = Extract<
  Hit,
  { kind: 'client' | 'broker' | 'queue' | 'disk' | 'link' | 'nameServer' }
>;

export function partTip(hit: PartHit, context: TipContext): Tip | undefined {
  const { t, figures } = context;
  const { scenario } = context.scene.recording;
  switch (hit.kind) {
    case 'queue':
      return queueTip(context, hit.broker);
    case 'disk':
      return diskTip(context, hit.broker);
    case 'link':
      return linkTip(context, hit);
    case 'nameServer': {
      const state = figures.isNameServerUp ? t('tipNameServerUp') : t('tipNameServerDown');
      return { title: t('tipNameServer'), lines: [state, t('tipOpenMenu')] };
    }
    case 'client': {
      const client = scenario.clients[hit.index];
      if (client === undefined) return undefined;
      const isOpen = figures.clients[hit.index]?.breaker === 'open';
      const lines = [clientTitle(t, client), ...(isOpen ? [t('tipBreaker')] : [])];
      return { title: client.id, lines: [...lines, t('tipOpenMenu')] };
    }
    case 'broker': {
      const name = scenario.brokers[hit.index]?.id ?? '';
      const status = figures.brokers[hit.index]?.status ?? 'up';
      return { title: name, lines: [t(`status.${status}`), t('tipOpenMenu')] };
    }
  }
}

function queueTip({ t, figures }: TipContext, broker: number): Tip | undefined {
  const facts = figures.brokers[broker];
  if (facts === undefined) return undefined;
  const { queue, queueCapacity, queueAtAgeLimit, ageLimitMs } = facts;
  const title = t('tipQueue', {
    queue: formatNumber(queue),
    capacity: formatNumber(queueCapacity),
  });
  const age =
    queueAtAgeLimit === undefined
      ? t('tipQueueNoAge')
      : t('tipQueueAge', {
          mark: formatNumber(Math.round(queueAtAgeLimit)),
          limit: formatMs(ageLimitMs),
        });
  return { title, lines: [age, t('tipQueueScale')] };
}

function diskTip({ t, figures, scene, atMs }: TipContext, broker: number): Tip | undefined {
  const facts = figures.brokers[broker];
  if (facts === undefined) return undefined;
  const { scenario } = scene.recording;
  const id = scenario.brokers[broker]?.id ?? '';
  const path = `brokers.${id}.cleanResourceInterval`;
  const marks = t('tipDiskMarks', {
    warning: shownPercent(facts.diskWarningRatio),
    clean: shownPercent(facts.diskCleanRatio),
    interval: formatMs(numberAt(scenario, path, { atMs, instead: 0 })),
  });
  return { title: t('tipDisk', { used: shownPercent(facts.diskUsedRatio) }), lines: [marks] };
}

const ROUTE_TEXT = {
  open: 'tipLinkOpen',
  avoided: 'tipLinkAvoided',
  noRoute: 'tipLinkGone',
} as const satisfies Record<StageFigures['links'][number], string>;

function linkTip(
  { t, figures, scene }: TipContext,
  { client, broker }: Extract<Hit, { kind: 'link' }>,
): Tip {
  const { scenario } = scene.recording;
  const title = t('tipLink', {
    client: scenario.clients[client]?.id ?? '',
    broker: scenario.brokers[broker]?.id ?? '',
  });
  const { latencyMs } = fullSettings(NETWORK_SPECS, scenario.network);
  const state = figures.links[client * scenario.brokers.length + broker] ?? 'open';
  const latency = t('tipLinkLatency', { latency: formatMs(latencyMs) });
  return { title, lines: [latency, t(ROUTE_TEXT[state]), t('tipOpenMenu')] };
}
