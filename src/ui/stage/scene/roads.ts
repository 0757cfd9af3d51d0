import type { Roads } from './DotField.ts';
import { linkPath, loopPath, type LinkPath } from './linkPath.ts';
import type { Card, StageLayout } from './stageLayout.ts';

/** Nearer to each other on all links at once, dots are a paste. */
const DOT_EVERY_PX = 8;
const MOVING_DOTS_MIN = 120;
/** Below the most that can be drawn: those at doors and in bays come on top. */
const MOVING_DOTS_MAX = 850;

/** All ways of a layout. `vias`: by client, the proxy through which it goes to all brokers. */
export function roadsOf(layout: StageLayout, vias: readonly (number | undefined)[] = []): Roads {
  const { clients, brokers, isVertical, scale } = layout;
  const links = clients.flatMap((client, index) => {
    const proxy = layout.proxies[vias[index] ?? -1];
    const through = proxy && { x: proxy.x + proxy.width / 2, y: proxy.y + proxy.height / 2 };
    return brokers.map((broker) =>
      linkPath({ from: client.port, to: broker.port, isVertical, through }),
    );
  });
  const bays = clients.map((card) => bayOf(card, isVertical));
  // One link alone is a stream; many side by side are narrow.
  const breadth = breadthOf(links.length);
  const wayPx = links.reduce((sum, { lengthPx }) => sum + 2 * lengthPx, 0);
  return {
    dotsMax: Math.min(
      MOVING_DOTS_MAX,
      Math.max(MOVING_DOTS_MIN, (wayPx * Math.max(1, breadth)) / (DOT_EVERY_PX * scale)),
    ),
    links,
    bays,
    brokerCount: brokers.length,
    laneOffset: 6 * scale * breadth,
    laneWidth: 3.4 * scale * breadth,
  };
}

function breadthOf(linkCount: number): number {
  if (linkCount <= 1) return 2.2;
  if (linkCount <= 2) return 1.6;
  if (linkCount <= 4) return 1.2;
  return Math.max(0.5, Math.min(1, 9 / linkCount));
}

/**
 * Where messages wait for their next attempt: a loop from the corner of their card round to its port. They
 * come nearer as their wait runs out, so waits that end together are seen to come together.
 */
function bayOf(card: Card, isVertical: boolean): LinkPath {
  const { port, scale } = card;
  const start = 10 * scale;
  if (isVertical) {
    const from = { x: card.x + start, y: port.y + start };
    return loopPath(from, { x: port.x - start, y: port.y + start }, { x: 0, y: 52 * scale });
  }
  const from = { x: port.x + start, y: card.y + start };
  const to = { x: port.x + start, y: port.y - start };
  return loopPath(from, to, { x: 84 * scale, y: 0 });
}
