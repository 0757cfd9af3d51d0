// What crosses between the page and the workers that measure many runs: scenarios go in, figures come out. The
// recordings stay behind, so that a thousand runs need the memory of a few.
import type { Figures } from '../explore/figures.ts';
import type { Scenario } from '../scenario/Scenario.ts';

/** Page → worker. Jobs are done in their order. */
export interface MeasureJob {
  readonly jobId: number;
  readonly scenario: Scenario;
  /** Into how many stretches of time the lines are cut; 0: no lines are wanted. */
  readonly lineBuckets: number;
}

/** Worker → page: one for each job. */
export type Measured =
  | {
      readonly kind: 'measured';
      readonly jobId: number;
      readonly figures: Figures;
      /** All of `LINES`, `lineBuckets` values each; the buffer is handed over. */
      readonly lines: Float32Array | undefined;
      readonly eventCount: number;
      readonly wallMs: number;
    }
  /** A bug in engine or model. The worker goes on with its next job. */
  | { readonly kind: 'broken'; readonly jobId: number; readonly sentence: string };
