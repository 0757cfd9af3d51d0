// Plays a recorded case against the model and compares.
import { runToEnd } from '../model/startRun.ts';
import { compareCase, seedCount } from './compareCase.ts';
import type { GoldenCase } from './GoldenCase.ts';
import { scenarioOf } from './scenarioOf.ts';

export type Outcome =
  | { readonly kind: 'conforms' }
  | { readonly kind: 'differs'; readonly sentence: string }
  /** The case asks for something that is not simulated. */
  | { readonly kind: 'cannotPlay'; readonly sentence: string };

export function playCase(golden: GoldenCase): Outcome {
  const scenario = scenarioOf(golden);
  if (!scenario.ok) return { kind: 'cannotPlay', sentence: scenario.error };
  const recordings = Array.from({ length: seedCount(golden) }, (_, index) =>
    runToEnd({ ...scenario.value, seed: index + 1 }),
  );
  const sentence = compareCase(golden, recordings);
  return sentence === undefined ? { kind: 'conforms' } : { kind: 'differs', sentence };
}
