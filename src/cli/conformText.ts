// What sluice conform prints for people: a line for each case, then the table by profile and version.
import { type CaseReport, type ConformanceRow, tableOf } from '../conformance/caseReport.ts';

export function lineOf({ id, outcome, sentence = '' }: CaseReport): string {
  switch (outcome) {
    case 'conforms':
      return `pass     ${id}`;
    case 'differs':
      return `DIFFERS  ${id}: ${sentence}`;
    case 'notModelled':
      return `left out ${id}: ${sentence}`;
    case 'cannotPlay':
      return `CANNOT   ${id}: ${sentence}`;
  }
}

const HEADINGS = ['profile', 'version', 'cases', 'conform', 'not modelled', 'differ'];

/** The table, and the count in a sentence. */
export function tableText(reports: readonly CaseReport[]): string {
  const rows = tableOf(reports);
  const lines = [HEADINGS, ...rows.map(cellsOf)];
  const widths = HEADINGS.map((_, column) =>
    Math.max(...lines.map((cells) => (cells[column] ?? '').length)),
  );
  const text = lines.map((cells) =>
    cells
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return `\n${text.join('\n')}\n\n${countSentence(rows)}\n`;
}

function cellsOf(row: ConformanceRow): readonly string[] {
  const { profile, version, total, conforming, notModelled, differing } = row;
  const counts = [total, conforming, notModelled, differing].map(String);
  return [profile === '' ? '(no case)' : profile, version === '' ? '–' : version, ...counts];
}

function countSentence(rows: readonly ConformanceRow[]): string {
  const sum = (part: (row: ConformanceRow) => number): number =>
    rows.reduce((total, row) => total + part(row), 0);
  const notModelled = sum((row) => row.notModelled);
  const differing = sum((row) => row.differing);
  const leftOut = notModelled === 0 ? '' : `, ${String(notModelled)} not modelled on purpose`;
  const wrong = differing === 0 ? '' : `, ${String(differing)} differ`;
  return `${String(sum((row) => row.conforming))} of ${String(sum((row) => row.total))} cases conform${leftOut}${wrong}.`;
}
