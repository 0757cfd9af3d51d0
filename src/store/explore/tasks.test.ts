import { expect, test } from 'vitest';
import type { Axis } from '../../explore/axis.ts';
import { type Figures, figuresOf, LINES } from '../../explore/figures.ts';
import type { Measured } from '../../protocol/measuring.ts';
import { sampleRecording } from '../../recording/sampleRecording.ts';
import { presetOf } from '../../scenario/presets.ts';
import { SEED_MAX } from '../../scenario/runSpecs.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import type { MapQuestion } from '../../explore/mapPresets.ts';
import { createMapTask, MAP_RUNS_MAX } from './mapTask.ts';
import { BAND_BUCKETS, createSeedsTask } from './seedsTask.ts';

const scenario = ((): Scenario => {
  const preset = presetOf('storm-stays');
  if (preset === undefined) throw new Error('no preset');
  return preset.scenario;
})();
const figures = figuresOf(sampleRecording({ messages: 20 }));

function measured(changes: Partial<Figures> = {}): Measured {
  const lines = new Float32Array(LINES.length * BAND_BUCKETS).fill(changes.goodputPerSec ?? 1);
  return {
    kind: 'measured',
    jobId: 0,
    figures: { ...figures, ...changes },
    lines,
    eventCount: 10,
    wallMs: 1,
  };
}

const outage: Axis = {
  paths: ['timeline.0.lengthMs'],
  from: 200,
  to: 2_000,
  steps: 10,
  scale: 'linear',
};
const rate: Axis = {
  paths: ['clients.order-service.workload.ratePerSec'],
  from: 100,
  to: 280,
  steps: 10,
  scale: 'linear',
};
const question: MapQuestion = { x: outage, y: rate, seeds: 2, outcome: 'hasRecovered' };

test("seeds: the scenario's own comes first, and each once", () => {
  const task = createSeedsTask({ ...scenario, seed: SEED_MAX }, 3);
  const seeds = [task.next(), task.next(), task.next()].map((job) => job?.scenario.seed);
  expect(seeds).toEqual([SEED_MAX, 0, 1]);
  expect(task.next()).toBeUndefined();
});

test('seeds: figures are kept by seed, lines go into the bands, what broke is told', () => {
  const task = createSeedsTask(scenario, 3);
  for (let turn = 0; turn < 3; turn += 1) task.next();
  task.done(2, measured({ goodputPerSec: 30 }));
  task.done(0, measured({ goodputPerSec: 10 }));
  task.done(1, { kind: 'broken', jobId: 1, sentence: 'Bug: no queue' });
  expect(task.runs.map(({ seed }) => seed)).toEqual([3, 1]);
  expect([...task.spread.quantile(0.5, 0, 2)]).toEqual([20, 20]);
  expect(task.doneCount()).toBe(3);
  expect(task.sentence()).toBe('Bug: no queue');
});

/** Serves a map to its end as a pool of one would, with this as the model. */
function play(asked: MapQuestion, recovers: (at: Scenario) => boolean) {
  const made = createMapTask(scenario, asked);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const task = made.value;
  const order: Scenario[] = [];
  for (;;) {
    const job = task.next();
    if (job === undefined) break;
    order.push(job.scenario);
    task.done(order.length - 1, measured({ hasRecovered: recovers(job.scenario) ? 1 : 0 }));
  }
  return { task, order };
}

function lengthOf({ timeline }: Scenario): number {
  const [entry] = timeline;
  return entry?.kind === 'fault' ? entry.endMs - entry.startMs : NaN;
}

test('map: every cell gets its seeds, at its own values', () => {
  const { task, order } = play(question, (at) => lengthOf(at) < 1_000);
  expect(order).toHaveLength(200);
  expect(task.doneCount()).toBe(task.total);
  const recovered = task.cells.map((cell) => cell?.runs.map((run) => run.hasRecovered));
  task.ys.forEach((_, row) => {
    task.xs.forEach((x, column) => {
      const expected = x < 1_000 ? 1 : 0;
      expect(recovered[row * task.xs.length + column]).toEqual([expected, expected]);
    });
  });
  expect(new Set(order.map(({ seed }) => seed))).toEqual(new Set([1, 2]));
});

test('map: the edge is drawn before the plains', () => {
  const { order } = play(question, (at) => lengthOf(at) < 1_000);
  const firstPlain = order.findIndex((at) => lengthOf(at) === 400);
  const lastEdge = order.findLastIndex((at) => lengthOf(at) === 800);
  expect(lastEdge).toBeLessThan(firstPlain);
});

test('map: a batch is complete before the next depends on it', () => {
  const made = createMapTask(scenario, question);
  if (!made.ok) throw new Error('no map');
  let count = 0;
  while (made.value.next() !== undefined) count += 1;
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(200);
  for (let order = 0; order < count; order += 1) made.value.done(order, measured());
  expect(made.value.next()).toBeDefined();
});

test.each<[string, Partial<MapQuestion>, object]>([
  ['the same variable twice', { y: outage }, { kind: 'sameVariable', path: 'timeline.0.lengthMs' }],
  ['no seeds', { seeds: 0 }, { kind: 'badSeeds', seeds: 0 }],
  [
    'too many runs',
    { x: { ...outage, steps: 60 }, y: { ...rate, steps: 60 }, seeds: 20 },
    { kind: 'tooManyRuns', runs: 72_000, max: MAP_RUNS_MAX },
  ],
  ['too much memory', { y: { ...rate, to: 100_000 } }, { kind: 'memory' }],
])('map: %s is refused with the number', (_, change, problem) => {
  expect(createMapTask(scenario, { ...question, ...change })).toMatchObject({
    ok: false,
    error: problem,
  });
});
