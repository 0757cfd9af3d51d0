import { expect, test } from 'vitest';
import { handmadeRecording } from '../../../recording/handmadeRecording.ts';
import { FLAG } from '../../../recording/outcomes.ts';
import { SAMPLE_SCENARIO } from '../../../recording/sampleRecording.ts';
import { looksIn } from './looksIn.ts';

test('the legend names what a run shows, and nothing else', () => {
  const recording = handmadeRecording({
    scenario: SAMPLE_SCENARIO,
    messages: [
      {
        intendedMs: 0,
        attempts: [
          { sentMs: 0, endedMs: 9, outcome: 'timedOut', flags: FLAG.answerLost, waitMs: 5 },
          { sentMs: 14, storedMs: 15, answeredMs: 15, endedMs: 16, outcome: 'stored' },
        ],
      },
    ],
  });
  expect(looksIn(recording)).toEqual([
    'inFlight',
    'retrying',
    'retried',
    'timedOut',
    'lost',
    'waiting',
  ]);
});

test('a run of nothing still shows what is on its way', () => {
  const recording = handmadeRecording({ scenario: SAMPLE_SCENARIO, messages: [] });
  expect(looksIn(recording)).toEqual(['inFlight']);
});
