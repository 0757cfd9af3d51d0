import type { StageFigures } from '../scene/figures.ts';
import type { Box } from '../scene/stageLayout.ts';
import { roundBox } from './paintCard.ts';
import { paintShape, type BrokerSpace } from './paintBroker.ts';

/** Small: it only matters when routes do. */
export function paintNameServer(
  space: BrokerSpace,
  { box, figures, scale }: { box: Box; figures: StageFigures; scale: number },
): void {
  const { context, palette, pen, t } = space;
  const isUp = figures.isNameServerUp;
  roundBox(context, box, box.height / 2);
  context.fillStyle = palette.surface;
  context.fill();
  context.strokeStyle = isUp ? palette.line : palette.connectionFailed;
  context.lineWidth = 1;
  context.stroke();
  const y = box.y + box.height / 2;
  const size = 10 * scale;
  const text = isUp ? t('nameServer') : `${t('nameServer')} · ${t('status.down')}`;
  const ink = {
    colour: isUp ? palette.muted : palette.connectionFailed,
    sizePx: 11.5 * scale,
    isBold: !isUp,
  };
  const gap = 5 * scale;
  const room = box.width - 16 * scale - size - gap;
  const width = Math.min(room, pen.widthOf(text, ink));
  const left = box.x + (box.width - width - size - gap) / 2;
  const look = isUp ? 'stored' : 'connectionFailed';
  paintShape(space, { look, x: left + size / 2, y, size });
  const x = left + size + gap;
  pen.left({ x, right: x + room, y: y + 4 * scale }, text, ink);
}
