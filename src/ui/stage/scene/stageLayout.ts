// Where everything stands. Plain arithmetic on the size of the container: no text is measured here.
import type { Port } from './linkPath.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How much a card says: everything, the essentials, or one line. */
export type Detail = 'full' | 'medium' | 'row';

export interface Card extends Box {
  readonly detail: Detail;
  /** Where links leave or arrive. */
  readonly port: Port;
  /** Of this card: text and marks in it are drawn so many times larger than designed. */
  readonly scale: number;
}

export interface StageLayout {
  readonly width: number;
  readonly height: number;
  /** Of the picture as a whole. */
  readonly scale: number;
  /** Producers above, brokers below. */
  readonly isVertical: boolean;
  readonly clients: readonly Card[];
  readonly brokers: readonly Card[];
  readonly nameServer: Box | undefined;
  /** What stays free between producers and brokers. */
  readonly middle: Box;
  /** Right of the brokers, or below them. */
  readonly consumers: readonly Card[];
  /** Below the brokers, where there are consumers: what waits for another delivery, and what gets none any more. */
  readonly retry: Box | undefined;
  readonly deadLetters: Box | undefined;
  /** On the way between producers and brokers. */
  readonly proxies: readonly Box[];
  /** At the foot, beside the button. */
  readonly legend: Pick<Box, 'x' | 'width'>;
}

export interface StageSize {
  readonly width: number;
  readonly height: number;
  readonly clientCount: number;
  readonly brokerCount: number;
  readonly hasNameServer: boolean;
  readonly consumerCount?: number;
  readonly proxyCount?: number;
}

const NARROW_BELOW = 640;
const SCALE_MIN = 0.86;
const SCALE_MAX = 2.6;
/** The size everything was drawn for. */
const DESIGN_WIDTH = 1_080;
/** Where cards are few they may be as large as this width allows; with a third column a wider one. */
const FEW_WIDTH = 940;
const FEW_WIDTH_CONSUMING = 1_180;
/** The two boxes below the brokers. */
const BELOW_HEIGHT = 54;
const BUTTON_WIDTH = 190;
const PROXY = { width: 92, height: 46 };
const ROW_HEIGHT_MIN = 15;
/** For the button and the legend below the cards. */
const FOOT = 48;

const DESIGN = {
  client: { width: 232, full: 112, medium: 66, row: 27, gap: 13 },
  broker: { width: 246, full: 128, medium: 68, row: 27, gap: 20 },
  consumer: { width: 214, full: 112, medium: 66, row: 27, gap: 13 },
} as const;
type Design = (typeof DESIGN)[keyof typeof DESIGN];

export function stageLayout(size: StageSize): StageLayout {
  return size.width < NARROW_BELOW ? narrowLayout(size) : wideLayout(size);
}

