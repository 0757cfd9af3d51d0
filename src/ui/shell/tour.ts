// The three callouts of a first visit. They follow what the visitor does; nothing waits for them.
import type { Scenario } from '../../scenario/Scenario.ts';

export const TOUR_STEPS = ['watch', 'break', 'tune'] as const;
export type TourStep = (typeof TOUR_STEPS)[number] | 'done';

/** Long enough to have seen dots go and come back. */
export const WATCHED_MS = 6_000;

export function stepAfter(step: TourStep): TourStep {
  const index = TOUR_STEPS.findIndex((known) => known === step);
  return index < 0 ? 'done' : (TOUR_STEPS[index + 1] ?? 'done');
}

/** Whoever breaks or tunes something without being told needs no words about it. */
export function stepAfterEdit(step: TourStep, before: Scenario, after: Scenario): TourStep {
  if (step === 'done' || before.preset !== after.preset) return step;
  const didBreak = faultCount(after) > faultCount(before);
  if (didBreak) return step === 'tune' ? step : 'tune';
  const didTune = JSON.stringify(settingsOf(before)) !== JSON.stringify(settingsOf(after));
  return step === 'tune' && didTune ? 'done' : step;
}

function faultCount({ timeline }: Scenario): number {
  return timeline.filter(({ kind }) => kind === 'fault').length;
}

function settingsOf({ timeline, ...rest }: Scenario): unknown {
  return [rest, timeline.filter(({ kind }) => kind === 'set')];
}
