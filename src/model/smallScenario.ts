// Scenarios of a few messages for tests: two brokers `a` and `b` that take 2 ms for each request, a way of 1 ms,
// and one client `app` whose round robin begins at queue 0 of `a`. What a test is about, it says itself.
import type {
  BrokerScript,
  ClientScenario,
  FaultEntry,
  FaultKind,
  ListedSend,
  Scenario,
  SetEntry,
  TimelineEntry,
} from '../scenario/Scenario.ts';
import type { Settings, SettingValue } from '../scenario/SettingSpec.ts';

export interface SmallOptions {
  /** Default 1. */
  readonly seed?: number;
  /** Default 10 s. */
  readonly durationMs?: number;
  readonly network?: Settings;
  readonly nameServer?: Settings;
  /** By id: settings, or a script. Default: `a` and `b` with no more than the settings above. */
  readonly brokers?: Readonly<Record<string, Settings | BrokerScript>>;
  readonly client?: Partial<ClientScenario>;
  /** More clients beside `app`. */
  readonly others?: readonly ClientScenario[];
  readonly timeline?: readonly TimelineEntry[];
}

/** Without a workload or a list, `app` sends one message at 0. */
export function smallScenario(options: SmallOptions = {}): Scenario {
  const { brokers = { a: {}, b: {} }, client, others = [] } = options;
  return {
    version: 1,
    preset: '',
    name: '',
    seed: options.seed ?? 1,
    durationMs: options.durationMs ?? 10_000,
    network: { latencyMs: 1, ...options.network },
    nameServer: options.nameServer ?? {},
    brokers: Object.entries(brokers).map(([id, given]) =>
      isScript(given)
        ? { id, settings: {}, script: given }
        : { id, settings: { serviceDistribution: 'constant', serviceMs: 2, ...given } },
    ),
    clients: [{ ...javaClient(), ...client }, ...others].map(withSends),
    timeline: options.timeline ?? [],
  };
}

function isScript(given: Settings | BrokerScript): given is BrokerScript {
  return 'then' in given;
}

function withSends(client: ClientScenario): ClientScenario {
  const hasLoad = client.sends !== undefined || Object.keys(client.workload).length > 0;
  return hasLoad ? client : { ...client, sends: sendsAt(0) };
}

export function javaClient(id = 'app'): ClientScenario {
  return {
    id,
    profile: 'rocketmq-java-remoting',
    version: '5.3.3',
    mode: 'sync',
    settings: {},
    workload: {},
    start: { firstBroker: 'a', firstQueue: 0 },
  };
}

/** Messages of 100 bytes at those moments, each from a thread of its own. */
export function sendsAt(...momentsMs: readonly number[]): readonly ListedSend[] {
  return momentsMs.map((atMs, thread) => ({ atMs, bodyBytes: 100, thread }));
}

/** Messages of one thread. */
export function sendsOfOneThread(...momentsMs: readonly number[]): readonly ListedSend[] {
  return momentsMs.map((atMs) => ({ atMs, bodyBytes: 100 }));
}

/** A broker that gives the same answer to everything. */
export function always(code: number, afterMs = 0): BrokerScript {
  return { list: 'each', steps: [], then: { kind: 'reply', code, afterMs } };
}

/** A broker that never answers. */
export const silent: BrokerScript = { list: 'silent', steps: [], then: { kind: 'hang' } };

export function fault(
  kind: FaultKind,
  target: string,
  [startMs, endMs]: readonly [number, number],
  more: Partial<FaultEntry> = {},
): FaultEntry {
  return { kind: 'fault', fault: kind, target, startMs, endMs, ...more };
}

export function change(atMs: number, path: string, value: SettingValue): SetEntry {
  return { kind: 'set', atMs, path, value };
}
