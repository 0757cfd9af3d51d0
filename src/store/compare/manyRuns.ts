// What takes many runs: A and B over seeds, and one scenario through all clients. One task at a time, the newest wins.
import type { ClientKind } from '../../scenario/edit.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import type { SluiceStore } from '../createSluice.ts';
import type { Work, WorkStatus } from '../explore/ExploreState.ts';
import type { Pool, Source } from '../explore/pool.ts';
import { createPace } from '../explore/progress.ts';
import { createClientsTask } from './clientsTask.ts';
import type { CompareStore } from './CompareState.ts';
import { createPairsTask } from './pairsTask.ts';

export interface ManyRunsWorld {
  readonly sluice: SluiceStore;
  readonly store: CompareStore;
  readonly pool: Pick<Pool, 'serve' | 'pause' | 'resume' | 'stop'>;
  /** Real time. */
  readonly clockMs: () => number;
  /** Others who compute many runs leave the processor to this. */
  readonly quietOthers: () => void;
}

/** Results are shown as they come in, but not so often that drawing them keeps the hand waiting. */
const SHOW_EVERY_MS = 250;

interface Task extends Source {
  readonly total: number;
  readonly doneCount: () => number;
  readonly sentence: () => string | undefined;
}
type Slot = 'pairs' | 'clients';

export class ManyRuns {
  private readonly world: ManyRunsWorld;
  private readonly pace = createPace();
  private current: { readonly slot: Slot; readonly task: Task } | undefined;
  private version = 0;
  private shownAtMs = 0;

  constructor(world: ManyRunsWorld) {
    this.world = world;
  }

  /** A and B with that many seeds. */
  startPairs(count: number): void {
    const { store, sluice } = this.world;
    const { now } = store.getState();
    if (now === undefined) return;
    this.end('cancelled');
    const a = now.a.scenario;
    const b = sluice.getState().scenario;
    const task = createPairsTask(a, b, count);
    store.setState({ pairs: { ...this.begun(task.total), a, b, task } });
    this.serve('pairs', task);
  }

  startClients(scenario: Scenario, kinds: readonly Required<ClientKind>[]): void {
    this.end('cancelled');
    const task = createClientsTask(scenario, kinds);
    this.world.store.setState({ clients: { ...this.begun(task.total), scenario, task } });
    this.serve('clients', task);
  }

  pause(): void {
    if (this.current === undefined) return;
    this.world.pool.pause();
    this.show('paused');
  }

  resume(): void {
    if (this.current === undefined) return;
    this.pace.restart();
    this.show('running');
    this.world.pool.resume();
  }

  /** What is in stays. */
  cancel(): void {
    this.end('cancelled');
  }

  private begun(total: number): Work {
    this.version += 1;
    const progress = { done: 0, total, leftMs: undefined };
    return { status: 'running', progress, sentence: '', version: this.version };
  }

  private serve(slot: Slot, task: Task): void {
    const { pool, clockMs, quietOthers } = this.world;
    quietOthers();
    this.current = { slot, task };
    this.shownAtMs = clockMs();
    this.pace.restart();
    this.pace.note(0, this.shownAtMs);
    pool.serve({
      next: () => task.next(),
      done: (order, measured) => {
        task.done(order, measured);
        this.pace.note(task.doneCount(), clockMs());
        if (task.sentence() !== undefined) this.end('failed');
        else if (task.doneCount() === task.total) this.end('finished');
        else if (clockMs() - this.shownAtMs >= SHOW_EVERY_MS) this.show(this.statusNow());
      },
    });
  }

  private statusNow(): WorkStatus {
    const state = this.world.store.getState();
    return (this.current && state[this.current.slot]?.status) ?? 'running';
  }

  private show(status: WorkStatus): void {
    if (this.current === undefined) return;
    const { slot, task } = this.current;
    const { total } = task;
    this.version += 1;
    this.shownAtMs = this.world.clockMs();
    const progress = { done: task.doneCount(), total, leftMs: this.pace.leftMs(total) };
    const shown = { status, progress, version: this.version, sentence: task.sentence() ?? '' };
    this.world.store.setState(({ pairs, clients }) =>
      slot === 'pairs'
        ? { pairs: pairs && { ...pairs, ...shown } }
        : { clients: clients && { ...clients, ...shown } },
    );
  }

  private end(status: 'finished' | 'failed' | 'cancelled'): void {
    if (this.current === undefined) return;
    this.show(status);
    this.current = undefined;
    this.world.pool.stop();
  }
}
