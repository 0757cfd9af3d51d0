import { describe, expect, test } from 'vitest';
import { stageLayout, type Box } from './stageLayout.ts';

const counts = [1, 2, 3, 4, 6, 8, 12, 16];
const sizes = [
  [1104, 405],
  [1104, 300],
  [800, 420],
  [640, 400],
  [639, 460],
  [390, 420],
  [360, 380],
  [3504, 1300],
] as const;
const cases = sizes.flatMap(([width, height]) =>
  counts.flatMap((clientCount) =>
    counts.map((brokerCount) => ({ width, height, clientCount, brokerCount, hasNameServer: true })),
  ),
);

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe('every layout', () => {
  test.each(cases)(
    '$clientCount producers and $brokerCount brokers on $width × $height',
    (size) => {
      const layout = stageLayout(size);
      const cards = [...layout.clients, ...layout.brokers];
      expect(cards).toHaveLength(size.clientCount + size.brokerCount);
      for (const card of cards) {
        expect(card.x).toBeGreaterThanOrEqual(0);
        expect(card.y).toBeGreaterThanOrEqual(0);
        expect(card.x + card.width).toBeLessThanOrEqual(size.width);
        expect(card.y + card.height).toBeLessThanOrEqual(size.height);
        expect(card.height).toBeGreaterThanOrEqual(13);
        for (const other of cards) {
          if (other !== card) expect(overlap(card, other)).toBe(false);
        }
      }
    },
  );
});

test('links keep a third of a wide stage', () => {
  const layout = stageLayout({
    width: 1104,
    height: 405,
    clientCount: 3,
    brokerCount: 2,
    hasNameServer: true,
  });
  expect(layout.isVertical).toBe(false);
  expect(layout.middle.width).toBeGreaterThan(1104 / 3);
  expect(layout.clients.every((card) => card.detail === 'full')).toBe(true);
});

test('sixteen parts shrink to lines', () => {
  const layout = stageLayout({
    width: 1104,
    height: 405,
    clientCount: 16,
    brokerCount: 16,
    hasNameServer: true,
  });
  expect(layout.clients[0]?.detail).toBe('row');
});

test('a projector gets a larger picture', () => {
  const size = { clientCount: 2, brokerCount: 2, hasNameServer: true };
  const desk = stageLayout({ ...size, width: 1104, height: 405 });
  const projector = stageLayout({ ...size, width: 3504, height: 1300 });
  expect(projector.scale).toBeGreaterThan(desk.scale * 1.8);
});

test('on a phone producers stand above brokers and links go down', () => {
  const layout = stageLayout({
    width: 390,
    height: 420,
    clientCount: 2,
    brokerCount: 2,
    hasNameServer: true,
  });
  expect(layout.isVertical).toBe(true);
  const bottom = Math.max(...layout.clients.map(({ port }) => port.y));
  const top = Math.min(...layout.brokers.map(({ port }) => port.y));
  expect(top - bottom).toBeGreaterThan(90);
});
