// The same scenario with many seeds: bands around the lines, and the spread of every figure.
import { type Figures, LINES } from '../../explore/figures.ts';
import { seedAfter } from '../../explore/seedAfter.ts';
import { Spread } from '../../explore/Spread.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import type { RunsTask } from './Desk.ts';

/** As fine as the charts draw a whole run. */
export const BAND_BUCKETS = 240;

/** One seed's figures. */
export interface SeedRun {
  readonly seed: number;
  readonly figures: Figures;
}

export interface SeedsTask extends RunsTask {
  /** In the order they came in. */
  readonly runs: readonly SeedRun[];
  /** The lines of all runs so far, one after the other as in `LINES`. */
  readonly spread: Spread;
}

/** The scenario's own seed is the first. */
export function createSeedsTask(scenario: Scenario, count: number): SeedsTask {
  const seedOf = (order: number): number => seedAfter(scenario.seed, order);
  const runs: SeedRun[] = [];
  const spread = new Spread(LINES.length * BAND_BUCKETS, count);
  let taken = 0;
  let done = 0;
  let sentence: string | undefined;
  return {
    total: count,
    doneCount: () => done,
    runs,
    spread,
    sentence: () => sentence,
    next() {
      if (taken === count) return undefined;
      taken += 1;
      return { scenario: { ...scenario, seed: seedOf(taken - 1) }, lineBuckets: BAND_BUCKETS };
    },
    done(order, measured) {
      done += 1;
      if (measured.kind === 'broken') {
        sentence ??= measured.sentence;
        return;
      }
      runs.push({ seed: seedOf(order), figures: measured.figures });
      if (measured.lines !== undefined) spread.add(measured.lines);
    },
  };
}
