// The figures of a run as JSON.
import { consumptionOf, type ConsumptionVerdict } from '../recording/consumption.ts';
import type { Recording } from '../recording/Recording.ts';
import type { Recovery } from '../recording/recoveryOf.ts';
import { type Verdict, verdictOf } from '../recording/verdictOf.ts';

export interface RunMetrics {
  readonly preset: string;
  readonly name: string;
  readonly seed: number;
  readonly durationMs: number;
  readonly digest: string;
  readonly events: number;
  readonly wallMs: number;
  readonly metrics: Omit<Verdict, 'throttledByCause' | 'recovery'> & {
    readonly throttledByCause: Readonly<Record<string, number>>;
    readonly recovery: Recovery;
  };
  /** Only in runs with consumers. */
  readonly consumption?: ConsumptionVerdict;
}

export function metricsOf(recording: Recording, wallMs: number): RunMetrics {
  const { scenario, digest, eventCount } = recording;
  const verdict = verdictOf(recording);
  const consumption = consumptionOf(recording);
  return {
    preset: scenario.preset,
    name: scenario.name,
    seed: scenario.seed,
    durationMs: scenario.durationMs,
    digest,
    events: eventCount,
    wallMs: Math.round(wallMs * 10) / 10,
    metrics: { ...verdict, throttledByCause: Object.fromEntries(verdict.throttledByCause) },
    ...(consumption === undefined ? {} : { consumption }),
  };
}
