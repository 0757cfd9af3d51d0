// Answers the fidelity page: results as committed, one case drawn, or all of them played anew. Knows no worker and
// no clock, so that tests can stand in for both.
import { unreachable } from '../lib/assert.ts';
import type { CasePicture } from '../conformance/CasePicture.ts';
import type { CaseReport } from '../conformance/caseReport.ts';
import type { FidelityReport, FidelityWish } from '../protocol/fidelity.ts';

export interface CaseRoom {
  readonly results: () => Promise<readonly CaseReport[]>;
  /** One case by its id; nothing when there is none. */
  readonly draw: (id: string) => Promise<CasePicture | undefined>;
  /** All cases, each ready to be played. */
  readonly all: () => Promise<readonly (() => CaseReport)[]>;
}

export interface FidelityOutside extends CaseRoom {
  readonly send: (report: FidelityReport) => void;
  /** Lets wishes in that came in the meantime. */
  readonly breathe: () => Promise<void>;
}

export function createFidelityRoom(outside: FidelityOutside): (wish: FidelityWish) => void {
  /** Counts the wishes to play all: a newer one, or a stop, ends the older. */
  let round = 0;

  async function answer(wish: FidelityWish): Promise<void> {
    switch (wish.kind) {
      case 'results':
        return outside.send({ kind: 'results', results: await outside.results() });
      case 'draw': {
        const picture = await outside.draw(wish.id);
        if (picture === undefined) throw new Error(`There is no case ${wish.id}.`);
        return outside.send({ kind: 'drawn', id: wish.id, picture });
      }
      case 'playAll':
        return playAll();
      case 'stop':
        round += 1;
        return;
      default:
        return unreachable(wish);
    }
  }

  async function playAll(): Promise<void> {
    const mine = ++round;
    for (const play of await outside.all()) {
      if (mine !== round) return;
      outside.send({ kind: 'played', result: play() });
      await outside.breathe();
    }
    if (mine === round) outside.send({ kind: 'allPlayed' });
  }

  return (wish) => {
    answer(wish).catch((error: unknown) => {
      const sentence = error instanceof Error ? error.message : String(error);
      outside.send({ kind: 'broken', id: wish.kind === 'draw' ? wish.id : '', sentence });
    });
  };
}
