import { expect, test } from 'vitest';
import { browserLanguage, createSavedChoices, readLanguage, readTheme } from './savedChoices.ts';

test('a browser that forbids storage costs the memory, not the page', () => {
  const choices = createSavedChoices(() => {
    throw new Error('denied');
  });
  choices.write('tour', 'done');
  expect(choices.read('tour')).toBeUndefined();
});

test('what somebody else wrote into the storage is passed over', () => {
  expect(readLanguage('fr')).toBeUndefined();
  expect(readTheme('<script>')).toBeUndefined();
  expect(readTheme('system')).toBe('system');
});

test.each([
  [['zh-CN', 'en'], 'zh'],
  [['en-GB', 'zh'], 'en'],
  [['de', 'fr', 'zh-Hant-TW'], 'zh'],
  [['de', 'fr'], 'en'],
  [[], 'en'],
] as const)('%j is shown %s', (wished, language) => {
  expect(browserLanguage(wished)).toBe(language);
});
