import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { committedResults } from '../../conformance/results.ts';
import { en } from '../texts/contradictions.ts';
import { CONTRADICTIONS } from './contradictions.ts';

test('each contradiction has both sentences, and no sentence is left over', () => {
  const wanted = CONTRADICTIONS.flatMap(({ id }) => [`${id}.says`, `${id}.does`]);
  expect(Object.keys(en).sort()).toEqual(wanted.sort());
});

test('each is proved by built-in cases that are played, or says where it stands in the code', async () => {
  const ids = new Set((await committedResults()).map(({ id }) => id));
  const missing = CONTRADICTIONS.flatMap(({ cases }) => cases.filter((id) => !ids.has(id)));
  expect(missing).toEqual([]);
  const unproved = CONTRADICTIONS.filter((one) => one.cases.length === 0 && !('source' in one));
  expect(unproved).toEqual([]);
});

test('each rule it names is a rule of the model', () => {
  const model = readFileSync(join(import.meta.dirname, '../../model/MODEL.md'), 'utf8');
  const missing = CONTRADICTIONS.flatMap(({ rules }) =>
    rules.filter((rule) => !model.includes(`**${rule}**`)),
  );
  expect(missing).toEqual([]);
});
