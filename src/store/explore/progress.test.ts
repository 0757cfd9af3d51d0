import { expect, test } from 'vitest';
import { createPace } from './progress.ts';

test('ten runs a second leave nine seconds for ninety more', () => {
  const pace = createPace();
  for (let done = 0; done <= 10; done += 1) pace.note(done, done * 100);
  expect(pace.leftMs(100)).toBe(9_000);
});

test('at first nobody can tell', () => {
  const pace = createPace();
  expect(pace.leftMs(10)).toBeUndefined();
  pace.note(1, 0);
  pace.note(5, 100);
  expect(pace.leftMs(10)).toBeUndefined();
});

test('the pace is that of the last five seconds', () => {
  const pace = createPace();
  for (let second = 0; second < 10; second += 1) pace.note(second * 100, second * 1_000);
  for (let second = 10; second <= 20; second += 1) pace.note(900 + second, second * 1_000);
  expect(pace.leftMs(930)).toBe(10_000);
});

test('a pause does not count', () => {
  const pace = createPace();
  pace.note(0, 0);
  pace.note(10, 1_000);
  pace.restart();
  pace.note(10, 60_000);
  pace.note(20, 61_000);
  expect(pace.leftMs(30)).toBe(1_000);
});
