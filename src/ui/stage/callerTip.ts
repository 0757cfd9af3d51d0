// Tooltips of the two kinds of worker: callers of a producer, send threads of a broker.
import { NEVER, NO_ROW } from '../../recording/Recording.ts';
import { formatMs, formatNumber } from '../parts/formatters.ts';
import { clientParts } from './scene/cardParts.ts';
import { placesOf, type ClientFigures } from './scene/figures.ts';
import type { Hit } from './scene/pick.ts';
import { CALLER } from './scene/Scene.ts';
import type { Card } from './scene/stageLayout.ts';
import { messageName, roundedMs, type Tip, type TipContext } from './tip.ts';

export function callerTip(
  { client, cell }: Extract<Hit, { kind: 'caller' }>,
  context: TipContext,
): Tip {
  const { t, scene, figures, atMs, layout } = context;
  const card = layout.clients[client];
  const now = scene.clients[client];
  const facts = figures.clients[client];
  if (facts?.holdsCallers === false) return messagesTip(context, client, cellCount(card, facts));
  const total = facts?.callers ?? 0;
  const perCell = card === undefined ? 1 : clientParts(card, total).callers.perCell;
  if (now === undefined || facts === undefined) return { title: t('tipCallers'), lines: [] };
  if (perCell > 1) {
    const many = t('tipCallersMany', {
      busy: formatNumber(facts.busy),
      total: formatNumber(total),
      blocked: formatNumber(facts.blocked),
    });
    const share = t('tipCallersShare', { number: formatNumber(perCell) });
    return { title: t('tipCallers'), lines: [many, share] };
  }
  const title = t('tipCaller', { number: cell + 1 });
  const message = now.callerMessage[cell] ?? NO_ROW;
  if (message === NO_ROW) return { title, lines: [t('tipCallerFree')] };
  const { messages, attempts } = scene.recording;
  const startUs = (messages.intendedAt[message] ?? 0) + (messages.startedAfter[message] ?? 0);
  const attempt = scene.attemptAt(message, atMs * 1000);
  const number = attempt === NO_ROW ? 1 : (attempts.number[attempt] ?? 1);
  const values = {
    time: formatMs(roundedMs(atMs - startUs / 1000)),
    message: formatNumber(message + 1),
    number,
  };
  const isOff = now.callers[cell] === CALLER.backingOff;
  const line = isOff
    ? t('tipCallerBackoff', { ...values, number: number + 1 })
    : t('tipCallerIn', values);
  return { title, lines: [line] };
}

function cellCount(card: Card | undefined, facts: ClientFigures): number {
  return card === undefined ? 1 : clientParts(card, placesOf(facts)).callers.count;
}

/** Where no caller is held, the cells are messages. */
function messagesTip({ t, scene, figures }: TipContext, client: number, cells: number): Tip {
  const facts = figures.clients[client];
  const all = facts?.underWay ?? 0;
  const waiting = facts?.waiting ?? 0;
  const how = t('tipUnderWayHow', {
    moving: formatNumber(Math.max(0, all - waiting)),
    waiting: formatNumber(waiting),
    mode: scene.recording.scenario.clients[client]?.mode ?? '',
  });
  const share = t('tipMessagesShare', { number: formatNumber(Math.max(1, all / cells)) });
  return {
    title: `${t('tipUnderWay')}: ${formatNumber(all)}`,
    lines: all > cells ? [how, share] : [how],
  };
}

export function serviceTip(
  { broker, cell }: Extract<Hit, { kind: 'thread' }>,
  { t, scene, figures }: TipContext,
): Tip {
  const now = scene.brokers[broker];
  const facts = figures.brokers[broker];
  const title = t('tipThreads', {
    busy: formatNumber(now?.busy ?? 0),
    threads: formatNumber(facts?.threads ?? 0),
  });
  const lines = [t('tipThreadsMean')];
  const row = now !== undefined && cell < now.busy ? now.service[cell] : undefined;
  if (row === undefined) return { title, lines, source: t('tipThreadsSetting') };
  const { attempts, scenario } = scene.recording;
  const name = scenario.brokers[broker]?.id ?? '';
  const attempt = t('tipAttempt', {
    number: attempts.number[row] ?? 1,
    message: messageName(scene.recording, row),
  });
  const began = attempts.beganAfter[row] ?? NEVER;
  const done = (scene.atUs - (attempts.sentAt[row] ?? 0) - began) / 1000;
  const ratio = scene.serviceRatio(row);
  const work =
    ratio > 0 && done > 0
      ? t('tipInService', { broker: name, done: formatMs(done), all: formatMs(done / ratio) })
      : t('tipInServiceOpen', { broker: name });
  return { title, lines: [`${attempt}: ${work}`, ...lines], source: t('tipThreadsSetting') };
}
