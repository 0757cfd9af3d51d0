// Makes the store. It only calls: what the logic is stands in the pure files beside it.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Report } from '../protocol/messages.ts';
import { faultSpec } from '../scenario/faultSpecs.ts';
import { DEFAULT_PRESET, presetOf } from '../scenario/presets.ts';
import type { FaultEntry, Scenario } from '../scenario/Scenario.ts';
import { setAt } from '../scenario/settingPath.ts';
import { hear } from './hear.ts';
import { type History, redone, undone, withStep } from './history.ts';
import type { Playhead } from './playhead.ts';
import type { Runner } from './runner.ts';
import type { SavedChoices } from './savedChoices.ts';
import { selectionIn } from './selectionIn.ts';
import type {
  Gesture,
  NewNotice,
  Notice,
  Sluice,
  SluiceActions,
  SluiceState,
} from './SluiceState.ts';

/** The world outside of the store. */
export interface Surroundings {
  readonly playhead: Playhead;
  readonly createRunner: (hooks: {
    readonly onReport: (report: Report) => void;
    readonly onStart: (runId: number) => void;
  }) => Runner;
  readonly choices: SavedChoices;
}

type Store = StoreApi<Sluice>;

export function createSluice(
  initial: Pick<SluiceState, 'language' | 'theme'>,
  surroundings: Surroundings,
): Store {
  const { playhead } = surroundings;
  const store: Store = createStore<Sluice>()(() => ({
    ...initialState(initial),
    ...scenarioActions(
      () => store,
      surroundings,
      () => runner,
    ),
    ...sessionActions(() => store, surroundings),
  }));
  const runner = surroundings.createRunner({
    onReport: (report) => {
      store.setState((state) => heard(state, report));
    },
    onStart: (runId) => {
      store.setState(({ run }) => ({
        run: { status: 'running', runId, recording: run.recording, simulatedMs: 0 },
      }));
    },
  });
  playhead.onEnd(() => {
    store.setState({ isPlaying: false });
  });
  return store;
}

function initialState(initial: Pick<SluiceState, 'language' | 'theme'>): SluiceState {
  const preset = presetOf(DEFAULT_PRESET);
  if (preset === undefined) throw new Error('Bug: the default preset is missing');
  return {
    ...initial,
    scenario: preset.scenario,
    past: [],
    future: [],
    held: undefined,
    run: { status: 'idle', runId: 0, recording: undefined },
    selection: { kind: 'none' },
    isPlaying: false,
    speed: 1,
    applyMode: 'wholeRun',
    notices: [],
  };
}

/** The state after a report: the run, what is selected of it, and what the user must be told. */
function heard(state: SluiceState, report: Report): Partial<SluiceState> {
  const run = hear(state.run, report);
  if (run === state.run) return {};
  const selection = selectionIn(state.selection, state.scenario, run.recording);
  if (run.status !== 'failed') return { run, selection };
  const { sentence, simulatedMs } = run;
  return {
    run,
    selection,
    notices: withNotice(state.notices, { kind: 'runFailed', sentence, simulatedMs }),
  };
}

/** A newer notice of a kind takes the place of the older one. */
function withNotice(notices: readonly Notice[], notice: NewNotice): readonly Notice[] {
  const others = notices.filter(({ kind }) => kind !== notice.kind);
  const id = 1 + Math.max(0, ...notices.map((known) => known.id));
  return [...others, { ...notice, id }];
}

type ScenarioAction =
  | 'openPreset'
  | 'openScenario'
  | 'change'
  | 'edit'
  | 'rename'
  | 'placeFault'
  | 'changeEntry'
  | 'removeEntry'
  | 'undo'
  | 'redo';

