import { beforeEach, describe, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Figures } from '../../explore/figures.ts';
import type { Report } from '../../protocol/messages.ts';
import type { Measured } from '../../protocol/measuring.ts';
import { sampleRecording } from '../../recording/sampleRecording.ts';
import { ALL_CLIENTS, FLAGSHIP, withClient } from '../../scenario/lineup.ts';
import { presetOf } from '../../scenario/presets.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import { createSluice } from '../createSluice.ts';
import type { Source } from '../explore/pool.ts';
import { createPlayhead } from '../playhead.ts';
import type { Wish } from '../runner.ts';
import { type CompareState, NOTHING_COMPARED } from './CompareState.ts';
import { ManyRuns } from './manyRuns.ts';
import { TwoRuns } from './twoRuns.ts';

const RETRIES = 'clients.billing.settings.retryTimesWhenSendFailed';

function presetScenario(id: string): Scenario {
  const preset = presetOf(id);
  if (preset === undefined) throw new Error(`no preset ${id}`);
  return preset.scenario;
}

const crash = presetScenario('crash');

/** A page on which workers answer when the test says so. */
function createPage() {
  const playhead = createPlayhead({ request: () => 1, cancel: () => undefined });
  let tellB: (report: Report) => void = () => undefined;
  let wishB: Wish | undefined;
  const sluice = createSluice(
    { language: 'en', theme: 'system', areKeysOn: true },
    {
      playhead,
      choices: { read: () => undefined, write: () => undefined },
      isMotionReduced: () => true,
      createRunner: ({ onReport, onStart }) => {
        tellB = onReport;
        return {
          run: (wish) => {
            wishB = wish;
            onStart(wish);
          },
          cancel: () => undefined,
        };
      },
    },
  );
  const store = createStore<CompareState>(() => NOTHING_COMPARED);
  const wishesA: Wish[] = [];
  let tellA: (report: Report) => void = () => undefined;
  let source: Source | undefined;
  const calls: string[] = [];
  const twoRuns = new TwoRuns({
    sluice,
    store,
    playhead,
    createRunner: ({ onReport }) => {
      tellA = onReport;
      return { run: (wish) => wishesA.push(wish), cancel: () => calls.push('cancel A') };
    },
  });
  const manyRuns = new ManyRuns({
    sluice,
    store,
    pool: {
      serve: (served) => (source = served),
      pause: () => calls.push('pause'),
      resume: () => calls.push('resume'),
      stop: () => calls.push('stop'),
    },
    clockMs: () => 0,
    quietOthers: () => calls.push('quiet'),
  });
  const finishB = (): void => {
    const { runId = 0, scenario = crash } = wishB ?? {};
    const recording = sampleRecording({ scenario, messages: 20 });
    tellB({ kind: 'finished', runId, recording, wallMs: 1 });
  };
  sluice.getState().openScenario(crash);
  finishB();
  return {
    twoRuns,
    manyRuns,
    playhead,
    wishesA,
    calls,
    finishB,
    state: sluice.getState,
    now: () => {
      const { now } = store.getState();
      if (now === undefined) throw new Error('nothing is compared');
      return now;
    },
    compared: store.getState,
    tellA: (report: Report) => tellA(report),
    source: () => source as Source,
  };
}

let page: ReturnType<typeof createPage>;
beforeEach(() => {
  page = createPage();
});

describe('a fork', () => {
  beforeEach(() => {
    page.playhead.seek(45_000.4);
    page.twoRuns.fork();
  });

  test('keeps the present run as A, which is not computed again', () => {
    expect(page.now()).toMatchObject({ forkAtMs: 45_000, a: { status: 'finished' } });
    expect(page.now().a.scenario).toBe(crash);
    expect(page.wishesA).toEqual([]);
  });

  test('edits of B count from then on and leave A alone', () => {
    page.state().change(RETRIES, 5);
    const { scenario } = page.state();
    expect(scenario.clients).toEqual(crash.clients);
    expect(scenario.timeline.at(-1)).toMatchObject({ kind: 'set', atMs: 45_000, value: 5 });
    expect(page.now().a.scenario).toBe(crash);
  });

  test('a whole drag is one step of undo, and undo ends at the fork', () => {
    page.state().change(RETRIES, 3, 'dragging');
    page.state().change(RETRIES, 4, 'dragging');
    page.state().change(RETRIES, 5, 'done');
    expect(page.state().past).toHaveLength(1);
    page.state().undo();
    expect(page.state().scenario).toEqual(crash);
    page.state().undo();
    expect(page.state().scenario).toEqual(crash);
    page.state().redo();
    expect(page.state().scenario.timeline).toHaveLength(2);
  });

  test('what cannot change in the middle of a run is told', () => {
    page.state().change('seed', 9);
    expect(page.now().isRefused).toBe(true);
    expect(page.state().scenario.seed).toBe(1);
    page.state().change(RETRIES, 5);
    expect(page.now().isRefused).toBe(false);
  });

  test('A and B change places, with the same past', () => {
    page.state().change(RETRIES, 5);
    const b = page.state().scenario;
    page.finishB();
    page.twoRuns.swap();
    expect(page.state().scenario).toEqual(crash);
    expect(page.now().a).toMatchObject({ scenario: b, status: 'finished' });
    expect(page.now().forkAtMs).toBe(45_000);
    page.state().change(RETRIES, 7);
    expect(page.state().scenario.timeline.at(-1)).toMatchObject({ atMs: 45_000, value: 7 });
  });

  test('left, the page goes on with B, and the steps before it can be undone', () => {
    page.state().change(RETRIES, 5);
    page.twoRuns.leave();
    expect(page.compared().now).toBeUndefined();
    page.state().change('seed', 9);
    expect(page.state().scenario.seed).toBe(9);
    page.state().undo();
    page.state().undo();
    expect(page.state().scenario).toEqual(crash);
  });

  test('ends when another scenario is opened over B; A stays', () => {
    page.state().openPreset('healthy');
    expect(page.now().forkAtMs).toBeUndefined();
    expect(page.now().a.scenario).toBe(crash);
    page.state().change('seed', 9);
    expect(page.state().scenario.seed).toBe(9);
  });
});

