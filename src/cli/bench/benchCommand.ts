// sluice bench: how fast the model is, beside a bare loop over the same story. Each scenario is measured in a
// process of its own, from a bundle: loaded file by file, every constant of another file would be looked up
// anew, which neither the page nor the floor does.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isFieldset } from '../../conformance/Fields.ts';
import { bad, good, type Result } from '../../lib/Result.ts';
import type { Command, ExitCode } from '../Command.ts';
import { note, print } from '../output.ts';
import { parseJson } from '../parseJson.ts';
import { choiceOf, guess, readWords } from '../words.ts';
import { BENCH_SCENARIOS } from './benchScenarios.ts';
import { measure, type Measurement } from './measure.ts';

const RUNS_LEAST = 5;
const RUNS_MOST = 1_000;

export const benchCommand: Command = {
  name: 'bench',
  usage: 'bench [--format text|json] [--runs 5] [--only id]',
  does: 'Measures the model beside bare loops that tell the same stories; medians of warm runs. With --only: in this very process.',
  execute,
};

async function execute(given: readonly string[]): Promise<Result<ExitCode, string>> {
  const words = readWords(given, {
    options: { '--format': 'once', '--runs': 'once', '--only': 'once' },
    least: 0,
    most: 0,
    what: 'nothing more',
  });
  if (!words.ok) return words;
  const format = choiceOf(words.value, '--format', ['text', 'json']);
  if (!format.ok) return format;
  const runs = words.value.value('--runs') ?? String(RUNS_LEAST);
  const isCount = /^\d{1,4}$/.test(runs) && Number(runs) >= RUNS_LEAST && Number(runs) <= RUNS_MOST;
  if (!isCount) {
    return bad(
      `--runs is “${runs}”, but must be a whole number from ${String(RUNS_LEAST)} to ${String(RUNS_MOST)}.`,
    );
  }
  const only = words.value.value('--only');
  const measured = only === undefined ? inProcesses(runs) : here(only, Number(runs));
  if (!measured.ok) return measured;
  const text =
    format.value === 'json'
      ? `${JSON.stringify({ scenarios: measured.value }, null, 2)}\n`
      : tableOf(measured.value);
  await print(text);
  return good(0);
}

function here(id: string, runs: number): Result<readonly Measurement[], string> {
  const found = BENCH_SCENARIOS.find((scenario) => scenario.id === id);
  if (found !== undefined) return good([measure(found, runs)]);
  const ids = BENCH_SCENARIOS.map((scenario) => scenario.id);
  return bad(`There is no benchmark “${id}”${guess(id, ids)}. It can be: ${ids.join(', ')}.`);
}

function inProcesses(runs: string): Result<readonly Measurement[], string> {
  const program = bundle();
  const measured: Measurement[] = [];
  for (const { id } of BENCH_SCENARIOS) {
    const words = ['bench', '--only', id, '--runs', runs, '--format', 'json'];
    const child = spawnSync(process.execPath, [program, ...words], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const read = parseJson(child.stdout);
    const scenarios = read.ok && isFieldset(read.value) ? read.value['scenarios'] : undefined;
    const first: unknown = Array.isArray(scenarios) ? scenarios[0] : undefined;
    if (!isMeasurement(first))
      throw new Error(`Bug: the measurement of ${id} ended without a result`);
    measured.push(first);
  }
  return good(measured);
}

function isMeasurement(value: unknown): value is Measurement {
  return isFieldset(value) && typeof value['wallMs'] === 'number';
}

/** This program as one file of JavaScript; itself, if it already is one. */
function bundle(): string {
  const main = join(dirname(fileURLToPath(import.meta.url)), '../main.ts');
  if (!existsSync(main)) return process.argv[1] ?? '';
  const root = join(dirname(main), '../..');
  const folder = join(root, 'node_modules/.cache/sluice-bench');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const words = ['build', '--ssr', main, '--outDir', folder, '--emptyOutDir'];
  const built = spawnSync(process.execPath, [vite, ...words, '--logLevel', 'warn'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (built.status !== 0) note('The program could not be bundled; the figures will be worse.');
  return join(folder, 'main.js');
}

// ---- text

function tableOf(measured: readonly Measurement[]): string {
  const head = [
    'scenario',
    'events',
    'wall ms',
    'events/s',
    'attempts',
    'rss MB',
    'floor ms',
    'floor events/s',
  ];
  const rows = measured.map((row) => [
    row.id,
    ...[row.events, row.wallMs, row.eventsPerSec, row.attempts].map(String),
    ...[row.rssMb, row.floorWallMs ?? '–', row.floorEventsPerSec ?? '–'].map(String),
  ]);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ');
  return `${[line(head), ...rows.map(line), '', ratiosOf(measured)].join('\n')}\n`;
}

/** How far above the floor each is, and what ten times the load costs. */
function ratiosOf(measured: readonly Measurement[]): string {
  const ratios = measured.flatMap(({ id, wallMs, floorWallMs }) =>
    floorWallMs === undefined ? [] : [`${id} ${(wallMs / floorWallMs).toFixed(2)} × its floor`],
  );
  const [one, ten] = ['storm-120', 'storm-120-x10'].map((id) =>
    measured.find((row) => row.id === id),
  );
  const growth =
    one === undefined || ten === undefined
      ? []
      : [`storm-120-x10 ${(ten.wallMs / one.wallMs).toFixed(1)} × storm-120`];
  return `ratios: ${[...ratios, ...growth].join(', ')}`;
}
