// Plays a recorded case against the model and compares.
import { bad, good, type Result } from '../lib/Result.ts';
import { runToEnd } from '../model/startRun.ts';
import type { Recording } from '../recording/Recording.ts';
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
  const runs = runsOf(golden);
  return judge(golden, runs);
}

/** As many runs as the comparison needs, or why there are none. */
export function runsOf(golden: GoldenCase): Result<readonly Recording[], string> {
  const recordings: Recording[] = [];
  for (let repeat = 0; repeat < seedCount(golden); repeat++) {
    const scenario = scenarioOf(golden, repeat);
    if (!scenario.ok) return bad(scenario.error);
    recordings.push(runToEnd(scenario.value));
  }
  return good(recordings);
}

export function judge(golden: GoldenCase, runs: Result<readonly Recording[], string>): Outcome {
  const sentence = runs.ok ? compareCase(golden, runs.value) : runs.error;
  if (sentence === undefined) return { kind: 'conforms' };
  const reason = NOT_MODELLED.get(golden.id);
  if (reason !== undefined) return { kind: 'notModelled', sentence: `${reason} (${sentence})` };
  return { kind: runs.ok ? 'differs' : 'cannotPlay', sentence };
}
