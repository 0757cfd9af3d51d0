import { describe, expect, test } from 'vitest';
import {
  barOf,
  isTimeNarrow,
  msOfX,
  ratioOfMs,
  secondDecimals,
  timePlotOf,
  timeStepMs,
  timeTicks,
  xOfMs,
} from './timeGeometry.ts';

const view = { fromMs: 20_000, toMs: 60_000 };

describe('where a moment stands', () => {
  const plot = timePlotOf(1064, { leftPx: 132, rightPx: 20 });

  test('the plot lies between the gutters, and on a phone takes the whole width', () => {
    const phone = { leftPx: 0, rightPx: 0 };
    expect(plot).toEqual({ leftPx: 132, widthPx: 912 });
    expect(isTimeNarrow(phone)).toBe(true);
    expect(timePlotOf(360, phone)).toEqual({ leftPx: 0, widthPx: 360 });
  });

  test('a pixel and its moment find each other', () => {
    expect(xOfMs(20_000, view, plot)).toBe(132);
    expect(xOfMs(60_000, view, plot)).toBe(1044);
    expect(msOfX(xOfMs(33_333, view, plot), view, plot)).toBeCloseTo(33_333, 6);
  });

  test('a hand outside of the plot holds the nearest end', () => {
    expect(msOfX(-50, view, plot)).toBe(20_000);
    expect(msOfX(5_000, view, plot)).toBe(60_000);
  });

  test('an empty view does not divide by zero', () => {
    expect(ratioOfMs(5, { fromMs: 5, toMs: 5 })).toBe(0);
  });
});

describe('bars', () => {
  test('a bar is cut at the ends of the view', () => {
    expect(barOf(10_000, 30_000, view)).toEqual({ leftPercent: 0, widthPercent: 25 });
    expect(barOf(30_000, 50_000, view)).toEqual({ leftPercent: 25, widthPercent: 50 });
  });

  test('a bar outside of the view is not there', () => {
    expect(barOf(0, 19_999, view)).toBeUndefined();
    expect(barOf(60_001, 70_000, view)).toBeUndefined();
  });
});

describe('ticks', () => {
  test('two minutes on a laptop get a tick each ten seconds, on a phone each thirty', () => {
    const run = { fromMs: 0, toMs: 120_000 };
    expect(timeStepMs(run, 912)).toBe(20_000);
    expect(timeStepMs(run, 1_200)).toBe(10_000);
    expect(timeStepMs(run, 340)).toBe(30_000);
  });

  test('ticks are whole steps within the view', () => {
    expect(timeTicks(view, 20_000)).toEqual([20_000, 40_000, 60_000]);
    expect(timeTicks({ fromMs: 0.05, toMs: 0.35 }, 0.1)).toEqual([0.1, 0.2, 0.1 * 3]);
  });

  test('as many decimals as tell two ticks apart', () => {
    expect([20_000, 500, 100, 20, 0.001].map(secondDecimals)).toEqual([0, 1, 1, 2, 6]);
  });
});
