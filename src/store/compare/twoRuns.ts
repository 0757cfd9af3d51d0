// A stands still, B is what the page shows and edits.
import type { Report } from '../../protocol/messages.ts';
import type { Compared } from '../../scenario/comparedLink.ts';
import { isSame } from '../../scenario/isSame.ts';
import { keepPast } from '../../scenario/keepPast.ts';
import { memoryProblem } from '../../scenario/memory.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import type { SluiceStore } from '../createSluice.ts';
import type { Playhead } from '../playhead.ts';
import type { Runner } from '../runner.ts';
import type { Comparison, CompareStore, SideA } from './CompareState.ts';

export interface TwoRunsWorld {
  readonly sluice: SluiceStore;
  readonly store: CompareStore;
  readonly playhead: Pick<Playhead, 'nowMs' | 'seek'>;
  /** Runs A, beside the one that runs B. */
  readonly createRunner: (hooks: { readonly onReport: (report: Report) => void }) => Runner;
}

export class TwoRuns {
  private readonly world: TwoRunsWorld;
  private readonly runner: Runner;
  private lastRunId = 0;
  /** The steps of undo before the fork; they come back when it is left. */
  private pastBefore: readonly Scenario[] = [];

  constructor(world: TwoRunsWorld) {
    this.world = world;
    this.runner = world.createRunner({
      onReport: (report) => {
        this.hear(report);
      },
    });
    // Another scenario was opened over B: it has its own past.
    world.sluice.subscribe(({ keeping }, before) => {
      if (keeping === undefined && before.keeping !== undefined) this.endFork();
    });
  }

  /** A is the present run; B leaves it at the playhead, and is what the page goes on with. */
  fork(): void {
    const { sluice, playhead } = this.world;
    this.endFork();
    const { scenario, past, pause } = sluice.getState();
    pause();
    const atMs = Math.round(Math.min(playhead.nowMs(), scenario.durationMs));
    this.begin(this.sideA(scenario), { forkAtMs: atMs });
    this.pastBefore = past;
    sluice.setState({ past: [], future: [], held: undefined });
    this.keep(scenario, atMs);
    playhead.seek(atMs);
  }

  /** Each is a scenario, or nothing for the present one. */
  open(a: Scenario | undefined, b: Scenario | undefined): void {
    const { sluice, store } = this.world;
    const present = sluice.getState().scenario;
    const given = a ?? present;
    const wanted = b ?? present;
    const problem = memoryProblem(given) ?? memoryProblem(wanted);
    if (problem !== undefined) {
      store.setState({ problem });
      return;
    }
    this.endFork();
    // One seed for both: the arrivals of a sender are then the same wherever both have it.
    const { seed } = b === undefined ? present : given;
    this.begin(this.sideA(withSeed(given, seed)), { isSeedChanged: given.seed !== wanted.seed });
    if (b !== undefined) sluice.getState().openScenario(withSeed(b, seed));
  }

  /** As a link has it: the present scenario is B, and may have left A at a moment. */
  restore({ a, forkAtMs }: Compared): void {
    this.open(a, undefined);
    const { sluice, store } = this.world;
    if (forkAtMs === undefined || store.getState().problem !== undefined) return;
    this.change({ forkAtMs });
    this.pastBefore = sluice.getState().past;
    sluice.setState({ past: [], future: [], held: undefined });
    this.keep(a, forkAtMs);
  }

  swap(): void {
    const { sluice, store } = this.world;
    const { now } = store.getState();
    if (now === undefined) return;
    const { scenario, keeping, edit } = sluice.getState();
    this.change({ a: this.sideA(scenario), isRefused: false });
    store.setState({ pairs: undefined });
    // What was A may be anything while it comes over, without anybody thinking that the fork has ended.
    if (keeping !== undefined) sluice.setState({ keeping: { ...keeping, keep: (same) => same } });
    edit(() => now.a.scenario);
    // One past is as good as the other: it is the same.
    if (now.forkAtMs !== undefined) this.keep(scenario, now.forkAtMs);
  }

  /** The page goes on with B. */
  leave(): void {
    this.endFork();
    this.runner.cancel();
    this.world.store.setState({ now: undefined, pairs: undefined });
  }

  private hear(report: Report): void {
    if (report.runId !== this.lastRunId || report.kind === 'progress') return;
    const { now } = this.world.store.getState();
    if (now === undefined) return;
    this.change({
      a:
        report.kind === 'finished'
          ? { ...now.a, status: 'finished', recording: report.recording }
          : { ...now.a, status: 'failed', sentence: report.sentence },
    });
  }

  private change(part: Partial<Comparison>): void {
    this.world.store.setState(({ now }) => ({ now: now && { ...now, ...part } }));
  }

  /** With the recording that is there, else computed anew. */
  private sideA(scenario: Scenario): SideA {
    const { recording } = this.world.sluice.getState().run;
    const known = this.world.store.getState().now?.a.recording;
    this.lastRunId += 1;
    const found = [recording, known].find((one) => one && isSame(one.scenario, scenario));
    if (found !== undefined) {
      return { scenario, status: 'finished', recording: found, sentence: '' };
    }
    this.runner.run({ runId: this.lastRunId, scenario, mayWait: false });
    return { scenario, status: 'running', recording: undefined, sentence: '' };
  }

  private keep(from: Scenario, atMs: number): void {
    const keep = (wanted: Scenario): Scenario => {
      const { scenario, isRefused } = keepPast({ from, atMs }, wanted);
      this.change({ isRefused });
      return scenario;
    };
    this.world.sluice.setState({ keeping: { atMs, keep } });
  }

  private begin(a: SideA, more: Partial<Comparison>): void {
    const fresh = { forkAtMs: undefined, isRefused: false, isSeedChanged: false };
    const now = { a, ...fresh, ...more };
    this.world.store.setState({ now, problem: undefined, pairs: undefined });
  }

  private endFork(): void {
    const { sluice, store } = this.world;
    if (store.getState().now?.forkAtMs === undefined) return;
    // First, so that its own change does not come back here.
    this.change({ forkAtMs: undefined, isRefused: false });
    const before = this.pastBefore;
    this.pastBefore = [];
    sluice.setState(({ past }) => ({ keeping: undefined, past: [...before, ...past] }));
  }
}

function withSeed(scenario: Scenario, seed: number): Scenario {
  return scenario.seed === seed ? scenario : { ...scenario, seed };
}
