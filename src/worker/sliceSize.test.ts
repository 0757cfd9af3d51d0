import { expect, test } from 'vitest';
import { eventsForNextSlice } from './sliceSize.ts';

test('a slice that took 4 ms is followed by one twice as large', () => {
  expect(eventsForNextSlice(10_000, 4)).toBe(20_000);
});

test('a slice that took 80 ms is followed by one a tenth as large', () => {
  expect(eventsForNextSlice(100_000, 80)).toBe(10_000);
});

test('a clock too coarse to see the slice makes it grow step by step, not without bound', () => {
  expect(eventsForNextSlice(10_000, 0)).toBe(40_000);
  expect(eventsForNextSlice(10_000, 0.001)).toBe(40_000);
  expect(eventsForNextSlice(4_000_000, 0)).toBe(4_000_000);
});

test('never so small that the messages between slices cost more than the slices', () => {
  expect(eventsForNextSlice(1_000, 500)).toBe(1_000);
});
