// The workers that measure many runs. Whoever has runs to be measured is a source; the newest source is served.
import type { Measured, MeasureJob } from '../../protocol/measuring.ts';

/** Where the runs come from, and where the results go. */
export interface Source {
  /** The next run, or nothing: all are handed out, or the next depends on results still to come. */
  readonly next: () => Omit<MeasureJob, 'jobId'> | undefined;
  /** The result of the `order`-th run that was taken, from 0. Results may come out of order. */
  readonly done: (order: number, measured: Measured) => void;
}

/** A worker, as far as it matters here. */
export interface Measurer {
  readonly post: (job: MeasureJob) => void;
  readonly stop: () => void;
}

export interface MeasurerHooks {
  readonly onMeasured: (measured: Measured) => void;
  /** It died of something it could not report itself; there may be no message. */
  readonly onCrash: (message: string) => void;
}

interface Options {
  readonly hire: (hooks: MeasurerHooks) => Measurer;
  /** How many workers, at least 1. */
  readonly size: number;
}

/** A second job waits at the worker while it does the first, so that it never has to ask and wait. */
const JOBS_PER_WORKER = 2;

interface Worker {
  readonly measurer: Measurer;
  /** Jobs it holds, oldest first, by their number in the source. */
  readonly orders: number[];
}

export class Pool {
  private readonly options: Options;
  private workers: Worker[] = [];
  private source: Source | undefined;
  private isPaused = false;
  private taken = 0;
  /** Job numbers below it belong to a source that was left. */
  private firstJobId = 0;

  constructor(options: Options) {
    this.options = options;
  }

  /** Serves this source from now on; results of an earlier one are dropped. */
  serve(source: Source): void {
    this.stop();
    this.source = source;
    this.feed();
  }

  /** Hands out no more until `resume`; what is out comes in. */
  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
    this.feed();
  }

  /** Leaves the source and lets the workers go: a long run still in one would hold up the next source. */
  stop(): void {
    this.firstJobId += this.taken;
    this.taken = 0;
    this.source = undefined;
    this.isPaused = false;
    for (const { measurer } of this.workers) measurer.stop();
    this.workers = [];
  }

  private employ(): Worker {
    const worker: Worker = {
      orders: [],
      measurer: this.options.hire({
        onMeasured: (measured) => {
          this.hear(worker, measured);
        },
        onCrash: (message) => {
          this.bury(worker, message);
        },
      }),
    };
    this.workers.push(worker);
    return worker;
  }

  private hear(worker: Worker, measured: Measured): void {
    const order = measured.jobId - this.firstJobId;
    const at = worker.orders.indexOf(order);
    // Of a source that was left, or of a worker that was let go.
    if (at < 0 || !this.workers.includes(worker)) return;
    worker.orders.splice(at, 1);
    this.source?.done(order, measured);
    this.feed();
  }

  private bury(worker: Worker, message: string): void {
    if (!this.workers.includes(worker)) return;
    this.workers = this.workers.filter((other) => other !== worker);
    worker.measurer.stop();
    for (const order of worker.orders) {
      const jobId = this.firstJobId + order;
      this.source?.done(order, { kind: 'broken', jobId, sentence: message });
    }
    this.feed();
  }

  private feed(): void {
    for (let turn = 0; turn < JOBS_PER_WORKER; turn += 1) {
      for (let index = 0; index < this.options.size; index += 1) {
        if ((this.workers[index]?.orders.length ?? 0) > turn) continue;
        const job = this.isPaused ? undefined : this.source?.next();
        if (job === undefined) return;
        const worker = this.workers[index] ?? this.employ();
        worker.orders.push(this.taken);
        this.taken += 1;
        worker.measurer.post({ ...job, jobId: this.firstJobId + this.taken - 1 });
      }
    }
  }
}
