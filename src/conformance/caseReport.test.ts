import { expect, test } from 'vitest';
import { type CaseReport, tableOf } from './caseReport.ts';

function report(profile: string, version: string, outcome: CaseReport['outcome']): CaseReport {
  return {
    id: 'x',
    profile,
    version,
    mode: 'sync',
    kind: 'producer-script',
    question: '',
    outcome,
  };
}

test('counts by profile and version, what cannot be played as a difference, versions from old to new', () => {
  const table = tableOf([
    report('java', '5.10.0', 'conforms'),
    report('java', '5.9.8', 'notModelled'),
    report('java', '5.10.0', 'cannotPlay'),
    report('java', '5.10.0', 'differs'),
    report('go', '', 'conforms'),
  ]);
  expect(table).toEqual([
    { profile: 'go', version: '', total: 1, conforming: 1, notModelled: 0, differing: 0 },
    { profile: 'java', version: '5.9.8', total: 1, conforming: 0, notModelled: 1, differing: 0 },
    { profile: 'java', version: '5.10.0', total: 3, conforming: 1, notModelled: 0, differing: 2 },
  ]);
});
