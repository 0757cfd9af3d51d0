import { expect, test } from 'vitest';
import { BROKER_SPECS } from '../../scenario/specs.ts';
import { WORKLOAD_SPECS } from '../../scenario/workloadSpecs.ts';
import { changedSpecs, settingGroups } from './settingGroups.ts';

function names(groups: ReturnType<typeof settingGroups>): string {
  return groups
    .map(({ name, specs }) => `${name}: ${specs.map((spec) => spec.name).join(' ')}`)
    .join('\n');
}

test('a steady load shows no settings of bursts', () => {
  expect(names(settingGroups(WORKLOAD_SPECS, {}))).toMatchInlineSnapshot(`
    "load: loop arrivals ratePerSec callers messagesMax bodyBytes
    shape: shape
    application: afterFailure"
  `);
});

test('bursts show theirs', () => {
  expect(names(settingGroups(WORKLOAD_SPECS, { shape: 'bursts' }))).toMatchInlineSnapshot(`
    "load: loop arrivals ratePerSec callers messagesMax bodyBytes
    shape: shape shapeFactor shapeLengthMs shapeEveryMs
    application: afterFailure"
  `);
});

test('what depends on a hidden setting is hidden too', () => {
  expect(names(settingGroups(WORKLOAD_SPECS, { loop: 'closed', shape: 'bursts' })))
    .toMatchInlineSnapshot(`
      "load: loop callers thinkTimeMs messagesMax bodyBytes
      application: afterFailure"
    `);
});

test('settings at their default are not counted as changed, even when they are held', () => {
  const settings = { serviceMs: 8, sendMessageThreadPoolNums: 4 };
  expect(changedSpecs(BROKER_SPECS, settings).map(({ name }) => name)).toEqual(['serviceMs']);
});
