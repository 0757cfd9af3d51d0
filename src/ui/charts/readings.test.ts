import { expect, test } from 'vitest';
import { backoffPoints } from '../../recording/backoffPoints.ts';
import { sampleRecording } from '../../recording/sampleRecording.ts';
import { seriesOf } from '../../recording/seriesOf.ts';
import { en } from '../texts/charts.ts';
import type { Texts } from '../texts/texts.ts';
import { bucketAt } from './bucketAt.ts';
import { attemptsReadings, latencyReadings, throttledReadings, waitsReadings } from './readings.ts';
import { seriesRows, TABLE_ROWS } from './seriesRows.ts';

const t: Texts<'charts'> = (key, ...values) =>
  en[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[0]?.[name]));

const recording = sampleRecording();
const view = { fromMs: 0, toMs: recording.scenario.durationMs };
const series = seriesOf(recording, { ...view, buckets: 120 });
const at = (ms: number) => bucketAt(series, ms) ?? -1;
const isTold = ({ isNothing }: { isNothing: boolean }) => !isNothing;

test('a moment belongs to one bucket, the end of the run to the last', () => {
  expect([0, 999.9, 1_000, 119_999, 120_000].map(at)).toEqual([0, 0, 1, 119, 119]);
  expect(bucketAt(series, -1)).toBeUndefined();
  expect(bucketAt(series, 120_001)).toBeUndefined();
});

test('in calm all attempts are stored, and there are as many as messages', () => {
  const told = attemptsReadings(series, at(10_000), t).filter(isTold);
  expect(told.map(({ key }) => key)).toEqual(['offered', 'stored', 'all']);
  expect(told[0]?.text).toBe(told[2]?.text);
});

test('in an outage there are more attempts than messages, and each outcome says its name', () => {
  const told = attemptsReadings(series, at(45_000), t).filter(isTold);
  expect(told.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['stored on retry', 'connection failed']),
  );
});

test('each cause of throttling has its real tag and a sentence', () => {
  const [first] = throttledReadings(series, at(45_000), t);
  expect(first?.name).toBe('[TIMEOUT_CLEAN_QUEUE]');
  expect(first?.why).toMatch(/waitTimeMillsInSendQueue/);
});

test('where no message was, latency is a dash', () => {
  const outage = latencyReadings(series, at(45_000), t);
  expect(outage.map(({ name }) => name)).toEqual(['p99', 'p50']);
  expect(outage[0]?.text).toMatch(/\d/);
  expect(latencyReadings(series, 1_000, t).map(({ text }) => text)).toEqual(['–', '–']);
});

test('waits are told by the attempt they led to; nobody waits in calm', () => {
  const points = backoffPoints(recording, { ...view, countMax: 1_500 });
  const outage = waitsReadings(points, { fromMs: 44_000, toMs: 46_000 }, t);
  expect(outage.map(({ name }) => name)).toEqual(['attempt 2', 'attempt 3']);
  expect(outage[0]?.text).toMatch(/^planned .+, waited .+$/);
  expect(waitsReadings(points, { fromMs: 0, toMs: 9_000 }, t).every((one) => one.isNothing)).toBe(
    true,
  );
});

test('all rows of a table have the same columns', () => {
  const rows = seriesRows(recording, view, (coarse, bucket) => attemptsReadings(coarse, bucket, t));
  expect(rows).toHaveLength(TABLE_ROWS);
  const columns = rows.map(({ readings }) => readings.map(({ key }) => key).join());
  expect(new Set(columns).size).toBe(1);
});