function wideLayout(size: StageSize): StageLayout {
  const { width, height, clientCount, brokerCount, consumerCount = 0 } = size;
  const isConsuming = consumerCount > 0;
  const pad = width >= 900 ? 24 : 14;
  const clientRoom = height - 24;
  const consumerRoom = clientRoom - FOOT * clamp(width / DESIGN_WIDTH, 1, 1.7);
  const brokerRoom = consumerRoom - (isConsuming ? BELOW_HEIGHT + 10 : 0);
  const fullScale = Math.min(
    width / (isConsuming ? FEW_WIDTH_CONSUMING : FEW_WIDTH),
    clientRoom / columnHeight(DESIGN.client, clientCount),
    brokerRoom / columnHeight(DESIGN.broker, brokerCount),
    consumerRoom / columnHeight(DESIGN.consumer, Math.max(1, consumerCount)),
  );
  // Few parts on a large stage grow; many keep their size and say less.
  const scale = clamp(
    fullScale >= 0.92 ? fullScale : width / DESIGN_WIDTH,
    SCALE_MIN,
    fullScale >= 0.92 ? SCALE_MAX : Math.max(1, Math.min(SCALE_MAX, height / 420)),
  );
  const share = isConsuming
    ? { client: 0.21, broker: 0.225, consumer: 0.21 }
    : { client: 0.32, broker: 0.33, consumer: 0 };
  const clients = column(DESIGN.client, {
    count: clientCount,
    scale,
    top: 12,
    room: clientRoom,
    left: pad,
    widthMax: width * share.client,
    portSide: 'right',
  });
  const brokerWidth = Math.min(DESIGN.broker.width * scale, width * share.broker);
  const brokerLeft = isConsuming ? (width - brokerWidth) / 2 : width - pad - brokerWidth;
  const brokers = column(DESIGN.broker, {
    count: brokerCount,
    scale,
    top: 12,
    room: brokerRoom,
    left: brokerLeft,
    widthMax: width * share.broker,
    portSide: 'left',
  });
  const consumerWidth = Math.min(DESIGN.consumer.width * scale, width * share.consumer);
  const consumers = column(DESIGN.consumer, {
    count: consumerCount,
    scale,
    top: 12,
    room: consumerRoom,
    left: width - pad - consumerWidth,
    widthMax: width * share.consumer,
    portSide: 'left',
  });
  const left = pad + Math.min(DESIGN.client.width * scale, width * share.client);
  const middle = { x: left, y: 0, width: brokerLeft - left, height };
  const nameServer = size.hasNameServer ? nameServerBox(middle, scale) : undefined;
  const legend = isConsuming ? { x: pad, width: width - 2 * pad - BUTTON_WIDTH } : middle;
  const below = { x: brokerLeft, y: 12 + brokerRoom + 10, width: brokerWidth };
  const proxies = proxyBoxes(middle, size.proxyCount ?? 0, scale);
  const parts = { clients, brokers, consumers, nameServer, middle, proxies, legend };
  return { width, height, scale, isVertical: false, ...parts, ...boxesBelow(below, isConsuming) };
}

/** Retry topic and dead-letter queue: over each other, so that both have a way to the consumers; on a phone abreast. */
function boxesBelow(
  { x, y, width }: Pick<Box, 'x' | 'y' | 'width'>,
  isConsuming: boolean,
  abreast?: { readonly height: number },
): Pick<StageLayout, 'retry' | 'deadLetters'> {
  if (!isConsuming) return { retry: undefined, deadLetters: undefined };
  if (abreast !== undefined) {
    const { height } = abreast;
    const half = (width - 8) / 2;
    return {
      retry: { x, y, width: half, height },
      deadLetters: { x: x + half + 8, y, width: half, height },
    };
  }
  const height = (BELOW_HEIGHT - 4) / 2;
  return {
    retry: { x, y, width, height },
    deadLetters: { x, y: y + height + 4, width, height },
  };
}

function proxyBoxes(middle: Box, count: number, scale: number): readonly Box[] {
  const width = Math.min(PROXY.width * scale, middle.width * 0.6);
  const height = PROXY.height * scale;
  const pitch = Math.min(height + 10, (middle.height - 80) / Math.max(1, count));
  const top = middle.y + (middle.height - FOOT - count * pitch) / 2 + 12;
  return Array.from({ length: count }, (_, index) => ({
    x: middle.x + (middle.width - width) / 2,
    y: top + index * pitch,
    width,
    height: Math.min(height, pitch - 4),
  }));
}

interface ColumnPlace {
  readonly count: number;
  readonly scale: number;
  readonly top: number;
  readonly room: number;
  readonly left: number;
  readonly widthMax: number;
  readonly portSide: 'left' | 'right';
}

