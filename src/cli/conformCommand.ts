// sluice conform: the model against recorded cases.
import { builtInCases, BUILT_IN_PROFILES } from '../conformance/builtInCases.ts';
import { isFieldset } from '../conformance/Fields.ts';
import type { GoldenCase } from '../conformance/GoldenCase.ts';
import { type Outcome, playCase } from '../conformance/playCase.ts';
import { readCase } from '../conformance/readCase.ts';
import { bad, good, type Result } from '../lib/Result.ts';
import { PROFILES } from '../scenario/profiles.ts';
import type { Command, ExitCode } from './Command.ts';
import { print } from './output.ts';
import { parseJson } from './parseJson.ts';
import { readText } from './readText.ts';
import { choiceOf, guess, readWords, type Words } from './words.ts';

export const conformCommand: Command = {
  name: 'conform',
  usage: 'conform [case.json ...] [--profile P] [--format text|json]',
  does: 'Plays recorded cases (the built-in ones, or those of the files) and tells how the model differs.',
  execute,
};

/** A case that can be played, or why it cannot. */
interface ToPlay {
  readonly id: string;
  readonly profile: string;
  readonly golden: Result<GoldenCase, string>;
}

async function execute(given: readonly string[]): Promise<Result<ExitCode, string>> {
  const words = readWords(given, {
    options: { '--profile': 'once', '--format': 'once' },
    least: 0,
    most: Number.POSITIVE_INFINITY,
    what: 'which cases to play',
  });
  if (!words.ok) return words;
  const format = choiceOf(words.value, '--format', ['text', 'json']);
  if (!format.ok) return format;
  const cases = await casesOf(words.value);
  if (!cases.ok) return cases;
  return good(
    format.value === 'json' ? await printJson(cases.value) : await printText(cases.value),
  );
}

async function casesOf(words: Words): Promise<Result<readonly ToPlay[], string>> {
  const profile = words.value('--profile');
  const all = words.plain.length === 0 ? good(await builtIn()) : readFiles(words.plain);
  if (!all.ok || profile === undefined) return all;
  const found = all.value.filter((item) => item.profile === profile);
  if (found.length > 0) return good(found);
  const known = [...new Set([...all.value.map((item) => item.profile), ...BUILT_IN_PROFILES])];
  return bad(`There is no case of the profile “${profile}”${guess(profile, known)}.`);
}

async function builtIn(): Promise<readonly ToPlay[]> {
  const cases = await builtInCases();
  return cases.map((golden) => ({
    id: golden.id,
    profile: golden.client.profile,
    golden: good(golden),
  }));
}

/** All files are read before the first is played. */
function readFiles(paths: readonly string[]): Result<readonly ToPlay[], string> {
  const cases: ToPlay[] = [];
  for (const path of paths) {
    const text = readText(path);
    if (!text.ok) return text;
    const raw = parseJson(text.value);
    if (!raw.ok) return bad(`The file “${path}” is not JSON: ${raw.error}.`);
    const id = isFieldset(raw.value) ? raw.value['id'] : undefined;
    if (!isFieldset(raw.value) || typeof id !== 'string') {
      return bad(`The file “${path}” holds no recorded case: it has no id.`);
    }
    const client = raw.value['client'];
    const profile = isFieldset(client) ? client['profile'] : undefined;
    // Other families have other shapes; that their client is not simulated says more than what could not be read.
    const isStrange = typeof profile === 'string' && !PROFILES.has(profile);
    const golden = isStrange
      ? bad(`client profile ${profile} is not simulated`)
      : readCase(raw.value);
    cases.push({ id, profile: typeof profile === 'string' ? profile : '', golden });
  }
  return good(cases);
}

function play({ golden }: ToPlay): Outcome {
  return golden.ok ? playCase(golden.value) : { kind: 'cannotPlay', sentence: golden.error };
}

async function printText(cases: readonly ToPlay[]): Promise<ExitCode> {
  let goodCount = 0;
  let leftOutCount = 0;
  for (const item of cases) {
    const outcome = play(item);
    if (outcome.kind === 'conforms') goodCount++;
    if (outcome.kind === 'notModelled') leftOutCount++;
    await print(`${lineOf(item.id, outcome)}\n`);
  }
  const leftOut = leftOutCount === 0 ? '' : `, ${String(leftOutCount)} not modelled on purpose`;
  await print(`${String(goodCount)} of ${String(cases.length)} cases conform${leftOut}.\n`);
  return goodCount + leftOutCount === cases.length ? 0 : 1;
}

function lineOf(id: string, outcome: Outcome): string {
  switch (outcome.kind) {
    case 'conforms':
      return `good     ${id}`;
    case 'differs':
      return `DIFFERS  ${id}: ${outcome.sentence}`;
    case 'notModelled':
      return `left out ${id}: ${outcome.sentence}`;
    case 'cannotPlay':
      return `CANNOT   ${id}: ${outcome.sentence}`;
  }
}

async function printJson(cases: readonly ToPlay[]): Promise<ExitCode> {
  const played = cases.map((item) => ({ id: item.id, ...play(item) }));
  const goodCount = played.filter(({ kind }) => kind === 'conforms').length;
  const leftOutCount = played.filter(({ kind }) => kind === 'notModelled').length;
  const report = {
    conforming: goodCount,
    notModelled: leftOutCount,
    total: played.length,
    cases: played,
  };
  await print(`${JSON.stringify(report, null, 2)}\n`);
  return goodCount + leftOutCount === played.length ? 0 : 1;
}
