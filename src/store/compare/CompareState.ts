// What the page knows of a comparison: A stands still, B is what the page itself shows and edits.
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Recording } from '../../recording/Recording.ts';
import type { Problem } from '../../scenario/Problem.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import type { Work } from '../explore/ExploreState.ts';
import type { ClientsTask } from './clientsTask.ts';
import type { PairsTask } from './pairsTask.ts';

export interface SideA {
  readonly scenario: Scenario;
  readonly status: 'running' | 'finished' | 'failed';
  readonly recording: Recording | undefined;
  /** What broke, when it failed. */
  readonly sentence: string;
}

export interface Comparison {
  readonly a: SideA;
  /** B has left A at this moment and has the same past. */
  readonly forkAtMs: number | undefined;
  /** The last edit asked for something that cannot change in the middle of a run. */
  readonly isRefused: boolean;
  /** One of the two had another seed before. */
  readonly isSeedChanged: boolean;
}

/** A and B with the same seeds, pair by pair. */
export interface PairsWork extends Work {
  readonly a: Scenario;
  readonly b: Scenario;
  readonly task: PairsTask;
}

/** One scenario through many clients. */
export interface ClientsWork extends Work {
  readonly scenario: Scenario;
  readonly task: ClientsTask;
}

export interface CompareState {
  readonly now: Comparison | undefined;
  /** Why the last comparison that was asked for was not begun. */
  readonly problem: Problem | undefined;
  readonly pairs: PairsWork | undefined;
  readonly clients: ClientsWork | undefined;
  /** Where there is room for one stage only. */
  readonly side: 'a' | 'b';
}

export type CompareStore = StoreApi<CompareState>;

export const NOTHING_COMPARED: CompareState = {
  now: undefined,
  problem: undefined,
  pairs: undefined,
  clients: undefined,
  side: 'b',
};

/** The page's one comparison. What can be done with it stands in `compare.ts`, which comes when it is needed. */
export const comparing: CompareStore = createStore<CompareState>(() => NOTHING_COMPARED);

export function useComparing<Slice>(slice: (state: CompareState) => Slice): Slice {
  return useStore(comparing, slice);
}
