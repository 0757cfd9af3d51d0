import { PROFILES } from '../../scenario/profiles.ts';
import type { TextKey, Texts } from '../texts/texts.ts';

/** What is no real client has a name in words; real ones are called the same in every language. */
const IN_WORDS: Readonly<Record<string, TextKey<'profiles'>>> = {
  custom: 'custom.title',
  'raw-remoting': 'raw-remoting.title',
  'rocketmq-documented': 'rocketmq-documented.title',
};

/** The name of a kind of client; an id that has no profile stays as it is. */
export function profileTitle(words: Texts<'profiles'>, id: string): string {
  const key = IN_WORDS[id];
  return key === undefined ? (PROFILES.get(id)?.title ?? id) : words(key);
}
