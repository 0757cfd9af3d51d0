import { expect, test } from 'vitest';
import { sampleRecording } from '../recording/sampleRecording.ts';
import { buffersOf } from './buffersOf.ts';

test('finds every column of a recording, so that nothing of it is copied', () => {
  const recording = sampleRecording({ messages: 50 });
  const buffers = buffersOf(recording);
  const columns = [recording.attempts, recording.messages, recording.states]
    .flatMap((table): unknown[] => Object.values(table))
    .concat(recording.gauges.map((gauge) => gauge.values))
    .filter((column) => ArrayBuffer.isView(column));
  expect(columns.length).toBeGreaterThan(20);
  for (const column of columns) expect(buffers).toContain(column.buffer);
});

test('names a buffer once, though two columns lie in it: a second time would be refused', () => {
  const buffer = new ArrayBuffer(16);
  const data = { a: new Uint8Array(buffer, 0, 8), deep: [{ b: new Uint32Array(buffer, 8, 2) }] };
  expect(buffersOf(data)).toEqual([buffer]);
});

test('leaves plain values alone', () => {
  expect(buffersOf({ text: 'x', count: 3, nothing: null, absent: undefined })).toEqual([]);
});
