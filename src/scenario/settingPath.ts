// A path names one setting of one part: `network.latencyMs`, `brokers.broker-a.serviceMs`,
// `clients.billing.settings.sendMsgTimeout`, `clients.billing.workload.ratePerSec`, `durationMs`, `seed`;
// `consumers.mail.settings.pullBatchSize`, `consumers.mail.handler.takesMs`.
// The form, the timeline and the command line all speak of settings by it.
import { consumerSpecs } from './consumerProfiles.ts';
import { HANDLER_SPECS } from './consumers/handlerSpecs.ts';
import { PROFILES } from './profiles.ts';
import { PROXY_SPECS } from './proxySpecs.ts';
import { RUN_SPECS } from './runSpecs.ts';
import type { Scenario } from './Scenario.ts';
import type { Settings, SettingSpec, SettingValue } from './SettingSpec.ts';
import { BROKER_SPECS, NAME_SERVER_SPECS, NETWORK_SPECS } from './specs.ts';
import { WORKLOAD_SPECS } from './workloadSpecs.ts';

/** A path, taken apart. It says nothing yet of whether that part exists. */
export type SettingPath =
  | { readonly part: 'run'; readonly name: string }
  | { readonly part: 'network' | 'nameServer'; readonly name: string }
  | { readonly part: 'broker'; readonly id: string; readonly name: string }
  | {
      readonly part: 'client';
      readonly id: string;
      readonly table: 'settings' | 'workload';
      readonly name: string;
    }
  | {
      readonly part: 'consumer';
      readonly id: string;
      readonly table: 'settings' | 'handler';
      readonly name: string;
    }
  | { readonly part: 'proxy'; readonly id: string; readonly name: string };

/** Names of parts hold no dots, so cutting at the dots is enough. */
export function parsePath(path: string): SettingPath | undefined {
  const words = path.split('.');
  const [first, second, third, fourth] = words;
  if (first === undefined || words.includes('')) return undefined;
  if (words.length === 1) return { part: 'run', name: first };
  if (second === undefined) return undefined;
  if (words.length === 2 && (first === 'network' || first === 'nameServer')) {
    return { part: first, name: second };
  }
  if (third === undefined) return undefined;
  if (words.length === 3 && first === 'brokers') return { part: 'broker', id: second, name: third };
  if (words.length === 3 && first === 'proxies') return { part: 'proxy', id: second, name: third };
  if (words.length !== 4 || fourth === undefined) return undefined;
  if (first === 'consumers' && (third === 'settings' || third === 'handler')) {
    return { part: 'consumer', id: second, table: third, name: fourth };
  }
  if (first !== 'clients') return undefined;
  if (third !== 'settings' && third !== 'workload') return undefined;
  return { part: 'client', id: second, table: third, name: fourth };
}

/** The table a path points into, as it stands in the scenario; nothing when there is no such part. */
interface Table {
  readonly specs: readonly SettingSpec[];
  readonly settings: Settings;
}

function tableOf(scenario: Scenario, path: SettingPath): Table | undefined {
  switch (path.part) {
    case 'run': {
      const { durationMs, seed } = scenario;
      return { specs: RUN_SPECS, settings: { durationMs, seed } };
    }
    case 'network':
      return { specs: NETWORK_SPECS, settings: scenario.network };
    case 'nameServer':
      return { specs: NAME_SERVER_SPECS, settings: scenario.nameServer };
    case 'broker': {
      const broker = scenario.brokers.find(({ id }) => id === path.id);
      return broker && { specs: BROKER_SPECS, settings: broker.settings };
    }
    case 'client': {
      const client = scenario.clients.find(({ id }) => id === path.id);
      if (client === undefined) return undefined;
      if (path.table === 'workload') return { specs: WORKLOAD_SPECS, settings: client.workload };
      const specs = PROFILES.get(client.profile)?.specs ?? [];
      return { specs, settings: client.settings };
    }
    case 'consumer': {
      const consumer = scenario.consumers?.find(({ id }) => id === path.id);
      if (consumer === undefined) return undefined;
      const specs = path.table === 'handler' ? HANDLER_SPECS : consumerSpecs(consumer);
      return { specs, settings: consumer[path.table] };
    }
    case 'proxy': {
      const proxy = scenario.proxies?.find(({ id }) => id === path.id);
      return proxy && { specs: PROXY_SPECS, settings: proxy.settings };
    }
  }
}

