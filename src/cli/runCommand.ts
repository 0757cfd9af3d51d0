// sluice run: one run, and what came of it.
import { bad, good, type Result } from '../lib/Result.ts';
import { runToEnd } from '../model/startRun.ts';
import type { Recording } from '../recording/Recording.ts';
import { memoryProblem } from '../scenario/memory.ts';
import { problemText } from '../scenario/problemText.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import { applyOptions } from './applyOptions.ts';
import { attemptLines } from './attemptLines.ts';
import type { Command, ExitCode } from './Command.ts';
import { csvLines } from './csvLines.ts';
import { metricsOf } from './metricsOf.ts';
import { note, print, printLines } from './output.ts';
import { type Given, readGiven } from './readGiven.ts';
import { summaryText } from './summaryText.ts';
import { choiceOf, readWords } from './words.ts';

const FORMATS = ['summary', 'json', 'csv', 'attempts'] as const;
type Format = (typeof FORMATS)[number];

export const runCommand: Command = {
  name: 'run',
  usage:
    'run <preset | file.json | link> [--seed N] [--until S] [--set path=value ...] [--format summary|json|csv|attempts]',
  does: 'Computes a run and prints what came of it. S is in seconds.',
  execute,
};

async function execute(given: readonly string[]): Promise<Result<ExitCode, string>> {
  const words = readWords(given, {
    options: { '--seed': 'once', '--until': 'once', '--set': 'many', '--format': 'once' },
    least: 1,
    most: 1,
    what: 'what to run: a preset, a scenario file or a link',
  });
  if (!words.ok) return words;
  const format = choiceOf(words.value, '--format', FORMATS);
  if (!format.ok) return format;
  const read = readGiven(words.value.plain[0] ?? '');
  if (!read.ok) return read;
  const scenario = applyOptions(read.value.scenario, words.value);
  if (!scenario.ok) return scenario;
  const problem = memoryProblem(scenario.value);
  if (problem !== undefined) return bad(problemText(problem, 'en'));
  const startMs = performance.now();
  const recording = runToEnd(scenario.value);
  const wallMs = performance.now() - startMs;
  for (const remark of remarksOf(read.value, scenario.value, recording)) note(remark);
  await printAs(format.value, recording, wallMs);
  return good(0);
}

function remarksOf(
  { scenario, remarks, digest }: Given,
  played: Scenario,
  recording: Recording,
): readonly string[] {
  if (digest === undefined || digest === recording.digest || played !== scenario) return remarks;
  const changed = `The link was made with another version: its run had the digest ${digest}, this one has ${recording.digest}.`;
  return [...remarks, changed];
}

async function printAs(format: Format, recording: Recording, wallMs: number): Promise<void> {
  switch (format) {
    case 'summary':
      return print(summaryText(recording, wallMs));
    case 'json':
      return print(`${JSON.stringify(metricsOf(recording, wallMs), null, 2)}\n`);
    case 'csv':
      return printLines(csvLines(recording));
    case 'attempts':
      return printLines(attemptLines(recording));
  }
}