function scenarioActions(
  storeOf: () => Store,
  { playhead }: Surroundings,
  runnerOf: () => Runner,
): Pick<SluiceActions, ScenarioAction> {
  let lastRunId = 0;

  function take(history: History): void {
    const store = storeOf();
    const { scenario: before, selection, run } = store.getState();
    const { scenario } = history;
    store.setState({ ...history, selection: selectionIn(selection, scenario, run.recording) });
    if (scenario === before) return;
    playhead.setEnd(scenario.durationMs);
    lastRunId += 1;
    runnerOf().run({ runId: lastRunId, scenario, mayWait: history.held !== undefined });
  }

  function step(scenario: Scenario, what: string, gesture: Gesture = 'done'): void {
    take(withStep(storeOf().getState(), { scenario, what, gesture }));
  }

  const current = (): Scenario => storeOf().getState().scenario;

  return {
    openPreset(id) {
      const preset = presetOf(id);
      if (preset !== undefined) step(preset.scenario, 'preset');
    },
    openScenario: (scenario) => {
      step(scenario, 'open');
    },
    change(path, value, gesture) {
      step(setAt(current(), path, value), path, gesture);
    },
    edit(change, gesture) {
      step(change(current()), 'edit', gesture);
    },
    rename(name) {
      step({ ...current(), name }, 'name');
    },
    placeFault(fault, target, atMs = playhead.nowMs()) {
      const scenario = current();
      const entry = faultAt({ fault, target, atMs }, scenario.durationMs);
      step({ ...scenario, timeline: [...scenario.timeline, entry] }, 'fault');
    },
    changeEntry(index, patch, gesture) {
      const scenario = current();
      const timeline = scenario.timeline.map((entry, at) =>
        at === index && entry.kind === 'fault' ? { ...entry, ...patch } : entry,
      );
      step({ ...scenario, timeline }, `entry ${String(index)}`, gesture);
    },
    removeEntry(index) {
      const scenario = current();
      step({ ...scenario, timeline: scenario.timeline.filter((_, at) => at !== index) }, 'remove');
    },
    undo() {
      take(undone(storeOf().getState()));
    },
    redo() {
      take(redone(storeOf().getState()));
    },
  };
}

/** At the very end of a run a fault would show nothing: it begins a second before, at the latest. */
const ROOM_MS = 1_000;

function faultAt(
  { fault, target, atMs }: Pick<FaultEntry, 'fault' | 'target'> & { readonly atMs: number },
  durationMs: number,
): FaultEntry {
  const spec = faultSpec(fault);
  const startMs = Math.round(Math.max(0, Math.min(atMs, durationMs - ROOM_MS)));
  const endMs = Math.min(durationMs, startMs + spec.defaultMs);
  return {
    kind: 'fault',
    fault,
    target,
    startMs,
    endMs,
    ...(spec.strength === undefined ? {} : { strength: spec.strength.default }),
  };
}

function sessionActions(
  storeOf: () => Store,
  { playhead, choices }: Surroundings,
): Omit<SluiceActions, ScenarioAction> {
  const set = (part: Partial<SluiceState>): void => {
    storeOf().setState(part);
  };
  const pause = (): void => {
    playhead.pause();
    set({ isPlaying: false });
  };
  return {
    play() {
      if (playhead.nowMs() >= storeOf().getState().scenario.durationMs) playhead.seek(0);
      playhead.play();
      set({ isPlaying: true });
    },
    pause,
    setSpeed(speed) {
      playhead.setSpeed(speed);
      set({ speed });
    },
    seekTo: (ms) => {
      playhead.seek(ms);
    },
    stepEvent(direction) {
      pause();
      playhead.seek(playhead.nowMs() + direction);
    },
    select: (selection) => {
      set({ selection });
    },
    chooseLanguage(language) {
      choices.write('language', language);
      set({ language });
    },
    chooseTheme(theme) {
      choices.write('theme', theme);
      set({ theme });
    },
    chooseApplyMode: (applyMode) => {
      set({ applyMode });
    },
    notify(notice) {
      set({ notices: withNotice(storeOf().getState().notices, notice) });
    },
    dismissNotice(id) {
      set({
        notices: storeOf()
          .getState()
          .notices.filter((notice) => notice.id !== id),
      });
    },
  };
}
