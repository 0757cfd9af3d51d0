import { expect, test } from 'vitest';
import { FAULT_SPECS } from '../../../scenario/faultSpecs.ts';
import type { FaultEntry } from '../../../scenario/Scenario.ts';
import { levelOf, patchOfLevel } from './level.ts';

const entry: FaultEntry = {
  kind: 'fault',
  fault: 'crash',
  target: 'broker-a',
  startMs: 0,
  endMs: 1,
};

test('what only is or is not has no level', () => {
  expect(levelOf(entry)).toBeUndefined();
  expect(patchOfLevel(entry, 0.5)).toBeUndefined();
  expect(levelOf({ kind: 'set', atMs: 1, path: 'network.latencyMs', value: 3 })).toBeUndefined();
});

test('a fault that strikes by chance: its probability', () => {
  const lossy = { ...entry, fault: 'loseAnswers', probability: 0.3 } as const;
  expect(levelOf(lossy)).toBe(0.3);
  expect(patchOfLevel(lossy, 0.456)).toEqual({ probability: 0.46 });
  expect(patchOfLevel(lossy, 7)).toEqual({ probability: 1 });
});

test.each(
  FAULT_SPECS.filter(({ strength, hasProbability }) => strength !== undefined && !hasProbability),
)(
  '$fault: from its least to its most, and back to about the same height',
  ({ fault, strength }) => {
    const strong: FaultEntry = { ...entry, fault };
    expect(patchOfLevel(strong, 0)?.strength).toBeCloseTo(strength?.min ?? 0);
    expect(patchOfLevel(strong, 1)?.strength).toBeCloseTo(strength?.max ?? 0);
    const half = patchOfLevel(strong, 0.5);
    expect(levelOf({ ...strong, ...half })).toBeCloseTo(0.5, 1);
  },
);
