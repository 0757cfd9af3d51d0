// Where the bars of a lane stand. A bar that is too short for its name lets it hang over; bars whose
// names or bodies would touch stack in rows.

export interface BarSource {
  readonly fromMs: number;
  readonly toMs: number;
  /** How wide its name is. */
  readonly labelPx: number;
}

export interface BarPlace {
  /** Place in the list that was given. */
  readonly index: number;
  readonly row: number;
  readonly leftPx: number;
  readonly widthPx: number;
  /** Where the name hangs over when the bar is shorter: at the right edge of the plot to the left. */
  readonly labelSide: 'start' | 'end';
}

/** A bar of a millisecond can still be seen and taken hold of. */
const BAR_PX_MIN = 8;
const GAP_PX = 4;

export function layoutBars(
  bars: readonly BarSource[],
  xOf: (ms: number) => number,
  plotWidthPx: number,
): readonly BarPlace[] {
  const order = bars
    .map((bar, index) => ({ bar, index }))
    .sort((a, b) => a.bar.fromMs - b.bar.fromMs || a.index - b.index);
  /** For each row the stretches that are taken. */
  const rows: { from: number; to: number }[][] = [];
  const places: BarPlace[] = [];
  for (const { bar, index } of order) {
    const left = Math.max(0, xOf(bar.fromMs));
    const right = Math.min(plotWidthPx, xOf(bar.toMs));
    if (right < 0 || left > plotWidthPx) continue;
    const widthPx = Math.max(BAR_PX_MIN, right - left);
    const leftPx = Math.min(left, plotWidthPx - BAR_PX_MIN);
    const hasRoom = leftPx + bar.labelPx <= plotWidthPx;
    const labelSide = hasRoom || widthPx >= bar.labelPx ? 'start' : 'end';
    const end = leftPx + widthPx;
    const taken =
      labelSide === 'start'
        ? { from: leftPx, to: Math.max(end, leftPx + bar.labelPx) + GAP_PX }
        : { from: Math.min(leftPx, end - bar.labelPx), to: end + GAP_PX };
    const free = rows.findIndex((row) =>
      row.every((other) => taken.to <= other.from || taken.from >= other.to),
    );
    const row = free === -1 ? rows.length : free;
    (rows[row] ??= []).push(taken);
    places.push({ index, row, leftPx, widthPx, labelSide });
  }
  return places;
}

export function rowCount(places: readonly BarPlace[]): number {
  return places.reduce((most, { row }) => Math.max(most, row + 1), 0);
}

/** About how wide a text of 11 px is: Chinese characters are square, Latin ones half as wide. */
export function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += (sign.codePointAt(0) ?? 0) > 0x2e80 ? 11 : 6.1;
  return width;
}
