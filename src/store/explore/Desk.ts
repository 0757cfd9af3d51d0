// Where the one task of many runs lies that is being worked on: the newest wins, progress is told, the hand is on it.
import type { Work, WorkStatus } from './ExploreState.ts';
import type { Pool, Source } from './pool.ts';
import { createPace } from './progress.ts';

export interface DeskWorld {
  readonly pool: Pick<Pool, 'serve' | 'pause' | 'resume' | 'stop'>;
  /** Real time. */
  readonly clockMs: () => number;
}

/** A source that knows how far it has come. */
export interface RunsTask extends Source {
  readonly total: number;
  readonly doneCount: () => number;
  /** What broke, once it did: one bug is enough. */
  readonly sentence: () => string | undefined;
}

/** Who shows a task. */
export interface Showing {
  /** It has just been put here. */
  readonly begin: (work: Work) => void;
  readonly show: (work: Work) => void;
}

/** Results are shown as they come in, but not so often that drawing them keeps the hand waiting. */
const SHOW_EVERY_MS = 250;

export class Desk {
  private readonly world: DeskWorld;
  private readonly pace = createPace();
  private current: { readonly task: RunsTask; readonly showing: Showing } | undefined;
  private status: WorkStatus = 'running';
  private shownAtMs = 0;
  private version = 0;

  constructor(world: DeskWorld) {
    this.world = world;
  }

  /** Works on this task from now on; one that lies here is cancelled. */
  start(task: RunsTask, showing: Showing): void {
    const { pool, clockMs } = this.world;
    this.end('cancelled');
    this.current = { task, showing };
    this.pace.restart();
    showing.begin(this.workNow(task, 'running'));
    this.pace.note(0, this.shownAtMs);
    pool.serve({
      next: () => task.next(),
      done: (order, measured) => {
        task.done(order, measured);
        this.pace.note(task.doneCount(), clockMs());
        if (task.sentence() !== undefined) this.end('failed');
        else if (task.doneCount() === task.total) this.end('finished');
        else if (clockMs() - this.shownAtMs >= SHOW_EVERY_MS) this.show(this.status);
      },
    });
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

  private end(status: 'finished' | 'failed' | 'cancelled'): void {
    if (this.current === undefined) return;
    this.show(status);
    this.current = undefined;
    this.world.pool.stop();
  }

  private show(status: WorkStatus): void {
    if (this.current === undefined) return;
    const { task, showing } = this.current;
    showing.show(this.workNow(task, status));
  }

  private workNow(task: RunsTask, status: WorkStatus): Work {
    const { total } = task;
    this.status = status;
    this.version += 1;
    this.shownAtMs = this.world.clockMs();
    const progress = { done: task.doneCount(), total, leftMs: this.pace.leftMs(total) };
    return { status, progress, sentence: task.sentence() ?? '', version: this.version };
  }
}
