import type { Box, Card } from '../scene/stageLayout.ts';
import type { Palette } from './palette.ts';

const CARD_RADIUS = 12;

export interface CardLook {
  readonly isSelected: boolean;
  /** Draws the card as something that is not there at the moment. */
  readonly isDown: boolean;
}

function cardRadius(card: Card): number {
  return Math.min(CARD_RADIUS * card.scale, card.height / 2.6);
}

/** The sheet a part stands on. The shadow is drawn here alone, never per frame. */
export function paintCard(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { card, look }: { readonly card: Card; readonly look: CardLook },
): void {
  const radius = cardRadius(card);
  context.save();
  context.shadowColor = palette.cardShadow;
  context.shadowBlur = 14 * card.scale;
  context.shadowOffsetY = 3 * card.scale;
  roundBox(context, card, radius);
  context.fillStyle = palette.surface;
  context.fill();
  context.restore();
  if (look.isDown) paintHatch(context, palette, card);
  roundBox(context, card, radius);
  context.strokeStyle = look.isSelected ? palette.accent : palette.line;
  if (look.isDown && !look.isSelected) context.strokeStyle = palette.connectionFailed;
  context.lineWidth = look.isSelected || look.isDown ? 1.8 : 1;
  context.stroke();
}

function paintHatch(context: CanvasRenderingContext2D, palette: Palette, card: Card): void {
  context.save();
  roundBox(context, card, cardRadius(card));
  context.clip();
  context.strokeStyle = palette.hatch;
  context.lineWidth = 4 * card.scale;
  const step = 12 * card.scale;
  context.beginPath();
  for (let x = card.x - card.height; x < card.x + card.width; x += step) {
    context.moveTo(x, card.y + card.height);
    context.lineTo(x + card.height, card.y);
  }
  context.stroke();
  context.restore();
}

export function roundBox(context: CanvasRenderingContext2D, box: Box, radius: number): void {
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, Math.max(0, radius));
}
