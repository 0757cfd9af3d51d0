// What stands where inside a card. The painter draws by it and the pointer finds things by it.
import { QUEUE_HEIGHT_RATIO, type Box, type Card } from './stageLayout.ts';

/** A line of text: left end, right end, baseline. */
export interface TextLine {
  readonly x: number;
  readonly right: number;
  readonly y: number;
}

/** Equal cells in rows. */
export interface CellGrid {
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly count: number;
  readonly pitch: number;
  readonly size: number;
  /** How many one cell stands for. */
  readonly perCell: number;
}

export interface ClientParts {
  readonly name: TextLine;
  /** Which client it is, in which version and mode. */
  readonly title: TextLine | undefined;
  readonly callers: CellGrid;
  /** How many callers are blocked. */
  readonly status: TextLine | undefined;
  /** Messages per second. Beside the name where there is no line for them. */
  readonly figures: TextLine;
}

export interface BrokerParts {
  readonly name: TextLine;
  readonly queueLabel: TextLine | undefined;
  readonly queue: Box;
  readonly threadsLabel: TextLine | undefined;
  readonly threads: CellGrid;
  readonly figures: TextLine | undefined;
  readonly disk: Box | undefined;
  readonly diskLabel: TextLine | undefined;
}

const ROWS_MAX = 2;

export function clientParts(card: Card, callerCount: number): ClientParts {
  const unit = card.scale;
  const pad = (card.detail === 'row' ? 8 : 13) * unit;
  const x = card.x + pad;
  const right = card.x + card.width - pad;
  const line = (offset: number): TextLine => ({ x, right, y: card.y + offset * unit });
  if (card.detail === 'row') {
    const width = card.width - 2 * pad;
    const y = card.y + card.height / 2 + 4.2 * unit;
    const cells = cellGrid({
      x: x + width * 0.46,
      width: width * 0.24,
      y: card.y + card.height / 2 - 4 * unit,
      pitch: 10 * unit,
      rows: 1,
      wanted: callerCount,
    });
    return {
      name: { x, right: x + width * 0.44, y },
      title: undefined,
      callers: cells,
      status: undefined,
      figures: { x: x + width * 0.72, right, y },
    };
  }
  const isFull = card.detail === 'full';
  const callers = cellGrid({
    x,
    width: right - x,
    y: card.y + (isFull ? 46.5 : 30) * unit,
    pitch: 12.4 * unit,
    rows: isFull ? ROWS_MAX : 1,
    wanted: callerCount,
  });
  return {
    name: line(isFull ? 22.5 : 20),
    title: isFull ? line(38) : undefined,
    callers,
    status: isFull ? line(85.5) : undefined,
    figures: line(isFull ? 101 : 57),
  };
}

export function brokerParts(card: Card, threadCount: number): BrokerParts {
  const unit = card.scale;
  if (card.detail === 'row') return brokerRow(card, threadCount);
  const pad = 13 * unit;
  const x = card.x + pad;
  const diskWidth = 22 * unit;
  const isFull = card.detail === 'full';
  const diskX = card.x + card.width - pad - diskWidth - 6 * unit;
  const right = isFull ? diskX - 14 * unit : card.x + card.width - pad;
  const line = (offset: number): TextLine => ({ x, right, y: card.y + offset * unit });
  if (!isFull) {
    const queueWidth = (right - x) * 0.62;
    return {
      name: line(20),
      queueLabel: { x: x + queueWidth + 6 * unit, right, y: card.y + 40 * unit },
      queue: { x, y: card.y + 30 * unit, width: queueWidth, height: 11 * unit },
      threadsLabel: undefined,
      threads: threadGrid({
        x,
        y: card.y + 48 * unit,
        width: (right - x) * 0.4,
        unit,
        threadCount,
      }),
      figures: { x: x + (right - x) * 0.42, right, y: card.y + 58 * unit },
      disk: undefined,
      diskLabel: undefined,
    };
  }
  const queueHeight = 13 * unit;
  const queueY = card.y + card.height * QUEUE_HEIGHT_RATIO - queueHeight / 2;
  const labelWidth = 60 * unit;
  return {
    name: line(24),
    queueLabel: { x, right, y: queueY - 7 * unit },
    // Water runs in from the card's edge: the queue is the end of the channel.
    queue: { x: card.x, y: queueY, width: right - card.x, height: queueHeight },
    threadsLabel: { x, right: x + labelWidth, y: card.y + 90 * unit },
    threads: threadGrid({
      x: x + labelWidth,
      y: card.y + 78.5 * unit,
      width: right - x - labelWidth,
      unit,
      threadCount,
    }),
    figures: { x, right: card.x + card.width - pad, y: card.y + 115 * unit },
    disk: { x: diskX, y: card.y + 38 * unit, width: diskWidth, height: 48 * unit },
    diskLabel: {
      x: diskX - 12 * unit,
      right: diskX + diskWidth + 12 * unit,
      y: card.y + 99 * unit,
    },
  };
}