/** Every path of this scenario, part by part. */
export function pathsOf(scenario: Scenario): readonly string[] {
  const under = (prefix: string, specs: readonly SettingSpec[]): readonly string[] =>
    specs.map(({ name }) => `${prefix}${name}`);
  return [
    ...under('', RUN_SPECS),
    ...under('network.', NETWORK_SPECS),
    ...under('nameServer.', NAME_SERVER_SPECS),
    ...scenario.brokers.flatMap(({ id }) => under(`brokers.${id}.`, BROKER_SPECS)),
    ...scenario.clients.flatMap(({ id, profile }) => [
      ...under(`clients.${id}.settings.`, PROFILES.get(profile)?.specs ?? []),
      ...under(`clients.${id}.workload.`, WORKLOAD_SPECS),
    ]),
    ...(scenario.consumers ?? []).flatMap((consumer) => [
      ...under(`consumers.${consumer.id}.settings.`, consumerSpecs(consumer)),
      ...under(`consumers.${consumer.id}.handler.`, HANDLER_SPECS),
    ]),
    ...(scenario.proxies ?? []).flatMap(({ id }) => under(`proxies.${id}.`, PROXY_SPECS)),
  ];
}

/** What is known of the setting at a path; nothing when this scenario has no such setting. */
export function specsFor(scenario: Scenario, path: string): SettingSpec | undefined {
  const parsed = parsePath(path);
  const table = parsed && tableOf(scenario, parsed);
  return table?.specs.find(({ name }) => name === parsed?.name);
}

/** The value at a path, its default when nobody set it; nothing when there is no such setting. */
export function getAt(scenario: Scenario, path: string): SettingValue | undefined {
  const parsed = parsePath(path);
  const table = parsed && tableOf(scenario, parsed);
  const spec = table?.specs.find(({ name }) => name === parsed?.name);
  return spec && (table?.settings[spec.name] ?? spec.default);
}

/**
 * The scenario with another value at a path. A setting put back to its default is no longer held.
 * A path without a setting changes nothing: look with `specsFor` first where that matters.
 */
export function setAt(scenario: Scenario, path: string, value: SettingValue): Scenario {
  const parsed = parsePath(path);
  const spec = specsFor(scenario, path);
  if (parsed === undefined || spec === undefined) return scenario;
  const change = (settings: Settings): Settings => withSetting(settings, spec, value);
  switch (parsed.part) {
    case 'run':
      return typeof value === 'number' ? { ...scenario, [spec.name]: value } : scenario;
    case 'network':
      return { ...scenario, network: change(scenario.network) };
    case 'nameServer':
      return { ...scenario, nameServer: change(scenario.nameServer) };
    case 'broker': {
      const brokers = scenario.brokers.map((broker) =>
        broker.id === parsed.id ? { ...broker, settings: change(broker.settings) } : broker,
      );
      return { ...scenario, brokers };
    }
    case 'client': {
      const { id, table } = parsed;
      const clients = scenario.clients.map((client) =>
        client.id === id ? { ...client, [table]: change(client[table]) } : client,
      );
      return { ...scenario, clients };
    }
    case 'consumer': {
      const { id, table } = parsed;
      const consumers = scenario.consumers?.map((consumer) =>
        consumer.id === id ? { ...consumer, [table]: change(consumer[table]) } : consumer,
      );
      return consumers === undefined ? scenario : { ...scenario, consumers };
    }
    case 'proxy': {
      const proxies = scenario.proxies?.map((proxy) =>
        proxy.id === parsed.id ? { ...proxy, settings: change(proxy.settings) } : proxy,
      );
      return proxies === undefined ? scenario : { ...scenario, proxies };
    }
  }
}

function withSetting(settings: Settings, spec: SettingSpec, value: SettingValue): Settings {
  if (value !== spec.default) return { ...settings, [spec.name]: value };
  return Object.fromEntries(Object.entries(settings).filter(([name]) => name !== spec.name));
}
