// What is kept of a run whose recording is not kept: some figures, and a few lines over its time.
import type { Range } from '../recording/clock.ts';
import type { Recording } from '../recording/Recording.ts';
import type { Recovery } from '../recording/recoveryOf.ts';
import { type Series, seriesOf } from '../recording/seriesOf.ts';
import { verdictOf } from '../recording/verdictOf.ts';

export const FIGURES = [
  'hasRecovered', // 1 yes, 0 no; NaN without a fault that ends
  'recoveryMs', // after the end of the last fault; Infinity: not within the run; NaN as above
  'goodputPerSec',
  'offeredPerSec',
  'amplification',
  'peakAmplification',
  'throttled',
  'timedOut',
  'failed',
  'duplicates',
  'lost',
  'blockedCallersMax',
  'latencyP50Ms',
  'latencyP99Ms',
] as const;
export type FigureName = (typeof FIGURES)[number];
export type Figures = Readonly<Record<FigureName, number>>;

/** Of the whole run, or of a stretch of it. */
export function figuresOf(recording: Recording, range?: Range): Figures {
  const verdict = verdictOf(recording, range);
  const { recovery } = verdict;
  return {
    hasRecovered: recovery.kind === 'recovered' ? 1 : recovery.kind === 'notRecovered' ? 0 : NaN,
    recoveryMs: recoveryMs(recovery),
    goodputPerSec: verdict.goodputPerSec,
    offeredPerSec: verdict.offeredPerSec,
    amplification: verdict.amplification,
    peakAmplification: verdict.peakAmplification,
    throttled: verdict.throttled,
    timedOut: verdict.timedOut,
    failed: verdict.failed,
    duplicates: verdict.duplicates,
    lost: verdict.lost,
    blockedCallersMax: verdict.blockedCallersMax,
    latencyP50Ms: verdict.latencyP50Ms,
    latencyP99Ms: verdict.latencyP99Ms,
  };
}

function recoveryMs(recovery: Recovery): number {
  if (recovery.kind === 'recovered') return recovery.afterMs;
  return recovery.kind === 'notRecovered' ? Infinity : NaN;
}

export const LINES = [
  'offered',
  'goodput',
  'attempts',
  'throttled',
  'latencyP99Ms',
  'blockedCallers',
] as const;
export type LineName = (typeof LINES)[number];

/** All LINES after each other, `buckets` values each. */
export function linesOf(recording: Recording, buckets: number): Float32Array<ArrayBuffer> {
  const toMs = recording.scenario.durationMs;
  const series = seriesOf(recording, { fromMs: 0, toMs, buckets });
  const lines = new Float32Array(LINES.length * buckets);
  LINES.forEach((name, index) => {
    lines.set(lineOf(series, name), index * buckets);
  });
  return lines;
}

/** The same line of a series that is already there. */
export function lineOf(series: Series, name: LineName): Float32Array {
  if (name === 'attempts') return sumOf(series.count, Object.values(series.byOutcome));
  if (name === 'throttled') return sumOf(series.count, [...series.throttled.values()]);
  return series[name];
}

function sumOf(count: number, parts: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(count);
  for (const part of parts) {
    for (let bucket = 0; bucket < count; bucket += 1) {
      sum[bucket] = (sum[bucket] ?? 0) + (part[bucket] ?? 0);
    }
  }
  return sum;
}
