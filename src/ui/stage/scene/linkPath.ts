// A link between two ports as a table of points, so that a dot's place is a look-up and not arithmetic
// with cubes, a thousand times a frame.

export interface Port {
  readonly x: number;
  readonly y: number;
}

export interface LinkPath {
  /** By sample: x, y, and the normal there, which is short at both ends where a link narrows. */
  readonly points: Float32Array;
  /** By sample: the way it leads there, as one of HEADINGS. */
  readonly headings: Uint8Array;
  readonly lengthPx: number;
}

/** Directions, clockwise from "to the right", that a dot's tail is drawn for. */
export const HEADINGS = 32;

/** Steps from one end to the other, in equal lengths of way. */
export const LINK_STEPS = 96;
/** Numbers per sample. */
export const LINK_STRIDE = 4;
/** A link is this much narrower at its ports. */
export const PORT_WIDTH_RATIO = 0.42;
/** Over this share of its length it widens. */
const MOUTH_RATIO = 0.16;
const FINE_STEPS = 400;

export interface LinkShape {
  readonly from: Port;
  readonly to: Port;
  /** The way it leaves and arrives: sideways on a wide stage, down on a narrow one. */
  readonly isVertical: boolean;
  /** A proxy on the way, through which it leads. */
  readonly through?: Port | undefined;
}

/** A curve that leaves and arrives straight. */
export function linkPath(shape: LinkShape): LinkPath {
  const { from, to, through, isVertical } = shape;
  if (through === undefined) return sampled(curve(from, to, controlsOf(shape)));
  const first = curve(from, through, controlsOf({ from, to: through, isVertical }));
  const second = curve(through, to, controlsOf({ from: through, to, isVertical }));
  return sampled([...first, ...second.slice(2)]);
}

/** A curve that swings out to one side on its way. */
export function loopPath(from: Port, to: Port, out: Port): LinkPath {
  const controls = {
    x1: from.x + out.x,
    y1: from.y + out.y,
    x2: to.x + out.x,
    y2: to.y + out.y,
  };
  return sampled(curve(from, to, controls));
}

type Controls = Readonly<Record<'x1' | 'y1' | 'x2' | 'y2', number>>;

/** Points of the curve, close to each other: x, y, x, y ... */
function curve(from: Port, to: Port, controls: Controls): readonly number[] {
  const fine: number[] = [];
  for (let step = 0; step <= FINE_STEPS; step += 1) {
    const u = step / FINE_STEPS;
    const v = 1 - u;
    const a = v * v * v;
    const b = 3 * v * v * u;
    const c = 3 * v * u * u;
    const d = u * u * u;
    fine.push(
      a * from.x + b * controls.x1 + c * controls.x2 + d * to.x,
      a * from.y + b * controls.y1 + c * controls.y2 + d * to.y,
    );
  }
  return fine;
}

function sampled(fine: readonly number[]): LinkPath {
  const lengths = new Float32Array(fine.length / 2);
  for (let step = 1; step < lengths.length; step += 1) {
    const dx = (fine[step * 2] ?? 0) - (fine[step * 2 - 2] ?? 0);
    const dy = (fine[step * 2 + 1] ?? 0) - (fine[step * 2 - 1] ?? 0);
    lengths[step] = (lengths[step - 1] ?? 0) + Math.hypot(dx, dy);
  }
  const points = evenPoints(fine, lengths);
  return { points, headings: headingsOf(points), lengthPx: lengths.at(-1) ?? 0 };
}

function controlsOf({
  from,
  to,
  isVertical,
}: LinkShape): Record<'x1' | 'y1' | 'x2' | 'y2', number> {
  const bend = 0.46;
  if (isVertical) {
    const reach = (to.y - from.y) * bend;
    return { x1: from.x, y1: from.y + reach, x2: to.x, y2: to.y - reach };
  }
  const reach = (to.x - from.x) * bend;
  return { x1: from.x + reach, y1: from.y, x2: to.x - reach, y2: to.y };
}

function evenPoints(fine: readonly number[], lengths: Float32Array): Float32Array {
  const points = new Float32Array((LINK_STEPS + 1) * LINK_STRIDE);
  const last = lengths.length - 1;
  const total = lengths[last] ?? 0;
  let step = 0;
  for (let sample = 0; sample <= LINK_STEPS; sample += 1) {
    const wanted = (total * sample) / LINK_STEPS;
    while (step < last - 1 && (lengths[step + 1] ?? 0) < wanted) step += 1;
    const begin = lengths[step] ?? 0;
    const span = Math.max(1e-6, (lengths[step + 1] ?? 0) - begin);
    const share = Math.min(1, Math.max(0, (wanted - begin) / span));
    const x0 = fine[step * 2] ?? 0;
    const y0 = fine[step * 2 + 1] ?? 0;
    const dx = (fine[step * 2 + 2] ?? 0) - x0;
    const dy = (fine[step * 2 + 3] ?? 0) - y0;
    const length = Math.max(1e-6, Math.hypot(dx, dy));
    const width = widthAt(sample / LINK_STEPS);
    const at = sample * LINK_STRIDE;
    points[at] = x0 + dx * share;
    points[at + 1] = y0 + dy * share;
    points[at + 2] = (-dy / length) * width;
    points[at + 3] = (dx / length) * width;
  }
  return points;
}

function headingsOf(points: Float32Array): Uint8Array {
  const headings = new Uint8Array(LINK_STEPS + 1);
  for (let sample = 0; sample <= LINK_STEPS; sample += 1) {
    // The normal, turned back by a quarter.
    const dx = points[sample * LINK_STRIDE + 3] ?? 0;
    const dy = -(points[sample * LINK_STRIDE + 2] ?? 0);
    const turn = Math.atan2(dy, dx) / (2 * Math.PI);
    headings[sample] = (Math.round(turn * HEADINGS) + HEADINGS) % HEADINGS;
  }
  return headings;
}

function widthAt(ratio: number): number {
  const fromPort = Math.min(1, Math.min(ratio, 1 - ratio) / MOUTH_RATIO);
  const smooth = fromPort * fromPort * (3 - 2 * fromPort);
  return PORT_WIDTH_RATIO + (1 - PORT_WIDTH_RATIO) * smooth;
}
