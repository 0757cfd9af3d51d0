// Scenarios of every kind for tests of what always holds: odd sizes, extreme settings, faults and changes of
// settings at any time, on any part, over each other. Each one would pass the door. Kept small where size alone
// would make a run long; for that the numbers in `SMALL` are held down.
import { CONSUMER_PROFILES } from '../scenario/consumerProfiles.ts';
import { HANDLER_SPECS } from '../scenario/consumers/handlerSpecs.ts';
import { FAULT_SPECS, type FaultSpec } from '../scenario/faultSpecs.ts';
import { targetsOf } from '../scenario/names.ts';
import { PROFILES, profileOf } from '../scenario/profiles.ts';
import { PROXY_MODES, PROXY_SPECS } from '../scenario/proxySpecs.ts';
import type {
  BrokerScenario,
  ClientScenario,
  ConsumerScenario,
  FaultEntry,
  FaultKind,
  ProxyScenario,
  Scenario,
  SetEntry,
} from '../scenario/Scenario.ts';
import { pathsOf, specsFor } from '../scenario/settingPath.ts';
import type { NumberSpec, Settings, SettingSpec, SettingValue } from '../scenario/SettingSpec.ts';
import { BROKER_SPECS, NAME_SERVER_SPECS, NETWORK_SPECS } from '../scenario/specs.ts';
import { WORKLOAD_SPECS } from '../scenario/workloadSpecs.ts';

/** Where the choices come from: a test library that can make a failing case smaller, or a stream of numbers. */
export interface Choices {
  /** A whole number between the two, both included. Simple cases choose the first. */
  readonly whole: (min: number, max: number) => number;
}

const SMALL: Readonly<Record<string, number>> = {
  ratePerSec: 200,
  shapeFactor: 5,
  callers: 10,
  maxAttempts: 12,
  retryTimesWhenSendFailed: 12,
  retryTimesWhenSendAsyncFailed: 12,
  retryTimes: 12,
  consumeThreadMin: 10,
  pageCacheMessages: 100,
  receivers: 5,
};
const SPIKE_MAX = 5;
const STOPPING: readonly FaultKind[] = ['crash', 'shutdown', 'pause', 'appendStall', 'blackHole'];
const MESSAGES_MAX = 150;
const SENDS_MAX = 20;

export function anyScenario(choices: Choices): Scenario {
  const choose = new Chooser(choices);
  const durationMs = choose.whole(1_000, 20_000);
  const proxies = choose.isOneOf(4)
    ? choose.several(1, 2, (index) => anyProxy(choose, index))
    : undefined;
  const parts: Scenario = {
    version: 1,
    preset: '',
    name: '',
    seed: choose.whole(0, 4_294_967_295),
    durationMs,
    network: choose.settings(NETWORK_SPECS),
    nameServer: choose.settings(NAME_SERVER_SPECS),
    brokers: choose.several(1, 3, (index) => anyBroker(choose, index)),
    clients: choose.several(1, 3, (index) => ({
      ...anyClient(choose, index, durationMs),
      ...anyWay(choose, proxies),
    })),
    ...(proxies === undefined ? {} : { proxies }),
    ...(choose.isOneOf(3)
      ? { consumers: choose.several(1, 3, (index) => anyConsumer(choose, index, proxies)) }
      : {}),
    timeline: [],
  };
  const timeline = choose.several(0, 8, () =>
    choose.isOneOf(3) ? anyChange(choose, parts) : anyFault(choose, parts),
  );
  return { ...parts, timeline };
}

/** One more client that would fit a scenario, under that name. */
export function anyClientOf(choices: Choices, index: number, durationMs: number): ClientScenario {
  return anyClient(new Chooser(choices), index, durationMs);
}

/** Settings that a client of that profile could have. */
export function anySettingsOf(choices: Choices, profile: string): Settings {
  return new Chooser(choices).settings(profileOf(profile).specs);
}

function anyBroker(choose: Chooser, index: number): BrokerScenario {
  const settings = choose.settings(BROKER_SPECS);
  // Every other one has so much to do that requests wait, which is where most things happen.
  const busy: Settings = choose.isOneOf(2)
    ? { sendMessageThreadPoolNums: choose.whole(1, 3), serviceMs: choose.whole(5, 300) }
    : {};
  return { id: `broker-${index}`, settings: { ...settings, ...busy } };
}

function anyClient(choose: Chooser, index: number, durationMs: number): ClientScenario {
  const profile = choose.from([...PROFILES.values()]);
  const { id: version } = choose.from(profile.versions);
  const workload = choose.settings(WORKLOAD_SPECS);
  // Callers that never think can send thousands a second each; a change may close an open loop.
  const closed: Settings = {
    callers: choose.whole(1, 3),
    thinkTimeMs: choose.isOneOf(6) ? 0 : choose.whole(3, 300),
  };
  const client: ClientScenario = {
    id: `client-${index}`,
    profile: profile.id,
    version,
    mode: choose.from(profile.modes),
    settings: choose.settings(profile.specs),
    workload: {
      ...workload,
      ratePerSec: choose.whole(0, (MESSAGES_MAX * 1000) / durationMs),
      ...closed,
    },
  };
  const start = choose.isOneOf(6) ? { start: { cold: true } } : {};
  if (!choose.isOneOf(8)) return { ...client, ...start };
  // Any free caller sends them, or each names its thread.
  const isByThread = choose.isOneOf(2);
  const sends = choose.several(1, SENDS_MAX, () => ({
    atMs: choose.whole(0, durationMs),
    bodyBytes: choose.from([100, 1_000_000, 0, -1]),
    thread: isByThread ? choose.whole(0, 2) : -1,
    ...(choose.isOneOf(5) ? { delayLevel: choose.whole(1, 3) } : {}),
  }));
  return { ...client, ...start, sends };
}

