import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPlayhead, createSlowed } from './playhead.ts';

/** Frames that come when the test says so. */
function createFrames() {
  let waiting: ((realMs: number) => void) | undefined;
  let nowMs = 0;
  return {
    request(callback: (realMs: number) => void) {
      waiting = callback;
      return 1;
    },
    cancel() {
      waiting = undefined;
    },
    pass(ms: number) {
      nowMs += ms;
      const callback = waiting;
      waiting = undefined;
      callback?.(nowMs);
    },
    isWaiting: () => waiting !== undefined,
  };
}

function createMoving() {
  const frames = createFrames();
  const playhead = createPlayhead(frames);
  playhead.setEnd(120_000);
  const heard: number[] = [];
  playhead.subscribe((ms) => heard.push(ms));
  return { frames, playhead, heard };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('walks with real time, as many times as fast as it is told', () => {
  const { frames, playhead } = createMoving();
  playhead.play();
  frames.pass(16);
  frames.pass(20);
  expect(playhead.nowMs()).toBe(20);
  playhead.setSpeed(10);
  frames.pass(20);
  expect(playhead.nowMs()).toBe(220);
});

test('a tab that was hidden for an hour goes on where it was', () => {
  const { frames, playhead } = createMoving();
  playhead.play();
  frames.pass(16);
  frames.pass(3_600_000);
  expect(playhead.nowMs()).toBe(100);
});

test('asks for no frames while it stands', () => {
  const { frames, playhead } = createMoving();
  expect(frames.isWaiting()).toBe(false);
  playhead.play();
  expect(frames.isWaiting()).toBe(true);
  playhead.pause();
  expect(frames.isWaiting()).toBe(false);
});

test('a pause does not count as time that passed', () => {
  const { frames, playhead } = createMoving();
  playhead.play();
  frames.pass(16);
  frames.pass(16);
  playhead.pause();
  frames.pass(50);
  playhead.play();
  frames.pass(50);
  expect(playhead.nowMs()).toBe(16);
});

test('stops at the end by itself and says so', () => {
  const { frames, playhead } = createMoving();
  const ended = vi.fn();
  playhead.onEnd(ended);
  playhead.seek(119_990);
  playhead.play();
  frames.pass(16);
  frames.pass(50);
  expect(playhead.nowMs()).toBe(120_000);
  expect(playhead.isPlaying()).toBe(false);
  expect(frames.isWaiting()).toBe(false);
  expect(ended).toHaveBeenCalledOnce();
});

test('a seek is told at once and stays within the run', () => {
  const { playhead, heard } = createMoving();
  playhead.seek(500);
  playhead.seek(-3);
  playhead.seek(1e9);
  expect(heard).toEqual([500, 0, 120_000]);
});

test('a run that became shorter takes the playhead along', () => {
  const { playhead, heard } = createMoving();
  playhead.seek(90_000);
  playhead.setEnd(60_000);
  expect(heard).toEqual([90_000, 60_000]);
});

test('text is told at most that often, and the last word always', () => {
  const { playhead } = createMoving();
  const slowed = createSlowed(playhead, 100);
  const told: number[] = [];
  slowed.subscribe((ms) => told.push(ms));
  for (let ms = 1; ms <= 50; ms++) playhead.seek(ms);
  expect(told).toEqual([1]);
  vi.advanceTimersByTime(100);
  expect(told).toEqual([1, 50]);
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual([1, 50]);
});

test('a text that comes later begins with the moment of then', () => {
  const { playhead } = createMoving();
  const slowed = createSlowed(playhead, 100);
  playhead.seek(77);
  expect(slowed.getState()).toBe(77);
});
