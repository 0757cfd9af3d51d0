// A broker's card: its state, how full its queue is, its threads, its disk.
import type { BrokerParts, TextLine } from '../scene/cardParts.ts';
import { queueFillRatio } from '../scene/cardParts.ts';
import type { BrokerFigures, BrokerStatus } from '../scene/figures.ts';
import type { FaultKind } from '../../../scenario/Scenario.ts';
import type { LookName } from '../scene/dotLook.ts';
import type { Card } from '../scene/stageLayout.ts';
import { formatNumber, formatPercent } from '../../parts/formatters.ts';
import type { CardSpace, FigureSpace } from './paintClient.ts';
import { roundBox } from './paintCard.ts';
import { lookColour } from './palette.ts';
import { SHAPE_BOX, SHAPE_LINE, SHAPES } from './shapes.ts';

/** The state's word has a shape as well: the one of what happens to requests in that state. */
const STATUS_LOOK: Readonly<Record<BrokerStatus, LookName>> = {
  up: 'stored',
  busy: 'throttled',
  pageCacheBusy: 'throttled',
  diskFull: 'rejected',
  refusing: 'connectionFailed',
  paused: 'timedOut',
  starting: 'retried',
  down: 'connectionFailed',
};

/** Faults that the state's own word already names. */
const SAID_BY_STATUS: Readonly<Partial<Record<FaultKind, BrokerStatus>>> = {
  crash: 'down',
  shutdown: 'down',
  pause: 'paused',
  refuse: 'refusing',
};
const FAULT_WIDTH_MIN = 44;

interface BrokerCard {
  readonly card: Card;
  readonly parts: BrokerParts;
  readonly name: string;
  readonly figures: BrokerFigures;
}

/** What does not move: the empty queue, the places of threads, words that never change. */
export function paintBrokerFrame(
  { context, palette, pen, t }: CardSpace,
  { card, parts }: Pick<BrokerCard, 'card' | 'parts'>,
): void {
  const { queue, threads } = parts;
  context.fillStyle = palette.cell;
  queuePath(context, card, queue);
  context.fill();
  context.strokeStyle = palette.cell;
  context.lineWidth = threads.size * 0.19;
  for (let index = 0; index < threads.count; index += 1) {
    context.beginPath();
    const x = threads.x + index * threads.pitch + threads.size / 2;
    context.arc(x, threads.y + threads.size / 2, threads.size * 0.36, 0, Math.PI * 2);
    context.stroke();
  }
  const ink = { colour: palette.muted, sizePx: 11.5 * card.scale };
  if (card.detail === 'full' && parts.queueLabel) pen.left(parts.queueLabel, t('sendQueue'), ink);
  if (parts.threadsLabel) pen.left(parts.threadsLabel, t('threads'), ink);
}

/** Open towards the channel on a full card, round on the others. */
export function queuePath(
  context: CanvasRenderingContext2D,
  card: Card,
  queue: BrokerParts['queue'],
): void {
  const radius = queue.height / 2;
  context.beginPath();
  const isOpen = card.detail === 'full' && queue.x <= card.x + 1;
  const corners = isOpen ? [0, radius, radius, 0] : radius;
  context.roundRect(queue.x, queue.y, queue.width, queue.height, corners);
}

export function paintBrokerFigures(space: FigureSpace, broker: BrokerCard): void {
  const { pen, palette } = space;
  const { card, parts, figures, name } = broker;
  const isRow = card.detail === 'row';
  const nameInk = { colour: palette.ink, sizePx: (isRow ? 11.5 : 14) * card.scale, isBold: true };
  const shapeSize = (isRow ? 9 : 12) * card.scale;
  const roomForShape = shapeSize + 4 * card.scale;
  const nameLine = { ...parts.name, right: parts.name.right - roomForShape };
  const nameEnd = pen.left(nameLine, name, nameInk);
  const look = STATUS_LOOK[figures.status];
  const shapeX = nameEnd + 6 * card.scale + shapeSize / 2;
  paintShape(space, { look, x: shapeX, y: parts.name.y - nameInk.sizePx * 0.35, size: shapeSize });
  if (!isRow) {
    const x = shapeX + shapeSize / 2 + 4 * card.scale;
    paintState(space, broker, { ...parts.name, x, right: card.x + card.width - 9 * card.scale });
  }
  paintNumbers(space, broker);
  if (parts.disk !== undefined) paintDisk(space, broker, parts.disk);
}

