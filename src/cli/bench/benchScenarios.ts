// What speed is measured with, and the bare loop that tells the same story.
import { assert } from '../../lib/assert.ts';
import { presetOf } from '../../scenario/presets.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import { getAt, setAt } from '../../scenario/settingPath.ts';
import type { FloorRun } from './floorParts.ts';
import { standardFloor } from './standardFloor.ts';
import { stormFloor } from './stormFloor.ts';

export interface BenchScenario {
  readonly id: string;
  readonly scenario: Scenario;
  /** A bare loop over the same story; those without one are read beside the standard. */
  readonly floor?: () => FloorRun;
}

export const BENCH_SCENARIOS: readonly BenchScenario[] = [
  { id: 'standard', scenario: preset('standard'), floor: standardFloor },
  { id: 'storm-120', scenario: preset('storm-120'), floor: () => stormFloor(1) },
  { id: 'storm-120-x10', scenario: scaled(preset('storm-120'), 10), floor: () => stormFloor(10) },
  { id: 'grpc', scenario: overGrpc(preset('standard')) },
  { id: 'consumers', scenario: consumed(preset('standard')) },
];

function preset(id: string): Scenario {
  const found = presetOf(id);
  assert(found !== undefined, `there is no preset ${id}`);
  return found.scenario;
}

/** Arrivals and threads so many times, nothing else. */
function scaled(scenario: Scenario, factor: number): Scenario {
  const paths = [
    ...scenario.clients.map(({ id }) => `clients.${id}.workload.ratePerSec`),
    ...scenario.brokers.map(({ id }) => `brokers.${id}.sendMessageThreadPoolNums`),
  ];
  return paths.reduce((result, path) => {
    const value = getAt(result, path);
    return typeof value === 'number' ? setAt(result, path, value * factor) : result;
  }, scenario);
}

/** The same load by clients of RocketMQ 5. */
function overGrpc(scenario: Scenario): Scenario {
  const clients = scenario.clients.map((client) => ({
    ...client,
    profile: 'rocketmq-java-grpc',
    version: '5.2.0',
  }));
  return { ...scenario, clients };
}

/** The same load, and a group of two that takes all of it. */
function consumed(scenario: Scenario): Scenario {
  const consumers = ['billing-1', 'billing-2'].map((id) => ({
    id,
    profile: 'rocketmq-java-remoting',
    version: '5.3.3',
    mode: 'push-concurrently',
    group: 'billing',
    settings: {},
    handler: { takesMs: 5 },
  }));
  return { ...scenario, consumers };
}
