import { expect, test } from 'vitest';
import { fileNameOf } from './fileNameOf.ts';
import { viewToShare } from './viewToShare.ts';

test('what stands at its usual place is not in the link', () => {
  const selection = { kind: 'none' } as const;
  expect(viewToShare({ atMs: 0, selection, theme: 'system', unknownKeys: [] })).toEqual({});
});

test('what is worth pointing at is in the link', () => {
  const shown = {
    atMs: 41_000,
    selection: { kind: 'message', row: 7 },
    language: 'zh',
    theme: 'dark',
    unknownKeys: ['camera=left'],
  } as const;
  expect(viewToShare(shown)).toEqual(shown);
});

test.each([
  [{ name: 'Friday night: 2/3', preset: 'crash' }, 'sluice-Friday-night-2-3.json'],
  [{ name: '', preset: 'crash' }, 'sluice-crash.json'],
  [{ name: '双十一 演练', preset: '' }, 'sluice-双十一-演练.json'],
  [{ name: '../..', preset: '' }, 'sluice-scenario.json'],
  [{ name: '', preset: '' }, 'sluice-scenario.json'],
])('%j is saved as %s', (scenario, name) => {
  expect(fileNameOf(scenario)).toBe(name);
});
