// A run, from the scenario to the recording. It can be computed in slices, so that a worker hears what is new
// between two of them; how it is sliced changes nothing.
import { toMs } from '../lib/units.ts';
import { digestOf } from '../recording/digestOf.ts';
import type { Recording } from '../recording/Recording.ts';
import { ROWS_MAX } from '../scenario/limits.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import { expectedMessages } from './expectedMessages.ts';
import { World } from './World.ts';

export interface Run {
  /** Computes up to that many events; true when the run is over. */
  advance(eventsMax: number): boolean;
  readonly nowMs: number;
  readonly eventCount: number;
  /** What was recorded. Once, after the run is over or where it stands. */
  finish(): Recording;
}

/** After so many events it is looked whether the rows still fit. */
const EVENTS_BETWEEN_LOOKS = 1_000_000;

/** What no plan foresaw must not fill the memory: the run ends with a sentence. */
function refuseRunaway({ attempts, messages, consuming, queue }: World, rowsMax: number): void {
  const rows = Math.max(
    attempts.count,
    messages.count,
    consuming?.deliveries.count ?? 0,
    consuming?.pulls.rows.count ?? 0,
  );
  if (rows <= rowsMax) return;
  throw new Error(
    `The run was stopped at ${toMs(queue.now)} ms: it had more than ${rowsMax} rows of one kind. ` +
      'Give callers a think time, consumers a longer wait, or the run less time.',
  );
}

export function startRun(scenario: Scenario, rowsMax = ROWS_MAX): Run {
  const world = new World(scenario, expectedMessages(scenario));
  let eventCount = 0;
  return {
    advance(eventsMax) {
      for (let left = eventsMax; left > 0 && !world.isOver;) {
        const done = world.advance(Math.min(left, EVENTS_BETWEEN_LOOKS));
        eventCount += done;
        left -= done;
        refuseRunaway(world, rowsMax);
        if (done === 0) break;
      }
      return world.isOver;
    },
    get nowMs() {
      return toMs(world.queue.now);
    },
    get eventCount() {
      return eventCount;
    },
    finish() {
      const { attempts, messages, states, gauges, queue } = world;
      const delayed = world.delayLevels.columns();
      const commits = world.commits.count === 0 ? undefined : { ...world.commits };
      const { consuming } = world;
      const deliveries = consuming && { ...consuming.deliveries };
      const pulls = consuming && { ...consuming.pulls.rows };
      const settled = consuming?.popping.settlements;
      const settlements = settled === undefined || settled.count === 0 ? undefined : { ...settled };
      const seldom = [delayed, commits, deliveries, pulls, settlements] as const;
      return {
        scenario,
        endAt: queue.now,
        eventCount,
        digest: digestOf(attempts, messages, states, ...seldom),
        attempts: { ...attempts },
        messages: { ...messages },
        states: { ...states },
        ...(delayed === undefined ? {} : { delayed }),
        ...(commits === undefined ? {} : { commits }),
        ...(deliveries === undefined || pulls === undefined ? {} : { deliveries, pulls }),
        ...(settlements === undefined ? {} : { settlements }),
        gauges: gauges.gauges,
        sampleEvery: gauges.sampleEvery,
      };
    },
  };
}

/** The whole run at once. */
export function runToEnd(scenario: Scenario): Recording {
  const run = startRun(scenario);
  while (!run.advance(1_000_000));
  return run.finish();
}
