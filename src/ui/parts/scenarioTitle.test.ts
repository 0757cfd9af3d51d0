import { expect, test } from 'vitest';
import { presetOf } from '../../scenario/presets.ts';
import { setAt } from '../../scenario/settingPath.ts';
import { isEdited, presetTitle, scenarioTitle } from './scenarioTitle.ts';

const crash = presetOf('crash')?.scenario;
if (crash === undefined) throw new Error('no preset');

test('a scenario bears the name it was given, else the title of its preset, else none', () => {
  expect(scenarioTitle(crash, 'Own')).toBe('One broker crashes');
  expect(scenarioTitle({ ...crash, name: 'Friday night' }, 'Own')).toBe('Friday night');
  expect(scenarioTitle({ name: '', preset: '' }, 'Own')).toBe('Own');
});

test('a preset that is not known has no texts', () => {
  expect(presetTitle('constructor')).toBeUndefined();
  expect(presetTitle('')).toBeUndefined();
});

test('it is edited when it runs otherwise, not when it has another name or seed', () => {
  expect(isEdited(crash)).toBe(false);
  expect(isEdited({ ...crash, name: 'Friday night', seed: 99 })).toBe(false);
  expect(isEdited(setAt(crash, 'network.latencyMs', 7))).toBe(true);
});
