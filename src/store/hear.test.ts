import { describe, expect, test } from 'vitest';
import type { Report } from '../protocol/messages.ts';
import { SAMPLE_SCENARIO, sampleRecording } from '../recording/sampleRecording.ts';
import { hear } from './hear.ts';
import { heard } from './notices.ts';
import type { RunState } from './SluiceState.ts';

const older = sampleRecording({ messages: 10 });
const newer = sampleRecording({ messages: 20 });
const running: RunState = {
  status: 'running',
  runId: 7,
  scenario: SAMPLE_SCENARIO,
  recording: older,
  simulatedMs: 0,
};
const finished: Report = { kind: 'finished', runId: 7, recording: newer, wallMs: 60 };
const failed: Report = { kind: 'failed', runId: 7, sentence: 'Bug: x', simulatedMs: 12_000 };

describe('a report', () => {
  test('of a run that was left changes nothing', () => {
    expect(hear(running, { ...finished, runId: 6 })).toBe(running);
    expect(hear(running, { ...failed, runId: 6 })).toBe(running);
  });

  test('after the end of the run changes nothing', () => {
    const over = hear(running, finished);
    expect(hear(over, failed)).toBe(over);
  });

  test('of progress keeps the recording of the run before', () => {
    const told: Report = { kind: 'progress', runId: 7, simulatedMs: 30_000, eventCount: 9 };
    expect(hear(running, told)).toEqual({ ...running, simulatedMs: 30_000 });
  });

  test('of the end brings the new recording', () => {
    expect(hear(running, finished)).toMatchObject({ status: 'finished', recording: newer });
  });

  test('of a failure keeps the recording of the run before, and the sentence', () => {
    expect(hear(running, failed)).toEqual({
      status: 'failed',
      runId: 7,
      scenario: SAMPLE_SCENARIO,
      recording: older,
      simulatedMs: 12_000,
      sentence: 'Bug: x',
    });
  });
});

describe('what the user is told', () => {
  const state = {
    run: running,
    selection: { kind: 'none' },
    notices: [],
    scenario: SAMPLE_SCENARIO,
    link: undefined,
  } as const;

  test('a failed run is told with the scenario that repeats it', () => {
    expect(heard(state, failed).notices).toEqual([
      {
        kind: 'runFailed',
        sentence: 'Bug: x',
        simulatedMs: 12_000,
        scenario: SAMPLE_SCENARIO,
        id: 1,
      },
    ]);
  });

  test('a second failure takes the place of the first: nothing piles up', () => {
    const once = heard(state, failed);
    const twice = heard(
      { ...state, ...once, run: { ...running, runId: 8 } },
      { ...failed, runId: 8 },
    );
    expect(twice.notices).toHaveLength(1);
  });

  test('a run that differs from the one the link was made with is told', () => {
    const link = { scenario: SAMPLE_SCENARIO, digest: '00000000deadbeef', unknownKeys: [] };
    expect(heard({ ...state, link }, finished).notices).toMatchObject([
      { kind: 'otherDigest', expected: '00000000deadbeef', computed: newer.digest },
    ]);
  });

  test('the same digest is no news, nor is a link that carries none', () => {
    const link = { scenario: SAMPLE_SCENARIO, digest: newer.digest, unknownKeys: [] };
    expect(heard({ ...state, link }, finished).notices).toEqual([]);
    expect(heard({ ...state, link: { ...link, digest: undefined } }, finished).notices).toEqual([]);
  });

  test('an edit of the linked scenario may well have another digest', () => {
    const link = { scenario: { ...SAMPLE_SCENARIO }, digest: '00000000deadbeef', unknownKeys: [] };
    expect(heard({ ...state, link }, finished).notices).toEqual([]);
  });

  test('a selected message that the new run does not have is no longer selected', () => {
    const at = { ...state, selection: { kind: 'message', row: 15 } } as const;
    expect(heard(at, finished).selection).toEqual({ kind: 'message', row: 15 });
    expect(heard(at, { ...finished, recording: older }).selection).toEqual({ kind: 'none' });
  });
});
