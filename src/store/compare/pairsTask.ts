// Two scenarios with the same seeds: what differs in a pair is the policy, not luck.
import type { FigureName, Figures } from '../../explore/figures.ts';
import { compare, type Comparison } from '../../explore/noise.ts';
import { seedAfter } from '../../explore/seedAfter.ts';
import type { Measured } from '../../protocol/measuring.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import type { RunsTask } from '../explore/Desk.ts';

export interface PairsTask extends RunsTask {
  /** Runs, two a pair. */
  readonly total: number;
  /** Seeds of which both runs are in. */
  readonly pairCount: () => number;
  readonly difference: (figure: FigureName) => Comparison;
}

/** The scenarios' own seed is the first. Where one is longer, both are run as long as the shorter. */
export function createPairsTask(a: Scenario, b: Scenario, count: number): PairsTask {
  const durationMs = Math.min(a.durationMs, b.durationMs);
  const sides = [a, b].map((scenario) => ({ ...scenario, durationMs }));
  const results: [(Figures | undefined)[], (Figures | undefined)[]] = [[], []];
  let taken = 0;
  let done = 0;
  let sentence: string | undefined;
  const isWhole = (pair: number): boolean =>
    results[0][pair] !== undefined && results[1][pair] !== undefined;
  return {
    total: count * 2,
    doneCount: () => done,
    pairCount: () => Array.from({ length: count }, (_, pair) => pair).filter(isWhole).length,
    difference(figure) {
      const [one = [], other = []] = results.map((side) =>
        Array.from({ length: count }, (_, pair) => side[pair]?.[figure] ?? NaN),
      );
      return compare(one, other);
    },
    sentence: () => sentence,
    next() {
      const scenario = sides[taken % 2];
      if (taken === count * 2 || scenario === undefined) return undefined;
      const seed = seedAfter(scenario.seed, Math.floor(taken / 2));
      taken += 1;
      return { scenario: { ...scenario, seed }, lineBuckets: 0 };
    },
    done(order: number, measured: Measured) {
      done += 1;
      if (measured.kind === 'broken') sentence ??= measured.sentence;
      else results[order % 2 === 0 ? 0 : 1][Math.floor(order / 2)] = measured.figures;
    },
  };
}