function column(design: Design, place: ColumnPlace): readonly Card[] {
  const { count, scale, room } = place;
  const detail = detailFor(design, place);
  const { width, cardScale } = cardSize(design, detail, place);
  const height = Math.min(room / count - 1, Math.max(ROW_HEIGHT_MIN, design[detail] * cardScale));
  const gap = spread({ count, height, gap: design.gap * scale, room });
  const used = count * height + (count - 1) * gap;
  return Array.from({ length: count }, (_, index) => {
    const y = place.top + (room - used) / 2 + index * (height + gap);
    const portX = place.portSide === 'right' ? place.left + width : place.left;
    const port = { x: portX, y: y + portHeight(design, detail, height) };
    return { x: place.left, y, width, height, detail, port, scale: cardScale };
  });
}

/** Rather a little smaller and closer than saying less. */
const SQUEEZE = 0.86;

function detailFor(design: Design, { count, scale, room }: ColumnPlace): Detail {
  const fits = (detail: Detail): boolean =>
    (count * design[detail] + (count - 1) * design.gap * 0.4) * scale * SQUEEZE <= room;
  if (fits('full')) return 'full';
  return fits('medium') ? 'medium' : 'row';
}

function cardSize(
  design: Design,
  detail: Detail,
  { count, scale, room, widthMax }: ColumnPlace,
): { width: number; cardScale: number } {
  const tight = count * design[detail] + (count - 1) * design.gap * 0.4;
  // Single lines may grow into free room, and shrink as far as they must.
  const largest = detail === 'row' ? 1.25 : 1;
  const fit = Math.min(largest, room / (tight * scale));
  const width = Math.min(design.width * scale, widthMax);
  return { width, cardScale: scale * Math.min(fit, (widthMax / (design.width * scale)) * largest) };
}

/** Links end at the send queue of a broker that shows one, else in the middle of the card. */
function portHeight(design: Design, detail: Detail, height: number): number {
  return design === DESIGN.broker && detail === 'full' ? height * QUEUE_HEIGHT_RATIO : height / 2;
}

/** Of a full broker card: how far down the middle of its queue lies. */
export const QUEUE_HEIGHT_RATIO = 0.475;

/** Cards with much room stand further apart, but not lost in it. */
function spread(column: { count: number; height: number; gap: number; room: number }): number {
  const { count, height, gap, room } = column;
  if (count < 2) return 0;
  const free = (room - count * height) / count;
  return Math.max(Math.min(gap, (room - count * height) / (count - 1)), Math.min(free, gap * 2.2));
}

function columnHeight(design: Design, count: number): number {
  return count * design.full + (count - 1) * design.gap;
}

function nameServerBox(middle: Box, scale: number): Box {
  const width = Math.min(156 * scale, middle.width);
  return { x: middle.x + (middle.width - width) / 2, y: 12, width, height: 26 * scale };
}

function narrowLayout(size: StageSize): StageLayout {
  const { width, height, clientCount, brokerCount, consumerCount = 0 } = size;
  const isConsuming = consumerCount > 0;
  const pad = 12;
  const room = height - FOOT;
  const scale = clamp(width / 390, 0.86, 1.1);
  const belowHeight = isConsuming ? 30 : 0;
  // What must stay for the links: enough for an eye to follow a dot.
  const linksRoom = Math.max(isConsuming ? 150 : 140, room * (isConsuming ? 0.36 : 0.4));
  const cardsRoom = room - linksRoom - belowHeight;
  const rowsOf = (count: number): number => Math.ceil(count / columnsOf(count));
  const consumerRows = isConsuming ? rowsOf(consumerCount) : 0;
  const rowRoom = cardsRoom / (rowsOf(clientCount) + rowsOf(brokerCount) + consumerRows);
  const top = 8;
  const place = { scale, pad, width, rowRoom };
  const clients = grid(DESIGN.client, { ...place, count: clientCount, top, isAbove: true });
  const clientsEnd = Math.max(...clients.map((card) => card.y + card.height), top);
  const brokersHeight = gridHeight(DESIGN.broker, { ...place, count: brokerCount });
  const consumersHeight = isConsuming
    ? gridHeight(DESIGN.consumer, { ...place, count: consumerCount })
    : 0;
  const consumersTop = room - consumersHeight;
  const brokersTop = isConsuming
    ? clientsEnd + (consumersTop - belowHeight - clientsEnd - brokersHeight) * 0.55
    : room - brokersHeight;
  const brokers = grid(DESIGN.broker, {
    ...place,
    count: brokerCount,
    top: brokersTop,
    isAbove: false,
  });
  const consumers = isConsuming
    ? grid(DESIGN.consumer, { ...place, count: consumerCount, top: consumersTop, isAbove: false })
    : [];
  const middle = { x: 0, y: clientsEnd, width, height: brokersTop - clientsEnd };
  const below = { x: pad, y: brokersTop + brokersHeight, width: width - 2 * pad };
  return {
    width,
    height,
    scale,
    isVertical: true,
    clients,
    brokers,
    consumers,
    nameServer: size.hasNameServer ? narrowNameServer(size, scale) : undefined,
    middle,
    ...boxesBelow(below, isConsuming, { height: 24 }),
    proxies: narrowProxies(middle, size.proxyCount ?? 0, scale),
    legend: middle,
  };
}

