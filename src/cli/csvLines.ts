// The lines of the charts as a table: one row for each second of the run. Rates are per second.
import type { Recording } from '../recording/Recording.ts';
import { type Series, seriesOf } from '../recording/seriesOf.ts';

const BUCKET_MS = 1_000;

interface Column {
  readonly title: string;
  readonly values: Float32Array;
}

export function* csvLines(recording: Recording): Generator<string> {
  const { durationMs } = recording.scenario;
  const buckets = Math.ceil(durationMs / BUCKET_MS);
  const series = seriesOf(recording, { fromMs: 0, toMs: buckets * BUCKET_MS, buckets });
  const columns = columnsOf(recording, series);
  yield ['second', ...columns.map(({ title }) => title)].map(quoted).join(',');
  for (let second = 0; second < series.count; second++) {
    yield [second, ...columns.map(({ values }) => cell(values[second]))].join(',');
  }
}

function columnsOf({ scenario }: Recording, series: Series): readonly Column[] {
  return [
    { title: 'offered', values: series.offered },
    { title: 'goodput', values: series.goodput },
    ...Object.entries(series.byOutcome).map(([name, values]) => ({
      title: `attempts ${name}`,
      values,
    })),
    ...[...series.throttled].map(([name, values]) => ({ title: `throttled ${name}`, values })),
    { title: 'latency p50 ms', values: series.latencyP50Ms },
    { title: 'latency p99 ms', values: series.latencyP99Ms },
    { title: 'blocked callers', values: series.blockedCallers },
    ...series.queue.map((values, index) => ({
      title: `send queue ${scenario.brokers[index]?.id ?? ''}`,
      values,
    })),
  ];
}

/** Empty where there is no value, e.g. a latency of a second without messages. */
function cell(value = NaN): string {
  return Number.isNaN(value) ? '' : String(Number(value.toFixed(3)));
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
