// Plays every built-in case: the model against what the real clients and brokers did.
import { describe, expect, test } from 'vitest';
import { builtInCases } from './builtInCases.ts';
import { NOT_MODELLED } from './notModelled.ts';
import { playCase } from './playCase.ts';

const LEFT_OUT_RATIO_MAX = 0.03;

const cases = await builtInCases();

describe('the model does what was recorded', () => {
  test.each(cases.map((golden) => [golden.id, golden] as const))('%s', (id, golden) => {
    const outcome = playCase(golden);
    // One that conforms by now is taken off the list.
    const wanted = NOT_MODELLED.has(id) ? 'notModelled' : 'conforms';
    expect(outcome.kind, 'sentence' in outcome ? outcome.sentence : '').toBe(wanted);
  });
});

test('what is left out on purpose stays rare, and names cases that exist', () => {
  expect(NOT_MODELLED.size / cases.length).toBeLessThanOrEqual(LEFT_OUT_RATIO_MAX);
  const ids = new Set(cases.map(({ id }) => id));
  expect([...NOT_MODELLED.keys()].filter((id) => !ids.has(id))).toEqual([]);
});
