import { expect, test } from 'vitest';
import { figuresOf, LINES } from '../../explore/figures.ts';
import type { Measured } from '../../protocol/measuring.ts';
import { SAMPLE_SCENARIO, sampleRecording } from '../../recording/sampleRecording.ts';
import { createExplore } from './createExplore.ts';
import type { Source } from './pool.ts';
import { BAND_BUCKETS } from './seedsTask.ts';

const figures = figuresOf(sampleRecording({ messages: 20 }));
const lines = new Float32Array(LINES.length * BAND_BUCKETS);
const good: Measured = { kind: 'measured', jobId: 0, figures, lines, eventCount: 1, wallMs: 1 };

/** A pool of one that computes a run whenever the test says so. */
function createPlace() {
  let source: Source | undefined;
  let taken = 0;
  let nowMs = 0;
  const calls: string[] = [];
  const explore = createExplore({
    clockMs: () => nowMs,
    pool: {
      serve(newSource) {
        source = newSource;
        taken = 0;
      },
      pause: () => calls.push('pause'),
      resume: () => calls.push('resume'),
      stop: () => calls.push('stop'),
    },
  });
  function compute(count: number, measured = good, eachMs = 100): void {
    for (let turn = 0; turn < count; turn += 1) {
      source?.next();
      nowMs += eachMs;
      source?.done(taken, measured);
      taken += 1;
    }
  }
  return { explore, compute, calls };
}

test('results show while it computes, with the time that is left, and at the end it is finished', () => {
  const { explore, compute, calls } = createPlace();
  explore.getState().startSeeds(SAMPLE_SCENARIO, 20);
  const before = explore.getState().seeds?.version;
  compute(9);
  const halfway = explore.getState().seeds;
  expect(halfway?.status).toBe('running');
  expect(halfway?.version).not.toBe(before);
  expect(halfway?.progress).toEqual({ done: 9, total: 20, leftMs: 1_100 });
  compute(11);
  expect(explore.getState().seeds).toMatchObject({ status: 'finished', progress: { done: 20 } });
  expect(calls).toContain('stop');
});

test('it shows at most four times a second', () => {
  const { explore, compute } = createPlace();
  explore.getState().startSeeds(SAMPLE_SCENARIO, 1_000);
  let changes = 0;
  explore.subscribe(() => (changes += 1));
  compute(500, good, 2);
  expect(changes).toBeLessThanOrEqual(4);
  expect(changes).toBeGreaterThanOrEqual(3);
});

test('pause, resume and cancel', () => {
  const { explore, compute, calls } = createPlace();
  const { startSeeds, pause, resume, cancel } = explore.getState();
  startSeeds(SAMPLE_SCENARIO, 10);
  compute(3);
  pause();
  expect(explore.getState().seeds?.status).toBe('paused');
  compute(1, good, 1_000);
  expect(explore.getState().seeds).toMatchObject({ status: 'paused', progress: { done: 4 } });
  resume();
  expect(explore.getState().seeds?.status).toBe('running');
  cancel();
  expect(explore.getState().seeds).toMatchObject({ status: 'cancelled', progress: { done: 4 } });
  expect(calls).toEqual(['pause', 'resume', 'stop']);
});

test('what breaks ends it with the sentence; what was there stays', () => {
  const { explore, compute } = createPlace();
  explore.getState().startSeeds(SAMPLE_SCENARIO, 10);
  compute(2);
  compute(1, { kind: 'broken', jobId: 2, sentence: 'Bug: no queue' });
  const { seeds } = explore.getState();
  expect(seeds).toMatchObject({ status: 'failed', sentence: 'Bug: no queue' });
  expect(seeds?.task.runs).toHaveLength(2);
});

test('a new task cancels the one before; a map that cannot be is only a problem', () => {
  const { explore, compute } = createPlace();
  explore.getState().startSeeds(SAMPLE_SCENARIO, 10);
  compute(1);
  const axis = { paths: ['seed'], from: 1, to: 1, steps: 3, scale: 'linear' } as const;
  const { startMap } = explore.getState();
  startMap(SAMPLE_SCENARIO, { x: axis, y: axis, seeds: 1, outcome: 'lost' });
  expect(explore.getState().mapProblem).toMatchObject({ kind: 'emptyRange' });
  expect(explore.getState().seeds?.status).toBe('running');
  const other = {
    paths: ['network.latencyMs'],
    from: 1,
    to: 5,
    steps: 3,
    scale: 'linear',
  } as const;
  startMap(SAMPLE_SCENARIO, { x: { ...axis, to: 9 }, y: other, seeds: 1, outcome: 'lost' });
  expect(explore.getState()).toMatchObject({
    mapProblem: undefined,
    seeds: { status: 'cancelled' },
  });
  compute(9);
  expect(explore.getState().map).toMatchObject({
    status: 'finished',
    progress: { done: 9, total: 9 },
  });
});
