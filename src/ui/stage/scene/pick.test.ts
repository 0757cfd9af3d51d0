import { describe, expect, test } from 'vitest';
import { brokerParts, clientParts } from './cardParts.ts';
import { pickPart, type Ground, type Point } from './pick.ts';
import { roadsOf } from './roads.ts';
import { stageLayout, type Box } from './stageLayout.ts';

const layout = stageLayout({
  width: 1104,
  height: 405,
  clientCount: 2,
  brokerCount: 2,
  hasNameServer: true,
});
const ground: Ground = {
  layout,
  roads: roadsOf(layout),
  clients: layout.clients.map((card, index) => clientParts(card, index === 0 ? 400 : 32)),
  brokers: layout.brokers.map((card) => brokerParts(card, 4)),
};

function middleOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

describe('what lies under the pointer', () => {
  const [client, second] = ground.clients;
  const [broker] = ground.brokers;
  if (client === undefined || second === undefined || broker === undefined)
    throw new Error('cards');

  test.each([
    ['a card', { x: 40, y: (layout.clients[0]?.y ?? 0) + 4 }, { kind: 'client', index: 0 }],
    [
      'a cell that is several callers',
      { x: client.callers.x + 2, y: client.callers.y + 2 },
      { kind: 'caller', client: 0, cell: 0, isOne: false },
    ],
    [
      'a caller of its own cell',
      { x: second.callers.x + second.callers.pitch * 3 + 2, y: second.callers.y + 2 },
      { kind: 'caller', client: 1, cell: 3, isOne: true },
    ],
    ['the queue', middleOf(broker.queue), { kind: 'queue', broker: 0 }],
    [
      'a thread',
      { x: broker.threads.x + broker.threads.pitch + 3, y: broker.threads.y + 3 },
      { kind: 'thread', broker: 0, cell: 1 },
    ],
    ['the disk', middleOf(broker.disk ?? broker.queue), { kind: 'disk', broker: 0 }],
    ['the name server', middleOf(layout.nameServer ?? layout.middle), { kind: 'nameServer' }],
  ])('%s', (_, point, hit) => {
    expect(pickPart(ground, point)).toEqual(hit);
  });

  test('a link', () => {
    const middle = ground.roads.links[0]?.points.subarray(48 * 4, 48 * 4 + 2) ?? [];
    const hit = pickPart(ground, { x: middle[0] ?? 0, y: middle[1] ?? 0 });
    expect(hit).toEqual({ kind: 'link', client: 0, broker: 0 });
  });

  test('nothing', () => {
    expect(pickPart(ground, { x: 552, y: 400 })).toBeUndefined();
  });
});

describe('the parts of a card', () => {
  const sizes = [
    [1104, 405, 3, 2],
    [390, 440, 3, 2],
    [1104, 405, 16, 16],
    [700, 380, 6, 4],
  ] as const;

  test.each(sizes)('stay within it on %i × %i with %i and %i parts', (...size) => {
    const [width, height, clientCount, brokerCount] = size;
    const any = stageLayout({ width, height, clientCount, brokerCount, hasNameServer: false });
    for (const card of any.clients) {
      const { callers, figures, name } = clientParts(card, 400);
      const bottom = card.y + card.height;
      expect(callers.x + callers.columns * callers.pitch).toBeLessThan(card.x + card.width + 4);
      expect(figures.y).toBeLessThan(bottom);
      expect(name.right).toBeGreaterThan(name.x);
    }
    for (const card of any.brokers) {
      const { queue, threads, figures } = brokerParts(card, 16);
      expect(queue.x + queue.width).toBeLessThanOrEqual(card.x + card.width);
      expect(threads.x + threads.columns * threads.pitch).toBeLessThan(card.x + card.width + 4);
      expect(figures?.y ?? 0).toBeLessThan(card.y + card.height);
    }
  });
});
