// What presets are built from.
import type {
  BrokerScenario,
  ClientScenario,
  FaultEntry,
  FaultKind,
  Scenario,
} from '../Scenario.ts';
import type { Settings } from '../SettingSpec.ts';

/** What every scenario begins from. Not a valid one: it has no parts yet. */
export const BLANK: Scenario = {
  version: 1,
  preset: '',
  name: '',
  seed: 1,
  durationMs: 120_000,
  network: {},
  nameServer: {},
  brokers: [],
  clients: [],
  timeline: [],
};

export function oneBroker(settings: Settings): readonly BrokerScenario[] {
  return [{ id: 'broker-a', settings }];
}

export function twoBrokers(settings: Settings): readonly BrokerScenario[] {
  return ['broker-a', 'broker-b'].map((id) => ({ id, settings }));
}

/** A Java client that sends synchronously, with its defaults. */
export function java(id: string, version: string, workload: Settings): ClientScenario {
  const profile = 'rocketmq-java-remoting';
  return { id, profile, version, mode: 'sync', settings: {}, workload };
}

/** The client of the manual. */
export function documented(id: string, workload: Settings): ClientScenario {
  return {
    id,
    profile: 'rocketmq-documented',
    version: 'manual-5.0',
    mode: 'sync',
    settings: {},
    workload,
  };
}

export function fault(
  kind: FaultKind,
  target: string,
  span: Pick<FaultEntry, 'startMs' | 'endMs' | 'strength' | 'probability'>,
): FaultEntry {
  return { kind: 'fault', fault: kind, target, ...span };
}
