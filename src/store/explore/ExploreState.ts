// What the page knows of many runs. Loaded with the panel that shows it.
import type { Scenario } from '../../scenario/Scenario.ts';
import type { MapQuestion } from '../../explore/mapPresets.ts';
import type { MapProblem, MapTask } from './mapTask.ts';
import type { Progress } from './progress.ts';
import type { SeedsTask } from './seedsTask.ts';

export type WorkStatus = 'running' | 'paused' | 'finished' | 'cancelled' | 'failed';

/** One task that is or was being worked on. */
export interface Work {
  readonly status: WorkStatus;
  readonly progress: Progress;
  /** What broke, when it failed. */
  readonly sentence: string;
  /** Another number whenever there is more to show: the results themselves grow in place. */
  readonly version: number;
}

export interface SeedsWork extends Work {
  /** Whose runs these are; the page may have gone on to another scenario. */
  readonly scenario: Scenario;
  readonly task: SeedsTask;
}

export interface MapWork extends Work {
  readonly scenario: Scenario;
  readonly task: MapTask;
}

export interface ExploreState {
  readonly seeds: SeedsWork | undefined;
  readonly map: MapWork | undefined;
  /** Why the last map that was asked for was not begun. */
  readonly mapProblem: MapProblem | undefined;
}

export interface ExploreActions {
  /** Runs the scenario with that many seeds; leaves what was computed before. */
  readonly startSeeds: (scenario: Scenario, count: number) => void;
  readonly startMap: (scenario: Scenario, question: MapQuestion) => void;
  readonly pause: () => void;
  readonly resume: () => void;
  /** What is there stays. */
  readonly cancel: () => void;
}

export type Explore = ExploreState & ExploreActions;
