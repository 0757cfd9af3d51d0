// One side of a map: which variable, and the values along it.
import { bad, good, type Result } from '../lib/Result.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import { varied, variableOf, type Variable } from './variable.ts';

export interface Axis {
  /** All of them get the same value. At least one. */
  readonly paths: readonly string[];
  readonly from: number;
  readonly to: number;
  /** How many values, both ends among them. */
  readonly steps: number;
  readonly scale: 'linear' | 'log';
}

const STEPS_MAX = 60;

export type AxisProblem =
  | { readonly kind: 'noVariable'; readonly path: string }
  | { readonly kind: 'notNumeric'; readonly path: string }
  | { readonly kind: 'notANumber'; readonly path: string }
  | { readonly kind: 'emptyRange'; readonly path: string; readonly value: number }
  | {
      readonly kind: 'logOfZero';
      readonly path: string;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'badSteps';
      readonly path: string;
      readonly steps: number;
      readonly max: number;
    }
  | {
      readonly kind: 'outside';
      readonly path: string;
      readonly given: number;
      readonly min: number;
      readonly max: number;
    };

/**
 * The values along the axis, ascending or descending as it runs. Counts are whole, so that fewer values than
 * steps may come out.
 */
export function valuesAlong(
  scenario: Scenario,
  axis: Axis,
): Result<readonly number[], AxisProblem> {
  const { from, to, steps, scale, paths } = axis;
  const first = paths[0] ?? '';
  if (!Number.isFinite(from) || !Number.isFinite(to))
    return bad({ kind: 'notANumber', path: first });
  if (from === to) return bad({ kind: 'emptyRange', path: first, value: from });
  if (!Number.isInteger(steps) || steps < 2 || steps > STEPS_MAX) {
    return bad({ kind: 'badSteps', path: first, steps, max: STEPS_MAX });
  }
  if (scale === 'log' && (from <= 0 || to <= 0))
    return bad({ kind: 'logOfZero', path: first, from, to });
  let isWhole = false;
  for (const path of paths.length === 0 ? [''] : paths) {
    const variable = variableOf(scenario, path);
    const problem = axisProblem(path, variable, axis);
    if (problem !== undefined) return bad(problem);
    isWhole ||= variable?.kind === 'number' && variable.isWhole;
  }
  const values = Array.from({ length: steps }, (_, step) => {
    const share = step / (steps - 1);
    const value = scale === 'log' ? from * (to / from) ** share : from + (to - from) * share;
    return isWhole ? Math.round(value) : shortened(value);
  });
  return good([...new Set(values)]);
}

function axisProblem(
  path: string,
  variable: Variable | undefined,
  { from, to }: Axis,
): AxisProblem | undefined {
  if (variable === undefined) return { kind: 'noVariable', path };
  if (variable.kind !== 'number') return { kind: 'notNumeric', path };
  const { min, max } = variable;
  const given = [from, to].find((value) => value < min || value > max);
  return given === undefined ? undefined : { kind: 'outside', path, given, min, max };
}

/** Four significant digits: 1333.3333 says no more than 1333. */
function shortened(value: number): number {
  return Number(value.toPrecision(4));
}

/** The scenario at one point of the axis. */
export function atPoint(scenario: Scenario, { paths }: Axis, value: number): Scenario {
  return paths.reduce((changed, path) => varied(changed, path, value), scenario);
}
