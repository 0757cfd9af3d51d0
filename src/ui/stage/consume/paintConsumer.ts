// The card of a consumer, the boxes below the brokers, and proxies.
import { formatNumber } from '../../parts/formatters.ts';
import type { Texts } from '../../texts/texts.ts';
import { paintCard, roundBox } from '../paint/paintCard.ts';
import type { ClientWords, FigureSpace } from '../paint/paintClient.ts';
import type { Ink } from '../paint/Pen.ts';
import type { Box, Card } from '../scene/stageLayout.ts';
import type { ConsumerFigures } from './consumerFigures.ts';

export interface ConsumeSpace extends FigureSpace {
  readonly words: Texts<'consuming'>;
}

interface ConsumerCard {
  readonly card: Card;
  readonly words: ClientWords;
  readonly figures: ConsumerFigures;
  readonly isSelected: boolean;
}

export function paintConsumer(space: ConsumeSpace, given: ConsumerCard): void {
  const { context, palette, pen, words: t } = space;
  const { card, words, figures, isSelected } = given;
  const isDown = figures.life === 'down';
  paintCard(context, palette, { card, look: { isSelected, isDown } });
  const unit = card.scale;
  const pad = (card.detail === 'row' ? 8 : 13) * unit;
  const x = card.x + pad;
  const right = card.x + card.width - pad;
  const line = (offset: number) => ({ x, right, y: card.y + offset * unit });
  const sizePx = (card.detail === 'row' ? 10.5 : 11.5) * unit;
  const muted: Ink = { colour: palette.muted, sizePx };
  const consumed = t('consumedPerSec', { rate: formatNumber(figures.consumedPerSec) });
  const lag = t('lag', { number: formatNumber(figures.lag) });
  const nameInk: Ink = {
    colour: palette.ink,
    sizePx: (card.detail === 'row' ? 11.5 : 14) * unit,
    isBold: true,
  };
  if (card.detail === 'row') {
    const y = card.y + card.height / 2 + 4.2 * unit;
    pen.left({ x, right: x + (right - x) * 0.5, y }, words.name, nameInk);
    pen.right({ x: x + (right - x) * 0.5, right, y }, lag, muted);
    return;
  }
  const nameEnd = pen.left(line(card.detail === 'full' ? 22.5 : 20), words.name, nameInk);
  paintState(space, given, { ...line(card.detail === 'full' ? 22.5 : 20), x: nameEnd + 7 * unit });
  if (card.detail === 'full') {
    pen.left(line(38), words.title, muted);
    paintBar(space, { x, y: card.y + 48 * unit, width: right - x, height: 8 * unit }, figures);
    const handlers = t('handlers', {
      busy: formatNumber(figures.busy),
      threads: formatNumber(figures.threads),
    });
    const end = pen.left(line(71), handlers, muted);
    const cached = t('cached', { number: formatNumber(figures.cached) });
    pen.right({ ...line(71), x: end + 8 * unit }, cached, muted);
  }
  const isBehind = figures.lag > figures.consumedPerSec * 2 + 10;
  const lagInk: Ink = {
    colour: isBehind ? palette.throttled : palette.muted,
    sizePx,
    isBold: isBehind,
  };
  pen.left(line(card.detail === 'full' ? 86.5 : 40), lag, lagInk);
  const lastLine = line(card.detail === 'full' ? 101.5 : 57);
  const end = pen.left(lastLine, consumed, { colour: palette.ink, sizePx });
  if (figures.failedPerSec <= 0) return;
  const failed = t('givenBackPerSec', { rate: formatNumber(figures.failedPerSec) });
  const short = t('givenBackShort', { rate: formatNumber(figures.failedPerSec) });
  const ink: Ink = { colour: palette.throttled, sizePx, isBold: true };
  const rest = { ...lastLine, x: end + 9 * unit };
  pen.left(rest, pen.widthOf(failed, ink) <= rest.right - rest.x ? failed : short, ink);
}

/** What is wrong with it: its faults, its life, or that it holds itself back. */
function paintState(
  { palette, pen, words: t, nameOfFault }: ConsumeSpace,
  { card, figures }: ConsumerCard,
  line: { x: number; right: number; y: number },
): void {
  const { faults, life, isHeldBack } = figures;
  const text =
    faults.length > 0
      ? faults.map(nameOfFault).join(' · ')
      : life === 'up'
        ? isHeldBack
          ? t('heldBack')
          : ''
        : t(`life_${life}`);
  if (text === '') return;
  const colour = life === 'down' ? palette.connectionFailed : palette.throttled;
  pen.right(line, text, { colour, sizePx: 11 * card.scale, isBold: true });
}

/** Handlers at work. */
function paintBar(
  { context, palette }: ConsumeSpace,
  box: Box,
  { busy, threads }: ConsumerFigures,
): void {
  context.fillStyle = palette.cell;
  roundBox(context, box, box.height / 2);
  context.fill();
  const ratio = threads === 0 ? 0 : Math.min(1, busy / threads);
  if (ratio <= 0.005) return;
  context.fillStyle = ratio >= 1 ? palette.throttled : palette.accent;
  roundBox(context, { ...box, width: Math.max(box.height, box.width * ratio) }, box.height / 2);
  context.fill();
}

interface SmallBox {
  readonly box: Box;
  readonly scale: number;
  readonly title: string;
  readonly value: string;
  readonly colour: string;
  readonly isSelected?: boolean;
}

/** A name and one number: side by side where it is low, else over each other. */
export function paintBox({ context, palette, pen }: ConsumeSpace, given: SmallBox): void {
  const { box, scale, title, value, colour, isSelected = false } = given;
  roundBox(context, box, Math.min(9 * scale, box.height / 2.4));
  context.fillStyle = palette.surface;
  context.fill();
  context.strokeStyle = isSelected ? palette.accent : palette.line;
  context.lineWidth = isSelected ? 1.8 : 1;
  context.stroke();
  const pad = 9 * scale;
  const x = box.x + pad;
  const right = box.x + box.width - pad;
  const small = 10.5 * scale;
  const isLow = box.height < 34 * scale;
  const titleInk: Ink = { colour: palette.muted, sizePx: small };
  const valueInk: Ink = { colour, sizePx: 12 * scale, isBold: true };
  if (isLow) {
    const y = box.y + box.height / 2 + 4 * scale;
    const begin = pen.right({ x, right, y }, value, valueInk);
    pen.left({ x, right: begin - 4 * scale, y }, title, titleInk);
    return;
  }
  pen.left({ x, right, y: box.y + box.height * 0.42 }, title, titleInk);
  pen.left({ x, right, y: box.y + box.height * 0.82 }, value, valueInk);
}
