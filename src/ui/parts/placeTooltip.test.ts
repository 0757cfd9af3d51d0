import { expect, test } from 'vitest';
import { placeTooltip } from './placeTooltip.ts';

const page = { widthPx: 1000, heightPx: 500 };
const card = { widthPx: 200, heightPx: 100 };

test('the card stands right of the pointer, at its height', () => {
  expect(placeTooltip({ xPx: 300, yPx: 250 }, card, page)).toEqual({ leftPx: 314, topPx: 200 });
});

test('at the right edge it stands left of the pointer', () => {
  expect(placeTooltip({ xPx: 900, yPx: 250 }, card, page).leftPx).toBe(686);
});

test('it never leaves the window', () => {
  expect(placeTooltip({ xPx: 300, yPx: 490 }, card, page).topPx).toBe(392);
  expect(placeTooltip({ xPx: 300, yPx: 5 }, card, page).topPx).toBe(8);
  const phone = { widthPx: 210, heightPx: 500 };
  expect(placeTooltip({ xPx: 150, yPx: 250 }, card, phone).leftPx).toBe(8);
});
