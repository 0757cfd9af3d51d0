// What a user does to a scenario, each as a function from one to the next. What cannot be done changes nothing.
import { bad, good, type Result } from '../lib/Result.ts';
import { checkNumber, checkValue, Findings } from './checkValue.ts';
import { faultSpec } from './faultSpecs.ts';
import { CONSUMER_PROFILES } from './consumerProfiles.ts';
import { BROKERS_MAX, CLIENTS_MAX, CONSUMERS_MAX, PROXIES_MAX, TIMELINE_MAX } from './limits.ts';
import { nameProblem, targetKind } from './names.ts';
import type { Problem } from './Problem.ts';
import { profileOf } from './profiles.ts';
import { withoutProxy, withRenamedProxies } from './proxies.ts';
import { DURATION_MS_MAX } from './runSpecs.ts';
import type {
  BrokerScenario,
  ClientScenario,
  FaultEntry,
  Scenario,
  SetEntry,
  TimelineEntry,
} from './Scenario.ts';
import type { Settings, SettingSpec, SettingValue } from './SettingSpec.ts';
import { specsFor } from './settingPath.ts';

/** Shorter faults could not be taken hold of. */
const FAULT_MS_MIN = 1;

/** One more of an entry, right after it where there is room. It becomes the last of the timeline. */
export function copyEntry(scenario: Scenario, index: number): Scenario {
  const entry = scenario.timeline[index];
  if (entry === undefined) return scenario;
  const { durationMs } = scenario;
  if (entry.kind === 'set') {
    return addFault(scenario, { ...entry, atMs: Math.min(entry.atMs + COPY_MS, durationMs) });
  }
  const length = entry.endMs - entry.startMs;
  const after = entry.endMs + length <= durationMs ? entry.endMs : entry.startMs - length;
  const startMs = Math.max(0, after);
  return addFault(scenario, { ...entry, startMs, endMs: startMs + length });
}

/** How far a copied setting change lies from its original. */
const COPY_MS = 1_000;

/** Only this fault strikes, all others are muted; once more, and all strike. */
export function soloFault(scenario: Scenario, index: number): Scenario {
  const isAlone = scenario.timeline.every(
    (entry, at) => entry.kind === 'set' || (entry.isMuted === true) === (at !== index),
  );
  const timeline = scenario.timeline.map((entry, at): TimelineEntry =>
    entry.kind === 'set' ? entry : { ...entry, isMuted: !isAlone && at !== index },
  );
  return { ...scenario, timeline };
}

export function addFault(scenario: Scenario, entry: TimelineEntry): Scenario {
  if (scenario.timeline.length >= TIMELINE_MAX) return scenario;
  return { ...scenario, timeline: [...scenario.timeline, entry] };
}

export type EntryPatch = Partial<Omit<FaultEntry, 'kind'>> & Partial<Omit<SetEntry, 'kind'>>;

/** Moves, stretches, mutes or strengthens an entry. Whatever is asked, a valid entry comes out. */
export function changeEntry(scenario: Scenario, index: number, patch: EntryPatch): Scenario {
  const timeline = scenario.timeline.map((entry, at) => {
    if (at !== index) return entry;
    return entry.kind === 'fault'
      ? changedFault(scenario, entry, patch)
      : changedSet(scenario, entry, patch);
  });
  return { ...scenario, timeline };
}

function changedFault(scenario: Scenario, entry: FaultEntry, patch: EntryPatch): FaultEntry {
  const { fault = entry.fault, target = entry.target } = patch;
  const { targets, strength: limits } = faultSpec(fault);
  const kind = targetKind(scenario, target);
  if (kind === undefined || !targets.includes(kind)) return entry;
  // A new kind of fault has a strength of its own, or none.
  const { strength: strengthBefore, ...others } = entry;
  const strength = patch.strength ?? (fault === entry.fault ? strengthBefore : undefined);
  const probability = patch.probability ?? entry.probability;
  const isMuted = patch.isMuted ?? entry.isMuted;
  return {
    ...others,
    fault,
    target,
    ...span(entry, patch),
    ...(strength === undefined || limits === undefined
      ? {}
      : { strength: within(strength, limits) }),
    ...(probability === undefined ? {} : { probability: within(probability, { min: 0, max: 1 }) }),
    ...(isMuted === undefined ? {} : { isMuted }),
  };
}

