// What lies under the pointer: first a dot, then something on a card, then a link.
import { cellAt, type BrokerParts, type ClientParts } from './cardParts.ts';
import type { DotField, Roads } from './DotField.ts';
import { LINK_STEPS, LINK_STRIDE, type LinkPath } from './linkPath.ts';
import type { Box, StageLayout } from './stageLayout.ts';

export type Hit =
  | { readonly kind: 'attempt'; readonly row: number; readonly isWaiting: boolean }
  /** `isOne`: the cell is one caller, not several. */
  | {
      readonly kind: 'caller';
      readonly client: number;
      readonly cell: number;
      readonly isOne: boolean;
    }
  | { readonly kind: 'client' | 'broker'; readonly index: number }
  | { readonly kind: 'consumer' | 'proxy'; readonly index: number }
  /** A message on its way to a consumer, or back from it. */
  | { readonly kind: 'delivery'; readonly row: number }
  | { readonly kind: 'retry' | 'deadLetters' }
  | { readonly kind: 'queue' | 'disk'; readonly broker: number }
  | { readonly kind: 'thread'; readonly broker: number; readonly cell: number }
  | { readonly kind: 'link'; readonly client: number; readonly broker: number }
  | { readonly kind: 'nameServer' };

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Ground {
  readonly layout: StageLayout;
  readonly roads: Roads;
  readonly clients: readonly ClientParts[];
  readonly brokers: readonly BrokerParts[];
}

/** A finger is wider than a mouse's tip. */
export const REACH_PX = { fine: 9, coarse: 18 } as const;

export function pickDot(dots: DotField, { x, y }: Point, reach: number): Hit | undefined {
  let nearest = -1;
  let least = reach * reach;
  for (let index = 0; index < dots.count; index += 1) {
    const dx = (dots.x[index] ?? 0) - x;
    const dy = (dots.y[index] ?? 0) - y;
    const distance = dx * dx + dy * dy;
    if (distance >= least) continue;
    least = distance;
    nearest = index;
  }
  if (nearest < 0) return undefined;
  const isWaiting = (dots.waitStep[nearest] ?? 0) > 0;
  return { kind: 'attempt', row: dots.row[nearest] ?? 0, isWaiting };
}

export function pickPart(ground: Ground, point: Point): Hit | undefined {
  const { layout } = ground;
  if (layout.nameServer !== undefined && isIn(layout.nameServer, point)) {
    return { kind: 'nameServer' };
  }
  const proxy = layout.proxies.findIndex((box) => isIn(box, point));
  if (proxy >= 0) return { kind: 'proxy', index: proxy };
  const consumer = layout.consumers.findIndex((card) => isIn(card, point));
  if (consumer >= 0) return { kind: 'consumer', index: consumer };
  if (layout.retry !== undefined && isIn(layout.retry, point)) return { kind: 'retry' };
  if (layout.deadLetters !== undefined && isIn(layout.deadLetters, point)) {
    return { kind: 'deadLetters' };
  }
  const client = layout.clients.findIndex((card) => isIn(card, point));
  if (client >= 0) return pickInClient(ground, client, point);
  const broker = layout.brokers.findIndex((card) => isIn(card, point));
  if (broker >= 0) return pickInBroker(ground, broker, point);
  return pickLink(ground, point);
}

function pickInClient({ clients }: Ground, index: number, { x, y }: Point): Hit {
  const parts = clients[index];
  if (parts === undefined) return { kind: 'client', index };
  const cell = cellAt(parts.callers, x, y);
  if (cell < 0) return { kind: 'client', index };
  return { kind: 'caller', client: index, cell, isOne: parts.callers.perCell === 1 };
}

function pickInBroker({ brokers }: Ground, index: number, point: Point): Hit {
  const parts = brokers[index];
  if (parts === undefined) return { kind: 'broker', index };
  const cell = cellAt(parts.threads, point.x, point.y);
  if (cell >= 0) return { kind: 'thread', broker: index, cell };
  if (isIn(grown(parts.queue, 5), point)) return { kind: 'queue', broker: index };
  const { disk } = parts;
  if (disk !== undefined && isIn(grown(disk, 6), point)) return { kind: 'disk', broker: index };
  return { kind: 'broker', index };
}

function pickLink({ roads }: Ground, point: Point): Hit | undefined {
  const reach = roads.laneOffset + roads.laneWidth + 3;
  const index = roads.links.findIndex((link) => distanceTo(link, point) <= reach);
  if (index < 0) return undefined;
  const client = Math.floor(index / roads.brokerCount);
  return { kind: 'link', client, broker: index % roads.brokerCount };
}

function distanceTo({ points }: LinkPath, { x, y }: Point): number {
  let least = Infinity;
  for (let step = 0; step <= LINK_STEPS; step += 1) {
    const dx = (points[step * LINK_STRIDE] ?? 0) - x;
    const dy = (points[step * LINK_STRIDE + 1] ?? 0) - y;
    least = Math.min(least, Math.hypot(dx, dy));
  }
  return least;
}

function grown(box: Box, by: number): Box {
  const { x, y, width, height } = box;
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function isIn(box: Box, { x, y }: Point): boolean {
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}
