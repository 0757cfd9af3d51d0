import { describe, expect, test } from 'vitest';
import { handmadeRecording } from '../../recording/handmadeRecording.ts';
import type { HandmadeAttempt, HandmadeState } from '../../recording/handmadeRecording.ts';
import { LIFE } from '../../recording/Recording.ts';
import { SAMPLE_SCENARIO } from '../../recording/sampleRecording.ts';
import { brokerLanes } from './brokerLanes.ts';

const view = { fromMs: 0, toMs: 30_000 };
const scenario = { ...SAMPLE_SCENARIO, durationMs: 30_000, timeline: [] };

function laneOf(story: {
  readonly states?: readonly HandmadeState[];
  readonly busyAtMs?: readonly number[];
}): readonly string[] {
  const { states = [], busyAtMs = [] } = story;
  const recording = handmadeRecording({
    scenario,
    states,
    messages: busyAtMs.map((sentMs) => ({ intendedMs: sentMs, attempts: [busy(sentMs)] })),
  });
  const [lane = []] = brokerLanes(recording, view);
  return lane.map(
    ({ condition, fromMs, toMs }) => `${condition} ${fromMs.toFixed(0)}–${toMs.toFixed(0)}`,
  );
}

function busy(sentMs: number): HandmadeAttempt {
  return { sentMs, broker: 0, outcome: 'throttled', cause: 'overload', endedMs: sentMs + 1 };
}

function state(atMs: number, dimension: HandmadeState['dimension'], value: number): HandmadeState {
  return { atMs, part: 'broker', index: 0, dimension, value };
}

describe('the lane of a broker', () => {
  test('is one calm stretch when nothing happens', () => {
    expect(laneOf({})).toEqual(['up 0–30000']);
  });

  test('says when the broker was down and when it started again, to the millisecond', () => {
    const states = [
      state(4_003, 'life', LIFE.down),
      state(9_000, 'life', LIFE.starting),
      state(9_500, 'life', LIFE.up),
    ];
    expect(laneOf({ states })).toEqual([
      'up 0–4003',
      'down 4003–9000',
      'starting 9000–9500',
      'up 9500–30000',
    ]);
  });

  test('is busy where somebody heard so; short breaths belong to the stretch', () => {
    expect(laneOf({ busyAtMs: [10_010, 10_250, 10_490, 20_010] })).toEqual([
      'up 0–10000',
      'busy 10000–10500',
      'up 10500–20000',
      'busy 20000–20100',
      'up 20100–30000',
    ]);
  });

  test('a page cache that is busy makes the broker busy', () => {
    const states = [state(5_000, 'pageCacheBusy', 1), state(6_000, 'pageCacheBusy', 0)];
    expect(laneOf({ states })).toEqual(['up 0–5000', 'busy 5000–6000', 'up 6000–30000']);
  });

  test('of several the worst is told: down before a full disk before busy', () => {
    const states = [
      state(5_000, 'diskFull', 1),
      state(7_000, 'life', LIFE.down),
      state(8_000, 'life', LIFE.up),
      state(10_000, 'diskFull', 0),
    ];
    expect(laneOf({ states, busyAtMs: [7_510, 9_010] })).toEqual([
      'up 0–5000',
      'diskFull 5000–7000',
      'down 7000–8000',
      'diskFull 8000–10000',
      'up 10000–30000',
    ]);
  });
});
