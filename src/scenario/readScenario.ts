// The door: whatever comes from a link, a file or a message is checked here once and trusted afterwards.
// Numbers outside their limits are moved to the nearest allowed one and reported; what cannot be meant is
// refused; unknown keys stay where they are, are reported, and have no effect.
import { bad, good, type Result } from '../lib/Result.ts';
import { checkTimeline } from './checkTimeline.ts';
import { checkNumber, checkValue, Findings, refuseChoice } from './checkValue.ts';
import { CONSUMER_PROFILES, consumerSpecs } from './consumerProfiles.ts';
import { HANDLER_SPECS } from './consumers/handlerSpecs.ts';
import { upgraded } from './migrations.ts';
import { nameProblem } from './names.ts';
import { nearest } from './nearest.ts';
import { isPlainObject, plainCopy, type Plain } from './plain.ts';
import { presetOf } from './presets.ts';
import type { Problem, Remark } from './Problem.ts';
import { PROFILES } from './profiles.ts';
import { PROXY_MODES, PROXY_SPECS } from './proxySpecs.ts';
import { RUN_SPECS } from './runSpecs.ts';
import { SCENARIO_VERSION, type BrokerScenario, type ClientScenario } from './Scenario.ts';
import type { ConsumerScenario, ProxyScenario, Scenario } from './Scenario.ts';
import type {
  GivenBroker,
  GivenClient,
  GivenConsumer,
  GivenProxy,
  GivenScenario,
} from './scenarioShape.ts';
import { KNOWN_KEYS, scenarioShape } from './scenarioShape.ts';
import type { Settings, SettingSpec, SettingValue } from './SettingSpec.ts';
import { shapeProblem } from './shapeProblem.ts';
import { BROKER_SPECS, NAME_SERVER_SPECS, NETWORK_SPECS } from './specs.ts';
import { WORKLOAD_SPECS } from './workloadSpecs.ts';

export interface ReadScenario {
  readonly scenario: Scenario;
  readonly remarks: readonly Remark[];
}

export function readScenario(given: unknown): Result<ReadScenario, Problem> {
  const copy = plainCopy(given);
  if (!copy.ok) return copy;
  const current = upToDate(copy.value);
  if (!current.ok) return current;
  const parsed = scenarioShape.safeParse(current.value);
  if (!parsed.success) return bad(shapeProblem(parsed.error.issues[0], current.value));
  const findings = new Findings();
  const scenario = checkScenario(parsed.data, findings);
  if (findings.problem !== undefined) return bad(findings.problem);
  return good({ scenario, remarks: findings.remarks });
}

/** An older scenario is brought up to this version; a newer one cannot be understood. */
function upToDate(given: Plain): Result<Plain, Problem> {
  if (!isPlainObject(given) || typeof given['version'] !== 'number') return good(given);
  const { version } = given;
  const isKnown = Number.isInteger(version) && version >= 1 && version <= SCENARIO_VERSION;
  if (isKnown) return good(upgraded(given, version));
  return bad({ kind: 'wrongVersion', given: version, known: SCENARIO_VERSION });
}

function checkScenario(given: GivenScenario, findings: Findings): Scenario {
  noteUnknownKeys(given, KNOWN_KEYS.scenario, { at: '', findings });
  checkNames(given, findings);
  const numbers = Object.fromEntries(
    RUN_SPECS.map((spec) => {
      const value = checkNumber(spec, given[spec.name], { path: spec.name, findings });
      return [spec.name, value];
    }),
  );
  const settings = (table: 'network' | 'nameServer', specs: readonly SettingSpec[]): Settings =>
    checkSettings(specs, given[table], { at: table, findings });
  const { consumers = [], proxies = [], ...others } = given;
  const parts = {
    ...others,
    version: SCENARIO_VERSION,
    preset: checkPreset(given.preset, findings),
    seed: numbers['seed'] ?? given.seed,
    durationMs: numbers['durationMs'] ?? given.durationMs,
    network: settings('network', NETWORK_SPECS),
    nameServer: settings('nameServer', NAME_SERVER_SPECS),
    brokers: given.brokers.map((broker) => checkBroker(broker, findings)),
    clients: given.clients.map((client) => checkClient(client, given, findings)),
    // None is as good as no list.
    ...(consumers.length === 0
      ? {}
      : { consumers: consumers.map((consumer) => checkConsumer(consumer, given, findings)) }),
    ...(proxies.length === 0
      ? {}
      : { proxies: proxies.map((proxy) => checkProxy(proxy, given, findings)) }),
    timeline: [],
  } as const;
  return { ...parts, timeline: checkTimeline(given.timeline, parts, findings) };
}

/** The preset only gives a title; one that is not known here gives none. */
function checkPreset(given: string, findings: Findings): string {
  if (given === '' || presetOf(given) !== undefined) return given;
  findings.note({ kind: 'titleDropped', given });
  return '';
}

/** Faults name their target by id alone, so all parts share one set of names. */
function checkNames(given: GivenScenario, findings: Findings): void {
  const { brokers, clients, consumers, proxies } = given;
  const seen = new Set<string>();
  const check = (path: string, id: string): void => {
    const problem = nameProblem(path, id);
    if (problem !== undefined) findings.refuse(problem);
    if (seen.has(id)) findings.refuse({ kind: 'sameName', path, given: id });
    seen.add(id);
  };
  brokers.forEach(({ id }, index) => check(`brokers.${index}.id`, id));
  clients.forEach(({ id }, index) => check(`clients.${index}.id`, id));
  consumers?.forEach(({ id }, index) => check(`consumers.${index}.id`, id));
  proxies?.forEach(({ id }, index) => check(`proxies.${index}.id`, id));
}

