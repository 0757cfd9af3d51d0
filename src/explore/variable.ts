// What can be varied from run to run: any setting, and of each fault its start, length, strength and probability
// (`timeline.0.lengthMs`). Several paths can be one variable, say the rate of every client.
import { bad, good, type Result } from '../lib/Result.ts';
import { changeEntry } from '../scenario/edit.ts';
import { faultSpec } from '../scenario/faultSpecs.ts';
import type { FaultEntry, Scenario } from '../scenario/Scenario.ts';
import { getAt, setAt, specsFor } from '../scenario/settingPath.ts';
import type { SettingSpec, SettingUnit, SettingValue } from '../scenario/SettingSpec.ts';

/** What is known of a variable in this scenario. */
export type Variable =
  | {
      readonly kind: 'number';
      readonly unit: SettingUnit;
      readonly min: number;
      readonly max: number;
      readonly special: readonly number[];
      readonly scale: 'linear' | 'log';
      readonly isWhole: boolean;
      readonly current: number;
    }
  | {
      readonly kind: 'words';
      readonly choices: readonly string[];
      readonly current: string;
    };

export type FaultField = 'startMs' | 'lengthMs' | 'strength' | 'probability';
const FAULT_FIELDS: readonly FaultField[] = ['startMs', 'lengthMs', 'strength', 'probability'];

interface FaultPath {
  readonly index: number;
  readonly entry: FaultEntry;
  readonly field: FaultField;
}

function faultPathOf({ timeline }: Scenario, path: string): FaultPath | undefined {
  const match = /^timeline\.(\d{1,4})\.([a-zA-Z]+)$/.exec(path);
  const index = Number(match?.[1]);
  const field = FAULT_FIELDS.find((name) => name === match?.[2]);
  const entry = timeline[index];
  return entry?.kind === 'fault' && field !== undefined ? { index, entry, field } : undefined;
}

/** Every path that can be varied, faults first: they are what is asked for most. */
export function variablePathsOf(
  scenario: Scenario,
  settingPaths: readonly string[],
): readonly string[] {
  const ofFaults = scenario.timeline.flatMap((_, index) =>
    FAULT_FIELDS.map((field) => `timeline.${String(index)}.${field}`),
  );
  return [...ofFaults, ...settingPaths].filter((path) => variableOf(scenario, path) !== undefined);
}

export function variableOf(scenario: Scenario, path: string): Variable | undefined {
  const fault = faultPathOf(scenario, path);
  if (fault !== undefined) return faultVariable(scenario, fault);
  const spec = specsFor(scenario, path);
  const current = getAt(scenario, path);
  return spec === undefined || current === undefined ? undefined : settingVariable(spec, current);
}

function settingVariable(spec: SettingSpec, current: SettingValue): Variable {
  switch (spec.kind) {
    case 'number': {
      const { unit, min, max, scale, special = [] } = spec;
      const isWhole = unit === 'count' || unit === 'bytes';
      return { kind: 'number', unit, min, max, special, scale, isWhole, current: Number(current) };
    }
    case 'choice':
      return { kind: 'words', choices: spec.choices, current: String(current) };
    case 'flag':
      return { kind: 'words', choices: ['false', 'true'], current: String(current) };
  }
}

function faultVariable(
  { durationMs }: Scenario,
  { entry, field }: FaultPath,
): Variable | undefined {
  const { strength, hasProbability } = faultSpec(entry.fault);
  const common = { kind: 'number', special: [], isWhole: false } as const;
  switch (field) {
    case 'startMs':
      return {
        ...common,
        unit: 'ms',
        min: 0,
        max: durationMs,
        scale: 'linear',
        current: entry.startMs,
      };
    case 'lengthMs': {
      const current = entry.endMs - entry.startMs;
      return { ...common, unit: 'ms', min: 1, max: durationMs, scale: 'linear', current };
    }
    case 'strength':
      return strength && { ...common, ...strength, current: entry.strength ?? strength.default };
    case 'probability':
      if (!hasProbability) return undefined;
      return {
        ...common,
        unit: 'ratio',
        min: 0,
        max: 1,
        scale: 'linear',
        current: entry.probability ?? 1,
      };
  }
}

/** The scenario with that value at the path; one the variable cannot take leaves it as it is. */
export function varied(scenario: Scenario, path: string, value: number | string): Scenario {
  const fault = faultPathOf(scenario, path);
  if (fault === undefined) return setAt(scenario, path, settingValue(scenario, path, value));
  const { index, entry, field } = fault;
  const number = Number(value);
  switch (field) {
    case 'startMs':
      // It moves as a whole.
      return changeEntry(
        changeEntry(scenario, index, { endMs: Math.max(entry.endMs, number + lengthOf(entry)) }),
        index,
        { startMs: number, endMs: number + lengthOf(entry) },
      );
    case 'lengthMs':
      return changeEntry(scenario, index, { endMs: entry.startMs + number });
    case 'strength':
    case 'probability':
      return changeEntry(scenario, index, { [field]: number });
  }
}

function lengthOf({ startMs, endMs }: FaultEntry): number {
  return endMs - startMs;
}

function settingValue(scenario: Scenario, path: string, value: number | string): SettingValue {
  const spec = specsFor(scenario, path);
  return spec?.kind === 'flag' ? String(value) === 'true' : value;
}

/** Why a variable cannot have a value; `path` names the variable. */
export type ValueProblem =
  | { readonly kind: 'notANumber'; readonly path: string; readonly given: string }
  | { readonly kind: 'notWhole'; readonly path: string; readonly given: string }
  | {
      readonly kind: 'outside';
      readonly path: string;
      readonly given: number;
      readonly min: number;
      readonly max: number;
    }
  | {
      readonly kind: 'unknownChoice';
      readonly path: string;
      readonly given: string;
      readonly choices: readonly string[];
    };

/** Reads a value as a user writes it. */
export function readValue(
  path: string,
  variable: Variable,
  text: string,
): Result<number | string, ValueProblem> {
  if (variable.kind === 'words') {
    if (variable.choices.includes(text)) return good(text);
    return bad({ kind: 'unknownChoice', path, given: text, choices: variable.choices });
  }
  const value = text.trim() === '' ? NaN : Number(text);
  if (!Number.isFinite(value)) return bad({ kind: 'notANumber', path, given: text });
  const { min, max, special, isWhole } = variable;
  if (special.includes(value)) return good(value);
  if (value < min || value > max) return bad({ kind: 'outside', path, given: value, min, max });
  if (isWhole && !Number.isInteger(value)) return bad({ kind: 'notWhole', path, given: text });
  return good(value);
}
