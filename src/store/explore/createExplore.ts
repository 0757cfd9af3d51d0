// Makes the store of many runs: seeds of a scenario, and maps.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { Desk, type DeskWorld } from './Desk.ts';
import type { Explore } from './ExploreState.ts';
import { createMapTask } from './mapTask.ts';
import { createSeedsTask } from './seedsTask.ts';

export type ExploreStore = StoreApi<Explore>;

export function createExplore(world: DeskWorld): ExploreStore {
  const desk = new Desk(world);
  return createStore<Explore>()((set) => ({
    seeds: undefined,
    map: undefined,
    mapProblem: undefined,
    startSeeds(scenario, count) {
      const task = createSeedsTask(scenario, count);
      desk.start(task, {
        begin: (work) => {
          set({ seeds: { ...work, scenario, task } });
        },
        show: (work) => {
          set(({ seeds }) => ({ seeds: seeds && { ...seeds, ...work } }));
        },
      });
    },
    startMap(scenario, question) {
      const made = createMapTask(scenario, question);
      set({ mapProblem: made.ok ? undefined : made.error });
      if (!made.ok) return;
      const task = made.value;
      desk.start(task, {
        begin: (work) => {
          set({ map: { ...work, scenario, task } });
        },
        show: (work) => {
          set(({ map }) => ({ map: map && { ...map, ...work } }));
        },
      });
    },
    pause: () => {
      desk.pause();
    },
    resume: () => {
      desk.resume();
    },
    cancel: () => {
      desk.cancel();
    },
  }));
}
