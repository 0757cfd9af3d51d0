// All that does not move from frame to frame, on canvases of its own: the ground (cards, links, fixed
// words) and, over it, what the cards say. A frame copies the result and draws only what moves.
import type { Selection } from '../../../store/SluiceState.ts';
import { brokerParts, clientParts } from '../scene/cardParts.ts';
import type { Roads } from '../scene/DotField.ts';
import { placesOf, type StageFigures } from '../scene/figures.ts';
import type { StageLayout } from '../scene/stageLayout.ts';
import { paintBrokerFigures, paintBrokerFrame } from './paintBroker.ts';
import { paintCard } from './paintCard.ts';
import { paintClientFigures, paintClientNames, paintFreeCallers } from './paintClient.ts';
import type { ClientWords, FigureSpace } from './paintClient.ts';
import { channelHalfWidth, paintFitting, paintLinks } from './paintLinks.ts';
import { PORT_WIDTH_RATIO } from '../scene/linkPath.ts';
import { paintNameServer, paintNetworkFaults } from './paintNameServer.ts';
import type { Palette } from './palette.ts';
import { Pen } from './Pen.ts';
import type { ConsumeModule } from '../consume/useConsume.ts';

export interface BaseView {
  readonly layout: StageLayout;
  readonly roads: Roads;
  readonly palette: Palette;
  readonly t: FigureSpace['t'];
  readonly nameOfFault: FigureSpace['nameOfFault'];
  readonly clients: readonly ClientWords[];
  readonly brokers: readonly string[];
  readonly consumers: readonly ClientWords[];
  readonly proxies: readonly string[];
  /** What draws consumers and proxies, where there are any. */
  readonly consume: ConsumeModule | undefined;
  readonly pixelRatio: number;
}

export class BaseLayer {
  readonly canvas = document.createElement('canvas');
  private readonly ground = document.createElement('canvas');
  private readonly context: CanvasRenderingContext2D;
  private readonly groundContext: CanvasRenderingContext2D;
  private readonly view: BaseView;
  private readonly pen: Pen;
  private readonly groundPen: Pen;
  private groundKey = '';

  constructor(view: BaseView) {
    this.view = view;
    const { layout, pixelRatio, palette } = view;
    for (const canvas of [this.canvas, this.ground]) {
      canvas.width = Math.max(1, Math.round(layout.width * pixelRatio));
      canvas.height = Math.max(1, Math.round(layout.height * pixelRatio));
    }
    this.context = contextOf(this.canvas, pixelRatio);
    this.groundContext = contextOf(this.ground, pixelRatio);
    this.pen = new Pen(this.context, palette.font);
    this.groundPen = new Pen(this.groundContext, palette.font);
  }

  /** `undefined`: there is no run yet to speak of. `more`: paints what else is there. */
  paint(
    figures: StageFigures | undefined,
    selection: Selection,
    more?: (space: FigureSpace) => void,
  ): void {
    const key = groundKeyOf(figures, selection);
    if (key !== this.groundKey) this.paintGround(figures, selection);
    this.groundKey = key;
    const { context } = this;
    context.save();
    context.resetTransform();
    context.drawImage(this.ground, 0, 0);
    context.restore();
    if (figures !== undefined) this.paintFigures(figures, selection);
    more?.(this.space(context, this.pen));
  }

  /** Proxies once more, over the dots: what goes through one passes behind its words. */
  paintOver(context: CanvasRenderingContext2D): void {
    const { layout, pixelRatio } = this.view;
    if (layout.proxies.length === 0) return;
    context.save();
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    context.beginPath();
    for (const { x, y, width, height } of layout.proxies) {
      const radius = Math.min(9 * layout.scale, height / 2.4);
      context.roundRect(x - 0.5, y - 0.5, width + 1, height + 1, radius);
    }
    context.clip();
    context.resetTransform();
    context.drawImage(this.canvas, 0, 0);
    context.restore();
  }

