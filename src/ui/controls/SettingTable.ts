import type { Settings, SettingSpec, SettingValue } from '../../scenario/SettingSpec.ts';
import type { Gesture } from '../../store/SluiceState.ts';
import type { LaterChange } from './changeSettings.ts';
import type { Irrelevance } from './relevance.ts';
import type { Hint } from './settingHints.ts';

/** A table of settings as the form edits it: those of a client, a workload, a broker, all brokers ... */
export interface SettingTable {
  readonly specs: readonly SettingSpec[];
  /** Two tables with the same name stand for the same parts. */
  readonly name: string;
  /** What is set, as far as it differs from the defaults. */
  readonly settings: Settings;
  /** Names whose values differ among the parts that the table stands for. */
  readonly differing: ReadonlySet<string>;
  readonly change: (name: string, value: SettingValue, gesture: Gesture) => void;
  /** Back to the defaults, in one step of undo. */
  readonly resetAll: (names: readonly string[]) => void;
  readonly hintsOf: (name: string) => readonly Hint[];
  readonly laterOf: (name: string) => readonly LaterChange[];
  readonly irrelevanceOf: (name: string) => Irrelevance | undefined;
}
