// Runs scenarios in short slices, so that a newer command is heard between two of them. Knows no worker
// and no clock: both are handed in, and so it is tested without either.
import { unreachable } from '../lib/assert.ts';
import type { Command, Report } from '../protocol/messages.ts';
import type { Recording } from '../recording/Recording.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import { eventsForNextSlice, FIRST_SLICE_EVENTS } from './sliceSize.ts';

/** A run of the model, as far as it is needed here. */
export interface RunInSlices {
  /** Returns whether the run is over. */
  advance(eventsMax: number): boolean;
  readonly nowMs: number;
  readonly eventCount: number;
  finish(): Recording;
}

export interface Outside {
  readonly startRun: (scenario: Scenario) => RunInSlices;
  readonly send: (report: Report) => void;
  /** Real time. */
  readonly clockMs: () => number;
  /** Calls back after the commands that have come in the meantime. */
  readonly afterCommands: (slice: () => void) => void;
}

/** Often enough for a bar that moves, rarely enough to cost nothing. */
const PROGRESS_EVERY_MS = 100;

/** Returns what hears commands. A newer `run` leaves the older one where it is. */
export function createRunRoom(outside: Outside): (command: Command) => void {
  let latest: symbol | undefined;

  return (command) => {
    // Slices of a run that was left find a newer one here and end.
    const mine = Symbol();
    latest = mine;
    switch (command.kind) {
      case 'cancel':
        return;
      case 'run': {
        const { runId, scenario } = command;
        compute({ runId, scenario, outside, isLeft: () => latest !== mine });
        return;
      }
      default:
        unreachable(command);
    }
  };
}

interface Job {
  readonly runId: number;
  readonly scenario: Scenario;
  readonly outside: Outside;
  readonly isLeft: () => boolean;
}

function compute({ runId, scenario, outside, isLeft }: Job): void {
  const { clockMs, send, afterCommands } = outside;
  const startedMs = clockMs();
  let reportedMs = startedMs;
  let eventsMax = FIRST_SLICE_EVENTS;
  let run: RunInSlices | undefined;

  function slice(): void {
    if (isLeft()) return;
    run ??= outside.startRun(scenario);
    const beganMs = clockMs();
    const eventsBefore = run.eventCount;
    const isOver = run.advance(eventsMax);
    const endedMs = clockMs();
    if (isOver) {
      const recording = run.finish();
      send({ kind: 'finished', runId, recording, wallMs: clockMs() - startedMs });
      return;
    }
    eventsMax = eventsForNextSlice(run.eventCount - eventsBefore, endedMs - beganMs);
    if (endedMs - reportedMs >= PROGRESS_EVERY_MS) {
      reportedMs = endedMs;
      send({ kind: 'progress', runId, simulatedMs: run.nowMs, eventCount: run.eventCount });
    }
    afterCommands(guarded);
  }

  // Whatever breaks in the model becomes one report; the page goes on with the recording it has.
  function guarded(): void {
    try {
      slice();
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      send({ kind: 'failed', runId, sentence, simulatedMs: run?.nowMs ?? 0 });
    }
  }

  // Not at once: of several commands that wait already, only the newest is worth a first slice.
  afterCommands(guarded);
}
