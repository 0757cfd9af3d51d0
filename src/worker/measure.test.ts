import { expect, test } from 'vitest';
import { figuresOf, LINES } from '../explore/figures.ts';
import { SAMPLE_SCENARIO, sampleRecording } from '../recording/sampleRecording.ts';
import { measure } from './measure.ts';

const recording = sampleRecording({ messages: 40 });
let nowMs = 0;
const outside = { runToEnd: () => recording, clockMs: () => (nowMs += 5) };

test('a job comes back as figures and lines, with what it took', () => {
  const job = { jobId: 7, scenario: SAMPLE_SCENARIO, lineBuckets: 20 };
  const measured = measure(job, outside);
  if (measured.kind !== 'measured') throw new Error(measured.sentence);
  expect(measured.jobId).toBe(7);
  expect(measured.figures).toEqual(figuresOf(recording));
  expect(measured.lines).toHaveLength(20 * LINES.length);
  expect(measured.eventCount).toBe(recording.eventCount);
  expect(measured.wallMs).toBe(5);
});

test('without buckets there are no lines', () => {
  const measured = measure({ jobId: 1, scenario: SAMPLE_SCENARIO, lineBuckets: 0 }, outside);
  expect(measured).toMatchObject({ kind: 'measured', lines: undefined });
});

test('what breaks in the model is one sentence', () => {
  const broken = measure(
    { jobId: 3, scenario: SAMPLE_SCENARIO, lineBuckets: 0 },
    {
      ...outside,
      runToEnd: () => {
        throw new Error('Bug: queue length is -1');
      },
    },
  );
  expect(broken).toEqual({ kind: 'broken', jobId: 3, sentence: 'Bug: queue length is -1' });
});
