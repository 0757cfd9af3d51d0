// Stands in until the model can start a run: one recording made without it.
import { sampleRecording } from '../recording/sampleRecording.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import type { RunInSlices } from './createRunRoom.ts';

export function startRun(scenario: Scenario): RunInSlices {
  return {
    advance: () => true,
    nowMs: 0,
    eventCount: 0,
    finish: () => sampleRecording({ scenario }),
  };
}
