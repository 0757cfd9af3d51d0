import { describe, expect, test } from 'vitest';
import { sampleRecording } from '../../../recording/sampleRecording.ts';
import { dotShareOf, mostWithin, requestsPerDot, stretchMs } from './stretch.ts';

test.each([
  [0.01, 0],
  [0.1, 45],
  [1, 450],
  [10, 4_500],
  [1_000, 45_000],
])('at speed %d a journey takes at least %i simulated ms', (speed, expected) => {
  expect(stretchMs(speed)).toBe(expected);
});

test.each([
  [10, 1_000, 1],
  [1_001, 1_000, 2],
  [3_000, 1_000, 5],
  [70_000, 1_000, 100],
])('%i requests on %i dots make %i a dot', (wanted, dotsMax, expected) => {
  expect(requestsPerDot(wanted, dotsMax)).toBe(expected);
});

describe('the busiest stretch', () => {
  test('is found wherever it lies', () => {
    const sentAt = Float64Array.from([0, 100, 110, 120, 500, 999]);
    expect(mostWithin(sentAt, 5, 20)).toBe(3);
    expect(mostWithin(sentAt, 5, 0)).toBe(1);
  });

  test('decides for how many requests a dot stands, the same at every moment of a run', () => {
    const recording = sampleRecording({ messages: 6_000 });
    const few = dotShareOf(recording, { stretch: 450, dotsMax: 800 });
    const many = dotShareOf(recording, { stretch: 45_000, dotsMax: 800 });
    expect(few).toBe(1);
    expect(many).toBeGreaterThan(few);
  });
});
