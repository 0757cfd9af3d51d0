// One scenario, sent by one client after another: the same load, the same faults, another library.
import type { ClientKind } from '../../scenario/edit.ts';
import type { Figures } from '../../explore/figures.ts';
import type { Measured } from '../../protocol/measuring.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import { withClient } from '../../scenario/lineup.ts';
import type { RunsTask } from '../explore/Desk.ts';

/** As fine as a small picture can show. */
export const CLIENT_BUCKETS = 96;

export interface ClientRun {
  readonly kind: Required<ClientKind>;
  /** The very run. */
  readonly scenario: Scenario;
  /** Nothing until it is in. */
  readonly figures: Figures | undefined;
  /** All of `LINES`, `CLIENT_BUCKETS` values each. */
  readonly lines: Float32Array | undefined;
}

export interface ClientsTask extends RunsTask {
  readonly runs: readonly ClientRun[];
}

export function createClientsTask(
  scenario: Scenario,
  kinds: readonly Required<ClientKind>[],
): ClientsTask {
  const runs: ClientRun[] = kinds.map((kind) => ({
    kind,
    scenario: withClient(scenario, kind),
    figures: undefined,
    lines: undefined,
  }));
  let taken = 0;
  let done = 0;
  let sentence: string | undefined;
  return {
    total: kinds.length,
    doneCount: () => done,
    runs,
    sentence: () => sentence,
    next() {
      const run = runs[taken];
      if (run === undefined) return undefined;
      taken += 1;
      return { scenario: run.scenario, lineBuckets: CLIENT_BUCKETS };
    },
    done(order: number, measured: Measured) {
      done += 1;
      const run = runs[order];
      if (measured.kind === 'broken') sentence ??= measured.sentence;
      else if (run !== undefined) {
        runs[order] = { ...run, figures: measured.figures, lines: measured.lines };
      }
    },
  };
}
