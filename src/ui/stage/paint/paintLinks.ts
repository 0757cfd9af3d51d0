// The network as channels of water: every link two lanes wide, narrow at its ports.
import type { Roads } from '../scene/DotField.ts';
import type { LinkState } from '../scene/figures.ts';
import { LINK_STEPS, LINK_STRIDE, type LinkPath, type Port } from '../scene/linkPath.ts';
import type { Palette } from './palette.ts';

const BANK_WIDTH = 2.2;

/** From the middle of a channel to its bank, where it is widest. */
export function channelHalfWidth({ laneOffset, laneWidth }: Roads, scale: number): number {
  return laneOffset + laneWidth + 4.5 * scale;
}

export function paintLinks(
  context: CanvasRenderingContext2D,
  palette: Palette,
  {
    roads,
    states,
    scale,
    isSelected,
  }: {
    readonly roads: Roads;
    readonly states: readonly LinkState[];
    readonly scale: number;
    readonly isSelected: boolean;
  },
): void {
  const { links } = roads;
  const width = channelHalfWidth(roads, scale);
  const wet = links.filter((_, index) => states[index] !== 'noRoute');
  context.lineJoin = 'round';
  // First every bank, then all the water: where channels meet no bank runs through them.
  context.strokeStyle = isSelected ? palette.accent : palette.bank;
  context.lineWidth = BANK_WIDTH * scale;
  for (const link of wet) context.stroke(outline(link, width));
  context.fillStyle = palette.water;
  for (const link of wet) context.fill(outline(link, width));
  context.strokeStyle = palette.current;
  context.lineWidth = 1.2 * scale;
  for (const [index, link] of links.entries()) {
    if (states[index] === 'avoided') paintAvoided(context, palette, link);
    else if (states[index] !== 'noRoute') context.stroke(middle(link));
  }
  paintMissing(
    context,
    palette,
    links.filter((_, index) => states[index] === 'noRoute'),
  );
}

function paintAvoided(context: CanvasRenderingContext2D, palette: Palette, link: LinkPath): void {
  context.save();
  context.strokeStyle = palette.throttled;
  context.setLineDash([3, 5]);
  context.stroke(middle(link));
  context.restore();
}

/** A broker that is not in a client's route: a dry bed, dashed. */
function paintMissing(
  context: CanvasRenderingContext2D,
  palette: Palette,
  links: readonly LinkPath[],
): void {
  context.save();
  context.strokeStyle = palette.edge;
  context.setLineDash([4, 6]);
  for (const link of links) context.stroke(middle(link));
  context.restore();
}

function middle({ points }: LinkPath): Path2D {
  const path = new Path2D();
  for (let sample = 0; sample <= LINK_STEPS; sample += 1) {
    const at = sample * LINK_STRIDE;
    path.lineTo(points[at] ?? 0, points[at + 1] ?? 0);
  }
  return path;
}

function outline({ points }: LinkPath, width: number): Path2D {
  const path = new Path2D();
  const side = (sample: number, offset: number): void => {
    const at = sample * LINK_STRIDE;
    const x = (points[at] ?? 0) + (points[at + 2] ?? 0) * offset;
    path.lineTo(x, (points[at + 1] ?? 0) + (points[at + 3] ?? 0) * offset);
  };
  for (let sample = 0; sample <= LINK_STEPS; sample += 1) side(sample, width);
  for (let sample = LINK_STEPS; sample >= 0; sample -= 1) side(sample, -width);
  path.closePath();
  return path;
}

/** Where a channel ends at a card. */
export interface Fitting {
  readonly port: Port;
  /** Across the channel. */
  readonly length: number;
  readonly scale: number;
  readonly isVertical: boolean;
  /** Nothing goes in there. */
  readonly isShut: boolean;
}

export function paintFitting(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { port, length, scale, isVertical, isShut }: Fitting,
): void {
  const thick = (isShut ? 5 : 4) * scale;
  const width = isVertical ? length : thick;
  const height = isVertical ? thick : length;
  context.beginPath();
  context.roundRect(port.x - width / 2, port.y - height / 2, width, height, thick / 2);
  context.fillStyle = isShut ? palette.connectionFailed : palette.bank;
  context.fill();
}
