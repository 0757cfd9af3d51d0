// The sentences of "why?": what decided, with the settings and the values they had. Whoever shows an
// attempt, a message or a wait uses these, so that the same thing is said everywhere.
import type { RuleFacts } from '../../recording/causeFacts.ts';
import type { CauseName } from '../../recording/outcomes.ts';
import type { SettingUnit, SettingValue } from '../../scenario/SettingSpec.ts';
import type { Texts } from '../texts/texts.ts';
import { formatBytes, formatMs, formatNumber, formatPercent, formatRate } from './formatters.ts';

type CauseTexts = Texts<'causes'>;

/** An attempt's facts, or a message's, which speak of no single broker. */
export interface CauseOf extends RuleFacts {
  readonly clientId: string;
  readonly brokerId?: string;
  readonly number?: number;
  readonly code?: number;
}

export interface WaitOf {
  readonly clientId: string;
  readonly brokerId: string;
  readonly number: number;
  readonly plannedMs: number | undefined;
  readonly actualMs: number | undefined;
  readonly wait: RuleFacts | undefined;
}

/** Settings that the sentences name themselves; in a rule without them they stay empty. */
const NAMED = {
  osPageCacheBusyTimeOutMills: '',
  sendThreadPoolQueueCapacity: '',
  waitTimeMillsInSendQueue: '',
  throttleRatePerSec: '',
  diskSpaceWarningLevelRatio: '',
  diskSpaceCleanForciblyRatio: '',
  cleanResourceInterval: '',
  syncFlushTimeout: '',
  inSyncReplicas: '',
  slaveTimeout: '',
  backlogLimit: '',
  coldReadLimitPerSec: '',
  memoryMaxUsedSpaceRatio: '',
  initialBackoffMs: '',
  resendEveryMs: '',
  resendBatch: '',
  multiplier: '',
  maxBackoffMs: '',
  INITIAL_BACKOFF: '',
  MULTIPLIER: '',
  MAX_BACKOFF: '',
  JITTER: '',
};

/** Why it ended as it did. */
export function causeSentence(t: CauseTexts, facts: CauseOf): string {
  return sentence(t, facts, {
    broker: facts.brokerId ?? t('someBroker'),
    client: facts.clientId,
    number: facts.number ?? 1,
    code: facts.code ?? 0,
    plannedMs: undefined,
    actualMs: undefined,
  });
}

/** Why the wait behind an attempt was as long as it was; nothing when there was no next attempt. */
export function waitSentence(t: CauseTexts, facts: WaitOf): string | undefined {
  if (facts.wait === undefined) return undefined;
  return sentence(t, facts.wait, {
    broker: facts.brokerId,
    client: facts.clientId,
    number: facts.number,
    code: 0,
    plannedMs: facts.plannedMs,
    actualMs: facts.actualMs,
  });
}

interface Circumstances {
  readonly broker: string;
  readonly client: string;
  readonly number: number;
  readonly code: number;
  readonly plannedMs: number | undefined;
  readonly actualMs: number | undefined;
}

function sentence(t: CauseTexts, rule: RuleFacts, about: Circumstances): string {
  const shown: Record<string, string> = {};
  for (const { name, value, unit } of rule.settings) shown[name] = shownSetting(value, unit);
  const key: CauseName = rule.causeName;
  const text = t(key, {
    ...NAMED,
    ...shown,
    broker: about.broker,
    client: about.client,
    code: about.code,
    number: about.number,
    next: about.number + 1,
    power: superscript(about.number - 1),
    planned: formatMs(about.plannedMs ?? 0),
    actual: formatMs(about.actualMs ?? 0),
  });
  const others = deciding(rule.settings).filter(({ name }) => !text.includes(name));
  if (others.length === 0) return text;
  const settings = others.map(({ name }) => `${name} = ${shown[name] ?? ''}`).join(', ');
  return `${text} ${t('decidedBy', { settings })}`;
}

/**
 * Numbers say more than switches: a switch is named only where it decided alone. −1 switches a limit off, and a
 * jitter of 0 is none: they decided nothing.
 */
function deciding(settings: RuleFacts['settings']): RuleFacts['settings'] {
  const numbers = settings.filter(({ value }) => typeof value !== 'boolean');
  if (numbers.length === 0) return settings;
  return numbers.filter(({ value }) => value !== -1 && value !== 0);
}

/** A setting's value with its unit, as sentences have it. */
function shownSetting(value: SettingValue, unit: SettingUnit | undefined): string {
  if (typeof value !== 'number') return String(value);
  switch (unit) {
    case 'ms':
      return formatMs(value);
    case 'ratio':
      return formatPercent(value);
    case 'perSec':
      return formatRate(value);
    case 'bytes':
      return formatBytes(value);
    case 'factor':
      return formatNumber(value);
    case 'gib':
      return formatBytes(value * 1024 * 1024 * 1024);
    case 'count':
    case undefined:
      return formatNumber(value);
  }
}

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function superscript(power: number): string {
  return [...String(Math.max(0, power))].map((digit) => SUPERSCRIPT[Number(digit)] ?? '').join('');
}