/** An end that is dragged over the start stops there, and the other way round. */
function span(entry: FaultEntry, patch: EntryPatch): { startMs: number; endMs: number } {
  const isEndMoved = patch.endMs !== undefined;
  const start = patch.startMs ?? entry.startMs;
  const latest = isEndMoved ? DURATION_MS_MAX : entry.endMs;
  const startMs = within(start, { min: 0, max: latest - FAULT_MS_MIN });
  const min = startMs + FAULT_MS_MIN;
  return { startMs, endMs: within(patch.endMs ?? entry.endMs, { min, max: DURATION_MS_MAX }) };
}

function changedSet(scenario: Scenario, entry: SetEntry, patch: EntryPatch): SetEntry {
  const { path = entry.path, value = entry.value, isMuted = entry.isMuted } = patch;
  const spec = specsFor(scenario, path);
  if (spec === undefined || !path.includes('.')) return entry;
  const findings = new Findings();
  const checked = checkValue(spec, value, { path, findings });
  if (findings.problem !== undefined) return entry;
  const atMs = within(patch.atMs ?? entry.atMs, { min: 0, max: DURATION_MS_MAX });
  return { ...entry, atMs, path, value: checked, ...(isMuted === undefined ? {} : { isMuted }) };
}

function within(value: number, { min, max }: { min: number; max: number }): number {
  const findings = new Findings();
  return checkNumber({ unit: 'ms', min, max }, value, { path: '', findings });
}

export function removeEntry(scenario: Scenario, index: number): Scenario {
  return { ...scenario, timeline: scenario.timeline.filter((_, at) => at !== index) };
}

/** One more broker like the last one: the brokers of a cluster are alike. */
export function addBroker(scenario: Scenario): Scenario {
  const { brokers } = scenario;
  if (brokers.length >= BROKERS_MAX) return scenario;
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const id = freeId(
    scenario,
    letters.map((letter) => `broker-${letter}`),
  );
  return { ...scenario, brokers: [...brokers, { id, settings: brokers.at(-1)?.settings ?? {} }] };
}

/** One more client of the last one's kind, with a small load of its own. */
export function addClient(scenario: Scenario): Scenario {
  const { clients } = scenario;
  if (clients.length >= CLIENTS_MAX) return scenario;
  const numbers = Array.from({ length: PARTS_MAX }, (_, index) => index + 1);
  const id = freeId(
    scenario,
    numbers.map((number) => `client-${number}`),
  );
  const { profile, version, mode } = clients.at(-1) ?? kindOf('rocketmq-java-remoting');
  const workload = { ratePerSec: 100 };
  return {
    ...scenario,
    clients: [...clients, { id, profile, version, mode, settings: {}, workload }],
  };
}

/** One more consumer: of the last one's kind and group where there is one, else a group of its own. */
export function addConsumer(scenario: Scenario): Scenario {
  const { consumers = [] } = scenario;
  if (consumers.length >= CONSUMERS_MAX) return scenario;
  const numbers = Array.from({ length: PARTS_MAX }, (_, index) => index + 1);
  const id = freeId(
    scenario,
    numbers.map((number) => `consumer-${number}`),
  );
  const last = consumers.at(-1);
  const first = [...CONSUMER_PROFILES.values()][0];
  const kind =
    last ??
    (first && {
      profile: first.id,
      version: first.defaultVersion,
      mode: Object.keys(first.modes)[0] ?? '',
      group: 'group-1',
      settings: {},
      handler: {},
    });
  if (kind === undefined) return scenario;
  const { profile, version, mode, group, settings, handler } = kind;
  const added = { id, profile, version, mode, group, settings, handler };
  return { ...scenario, consumers: [...consumers, added] };
}

