// What two scenarios differ in, for a reader.
import { isSame } from './isSame.ts';
import type {
  BrokerScenario,
  ClientScenario,
  ConsumerScenario,
  ProxyScenario,
  Scenario,
  TimelineEntry,
} from './Scenario.ts';
import type { SettingValue } from './SettingSpec.ts';
import { getAt, pathsOf } from './settingPath.ts';

/** `undefined` on one side: that scenario has no such thing. */
export type Difference =
  | {
      readonly kind: 'value';
      readonly path: string;
      readonly a: SettingValue | undefined;
      readonly b: SettingValue | undefined;
    }
  | {
      readonly kind: 'part';
      readonly path: string;
      readonly a: Part | undefined;
      readonly b: Part | undefined;
    }
  | {
      readonly kind: 'entry';
      readonly path: string;
      readonly a: TimelineEntry | undefined;
      readonly b: TimelineEntry | undefined;
    }
  /** Recorded sends, starts or scripts, which are too long to be shown side by side. */
  | { readonly kind: 'recorded'; readonly path: string };

export function diffScenarios(a: Scenario, b: Scenario): readonly Difference[] {
  const shared = {
    brokers: sharedIds(a.brokers, b.brokers),
    clients: sharedIds(a.clients, b.clients),
    consumers: sharedIds(a.consumers ?? [], b.consumers ?? []),
    proxies: sharedIds(a.proxies ?? [], b.proxies ?? []),
  };
  const isShared = (path: string): boolean => {
    const [list, id = ''] = path.split('.');
    const ids = Object.entries(shared).find(([name]) => name === list)?.[1];
    return ids === undefined || ids.includes(id);
  };
  const paths = new Set([...pathsOf(a), ...pathsOf(b)].filter(isShared));
  return [
    ...valueDifference('name', a.name, b.name),
    ...[...paths].flatMap((path) => valueDifference(path, getAt(a, path), getAt(b, path))),
    ...kindDifferences(a, b),
    ...recordedDifferences(a, b),
    ...partDifferences('brokers', a.brokers, b.brokers),
    ...partDifferences('clients', a.clients, b.clients),
    ...partDifferences('consumers', a.consumers ?? [], b.consumers ?? []),
    ...partDifferences('proxies', a.proxies ?? [], b.proxies ?? []),
    ...entryDifferences(a.timeline, b.timeline),
  ];
}

type Value = SettingValue | undefined;

function valueDifference(path: string, a: Value, b: Value): readonly Difference[] {
  return a === b ? [] : [{ kind: 'value', path, a, b }];
}

function sharedIds(
  a: readonly { readonly id: string }[],
  b: readonly { readonly id: string }[],
): readonly string[] {
  return a.map(({ id }) => id).filter((id) => b.some((other) => other.id === id));
}

function kindDifferences(a: Scenario, b: Scenario): readonly Difference[] {
  const clients = a.clients.flatMap((client) => {
    const other = b.clients.find(({ id }) => id === client.id);
    if (other === undefined) return [];
    return (['profile', 'version', 'mode', 'via'] as const).flatMap((name) =>
      valueDifference(`clients.${client.id}.${name}`, client[name], other[name]),
    );
  });
  const consumers = (a.consumers ?? []).flatMap((consumer) => {
    const other = b.consumers?.find(({ id }) => id === consumer.id);
    if (other === undefined) return [];
    return (['profile', 'version', 'mode', 'group', 'via'] as const).flatMap((name) =>
      valueDifference(`consumers.${consumer.id}.${name}`, consumer[name], other[name]),
    );
  });
  const levels = a.brokers.flatMap(({ id, messageDelayLevel }) => {
    const other = b.brokers.find((broker) => broker.id === id);
    if (other === undefined) return [];
    return valueDifference(
      `brokers.${id}.messageDelayLevel`,
      messageDelayLevel,
      other.messageDelayLevel,
    );
  });
  const proxies = (a.proxies ?? []).flatMap((proxy) => {
    const other = b.proxies?.find(({ id }) => id === proxy.id);
    if (other === undefined) return [];
    return (['mode', 'broker'] as const).flatMap((name) =>
      valueDifference(`proxies.${proxy.id}.${name}`, proxy[name], other[name]),
    );
  });
  return [...clients, ...consumers, ...levels, ...proxies];
}

function recordedDifferences(a: Scenario, b: Scenario): readonly Difference[] {
  const brokers = a.brokers.flatMap((broker) => {
    const other = b.brokers.find(({ id }) => id === broker.id);
    return other === undefined || isSame(broker.script, other.script)
      ? []
      : [`brokers.${broker.id}.script`];
  });
  const clients = a.clients.flatMap((client) => {
    const other = b.clients.find(({ id }) => id === client.id);
    if (other === undefined) return [];
    return (['sends', 'start', 'server'] as const)
      .filter((name) => !isSame(client[name], other[name]))
      .map((name) => `clients.${client.id}.${name}`);
  });
  return [...brokers, ...clients].map((path) => ({ kind: 'recorded', path }));
}

type Part = BrokerScenario | ClientScenario | ConsumerScenario | ProxyScenario;

function partDifferences(
  list: string,
  a: readonly Part[],
  b: readonly Part[],
): readonly Difference[] {
  const only = (parts: readonly Part[], others: readonly Part[]): readonly Part[] =>
    parts.filter(({ id }) => !others.some((other) => other.id === id));
  return [
    ...only(a, b).map((part) => partOnly(`${list}.${part.id}`, part, undefined)),
    ...only(b, a).map((part) => partOnly(`${list}.${part.id}`, undefined, part)),
  ];
}

function partOnly(path: string, a: Part | undefined, b: Part | undefined): Difference {
  return { kind: 'part', path, a, b };
}

/** Equal entries cancel out wherever they stand; what is left is paired in the order of the timelines. */
function entryDifferences(
  a: readonly TimelineEntry[],
  b: readonly TimelineEntry[],
): readonly Difference[] {
  const left = [...a];
  const right = b.filter((entry) => {
    const index = left.findIndex((other) => isSame(other, entry));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => ({
    kind: 'entry',
    path: 'timeline',
    a: left[index],
    b: right[index],
  }));
}
