import { expect, test } from 'vitest';
import type { Command, Report } from '../protocol/messages.ts';
import { SAMPLE_SCENARIO, sampleRecording } from '../recording/sampleRecording.ts';
import { createRunRoom, type RunInSlices } from './createRunRoom.ts';

const EVENTS = 1_000_000;
const EVENTS_PER_MS = 1_000;
const recording = sampleRecording({ messages: 10 });

/** Plays the browser: a clock that moves only while events are computed, and a queue of slices. */
function createBrowser(breaksAt = Number.POSITIVE_INFINITY) {
  const reports: { atMs: number; report: Report }[] = [];
  const slices: (() => void)[] = [];
  const sliceMs: number[] = [];
  let nowMs = 0;
  let runCount = 0;

  function startRun(): RunInSlices {
    runCount += 1;
    const run = {
      nowMs: 0,
      eventCount: 0,
      advance(eventsMax: number) {
        const count = Math.min(eventsMax, EVENTS - run.eventCount);
        run.eventCount += count;
        run.nowMs = run.eventCount / 10;
        nowMs += count / EVENTS_PER_MS;
        sliceMs.push(count / EVENTS_PER_MS);
        if (run.eventCount > breaksAt) throw new Error('Bug: queue length is -1');
        return run.eventCount === EVENTS;
      },
      finish: () => recording,
    };
    return run;
  }

  const hear = createRunRoom({
    startRun,
    send: (report) => reports.push({ atMs: nowMs, report }),
    clockMs: () => nowMs,
    afterCommands: (slice) => slices.push(slice),
  });
  const runSlices = (countMax = 10_000): void => {
    for (let i = 0; i < countMax && slices.length > 0; i++) slices.shift()?.();
  };
  const kinds = () => reports.map(({ report }) => `${report.kind} ${String(report.runId)}`);
  return { hear, runSlices, reports, kinds, sliceMs, runCount: () => runCount };
}

const run = (runId: number): Command => ({ kind: 'run', runId, scenario: SAMPLE_SCENARIO });

test('a run ends in its recording and tells how long it took', () => {
  const browser = createBrowser();
  browser.hear(run(1));
  browser.runSlices();
  expect(browser.reports.at(-1)?.report).toEqual({
    kind: 'finished',
    runId: 1,
    recording,
    wallMs: 1_000,
  });
});

test('slices settle at about 8 ms', () => {
  const browser = createBrowser();
  browser.hear(run(1));
  browser.runSlices();
  expect(browser.sliceMs.length).toBeGreaterThan(100);
  expect(Math.max(...browser.sliceMs)).toBeLessThanOrEqual(10);
});

test('a newer scenario is heard between two slices, and nothing more is heard of the older', () => {
  const browser = createBrowser();
  browser.hear(run(1));
  browser.runSlices(20);
  browser.hear(run(2));
  browser.runSlices();
  expect(browser.kinds().filter((kind) => kind.startsWith('finished'))).toEqual(['finished 2']);
  const first = browser.kinds().indexOf('progress 2');
  expect(browser.kinds().slice(first)).not.toContain('progress 1');
});

test('of commands that come together only the newest is begun', () => {
  const browser = createBrowser();
  for (let id = 1; id <= 5; id++) browser.hear(run(id));
  browser.runSlices();
  expect(browser.runCount()).toBe(1);
});

test('a cancelled run says nothing more', () => {
  const browser = createBrowser();
  browser.hear(run(1));
  browser.runSlices(3);
  browser.hear({ kind: 'cancel' });
  browser.runSlices();
  expect(browser.kinds()).toEqual([]);
});

test('progress comes at most every 100 ms', () => {
  const browser = createBrowser();
  browser.hear(run(1));
  browser.runSlices();
  const times = browser.reports
    .filter(({ report }) => report.kind === 'progress')
    .map(({ atMs }) => atMs);
  expect(times.length).toBeGreaterThan(5);
  const gaps = times.map((atMs, i) => atMs - (times[i - 1] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(100);
});

test('what breaks in the model is one report with the sentence and the moment, and the next run works', () => {
  const browser = createBrowser(300_000);
  browser.hear(run(1));
  browser.runSlices();
  const [failed, ...others] = browser.reports.filter(({ report }) => report.kind === 'failed');
  expect(others).toEqual([]);
  expect(failed?.report).toMatchObject({ runId: 1, sentence: 'Bug: queue length is -1' });
  expect(failed?.report.kind === 'failed' && failed.report.simulatedMs).toBeGreaterThan(30_000);
  expect(browser.kinds().at(-1)).toBe('failed 1');
});

test('a scenario the model refuses to start is a report, too', () => {
  const reports: Report[] = [];
  const slices: (() => void)[] = [];
  const hear = createRunRoom({
    startRun: () => {
      throw new Error('Bug: no profile x');
    },
    send: (report) => reports.push(report),
    clockMs: () => 0,
    afterCommands: (slice) => slices.push(slice),
  });
  hear(run(4));
  slices.shift()?.();
  expect(reports).toEqual([
    { kind: 'failed', runId: 4, sentence: 'Bug: no profile x', simulatedMs: 0 },
  ]);
});