export interface ConsumerKind {
  readonly profile?: string;
  readonly version?: string;
  readonly mode?: string;
  readonly group?: string;
}

/** Another kind of consumer, or another group, under the same name. Settings that both kinds have are kept. */
export function changeConsumer(scenario: Scenario, id: string, kind: ConsumerKind): Scenario {
  const consumers = scenario.consumers?.map((consumer) => {
    const profile = CONSUMER_PROFILES.get(kind.profile ?? consumer.profile);
    if (consumer.id !== id || profile === undefined) return consumer;
    const modes = Object.keys(profile.modes);
    const chosen = <Value extends string>(
      [wanted, before]: readonly [Value | undefined, Value],
      known: readonly string[],
      otherwise: string,
    ): string => [wanted, before].find((each) => known.includes(each ?? '')) ?? otherwise;
    const mode = chosen([kind.mode, consumer.mode], modes, modes[0] ?? '');
    const versions = profile.versions.map((version) => version.id);
    const version = chosen([kind.version, consumer.version], versions, profile.defaultVersion);
    const isGroup = kind.group !== undefined && nameProblem('group', kind.group) === undefined;
    return {
      ...consumer,
      profile: profile.id,
      version,
      mode,
      ...(isGroup && kind.group !== undefined ? { group: kind.group } : {}),
      settings: keptBy(profile.modes[mode] ?? [], consumer.settings),
    };
  });
  if (consumers === undefined) return scenario;
  const changed = { ...scenario, consumers };
  const timeline = scenario.timeline.filter(
    (entry) => entry.kind === 'fault' || isStillValid(changed, entry),
  );
  return { ...changed, timeline };
}

const PARTS_MAX = BROKERS_MAX + CLIENTS_MAX + CONSUMERS_MAX + PROXIES_MAX;

function idsOf({ brokers, clients, consumers = [], proxies = [] }: Scenario): readonly string[] {
  return [...brokers, ...clients, ...consumers, ...proxies].map(({ id }) => id);
}

/** There are more names to choose from than parts, so one is always free. */
function freeId(scenario: Scenario, names: readonly string[]): string {
  const taken = idsOf(scenario);
  return names.find((name) => !taken.includes(name)) ?? `part-${taken.length}`;
}

/** Takes a part out, with all that the timeline does to it. The last broker and the last client stay. */
export function removePart(scenario: Scenario, id: string): Scenario {
  if (!idsOf(scenario).includes(id)) return scenario;
  const without = <Part extends { readonly id: string }>(
    parts: readonly Part[],
  ): readonly Part[] => (parts.length > 1 ? parts.filter((part) => part.id !== id) : parts);
  const brokers = without(scenario.brokers);
  const clients = without(scenario.clients).map((client) => withoutBroker(client, brokers));
  if ([...brokers, ...clients].some((part) => part.id === id)) return scenario;
  const { consumers: before = [], ...others } = scenario;
  // The last consumer may go: nobody has to consume.
  const consumers = before.filter((part) => part.id !== id);
  const timeline = scenario.timeline.filter((entry) =>
    entry.kind === 'fault' ? entry.target !== id : idIn(entry.path) !== id,
  );
  const rest = consumers.length === 0 ? {} : { consumers };
  return withoutProxy({ ...others, brokers, clients, ...rest, timeline }, id);
}

function withoutBroker(client: ClientScenario, brokers: readonly BrokerScenario[]): ClientScenario {
  const { start } = client;
  if (start === undefined) return client;
  const isThere = (id: string | undefined): boolean => brokers.some((broker) => broker.id === id);
  const { firstBroker, closedTo, ...others } = start;
  return {
    ...client,
    start: {
      ...others,
      ...(isThere(firstBroker) ? { firstBroker } : {}),
      ...(closedTo === undefined ? {} : { closedTo: closedTo.filter(isThere) }),
    },
  };
}

const PART_LISTS = ['brokers', 'clients', 'consumers', 'proxies'];

