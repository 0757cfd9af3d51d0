import type { StageFigures } from '../scene/figures.ts';
import type { Box, StageLayout } from '../scene/stageLayout.ts';
import { roundBox } from './paintCard.ts';
import { paintShape } from './paintBroker.ts';
import type { FigureSpace } from './paintClient.ts';

interface NameServer {
  readonly box: Box;
  readonly figures: StageFigures;
  readonly scale: number;
  readonly isSelected: boolean;
}

/** Small: it only matters when routes do. */
export function paintNameServer(
  space: FigureSpace,
  { box, figures, scale, isSelected }: NameServer,
): void {
  const { context, palette, pen, t } = space;
  const isUp = figures.isNameServerUp;
  const size = 10 * scale;
  const gap = 5 * scale;
  const ink = {
    colour: isUp ? palette.muted : palette.connectionFailed,
    sizePx: 11.5 * scale,
    isBold: !isUp,
  };
  const room = box.width - 24 * scale - size - gap;
  const whole = `${t('nameServer')} · ${t('status.down')}`;
  // Shape and colour say it, too.
  const text = isUp || pen.widthOf(whole, ink) > room ? t('nameServer') : whole;
  const width = Math.min(room, pen.widthOf(text, ink)) + size + gap;
  const left = box.x + (box.width - width) / 2;
  const pill = { ...box, x: left - 12 * scale, width: width + 24 * scale };
  roundBox(context, pill, box.height / 2);
  context.fillStyle = palette.surface;
  context.fill();
  context.strokeStyle = isUp ? palette.line : palette.connectionFailed;
  if (isSelected) context.strokeStyle = palette.accent;
  context.lineWidth = isSelected ? 1.8 : 1;
  context.stroke();
  const y = box.y + box.height / 2;
  const look = isUp ? 'stored' : 'connectionFailed';
  paintShape(space, { look, x: left + size / 2, y, size });
  const x = left + size + gap;
  pen.left({ x, right: x + room + 1, y: y + 4 * scale }, text, ink);
}

/** What is wrong with the network as a whole, in the midst of it. */
export function paintNetworkFaults(
  { context, palette, pen, nameOfFault }: FigureSpace,
  { layout, figures }: { readonly layout: StageLayout; readonly figures: StageFigures },
): void {
  if (figures.networkFaults.length === 0) return;
  const { middle, nameServer, isVertical, scale } = layout;
  const text = figures.networkFaults.map(nameOfFault).join(' · ');
  const ink = { colour: palette.throttled, sizePx: 12 * scale, isBold: true };
  const width = Math.min(middle.width - 16, pen.widthOf(text, ink) + 20 * scale);
  const height = 24 * scale;
  const above = nameServer === undefined ? 12 : nameServer.y + nameServer.height + 8 * scale;
  const y = isVertical ? middle.y + (middle.height - height) / 2 : above;
  const box = { x: middle.x + (middle.width - width) / 2, y, width, height };
  roundBox(context, box, height / 2);
  context.fillStyle = palette.surface;
  context.fill();
  context.strokeStyle = palette.throttled;
  context.lineWidth = 1;
  context.stroke();
  const line = { x: box.x + 8 * scale, right: box.x + width - 8 * scale, y: y + 16 * scale };
  pen.middle(line, text, ink);
}
