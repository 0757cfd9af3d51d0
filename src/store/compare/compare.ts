// What can be done with the page's comparison, with real workers. Loaded when somebody compares.
import { createMeasuringPool, explore } from '../explore/explore.ts';
import { playhead } from '../playhead.ts';
import { createRunner } from '../runner.ts';
import { hire, sluice } from '../sluice.ts';
import { comparing } from './CompareState.ts';
import { ManyRuns } from './manyRuns.ts';
import { TwoRuns } from './twoRuns.ts';

export const twoRuns = new TwoRuns({
  sluice,
  store: comparing,
  playhead,
  createRunner: ({ onReport }) => createRunner({ onReport, onStart: () => undefined, hire }),
});

export const manyRuns = new ManyRuns({
  sluice,
  store: comparing,
  pool: createMeasuringPool(),
  clockMs: () => performance.now(),
  quietOthers: () => {
    explore.getState().cancel();
  },
});

// The newest work wins, wherever it was asked for.
explore.subscribe(({ seeds, map }, before) => {
  const isBegun =
    (seeds !== undefined && seeds.task !== before.seeds?.task) ||
    (map !== undefined && map.task !== before.map?.task);
  if (isBegun) manyRuns.cancel();
});