describe('two scenarios', () => {
  test('run with one seed; A is computed beside B', () => {
    page.twoRuns.open({ ...presetScenario('healthy'), seed: 7 }, undefined);
    expect(page.now()).toMatchObject({ isSeedChanged: true, a: { status: 'running' } });
    expect(page.wishesA.at(-1)?.scenario.seed).toBe(1);
    const recording = sampleRecording({ scenario: presetScenario('healthy'), messages: 20 });
    page.tellA({ kind: 'finished', runId: 99, recording, wallMs: 1 });
    expect(page.now().a.status).toBe('running');
    const runId = page.wishesA.at(-1)?.runId ?? 0;
    page.tellA({ kind: 'finished', runId, recording, wallMs: 1 });
    expect(page.now().a).toMatchObject({ status: 'finished', recording });
  });

  test('the present one may be A', () => {
    page.twoRuns.open(undefined, presetScenario('healthy'));
    expect(page.now().a.scenario).toBe(crash);
    expect(page.state().scenario.preset).toBe('healthy');
  });

  test('one that is too large is refused, and all stays', () => {
    const large = { ...crash, durationMs: 86_400_000 };
    const clients = crash.clients.map((client) => ({
      ...client,
      workload: { ratePerSec: 100_000 },
    }));
    page.twoRuns.open({ ...large, clients }, undefined);
    expect(page.compared()).toMatchObject({ now: undefined, problem: { kind: 'tooMuchMemory' } });
  });
});

const NO_FIGURES = { goodputPerSec: 0 } as Figures;

function measured(jobId: number, goodputPerSec: number): Measured {
  const figures = { ...NO_FIGURES, goodputPerSec };
  return { kind: 'measured', jobId, figures, lines: undefined, eventCount: 1, wallMs: 1 };
}

test('pairs share their seed and differ in nothing but the scenario', () => {
  page.twoRuns.open(presetScenario('healthy'), undefined);
  page.manyRuns.startPairs(3);
  const jobs = Array.from({ length: 6 }, () => page.source().next()?.scenario);
  expect(jobs.map((job) => job?.seed)).toEqual([1, 1, 2, 2, 3, 3]);
  expect(jobs.map((job) => job?.preset)).toEqual(
    ['healthy', 'crash', 'healthy', 'crash', 'healthy', 'crash'], // A, B, A, B ...
  );
  expect(page.source().next()).toBeUndefined();
  [100, 90, 101, 91, 102, 92].forEach((goodput, order) =>
    page.source().done(order, measured(order, goodput)),
  );
  const { pairs } = page.compared();
  expect(pairs?.status).toBe('finished');
  expect(pairs?.task.difference('goodputPerSec')).toMatchObject({
    pairs: 3,
    difference: -10,
    isBeyondNoise: true,
  });
  expect(page.calls).toContain('quiet');
});

test('pairs can be left; what is in stays', () => {
  page.twoRuns.open(presetScenario('healthy'), undefined);
  page.manyRuns.startPairs(3);
  page.source().done(0, measured(0, 1));
  page.manyRuns.pause();
  page.manyRuns.resume();
  page.manyRuns.cancel();
  expect(page.compared().pairs).toMatchObject({ status: 'cancelled', progress: { done: 1 } });
  expect(page.calls.slice(-3)).toEqual(['pause', 'resume', 'stop']);
});

test('one scenario goes through every client, its load and faults untouched', () => {
  page.manyRuns.startClients(crash, FLAGSHIP);
  const jobs = FLAGSHIP.map(() => page.source().next()?.scenario);
  jobs.forEach((job, index) => {
    expect(job?.clients.map(({ profile }) => profile)).toEqual(
      crash.clients.map(() => FLAGSHIP[index]?.profile),
    );
    expect(job?.clients.map(({ workload }) => workload)).toEqual(
      crash.clients.map(({ workload }) => workload),
    );
    expect(job?.timeline).toEqual(crash.timeline);
  });
  page.source().done(1, measured(1, 5));
  page.source().done(0, { kind: 'broken', jobId: 0, sentence: 'Bug' });
  expect(page.compared().clients).toMatchObject({ status: 'failed', sentence: 'Bug' });
  expect(page.compared().clients?.task.runs[1]?.figures?.goodputPerSec).toBe(5);
});

test('every client of the line-up makes a scenario that can be run', () => {
  expect(ALL_CLIENTS.length).toBeGreaterThan(11);
  expect(
    FLAGSHIP.every((kind) =>
      ALL_CLIENTS.some((one) => withClient(crash, one) && one.version === kind.version),
    ),
  ).toBe(true);
});
