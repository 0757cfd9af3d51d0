// From the names in the tables to the texts of the catalogs. A name without a text is shown as it is;
// a test sees to it that none is missing.
import type { SettingSpec } from '../../scenario/SettingSpec.ts';
import { en as controls } from '../texts/controls.ts';
import { en as settings } from '../texts/settings.ts';
import type { TextKey } from '../texts/texts.ts';

/** Keys whose text takes no values: the only ones that are found by a composed name. */
type PlainKey = Extract<
  TextKey<'controls'>,
  `${'group' | 'label' | 'choice' | 'detail' | 'profile' | 'version' | 'mode'}_${string}`
>;

function isPlainKey(key: string): key is PlainKey {
  return key in controls;
}

function plainKey(key: string): PlainKey | undefined {
  return isPlainKey(key) ? key : undefined;
}

function isSettingKey(key: string): key is TextKey<'settings'> {
  return key in settings;
}

/** The sentence that says what a setting does. */
export function helpKey(spec: SettingSpec): TextKey<'settings'> | undefined {
  return isSettingKey(spec.name) ? spec.name : undefined;
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

interface ClientWords {
  readonly about: PlainKey;
  readonly versions: Readonly<Record<string, PlainKey>>;
  readonly modes: Readonly<Record<string, PlainKey>>;
}

const CLIENT_WORDS: Readonly<Record<string, ClientWords>> = {
  'rocketmq-java-remoting': {
    about: 'profile_java',
    versions: {
      '4.9.8': 'version_java49',
      '5.2.0': 'version_java52',
      '5.3.3': 'version_java53',
    },
    modes: { sync: 'mode_javaSync', async: 'mode_javaAsync', oneway: 'mode_javaOneway' },
  },
  'rocketmq-documented': {
    about: 'profile_documented',
    versions: { 'manual-5.0': 'version_documented' },
    modes: { sync: 'mode_sync' },
  },
  custom: {
    about: 'profile_custom',
    versions: {},
    modes: { sync: 'mode_sync', async: 'mode_async' },
  },
};

/** What a kind of client is, and what a version and a mode of it change. */
export function clientWords(profile: string): ClientWords | undefined {
  return CLIENT_WORDS[profile];
}
