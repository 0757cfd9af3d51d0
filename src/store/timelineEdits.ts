// What an edit at the playhead makes of the timeline.
import { faultSpec } from '../scenario/faultSpecs.ts';
import type { FaultEntry, Scenario, SetEntry } from '../scenario/Scenario.ts';
import type { SettingValue } from '../scenario/SettingSpec.ts';

/** At the very end of a run a fault would show nothing: it begins a second before, at the latest. */
const ROOM_MS = 1_000;
/** Losing every answer looks like a black hole; some get through, and duplicates show. */
const PROBABILITY_DEFAULT = 0.3;

interface Place {
  readonly fault: FaultEntry['fault'];
  readonly target: string;
  readonly atMs: number;
}

/** A fault of the usual length and strength. */
export function faultAt({ fault, target, atMs }: Place, durationMs: number): FaultEntry {
  const { defaultMs, strength, hasProbability } = faultSpec(fault);
  const startMs = Math.round(Math.max(0, Math.min(atMs, durationMs - ROOM_MS)));
  return {
    kind: 'fault',
    fault,
    target,
    startMs,
    endMs: Math.min(durationMs, startMs + defaultMs),
    ...(strength === undefined ? {} : { strength: strength.default }),
    ...(hasProbability ? { probability: PROBABILITY_DEFAULT } : {}),
  };
}

/** The scenario in which a setting has another value from a moment on. */
export function setFrom(scenario: Scenario, atMs: number, change: SettingChange): Scenario {
  const entry: SetEntry = { kind: 'set', atMs: Math.round(atMs), ...change };
  const others = scenario.timeline.filter(
    (known) => known.kind !== 'set' || known.path !== entry.path || known.atMs !== entry.atMs,
  );
  return { ...scenario, timeline: [...others, entry] };
}

interface SettingChange {
  readonly path: string;
  readonly value: SettingValue;
}

/** What decides the run as a whole cannot change in the middle of it. */
export function canChangeLater(path: string): boolean {
  return path !== 'durationMs' && path !== 'seed';
}
