// Makes the store. It only calls: what the logic is stands in the pure files beside it.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Report } from '../protocol/messages.ts';
import { DEFAULT_PRESET, presetOf } from '../scenario/presets.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import { heard } from './notices.ts';
import type { Playhead } from './playhead.ts';
import type { Runner, Wish } from './runner.ts';
import type { SavedChoices } from './savedChoices.ts';
import { scenarioActions } from './scenarioActions.ts';
import { sessionActions } from './sessionActions.ts';
import type { Sluice, SluiceState } from './SluiceState.ts';

/** What the visitor chose another time, or what the browser says. */
type Beginning = Pick<SluiceState, 'language' | 'theme' | 'areKeysOn'>;

/** The world outside of the store. */
export interface Surroundings {
  readonly playhead: Playhead;
  readonly createRunner: (hooks: {
    readonly onReport: (report: Report) => void;
    readonly onStart: (wish: Wish) => void;
  }) => Runner;
  readonly choices: SavedChoices;
  /** The user asked the system for less motion: nothing plays unless they say so. */
  readonly isMotionReduced: () => boolean;
}

export type SluiceStore = StoreApi<Sluice>;

export function createSluice(initial: Beginning, surroundings: Surroundings): SluiceStore {
  const { playhead } = surroundings;
  const store: SluiceStore = createStore<Sluice>()(() => ({
    ...initialState(initial),
    ...scenarioActions({ ...surroundings, storeOf: () => store, runnerOf: () => runner }),
    ...sessionActions({ ...surroundings, storeOf: () => store }),
  }));
  const runner = surroundings.createRunner({
    onReport: (report) => {
      const wasEmpty = store.getState().run.recording === undefined;
      store.setState((state) => heard(state, report));
      const { isPlaying, run } = store.getState();
      // Play was pressed before there was anything to show.
      if (wasEmpty && isPlaying && run.recording !== undefined) playhead.play();
    },
    onStart: ({ runId, scenario }) => {
      store.setState(({ run: { recording }, notices }) => ({
        run: { status: 'running', runId, scenario, recording, simulatedMs: 0 },
        // The number that was too high is not any more.
        notices: notices.filter(({ kind }) => kind !== 'refused'),
      }));
    },
  });
  playhead.setEnd(store.getState().scenario.durationMs);
  playhead.onEnd(() => {
    store.setState({ isPlaying: false });
  });
  return store;
}

function initialState(initial: Beginning): SluiceState {
  return {
    ...initial,
    scenario: defaultScenario(),
    past: [],
    future: [],
    held: undefined,
    keeping: undefined,
    run: { status: 'idle', runId: 0, recording: undefined },
    selection: { kind: 'none' },
    isPlaying: false,
    speed: 1,
    applyMode: 'wholeRun',
    notices: [],
    sheet: undefined,
    link: undefined,
  };
}

function defaultScenario(): Scenario {
  const preset = presetOf(DEFAULT_PRESET);
  if (preset === undefined) throw new Error('Bug: the default preset is missing');
  return preset.scenario;
}
