// Everything that a sentence of "why?" needs. The sentence itself is made by the page, in its language.
import { specsFor } from '../scenario/settingPath.ts';
import type { SettingUnit, SettingValue } from '../scenario/SettingSpec.ts';
import { ruleOf, type RuleSetting } from './causeRules.ts';
import { msOf } from './clock.ts';
import { causeName, type CauseName } from './outcomes.ts';
import { NEVER, NO_ROW, type Recording } from './Recording.ts';
import { settingAt } from './settingAt.ts';

/** A setting that took part in the decision, with the value it had then. */
export interface DecidingSetting {
  readonly name: string;
  /** Where it stands in the scenario, e.g. `brokers.broker-a.waitTimeMillsInSendQueue`. */
  readonly path: string;
  readonly value: SettingValue;
  /** Undefined for a switch or a choice. */
  readonly unit: SettingUnit | undefined;
}

export interface RuleFacts {
  readonly causeName: CauseName;
  /** Where the rule stands in the real system. */
  readonly source: string;
  readonly settings: readonly DecidingSetting[];
}

/** Why an attempt ended as it did, and why the wait after it was as long as it was. */
export interface CauseFacts extends RuleFacts {
  readonly brokerId: string;
  readonly clientId: string;
  /** The attempt's number, from 1. */
  readonly number: number;
  /** The response code that reached the client; 0 also when none did. */
  readonly code: number;
  /** The wait before the next attempt; undefined when there was no next one. */
  readonly plannedMs: number | undefined;
  readonly actualMs: number | undefined;
  readonly wait: RuleFacts | undefined;
}

export function causeFacts(recording: Recording, attemptRow: number): CauseFacts {
  const { attempts, scenario } = recording;
  const client = attempts.client[attemptRow] ?? 0;
  const broker = attempts.broker[attemptRow] ?? 0;
  const sent = attempts.sentAt[attemptRow] ?? 0;
  const ended = attempts.endedAfter[attemptRow] ?? NEVER;
  const answered = attempts.answeredAfter[attemptRow] ?? NEVER;
  // A client decides when it knows; a broker, when it answers.
  const clientMs = msOf(ended === NEVER ? recording.endAt : sent + ended);
  const brokerMs = answered === NEVER ? clientMs : msOf(sent + answered);
  const place = { client, broker, clientMs, brokerMs };
  const planned = attempts.waitPlanned[attemptRow] ?? NEVER;
  const actual = attempts.waitActual[attemptRow] ?? NEVER;
  const waitCause = causeName(attempts.waitCause[attemptRow] ?? 0);
  return {
    ...ruleFacts(recording, causeName(attempts.cause[attemptRow] ?? 0), place),
    brokerId: scenario.brokers[broker]?.id ?? '',
    clientId: scenario.clients[client]?.id ?? '',
    number: attempts.number[attemptRow] ?? 0,
    code: attempts.code[attemptRow] ?? 0,
    plannedMs: planned === NEVER ? undefined : msOf(planned),
    actualMs: actual === NEVER ? undefined : msOf(actual),
    wait: actual === NEVER ? undefined : ruleFacts(recording, waitCause, place),
  };
}

/** Why a message ended as it did. */
export function messageCauseFacts(
  recording: Recording,
  messageRow: number,
): RuleFacts & { readonly clientId: string } {
  const { attempts, messages, scenario } = recording;
  const client = messages.client[messageRow] ?? 0;
  const after = messages.endedAfter[messageRow] ?? NEVER;
  const intended = messages.intendedAt[messageRow] ?? 0;
  const clientMs = msOf(after === NEVER ? recording.endAt : intended + after);
  const last = messages.lastAttempt[messageRow] ?? NO_ROW;
  const broker = last === NO_ROW ? 0 : (attempts.broker[last] ?? 0);
  const place = { client, broker, clientMs, brokerMs: clientMs };
  return {
    ...ruleFacts(recording, causeName(messages.cause[messageRow] ?? 0), place),
    clientId: scenario.clients[client]?.id ?? '',
  };
}

/** Which parts were at it, and when each decided. */
interface Place {
  readonly client: number;
  readonly broker: number;
  readonly clientMs: number;
  readonly brokerMs: number;
}

function ruleFacts({ scenario }: Recording, cause: CauseName, place: Place): RuleFacts {
  const client = scenario.clients[place.client];
  const brokerId = scenario.brokers[place.broker]?.id ?? '';
  const rule = ruleOf(cause, client?.profile ?? '', client?.mode ?? '');
  const pathOf = ({ of, name }: RuleSetting): string => {
    if (of === 'broker') return `brokers.${brokerId}.${name}`;
    if (of === 'network') return `network.${name}`;
    const table = of === 'workload' ? 'workload' : 'settings';
    return `clients.${client?.id ?? ''}.${table}.${name}`;
  };
  const settings = rule.settings.flatMap((setting): DecidingSetting[] => {
    const path = pathOf(setting);
    const atMs = setting.of === 'broker' ? place.brokerMs : place.clientMs;
    const value = settingAt(scenario, path, atMs);
    if (value === undefined) return [];
    const spec = specsFor(scenario, path);
    const unit = spec?.kind === 'number' ? spec.unit : undefined;
    return [{ name: setting.name, path, value, unit }];
  });
  return { causeName: cause, source: rule.source, settings };
}
