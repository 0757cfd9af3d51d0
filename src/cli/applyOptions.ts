// The options of `run` that change the scenario: seed, length and single settings.
import { bad, good, type Result } from '../lib/Result.ts';
import { problemText } from '../scenario/problemText.ts';
import { PROFILES } from '../scenario/profiles.ts';
import { RUN_SPECS, SEED_MAX } from '../scenario/runSpecs.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import { setAt, specsFor } from '../scenario/settingPath.ts';
import type { NumberSpec, SettingSpec, SettingValue } from '../scenario/SettingSpec.ts';
import { BROKER_SPECS, NAME_SERVER_SPECS, NETWORK_SPECS } from '../scenario/specs.ts';
import { WORKLOAD_SPECS } from '../scenario/workloadSpecs.ts';
import { guess, type Words } from './words.ts';

export function applyOptions(scenario: Scenario, words: Words): Result<Scenario, string> {
  let changed = scenario;
  for (const text of words.values('--set')) {
    const next = withSetting(changed, text);
    if (!next.ok) return next;
    changed = next.value;
  }
  const seed = words.value('--seed');
  if (seed !== undefined) {
    if (!/^\d{1,10}$/.test(seed) || Number(seed) > SEED_MAX) {
      return bad(`--seed is “${seed}”, but must be a whole number from 0 to ${String(SEED_MAX)}.`);
    }
    changed = { ...changed, seed: Number(seed) };
  }
  const until = words.value('--until');
  if (until === undefined) return good(changed);
  const durationMs = numberOf(until) * 1000;
  const [{ min, max }] = RUN_SPECS;
  if (!(durationMs >= min && durationMs <= max)) {
    return bad(
      `--until is “${until}”, but must be a number of seconds from ${String(min / 1000)} to ${String(max / 1000)}.`,
    );
  }
  return good({ ...changed, durationMs });
}

/** NaN for anything that is not a plain number: Number('') would be 0. */
function numberOf(text: string): number {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
}

// ---- single settings

function withSetting(scenario: Scenario, text: string): Result<Scenario, string> {
  const end = text.indexOf('=');
  if (end < 1) return bad(`--set needs path=value, not “${text}”.`);
  const path = text.slice(0, end);
  const spec = specsFor(scenario, path);
  if (spec === undefined) {
    return bad(`There is no setting “${path}”${guess(path, pathsOf(scenario))}.`);
  }
  const value = valueOf(path, spec, text.slice(end + 1));
  return value.ok ? good(setAt(scenario, path, value.value)) : value;
}

function valueOf(path: string, spec: SettingSpec, text: string): Result<SettingValue, string> {
  switch (spec.kind) {
    case 'number':
      return numberValue(path, spec, text);
    case 'flag':
      if (text === 'true' || text === 'false') return good(text === 'true');
      return bad(problemText({ kind: 'wrongType', path, given: text, expected: 'flag' }, 'en'));
    case 'choice': {
      const { choices } = spec;
      if (choices.includes(text)) return good(text);
      const nearestText = guess(text, choices);
      return bad(`${path} cannot be “${text}”${nearestText}. It can be: ${choices.join(', ')}.`);
    }
  }
}

function numberValue(path: string, spec: NumberSpec, text: string): Result<SettingValue, string> {
  const value = numberOf(text);
  if (Number.isNaN(value)) {
    return bad(problemText({ kind: 'wrongType', path, given: text, expected: 'number' }, 'en'));
  }
  if (spec.special?.includes(value) === true) return good(value);
  const { min, max, unit } = spec;
  if (value < min || value > max) {
    return bad(problemText({ kind: 'outside', path, given: value, min, max }, 'en'));
  }
  const mustBeWhole = unit === 'count' || unit === 'bytes';
  if (mustBeWhole && !Number.isInteger(value)) {
    return bad(
      problemText({ kind: 'wrongType', path, given: text, expected: 'wholeNumber' }, 'en'),
    );
  }
  return good(value);
}

/** Every path that can be set in this scenario, to guess what was meant. */
function pathsOf({ brokers, clients }: Scenario): readonly string[] {
  const under = (prefix: string, specs: readonly SettingSpec[]): readonly string[] =>
    specs.map(({ name }) => `${prefix}.${name}`);
  return [
    'durationMs',
    'seed',
    ...under('network', NETWORK_SPECS),
    ...under('nameServer', NAME_SERVER_SPECS),
    ...brokers.flatMap(({ id }) => under(`brokers.${id}`, BROKER_SPECS)),
    ...clients.flatMap(({ id, profile }) => [
      ...under(`clients.${id}.settings`, PROFILES.get(profile)?.specs ?? []),
      ...under(`clients.${id}.workload`, WORKLOAD_SPECS),
    ]),
  ];
}
