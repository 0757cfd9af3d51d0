import { expect, test } from 'vitest';
import { placeBubble } from './placeBubble.ts';

const window = { width: 400, height: 300 };
const bubble = { width: 100, height: 40 };

test('it stands on the wished side, in the middle', () => {
  const anchor = { left: 180, top: 150, width: 40, height: 20 };
  expect(placeBubble(anchor, bubble, { window, side: 'top' })).toEqual({ left: 150, top: 104 });
  expect(placeBubble(anchor, bubble, { window, side: 'bottom' })).toEqual({ left: 150, top: 176 });
  expect(placeBubble(anchor, bubble, { window, side: 'left' })).toEqual({ left: 74, top: 140 });
  expect(placeBubble(anchor, bubble, { window, side: 'right' })).toEqual({ left: 226, top: 140 });
});

test('without room there, it takes the opposite side', () => {
  const anchor = { left: 180, top: 10, width: 40, height: 20 };
  expect(placeBubble(anchor, bubble, { window, side: 'top' })).toEqual({ left: 150, top: 36 });
});

test('beside a thing as wide as the window it stands above', () => {
  const anchor = { left: 10, top: 150, width: 380, height: 20 };
  expect(placeBubble(anchor, bubble, { window, side: 'left' })).toEqual({ left: 150, top: 104 });
});

test('it never stands over the edge', () => {
  const anchor = { left: 380, top: 150, width: 20, height: 20 };
  expect(placeBubble(anchor, bubble, { window, side: 'top' })).toEqual({ left: 292, top: 104 });
});
