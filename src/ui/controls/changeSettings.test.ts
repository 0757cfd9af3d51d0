import { expect, test } from 'vitest';
import type { SetEntry } from '../../scenario/Scenario.ts';
import { BLANK } from '../../scenario/presets/parts.ts';
import { getAt } from '../../scenario/settingPath.ts';
import { effectiveCount, laterChanges, scenarioAt } from './changeSettings.ts';

const path = 'brokers.broker-a.serviceMs';

function set(atMs: number, value: number, more: Partial<SetEntry> = {}): SetEntry {
  return { kind: 'set', atMs, path, value, ...more };
}

const timeline = [set(30_000, 30), set(10_000, 10), set(20_000, 20, { isMuted: true })];

test('the latest change before a moment is in force, in whatever order they stand', () => {
  const brokers = [{ id: 'broker-a', settings: { serviceMs: 8 } }];
  const scenario = { ...BLANK, brokers, timeline };
  const values = [0, 10_000, 25_000, 90_000].map((atMs) => getAt(scenarioAt(scenario, atMs), path));
  expect(values).toEqual([8, 10, 10, 30]);
});

test('moments with the same settings have the same count', () => {
  expect([0, 9_999, 10_000, 25_000, 30_000].map((at) => effectiveCount(timeline, at))).toEqual([
    0, 0, 1, 1, 2,
  ]);
});

test('later changes are told in order, with their place in the timeline', () => {
  expect(laterChanges(timeline, path)).toEqual([
    { atMs: 10_000, value: 10, index: 1 },
    { atMs: 30_000, value: 30, index: 0 },
  ]);
  expect(laterChanges(timeline, 'network.latencyMs')).toEqual([]);
});
