// The ways of messages behind the brokers: to consumers, back into the retry topic, and to the dead letters.
import { linkPath, type LinkPath, type Port } from '../scene/linkPath.ts';
import type { Box, Card, StageLayout } from '../scene/stageLayout.ts';

export interface ConsumeRoads {
  /** By broker × consumers + consumer. */
  readonly links: readonly LinkPath[];
  /** By consumer: out of the retry topic, and into the dead-letter queue. */
  readonly retries: readonly LinkPath[];
  readonly deadLetters: readonly LinkPath[];
  readonly consumerCount: number;
  readonly laneOffset: number;
  readonly laneWidth: number;
}

export function consumeRoadsOf(layout: StageLayout): ConsumeRoads {
  const { brokers, consumers, isVertical, scale, retry, deadLetters } = layout;
  const count = brokers.length * consumers.length;
  const breadth = count <= 1 ? 2.2 : count <= 2 ? 1.6 : count <= 4 ? 1.2 : Math.max(0.5, 9 / count);
  const way = (from: Port, to: Port): LinkPath => linkPath({ from, to, isVertical });
  const between = (box: Box | undefined, share: number): readonly LinkPath[] =>
    box === undefined
      ? []
      : consumers.map((card) => way(boxExit(box, share, isVertical), sidePort(card, isVertical)));
  const exitOf = (card: Card): Port =>
    isVertical
      ? // Out from under the boxes below.
        { x: card.x + card.width / 2, y: Math.max(card.y + card.height, endOf(retry)) }
      : { x: card.x + card.width, y: card.port.y };
  return {
    links: brokers.flatMap((broker) =>
      consumers.map((consumer) => way(exitOf(broker), consumer.port)),
    ),
    retries: between(retry, 0.18),
    deadLetters: between(deadLetters, 0.82),
    consumerCount: consumers.length,
    laneOffset: 5 * scale * Math.min(1, breadth),
    laneWidth: 3 * scale * Math.min(1, breadth),
  };
}

function endOf(box: Box | undefined): number {
  return box === undefined ? 0 : box.y + box.height;
}

/** `share`: how far along its lower edge, where consumers stand below. */
function boxExit(box: Box, share: number, isVertical: boolean): Port {
  if (isVertical) return { x: box.x + box.width * share, y: endOf(box) };
  return { x: box.x + box.width, y: box.y + box.height / 2 };
}

/** What comes from below the brokers arrives a little beside the main stream. */
function sidePort(card: Card, isVertical: boolean): Port {
  const { x, y } = card.port;
  return isVertical
    ? { x: x + card.width * 0.25, y }
    : { x, y: Math.min(card.y + card.height - 6, y + card.height * 0.3) };
}
