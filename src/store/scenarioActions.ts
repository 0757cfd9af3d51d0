// What changes the scenario: each change is a step of undo and begins a new run.
import { addFault, changeEntry, removeEntry } from '../scenario/edit.ts';
import { memoryProblem } from '../scenario/memory.ts';
import { DEFAULT_PRESET, presetOf } from '../scenario/presets.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import { setAt } from '../scenario/settingPath.ts';
import type { View } from '../scenario/View.ts';
import type { SluiceStore, Surroundings } from './createSluice.ts';
import { type History, historyOf, redone, undone, withStep } from './history.ts';
import { momentToShow } from './momentToShow.ts';
import { withNotice, withoutOpened } from './notices.ts';
import type { Runner } from './runner.ts';
import { selectionIn } from './selectionIn.ts';
import type { Gesture, NewNotice, RunState, SluiceActions } from './SluiceState.ts';
import { canChangeLater, faultAt, setFrom } from './timelineEdits.ts';

export type ScenarioActions = Pick<
  SluiceActions,
  | 'openPreset'
  | 'openScenario'
  | 'openLink'
  | 'openFile'
  | 'change'
  | 'edit'
  | 'rename'
  | 'placeFault'
  | 'changeEntry'
  | 'removeEntry'
  | 'undo'
  | 'redo'
>;

interface World extends Surroundings {
  readonly storeOf: () => SluiceStore;
  readonly runnerOf: () => Runner;
}

export function scenarioActions(world: World): ScenarioActions {
  const steps = createSteps(world);
  return { ...openActions(world, steps), ...editActions(world, steps) };
}

type Refused = Extract<RunState, { status: 'refused' }>;

interface Steps {
  readonly current: () => Scenario;
  readonly step: (scenario: Scenario, what: string, gesture?: Gesture) => void;
  readonly take: (history: History) => void;
  readonly begin: (scenario: Scenario) => void;
}

/** The only way to another scenario: keeps what is selected true, and has it run. */
function createSteps({ storeOf, runnerOf, playhead }: World): Steps {
  let lastRunId = 0;

  function take(history: History, isFirst = false): void {
    const { scenario: before, selection, run } = storeOf().getState();
    const { scenario, held } = history;
    storeOf().setState({ ...history, selection: selectionIn(selection, scenario, run.recording) });
    if (scenario === before && !isFirst) return;
    playhead.setEnd(scenario.durationMs);
    lastRunId += 1;
    const problem = memoryProblem(scenario);
    if (problem === undefined) {
      runnerOf().run({ runId: lastRunId, scenario, mayWait: held !== undefined });
    } else {
      refuse({ runId: lastRunId, scenario, problem });
    }
  }

  function refuse(refused: Pick<Refused, 'runId' | 'scenario' | 'problem'>): void {
    const { problem } = refused;
    runnerOf().cancel();
    storeOf().setState(({ run: { recording }, notices }) => ({
      run: { status: 'refused', ...refused, recording },
      notices: withNotice(notices, { kind: 'refused', problem }),
    }));
  }

  function step(wanted: Scenario, what: string, gesture: Gesture = 'done'): void {
    const state = storeOf().getState();
    const scenario = state.keeping?.keep(wanted) ?? wanted;
    take(withStep(historyOf(state), { scenario, what, gesture }));
  }

  return {
    current: () => storeOf().getState().scenario,
    take,
    step,
    // What the page opens with is where undo ends.
    begin(scenario) {
      storeOf().setState({ keeping: undefined });
      if (lastRunId === 0) take({ scenario, past: [], future: [], held: undefined }, true);
      else step(scenario, 'open');
    },
  };
}

type OpenActions = Pick<ScenarioActions, 'openPreset' | 'openScenario' | 'openLink' | 'openFile'>;

