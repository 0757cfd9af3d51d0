// One value against what is known of its setting.
import type { Problem, Remark } from './Problem.ts';
import { nearest } from './nearest.ts';
import type { NumberSpec, SettingSpec, SettingValue } from './SettingSpec.ts';

/** What a reading finds on its way: remarks, and the first reason to refuse everything. */
export class Findings {
  readonly remarks: Remark[] = [];
  problem: Problem | undefined;

  note(remark: Remark): void {
    this.remarks.push(remark);
  }

  refuse(problem: Problem): void {
    this.problem ??= problem;
  }
}

/** The value as it will be used: numbers moved to the nearest one allowed, anything else refused when wrong. */
export function checkValue(
  spec: SettingSpec,
  given: SettingValue,
  { path, findings }: { path: string; findings: Findings },
): SettingValue {
  switch (spec.kind) {
    case 'number':
      if (typeof given === 'number') return checkNumber(spec, given, { path, findings });
      findings.refuse({ kind: 'wrongType', path, given: String(given), expected: 'number' });
      return spec.default;
    case 'flag':
      if (typeof given === 'boolean') return given;
      findings.refuse({ kind: 'wrongType', path, given: String(given), expected: 'flag' });
      return spec.default;
    case 'choice':
      if (typeof given === 'string' && spec.choices.includes(given)) return given;
      refuseChoice(given, spec.choices, { path, findings });
      return spec.default;
  }
}

export function refuseChoice(
  given: SettingValue,
  choices: readonly string[],
  { path, findings }: { path: string; findings: Findings },
): void {
  const text = String(given);
  findings.refuse({
    kind: 'unknownChoice',
    path,
    given: text,
    choices,
    nearest: nearest(text, choices),
  });
}

type NumberLimits = Pick<NumberSpec, 'unit' | 'min' | 'max' | 'special'>;

export function checkNumber(
  limits: NumberLimits,
  given: number,
  { path, findings }: { path: string; findings: Findings },
): number {
  if (limits.special?.includes(given) === true) return given;
  const isWhole = limits.unit === 'count' || limits.unit === 'bytes';
  // Adding 0 makes 0 of -0, which JSON cannot tell apart.
  const whole = isWhole ? Math.round(given) + 0 : given;
  const used = nearestAllowed(limits, whole);
  const { min, max } = limits;
  if (used !== whole) findings.note({ kind: 'clamped', path, given, used, min, max });
  else if (used !== given) findings.note({ kind: 'rounded', path, given, used });
  return used;
}

/** A special value (say -1 = off) is taken when it lies nearer than the limits: -5 means off as well. */
function nearestAllowed({ min, max, special = [] }: NumberLimits, given: number): number {
  if (given >= min && given <= max) return given;
  let best = Math.min(max, Math.max(min, given));
  for (const value of special) {
    if (Math.abs(value - given) < Math.abs(best - given)) best = value;
  }
  return best;
}
