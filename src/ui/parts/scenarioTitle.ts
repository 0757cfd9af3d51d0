import { isSame } from '../../scenario/isSame.ts';
import { presetOf } from '../../scenario/presets.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import { type TextKey, type Texts, textsOf } from '../texts/texts.ts';

/** The title of the preset a scenario began as, if it began as one. */
export function presetTitle(
  presetId: string,
  t: Texts<'presets'> = textsOf('presets'),
): string | undefined {
  const key = `${presetId}.title`;
  return isTitleKey(key) ? t(key) : undefined;
}

function isTitleKey(key: string): key is TextKey<'presets'> {
  return presetOf(key.slice(0, -'.title'.length)) !== undefined;
}

/** What the user called it, or the title of its preset. */
export function scenarioTitle(
  { name, preset }: Pick<Scenario, 'name' | 'preset'>,
  untitled: string,
): string {
  return name || (presetTitle(preset) ?? untitled);
}

/** Whether it is another scenario than the preset it bears the title of. The seed is shown by itself. */
export function isEdited(scenario: Scenario): boolean {
  const preset = presetOf(scenario.preset)?.scenario;
  if (preset === undefined) return false;
  return !isSame({ ...scenario, name: preset.name, seed: preset.seed }, preset);
}
