import { describe, expect, test } from 'vitest';
import { PRESET_GROUPS, PRESETS } from '../../scenario/presets.ts';
import { loadTexts, speak, textsOf } from './texts.ts';

interface Catalog {
  readonly en: Readonly<Record<string, string>>;
  readonly zh: Readonly<Record<string, string>>;
}

const modules = import.meta.glob<Partial<Catalog>>(['./*.ts', '!./*.test.ts'], { eager: true });
const catalogs = Object.entries(modules).flatMap(([path, { en, zh }]) =>
  en === undefined || zh === undefined ? [] : [{ name: path.slice(2, -3), en, zh }],
);
const joined = import.meta.glob<string>(['./catalogs.ts', './firstChinese.ts'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name = '']) => name).sort();
}

test('there are catalogs to look at', () => {
  expect(catalogs.length).toBeGreaterThan(8);
});

describe.each(catalogs)('$name', ({ name, en, zh }) => {
  test('has the same keys in both languages', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  });

  test('has no empty text', () => {
    const empty = [...Object.entries(en), ...Object.entries(zh)].filter(([, text]) => !text.trim());
    expect(empty).toEqual([]);
  });

  test('asks for the same values in both languages', () => {
    const differing = Object.keys(en).filter(
      (key) => placeholders(en[key] ?? '').join() !== placeholders(zh[key] ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  test('has no braces that are no placeholder', () => {
    const odd = [...Object.entries(en), ...Object.entries(zh)].filter(([, text]) =>
      /[{}]/.test(text.replace(/\{\{\w+\}\}/g, '')),
    );
    expect(odd).toEqual([]);
  });

  test('writes Chinese with Chinese punctuation', () => {
    const odd = Object.entries(zh).filter(([, text]) => /[\u4e00-\u9fff](?:[,;?!]|:\s)/.test(text));
    expect(odd).toEqual([]);
  });

  test('is joined, in both languages', () => {
    const patterns = Object.values(joined)
      .join()
      .matchAll(/'\.\/\{(.*?)\}\.ts'/g);
    const lists = [...patterns].filter(([, names = '']) => names.split(',').includes(name));
    expect(lists.length).toBe(2);
  });
});

test('every preset has its title and both sentences, every group of them its heading', () => {
  const keysOf = (catalog: string): readonly string[] =>
    Object.keys(catalogs.find(({ name }) => name === catalog)?.en ?? {}).sort();
  expect(keysOf('presets')).toEqual(PRESETS.map(({ id }) => `${id}.title`).sort());
  const sentences = PRESETS.flatMap(({ id }) => [`${id}.look`, `${id}.teaches`]);
  const headings = PRESET_GROUPS.map((group) => `group_${group}`);
  expect(keysOf('presetStories')).toEqual([...sentences, ...headings].sort());
});

test('a text comes in the language of the page, with its values', async () => {
  const t = textsOf('shell');
  expect(t('documentTitle', { scenario: 'x' })).toBe('x · Sluice');
  await speak('zh');
  expect(textsOf('shell')('seed', { seed: 7 })).toBe('种子 7');
  await speak('en');
});

test('names from a scenario are shown as they are, never read as placeholders or markup', () => {
  const t = textsOf('shell');
  expect(t('documentTitle', { scenario: '<b>$t(x) {{name}}</b>' })).toBe(
    '<b>$t(x) {{name}}</b> · Sluice',
  );
});

test('the texts of later parts are there once they are loaded, and stay in any language', async () => {
  await loadTexts('share');
  expect(textsOf('share')('copy')).toBe('Copy link');
  await speak('zh');
  expect(textsOf('share')('copy')).toBe('复制链接');
  await loadTexts('verdict');
  await speak('en');
  expect(textsOf('share')('copy')).toBe('Copy link');
  expect(textsOf('verdict')('panel')).toBe('Verdict');
});

test('texts that are asked for while the language changes come in the new one', async () => {
  const changing = speak('zh');
  const loading = loadTexts('charts');
  await Promise.all([changing, loading]);
  expect(textsOf('charts')('attemptsTitle')).toMatch(/[\u4e00-\u9fff]/);
  await speak('en');
});