/** The state's word, and the faults at work. They are what matters where both do not fit. */
function paintState(
  { pen, palette, t, nameOfFault }: FigureSpace,
  { card, figures }: BrokerCard,
  line: TextLine,
): void {
  const { status } = figures;
  const isUp = status === 'up';
  const sizePx = 11 * card.scale;
  const ink = {
    colour: isUp ? palette.muted : lookColour(palette, STATUS_LOOK[status]),
    sizePx,
    isBold: !isUp,
  };
  const word = t(`status.${status}`);
  const text = figures.faults
    .filter(({ fault }) => SAID_BY_STATUS[fault] !== status)
    .map(nameOfFault)
    .join(' · ');
  const gap = 6 * card.scale;
  const faultInk = { colour: palette.throttled, sizePx, isBold: true };
  const both = pen.widthOf(word, ink) + gap + pen.widthOf(text, faultInk);
  if (text !== '' && isUp && both > line.right - line.x) {
    pen.left(line, text, faultInk);
    return;
  }
  const rest = { ...line, x: pen.left(line, word, ink) + gap };
  // A few letters say nothing; what is read out has the whole.
  if (rest.right - rest.x > FAULT_WIDTH_MIN * card.scale) pen.left(rest, text, faultInk);
}

function paintNumbers(
  { pen, palette, t }: FigureSpace,
  { card, parts, figures }: BrokerCard,
): void {
  const sizePx = (card.detail === 'row' ? 10.5 : 11.5) * card.scale;
  if (parts.queueLabel !== undefined) {
    const ink = { colour: palette.ink, sizePx, isBold: figures.queue > 0 };
    if (card.detail === 'full') pen.right(parts.queueLabel, formatNumber(figures.queue), ink);
    else pen.left(parts.queueLabel, formatNumber(figures.queue), ink);
  }
  if (parts.figures === undefined) return;
  const stored = t('storedPerSec', { rate: formatNumber(figures.storedPerSec) });
  const refused = t('refusedPerSec', { rate: formatNumber(figures.refusedPerSec) });
  const isRefusing = figures.refusedPerSec > 0;
  const trouble = { colour: palette.throttled, sizePx, isBold: true };
  if (card.detail !== 'full') {
    const ink = isRefusing ? trouble : { colour: palette.ink, sizePx };
    pen.right(parts.figures, isRefusing ? refused : stored, ink);
    return;
  }
  const storedEnd = pen.left(parts.figures, stored, { colour: palette.ink, sizePx });
  if (!isRefusing) return;
  const line = { ...parts.figures, x: storedEnd + 9 * card.scale };
  const fits = pen.widthOf(refused, trouble) <= line.right - line.x;
  const short = t('refusedShort', { rate: formatNumber(figures.refusedPerSec) });
  pen.left(line, fits ? refused : short, trouble);
}

function paintDisk(
  { context, palette, pen }: FigureSpace,
  { card, parts, figures }: BrokerCard,
  box: NonNullable<BrokerParts['disk']>,
): void {
  const { diskUsedRatio, diskCleanRatio, diskWarningRatio } = figures;
  const radius = 5 * card.scale;
  context.save();
  roundBox(context, box, radius);
  context.fillStyle = palette.cell;
  context.fill();
  context.clip();
  const isFull = figures.status === 'diskFull' || diskUsedRatio > diskWarningRatio;
  const isNear = diskUsedRatio > diskCleanRatio;
  context.fillStyle = isFull ? palette.rejected : isNear ? palette.throttled : palette.edge;
  const filled = box.height * Math.min(1, diskUsedRatio);
  context.fillRect(box.x, box.y + box.height - filled, box.width, filled);
  context.restore();
  context.strokeStyle = palette.ink;
  context.lineWidth = Math.max(1, card.scale);
  for (const [ratio, reach] of [
    [diskWarningRatio, 4],
    [diskCleanRatio, 2],
  ] as const) {
    const y = Math.round(box.y + box.height * (1 - ratio)) + 0.5;
    context.beginPath();
    context.moveTo(box.x - reach * card.scale, y);
    context.lineTo(box.x + box.width + reach * card.scale, y);
    context.stroke();
  }
  if (parts.diskLabel === undefined) return;
  const ink = { colour: isFull ? palette.rejected : palette.muted, sizePx: 10.5 * card.scale };
  pen.middle(parts.diskLabel, formatPercent(Math.round(diskUsedRatio * 100) / 100), ink);
}

/** Where the queue becomes too old to be served, if that lies within the queue. */
export function ageMarkX(parts: BrokerParts, figures: BrokerFigures): number | undefined {
  const { queueAtAgeLimit, queueCapacity } = figures;
  if (queueAtAgeLimit === undefined || queueAtAgeLimit >= queueCapacity) return undefined;
  // The queue grows from the threads back to the door.
  const { x, width } = parts.queue;
  return x + width * (1 - queueFillRatio(queueAtAgeLimit, queueCapacity));
}

export function paintShape(
  { context, palette }: CardSpace,
  { look, x, y, size }: { look: LookName; x: number; y: number; size: number },
): void {
  const { path, isFilled } = SHAPES[look];
  context.save();
  context.translate(x - size / 2, y - size / 2);
  context.scale(size / SHAPE_BOX, size / SHAPE_BOX);
  context.fillStyle = lookColour(palette, look);
  context.strokeStyle = lookColour(palette, look);
  context.lineWidth = SHAPE_LINE;
  context.lineCap = 'round';
  const shape = new Path2D(path);
  if (isFilled) context.fill(shape);
  else context.stroke(shape);
  context.restore();
}
