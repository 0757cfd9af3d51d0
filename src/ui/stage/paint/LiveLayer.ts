// What moves: dots, queues, threads, callers. Drawn anew for each frame from what was made before;
// nothing is allocated here.
import { CALLER, CALLERS_MAX, type BrokerNow, type ClientNow, type Scene } from '../scene/Scene.ts';
import { brokerParts, clientParts, queueFillRatio } from '../scene/cardParts.ts';
import type { BrokerParts, ClientParts } from '../scene/cardParts.ts';
import { WAIT_STEPS, type DotField } from '../scene/DotField.ts';
import { placesOf, type BrokerFigures, type StageFigures } from '../scene/figures.ts';
import { HEADINGS } from '../scene/linkPath.ts';
import type { DotRows } from '../consume/DeliveryDots.ts';
import type { Card, StageLayout } from '../scene/stageLayout.ts';
import { ageMarkX, queuePath } from './paintBroker.ts';
import type { Palette } from './palette.ts';
import { ARC_STEPS, Sprites } from './Sprites.ts';

/** How fast a gauge follows, and how long a caller's cell glows on: what is shorter only flickers. */
const GAUGE_WALL_MS = 160;
const GLOW_WALL_MS = 190;
/** From here down, gauges show the moment itself and not a mean. */
export const MEAN_ABOVE_SPEED = 0.1;

/** In a larger crowd the rings around waiting dots would hide the dots. */
const RINGS_MAX = 30;

interface BrokerLive {
  readonly card: Card;
  readonly parts: BrokerParts;
  readonly now: BrokerNow;
  readonly figures: BrokerFigures;
  readonly mark: number | undefined;
  queue: number;
  busy: number;
}

interface ClientLive {
  readonly card: Card;
  readonly parts: ClientParts;
  readonly now: ClientNow;
  readonly callers: number;
  readonly holdsCallers: boolean;
  /** By cell: what its caller did last, and how much that still glows. */
  readonly look: Uint8Array;
  readonly glow: Float32Array;
}

export class LiveLayer {
  private readonly context: CanvasRenderingContext2D;
  private readonly palette: Palette;
  private readonly layout: StageLayout;
  private readonly pixelRatio: number;
  private readonly sprites: Sprites;
  private brokers: readonly BrokerLive[] = [];
  private clients: readonly ClientLive[] = [];
  private scene: Scene | undefined;

  constructor(
    context: CanvasRenderingContext2D,
    view: {
      readonly palette: Palette;
      readonly layout: StageLayout;
      readonly pixelRatio: number;
    },
  ) {
    this.context = context;
    this.palette = view.palette;
    this.layout = view.layout;
    this.pixelRatio = view.pixelRatio;
    const { layout, pixelRatio } = view;
    const client = layout.clients[0];
    const broker = layout.brokers[0];
    this.sprites = new Sprites(view.palette, {
      dotScale: layout.scale * pixelRatio * dotSize(layout),
      ringSize: (broker === undefined ? 12 : brokerParts(broker, 1).threads.size) * pixelRatio,
      cellSize: (client === undefined ? 8 : clientParts(client, 1).callers.size) * pixelRatio,
    });
  }

  /** Takes over what the cards say, a few times a second. */
  setFigures(scene: Scene, figures: StageFigures): void {
    const { layout } = this;
    this.scene = scene;
    this.brokers = layout.brokers.flatMap((card, index) => {
      const now = scene.brokers[index];
      const facts = figures.brokers[index];
      if (now === undefined || facts === undefined) return [];
      const parts = brokerParts(card, facts.threads);
      const { queue = now.queue, busy = now.busy } = this.brokers[index] ?? {};
      return [{ card, parts, now, figures: facts, mark: ageMarkX(parts, facts), queue, busy }];
    });
    this.clients = layout.clients.flatMap((card, index) => {
      const now = scene.clients[index];
      const facts = figures.clients[index];
      if (now === undefined || facts === undefined) return [];
      const before = this.clients[index];
      return [
        {
          card,
          parts: clientParts(card, placesOf(facts)),
          now,
          callers: facts.callers,
          holdsCallers: facts.holdsCallers,
          look: before?.look ?? new Uint8Array(CALLERS_MAX),
          glow: before?.glow ?? new Float32Array(CALLERS_MAX),
        },
      ];
    });
  }

  /** `passedMs`: real time since the last frame; 0: the moment itself. */
  paint(dots: DotField, passedMs: number): void {
    const { context, pixelRatio } = this;
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    for (const broker of this.brokers) this.paintQueue(broker, passedMs);
    context.resetTransform();
    for (const broker of this.brokers) this.paintThreads(broker, passedMs);
    for (const client of this.clients) this.paintCallers(client, passedMs);
    this.paintDots(dots);
    context.globalAlpha = 1;
  }

  /** Dots that are no attempts. */
  paintMore(dots: DotRows): void {
    this.context.resetTransform();
    this.paintDots(dots);
    this.context.globalAlpha = 1;
  }

