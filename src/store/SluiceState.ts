// What the page knows, and what a user can do with it.
import type { Recording } from '../recording/Recording.ts';
import type { Compared } from '../scenario/comparedLink.ts';
import type { EntryPatch } from '../scenario/edit.ts';
import type { Problem, Remark } from '../scenario/Problem.ts';
import type { FaultKind, Scenario } from '../scenario/Scenario.ts';
import type { SettingValue } from '../scenario/SettingSpec.ts';
import type { Language, Selection, View } from '../scenario/View.ts';

export type { Language, Selection };
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
      readonly scenario: Scenario;
      readonly recording: Recording | undefined;
      readonly simulatedMs: number;
    }
  | {
      readonly status: 'finished';
      readonly runId: number;
      readonly scenario: Scenario;
      readonly recording: Recording;
      /** How long the worker computed. */
      readonly wallMs: number;
    }
  | {
      readonly status: 'failed';
      readonly runId: number;
      readonly scenario: Scenario;
      readonly recording: Recording | undefined;
      readonly simulatedMs: number;
      readonly sentence: string;
    }
  | {
      /** It would take more memory than there is, and was not begun. */
      readonly status: 'refused';
      readonly runId: number;
      readonly scenario: Scenario;
      readonly recording: Recording | undefined;
      readonly problem: Problem;
    };

/** What a link said beside the scenario it holds. */
export interface OpenedLink {
  readonly scenario: Scenario;
  readonly digest: string | undefined;
  /** What its scenario is to be held against. */
  readonly compared?: Compared | undefined;
  /** Keys of a newer page; they go into every link made from here. */
  readonly unknownKeys: readonly string[];
}

/** Parts of the page that one can open and close from several places. */
export type Sheet = 'share' | 'keys' | 'map' | 'compare' | 'clients';

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
  /** Whether keys that write a letter, digit or sign are commands. */
  readonly areKeysOn: boolean;
  readonly notices: readonly Notice[];
  readonly sheet: Sheet | undefined;
  readonly link: OpenedLink | undefined;
  /** What the hand is still on, see `history.ts`. */
  readonly held: string | undefined;
  /** The run has left another at a moment and keeps its past: see `compare/`. */
  readonly keeping: Keeping | undefined;
}

export interface Keeping {
  /** Edits count from then on. */
  readonly atMs: number;
  /** What an edit asks for, with that past. */
  readonly keep: (wanted: Scenario) => Scenario;
}

/** What a user can do. Each has its name from there. */
export interface SluiceActions {
  readonly openPreset: (id: string) => void;
  /** From a file or a link; `view` is what it said of the moment to show. */
  readonly openScenario: (scenario: Scenario, view?: View) => void;
  /** The part of an address after `#`; a broken one opens the default preset and says so. */
  readonly openLink: (text: string) => Promise<void>;
  /** The text of a dropped or chosen file; a broken one changes nothing. */
  readonly openFile: (file: { readonly name: string; readonly text: string }) => Promise<void>;
  /** Paths as in a `SetEntry`; also `durationMs`, `seed`. Several at once are one step of undo. */
  readonly change: (
    path: string | readonly string[],
    value: SettingValue,
    gesture?: Gesture,
  ) => void;
  /** Any other edit, by one of the pure functions of `scenario/`. */
  readonly edit: (change: (scenario: Scenario) => Scenario, gesture?: Gesture) => void;
  readonly rename: (name: string) => void;
  /** At the playhead, with the usual length and strength, unless said otherwise. */
  readonly placeFault: (fault: FaultKind, target: string, atMs?: number) => void;
  readonly changeEntry: (index: number, patch: EntryPatch, gesture?: Gesture) => void;
  readonly removeEntry: (index: number) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly play: () => void;
  readonly pause: () => void;
  readonly setSpeed: (speed: number) => void;
  readonly seekTo: (ms: number) => void;
  /** To the next (+1) or previous (−1) thing that happens; pauses. */
  readonly stepEvent: (direction: 1 | -1) => void;
  readonly select: (selection: Selection) => void;
  readonly chooseLanguage: (language: Language) => void;
  readonly chooseTheme: (theme: ThemeChoice) => void;
  readonly chooseApplyMode: (mode: ApplyMode) => void;
  readonly chooseKeys: (areOn: boolean) => void;
  readonly openSheet: (sheet: Sheet) => void;
  readonly closeSheet: () => void;
  readonly notify: (notice: NewNotice) => void;
  readonly dismissNotice: (id: number) => void;
}

/** Something to tell the user; the sentences stand in the texts of the shell. */
export type NewNotice =
  | { readonly kind: 'sentence'; readonly text: string }
  | {
      readonly kind: 'runFailed';
      readonly sentence: string;
      readonly simulatedMs: number;
      /** What failed, for a link that reproduces it. */
      readonly scenario: Scenario;
    }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'brokenLink'; readonly problem: Problem; readonly text: string }
  | {
      readonly kind: 'remarks';
      readonly from: 'link' | 'file';
      readonly remarks: readonly Remark[];
    }
  | { readonly kind: 'fileNotRead'; readonly name: string; readonly problem: Problem }
  | { readonly kind: 'otherDigest'; readonly expected: string; readonly computed: string };
export type Notice = NewNotice & { readonly id: number };

export type Sluice = SluiceState & SluiceActions;
