// Holds the worker. One run is in it at a time; of what waits, only the newest is kept.
import type { Command, Report } from '../protocol/messages.ts';
import type { Scenario } from '../scenario/Scenario.ts';

export interface Wish {
  readonly runId: number;
  readonly scenario: Scenario;
  /**
   * While a slider is dragged the run in the worker may finish: leaving each for a newer one would
   * show nothing until the hand rests. Anything else ends the older run at once.
   */
  readonly mayWait: boolean;
}

export interface Runner {
  readonly run: (wish: Wish) => void;
  /** Whatever is in the worker or waits is not wanted any more. */
  readonly cancel: () => void;
}

/** A worker, as far as it matters here. */
export interface Computer {
  readonly post: (command: Command) => void;
  readonly stop: () => void;
}

export interface ComputerHooks {
  readonly onReport: (report: Report) => void;
  /** It died of something it could not report itself; there may be no message. */
  readonly onCrash: (message: string) => void;
}

interface Options {
  readonly hire: (hooks: ComputerHooks) => Computer;
  readonly onReport: (report: Report) => void;
  /** A wish that waited has gone into the worker. */
  readonly onStart: (wish: Wish) => void;
}

export function createRunner({ hire, onReport, onStart }: Options): Runner {
  // Hired when there is something to do: a worker that cannot even start is not replaced for ever.
  let worker: Computer | undefined;
  let inWorker: { readonly runId: number; simulatedMs: number } | undefined;
  let waiting: Wish | undefined;

  function handleCrash(message: string): void {
    worker?.stop();
    worker = undefined;
    if (inWorker !== undefined) hear({ kind: 'failed', ...inWorker, sentence: message });
  }

  function send({ runId, scenario }: Wish): void {
    waiting = undefined;
    inWorker = { runId, simulatedMs: 0 };
    worker ??= hire({ onReport: hear, onCrash: handleCrash });
    worker.post({ kind: 'run', runId, scenario });
  }

  function hear(report: Report): void {
    if (report.runId !== inWorker?.runId) return;
    if (report.kind === 'progress') {
      inWorker.simulatedMs = report.simulatedMs;
      onReport(report);
      return;
    }
    inWorker = undefined;
    // The worker gets its next run before the page begins to draw: then they work side by side.
    const next = waiting;
    if (next !== undefined) send(next);
    onReport(report);
    if (next !== undefined) onStart(next);
  }

  return {
    run(wish) {
      if (wish.mayWait && inWorker !== undefined) {
        waiting = wish;
        return;
      }
      send(wish);
      onStart(wish);
    },
    cancel() {
      waiting = undefined;
      inWorker = undefined;
      worker?.post({ kind: 'cancel' });
    },
  };
}