  private paintQueue(broker: BrokerLive, passedMs: number): void {
    const { context, palette } = this;
    const { card, parts, figures, mark } = broker;
    broker.queue = approach(broker.queue, broker.now.queue, passedMs);
    const ratio = queueFillRatio(broker.queue, figures.queueCapacity);
    const { queue } = parts;
    if (ratio > 0.002) {
      const isTooOld = broker.queue >= (figures.queueAtAgeLimit ?? figures.queueCapacity);
      context.save();
      queuePath(context, card, queue);
      context.clip();
      context.fillStyle = isTooOld ? palette.throttled : palette.accent;
      const width = queue.width * ratio;
      context.fillRect(queue.x + queue.width - width, queue.y, width, queue.height);
      context.restore();
    }
    if (mark === undefined) return;
    context.fillStyle = palette.ink;
    const reach = 2.5 * card.scale;
    context.fillRect(mark - 0.75, queue.y - reach, 1.5, queue.height + 2 * reach);
  }

  private paintThreads(broker: BrokerLive, passedMs: number): void {
    const { context, sprites, pixelRatio, scene } = this;
    const { now, parts, figures } = broker;
    const { threads } = parts;
    broker.busy = approach(broker.busy, now.busy, passedMs);
    const isOneEach = threads.count === figures.threads;
    const share = (broker.busy / Math.max(1, figures.threads)) * threads.count;
    for (let index = 0; index < threads.count; index += 1) {
      const isExact = passedMs === 0 && isOneEach;
      let ratio = share - index;
      if (isExact) {
        // A thread that has just begun is busy, too: it must not look idle.
        const row = now.service[index] ?? 0;
        ratio = index < now.busy ? 0.12 + 0.88 * (scene?.serviceRatio(row) ?? 0) : 0;
      }
      if (ratio <= 0) return;
      const x = threads.x + index * threads.pitch + threads.size / 2;
      sprites.moveTo(x * pixelRatio, (threads.y + threads.size / 2) * pixelRatio);
      sprites.thread(context, ratio);
    }
  }

  private paintCallers(client: ClientLive, passedMs: number): void {
    const { context, sprites, pixelRatio } = this;
    const { parts, look, glow } = client;
    const grid = parts.callers;
    const fade = passedMs === 0 ? 0 : Math.exp(-passedMs / GLOW_WALL_MS);
    const half = grid.size / 2;
    for (let cell = 0; cell < grid.count; cell += 1) {
      const state = cellState(client, cell);
      if (state === CALLER.free) glow[cell] = (glow[cell] ?? 0) * fade;
      else {
        look[cell] = state;
        glow[cell] = 1;
      }
      const alpha = glow[cell] ?? 0;
      if (alpha < 0.04) continue;
      context.globalAlpha = alpha;
      const x = grid.x + (cell % grid.columns) * grid.pitch + half;
      const y = grid.y + Math.floor(cell / grid.columns) * grid.pitch + half;
      sprites.moveTo(x * pixelRatio, y * pixelRatio);
      sprites.caller(context, (look[cell] ?? 1) - 1);
    }
    context.globalAlpha = 1;
  }

  private paintDots(dots: DotRows): void {
    const { context, sprites, pixelRatio } = this;
    let alpha = 1;
    const hasRings = dots.waitingCount <= RINGS_MAX;
    for (let index = 0; index < dots.count; index += 1) {
      const own = dots.alpha[index] ?? 1;
      if (own !== alpha) {
        context.globalAlpha = own;
        alpha = own;
      }
      sprites.moveTo((dots.x[index] ?? 0) * pixelRatio, (dots.y[index] ?? 0) * pixelRatio);
      const step = dots.waitStep[index] ?? 0;
      if (step > 0 && hasRings)
        sprites.wait(context, Math.round(((step - 1) / WAIT_STEPS) * ARC_STEPS));
      sprites.dot(context, dots.look[index] ?? 0, dots.heading[index] ?? HEADINGS);
    }
  }
}

/** Many parts need room: their dots are smaller. */
function dotSize({ clients, brokers, isVertical }: StageLayout): number {
  const links = clients.length * brokers.length;
  if (isVertical && links > 4) return 0.8;
  return links <= 12 ? 1 : Math.max(0.62, 1 - (links - 12) / 120);
}

/** What a cell shows: its caller, or its share of all callers or messages, the blocked ones first. */
function cellState({ now, callers, parts, holdsCallers }: ClientLive, cell: number): number {
  const { count } = parts.callers;
  if (holdsCallers && callers <= count) return now.callers[cell] ?? CALLER.free;
  const blockedOrOff = now.blocked + now.backingOff;
  const all = holdsCallers ? callers : Math.max(count, blockedOrOff + now.inCall);
  const first = (cell * all) / count;
  if (first < now.blocked) return CALLER.blocked;
  if (first < blockedOrOff) return CALLER.backingOff;
  return first < blockedOrOff + now.inCall ? CALLER.inCall : CALLER.free;
}

function approach(shown: number, real: number, passedMs: number): number {
  if (passedMs === 0) return real;
  const next = real + (shown - real) * Math.exp(-passedMs / GAUGE_WALL_MS);
  return Math.abs(next - real) < 0.02 ? real : next;
}
