// A scenario as a file: JSON that a person can read and write.
import { bad, good, type Result } from '../lib/Result.ts';
import { FILE_LENGTH_MAX } from './limits.ts';
import type { Problem } from './Problem.ts';
import { readScenario, type ReadScenario } from './readScenario.ts';
import type { Scenario } from './Scenario.ts';

export function writeFile(scenario: Scenario): string {
  return `${JSON.stringify(scenario, null, 2)}\n`;
}

export function readFile(text: string): Result<ReadScenario, Problem> {
  const { length } = text;
  if (length > FILE_LENGTH_MAX) {
    return bad({ kind: 'tooLong', path: '', length, max: FILE_LENGTH_MAX });
  }
  const parsed = parseJson(text);
  return parsed.ok ? readScenario(parsed.value) : parsed;
}

function parseJson(text: string): Result<unknown, Problem> {
  try {
    // Editors on some systems put an invisible mark first.
    return good(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    return bad({ kind: 'notJson', detail: error instanceof Error ? error.message : '' });
  }
}
