// Lines of a small picture as the text of one SVG path each.

interface Frame {
  readonly width: number;
  readonly height: number;
  /** The value at the upper edge. */
  readonly top: number;
}

export function linePath(values: Float32Array, frame: Frame): string {
  return [...values]
    .map((value, index) => `${index === 0 ? 'M' : 'L'}${at(index, value)}`)
    .join('');

  function at(index: number, value: number): string {
    const x = ((index + 0.5) / values.length) * frame.width;
    return `${tenths(x)} ${tenths(yOf(value, frame))}`;
  }
}

export function areaPath(values: Float32Array, frame: Frame): string {
  const first = yOf(values[0] ?? 0, frame);
  const last = yOf(values.at(-1) ?? 0, frame);
  const line = linePath(values, frame).replace('M', 'L');
  const { width, height } = frame;
  return `M0 ${height}V${tenths(first)}${line}H${width}V${tenths(last)}V${height}Z`;
}

function yOf(value: number, { height, top }: Frame): number {
  return height - (Math.min(value, top) / Math.max(1e-9, top)) * height;
}

function tenths(px: number): number {
  return Math.round(px * 10) / 10;
}
