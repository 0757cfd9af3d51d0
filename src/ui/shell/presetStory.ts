import { presetOf } from '../../scenario/presets.ts';
import type { TextKey, Texts } from '../texts/texts.ts';

/** What there is to see in the preset a scenario began as, or what it teaches. */
export function presetStory(
  presetId: string,
  text: 'look' | 'teaches',
  t: Texts<'presetStories'>,
): string | undefined {
  const key = `${presetId}.${text}`;
  return isStoryKey(key) ? t(key) : undefined;
}

function isStoryKey(key: string): key is TextKey<'presetStories'> {
  const [, id = ''] = /^(.+)\.(?:look|teaches)$/.exec(key) ?? [];
  return presetOf(id) !== undefined;
}
