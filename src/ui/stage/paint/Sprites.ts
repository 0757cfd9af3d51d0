// Everything that is drawn many times a frame, drawn once: dots by look, rings by how full they are,
// cells by what a caller does. A frame then only copies little pictures.
import { LOOKS, type LookName } from '../scene/dotLook.ts';
import { HEADINGS } from '../scene/linkPath.ts';
import { lookColour, type Palette } from './palette.ts';
import { SHAPE_BOX, SHAPE_LINE, SHAPES } from './shapes.ts';

/** Steps of an arc, from empty to full. */
export const ARC_STEPS = 24;

const CELL_LOOKS = ['inCall', 'backingOff', 'blocked'] as const;

interface SpriteRow {
  readonly top: number;
  /** Of one picture, in pixels of the sheet. */
  readonly size: number;
}

interface SpriteSizes {
  /** Pixels of the canvas for one of the layout. */
  readonly dotScale: number;
  readonly ringSize: number;
  readonly cellSize: number;
}

const WAIT_RING_RADIUS = 5.4;
const TAIL_LENGTH = 17;
const TAIL_WIDTH = 4.6;
const TAIL_ALPHA = 0.34;
const TAIL_SLICES = 10;
/** Of a dot with its tail, whichever way that points. */
const DOT_BOX = 2 * TAIL_LENGTH + 2;

export class Sprites {
  private readonly dotScale: number;
  private x = 0;
  private y = 0;
  private readonly sheet: HTMLCanvasElement;
  private readonly dots: SpriteRow;
  /** By heading: left, top, width and height of what is not empty in the dot's picture. */
  private readonly frames: Int16Array;
  private readonly waits: SpriteRow;
  private readonly rings: SpriteRow;
  private readonly cells: SpriteRow;

  constructor(palette: Palette, { dotScale, ringSize, cellSize }: SpriteSizes) {
    this.dotScale = dotScale;
    const dot = Math.ceil(DOT_BOX * dotScale);
    const wait = Math.ceil(SHAPE_BOX * dotScale);
    const ring = Math.ceil(ringSize);
    const cell = Math.ceil(cellSize);
    const dotsEnd = dot * LOOKS.length;
    this.dots = { top: 0, size: dot };
    this.frames = framesOf(dot, dotScale);
    this.waits = { top: dotsEnd, size: wait };
    this.rings = { top: dotsEnd + wait, size: ring };
    this.cells = { top: dotsEnd + wait + ring, size: cell };
    this.sheet = document.createElement('canvas');
    this.sheet.width = Math.max(dot * (HEADINGS + 1), (ARC_STEPS + 1) * Math.max(wait, ring));
    this.sheet.height = dotsEnd + wait + ring + cell;
    const context = this.sheet.getContext('2d');
    if (context === null) return;
    this.paintDots(context, palette);
    paintArcs(context, this.waits, {
      colour: palette.retried,
      radius: WAIT_RING_RADIUS * dotScale,
      line: 1.3 * dotScale,
    });
    paintArcs(context, this.rings, {
      colour: palette.accent,
      radius: ring * 0.36,
      line: ring * 0.2,
    });
    this.paintCells(context, palette);
  }

  /** Where the next picture's middle will be, in pixels of the canvas. */
  moveTo(x: number, y: number): void {
    this.x = x;
    this.y = y;
  }

  /** `heading`: one of HEADINGS, or HEADINGS itself for a dot that stands. */
  dot(context: CanvasRenderingContext2D, look: number, heading: number): void {
    const { size } = this.dots;
    const { frames } = this;
    const at = heading * 4;
    const left = frames[at] ?? 0;
    const top = frames[at + 1] ?? 0;
    const width = frames[at + 2] ?? size;
    const height = frames[at + 3] ?? size;
    const x = Math.round(this.x - size / 2) + left;
    const y = Math.round(this.y - size / 2) + top;
    const fromX = heading * size + left;
    context.drawImage(this.sheet, fromX, look * size + top, width, height, x, y, width, height);
  }

  /** The ring around a dot that waits; `step` 0 to ARC_STEPS. */
  wait(context: CanvasRenderingContext2D, step: number): void {
    this.copy(context, this.waits, step);
  }

  thread(context: CanvasRenderingContext2D, ratio: number): void {
    const step = Math.ceil(Math.min(1, ratio) * ARC_STEPS - 0.01);
    if (step > 0) this.copy(context, this.rings, step);
  }

  caller(context: CanvasRenderingContext2D, look: number): void {
    this.copy(context, this.cells, look);
  }

  private copy(context: CanvasRenderingContext2D, row: SpriteRow, index: number): void {
    const { size, top } = row;
    // Whole pixels: a picture between two of them would have to be mixed anew for every frame.
    const left = Math.round(this.x - size / 2);
    const above = Math.round(this.y - size / 2);
    context.drawImage(this.sheet, index * size, top, size, size, left, above, size, size);
  }

