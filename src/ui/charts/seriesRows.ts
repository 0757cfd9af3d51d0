import { seriesOf } from '../../recording/seriesOf.ts';
import type { Series } from '../../recording/seriesOf.ts';
import type { Recording } from '../../recording/Recording.ts';
import type { TimeView } from '../parts/timeGeometry.ts';
import type { Reading, ReadingRow } from './frame/Reading.ts';

/** As many as one can read through; at 120 s each row is 5 s. */
export const TABLE_ROWS = 24;

/** The same series in few and long buckets: means over a row, not samples of it. */
export function seriesRows(
  recording: Recording,
  view: TimeView,
  read: (series: Series, bucket: number) => readonly Reading[],
): readonly ReadingRow[] {
  const series = seriesOf(recording, { ...view, buckets: TABLE_ROWS });
  return Array.from({ length: series.count }, (_, bucket) => ({
    fromMs: series.fromMs + bucket * series.bucketMs,
    readings: read(series, bucket),
  }));
}
