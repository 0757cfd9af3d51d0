import { expect, test } from 'vitest';
import { CONSUMER_PROFILES } from '../../scenario/consumerProfiles.ts';
import { HANDLER_SPECS } from '../../scenario/consumers/handlerSpecs.ts';
import { PROXY_SPECS } from '../../scenario/proxySpecs.ts';
import { PROFILES } from '../../scenario/profiles.ts';
import { PROFILE_SYSTEMS } from '../../scenario/profiles/Profile.ts';
import { RUN_SPECS } from '../../scenario/runSpecs.ts';
import type { SettingSpec } from '../../scenario/SettingSpec.ts';
import { BROKER_SPECS, NAME_SERVER_SPECS, NETWORK_SPECS } from '../../scenario/specs.ts';
import { WORKLOAD_SPECS } from '../../scenario/workloadSpecs.ts';
import { en, zh } from '../texts/settings.ts';
import { en as profileTexts } from '../texts/profiles.ts';
import { aboutKey, changesKey, choiceKey, groupKey, helpKey, labelKey, modeKey } from './words.ts';

const profiles = [...PROFILES.values()];
const specs: readonly SettingSpec[] = [
  ...RUN_SPECS,
  ...BROKER_SPECS,
  ...NETWORK_SPECS,
  ...NAME_SERVER_SPECS,
  ...WORKLOAD_SPECS,
  ...profiles.flatMap((profile) => profile.specs),
  ...[...CONSUMER_PROFILES.values()].flatMap(({ modes }) => Object.values(modes).flat()),
  ...HANDLER_SPECS,
  ...PROXY_SPECS,
];

test('each setting has a sentence, in both languages', () => {
  const silent = specs.filter((spec) => helpKey(spec) === undefined).map(({ name }) => name);
  expect(silent).toEqual([]);
  for (const sentence of Object.values(en)) expect(sentence).toMatch(/\.$/);
  for (const sentence of Object.values(zh)) expect(sentence).toMatch(/。$/);
});

test('no sentence is left of a setting that is gone', () => {
  const names = new Set(specs.flatMap(({ name, help = name }) => [name, help]));
  expect(Object.keys(en).filter((name) => !names.has(name))).toEqual([]);
});

test('each setting of our own has a name in words', () => {
  const nameless = specs.filter((spec) => spec.own === true && labelKey(spec) === undefined);
  expect(nameless.map(({ name }) => name)).toEqual([]);
});

test('each group and each choice of our own has a name', () => {
  const groups = specs.map(({ group }) => group).filter((group) => groupKey(group) === undefined);
  expect(groups).toEqual([]);
  const choices = specs.flatMap((spec) =>
    spec.kind === 'choice' && spec.own === true
      ? spec.choices.filter((choice) => choiceKey(spec, choice) === undefined)
      : [],
  );
  expect(choices).toEqual([]);
});

test('each client is described, and what its versions and modes change', () => {
  for (const { id, versions, modes } of profiles) {
    expect(aboutKey(id), id).toBeDefined();
    for (const mode of modes) expect(modeKey(id, mode), `${id} ${mode}`).toBeDefined();
    // A client of one version only has nothing to tell apart.
    const told = versions.length < 2 ? [] : versions;
    for (const version of told) expect(changesKey(version), `${id} ${version.id}`).toBeDefined();
  }
});

test('each system that clients belong to has a name', () => {
  for (const system of PROFILE_SYSTEMS)
    expect(Object.keys(profileTexts)).toContain(`system_${system}`);
});
