import { unreachable } from '../lib/assert.ts';
import type { Report } from '../protocol/messages.ts';
import type { RunState } from './SluiceState.ts';

/** The run after a report of the worker. Reports of a run that was left change nothing. */
export function hear(run: RunState, report: Report): RunState {
  if (run.status !== 'running' || run.runId !== report.runId) return run;
  const { runId, scenario, recording } = run;
  switch (report.kind) {
    case 'progress':
      return { ...run, simulatedMs: report.simulatedMs };
    case 'finished':
      return {
        status: 'finished',
        runId,
        scenario,
        recording: report.recording,
        wallMs: report.wallMs,
      };
    case 'failed':
      return {
        status: 'failed',
        runId,
        scenario,
        recording,
        simulatedMs: report.simulatedMs,
        sentence: report.sentence,
      };
    default:
      return unreachable(report);
  }
}
