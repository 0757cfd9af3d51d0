// What must hold of the built-in cases and their committed results without playing any.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtInCases } from '../builtInCases.ts';
import { NOT_MODELLED } from '../notModelled.ts';
import { committedResults } from '../results.ts';
import { scenarioOf } from '../scenarioOf.ts';

const LEFT_OUT_RATIO_MAX = 0.03;

const cases = await builtInCases();
const results = await committedResults();
const testFiles = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.slow.test.ts'));

test('each built-in case is there once and becomes a scenario', () => {
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  expect(cases.flatMap((golden) => (scenarioOf(golden).ok ? [] : [golden.id]))).toEqual([]);
});

test('each built-in case is played by one of the files here', () => {
  const covered = testFiles.map((name) => name.replace('.slow.test.ts', ''));
  const missed = cases.filter(
    ({ client: { profile, version } }) =>
      !covered.includes(profile) && !covered.includes(`${profile}-${version}`),
  );
  expect(missed.map(({ id }) => id)).toEqual([]);
});

test('the committed results are those of these cases', () => {
  const told = new Map(results.map((result) => [result.id, result]));
  expect(results).toHaveLength(cases.length);
  for (const golden of cases) {
    const { id, client, kind, question } = golden;
    expect(told.get(id)).toMatchObject({
      id,
      profile: client.profile,
      version: client.version,
      mode: client.mode,
      kind,
      question,
    });
  }
});

test('what is left out on purpose stays rare, and names cases that exist', () => {
  expect(NOT_MODELLED.size / cases.length).toBeLessThanOrEqual(LEFT_OUT_RATIO_MAX);
  const ids = new Set(cases.map(({ id }) => id));
  expect([...NOT_MODELLED.keys()].filter((id) => !ids.has(id))).toEqual([]);
});

test('nothing built in differs but what is left out on purpose', () => {
  const failing = results.filter(({ outcome }) => outcome !== 'conforms');
  expect(new Set(failing.map(({ id }) => id))).toEqual(new Set(NOT_MODELLED.keys()));
});

test('MODEL.md lists each case that is left out, with the same reason, and no other', () => {
  const text = readFileSync(join(import.meta.dirname, '../../model/MODEL.md'), 'utf8');
  const [, list = ''] = text.split('## 9. Recorded cases that are left out');
  const items = [...list.matchAll(/^- `(.+?)`: (.+)$/gm)].map(([, id = '', reason = '']) => [
    id,
    reason,
  ]);
  expect(items).toEqual([...NOT_MODELLED]);
});
