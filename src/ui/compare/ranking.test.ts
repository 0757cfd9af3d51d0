import { expect, test } from 'vitest';
import type { Figures } from '../../explore/figures.ts';
import { BLANK } from '../../scenario/presets/parts.ts';
import type { ClientRun } from '../../store/compare/clientsTask.ts';
import { figureText } from '../parts/figureText.ts';
import { differenceText } from './differenceText.ts';
import { ranked } from './ranking.ts';

function run(profile: string, figures: Partial<Figures> | undefined): ClientRun {
  return {
    kind: { profile, version: '1', mode: 'sync' },
    scenario: BLANK,
    figures: figures as Figures | undefined,
    lines: undefined,
  };
}

const runs = [
  run('slow', { goodputPerSec: 100, failed: 7, recoveryMs: Infinity }),
  run('late', undefined),
  run('good', { goodputPerSec: 300, failed: 0, recoveryMs: 0 }),
  run('fair', { goodputPerSec: 200, failed: 0, recoveryMs: 900 }),
];

const names = (list: readonly ClientRun[]) => list.map(({ kind }) => kind.profile);

test('the best stands first, whether that is more or less', () => {
  expect(names(ranked(runs, { column: 'goodputPerSec', isReversed: false }))).toEqual([
    'good',
    'fair',
    'slow',
    'late',
  ]);
  expect(names(ranked(runs, { column: 'failed', isReversed: false }))).toEqual([
    'good',
    'fair',
    'slow',
    'late',
  ]);
  expect(names(ranked(runs, { column: 'recoveryMs', isReversed: false }))).toEqual([
    'good',
    'fair',
    'slow',
    'late',
  ]);
});

test('the other way round what is not there still comes last', () => {
  expect(names(ranked(runs, { column: 'goodputPerSec', isReversed: true }))).toEqual([
    'slow',
    'fair',
    'good',
    'late',
  ]);
});

test('a difference has its sign, and none where there is no number', () => {
  expect(differenceText('failed', 12)).toBe('+12');
  expect(differenceText('failed', -12)).toBe('−12');
  expect(differenceText('recoveryMs', Infinity)).toBe('–');
  expect(figureText('recoveryMs', Infinity, 'never')).toBe('never');
});
