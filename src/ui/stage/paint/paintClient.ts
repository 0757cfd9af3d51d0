// A producer's card: who it is, what its callers do, how it fares.
import type { CellGrid, ClientParts } from '../scene/cardParts.ts';
import type { ClientFigures } from '../scene/figures.ts';
import type { Card } from '../scene/stageLayout.ts';
import type { Texts } from '../../texts/texts.ts';
import { formatNumber } from '../../parts/formatters.ts';
import type { Palette } from './palette.ts';
import type { Ink, Pen } from './Pen.ts';
import type { FaultEntry } from '../../../scenario/Scenario.ts';

export interface CardSpace {
  readonly context: CanvasRenderingContext2D;
  readonly palette: Palette;
  readonly pen: Pen;
  readonly t: Texts<'stage'>;
}

/** With the names of faults. */
export interface FigureSpace extends CardSpace {
  readonly nameOfFault: (fault: FaultEntry) => string;
}

export interface ClientWords {
  readonly name: string;
  readonly title: string;
}

export function paintClientNames(
  { pen, palette }: CardSpace,
  { card, parts, words }: { card: Card; parts: ClientParts; words: ClientWords },
): void {
  pen.left(parts.name, words.name, nameInk(card, palette));
  if (parts.title === undefined) return;
  pen.left(parts.title, words.title, { colour: palette.muted, sizePx: 11.5 * card.scale });
}

/** The name alone, where there is no room for the strength. */
function bareName({ nameOfFault }: FigureSpace): (fault: FaultEntry) => string {
  return ({ strength: _strength, ...fault }) => nameOfFault(fault);
}

function nameInk(card: Card, palette: Palette): Ink {
  const sizePx = (card.detail === 'row' ? 11.5 : 14) * card.scale;
  return { colour: palette.ink, sizePx, isBold: true };
}

/** The places of callers; what they do is drawn over them in each frame. */
export function paintFreeCallers({ context, palette }: CardSpace, grid: CellGrid): void {
  context.fillStyle = palette.cell;
  context.beginPath();
  for (let index = 0; index < grid.count; index += 1) {
    const x = grid.x + (index % grid.columns) * grid.pitch;
    const y = grid.y + Math.floor(index / grid.columns) * grid.pitch;
    context.roundRect(x, y, grid.size, grid.size, grid.size * 0.26);
  }
  context.fill();
}

export function paintClientFigures(
  space: FigureSpace,
  {
    card,
    parts,
    figures,
    name,
  }: {
    card: Card;
    parts: ClientParts;
    figures: ClientFigures;
    name: string;
  },
): void {
  const { pen, palette, t } = space;
  if (figures.faults.length > 0 && card.detail !== 'row') {
    const x = parts.name.x + pen.widthOf(name, nameInk(card, palette)) + 7 * card.scale;
    const ink = { colour: palette.throttled, sizePx: 11 * card.scale, isBold: true };
    const line = { ...parts.name, x };
    const whole = figures.faults.map(space.nameOfFault).join(' · ');
    const fits = pen.widthOf(whole, ink) <= line.right - x;
    pen.right(line, fits ? whole : figures.faults.map(bareName(space)).join(' · '), ink);
  }
  const sizePx = (card.detail === 'row' ? 10.5 : 11.5) * card.scale;
  const ok = t('okPerSec', { rate: formatNumber(figures.okPerSec) });
  if (card.detail === 'row') {
    const hasFailed = figures.failedPerSec > 0;
    const failed = t('failedPerSec', { rate: formatNumber(figures.failedPerSec) });
    const colour = hasFailed ? palette.connectionFailed : palette.ink;
    pen.right(parts.figures, hasFailed ? failed : ok, { colour, sizePx });
    return;
  }
  const okEnd = pen.left(parts.figures, ok, { colour: palette.ink, sizePx });
  if (figures.failedPerSec > 0) {
    const failed = t('failedPerSec', { rate: formatNumber(figures.failedPerSec) });
    const line = { ...parts.figures, x: okEnd + 9 * card.scale };
    const ink = { colour: palette.connectionFailed, sizePx, isBold: true };
    const fits = pen.widthOf(failed, ink) <= line.right - line.x;
    const short = t('failedShort', { rate: formatNumber(figures.failedPerSec) });
    pen.left(line, fits ? failed : short, ink);
  }
  if (parts.status !== undefined) paintStatus(space, { card, line: parts.status, figures });
}

function paintStatus(
  { pen, palette, t }: CardSpace,
  { card, line, figures }: { card: Card; line: ClientParts['name']; figures: ClientFigures },
): void {
  const sizePx = 11.5 * card.scale;
  const { breaker } = figures;
  let right = line.right;
  if (breaker !== 'closed') {
    const ink = { colour: palette.connectionFailed, sizePx, isBold: true };
    right = pen.right(line, t(`breaker.${breaker}`), ink) - 8 * card.scale;
  }
  const isBlocked = (figures.blocked > 0 || figures.inLine > 0) && figures.holdsCallers;
  const ink = { colour: isBlocked ? palette.throttled : palette.muted, sizePx, isBold: isBlocked };
  pen.left({ ...line, right }, statusText(t, figures), ink);
}

function statusText(t: Texts<'stage'>, figures: ClientFigures): string {
  const { blocked, busy, callers, holdsCallers, waiting, underWay, inLine } = figures;
  if (!holdsCallers) {
    const text = t('underWay', { number: formatNumber(underWay) });
    return waiting > 0 ? `${text} · ${t('inBackoff', { number: formatNumber(waiting) })}` : text;
  }
  const total = formatNumber(callers);
  if (inLine > 0) {
    const number = formatNumber(inLine);
    if (blocked === 0) return t('callersAllBusy', { total, number });
    return t('callersBlockedLine', { blocked: formatNumber(blocked), total, number });
  }
  if (blocked > 0) return t('callersBlocked', { blocked: formatNumber(blocked), total });
  return t('callersBusy', { busy: formatNumber(busy), total });
}
