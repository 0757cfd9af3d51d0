// What the page knows, and what a user can do with it.
import type { Recording } from '../recording/Recording.ts';
import type { FaultEntry, FaultKind, Scenario } from '../scenario/Scenario.ts';
import type { SettingValue } from '../scenario/SettingSpec.ts';

export type Language = 'en' | 'zh';
export type ThemeChoice = 'light' | 'dark' | 'system';
/** Whether a changed setting counts for the whole run or only from the playhead on. */
export type ApplyMode = 'wholeRun' | 'fromPlayhead';
/** Changes while the hand is still on the slider are one step of undo, however many they are. */
export type Gesture = 'dragging' | 'done';

/** `recording` is always the latest finished one: it stays while a newer run is on its way. */
export type RunState =
  | {
      readonly status: 'idle';
      readonly runId: number;
      readonly recording: Recording | undefined;
    }
  | {
      readonly status: 'running';
      readonly runId: number;
      readonly recording: Recording | undefined;
      readonly simulatedMs: number;
    }
  | {
      readonly status: 'finished';
      readonly runId: number;
      readonly recording: Recording;
      /** How long the worker computed. */
      readonly wallMs: number;
    }
  | {
      readonly status: 'failed';
      readonly runId: number;
      readonly recording: Recording | undefined;
      readonly simulatedMs: number;
      readonly sentence: string;
    };

/** Rows are of the recording, indices of the scenario. */
export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'broker' | 'client'; readonly index: number }
  | { readonly kind: 'network' }
  | { readonly kind: 'nameServer' }
  | { readonly kind: 'message' | 'attempt'; readonly row: number }
  | { readonly kind: 'entry'; readonly index: number };

export interface SluiceState {
  readonly scenario: Scenario;
  /** Oldest first. */
  readonly past: readonly Scenario[];
  /** What `redo` brings back, next one last. */
  readonly future: readonly Scenario[];
  readonly run: RunState;
  readonly selection: Selection;
  readonly isPlaying: boolean;
  /** Simulated seconds per real second. */
  readonly speed: number;
  readonly language: Language;
  readonly theme: ThemeChoice;
  readonly applyMode: ApplyMode;
  readonly notices: readonly Notice[];
  /** What the hand is still on, see `history.ts`. */
  readonly held: string | undefined;
}

/** What a user can do. Each has its name from there. */
export interface SluiceActions {
  openPreset(id: string): void;
  openScenario(scenario: Scenario): void;
  /** Paths as in a `SetEntry`; also `durationMs`, `seed`. */
  change(path: string, value: SettingValue, gesture?: Gesture): void;
  /** Any other edit, by one of the pure functions of `scenario/`. */
  edit(change: (scenario: Scenario) => Scenario, gesture?: Gesture): void;
  rename(name: string): void;
  /** At the playhead, with the usual length and strength, unless said otherwise. */
  placeFault(fault: FaultKind, target: string, atMs?: number): void;
  changeEntry(index: number, patch: Partial<FaultEntry>, gesture?: Gesture): void;
  removeEntry(index: number): void;
  undo(): void;
  redo(): void;
  play(): void;
  pause(): void;
  setSpeed(speed: number): void;
  seekTo(ms: number): void;
  /** To the next (+1) or previous (−1) thing that happens; pauses. */
  stepEvent(direction: 1 | -1): void;
  select(selection: Selection): void;
  chooseLanguage(language: Language): void;
  chooseTheme(theme: ThemeChoice): void;
  chooseApplyMode(mode: ApplyMode): void;
  notify(notice: NewNotice): void;
  dismissNotice(id: number): void;
}

/** Something to tell the user; the sentences stand in the texts of the shell. */
export type NewNotice =
  | { readonly kind: 'sentence'; readonly text: string }
  | { readonly kind: 'runFailed'; readonly sentence: string; readonly simulatedMs: number };
export type Notice = NewNotice & { readonly id: number };

export type Sluice = SluiceState & SluiceActions;
