// The one loop that draws the stage. It runs only while something changes: the playhead moves, or
// somebody asked for a new picture.
import type { Recording } from '../../../recording/Recording.ts';
import type { Selection } from '../../../store/SluiceState.ts';
import { DotField } from '../scene/DotField.ts';
import { figuresAt, type StageFigures } from '../scene/figures.ts';
import { Scene } from '../scene/Scene.ts';
import { StateCursor } from '../scene/StateCursor.ts';
import { dotShareOf, stretchMs } from '../scene/stretch.ts';
import type { ConsumeLayer } from '../consume/ConsumeLayer.ts';
import { BaseLayer, type BaseView } from './BaseLayer.ts';
import { LiveLayer, MEAN_ABOVE_SPEED } from './LiveLayer.ts';
import { paintMarked } from './paintMarked.ts';

/** What the painter must know of the playhead. */
export interface StageClock {
  nowMs(): number;
  isPlaying(): boolean;
  speed(): number;
}

export interface StageView {
  /** The same object as long as nothing in it has changed: a new run on the same stage is cheap. */
  readonly base: BaseView;
  readonly recording: Recording | undefined;
  readonly selection: Selection;
  readonly isMotionReduced: boolean;
}

/** How the dots are to be read, for the legend. */
export interface DotScale {
  readonly requestsPerDot: number;
  readonly stretchMs: number;
}

export interface StageListeners {
  readonly onDotScale: (scale: DotScale) => void;
  /** A few times a second, and after each seek. */
  readonly onFigures: (figures: StageFigures) => void;
}

/** Numbers that change more often cannot be read. */
const FIGURES_EVERY_MS = 200;
/** With reduced motion, a new picture so often. */
const CALM_EVERY_MS = 500;
/** A client's own ending is seen for so long. */
const POP_WALL_MS = 420;
/** A longer pause between frames is no frame time: the loop stood still. */
const FRAME_MS_MAX = 100;
/** Seeks come more often than frames; only one of them is drawn in each. */
const ONE_FRAME_MS_MIN = 4;
/** How fast a new speed takes hold of the dots. */
const STRETCH_WALL_MS = 130;

export class StagePainter {
  /** The dots of the last frame, for the pointer. */
  dots: DotField | undefined;
  figures: StageFigures | undefined;
  scene: Scene | undefined;
  /** Consumers and proxies, where there are any. */
  consume: ConsumeLayer | undefined;
  private readonly canvas: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D;
  private readonly clock: StageClock;
  private readonly onDotScale: (scale: DotScale) => void;
  private readonly onFigures: (figures: StageFigures) => void;
  private view: StageView | undefined;
  private cursor: StateCursor | undefined;
  private base: BaseLayer | undefined;
  private live: LiveLayer | undefined;
  private handle: number | undefined;
  private isBaseOld = true;
  private paintedAt = 0;
  private figuresAt = 0;
  private stretch = 0;
  private share = { stretch: -1, requestsPerDot: 1 };
  private hovered: number | undefined;

  constructor(canvas: HTMLCanvasElement, clock: StageClock, listeners: StageListeners) {
    const context = canvas.getContext('2d', { alpha: false });
    if (context === null) throw new Error('Bug: a canvas without 2d');
    this.canvas = canvas;
    this.context = context;
    this.clock = clock;
    this.onDotScale = listeners.onDotScale;
    this.onFigures = listeners.onFigures;
    this.stretch = stretchMs(clock.speed());
  }

  show(view: StageView): void {
    const before = this.view;
    const { base, recording } = view;
    this.view = view;
    this.isBaseOld = true;
    if (base !== before?.base) this.openBase(base);
    if (recording !== before?.recording) {
      this.scene = recording && new Scene(recording);
      this.cursor = recording && new StateCursor(recording.states);
    }
    if (base !== before?.base || recording !== before.recording) {
      this.consume = recording && base.consume && new base.consume.ConsumeLayer(base, recording);
    }
    if (base.roads !== before?.base.roads || recording !== before.recording) {
      this.share.stretch = -1;
      this.dots = this.scene && new DotField(this.scene, base.roads);
    }
    this.frame(performance.now());
  }