function brokerRow(card: Card, threadCount: number): BrokerParts {
  const unit = card.scale;
  const pad = 8 * unit;
  const x = card.x + pad;
  const width = card.width - 2 * pad;
  const y = card.y + card.height / 2;
  const at = (ratio: number): number => x + width * ratio;
  return {
    name: { x, right: at(0.42), y: y + 4.2 * unit },
    queueLabel: undefined,
    queue: { x: at(0.44), y: y - 4.5 * unit, width: width * 0.22, height: 9 * unit },
    threadsLabel: undefined,
    threads: threadGrid({ x: at(0.69), y: y - 6 * unit, width: width * 0.1, unit, threadCount }),
    figures: { x: at(0.8), right: x + width, y: y + 4.2 * unit },
    disk: undefined,
    diskLabel: undefined,
  };
}

interface CellRoom {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly pitch: number;
  readonly rows: number;
  readonly wanted: number;
}

/** One cell for each, as long as they fit; then a cell stands for several. */
function cellGrid({ x, y, width, pitch, rows, wanted }: CellRoom): CellGrid {
  const most = Math.max(1, Math.floor((width + pitch * 0.22) / pitch));
  const count = Math.max(1, Math.min(wanted, most * rows));
  const used = Math.max(1, Math.ceil(count / most));
  // 16 callers are two rows of 8, not one of 14 and one of 2.
  const columns = Math.min(most, Math.ceil(count / used));
  return { x, y, columns, count, pitch, size: pitch * 0.78, perCell: Math.max(1, wanted / count) };
}

function threadGrid(room: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly unit: number;
  readonly threadCount: number;
}): CellGrid {
  // Closer together before one ring stands for several.
  const wish = (room.width + 3 * room.unit) / Math.max(1, room.threadCount);
  const pitch = Math.max(12.5 * room.unit, Math.min(18 * room.unit, wish));
  const most = Math.max(1, Math.floor((room.width + 3 * room.unit) / pitch));
  const count = Math.max(1, Math.min(room.threadCount, most));
  const perCell = Math.max(1, room.threadCount / count);
  return { x: room.x, y: room.y, columns: count, count, pitch, size: pitch * 0.84, perCell };
}

/** The cell at a point, or -1. */
export function cellAt(grid: CellGrid, x: number, y: number): number {
  const column = Math.floor((x - grid.x) / grid.pitch);
  const row = Math.floor((y - grid.y) / grid.pitch);
  if (column < 0 || column >= grid.columns || row < 0) return -1;
  const index = row * grid.columns + column;
  return index < grid.count ? index : -1;
}

/**
 * How full a queue is drawn, 0 to 1. Queues hold 10 000 but hurt from a few hundred on, so small
 * numbers get the most room: the scale is logarithmic.
 */
export function queueFillRatio(length: number, capacity: number): number {
  if (length <= 0 || capacity <= 0) return 0;
  return Math.min(1, Math.log1p(length) / Math.log1p(capacity));
}
