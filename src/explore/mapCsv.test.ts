import { expect, test } from 'vitest';
import { sampleRecording } from '../recording/sampleRecording.ts';
import { FIGURES, figuresOf } from './figures.ts';
import { mapCsv } from './mapCsv.ts';

const figures = figuresOf(sampleRecording({ messages: 20 }));

test('a line for each cell and seed that is there, under the names of the variables', () => {
  const csv = mapCsv({
    xName: 'timeline.0.lengthMs',
    yName: 'retries, all "clients"',
    xs: [1, 2],
    ys: [5],
    cells: [
      { runs: [figures, { ...figures, recoveryMs: Infinity, hasRecovered: NaN }] },
      undefined,
    ],
    firstSeed: 7,
  });
  const [head = '', ...lines] = csv.trimEnd().split('\r\n');
  expect(head.startsWith('timeline.0.lengthMs,"retries, all ""clients""",seed,hasRecovered,')).toBe(
    true,
  );
  expect(lines).toHaveLength(2);
  expect(lines[1]?.split(',').slice(0, 5)).toEqual(['1', '5', '8', '', 'never']);
  expect(lines[0]?.split(',')).toHaveLength(3 + FIGURES.length);
});
