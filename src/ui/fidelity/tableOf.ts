// The table of conformance, from the results of cases.
import type { CaseReport } from '../../store/fidelity.ts';

export interface TableRow {
  readonly version: string;
  readonly counts: Counts;
}

export interface TableGroup {
  readonly profile: string;
  readonly rows: readonly TableRow[];
}

export interface Counts {
  readonly total: number;
  readonly conforming: number;
  readonly notModelled: number;
  /** What cannot be played is a failure like any other. */
  readonly differing: number;
}

/** By profile and version, in the order in which the results come. */
export function tableGroups(results: readonly CaseReport[]): readonly TableGroup[] {
  const profiles = [...new Set(results.map(({ profile }) => profile))];
  return profiles.map((profile) => {
    const own = results.filter((result) => result.profile === profile);
    const versions = [...new Set(own.map(({ version }) => version))];
    return {
      profile,
      rows: versions.map((version) => ({
        version,
        counts: countsOf(own.filter((result) => result.version === version)),
      })),
    };
  });
}

export function countsOf(results: readonly CaseReport[]): Counts {
  const count = (...outcomes: readonly CaseReport['outcome'][]): number =>
    results.filter(({ outcome }) => outcomes.includes(outcome)).length;
  return {
    total: results.length,
    conforming: count('conforms'),
    notModelled: count('notModelled'),
    differing: count('differs', 'cannotPlay'),
  };
}

/** Cases that came out otherwise in this browser than in the committed run. */
export function surprisesOf(
  results: readonly CaseReport[],
  replayed: ReadonlyMap<string, CaseReport>,
): readonly string[] {
  return results.flatMap(({ id, outcome }) => {
    const again = replayed.get(id);
    return again === undefined || again.outcome === outcome ? [] : [id];
  });
}
