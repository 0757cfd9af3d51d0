import { expect, test } from 'vitest';
import { BAND_INDEX, bandOf, OUTCOME_BANDS } from './bands.ts';
import { FLAG, OUTCOME } from './outcomes.ts';

test('what got lost on the way is lost, however the client took it', () => {
  expect(bandOf(OUTCOME.timedOut, FLAG.answerLost | FLAG.stored)).toBe('lost');
  expect(bandOf(OUTCOME.timedOut, FLAG.requestLost)).toBe('lost');
  expect(bandOf(OUTCOME.timedOut, FLAG.first)).toBe('timedOut');
});

test('a later attempt that was stored is a retry that helped', () => {
  expect(bandOf(OUTCOME.stored, FLAG.stored | FLAG.first)).toBe('stored');
  expect(bandOf(OUTCOME.stored, FLAG.stored)).toBe('retried');
  expect(bandOf(OUTCOME.storedNotOk, FLAG.stored)).toBe('retried');
});

test('nobody hears of a oneway: what became of it decides', () => {
  expect(bandOf(OUTCOME.unanswered, FLAG.stored | FLAG.first)).toBe('stored');
  expect(bandOf(OUTCOME.unanswered, FLAG.first)).toBe('lost');
});

test('the table says the same as the rule', () => {
  for (const outcome of Object.values(OUTCOME)) {
    for (let flags = 0; flags < 256; flags += 1) {
      expect(OUTCOME_BANDS[BAND_INDEX[(outcome << 8) | flags] ?? -1]).toBe(bandOf(outcome, flags));
    }
  }
});
