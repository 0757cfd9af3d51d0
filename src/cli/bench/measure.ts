// Measures one scenario in this process: the model and its floor take turns, so that a noisy moment of the
// machine meets both.
import { runToEnd } from '../../model/startRun.ts';
import type { BenchScenario } from './benchScenarios.ts';

/** Runs of each before the first that counts: by then the compiler has done its work. */
const WARM_UP_RUNS = 3;

export interface Measurement {
  readonly id: string;
  readonly events: number;
  readonly wallMs: number;
  readonly eventsPerSec: number;
  readonly attempts: number;
  /** Of this process after the first run, before the floor had its turn. */
  readonly rssMb: number;
  /** Of the bare loop, where there is one. */
  readonly floorWallMs?: number;
  readonly floorEventsPerSec?: number;
}

export function measure({ id, scenario, floor }: BenchScenario, runs: number): Measurement {
  const { eventCount, attempts } = runToEnd(scenario);
  const rssMb = process.resourceUsage().maxRSS / 1024;
  const modelMs: number[] = [];
  const floorMs: number[] = [];
  let floorEvents = 0;
  for (let run = 0; run < WARM_UP_RUNS + runs; run++) {
    const model = timed(() => runToEnd(scenario));
    const bare = floor && timed(floor);
    floorEvents = bare?.value.eventCount ?? 0;
    if (run < WARM_UP_RUNS) continue;
    modelMs.push(model.wallMs);
    if (bare !== undefined) floorMs.push(bare.wallMs);
  }
  const wallMs = median(modelMs);
  const floorWallMs = median(floorMs);
  return {
    id,
    events: eventCount,
    wallMs: rounded(wallMs),
    eventsPerSec: Math.round(eventCount / (wallMs / 1000)),
    attempts: attempts.count,
    rssMb: rounded(rssMb),
    ...(floor === undefined
      ? {}
      : {
          floorWallMs: rounded(floorWallMs),
          floorEventsPerSec: Math.round(floorEvents / (floorWallMs / 1000)),
        }),
  };
}

function timed<Value>(work: () => Value): { readonly value: Value; readonly wallMs: number } {
  const startMs = performance.now();
  const value = work();
  return { value, wallMs: performance.now() - startMs };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
