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
  // Draws again only when the playhead passes a change, not each time it moves.
  const passed = useSyncExternalStore(playhead.subscribe, () =>
    isLater ? effectiveCount(scenario.timeline, playhead.nowMs()) : 0,
  );
  return useMemo(() => {
    const inForce = passed === 0 ? scenario : scenarioAt(scenario, playhead.nowMs());
    return { scenario: inForce, hints: settingHints(inForce) };
  }, [scenario, passed]);
}