function idIn(path: string): string | undefined {
  const [list, id] = path.split('.');
  return list !== undefined && PART_LISTS.includes(list) ? id : undefined;
}

/** Another name for a part, everywhere. Luck is drawn by name, so the run changes a little with it. */
export function renamePart(
  scenario: Scenario,
  id: string,
  newId: string,
): Result<Scenario, Problem> {
  const problem = nameProblem('id', newId);
  if (problem !== undefined) return bad(problem);
  if (newId !== id && idsOf(scenario).includes(newId)) {
    return bad({ kind: 'sameName', path: 'id', given: newId });
  }
  const renamed = (name: string): string => (name === id ? newId : name);
  const brokers = scenario.brokers.map((broker) => ({ ...broker, id: renamed(broker.id) }));
  const clients = scenario.clients.map((client) => {
    const { start } = client;
    const named = { ...client, id: renamed(client.id) };
    if (start === undefined) return named;
    const { firstBroker, closedTo } = start;
    return {
      ...named,
      start: {
        ...start,
        ...(firstBroker === undefined ? {} : { firstBroker: renamed(firstBroker) }),
        ...(closedTo === undefined ? {} : { closedTo: closedTo.map(renamed) }),
      },
    };
  });
  const timeline = scenario.timeline.map((entry) => {
    if (entry.kind === 'fault') return { ...entry, target: renamed(entry.target) };
    const words = entry.path.split('.');
    if (idIn(entry.path) === id) words[1] = newId;
    return { ...entry, path: words.join('.') };
  });
  const consumers = scenario.consumers?.map((each) => ({ ...each, id: renamed(each.id) }));
  const rest = consumers === undefined ? {} : { consumers };
  return good(withRenamedProxies({ ...scenario, brokers, clients, ...rest, timeline }, id, newId));
}

export interface ClientKind {
  readonly profile: string;
  readonly version?: string;
  readonly mode?: string;
}

/** Another kind of client under the same name. Settings that both kinds have are kept. */
export function changeProfile(scenario: Scenario, clientId: string, kind: ClientKind): Scenario {
  const next = kindOf(kind.profile, kind);
  const { modes } = profileOf(kind.profile);
  const clients = scenario.clients.map((client) => {
    if (client.id !== clientId) return client;
    const settings = settingsKept(kind.profile, client.settings);
    const sends = client.sends?.map((send) =>
      send.mode === undefined || modes.includes(send.mode) ? send : { ...send, mode: next.mode },
    );
    return { ...client, ...next, settings, ...(sends === undefined ? {} : { sends }) };
  });
  const changed = { ...scenario, clients };
  const timeline = scenario.timeline.filter(
    (entry) => entry.kind === 'fault' || isStillValid(changed, entry),
  );
  return { ...changed, timeline };
}

function kindOf(id: string, { version, mode }: Partial<ClientKind> = {}): Required<ClientKind> {
  const { versions, defaultVersion, modes } = profileOf(id);
  const isVersion = versions.some((known) => known.id === version);
  return {
    profile: id,
    version: isVersion && version !== undefined ? version : defaultVersion,
    mode: mode !== undefined && modes.includes(mode) ? mode : (modes[0] ?? ''),
  };
}

function settingsKept(profile: string, settings: Settings): Settings {
  return keptBy(profileOf(profile).specs, settings);
}

function keptBy(specs: readonly SettingSpec[], settings: Settings): Settings {
  const kept = specs.flatMap((spec): readonly [string, SettingValue][] => {
    const value = settings[spec.name];
    if (value === undefined || value === spec.default) return [];
    const findings = new Findings();
    const checked = checkValue(spec, value, { path: '', findings });
    return findings.problem === undefined && checked === value ? [[spec.name, value]] : [];
  });
  return Object.fromEntries(kept);
}

function isStillValid(scenario: Scenario, entry: SetEntry): boolean {
  const spec = specsFor(scenario, entry.path);
  if (spec === undefined) return false;
  const findings = new Findings();
  return checkValue(spec, entry.value, { path: '', findings }) === entry.value;
}
