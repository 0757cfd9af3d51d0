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
  const sample = Math.floor(usOf(atMs) / recording.sampleEvery);
  return values[Math.min(Math.max(0, sample), values.length - 1)] ?? 0;
}

/** The gauges of that name: of all parts, or of the one with that index. */
export function gaugesOf(recording: Recording, name: GaugeName, index?: number): readonly Gauge[] {
  return recording.gauges.filter(
    (gauge) => gauge.name === name && (index === undefined || gauge.index === index),
  );
}
