import { en as consuming } from '../texts/consuming.ts';
import type { TextKey } from '../texts/texts.ts';

/** Texts of that catalog without values. */
type ModeKey = Extract<TextKey<'consuming'>, `mode_${string}`>;

/** What a consumer's mode does. */
export function consumerModeKey(mode: string): ModeKey | undefined {
  const key = `mode_${mode}`;
  return isModeKey(key) ? key : undefined;
}

function isModeKey(key: string): key is ModeKey {
  return key in consuming;
}
