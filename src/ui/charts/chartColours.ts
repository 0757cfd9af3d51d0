import type { OutcomeBand } from '../../recording/bands.ts';
import type { THROTTLE_CAUSES } from '../../recording/outcomes.ts';

export type ThrottleCause = (typeof THROTTLE_CAUSES)[number];

/** The same as on the stage, in every theme: tokens, not colours. */
export const OUTCOME_COLOURS: Readonly<Record<OutcomeBand, string>> = {
  stored: 'var(--stored)',
  retried: 'var(--retried)',
  throttled: 'var(--throttled)',
  timedOut: 'var(--timed-out)',
  connectionFailed: 'var(--connection-failed)',
  rejected: 'var(--rejected)',
  lost: 'var(--lost)',
  inFlight: 'var(--in-flight)',
};

/** By the place of the cause in THROTTLE_CAUSES. */
export function causeColour(index: number): string {
  return `var(--cause-${String(index + 1)})`;
}

export const LATENCY_COLOURS = {
  latencyP50: 'var(--accent)',
  latencyP99: 'var(--timed-out)',
} as const;
