import { expect, test } from 'vitest';
import { valuesAlong } from '../../explore/axis.ts';
import { PRESETS } from '../../scenario/presets.ts';
import { rangeFor, variableChoices } from './variableChoices.ts';

test.each(PRESETS)('$id: every choice has a range that makes an axis', ({ scenario }) => {
  const choices = variableChoices(scenario);
  expect(choices.length).toBeGreaterThan(20);
  expect(new Set(choices.map(({ id }) => id)).size).toBe(choices.length);
  for (const { id, paths } of choices) {
    const axis = rangeFor(scenario, paths);
    const values = axis === undefined ? undefined : valuesAlong(scenario, axis);
    expect(values?.ok, `${id} ${JSON.stringify(axis)} ${JSON.stringify(values)}`).toBe(true);
  }
});

test('what several parts have in common is one choice', () => {
  const crash = PRESETS.find(({ id }) => id === 'crash');
  if (crash === undefined) throw new Error('no preset');
  const shared = variableChoices(crash.scenario).filter(({ group }) => group === 'all');
  expect(shared.map(({ paths }) => paths)).toContainEqual([
    'clients.order-service.workload.ratePerSec',
    'clients.billing.workload.ratePerSec',
  ]);
});
