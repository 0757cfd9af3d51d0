// Plays a recorded case against the model and compares.
import { runToEnd } from '../model/startRun.ts';
import { compareCase, seedCount } from './compareCase.ts';
import type { GoldenCase } from './GoldenCase.ts';
import { NOT_MODELLED } from './notModelled.ts';
import { scenarioOf } from './scenarioOf.ts';

export type Outcome =
  | { readonly kind: 'conforms' }
  | { readonly kind: 'differs'; readonly sentence: string }
  /** It differs, and is listed with the reason why that is so on purpose. */
  | { readonly kind: 'notModelled'; readonly sentence: string }
  /** The case asks for something that is not simulated. */
  | { readonly kind: 'cannotPlay'; readonly sentence: string };

export function playCase(golden: GoldenCase): Outcome {
  const scenario = scenarioOf(golden);
  if (!scenario.ok) return { kind: 'cannotPlay', sentence: scenario.error };
  const recordings = [runToEnd(scenario.value)];
  for (let repeat = 1; repeat < seedCount(golden); repeat++) {
    const again = scenarioOf(golden, repeat);
    if (again.ok) recordings.push(runToEnd(again.value));
  }
  const sentence = compareCase(golden, recordings);
  if (sentence === undefined) return { kind: 'conforms' };
  const reason = NOT_MODELLED.get(golden.id);
  return reason === undefined
    ? { kind: 'differs', sentence }
    : { kind: 'notModelled', sentence: `${reason} (${sentence})` };
}
