import { useMemo, useSyncExternalStore } from 'react';
import type { Scenario } from '../../scenario/Scenario.ts';
import { playhead } from '../../store/playhead.ts';
import { useSluice } from '../../store/sluice.ts';
import { effectiveCount, scenarioAt } from './changeSettings.ts';
import { settingHints } from './settingHints.ts';
import type { Hint } from './settingHints.ts';

/** The values the form shows: those of the whole run, or those in force at the playhead; and hints about them. */
export function useScenarioInForce(): {
  readonly scenario: Scenario;
  readonly hints: readonly Hint[];
} {
  const scenario = useSluice((state) => state.scenario);
  const isLater = useSluice((state) => state.applyMode === 'fromPlayhead');
  const forkMs = useSluice((state) => state.keeping?.atMs ?? 0);
  const momentMs = (): number => Math.max(isLater ? playhead.nowMs() : 0, forkMs);
  // Draws again only when the playhead passes a change, not each time it moves.
  const passed = useSyncExternalStore(playhead.subscribe, () =>
    isLater || forkMs > 0 ? effectiveCount(scenario.timeline, momentMs()) : 0,
  );
  return useMemo(() => {
    const nowMs = Math.max(isLater ? playhead.nowMs() : 0, forkMs);
    const inForce = passed === 0 ? scenario : scenarioAt(scenario, nowMs);
    return { scenario: inForce, hints: settingHints(inForce) };
  }, [scenario, passed, isLater, forkMs]);
}
