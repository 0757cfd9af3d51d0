// sluice conform: the model against recorded cases.
import { builtInCases, BUILT_IN_PROFILES } from '../conformance/builtInCases.ts';
import { type CaseReport, reportOf, tableOf } from '../conformance/caseReport.ts';
import { type Outcome, playCase } from '../conformance/playCase.ts';
import { bad, good, type Result } from '../lib/Result.ts';
import type { Command, ExitCode } from './Command.ts';
import { readCaseFiles, type ToPlay } from './conformFiles.ts';
import { lineOf, tableText } from './conformText.ts';
import { note, print } from './output.ts';
import { choiceOf, guess, readWords, type Words } from './words.ts';

export const conformCommand: Command = {
  name: 'conform',
  usage: 'conform [case.json ...] [--profile P] [--format text|json]',
  does: 'Plays recorded cases (the built-in ones, or those of the files) and tells how the model differs.',
  execute,
};

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
  for (const { id, unknownFields } of cases.value) {
    for (const name of unknownFields)
      note(`${id}: the field “${name}” is not known and has no effect.`);
  }
  return good(
    format.value === 'json' ? await printJson(cases.value) : await printText(cases.value),
  );
}

async function casesOf(words: Words): Promise<Result<readonly ToPlay[], string>> {
  const profile = words.value('--profile');
  const all = words.plain.length === 0 ? good(await builtIn()) : readCaseFiles(words.plain);
  if (!all.ok || profile === undefined) return all;
  // A damaged file belongs to no profile; it is told of all the same.
  const isOfProfile = (item: ToPlay): boolean => item.profile === profile;
  if (all.value.some(isOfProfile)) {
    return good(all.value.filter((item) => item.isDamaged || isOfProfile(item)));
  }
  const known = [...new Set([...all.value.map((item) => item.profile), ...BUILT_IN_PROFILES])];
  const names = known.filter((name) => name !== '').join(', ');
  return bad(
    `There is no case of the profile “${profile}”${guess(profile, known)}. There are cases of: ${names}.`,
  );
}

async function builtIn(): Promise<readonly ToPlay[]> {
  const cases = await builtInCases();
  return cases.map((golden) => ({
    id: golden.id,
    profile: golden.client.profile,
    isDamaged: false,
    golden: good(golden),
    unknownFields: [],
  }));
}

function play({ id, profile, golden }: ToPlay): CaseReport {
  if (golden.ok) return reportOf(golden.value, played(golden.value));
  const nothing = { version: '', mode: '', kind: '', question: '' };
  return { id, profile, ...nothing, outcome: 'cannotPlay', sentence: golden.error };
}

/** A case that the model stumbles over must not keep the others from being played. */
function played(golden: Parameters<typeof playCase>[0]): Outcome {
  try {
    return playCase(golden);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { kind: 'cannotPlay', sentence: `the model failed: ${what}` };
  }
}

async function printText(cases: readonly ToPlay[]): Promise<ExitCode> {
  const reports: CaseReport[] = [];
  for (const item of cases) {
    const report = play(item);
    reports.push(report);
    await print(`${lineOf(report)}\n`);
  }
  await print(tableText(reports));
  return exitCodeOf(reports);
}

async function printJson(cases: readonly ToPlay[]): Promise<ExitCode> {
  const reports = cases.map(play);
  const table = tableOf(reports);
  const sum = (part: 'conforming' | 'notModelled' | 'differing'): number =>
    table.reduce((total, row) => total + row[part], 0);
  const counts = {
    conforming: sum('conforming'),
    notModelled: sum('notModelled'),
    differing: sum('differing'),
    total: reports.length,
  };
  await print(`${JSON.stringify({ ...counts, table, cases: reports }, null, 2)}\n`);
  return exitCodeOf(reports);
}

function exitCodeOf(reports: readonly CaseReport[]): ExitCode {
  const isGood = ({ outcome }: CaseReport): boolean =>
    outcome === 'conforms' || outcome === 'notModelled';
  return reports.every(isGood) ? 0 : 1;
}
