import { expect, test } from 'vitest';
import type { CaseReport } from '../../store/fidelity.ts';
import { countsOf, surprisesOf, tableGroups } from './tableOf.ts';

function result(id: string, version: string, outcome: CaseReport['outcome']): CaseReport {
  const nothing = { mode: 'sync', kind: 'producer-script', question: '' };
  return { id, profile: id.slice(0, 1), version, ...nothing, outcome };
}

const results = [
  result('a1', '1', 'conforms'),
  result('a2', '2', 'notModelled'),
  result('a3', '2', 'cannotPlay'),
  result('b1', '', 'differs'),
];

test('counts by profile and version; what cannot be played is a difference', () => {
  const groups = tableGroups(results);
  expect(groups.map(({ profile, rows }) => [profile, rows.map(({ version }) => version)])).toEqual([
    ['a', ['1', '2']],
    ['b', ['']],
  ]);
  expect(groups[0]?.rows[1]?.counts).toEqual({
    total: 2,
    conforming: 0,
    notModelled: 1,
    differing: 1,
  });
  expect(countsOf(results)).toEqual({ total: 4, conforming: 1, notModelled: 1, differing: 2 });
});

test('a surprise is a case that was played again and came out otherwise', () => {
  const replayed = new Map([
    ['a1', result('a1', '1', 'differs')],
    ['b1', result('b1', '', 'differs')],
  ]);
  expect(surprisesOf(results, replayed)).toEqual(['a1']);
});
