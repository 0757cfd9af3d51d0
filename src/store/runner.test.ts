import { expect, test } from 'vitest';
import type { Command, Report } from '../protocol/messages.ts';
import { SAMPLE_SCENARIO, sampleRecording } from '../recording/sampleRecording.ts';
import { type ComputerHooks, createRunner } from './runner.ts';

const recording = sampleRecording({ messages: 5 });

/** A computer that does nothing by itself: the test says what it reports, and reads the log. */
function createDesk() {
  const log: string[] = [];
  const hired: ComputerHooks[] = [];
  const runner = createRunner({
    hire: (hooks) => {
      hired.push(hooks);
      log.push('hire');
      return {
        post: (command: Command) => {
          log.push(command.kind === 'run' ? `post ${String(command.runId)}` : command.kind);
        },
        stop: () => log.push('stop'),
      };
    },
    onReport: (report: Report) => log.push(`${report.kind} ${String(report.runId)}`),
    onStart: ({ runId }) => log.push(`start ${String(runId)}`),
  });
  return {
    log,
    wish: (runId: number, mayWait = false) => {
      runner.run({ runId, scenario: SAMPLE_SCENARIO, mayWait });
    },
    cancel: runner.cancel,
    finish: (runId: number) =>
      hired.at(-1)?.onReport({ kind: 'finished', runId, recording, wallMs: 1 }),
    progress: (runId: number, simulatedMs: number) =>
      hired.at(-1)?.onReport({ kind: 'progress', runId, simulatedMs, eventCount: 1 }),
    crash: (message: string) => hired.at(-1)?.onCrash(message),
  };
}

test('no worker is hired before there is something to run', () => {
  expect(createDesk().log).toEqual([]);
});

test('a wish goes into the worker at once', () => {
  const desk = createDesk();
  desk.wish(1);
  expect(desk.log).toEqual(['hire', 'post 1', 'start 1']);
});

test('while dragging, only the newest of the wishes waits for the run in the worker', () => {
  const desk = createDesk();
  for (let id = 1; id <= 20; id++) desk.wish(id, true);
  desk.finish(1);
  desk.finish(20);
  const work = ['hire', 'post 1', 'start 1', 'post 20', 'finished 1', 'start 20', 'finished 20'];
  expect(desk.log).toEqual(work);
});

test('anything but a drag takes the place of the run in the worker, and of what waited', () => {
  const desk = createDesk();
  desk.wish(1);
  desk.wish(2, true);
  desk.wish(3);
  desk.finish(1);
  desk.finish(3);
  expect(desk.log).toEqual(['hire', 'post 1', 'start 1', 'post 3', 'start 3', 'finished 3']);
});

test('a crashed worker is told with the moment it had reached, and replaced for the next run', () => {
  const desk = createDesk();
  desk.wish(1);
  desk.progress(1, 4_000);
  desk.crash('out of memory');
  desk.wish(2);
  expect(desk.log.slice(3)).toEqual([
    'progress 1',
    'stop',
    'failed 1',
    'hire',
    'post 2',
    'start 2',
  ]);
});

test('what waited for a crashed run is run by the replacement', () => {
  const desk = createDesk();
  desk.wish(1);
  desk.wish(2, true);
  desk.crash('');
  expect(desk.log.slice(3)).toEqual(['stop', 'hire', 'post 2', 'failed 1', 'start 2']);
});

test('a worker that crashes while idle is not replaced for ever', () => {
  const desk = createDesk();
  desk.wish(1);
  desk.finish(1);
  desk.crash('file not found');
  expect(desk.log.filter((line) => line === 'hire')).toHaveLength(1);
});

test('a cancelled run says nothing more, nor does what waited', () => {
  const desk = createDesk();
  desk.wish(1);
  desk.wish(2, true);
  desk.cancel();
  desk.finish(1);
  expect(desk.log).toEqual(['hire', 'post 1', 'start 1', 'cancel']);
});
