// What came of playing cases, as the command line prints it and the page shows it.
import type { GoldenCase } from './GoldenCase.ts';
import type { Outcome } from './playCase.ts';

export interface CaseReport {
  readonly id: string;
  readonly profile: string;
  readonly version: string;
  readonly mode: string;
  readonly kind: string;
  readonly question: string;
  readonly outcome: Outcome['kind'];
  /** Why it does not conform; for one that is left out on purpose, the reason. */
  readonly sentence?: string;
}

export function reportOf({ id, client, kind, question }: GoldenCase, outcome: Outcome): CaseReport {
  return {
    id,
    profile: client.profile,
    version: client.version,
    mode: client.mode,
    kind,
    question,
    outcome: outcome.kind,
    ...('sentence' in outcome ? { sentence: outcome.sentence } : {}),
  };
}

/** One line of the table of conformance. */
export interface ConformanceRow {
  readonly profile: string;
  readonly version: string;
  readonly total: number;
  readonly conforming: number;
  readonly notModelled: number;
  /** Cases that differ, and cases that cannot be played: both are failures. */
  readonly differing: number;
}

/** By profile and version, in the order of their names; versions of one profile from old to new. */
export function tableOf(reports: readonly CaseReport[]): readonly ConformanceRow[] {
  const groups = new Map<string, CaseReport[]>();
  for (const report of reports) {
    const key = `${report.profile} ${report.version}`;
    groups.set(key, [...(groups.get(key) ?? []), report]);
  }
  const rows = [...groups.values()].map(rowOf);
  return rows.sort(
    (a, b) => compareText(a.profile, b.profile) || compareVersions(a.version, b.version),
  );
}

function rowOf(reports: readonly CaseReport[]): ConformanceRow {
  const [first] = reports;
  const count = (outcome: Outcome['kind']): number =>
    reports.filter((report) => report.outcome === outcome).length;
  return {
    profile: first?.profile ?? '',
    version: first?.version ?? '',
    total: reports.length,
    conforming: count('conforms'),
    notModelled: count('notModelled'),
    differing: count('differs') + count('cannotPlay'),
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** 5.10 comes after 5.9. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = Number(left[index] ?? -1) - Number(right[index] ?? -1);
    if (difference !== 0 && Number.isFinite(difference)) return difference;
  }
  return compareText(a, b);
}
