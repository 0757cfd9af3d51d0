import { expect, test } from 'vitest';
import { figuresOf } from '../../explore/figures.ts';
import { sampleRecording } from '../../recording/sampleRecording.ts';
import { labelledPlaces, levelsOf, scaleOf, shadeOf, surfaceOf } from './mapScale.ts';

const figures = figuresOf(sampleRecording({ messages: 20 }));
const cell = (goodputPerSec: number, recoveryMs = NaN) => ({
  runs: [{ ...figures, goodputPerSec, recoveryMs }],
});

test('shades go from the least to the most that is there; shares from none to all', () => {
  const cells = [cell(10), undefined, cell(30)];
  const scale = scaleOf(cells, 'goodputPerSec');
  expect(scale).toEqual({ low: 10, high: 30 });
  expect(shadeOf(15, scale)).toEqual({ kind: 'value', ratio: 0.25 });
  expect(scaleOf(cells, 'hasRecovered')).toEqual({ low: 0, high: 1 });
  expect(scaleOf([undefined], 'goodputPerSec')).toBeUndefined();
});

test('what never came, and what is not there, have looks of their own', () => {
  const scale = scaleOf([cell(1, 500), cell(1, Infinity), cell(1)], 'recoveryMs');
  expect(scale).toEqual({ low: 500, high: 500 });
  expect(shadeOf(Infinity, scale)).toEqual({ kind: 'never' });
  expect(shadeOf(NaN, scale)).toEqual({ kind: 'none' });
  expect(shadeOf(500, scale)).toEqual({ kind: 'value', ratio: 0.5 });
  expect(surfaceOf([Infinity, 3, NaN], { low: 1, high: 5 })).toEqual([9, 3, 1]);
});

test('contour lines: half of the seeds, or quarters', () => {
  expect(levelsOf('hasRecovered', { low: 0, high: 1 })).toEqual([0.5]);
  expect(levelsOf('lost', { low: 0, high: 8 })).toEqual([2, 4, 6]);
  expect(levelsOf('lost', { low: 3, high: 3 })).toEqual([]);
});

test('labels stand as close as there is room', () => {
  expect(labelledPlaces(10, 20)).toHaveLength(10);
  expect(labelledPlaces(21, 7)).toEqual([0, 3, 6, 9, 12, 15, 18]);
  expect(labelledPlaces(2, 0)).toEqual([0]);
});
