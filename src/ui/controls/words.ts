// From the names in the tables to the texts of the catalogs. A name without a text is shown as it is;
// a test sees to it that none is missing.
import type { ProfileSystem, ProfileVersion } from '../../scenario/profiles/Profile.ts';
import type { SettingSpec } from '../../scenario/SettingSpec.ts';
import { en as labels } from '../texts/labels.ts';
import { en as profiles } from '../texts/profiles.ts';
import { en as settings } from '../texts/settings.ts';
import { en as versions } from '../texts/versions.ts';
import type { TextKey } from '../texts/texts.ts';

/** Texts that take no values: only they are found by a composed name. */
type PlainKey = TextKey<'labels'>;

function isPlainKey(key: string): key is PlainKey {
  return key in labels;
}

function plainKey(key: string): PlainKey | undefined {
  return isPlainKey(key) ? key : undefined;
}

function isSettingKey(key: string): key is TextKey<'settings'> {
  return key in settings;
}

/** The sentence that says what a setting does. */
export function helpKey(spec: SettingSpec): TextKey<'settings'> | undefined {
  const key = spec.help ?? spec.name;
  return isSettingKey(key) ? key : undefined;
}

/** Own settings have a name in words; real ones are called what they are called. */
export function labelKey(spec: SettingSpec): PlainKey | undefined {
  return spec.own === true ? plainKey(`label_${spec.name}`) : undefined;
}

export function groupKey(group: string): PlainKey | undefined {
  return plainKey(`group_${group}`);
}

/** Values of real settings are shown as they are written in a file. */
export function choiceKey(spec: SettingSpec, choice: string): PlainKey | undefined {
  return spec.own === true ? plainKey(`choice_${choice}`) : undefined;
}

export function choiceDetailKey(spec: SettingSpec, choice: string): PlainKey | undefined {
  return plainKey(`detail_${spec.name}_${choice}`);
}

/** The heading that clients of a system stand under. */
export function systemKey(system: ProfileSystem): TextKey<'profiles'> {
  return `system_${system}`;
}

/** What a kind of client is. */
export function aboutKey(profile: string): TextKey<'profiles'> | undefined {
  return profileKey(`${profile}.about`);
}

/** What a mode of a client does. */
export function modeKey(profile: string, mode: string): TextKey<'profiles'> | undefined {
  return profileKey(`${profile}.${mode}`);
}

function profileKey(key: string): TextKey<'profiles'> | undefined {
  return isProfileKey(key) ? key : undefined;
}

function isProfileKey(key: string): key is TextKey<'profiles'> {
  return key in profiles;
}

/** What a version of a client changed. */
export function changesKey(version: ProfileVersion | undefined): TextKey<'versions'> | undefined {
  const key = version?.changes ?? '';
  return isVersionKey(key) ? key : undefined;
}

function isVersionKey(key: string): key is TextKey<'versions'> {
  return key in versions;
}
