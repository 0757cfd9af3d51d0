// What crosses between the page and the worker that holds the model against recorded cases.
import type { CasePicture } from '../conformance/CasePicture.ts';
import type { CaseReport } from '../conformance/caseReport.ts';

/** Page → worker. */
export type FidelityWish =
  /** What came of the last whole run, as it is committed. */
  | { readonly kind: 'results' }
  | { readonly kind: 'draw'; readonly id: string }
  /** All cases anew, one after the other; `stop` ends it after the one that is under way. */
  | { readonly kind: 'playAll' }
  | { readonly kind: 'stop' };

/** Worker → page. */
export type FidelityReport =
  | { readonly kind: 'results'; readonly results: readonly CaseReport[] }
  | { readonly kind: 'drawn'; readonly id: string; readonly picture: CasePicture }
  | { readonly kind: 'played'; readonly result: CaseReport }
  | { readonly kind: 'allPlayed' }
  /** A bug, or a case that is not there. */
  | { readonly kind: 'broken'; readonly id: string; readonly sentence: string };
