// sweep: many runs, one JSON object a line. Shards partition exactly, so that any batch system can spread them.
import { type Figures, figuresOf } from '../explore/figures.ts';
import {
  readValue,
  type ValueProblem,
  variableOf,
  variablePathsOf,
  varied,
} from '../explore/variable.ts';
import { bad, good, type Result } from '../lib/Result.ts';
import { runToEnd } from '../model/startRun.ts';
import { memoryProblem } from '../scenario/memory.ts';
import { problemText } from '../scenario/problemText.ts';
import { SEED_MAX } from '../scenario/runSpecs.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import { pathsOf } from '../scenario/settingPath.ts';
import { applyOptions } from './applyOptions.ts';
import type { Command, ExitCode } from './Command.ts';
import { note, printLines } from './output.ts';
import { readGiven } from './readGiven.ts';
import { guess, readWords } from './words.ts';

export const sweepCommand: Command = {
  name: 'sweep',
  usage:
    'sweep <preset | file.json | link> --seeds 1..200 [--vary path=a,b,c ...] [--set path=value ...] [--until S] [--shard i/n]',
  does: 'Computes every combination of seeds and values; prints one JSON object for each run.',
  execute,
};

/** More than anybody waits for in one process; shards have no such limit together. */
const RUNS_MAX = 1_000_000;

async function execute(given: readonly string[]): Promise<Result<ExitCode, string>> {
  const words = readWords(given, {
    options: {
      '--seeds': 'once',
      '--vary': 'many',
      '--set': 'many',
      '--until': 'once',
      '--shard': 'once',
    },
    least: 1,
    most: 1,
    what: 'what to run: a preset, a scenario file or a link',
  });
  if (!words.ok) return words;
  const read = readGiven(words.value.plain[0] ?? '');
  if (!read.ok) return read;
  const scenario = applyOptions(read.value.scenario, words.value);
  if (!scenario.ok) return scenario;
  const seeds = readSeeds(words.value.value('--seeds') ?? '1..20');
  if (!seeds.ok) return seeds;
  const vary = readVary(scenario.value, words.value.values('--vary'));
  if (!vary.ok) return vary;
  const shard = readShard(words.value.value('--shard') ?? '1/1');
  if (!shard.ok) return shard;
  const count = vary.value.reduce((runs, { values }) => runs * values.length, seeds.value.count);
  if (count / shard.value.of > RUNS_MAX) {
    return bad(`That is ${String(count)} runs, at most ${String(RUNS_MAX)} a shard: use --shard.`);
  }
  const problem = firstMemoryProblem(scenario.value, vary.value);
  if (problem !== undefined) return bad(problem);
  for (const remark of read.value.remarks) note(remark);
  await printLines(
    lines({ scenario: scenario.value, seeds: seeds.value, vary: vary.value, shard: shard.value }),
  );
  return good(0);
}

// ---- the runs, in one order: seeds turn fastest, then the last variable

interface Sweep {
  readonly scenario: Scenario;
  readonly seeds: Seeds;
  readonly vary: readonly Varied[];
  readonly shard: Shard;
}

function* lines({ scenario, seeds, vary, shard }: Sweep): Generator<string> {
  let index = 0;
  for (const { values, scenario: changed } of combinations(scenario, vary)) {
    for (let turn = 0; turn < seeds.count; turn++) {
      if (index++ % shard.of !== shard.index - 1) continue;
      const seed = seeds.first + turn;
      const recording = runToEnd({ ...changed, seed });
      const line: SweepLine = {
        seed,
        values,
        digest: recording.digest,
        figures: figuresOf(recording),
      };
      yield JSON.stringify(line, nameInfinity);
    }
  }
}

interface SweepLine {
  readonly seed: number;
  readonly values: Readonly<Record<string, number | string>>;
  readonly digest: string;
  /** null: there is no such figure in this run; "never": it did not recover. */
  readonly figures: Figures;
}

function nameInfinity(_: string, value: unknown): unknown {
  return value === Infinity ? 'never' : value;
}

interface Combination {
  readonly values: Readonly<Record<string, number | string>>;
  readonly scenario: Scenario;
}

function* combinations(scenario: Scenario, vary: readonly Varied[]): Generator<Combination> {
  const [first, ...others] = vary;
  if (first === undefined) {
    yield { values: {}, scenario };
    return;
  }
  for (const value of first.values) {
    const changed = varied(scenario, first.path, value);
    for (const rest of combinations(changed, others)) {
      yield { values: { [first.path]: value, ...rest.values }, scenario: rest.scenario };
    }
  }
}

function firstMemoryProblem(scenario: Scenario, vary: readonly Varied[]): string | undefined {
  for (const { scenario: changed } of combinations(scenario, vary)) {
    const problem = memoryProblem(changed);
    if (problem !== undefined) return problemText(problem, 'en');
  }
  return undefined;
}

// ---- reading the options

interface Seeds {
  readonly first: number;
  readonly count: number;
}

function readSeeds(text: string): Result<Seeds, string> {
  const match = /^(\d{1,10})(?:\.\.(\d{1,10}))?$/.exec(text);
  const first = Number(match?.[1]);
  const last = Number(match?.[2] ?? first);
  if (match === null || last > SEED_MAX) {
    return bad(`--seeds is “${text}”, but must be like 7 or 1..200, at most ${String(SEED_MAX)}.`);
  }
  if (last < first) return bad(`--seeds is “${text}”: the last seed is smaller than the first.`);
  return good({ first, count: last - first + 1 });
}

interface Varied {
  readonly path: string;
  readonly values: readonly (number | string)[];
}

function readVary(scenario: Scenario, texts: readonly string[]): Result<readonly Varied[], string> {
  const vary: Varied[] = [];
  for (const text of texts) {
    const end = text.indexOf('=');
    if (end < 1) return bad(`--vary needs path=a,b,c, not “${text}”.`);
    const path = text.slice(0, end);
    const variable = variableOf(scenario, path);
    if (variable === undefined) {
      return bad(
        `There is nothing to vary at “${path}”${guess(path, variablePathsOf(scenario, pathsOf(scenario)))}.`,
      );
    }
    if (vary.some((other) => other.path === path)) return bad(`--vary ${path} is given twice.`);
    const values: (number | string)[] = [];
    for (const word of text.slice(end + 1).split(',')) {
      const value = readValue(path, variable, word);
      if (!value.ok) return bad(valueProblemText(value.error));
      values.push(value.value);
    }
    vary.push({ path, values });
  }
  return good(vary);
}

function valueProblemText(problem: ValueProblem): string {
  const { path, given } = problem;
  switch (problem.kind) {
    case 'notANumber':
      return `${path} must be a number, not “${given}”.`;
    case 'notWhole':
      return `${path} must be a whole number, not “${given}”.`;
    case 'outside':
      return `${path} is ${String(given)}, but must be from ${String(problem.min)} to ${String(problem.max)}.`;
    case 'unknownChoice':
      return `${path} cannot be “${given}”. It can be: ${problem.choices.join(', ')}.`;
  }
}

interface Shard {
  readonly index: number;
  readonly of: number;
}

function readShard(text: string): Result<Shard, string> {
  const match = /^(\d{1,6})\/(\d{1,6})$/.exec(text);
  const index = Number(match?.[1]);
  const of = Number(match?.[2]);
  if (match === null || index < 1 || index > of) {
    return bad(`--shard is “${text}”, but must be i/n with i from 1 to n, like 2/8.`);
  }
  return good({ index, of });
}
