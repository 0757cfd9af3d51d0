import { expect, test } from 'vitest';
import { PROFILES } from '../../scenario/profiles.ts';
import { loadTexts, speak, textsOf } from '../texts/texts.ts';
import { profileTitle } from './profileTitle.ts';

test('names of clients in Chinese hold no English sentence', async () => {
  await loadTexts('profiles');
  await speak('zh');
  const titles = [...PROFILES.keys()].map((id) => profileTitle(textsOf('profiles'), id));
  await speak('en');
  expect(titles).toContain('RocketMQ Java');
  expect(titles.filter((title) => /[A-Za-z]{2,}[ ,]+[a-z]{2,}/.test(title))).toEqual([]);
});

test('names in words are the names of the profiles in English, and unknown ids stay', async () => {
  await loadTexts('profiles');
  for (const [id, { title }] of PROFILES) expect(profileTitle(textsOf('profiles'), id)).toBe(title);
  expect(profileTitle(textsOf('profiles'), 'unheard-of')).toBe('unheard-of');
});
