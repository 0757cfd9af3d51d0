// A map: every pair of values of two variables, each with some seeds, coarse first.
import { type AxisProblem, atPoint, valuesAlong } from '../../explore/axis.ts';
import { areAlikeValues, cellRange, cellValue, type CellResult } from '../../explore/cells.ts';
import type { Figures } from '../../explore/figures.ts';
import { type Cell, gridBatches } from '../../explore/gridOrder.ts';
import type { MapQuestion } from '../../explore/mapPresets.ts';
import { seedAfter } from '../../explore/seedAfter.ts';
import { bad, good, type Result } from '../../lib/Result.ts';
import type { Measured } from '../../protocol/measuring.ts';
import { memoryProblem } from '../../scenario/memory.ts';
import type { Problem } from '../../scenario/Problem.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import type { RunsTask } from './Desk.ts';

const MAP_SEEDS_MAX = 100;
/** Beyond it nobody waits, and the figures themselves would fill the memory. */
export const MAP_RUNS_MAX = 50_000;

export type MapProblem =
  | AxisProblem
  | { readonly kind: 'sameVariable'; readonly path: string }
  | { readonly kind: 'badSeeds'; readonly seeds: number; readonly max: number }
  | { readonly kind: 'tooManyRuns'; readonly runs: number; readonly max: number }
  /** A corner of the map does not fit into memory. */
  | { readonly kind: 'memory'; readonly problem: Problem };

export interface MapTask extends RunsTask {
  readonly question: MapQuestion;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Row by row; nothing where not all seeds are in yet. */
  readonly cells: readonly (CellResult | undefined)[];
}

/** The very run of a cell: its first seed. */
export function scenarioOfCell(
  scenario: Scenario,
  { x, y }: MapQuestion,
  at: { readonly x: number; readonly y: number },
): Scenario {
  return atPoint(atPoint(scenario, x, at.x), y, at.y);
}

export function createMapTask(
  scenario: Scenario,
  question: MapQuestion,
): Result<MapTask, MapProblem> {
  const { x, y, seeds } = question;
  const xs = valuesAlong(scenario, x);
  if (!xs.ok) return xs;
  const ys = valuesAlong(scenario, y);
  if (!ys.ok) return ys;
  const same = x.paths.find((path) => y.paths.includes(path));
  if (same !== undefined) return bad({ kind: 'sameVariable', path: same });
  if (!Number.isInteger(seeds) || seeds < 1 || seeds > MAP_SEEDS_MAX) {
    return bad({ kind: 'badSeeds', seeds, max: MAP_SEEDS_MAX });
  }
  const runs = xs.value.length * ys.value.length * seeds;
  if (runs > MAP_RUNS_MAX) return bad({ kind: 'tooManyRuns', runs, max: MAP_RUNS_MAX });
  for (const cornerX of ends(xs.value)) {
    for (const cornerY of ends(ys.value)) {
      const corner = scenarioOfCell(scenario, question, { x: cornerX, y: cornerY });
      const problem = memoryProblem(corner);
      if (problem !== undefined) return bad({ kind: 'memory', problem });
    }
  }
  return good(new Task(scenario, question, { xs: xs.value, ys: ys.value }));
}

function ends(values: readonly number[]): readonly number[] {
  return [values[0] ?? 0, values.at(-1) ?? 0];
}

interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

class Task implements MapTask {
  readonly question: MapQuestion;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: (CellResult | undefined)[];
  private readonly scenario: Scenario;
  private readonly batches: Generator<readonly Cell[], void>;
  /** Of each run that was taken, by order: its cell. */
  private readonly cellOfOrder: number[] = [];
  /** Of each cell, results by seed as they come in. */
  private readonly gathering: (Figures | undefined)[][];
  private waiting: { readonly cell: Cell; readonly seed: number }[] = [];
  private readonly seedOfOrder: number[] = [];
  private outCount = 0;
  private finished = 0;
  /** How far the values lie apart so far. */
  private span = 0;
  private broken: string | undefined;

  constructor(scenario: Scenario, question: MapQuestion, { xs, ys }: Grid) {
    this.scenario = scenario;
    this.question = question;
    this.xs = xs;
    this.ys = ys;
    this.cells = Array.from({ length: xs.length * ys.length }, () => undefined);
    this.gathering = this.cells.map(() => []);
    this.batches = gridBatches({ columns: xs.length, rows: ys.length }, (one, other) =>
      this.areAlike(one, other),
    );
  }

  get total(): number {
    return this.cells.length * this.question.seeds;
  }

  doneCount(): number {
    return this.finished;
  }

  sentence(): string | undefined {
    return this.broken;
  }

  next(): { scenario: Scenario; lineBuckets: number } | undefined {
    // The next batch depends on all of this one.
    if (this.waiting.length === 0 && this.outCount === 0) this.takeBatch();
    const first = this.waiting.shift();
    if (first === undefined) return undefined;
    const { cell, seed } = first;
    const { column, row } = cell;
    this.cellOfOrder.push(row * this.xs.length + column);
    this.seedOfOrder.push(seed);
    this.outCount += 1;
    const at = { x: this.xs[column] ?? 0, y: this.ys[row] ?? 0 };
    const changed = scenarioOfCell(this.scenario, this.question, at);
    const runSeed = seedAfter(this.scenario.seed, seed);
    return { scenario: { ...changed, seed: runSeed }, lineBuckets: 0 };
  }

  done(order: number, measured: Measured): void {
    this.outCount -= 1;
    this.finished += 1;
    if (measured.kind === 'broken') {
      this.broken ??= measured.sentence;
      return;
    }
    const index = this.cellOfOrder[order] ?? 0;
    const runs = this.gathering[index] ?? [];
    runs[this.seedOfOrder[order] ?? 0] = measured.figures;
    const present = runs.filter((figures) => figures !== undefined);
    if (present.length === this.question.seeds) this.cells[index] = { runs: present };
  }

  private takeBatch(): void {
    const { low, high } = cellRange(this.cells, this.question.outcome) ?? { low: 0, high: 0 };
    this.span = high - low;
    const batch = this.batches.next();
    if (batch.done === true) return;
    const seeds = Array.from({ length: this.question.seeds }, (_, seed) => seed);
    this.waiting = batch.value.flatMap((cell) => seeds.map((seed) => ({ cell, seed })));
  }

  private areAlike(one: Cell, other: Cell): boolean {
    const { outcome } = this.question;
    const valueAt = ({ column, row }: Cell): number => {
      const cell = this.cells[row * this.xs.length + column];
      return cell === undefined ? NaN : cellValue(cell, outcome);
    };
    return areAlikeValues(valueAt(one), valueAt(other), this.span);
  }
}
