import { expect, test } from 'vitest';
import { PROFILES } from '../../scenario/profiles.ts';
import { RUN_SPECS } from '../../scenario/runSpecs.ts';
import type { NumberSpec, SettingSpec } from '../../scenario/SettingSpec.ts';
import { BROKER_SPECS, NAME_SERVER_SPECS, NETWORK_SPECS } from '../../scenario/specs.ts';
import { WORKLOAD_SPECS } from '../../scenario/workloadSpecs.ts';
import { markOf, stopsOf } from './settingSlider.ts';

const tables: readonly (readonly SettingSpec[])[] = [
  RUN_SPECS,
  BROKER_SPECS,
  NETWORK_SPECS,
  NAME_SERVER_SPECS,
  WORKLOAD_SPECS,
  ...[...PROFILES.values()].map(({ specs }) => specs),
];
const numbers: readonly NumberSpec[] = tables
  .flat()
  .flatMap((spec) => (spec.kind === 'number' ? [spec] : []));

test.each(numbers.map((spec) => [spec.name, spec] as const))(
  'the slider of %s has a usable number of stops, its default among them',
  (_, spec) => {
    const stops = stopsOf(spec, 120_000);
    expect(stops.length).toBeGreaterThan(5);
    expect(stops.length).toBeLessThan(700);
    const mark = markOf(spec);
    if (mark !== undefined) expect(stops).toContain(mark);
  },
);

test('small numbers of retries have room on the slider', () => {
  const retries = numbers.find(({ name }) => name === 'retryTimesWhenSendFailed');
  const stops = retries === undefined ? [] : stopsOf(retries, 120_000);
  expect(stops.slice(0, 5)).toEqual([0, 1, 2, 3, 4]);
  expect(stops.indexOf(10) / stops.length).toBeGreaterThan(0.15);
});

test('a moment of the run is chosen within the run', () => {
  const start = numbers.find(({ name }) => name === 'shapeStartMs');
  expect(start === undefined ? 0 : stopsOf(start, 60_000).at(-1)).toBe(60_000);
});
