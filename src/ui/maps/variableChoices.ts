// Which variables a map offers, and a range to begin from.
import type { Axis } from '../../explore/axis.ts';
import { variableOf, variablePathsOf } from '../../explore/variable.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import { pathsOf } from '../../scenario/settingPath.ts';

export interface VariableChoice {
  /** All its paths, joined; the identity of the choice. */
  readonly id: string;
  readonly paths: readonly string[];
  /** Under which heading: `faults`, `all`, or the part's own name. */
  readonly group: string;
}

/** Whatever has a number: faults first, then what several parts have in common, then part by part. */
export function variableChoices(scenario: Scenario): readonly VariableChoice[] {
  const paths = variablePathsOf(scenario, pathsOf(scenario)).filter(
    (path) => path !== 'seed' && variableOf(scenario, path)?.kind === 'number',
  );
  const single = paths.map((path): VariableChoice => ({
    id: path,
    paths: [path],
    group: groupOf(path),
  }));
  const shared = new Map<string, string[]>();
  for (const path of paths) {
    const parts = path.split('.');
    if (parts[0] !== 'brokers' && parts[0] !== 'clients') continue;
    const key = [parts[0], ...parts.slice(2)].join('.');
    shared.set(key, [...(shared.get(key) ?? []), path]);
  }
  const together = [...shared.values()]
    .filter((all) => all.length > 1)
    .map((all): VariableChoice => ({ id: all.join('|'), paths: all, group: 'all' }));
  const faults = single.filter(({ group }) => group === 'faults');
  return [...faults, ...together, ...single.filter(({ group }) => group !== 'faults')];
}

function groupOf(path: string): string {
  const parts = path.split('.');
  if (parts[0] === 'timeline') return 'faults';
  if (parts.length === 1) return 'run';
  return parts.length === 2 ? (parts[0] ?? '') : (parts[1] ?? '');
}

/** From a quarter to double of what it is now, within what it can be. */
export function rangeFor(scenario: Scenario, paths: readonly string[]): Axis | undefined {
  const variable = variableOf(scenario, paths[0] ?? '');
  if (variable?.kind !== 'number') return undefined;
  const { current, min, max, scale, isWhole } = variable;
  // A value with a meaning of its own (-1 = off) is no place to begin from.
  const usual = Math.min(max, Math.max(min, current > 0 ? current : 1));
  const spread = scale === 'log' ? 8 : 4;
  const least = scale === 'log' ? Math.max(min, Number.MIN_VALUE) : min;
  const from = Math.max(least, usual / spread);
  const to = Math.min(max, scale === 'log' ? usual * spread : usual * 2);
  const ends = isWhole ? [Math.floor(from), Math.ceil(to)] : [from, to];
  const [low = min, high = max] = ends.map((value) => Number(value.toPrecision(3)));
  const isFlat = low === high;
  return {
    paths,
    from: isFlat ? min : Math.max(min, low),
    to: isFlat ? Math.min(max, min + 10) : Math.min(max, high),
    steps: 12,
    // A logarithm has nowhere to begin at zero.
    scale: scale === 'log' && low > 0 ? 'log' : 'linear',
  };
}