function checkBroker(given: GivenBroker, findings: Findings): BrokerScenario {
  const at = `brokers.${given.id}`;
  noteUnknownKeys(given, KNOWN_KEYS.broker, { at, findings });
  return { ...given, settings: checkSettings(BROKER_SPECS, given.settings, { at, findings }) };
}

function checkClient(
  given: GivenClient,
  { brokers, proxies = [] }: GivenScenario,
  findings: Findings,
): ClientScenario {
  const at = `clients.${given.id}`;
  noteUnknownKeys(given, KNOWN_KEYS.client, { at, findings });
  const profile = PROFILES.get(given.profile);
  const oneOf = (value: string, choices: readonly string[], name: string): void => {
    if (!choices.includes(value)) {
      refuseChoice(value, choices, { path: `${at}.${name}`, findings });
    }
  };
  oneOf(given.profile, [...PROFILES.keys()], 'profile');
  const modes = profile?.modes ?? [];
  const version = given.version ?? profile?.defaultVersion ?? '';
  const mode = given.mode ?? modes[0] ?? '';
  oneOf(version, profile?.versions.map(({ id }) => id) ?? [], 'version');
  oneOf(mode, modes, 'mode');
  given.sends?.forEach((send, index) => oneOf(send.mode ?? mode, modes, `sends.${index}.mode`));
  const proxyIds = proxies.map(({ id }) => id);
  if (given.via !== undefined) oneOf(given.via, proxyIds, 'via');
  const brokerIds = brokers.map(({ id }) => id);
  const { firstBroker, closedTo = [] } = given.start ?? {};
  if (firstBroker !== undefined) oneOf(firstBroker, brokerIds, 'start.firstBroker');
  for (const id of closedTo) oneOf(id, brokerIds, 'start.closedTo');
  const table = (name: 'settings' | 'workload', specs: readonly SettingSpec[]): Settings =>
    checkSettings(specs, given[name], { at: `${at}.${name}`, findings });
  return {
    ...given,
    version,
    mode,
    settings: table('settings', profile?.specs ?? []),
    workload: table('workload', WORKLOAD_SPECS),
  };
}

function checkConsumer(
  given: GivenConsumer,
  { proxies = [] }: GivenScenario,
  findings: Findings,
): ConsumerScenario {
  const at = `consumers.${given.id}`;
  noteUnknownKeys(given, KNOWN_KEYS.consumer, { at, findings });
  const oneOf = (value: string, choices: readonly string[], name: string): void => {
    if (!choices.includes(value)) {
      refuseChoice(value, choices, { path: `${at}.${name}`, findings });
    }
  };
  const profile = CONSUMER_PROFILES.get(given.profile);
  oneOf(given.profile, [...CONSUMER_PROFILES.keys()], 'profile');
  const modes = Object.keys(profile?.modes ?? {});
  const version = given.version ?? profile?.defaultVersion ?? '';
  const mode = given.mode ?? modes[0] ?? '';
  oneOf(version, profile?.versions.map(({ id }) => id) ?? [], 'version');
  oneOf(mode, modes, 'mode');
  const proxyIds = proxies.map(({ id }) => id);
  if (given.via !== undefined) oneOf(given.via, proxyIds, 'via');
  const problem = nameProblem(`${at}.group`, given.group);
  if (problem !== undefined) findings.refuse(problem);
  const table = (name: 'settings' | 'handler', specs: readonly SettingSpec[]): Settings =>
    checkSettings(specs, given[name], { at: `${at}.${name}`, findings });
  return {
    ...given,
    version,
    mode,
    settings: table('settings', consumerSpecs({ profile: given.profile, mode })),
    handler: table('handler', HANDLER_SPECS),
  };
}

function checkProxy(
  given: GivenProxy,
  { brokers }: GivenScenario,
  findings: Findings,
): ProxyScenario {
  const at = `proxies.${given.id}`;
  noteUnknownKeys(given, KNOWN_KEYS.proxy, { at, findings });
  const mode = PROXY_MODES.find((known) => known === given.mode);
  if (mode === undefined) refuseChoice(given.mode, PROXY_MODES, { path: `${at}.mode`, findings });
  const brokerIds = brokers.map(({ id }) => id);
  if (given.broker !== undefined && !brokerIds.includes(given.broker)) {
    refuseChoice(given.broker, brokerIds, { path: `${at}.broker`, findings });
  }
  return {
    ...given,
    mode: mode ?? 'cluster',
    settings: checkSettings(PROXY_SPECS, given.settings, { at: `${at}.settings`, findings }),
  };
}

interface Place {
  readonly at: string;
  readonly findings: Findings;
}

/** Only what differs from the defaults is held, in the order of the table; unknown names come last. */
function checkSettings(
  specs: readonly SettingSpec[],
  given: Settings,
  { at, findings }: Place,
): Settings {
  const kept: [string, SettingValue][] = [];
  for (const spec of specs) {
    const value = Object.hasOwn(given, spec.name) ? given[spec.name] : undefined;
    if (value === undefined) continue;
    const checked = checkValue(spec, value, { path: `${at}.${spec.name}`, findings });
    if (checked !== spec.default) kept.push([spec.name, checked]);
  }
  const names = specs.map(({ name }) => name);
  noteUnknownKeys(given, names, { at, findings });
  const unknown = Object.entries(given).filter(([name]) => !names.includes(name));
  return Object.fromEntries([...kept, ...unknown]);
}

function noteUnknownKeys(given: object, known: readonly string[], { at, findings }: Place): void {
  for (const key of Object.keys(given)) {
    if (known.includes(key)) continue;
    const path = at === '' ? key : `${at}.${key}`;
    findings.note({ kind: 'unknownKey', path, nearest: nearest(key, known) });
  }
}
