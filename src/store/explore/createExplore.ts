// Makes the store of many runs: one task at a time is in the pool, the newest wins.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Explore, WorkStatus } from './ExploreState.ts';
import { createMapTask } from './mapTask.ts';
import type { Pool, Source } from './pool.ts';
import { createPace } from './progress.ts';
import { createSeedsTask } from './seedsTask.ts';

interface Surroundings {
  readonly pool: Pick<Pool, 'serve' | 'pause' | 'resume' | 'stop'>;
  /** Real time. */
  readonly clockMs: () => number;
}

export type ExploreStore = StoreApi<Explore>;

/** Results are shown as they come in, but not so often that drawing them keeps the hand waiting. */
const SHOW_EVERY_MS = 250;

interface Task extends Source {
  readonly total: number;
  readonly doneCount: () => number;
  readonly sentence: () => string | undefined;
}
type Slot = 'seeds' | 'map';

export function createExplore(surroundings: Surroundings): ExploreStore {
  const desk = new Desk(surroundings, () => store);
  const store: ExploreStore = createStore<Explore>()((set) => ({
    seeds: undefined,
    map: undefined,
    mapProblem: undefined,
    startSeeds(scenario, count) {
      desk.end('cancelled');
      const task = createSeedsTask(scenario, count);
      set({ seeds: { scenario, task, ...desk.begun(count) } });
      desk.serve('seeds', task);
    },
    startMap(scenario, question) {
      const made = createMapTask(scenario, question);
      set({ mapProblem: made.ok ? undefined : made.error });
      if (!made.ok) return;
      desk.end('cancelled');
      set({ map: { scenario, task: made.value, ...desk.begun(made.value.total) } });
      desk.serve('map', made.value);
    },
    pause: () => {
      desk.pause();
    },
    resume: () => {
      desk.resume();
    },
    cancel: () => {
      desk.end('cancelled');
    },
  }));
  return store;
}

/** Where the one task lies that is being worked on. */
class Desk {
  private readonly surroundings: Surroundings;
  private readonly storeOf: () => ExploreStore;
  private readonly pace = createPace();
  private current: { readonly slot: Slot; readonly task: Task } | undefined;
  private shownAtMs = 0;
  private version = 0;

  constructor(surroundings: Surroundings, storeOf: () => ExploreStore) {
    this.surroundings = surroundings;
    this.storeOf = storeOf;
  }

  /** The state of a task that has just been put here. */
  begun(total: number) {
    this.version += 1;
    const progress = { done: 0, total, leftMs: undefined };
    return { status: 'running', progress, sentence: '', version: this.version } as const;
  }

  serve(slot: Slot, task: Task): void {
    const { pool, clockMs } = this.surroundings;
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

  pause(): void {
    if (this.current === undefined) return;
    this.surroundings.pool.pause();
    this.show('paused');
  }

  resume(): void {
    if (this.current === undefined) return;
    this.pace.restart();
    this.show('running');
    this.surroundings.pool.resume();
  }

  end(status: 'finished' | 'failed' | 'cancelled'): void {
    if (this.current === undefined) return;
    this.show(status);
    this.current = undefined;
    this.surroundings.pool.stop();
  }

  private statusNow(): WorkStatus {
    const state = this.storeOf().getState();
    return (this.current === undefined ? undefined : state[this.current.slot]?.status) ?? 'running';
  }

  private show(status: WorkStatus): void {
    if (this.current === undefined) return;
    const { slot, task } = this.current;
    const { total } = task;
    this.version += 1;
    this.shownAtMs = this.surroundings.clockMs();
    const progress = { done: task.doneCount(), total, leftMs: this.pace.leftMs(total) };
    const shown = { status, progress, version: this.version, sentence: task.sentence() ?? '' };
    this.storeOf().setState(({ seeds, map }) =>
      slot === 'seeds'
        ? { seeds: seeds && { ...seeds, ...shown } }
        : { map: map && { ...map, ...shown } },
    );
  }
}