  /** A row for each look, in it a picture for each way it may go: the tail says where it comes from. */
  private paintDots(context: CanvasRenderingContext2D, palette: Palette): void {
    const { size } = this.dots;
    LOOKS.forEach((look, index) => {
      for (let heading = 0; heading <= HEADINGS; heading += 1) {
        context.save();
        context.translate((heading + 0.5) * size, (index + 0.5) * size);
        context.scale(this.dotScale, this.dotScale);
        if (heading < HEADINGS && look !== 'waiting') {
          context.rotate((heading / HEADINGS) * 2 * Math.PI);
          paintTail(context, lookColour(palette, look));
          context.rotate((-heading / HEADINGS) * 2 * Math.PI);
        }
        paintHead(context, palette, look);
        context.restore();
      }
    });
  }

  private paintCells(context: CanvasRenderingContext2D, palette: Palette): void {
    const { size, top } = this.cells;
    const radius = size * 0.26;
    CELL_LOOKS.forEach((look, index) => {
      const left = index * size;
      context.beginPath();
      if (look === 'backingOff') {
        const inset = size * 0.13;
        const inner = size - 2 * inset;
        context.roundRect(left + inset, top + inset, inner, inner, radius - inset / 2);
        context.fillStyle = palette.surface;
        context.fill();
        context.strokeStyle = palette.retried;
        context.lineWidth = size * 0.22;
        context.stroke();
        return;
      }
      context.roundRect(left, top, size, size, radius);
      context.fillStyle = look === 'blocked' ? palette.throttled : palette.inFlight;
      context.fill();
    });
  }
}

/** Most of a dot's picture is empty: the tail points one way only. Copying that would cost the most. */
function framesOf(size: number, scale: number): Int16Array {
  const frames = new Int16Array((HEADINGS + 1) * 4);
  const head = (SHAPE_BOX / 2) * scale;
  const half = TAIL_WIDTH * scale;
  for (let heading = 0; heading <= HEADINGS; heading += 1) {
    const turn = (heading / HEADINGS) * 2 * Math.PI;
    const length = heading < HEADINGS ? TAIL_LENGTH * scale : 0;
    const tailX = size / 2 - Math.cos(turn) * length;
    const tailY = size / 2 - Math.sin(turn) * length;
    const left = Math.max(0, Math.floor(Math.min(size / 2 - head, tailX - half)));
    const top = Math.max(0, Math.floor(Math.min(size / 2 - head, tailY - half)));
    const right = Math.min(size, Math.ceil(Math.max(size / 2 + head, tailX + half)));
    const bottom = Math.min(size, Math.ceil(Math.max(size / 2 + head, tailY + half)));
    frames.set([left, top, right - left, bottom - top], heading * 4);
  }
  return frames;
}

/** Behind the dot, thinner and fainter with the distance. In slices: a gradient would pass through grey. */
function paintTail(context: CanvasRenderingContext2D, colour: string): void {
  context.fillStyle = colour;
  const length = TAIL_LENGTH / TAIL_SLICES;
  for (let slice = 0; slice < TAIL_SLICES; slice += 1) {
    const left = 1 - slice / TAIL_SLICES;
    const width = TAIL_WIDTH * (0.25 + 0.75 * left);
    context.globalAlpha = TAIL_ALPHA * left * left;
    context.fillRect(-length * (slice + 1), -width / 2, length, width);
  }
  context.globalAlpha = 1;
}

function paintHead(context: CanvasRenderingContext2D, palette: Palette, look: LookName): void {
  const { path, isFilled } = SHAPES[look];
  const shape = new Path2D(path);
  context.translate(-SHAPE_BOX / 2, -SHAPE_BOX / 2);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  // A seam in the colour of the water keeps neighbours apart in a crowd.
  context.strokeStyle = palette.water;
  context.lineWidth = isFilled ? 1.6 : SHAPE_LINE + 1.8;
  context.stroke(shape);
  if (!isFilled && look !== 'connectionFailed') {
    context.fillStyle = palette.surface;
    context.fill(shape);
  }
  context.strokeStyle = lookColour(palette, look);
  context.fillStyle = lookColour(palette, look);
  context.lineWidth = look === 'duplicate' ? SHAPE_LINE * 0.75 : SHAPE_LINE;
  if (isFilled) context.fill(shape);
  else context.stroke(shape);
}

interface ArcLook {
  readonly colour: string;
  readonly radius: number;
  readonly line: number;
}

/** From empty to full, clockwise from the top. */
function paintArcs(context: CanvasRenderingContext2D, row: SpriteRow, look: ArcLook): void {
  context.strokeStyle = look.colour;
  context.lineWidth = look.line;
  context.lineCap = 'round';
  for (let step = 1; step <= ARC_STEPS; step += 1) {
    const begin = -Math.PI / 2;
    const end = begin + (step / ARC_STEPS) * Math.PI * 2;
    const x = step * row.size + row.size / 2;
    context.beginPath();
    context.arc(x, row.top + row.size / 2, look.radius, begin, end);
    context.stroke();
  }
}
