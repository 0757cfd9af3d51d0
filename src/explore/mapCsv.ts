// A map as a table for other programs: a line for each cell and seed, figures as they were measured.
import type { CellResult } from './cells.ts';
import { FIGURES } from './figures.ts';

interface MapTable {
  readonly xName: string;
  readonly yName: string;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Row by row; cells without a result yet are left out. */
  readonly cells: readonly (CellResult | undefined)[];
  readonly firstSeed: number;
}

/** Comma-separated, one header line (RFC 4180). What a run does not have is empty, what never came is `never`. */
export function mapCsv({ xName, yName, xs, ys, cells, firstSeed }: MapTable): string {
  const lines = [[xName, yName, 'seed', ...FIGURES].map(quoted).join(',')];
  ys.forEach((y, row) => {
    xs.forEach((x, column) => {
      cells[row * xs.length + column]?.runs.forEach((figures, turn) => {
        const values = FIGURES.map((name) => figureText(figures[name]));
        lines.push([x, y, firstSeed + turn, ...values].join(','));
      });
    });
  });
  return `${lines.join('\r\n')}\r\n`;
}

function figureText(value: number): string {
  if (Number.isNaN(value)) return '';
  return value === Infinity ? 'never' : String(value);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
