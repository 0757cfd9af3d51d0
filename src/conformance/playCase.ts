// Plays a recorded case against the model and compares.
import { bad, good, type Result } from '../lib/Result.ts';
import { runToEnd } from '../model/startRun.ts';
import { CAUSE, type CauseName } from '../recording/outcomes.ts';
import type { Recording } from '../recording/Recording.ts';
import { ruleNumber } from '../recording/ruleNumbers.ts';
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
  const difference = runs.ok ? compareCase(golden, runs.value) : runs.error;
  if (difference === undefined) return { kind: 'conforms' };
  const sentence = withRules(difference, golden.client);
  const reason = NOT_MODELLED.get(golden.id);
  if (reason !== undefined) return { kind: 'notModelled', sentence: `${reason} (${sentence})` };
  return { kind: runs.ok ? 'differs' : 'cannotPlay', sentence };
}

/** Where the sentence says how an attempt ended, the number of the rule follows. */
function withRules(sentence: string, client: GoldenCase['client']): string {
  return sentence.replace(/\bended by (\w+)/g, (text, name: string) => {
    const rule = isCauseName(name) ? ruleNumber(name, client) : undefined;
    return rule === undefined ? text : `${text} (rule ${rule})`;
  });
}

function isCauseName(name: string): name is CauseName {
  return Object.hasOwn(CAUSE, name);
}
