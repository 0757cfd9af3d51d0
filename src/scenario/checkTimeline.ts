// The timeline against the parts it speaks of.
import { checkNumber, checkValue, refuseChoice, type Findings } from './checkValue.ts';
import { FAULT_SPECS } from './faultSpecs.ts';
import { targetKind, targetsOf } from './names.ts';
import { nearest } from './nearest.ts';
import { DURATION_MS_MAX } from './runSpecs.ts';
import type { FaultEntry, Scenario, SetEntry, TimelineEntry } from './Scenario.ts';
import { KNOWN_KEYS, type GivenEntry } from './scenarioShape.ts';
import { parsePath, pathsOf, specsFor } from './settingPath.ts';

const MOMENT = { unit: 'ms', min: 0, max: DURATION_MS_MAX } as const;
const PROBABILITY = { unit: 'ratio', min: 0, max: 1 } as const;

export function checkTimeline(
  given: readonly GivenEntry[],
  scenario: Scenario,
  findings: Findings,
): readonly TimelineEntry[] {
  return given.map((entry, index) => {
    const place: Place = { scenario, at: `timeline.${index}`, findings };
    const checked = entry.kind === 'fault' ? checkFault(entry, place) : checkSet(entry, place);
    for (const key of Object.keys(entry)) {
      if (!KNOWN_KEYS[entry.kind].includes(key)) {
        findings.note({ kind: 'unknownKey', path: `${place.at}.${key}` });
      }
    }
    return checked;
  });
}

interface Place {
  readonly scenario: Scenario;
  readonly at: string;
  readonly findings: Findings;
}

type GivenFault = Extract<GivenEntry, { kind: 'fault' }>;
type GivenSet = Extract<GivenEntry, { kind: 'set' }>;

function checkFault(given: GivenFault, { scenario, at, findings }: Place): FaultEntry {
  const number = (name: string, value: number, limits: Parameters<typeof checkNumber>[0]): number =>
    checkNumber(limits, value, { path: `${at}.${name}`, findings });
  const startMs = number('startMs', given.startMs, MOMENT);
  const endMs = number('endMs', given.endMs, MOMENT);
  if (endMs <= startMs) {
    findings.refuse({ kind: 'endBeforeStart', path: `${at}.endMs`, startMs, endMs });
  }
  const spec = FAULT_SPECS.find(({ fault }) => fault === given.fault);
  if (spec === undefined) {
    const faults = FAULT_SPECS.map(({ fault }) => fault);
    refuseChoice(given.fault, faults, { path: `${at}.fault`, findings });
    return { ...given, fault: 'crash' };
  }
  const { fault, targets, strength } = spec;
  const target = targetKind(scenario, given.target);
  const path = `${at}.target`;
  if (target === undefined) {
    const known = targetsOf(scenario, targets);
    const meant = nearest(given.target, known);
    findings.refuse({ kind: 'unknownTarget', path, given: given.target, nearest: meant });
  } else if (!targets.includes(target)) {
    findings.refuse({ kind: 'wrongTarget', path, given: given.target, fault, allowed: targets });
  }
  const checked = { ...given, fault, startMs, endMs };
  if (given.strength !== undefined && strength !== undefined) {
    checked.strength = number('strength', given.strength, strength);
  }
  if (given.probability !== undefined) {
    checked.probability = number('probability', given.probability, PROBABILITY);
  }
  return checked;
}

function checkSet(given: GivenSet, { scenario, at, findings }: Place): SetEntry {
  const atMs = checkNumber(MOMENT, given.atMs, { path: `${at}.atMs`, findings });
  const spec = specsFor(scenario, given.path);
  // The length of the run and its seed hold for all of it.
  if (spec === undefined || parsePath(given.path)?.part === 'run') {
    const paths = pathsOf(scenario).filter((path) => path.includes('.'));
    const meant = nearest(given.path, paths);
    const path = `${at}.path`;
    findings.refuse({ kind: 'unknownSetting', path, given: given.path, nearest: meant });
    return { ...given, atMs };
  }
  const value = checkValue(spec, given.value, { path: `${at}.value`, findings });
  return { ...given, atMs, value };
}
