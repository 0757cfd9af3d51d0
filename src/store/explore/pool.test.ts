import { expect, test } from 'vitest';
import type { Measured, MeasureJob } from '../../protocol/measuring.ts';
import { SAMPLE_SCENARIO } from '../../recording/sampleRecording.ts';
import { type MeasurerHooks, Pool, type Source } from './pool.ts';

function createStaff(size = 2) {
  const hired: { jobs: MeasureJob[]; hooks: MeasurerHooks; isStopped: boolean }[] = [];
  const pool = new Pool({
    size,
    hire: (hooks) => {
      const worker = { jobs: [] as MeasureJob[], hooks, isStopped: false };
      hired.push(worker);
      return {
        post: (job) => worker.jobs.push(job),
        stop: () => {
          worker.isStopped = true;
        },
      };
    },
  });
  /** The worker finishes its oldest job. */
  function finish(index: number): void {
    const worker = hired[index];
    const job = worker?.jobs.shift();
    if (worker === undefined || job === undefined) throw new Error('nothing to finish');
    worker.hooks.onMeasured({ kind: 'broken', jobId: job.jobId, sentence: 'done' });
  }
  return { hired, pool, finish };
}

function createSource(count: number) {
  const results: [number, Measured][] = [];
  let left = count;
  const source: Source = {
    next: () => (left-- > 0 ? { scenario: SAMPLE_SCENARIO, lineBuckets: 0 } : undefined),
    done: (order, measured) => results.push([order, measured]),
  };
  return { source, orders: () => results.map(([order]) => order), results };
}

test('each worker has one job in hand and one in reserve, and never more', () => {
  const { pool, hired, finish } = createStaff();
  const { source, orders } = createSource(7);
  pool.serve(source);
  expect(hired.map(({ jobs }) => jobs.length)).toEqual([2, 2]);
  finish(1);
  expect(hired.map(({ jobs }) => jobs.length)).toEqual([2, 2]);
  for (const index of [0, 0, 0, 1, 1, 0]) {
    if ((hired[index]?.jobs.length ?? 0) > 0) finish(index);
  }
  expect(orders().toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('no more workers than jobs', () => {
  const { pool, hired } = createStaff(8);
  pool.serve(createSource(3).source);
  expect(hired).toHaveLength(3);
});

test('paused, it hands out nothing and takes what comes in; resumed, it goes on', () => {
  const { pool, hired, finish } = createStaff(1);
  const { source, orders } = createSource(4);
  pool.serve(source);
  pool.pause();
  finish(0);
  finish(0);
  expect(orders()).toEqual([0, 1]);
  expect(hired[0]?.jobs).toEqual([]);
  pool.resume();
  expect(hired[0]?.jobs).toHaveLength(2);
});

test('a newer source is served at once by new workers, and hears nothing of the older', () => {
  const { pool, hired, finish } = createStaff(1);
  const older = createSource(5);
  const newer = createSource(5);
  pool.serve(older.source);
  const late = hired[0]?.jobs[0];
  pool.serve(newer.source);
  expect(hired[0]?.isStopped).toBe(true);
  hired[0]?.hooks.onMeasured({ kind: 'broken', jobId: late?.jobId ?? 0, sentence: 'late' });
  expect(older.orders()).toEqual([]);
  expect(newer.orders()).toEqual([]);
  finish(1);
  expect(newer.orders()).toEqual([0]);
});

test('a worker that dies is replaced, and its jobs are told broken with its last words', () => {
  const { pool, hired } = createStaff(1);
  const { source, results } = createSource(4);
  pool.serve(source);
  hired[0]?.hooks.onCrash('out of memory');
  expect(
    results.map(([order, measured]) => [order, measured.kind === 'broken' && measured.sentence]),
  ).toEqual([
    [0, 'out of memory'],
    [1, 'out of memory'],
  ]);
  expect(hired[1]?.jobs).toHaveLength(2);
});

test('stopped, it lets the workers go', () => {
  const { pool, hired } = createStaff(2);
  pool.serve(createSource(9).source);
  pool.stop();
  expect(hired.every(({ isStopped }) => isStopped)).toBe(true);
});
