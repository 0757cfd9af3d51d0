// Undo and redo: every scenario the user has been at. Scenarios share what did not change, so a step is small.
import { isSame } from '../scenario/isSame.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import type { Gesture } from './SluiceState.ts';

/** More steps than anybody walks back; keeps a long session from growing for ever. */
const STEPS_MAX = 200;

export interface History {
  readonly scenario: Scenario;
  /** Oldest first. */
  readonly past: readonly Scenario[];
  /** What redo brings back, next one last. */
  readonly future: readonly Scenario[];
  /** What the hand is still on; changes of the same thing join its step. */
  readonly held: string | undefined;
}

export interface Step {
  readonly scenario: Scenario;
  /** What was changed: a path, an entry's number. */
  readonly what: string;
  readonly gesture: Gesture;
}

/** The history after a change. A whole drag is one step, and one that ends where it began is none. */
export function withStep(history: History, { scenario, what, gesture }: Step): History {
  const isSameDrag = history.held === what;
  const held = gesture === 'dragging' ? what : undefined;
  if (!isSameDrag) {
    // A drag that has not moved yet has no step that its next move could join.
    if (isSame(scenario, history.scenario)) return { ...history, held: undefined };
    const past = [...history.past, history.scenario].slice(-STEPS_MAX);
    return { scenario, past, future: [], held };
  }
  const before = history.past.at(-1);
  if (gesture === 'done' && before !== undefined && isSame(before, scenario)) {
    return { scenario: before, past: history.past.slice(0, -1), future: [], held };
  }
  return { ...history, scenario, held };
}

/** Of a larger state only what is history. */
export function historyOf({ scenario, past, future, held }: History): History {
  return { scenario, past, future, held };
}

export function undone({ scenario, past, future, held }: History): History {
  const before = past.at(-1);
  if (before === undefined) return { scenario, past, future, held };
  return {
    scenario: before,
    past: past.slice(0, -1),
    future: [...future, scenario],
    held: undefined,
  };
}

export function redone({ scenario, past, future, held }: History): History {
  const after = future.at(-1);
  if (after === undefined) return { scenario, past, future, held };
  return {
    scenario: after,
    past: [...past, scenario],
    future: future.slice(0, -1),
    held: undefined,
  };
}
