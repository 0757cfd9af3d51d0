import type { Roads } from './DotField.ts';
import { linkPath, type LinkPath } from './linkPath.ts';
import type { Card, StageLayout } from './stageLayout.ts';

/** All ways of a layout. */
export function roadsOf(layout: StageLayout): Roads {
  const { clients, brokers, isVertical, scale } = layout;
  const links = clients.flatMap((client) =>
    brokers.map((broker) => linkPath({ from: client.port, to: broker.port, isVertical })),
  );
  const bays = clients.map((card) => bayOf(card, isVertical));
  // Many links side by side are narrow ones.
  const width = scale * Math.min(1, Math.max(0.55, 9 / Math.max(9, links.length)));
  return {
    links,
    bays,
    brokerCount: brokers.length,
    laneOffset: 6 * width,
    laneWidth: 3.2 * width,
  };
}

/**
 * Where messages wait for their next attempt: along the edge of their card, towards the port. They
 * come nearer as their wait runs out, so waits that end together are seen to come together.
 */
function bayOf(card: Card, isVertical: boolean): LinkPath {
  const { port, scale } = card;
  const away = 15 * scale;
  if (isVertical) {
    const from = { x: card.x + 10 * scale, y: port.y + away };
    return linkPath({ from, to: { x: port.x, y: port.y + away * 0.7 }, isVertical: false });
  }
  const from = { x: port.x + away, y: card.y + 5 * scale };
  return linkPath({ from, to: { x: port.x + away * 0.7, y: port.y }, isVertical: true });
}
