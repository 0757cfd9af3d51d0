// Writes text on a canvas: cut with an ellipsis where it does not fit, in the typeface of the page.
import type { TextLine } from '../scene/cardParts.ts';

export interface Ink {
  readonly colour: string;
  readonly sizePx: number;
  readonly isBold?: boolean;
}

const ELLIPSIS = '…';
const KNOWN_MAX = 2_000;

export class Pen {
  private readonly context: CanvasRenderingContext2D;
  private readonly font: string;
  /** What fits does not change while font and text stay the same. */
  private readonly known = new Map<string, string>();

  constructor(context: CanvasRenderingContext2D, font: string) {
    this.context = context;
    this.font = font;
  }

  /** From the left end of the line. Gives the x where the text ends. */
  left(line: TextLine, text: string, ink: Ink): number {
    const { context } = this;
    this.dip(ink);
    context.textAlign = 'left';
    const fitting = this.fit(text, line.right - line.x);
    context.fillText(fitting, line.x, line.y);
    return line.x + context.measureText(fitting).width;
  }

  /** Up to the right end of the line. Gives the x where the text begins. */
  right(line: TextLine, text: string, ink: Ink): number {
    const { context } = this;
    this.dip(ink);
    context.textAlign = 'right';
    const fitting = this.fit(text, line.right - line.x);
    context.fillText(fitting, line.right, line.y);
    return line.right - context.measureText(fitting).width;
  }

  middle(line: TextLine, text: string, ink: Ink): void {
    const { context } = this;
    this.dip(ink);
    context.textAlign = 'center';
    const fitting = this.fit(text, line.right - line.x);
    context.fillText(fitting, (line.x + line.right) / 2, line.y);
  }

  widthOf(text: string, ink: Ink): number {
    this.dip(ink);
    return this.context.measureText(text).width;
  }

  private dip({ colour, sizePx, isBold = false }: Ink): void {
    const { context } = this;
    context.fillStyle = colour;
    context.font = `${isBold ? '600 ' : ''}${String(Math.round(sizePx * 10) / 10)}px ${this.font}`;
    context.textBaseline = 'alphabetic';
  }

  private fit(text: string, width: number): string {
    const { context, known } = this;
    const key = `${context.font}|${String(Math.round(width))}|${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size > KNOWN_MAX) known.clear();
    const fitting = this.cut(text, width);
    known.set(key, fitting);
    return fitting;
  }

  private cut(text: string, width: number): string {
    const { context } = this;
    if (context.measureText(text).width <= width) return text;
    let few = 0;
    let many = text.length;
    while (few < many) {
      const middle = Math.ceil((few + many) / 2);
      const fits = context.measureText(text.slice(0, middle) + ELLIPSIS).width <= width;
      if (fits) few = middle;
      else many = middle - 1;
    }
    return few === 0 ? '' : text.slice(0, few).trimEnd() + ELLIPSIS;
  }
}