function openActions({ storeOf, playhead, isMotionReduced }: World, { begin }: Steps): OpenActions {
  function tell(notice: NewNotice): void {
    storeOf().setState(({ notices }) => ({ notices: withNotice(notices, notice) }));
  }

  function openScenario(scenario: Scenario, view: View = {}): void {
    const { pause, play } = storeOf().getState();
    pause();
    begin(scenario);
    storeOf().setState(({ notices }) => ({
      selection: view.selection ?? { kind: 'none' },
      notices: withoutOpened(notices),
    }));
    if (view.atMs !== undefined) playhead.seek(view.atMs);
    else if (isMotionReduced()) playhead.seek(momentToShow(scenario));
    else {
      playhead.seek(0);
      play();
    }
  }

  function openPreset(id: string): void {
    const preset = presetOf(id);
    if (preset !== undefined) openScenario(preset.scenario);
  }

  return {
    openPreset,
    openScenario,
    async openLink(text) {
      // Reading a link takes the schema and the unpacking along: not before somebody comes with one.
      const { decodeLink } = await import('../scenario/link.ts');
      const read = decodeLink(text);
      if (!read.ok) {
        openPreset(DEFAULT_PRESET);
        tell({ kind: 'brokenLink', problem: read.error, text });
        return;
      }
      const { scenario, view, digest, compared, remarks } = read.value;
      const { language, theme } = view;
      storeOf().setState({
        link: { scenario, digest, compared, unknownKeys: view.unknownKeys ?? [] },
        ...(language === undefined ? {} : { language }),
        ...(theme === undefined ? {} : { theme }),
      });
      openScenario(scenario, view);
      if (remarks.length > 0) tell({ kind: 'remarks', from: 'link', remarks });
    },
    async openFile({ name, text }) {
      const { readFile } = await import('../scenario/file.ts');
      const read = readFile(text);
      if (!read.ok) {
        tell({ kind: 'fileNotRead', name, problem: read.error });
        return;
      }
      const { scenario, remarks } = read.value;
      openScenario(scenario);
      if (remarks.length > 0) tell({ kind: 'remarks', from: 'file', remarks });
    },
  };
}

type EditActions = Omit<ScenarioActions, keyof OpenActions>;

function editActions({ storeOf, playhead }: World, { current, step, take }: Steps): EditActions {
  /** Where a drag began: the playhead may walk on while the hand is on the slider. */
  let dragAtMs = 0;

  return {
    change(pathOrPaths, value, gesture) {
      const paths = typeof pathOrPaths === 'string' ? [pathOrPaths] : pathOrPaths;
      const what = paths.join(' ');
      const { held, applyMode, keeping } = storeOf().getState();
      const isFromPlayhead = applyMode === 'fromPlayhead';
      const isLater = (isFromPlayhead || keeping !== undefined) && paths.every(canChangeLater);
      if (held !== what) {
        dragAtMs = Math.max(isFromPlayhead ? playhead.nowMs() : 0, keeping?.atMs ?? 0);
      }
      const changed = paths.reduce(
        (scenario, path) =>
          isLater ? setFrom(scenario, dragAtMs, { path, value }) : setAt(scenario, path, value),
        current(),
      );
      step(changed, what, gesture);
    },
    edit(change, gesture) {
      step(change(current()), 'edit', gesture);
    },
    rename(name) {
      const state = storeOf().getState();
      const { scenario, run } = state;
      const named = { ...scenario, name };
      // As long as one types it is one step. A name decides nothing in a run, so none is begun.
      const step = { scenario: named, what: 'name', gesture: 'dragging' } as const;
      const isOfThis = run.status !== 'idle' && run.scenario === scenario;
      storeOf().setState({
        ...withStep(historyOf(state), step),
        run: isOfThis ? { ...run, scenario: named } : run,
      });
    },
    placeFault(fault, target, atMs = playhead.nowMs()) {
      const scenario = current();
      step(addFault(scenario, faultAt({ fault, target, atMs }, scenario.durationMs)), 'fault');
    },
    changeEntry(index, patch, gesture) {
      step(changeEntry(current(), index, patch), `entry ${String(index)}`, gesture);
    },
    removeEntry(index) {
      step(removeEntry(current(), index), 'remove');
    },
    undo() {
      take(undone(historyOf(storeOf().getState())));
    },
    redo() {
      take(redone(historyOf(storeOf().getState())));
    },
  };
}
