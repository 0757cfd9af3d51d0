// What a gauge showed at a moment.
import { usOf } from './clock.ts';
import type { Gauge, GaugeName, Recording } from './Recording.ts';

/** The newest sample at or before the moment; 0 when there is no such gauge. */
export function gaugeAt(
  recording: Recording,
  name: GaugeName,
  index: number,
  atMs: number,
): number {
  const values = gaugesOf(recording, name, index)[0]?.values;
  if (values === undefined) return 0;
  const { endAt, sampleEvery } = recording;
  // At its very last instant a run takes no sample any more: the one before holds.
  const last = Math.min(values.length, Math.ceil(endAt / sampleEvery)) - 1;
  const sample = Math.floor(usOf(atMs) / sampleEvery);
  return values[Math.max(0, Math.min(sample, last))] ?? 0;
}

/** The gauges of that name: of all parts, or of the one with that index. */
export function gaugesOf(recording: Recording, name: GaugeName, index?: number): readonly Gauge[] {
  return recording.gauges.filter(
    (gauge) => gauge.name === name && (index === undefined || gauge.index === index),
  );
}
