import { expect, test } from 'vitest';
import type { CaseReport } from '../../store/fidelity.ts';
import { casesOf } from './casesOf.ts';

function result(id: string, question: string, outcome: CaseReport['outcome']): CaseReport {
  return {
    id,
    profile: 'p',
    version: '1',
    mode: 'sync',
    kind: 'producer-script',
    question,
    outcome,
  };
}

const results = [
  result('sync-hang', 'What when nobody answers?', 'conforms'),
  result('sync-busy', 'What when the broker is busy?', 'differs'),
];

test('finds all words anywhere, large or small', () => {
  expect(casesOf(results, 'all', 'SYNC broker').map(({ id }) => id)).toEqual(['sync-busy']);
  expect(casesOf(results, 'all', '  ')).toHaveLength(2);
  expect(casesOf(results, 'all', 'kafka')).toEqual([]);
});

test('shows only what does not conform, if wanted', () => {
  expect(casesOf(results, 'odd', '').map(({ id }) => id)).toEqual(['sync-busy']);
});