/** Beside the folded legend, at the foot. */
function narrowNameServer({ width, height }: StageSize, scale: number): Box {
  const own = 24 * scale;
  const y = height - FOOT / 2 - own / 2 - 2;
  return { x: 92, y, width: Math.min(112 * scale, width - 262), height: own };
}

function narrowProxies(middle: Box, count: number, scale: number): readonly Box[] {
  const width = Math.min(PROXY.width * scale, (middle.width - 24) / Math.max(1, count) - 8);
  const height = 26 * scale;
  return Array.from({ length: count }, (_, index) => ({
    x: (middle.width * (index + 0.5)) / count - width / 2,
    y: middle.y + (middle.height - height) / 2,
    width,
    height,
  }));
}

interface GridPlace {
  readonly count: number;
  readonly scale: number;
  readonly pad: number;
  readonly width: number;
  readonly rowRoom: number;
}

function columnsOf(count: number): number {
  if (count <= 3) return Math.max(1, count);
  return count <= 8 ? 2 : 3;
}

function gridDetail(design: Design, { count, scale, rowRoom }: GridPlace): Detail {
  const fits = (detail: Detail): boolean => design[detail] * scale + 6 <= rowRoom;
  if (count <= 2 && fits('full')) return 'full';
  return count <= 4 && fits('medium') ? 'medium' : 'row';
}

function gridPitch(design: Design, place: GridPlace): { height: number; pitch: number } {
  const wanted = design[gridDetail(design, place)] * place.scale;
  const height = Math.max(ROW_HEIGHT_MIN, Math.min(wanted, place.rowRoom - 4));
  return { height, pitch: height + 6 };
}

function gridHeight(design: Design, place: GridPlace): number {
  return Math.ceil(place.count / columnsOf(place.count)) * gridPitch(design, place).pitch;
}

function grid(
  design: Design,
  place: GridPlace & { readonly top: number; readonly isAbove: boolean },
): readonly Card[] {
  const { count, pad, top, isAbove } = place;
  const columns = columnsOf(count);
  const detail = gridDetail(design, place);
  const { height, pitch } = gridPitch(design, place);
  const gap = 8;
  const wide = place.width - 2 * pad;
  const width = Math.min((wide - (columns - 1) * gap) / columns, 260);
  const left = pad + (wide - columns * width - (columns - 1) * gap) / 2;
  const rows = Math.ceil(count / columns);
  return Array.from({ length: count }, (_, index) => {
    const x = left + (index % columns) * (width + gap);
    const y = top + Math.floor(index / columns) * pitch;
    // All links leave from the edge of the whole group, in the order of the cards.
    const portX = rows === 1 ? x + width / 2 : pad + (wide * (index + 0.5)) / count;
    const port = { x: portX, y: isAbove ? top + rows * pitch - 6 : top };
    const scale = Math.min(place.scale, (height / design[detail]) * 1.02);
    return { x, y, width, height, detail, port, scale };
  });
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
