import { expect, test } from 'vitest';
import { presetOf } from '../../scenario/presets.ts';
import type { FaultEntry, Scenario } from '../../scenario/Scenario.ts';
import { setAt } from '../../scenario/settingPath.ts';
import { stepAfter, stepAfterEdit } from './tour.ts';

const healthy = presetOf('healthy')?.scenario;
if (healthy === undefined) throw new Error('no preset');
const fault: FaultEntry = {
  kind: 'fault',
  fault: 'crash',
  target: 'broker-a',
  startMs: 0,
  endMs: 9,
};
const broken: Scenario = { ...healthy, timeline: [fault] };
const tuned = setAt(broken, 'clients.billing.workload.callers', 5);

test('the callouts come one after the other and end', () => {
  expect(stepAfter('watch')).toBe('break');
  expect(stepAfter('break')).toBe('tune');
  expect(stepAfter('tune')).toBe('done');
  expect(stepAfter('done')).toBe('done');
});

test('who breaks something needs no words about breaking', () => {
  expect(stepAfterEdit('watch', healthy, broken)).toBe('tune');
  expect(stepAfterEdit('break', healthy, broken)).toBe('tune');
});

test('the last callout goes when something is tuned', () => {
  expect(stepAfterEdit('tune', broken, tuned)).toBe('done');
});

test('another fault, an undo of one, or another preset ends nothing', () => {
  expect(stepAfterEdit('tune', healthy, broken)).toBe('tune');
  expect(stepAfterEdit('tune', broken, healthy)).toBe('tune');
  const crash = presetOf('crash')?.scenario ?? healthy;
  expect(stepAfterEdit('watch', healthy, crash)).toBe('watch');
});

test('what is over stays over', () => {
  expect(stepAfterEdit('done', healthy, broken)).toBe('done');
});
