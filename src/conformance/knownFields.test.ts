import { expect, test } from 'vitest';
import { checkFields } from './knownFields.ts';

test('knows the format, and lets a case choose the names of settings, messages and figures', () => {
  const raw = {
    id: 'x',
    client: { profile: 'p', version: '1', mode: 'sync', settings: { anything: 1 } },
    script: { by: 'message', messages: { m1: { steps: [{ hang: true }], then: { reply: 'OK' } } } },
    observed: { 'latencyMs.OK.p50': { value: 1 } },
  };
  expect(checkFields(raw)).toEqual({ misspelt: undefined, unknown: [] });
});

test('a misspelt field is refused by its place, with the one that was meant', () => {
  const raw = { id: 'x', script: { steps: [{ reply: 'OK', aftrMs: 5 }] }, tolerence: {} };
  expect(checkFields(raw).misspelt).toBe(
    'the field “script.steps.0.aftrMs” is not known (did you mean “afterMs”?)',
  );
});

test('a field that is like none of ours is only remarked', () => {
  expect(checkFields({ id: 'x', weatherOutside: 'rain' })).toEqual({
    misspelt: undefined,
    unknown: ['weatherOutside'],
  });
});
