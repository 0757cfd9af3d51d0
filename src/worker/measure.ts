// One of many runs: computed to its end, told in figures, and forgotten.
import { figuresOf, linesOf } from '../explore/figures.ts';
import type { Measured, MeasureJob } from '../protocol/measuring.ts';
import type { Recording } from '../recording/Recording.ts';
import type { Scenario } from '../scenario/Scenario.ts';

interface Outside {
  readonly runToEnd: (scenario: Scenario) => Recording;
  /** Real time. */
  readonly clockMs: () => number;
}

export function measure(job: MeasureJob, { runToEnd, clockMs }: Outside): Measured {
  const { jobId, scenario, lineBuckets } = job;
  const startedMs = clockMs();
  try {
    const recording = runToEnd(scenario);
    return {
      kind: 'measured',
      jobId,
      figures: figuresOf(recording),
      lines: lineBuckets > 0 ? linesOf(recording, lineBuckets) : undefined,
      eventCount: recording.eventCount,
      wallMs: clockMs() - startedMs,
    };
  } catch (error) {
    return {
      kind: 'broken',
      jobId,
      sentence: error instanceof Error ? error.message : String(error),
    };
  }
}
