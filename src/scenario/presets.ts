// Scenarios to begin with. Names and sentences stand in the text catalogs under the same ids.
import type { Scenario } from './Scenario.ts';

export interface Preset {
  readonly id: string;
  readonly scenario: Scenario;
}

/** What every preset begins from. */
const blank: Scenario = {
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

// Shows what good looks like: two brokers with room, two clients, one attempt for each message.
const healthy: Scenario = {
  ...blank,
  preset: 'healthy',
  brokers: [
    { id: 'broker-a', settings: { serviceMs: 8 } },
    { id: 'broker-b', settings: { serviceMs: 8 } },
  ],
  clients: [
    {
      id: 'order-service',
      profile: 'rocketmq-java-remoting',
      version: '5.3.3',
      mode: 'sync',
      settings: {},
      workload: { ratePerSec: 200 },
    },
    {
      id: 'billing',
      profile: 'rocketmq-java-remoting',
      version: '5.3.3',
      mode: 'sync',
      settings: {},
      workload: { ratePerSec: 100, callers: 16 },
    },
  ],
};

export const PRESETS: readonly Preset[] = [{ id: 'healthy', scenario: healthy }];

export const DEFAULT_PRESET = 'healthy';

export function presetOf(id: string): Preset | undefined {
  return PRESETS.find((preset) => preset.id === id);
}
