// The other run of a comparison, as the charts draw it: an outline upon what is shown.
import { lineOf, type LineName } from '../../explore/figures.ts';
import { type BackoffPoints, backoffPoints } from '../../recording/backoffPoints.ts';
import type { Recording } from '../../recording/Recording.ts';
import { type Series, seriesOf } from '../../recording/seriesOf.ts';
import type { TimeView } from '../parts/timeGeometry.ts';

export interface OtherRun {
  /** A line of the stretch that is shown; nothing (NaN) after the end of that run. */
  readonly line: (name: LineName) => Float32Array;
  /** Its waits in that stretch, at most so many. */
  readonly waits: (countMax: number) => BackoffPoints;
}

export function otherRunOf(recording: Recording, view: TimeView, buckets: number): OtherRun {
  const series = seriesOf(recording, { ...view, buckets });
  const lines = new Map<LineName, Float32Array>();
  let waits: BackoffPoints | undefined;
  return {
    waits(countMax) {
      waits ??= backoffPoints(recording, { ...view, countMax });
      return waits;
    },
    line(name) {
      const known = lines.get(name);
      if (known !== undefined) return known;
      const made = untilEnd(series, lineOf(series, name), recording.scenario.durationMs);
      lines.set(name, made);
      return made;
    },
  };
}

function untilEnd(series: Series, line: Float32Array, endMs: number): Float32Array {
  const { fromMs, bucketMs } = series;
  return line.map((value, bucket) => (fromMs + bucket * bucketMs >= endMs ? NaN : value));
}

/** B − A, bucket by bucket; NaN where one of them has no value. */
export function differenceOf(b: Float32Array, a: Float32Array): Float32Array {
  return b.map((value, bucket) => value - (a[bucket] ?? NaN));
}
