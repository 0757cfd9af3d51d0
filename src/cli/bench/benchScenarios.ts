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
  readonly floor: () => FloorRun;
}

export const BENCH_SCENARIOS: readonly BenchScenario[] = [
  { id: 'standard', scenario: preset('standard'), floor: standardFloor },
  { id: 'storm-120', scenario: preset('storm-120'), floor: () => stormFloor(1) },
  { id: 'storm-120-x10', scenario: scaled(preset('storm-120'), 10), floor: () => stormFloor(10) },
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
