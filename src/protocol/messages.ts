// Everything that crosses between the page and the worker, and nothing that acts.
import type { Recording } from '../recording/Recording.ts';
import type { Scenario } from '../scenario/Scenario.ts';

/** Page → worker. A newer `run` ends the older one at once. */
export type Command =
  | { readonly kind: 'run'; readonly runId: number; readonly scenario: Scenario }
  | { readonly kind: 'cancel' };

/** Worker → page. Each carries the number of its run; reports of a run that was left are dropped. */
export type Report =
  | {
      readonly kind: 'progress';
      readonly runId: number;
      readonly simulatedMs: number;
      readonly eventCount: number;
    }
  /** All buffers of the recording are transferred, not copied. */
  | {
      readonly kind: 'finished';
      readonly runId: number;
      readonly recording: Recording;
      readonly wallMs: number;
    }
  /** A bug in engine or model. The page goes on with the recording it has. */
  | {
      readonly kind: 'failed';
      readonly runId: number;
      readonly sentence: string;
      readonly simulatedMs: number;
    };
