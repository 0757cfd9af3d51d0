// What a changed setting does to a scenario: to the value of the whole run, or from a moment on.
import type { Scenario, SetEntry, TimelineEntry } from '../../scenario/Scenario.ts';
import type { SettingValue } from '../../scenario/SettingSpec.ts';
import { setAt } from '../../scenario/settingPath.ts';

/** Set entries of the timeline that have taken effect by a moment, in the order they do. */
function effective(timeline: readonly TimelineEntry[], atMs: number): readonly SetEntry[] {
  return timeline
    .flatMap((entry) => (entry.kind === 'set' && entry.isMuted !== true ? [entry] : []))
    .filter((entry) => entry.atMs <= atMs)
    .sort((a, b) => a.atMs - b.atMs);
}

/** How many have. Two moments with the same number have the same settings. */
export function effectiveCount(timeline: readonly TimelineEntry[], atMs: number): number {
  return effective(timeline, atMs).length;
}

/** The scenario with the settings that are in force at a moment. */
export function scenarioAt(scenario: Scenario, atMs: number): Scenario {
  return effective(scenario.timeline, atMs).reduce(
    (changed, { path, value }) => setAt(changed, path, value),
    scenario,
  );
}

export interface LaterChange {
  readonly atMs: number;
  readonly value: SettingValue;
  /** Index of the entry in the timeline. */
  readonly index: number;
}

/** What the timeline does to a setting during the run. */
export function laterChanges(
  timeline: readonly TimelineEntry[],
  path: string,
): readonly LaterChange[] {
  return timeline
    .flatMap((entry, index) =>
      entry.kind === 'set' && entry.path === path && entry.isMuted !== true
        ? [{ atMs: entry.atMs, value: entry.value, index }]
        : [],
    )
    .sort((a, b) => a.atMs - b.atMs);
}