  private paintFigures(figures: StageFigures, selection: Selection): void {
    const { layout, clients, brokers } = this.view;
    const space = this.space(this.context, this.pen);
    layout.clients.forEach((card, index) => {
      const now = figures.clients[index];
      const words = clients[index];
      if (now === undefined || words === undefined) return;
      const parts = clientParts(card, placesOf(now));
      paintClientFigures(space, { card, parts, figures: now, name: words.name });
    });
    layout.brokers.forEach((card, index) => {
      const now = figures.brokers[index];
      if (now === undefined) return;
      const parts = brokerParts(card, now.threads);
      paintBrokerFigures(space, { card, parts, name: brokers[index] ?? '', figures: now });
    });
    paintNetworkFaults(space, { layout, figures });
    if (layout.nameServer !== undefined) {
      const isSelected = selection.kind === 'nameServer';
      const box = layout.nameServer;
      paintNameServer(space, { box, figures, scale: layout.scale, isSelected });
    }
  }

  private paintGround(figures: StageFigures | undefined, selection: Selection): void {
    const { groundContext: context, view } = this;
    const { layout, palette, roads, clients } = view;
    context.fillStyle = palette.bg;
    context.fillRect(0, 0, layout.width, layout.height);
    paintLinks(context, palette, {
      roads,
      states: figures?.links ?? [],
      scale: layout.scale,
      isSelected: selection.kind === 'network',
    });
    const space = this.space(context, this.groundPen);
    layout.clients.forEach((card, index) => {
      const isSelected = selection.kind === 'client' && selection.index === index;
      paintCard(context, palette, { card, look: { isSelected, isDown: false } });
      const now = figures?.clients[index];
      const parts = clientParts(card, now === undefined ? 1 : placesOf(now));
      const words = clients[index];
      if (words !== undefined) paintClientNames(space, { card, parts, words });
      if (now !== undefined) paintFreeCallers(space, parts.callers);
    });
    layout.brokers.forEach((card, index) => {
      const isSelected = selection.kind === 'broker' && selection.index === index;
      const isDown = figures?.brokers[index]?.status === 'down';
      paintCard(context, palette, { card, look: { isSelected, isDown } });
      const parts = brokerParts(card, figures?.brokers[index]?.threads ?? 1);
      paintBrokerFrame(space, { card, parts });
    });
    this.paintFittings(context, figures);
  }

  private paintFittings(
    context: CanvasRenderingContext2D,
    figures: StageFigures | undefined,
  ): void {
    const { layout, palette, roads } = this.view;
    const length = 2 * PORT_WIDTH_RATIO * channelHalfWidth(roads, layout.scale) + 4 * layout.scale;
    const { scale, isVertical } = layout;
    const shape = { length, scale, isVertical };
    layout.clients.forEach(({ port }, index) => {
      const isShut = figures?.clients[index]?.breaker === 'open';
      paintFitting(context, palette, { ...shape, port, isShut });
    });
    layout.brokers.forEach(({ port }, index) => {
      const isShut = figures?.brokers[index]?.status === 'down';
      paintFitting(context, palette, { ...shape, port, isShut });
    });
  }

  private space(context: CanvasRenderingContext2D, pen: Pen): FigureSpace {
    const { palette, t, nameOfFault } = this.view;
    return { context, palette, pen, t, nameOfFault };
  }
}

/** All that the ground depends on and that can change during a run. */
function groundKeyOf(figures: StageFigures | undefined, selection: Selection): string {
  if (figures === undefined) return JSON.stringify(selection);
  return JSON.stringify([
    selection,
    figures.links,
    figures.brokers.map(({ status, threads }) => [status === 'down', threads]),
    figures.clients.map(({ callers, holdsCallers, breaker }) => [
      callers,
      holdsCallers,
      breaker === 'open',
    ]),
  ]);
}

function contextOf(canvas: HTMLCanvasElement, pixelRatio: number): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('Bug: a canvas without 2d');
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  return context;
}
