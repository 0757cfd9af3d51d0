// What stands on the bars of the lane, and what is read out for them.
import { faultSpec } from '../../../scenario/faultSpecs.ts';
import type { FaultEntry, FaultKind, SetEntry } from '../../../scenario/Scenario.ts';
import type { SettingUnit } from '../../../scenario/SettingSpec.ts';
import {
  formatBytes,
  formatClock,
  formatMs,
  formatNumber,
  formatPercent,
  formatRate,
} from '../../parts/formatters.ts';
import type { Texts } from '../../texts/texts.ts';

export interface Words {
  readonly t: Texts<'timeline'>;
  readonly faults: Texts<'faults'>;
}

/** `Slow disk ×20`, `Lose answers 30 %` */
export function faultWhat(entry: FaultEntry, { faults }: Words): string {
  const { strength, hasProbability } = faultSpec(entry.fault);
  const parts = [faults(entry.fault)];
  if (strength !== undefined) {
    parts.push(strengthText(entry.strength ?? strength.default, strength.unit));
  }
  if (hasProbability) parts.push(formatPercent(entry.probability ?? 1));
  return parts.join(' ');
}

export function targetName(target: string, { t }: Words): string {
  if (target === 'network') return t('wholeNetwork');
  if (target === 'name-server') return t('theNameServer');
  return target;
}

export function faultLabel(entry: FaultEntry, words: Words): string {
  // The name server has one fault, and its name says where it strikes.
  if (entry.target === 'name-server') return faultWhat(entry, words);
  return `${faultWhat(entry, words)} · ${targetName(entry.target, words)}`;
}

export function faultName(entry: FaultEntry, words: Words): string {
  return words.t('barName', {
    fault: faultWhat(entry, words),
    target: targetName(entry.target, words),
    from: formatClock(entry.startMs, 1),
    to: formatClock(entry.endMs, 1),
    muted: entry.isMuted === true ? words.t('muted') : '',
  });
}

export function markLabel(entry: SetEntry, { t }: Words): string {
  const setting = entry.path.split('.').at(-1) ?? entry.path;
  return `${setting} = ${valueText(entry, t)}`;
}

export function markName(entry: SetEntry, { t }: Words): string {
  return t('markName', {
    setting: entry.path,
    value: valueText(entry, t),
    from: formatClock(entry.atMs, 1),
    muted: entry.isMuted === true ? t('muted') : '',
  });
}

function valueText({ value }: SetEntry, t: Texts<'timeline'>): string {
  if (typeof value === 'boolean') return value ? t('on') : t('off');
  return typeof value === 'number' ? formatNumber(value) : value;
}

function strengthText(value: number, unit: SettingUnit): string {
  switch (unit) {
    case 'factor':
      return `×${formatNumber(value)}`;
    case 'ms':
      return formatMs(value);
    case 'ratio':
      return formatPercent(value);
    case 'perSec':
      return formatRate(value);
    case 'bytes':
      return formatBytes(value);
    case 'count':
    case 'gib':
      return formatNumber(value);
  }
}

/** What a fault does to requests decides its colour: the same as that of the attempts it spoils. */
export const FAULT_COLOURS: Readonly<Record<FaultKind, string>> = {
  crash: 'var(--connection-failed)',
  shutdown: 'var(--connection-failed)',
  refuse: 'var(--connection-failed)',
  pause: 'var(--timed-out)',
  blackHole: 'var(--timed-out)',
  loseRequests: 'var(--timed-out)',
  loseAnswers: 'var(--duplicate)',
  slow: 'var(--throttled)',
  appendStall: 'var(--throttled)',
  flushStall: 'var(--throttled)',
  diskFill: 'var(--rejected)',
  latency: 'var(--in-flight)',
  jitter: 'var(--in-flight)',
  spike: 'var(--accent)',
  nameServerDown: 'var(--dead-lettered)',
  routeGone: 'var(--dead-lettered)',
  downstreamDown: 'var(--rejected)',
  downstreamSlow: 'var(--throttled)',
  poison: 'var(--dead-lettered)',
  rollback: 'var(--duplicate)',
  suspend: 'var(--timed-out)',
  slaveDown: 'var(--rejected)',
  memoryFill: 'var(--throttled)',
};
