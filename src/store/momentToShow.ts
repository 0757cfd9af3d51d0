import type { Scenario } from '../scenario/Scenario.ts';

/** Long enough after the begin of a fault for its consequences to stand on the screen. */
const INTO_FAULT_MS = 3_000;

/** Where a page that does not play by itself stands still: in the first fault, or well into a calm run. */
export function momentToShow({ timeline, durationMs }: Scenario): number {
  const faults = timeline.filter((entry) => entry.kind === 'fault' && entry.isMuted !== true);
  const [first] = faults
    .filter((entry) => entry.kind === 'fault')
    .sort((a, b) => a.startMs - b.startMs);
  if (first === undefined) return durationMs / 4;
  return Math.min(durationMs, first.startMs + Math.min(INTO_FAULT_MS, first.endMs - first.startMs));
}
