/** One value of a chart at a moment: a line of its tooltip, a cell of its table, a part of its spoken text. */
export interface Reading {
  /** The column it belongs to in the table. */
  readonly key: string;
  readonly name: string;
  /** With its unit. */
  readonly text: string;
  /** Nothing to tell at this moment: a cell of the table, but no line of the tooltip. */
  readonly isNothing: boolean;
  /** How the series looks in the chart; undefined for sums. */
  readonly swatch: Swatch | undefined;
  /** A sentence about the series, shown when the pointer is right on it. */
  readonly why?: string;
}

export interface Swatch {
  /** A colour of the tokens. */
  readonly colour: string;
  readonly shape: 'area' | 'line' | 'dashed' | 'dot' | 'tick';
}

/** A stretch of the run with what a chart says of it: a row of its table. */
export interface ReadingRow {
  readonly fromMs: number;
  readonly readings: readonly Reading[];
}
