import { isSame } from '../../scenario/isSame.ts';
import { presetOf } from '../../scenario/presets.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import { type TextKey, type Texts, textsOf } from '../texts/texts.ts';

type PresetText = 'title' | 'look' | 'teaches';

/** A text of the preset a scenario began as, if it began as one. */
export function presetText(
  presetId: string,
  text: PresetText,
  t: Texts<'presets'> = textsOf('presets'),
): string | undefined {
  const key = `${presetId}.${text}`;
  return isPresetKey(key) ? t(key) : undefined;
}

function isPresetKey(key: string): key is TextKey<'presets'> {
  const [, id = ''] = /^(.+)\.(?:title|look|teaches)$/.exec(key) ?? [];
  return presetOf(id) !== undefined;
}

/** What the user called it, or the title of its preset. */
export function scenarioTitle(
  { name, preset }: Pick<Scenario, 'name' | 'preset'>,
  untitled: string,
): string {
  return name || (presetText(preset, 'title') ?? untitled);
}

/** Whether it is another scenario than the preset it bears the title of. The seed is shown by itself. */
export function isEdited(scenario: Scenario): boolean {
  const preset = presetOf(scenario.preset)?.scenario;
  if (preset === undefined) return false;
  return !isSame({ ...scenario, name: preset.name, seed: preset.seed }, preset);
}
