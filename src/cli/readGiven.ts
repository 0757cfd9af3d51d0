// What a command is about: a preset by its id, a scenario file, or a link.
import { existsSync } from 'node:fs';
import { bad, good, type Result } from '../lib/Result.ts';
import { readFile } from '../scenario/file.ts';
import { decodeLink } from '../scenario/link.ts';
import { presetOf, PRESETS } from '../scenario/presets.ts';
import { problemText } from '../scenario/problemText.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import { readText } from './readText.ts';
import { guess } from './words.ts';

export interface Given {
  readonly scenario: Scenario;
  /** What was changed or passed over while reading, in sentences. */
  readonly remarks: readonly string[];
  /** The digest that a link carries. */
  readonly digest?: string;
}

/** Reads what a word names; a sentence when it names nothing that can be used. */
export function readGiven(word: string): Result<Given, string> {
  const preset = presetOf(word);
  if (preset !== undefined) return good({ scenario: preset.scenario, remarks: [] });
  if (word === '-' || existsSync(word)) return readScenarioFile(word);
  if (isLink(word)) return readLink(word);
  if (/\.json$|[/\\]/.test(word)) return bad(`There is no file “${word}”.`);
  const ids = PRESETS.map(({ id }) => id);
  return bad(
    `There is neither a preset nor a file “${word}”${guess(word, ids)}. Presets: ${ids.join(', ')}.`,
  );
}

/** `https://…#v=1&p=crash`, `#v=1…` or `v=1…`. */
function isLink(word: string): boolean {
  return word.includes('#') || /^https?:/.test(word) || /^[a-z]+=/.test(word);
}

export function readLink(word: string): Result<Given, string> {
  const opened = decodeLink(word);
  if (!opened.ok) return bad(problemText(opened.error, 'en'));
  const { scenario, remarks, digest } = opened.value;
  return good({ scenario, remarks: remarks.map((remark) => problemText(remark, 'en')), digest });
}

function readScenarioFile(path: string): Result<Given, string> {
  const text = readText(path);
  if (!text.ok) return text;
  const read = readFile(text.value);
  if (!read.ok) return bad(problemText(read.error, 'en'));
  const { scenario, remarks } = read.value;
  return good({ scenario, remarks: remarks.map((remark) => problemText(remark, 'en')) });
}
