import { describe, expect, test } from 'vitest';
import { gaugeAt } from './gaugeAt.ts';
import { handmadeRecording } from './handmadeRecording.ts';
import { LIFE } from './Recording.ts';
import { SAMPLE_SCENARIO } from './sampleRecording.ts';
import { stateSpans } from './stateSpans.ts';

const broker = { part: 'broker', index: 1, dimension: 'life' } as const;
const route = { part: 'client', index: 0, dimension: 'route' } as const;
const recording = handmadeRecording({
  scenario: { ...SAMPLE_SCENARIO, durationMs: 1_000 },
  messages: [],
  spareRows: 2,
  states: [
    { ...broker, atMs: 100, value: LIFE.down },
    { ...broker, atMs: 300, value: LIFE.starting },
    { ...broker, atMs: 300, value: LIFE.up },
    { ...broker, atMs: 500, value: LIFE.up },
    { ...broker, atMs: 600, value: LIFE.paused },
    { ...broker, atMs: 600, value: LIFE.up },
    { ...broker, index: 0, atMs: 200, value: LIFE.down },
    { ...broker, part: 'client', atMs: 200, value: LIFE.down },
    { ...route, atMs: 400, detail: 1, value: 0 },
  ],
  sampleEveryMs: 250,
  gauges: [
    { name: 'sendQueue', part: 'broker', index: 1, values: [1, 2, 3, 4, 0] },
    { name: 'sendQueue', part: 'broker', index: 0, values: [9, 9, 9, 9, 0] },
  ],
});

describe('stateSpans', () => {
  test('cover the run; what lasts no time or changes nothing makes none', () => {
    expect(stateSpans(recording, 'broker', 1, 'life')).toEqual([
      { fromMs: 0, toMs: 100, value: LIFE.up },
      { fromMs: 100, toMs: 300, value: LIFE.down },
      { fromMs: 300, toMs: 1_000, value: LIFE.up },
    ]);
  });

  test('a part of which nothing is said keeps the state it began with', () => {
    expect(stateSpans(recording, 'broker', 3, 'life')).toEqual([
      { fromMs: 0, toMs: 1_000, value: LIFE.up },
    ]);
    expect(stateSpans(recording, 'client', 0, 'route', 0)).toEqual([
      { fromMs: 0, toMs: 1_000, value: 1 },
    ]);
  });

  test('each detail has a state of its own', () => {
    expect(stateSpans(recording, 'client', 0, 'route', 1)).toEqual([
      { fromMs: 0, toMs: 400, value: 1 },
      { fromMs: 400, toMs: 1_000, value: 0 },
    ]);
  });
});

describe('gaugeAt', () => {
  test('gives the newest sample', () => {
    const shown = [-5, 0, 249.999, 250, 600].map((atMs) =>
      gaugeAt(recording, 'sendQueue', 1, atMs),
    );
    expect(shown).toEqual([1, 1, 1, 2, 3]);
  });

  test('at the end of the run and behind it, the last sample that was taken', () => {
    expect(gaugeAt(recording, 'sendQueue', 1, 1_000)).toBe(4);
    expect(gaugeAt(recording, 'sendQueue', 1, 5_000)).toBe(4);
  });

  test('of a gauge that is not there, nothing', () => {
    expect(gaugeAt(recording, 'retryTokens', 0, 100)).toBe(0);
  });
});
