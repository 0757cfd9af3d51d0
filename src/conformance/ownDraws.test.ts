import { describe, expect, test } from 'vitest';
import { amongDraws, ownDraws } from './ownDraws.ts';
import type { PlayedMessage } from './playedMessages.ts';
import { timeConforms } from './tolerance.ts';

const TOLERANCE = { ms: 25, ratio: 0 };

function message(atMs: readonly number[], endedMs: number): PlayedMessage {
  const attempts = atMs.map((at) => ({ atMs: at }));
  return { attempts, endedMs } as unknown as PlayedMessage;
}

describe('a time that chance decides in our runs', () => {
  const draws = ownDraws([[message([0, 4_100], 4_110)], [message([0, 4_900], 4_910)]])[0];

  test('is drawn from the earliest to the latest of them', () => {
    expect(draws).toEqual({
      attempts: [
        [0, 0],
        [4_100, 4_900],
      ],
      end: [4_110, 4_910],
    });
  });

  test.each([
    [4_080, true],
    [4_500, true],
    [4_920, true],
    [4_000, false],
    [4_940, false],
  ])('recorded at %d ms, it lies among them: %s', (atMs, isAmong) => {
    const expected = amongDraws({ atMs, spread: undefined }, draws?.attempts[1], TOLERANCE);
    expect(timeConforms(4_100, expected, TOLERANCE)).toBe(isAmong);
    expect(timeConforms(4_500, expected, TOLERANCE)).toBe(isAmong);
  });

  test('does not excuse a run where no chance is involved', () => {
    const expected = amongDraws({ atMs: 100, spread: undefined }, [0, 0], TOLERANCE);
    expect(timeConforms(0, expected, TOLERANCE)).toBe(false);
  });
});