function anyProxy(choose: Chooser, index: number): ProxyScenario {
  return {
    id: `proxy-${index}`,
    mode: choose.from(PROXY_MODES),
    ...(choose.isOneOf(2) ? { broker: 'broker-0' } : {}),
    settings: choose.settings(PROXY_SPECS),
  };
}

/** Half of them talk to a proxy where there is one. */
function anyWay(choose: Chooser, proxies: readonly ProxyScenario[] = []): { via?: string } {
  if (proxies.length === 0 || !choose.isOneOf(2)) return {};
  return { via: choose.from(proxies).id };
}

function anyConsumer(
  choose: Chooser,
  index: number,
  proxies: readonly ProxyScenario[] | undefined,
): ConsumerScenario {
  const profile = choose.from([...CONSUMER_PROFILES.values()]);
  const [mode, specs] = choose.from(Object.entries(profile.modes));
  const { id: version } = choose.from(profile.versions);
  return {
    id: `consumer-${index}`,
    profile: profile.id,
    version,
    mode,
    group: choose.from(['mail', 'billing']),
    settings: choose.settings(specs),
    handler: { ...choose.settings(HANDLER_SPECS), takesMs: choose.whole(0, 300) },
    ...(choose.isOneOf(4) ? { start: { upForMs: choose.whole(0, 60_000) } } : {}),
    ...(profile.id.endsWith('-grpc') ? anyWay(choose, proxies) : {}),
  };
}

function anyFault(choose: Chooser, scenario: Scenario): FaultEntry {
  const specs = FAULT_SPECS.filter(({ targets }) => targetsOf(scenario, targets).length > 0);
  // What stops a process or its threads is drawn more often, so that two of them meet.
  const stopping = specs.filter(({ fault }) => STOPPING.includes(fault));
  const spec = choose.from(choose.isOneOf(2) ? stopping : specs);
  const startMs = choose.whole(0, scenario.durationMs);
  return {
    kind: 'fault',
    fault: spec.fault,
    target: choose.from(targetsOf(scenario, spec.targets)),
    startMs,
    endMs: startMs + choose.whole(1, scenario.durationMs),
    ...strengthOf(choose, spec),
    ...(spec.hasProbability && choose.isOneOf(2) ? { probability: choose.ratio() } : {}),
    ...(choose.isOneOf(10) ? { isMuted: true } : {}),
  };
}

function strengthOf(choose: Chooser, { fault, strength }: FaultSpec): { strength?: number } {
  if (strength === undefined || choose.isOneOf(3)) return {};
  const max = fault === 'spike' ? SPIKE_MAX : strength.max;
  const extremes = [strength.min, max];
  const drawn = choose.isOneOf(4) ? choose.from(extremes) : choose.between({ ...strength, max });
  return { strength: strength.unit === 'count' ? Math.round(drawn) : drawn };
}

function anyChange(choose: Chooser, scenario: Scenario): SetEntry {
  // The length of the run and its seed hold for all of it.
  const path = choose.from(pathsOf(scenario).filter((candidate) => candidate.includes('.')));
  const spec = specsFor(scenario, path);
  return {
    kind: 'set',
    atMs: choose.whole(0, scenario.durationMs),
    path,
    value: spec === undefined ? 0 : choose.value(spec),
    ...(choose.isOneOf(10) ? { isMuted: true } : {}),
  };
}

class Chooser {
  readonly whole: Choices['whole'];

  constructor(choices: Choices) {
    this.whole = choices.whole;
  }

  from<Item>(items: readonly Item[]): Item {
    const item = items[this.whole(0, items.length - 1)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  }

  /** True once in so many times. Simple cases: never. */
  isOneOf(count: number): boolean {
    return this.whole(0, count - 1) === count - 1;
  }

  several<Item>(min: number, max: number, make: (index: number) => Item): readonly Item[] {
    return Array.from({ length: this.whole(min, max) }, (_, index) => make(index));
  }

  /** From 0 to 1, both included. */
  ratio(): number {
    return this.whole(0, 1_000) / 1_000;
  }

  /** A third of the settings are not as they are by default. */
  settings(specs: readonly SettingSpec[]): Settings {
    return Object.fromEntries(
      specs.flatMap((spec) => (this.isOneOf(3) ? [[spec.name, this.value(spec)] as const] : [])),
    );
  }

  value(spec: SettingSpec): SettingValue {
    switch (spec.kind) {
      case 'flag':
        return this.isOneOf(2);
      case 'choice':
        return this.from(spec.choices);
      case 'number':
        return this.number(spec);
    }
  }

  private number(spec: NumberSpec): number {
    const max = Math.min(spec.max, SMALL[spec.name] ?? spec.max);
    const odd = [spec.min, max, ...(spec.special ?? [])];
    const value = this.isOneOf(3) ? this.from(odd) : this.between({ ...spec, max });
    return spec.unit === 'count' || spec.unit === 'bytes' ? Math.round(value) : value;
  }

  /** Over several orders of magnitude each of them is as likely. */
  between({ min, max, scale }: { min: number; max: number; scale: 'linear' | 'log' }): number {
    if (scale === 'linear') return Math.min(max, min + (max - min) * this.ratio());
    const least = Math.max(min, max / 1_000_000);
    // Halves and quarters instead of a power: enough for a test, and the same on every machine.
    let value = max;
    for (let halvings = this.whole(0, 20); halvings > 0; halvings--) value /= 2;
    return Math.max(least, value * (1 - this.ratio() / 2));
  }
}