  private openBase(base: BaseView): void {
    const { layout, pixelRatio } = base;
    const width = Math.max(1, Math.round(layout.width * pixelRatio));
    const height = Math.max(1, Math.round(layout.height * pixelRatio));
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    }
    this.base = new BaseLayer(base);
    this.live = new LiveLayer(this.context, base);
  }

  /** Something has changed: draws with the next frame. */
  request(): void {
    this.handle ??= requestAnimationFrame((realMs) => {
      this.handle = undefined;
      this.frame(realMs);
    });
  }

  /**
   * The playhead has moved. While it plays it moves within a frame of the browser: what would be asked for then
   * comes with the next one, too late, so it is drawn at once.
   */
  follow(): void {
    const now = performance.now();
    if (this.clock.isPlaying() && now - this.paintedAt > ONE_FRAME_MS_MIN) this.frame(now);
    else this.request();
  }

  /** The attempt under the pointer. */
  hover(row: number | undefined): void {
    if (row === this.hovered) return;
    this.hovered = row;
    this.request();
  }

  stop(): void {
    if (this.handle !== undefined) cancelAnimationFrame(this.handle);
    this.handle = undefined;
  }

  private frame(realMs: number): void {
    const { view, base, clock } = this;
    if (view === undefined || base === undefined) return;
    const isPlaying = clock.isPlaying();
    const sinceMs = realMs - this.paintedAt;
    // The playhead asks again with its next step.
    if (view.isMotionReduced && isPlaying && sinceMs < CALM_EVERY_MS) return;
    this.paintedAt = realMs;
    const passedMs = Math.min(FRAME_MS_MAX, sinceMs);
    if (this.scene === undefined) {
      base.paint(undefined, view.selection);
      this.copyBase(base);
      return;
    }
    const areFiguresOld = !isPlaying || realMs - this.figuresAt >= FIGURES_EVERY_MS;
    if (this.isBaseOld || areFiguresOld) this.paintBase(view.selection, realMs);
    this.copyBase(base);
    this.paintLive(view, passedMs);
    if (this.consume !== undefined) base.paintOver(this.context);
    this.paintMarked(view);
  }

  private paintBase(selection: Selection, realMs: number): void {
    const { scene, cursor, live, base } = this;
    if (scene === undefined || cursor === undefined) return;
    const figures = figuresAt(scene, cursor, this.clock.nowMs());
    base?.paint(figures, selection, (space) => {
      this.consume?.paintBase(space, this.clock.nowMs(), selection);
    });
    live?.setFigures(scene, figures);
    this.figures = figures;
    this.onFigures(figures);
    this.figuresAt = realMs;
    this.isBaseOld = false;
  }

  private copyBase(base: BaseLayer): void {
    this.context.resetTransform();
    this.context.globalAlpha = 1;
    this.context.drawImage(base.canvas, 0, 0);
  }

  private paintLive(view: StageView, passedMs: number): void {
    const { scene, dots, live, clock } = this;
    if (scene === undefined || dots === undefined || live === undefined) return;
    const atUs = clock.nowMs() * 1000;
    const speed = clock.speed();
    this.followSpeed(view, speed, passedMs);
    scene.readAt(atUs);
    dots.fill({
      atUs,
      stretchUs: this.stretch * 1000,
      requestsPerDot: this.share.requestsPerDot,
      popUs: POP_WALL_MS * speed * 1000,
    });
    const showsMean = clock.isPlaying() && speed > MEAN_ABOVE_SPEED && !view.isMotionReduced;
    live.paint(dots, showsMean ? passedMs : 0);
    this.paintDeliveries(live, atUs);
  }

  private paintMarked(view: StageView): void {
    const { context, dots, hovered } = this;
    if (dots !== undefined) paintMarked(context, view, { dots, hovered });
  }

  private paintDeliveries(live: LiveLayer, atUs: number): void {
    const { consume, stretch, share } = this;
    if (consume?.dots === undefined) return;
    const { requestsPerDot } = share;
    consume.fill({ atUs, stretchUs: stretch * 1000, requestsPerDot });
    live.paintMore(consume.dots);
  }

  private followSpeed({ recording, base }: StageView, speed: number, passedMs: number): void {
    const wanted = stretchMs(speed);
    if (this.share.stretch !== wanted && recording !== undefined) {
      const { dotsMax } = base.roads;
      const requestsPerDot = dotShareOf(recording, { stretch: wanted, dotsMax });
      this.share = { stretch: wanted, requestsPerDot };
      this.onDotScale({ requestsPerDot, stretchMs: wanted });
    }
    const rest = (this.stretch - wanted) * Math.exp(-passedMs / STRETCH_WALL_MS);
    const isThere = Math.abs(rest) < wanted * 0.01 + 0.01 || passedMs === 0;
    this.stretch = isThere ? wanted : wanted + rest;
    if (!isThere) this.request();
  }
}
