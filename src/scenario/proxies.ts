// Changes of a scenario that have to do with its proxies.
import { PROXIES_MAX } from './limits.ts';
import type { ProxyScenario, Scenario } from './Scenario.ts';

interface Via {
  readonly via?: string;
}

/** One more proxy, in front of all brokers. */
export function addProxy(scenario: Scenario): Scenario {
  const { brokers, clients, consumers = [], proxies = [] } = scenario;
  if (proxies.length >= PROXIES_MAX) return scenario;
  const taken = [...brokers, ...clients, ...consumers, ...proxies].map(({ id }) => id);
  const names = Array.from({ length: taken.length + 1 }, (_, index) => `proxy-${index + 1}`);
  const id = names.find((name) => !taken.includes(name)) ?? `proxy-${taken.length + 1}`;
  return { ...scenario, proxies: [...proxies, { id, mode: 'cluster', settings: {} }] };
}

/** The client or consumer of that name goes through that proxy from now on; without one it goes to the brokers. */
export function withWay(scenario: Scenario, id: string, proxy: string | undefined): Scenario {
  const led = <Part extends Via & { readonly id: string }>(part: Part): Part => {
    if (part.id !== id) return part;
    const copy: { -readonly [Name in keyof Part]: Part[Name] } = { ...part };
    delete copy.via;
    return proxy === undefined ? copy : { ...copy, via: proxy };
  };
  const { clients, consumers } = scenario;
  return {
    ...scenario,
    clients: clients.map(led),
    ...(consumers === undefined ? {} : { consumers: consumers.map(led) }),
  };
}

/** The parts that can go through a proxy: those that speak gRPC. */
export function proxyUsers({ clients, consumers = [] }: Scenario): readonly ProxyUser[] {
  return [...clients, ...consumers].filter(({ profile }) => profile.endsWith('-grpc'));
}

type ProxyUser = Via & { readonly id: string; readonly profile: string };

/** Who talked to a proxy that is gone talks to the brokers; a local one whose broker is gone lives in the first. */
export function withoutProxy(scenario: Scenario, id: string): Scenario {
  const { consumers, proxies = [], ...others } = scenario;
  const direct = <Part extends Via>(part: Part): Part => {
    if (part.via !== id) return part;
    const copy: { -readonly [Name in keyof Part]: Part[Name] } = { ...part };
    delete copy.via;
    return copy;
  };
  const kept = proxies.filter((proxy) => proxy.id !== id).map((proxy) => homed(proxy, id));
  return {
    ...others,
    clients: scenario.clients.map(direct),
    ...(consumers === undefined ? {} : { consumers: consumers.map(direct) }),
    ...(kept.length === 0 ? {} : { proxies: kept }),
  };
}

function homed(proxy: ProxyScenario, goneBroker: string): ProxyScenario {
  if (proxy.broker !== goneBroker) return proxy;
  const { id, mode, settings } = proxy;
  return { id, mode, settings };
}

/** Another name for a part, wherever a proxy, or whoever talks to one, knows it. */
export function withRenamedProxies(scenario: Scenario, id: string, newId: string): Scenario {
  const { consumers, proxies } = scenario;
  const renamed = (name: string): string => (name === id ? newId : name);
  const led = <Part extends Via>(part: Part): Part =>
    part.via === undefined ? part : { ...part, via: renamed(part.via) };
  return {
    ...scenario,
    clients: scenario.clients.map(led),
    ...(consumers === undefined ? {} : { consumers: consumers.map(led) }),
    ...(proxies === undefined
      ? {}
      : {
          proxies: proxies.map((proxy) => ({
            ...proxy,
            id: renamed(proxy.id),
            ...(proxy.broker === undefined ? {} : { broker: renamed(proxy.broker) }),
          })),
        }),
  };
}
