import { expect, test } from 'vitest';
import { sampleRecording } from '../recording/sampleRecording.ts';
import { verdictOf } from '../recording/verdictOf.ts';
import { areAlikeValues, cellValue } from './cells.ts';
import { type Figures, figuresOf, LINES, linesOf } from './figures.ts';

const recording = sampleRecording({ messages: 500 });

test('the figures are those of the verdict', () => {
  const verdict = verdictOf(recording);
  const figures = figuresOf(recording);
  expect(figures.goodputPerSec).toBe(verdict.goodputPerSec);
  expect(figures.amplification).toBe(verdict.amplification);
  expect(figures.latencyP99Ms).toBe(verdict.latencyP99Ms);
});

test('the attempts of all buckets together are the attempts of the run', () => {
  const buckets = 50;
  const lines = linesOf(recording, buckets);
  expect(lines).toHaveLength(LINES.length * buckets);
  const bucketSec = recording.scenario.durationMs / 1000 / buckets;
  const start = LINES.indexOf('attempts') * buckets;
  const sum = lines
    .subarray(start, start + buckets)
    .reduce((total, rate) => total + rate * bucketSec, 0);
  expect(sum).toBeCloseTo(recording.attempts.count, 0);
});

test('a cell: the share that recovered, the mean of rates, the median of times', () => {
  const figures = figuresOf(recording);
  const runs: readonly Figures[] = [
    { ...figures, hasRecovered: 1, recoveryMs: 1_000, goodputPerSec: 100 },
    { ...figures, hasRecovered: 1, recoveryMs: 3_000, goodputPerSec: 80 },
    { ...figures, hasRecovered: 0, recoveryMs: Infinity, goodputPerSec: 30 },
  ];
  expect(cellValue({ runs }, 'hasRecovered')).toBeCloseTo(2 / 3);
  expect(cellValue({ runs }, 'recoveryMs')).toBe(3_000);
  expect(cellValue({ runs }, 'goodputPerSec')).toBe(70);
  expect(cellValue({ runs: [] }, 'lost')).toBeNaN();
});

test('neighbours are alike within a tenth of what the map spans; "never" is like "never" only', () => {
  expect(areAlikeValues(100, 109, 100)).toBe(true);
  expect(areAlikeValues(100, 111, 100)).toBe(false);
  expect(areAlikeValues(Infinity, Infinity, 5)).toBe(true);
  expect(areAlikeValues(Infinity, 5, 5)).toBe(false);
  expect(areAlikeValues(NaN, 5, 5)).toBe(false);
});
