// What can be wrong with a scenario, link or file, as data. The sentences are made in `problemText.ts`.
// Every path names a place as the user may write it: `brokers.broker-a.serviceMs`, `timeline.2.target`.
import type { FaultTarget } from './faultSpecs.ts';
import type { FaultKind } from './Scenario.ts';

/** Why something was refused. Nothing of it was taken. */
export type Problem =
  | { readonly kind: 'notJson'; readonly detail: string }
  | { readonly kind: 'missing'; readonly path: string }
  | {
      readonly kind: 'wrongType';
      readonly path: string;
      readonly given: string;
      readonly expected: ExpectedType;
    }
  | {
      readonly kind: 'outside';
      readonly path: string;
      readonly given: number;
      readonly min: number;
      readonly max: number;
    }
  | {
      readonly kind: 'unknownChoice';
      readonly path: string;
      readonly given: string;
      readonly choices: readonly string[];
      readonly nearest?: string;
    }
  | { readonly kind: 'sameName'; readonly path: string; readonly given: string }
  | { readonly kind: 'badName'; readonly path: string; readonly given: string }
  | { readonly kind: 'reservedName'; readonly path: string; readonly given: string }
  | {
      readonly kind: 'tooLong';
      readonly path: string;
      readonly length: number;
      readonly max: number;
    }
  | { readonly kind: 'tooFew'; readonly path: string; readonly count: number; readonly min: number }
  | { readonly kind: 'tooMany'; readonly path: string; readonly max: number }
  | { readonly kind: 'tooDeep'; readonly path: string; readonly max: number }
  | {
      readonly kind: 'unknownTarget';
      readonly path: string;
      readonly given: string;
      readonly nearest?: string;
    }
  | {
      readonly kind: 'wrongTarget';
      readonly path: string;
      readonly given: string;
      readonly fault: FaultKind;
      readonly allowed: readonly FaultTarget[];
    }
  | {
      readonly kind: 'unknownSetting';
      readonly path: string;
      readonly given: string;
      readonly nearest?: string;
    }
  | {
      readonly kind: 'endBeforeStart';
      readonly path: string;
      readonly startMs: number;
      readonly endMs: number;
    }
  | { readonly kind: 'wrongVersion'; readonly given: number; readonly known: number }
  | {
      readonly kind: 'tooMuchMemory';
      /** The number that is too high, and how high it may be with all else as it is. */
      readonly path: string;
      readonly given: number;
      readonly fits: number;
      readonly attempts: number;
      readonly max: number;
    }
  | { readonly kind: 'unknownPreset'; readonly given: string; readonly nearest?: string }
  | { readonly kind: 'linkWrongVersion'; readonly given: string; readonly known: number }
  | { readonly kind: 'linkBroken' }
  | { readonly kind: 'linkBadValue'; readonly key: string; readonly given: string }
  | { readonly kind: 'linkTooLong'; readonly length: number; readonly max: number }
  | { readonly kind: 'linkTooLarge'; readonly max: number };

export type ExpectedType =
  'number' | 'wholeNumber' | 'text' | 'flag' | 'list' | 'object' | 'scalar';

/** What was changed or passed over while reading. The rest was taken as it is. */
export type Remark =
  | {
      readonly kind: 'clamped';
      readonly path: string;
      readonly given: number;
      readonly used: number;
      readonly min: number;
      readonly max: number;
    }
  | {
      readonly kind: 'rounded';
      readonly path: string;
      readonly given: number;
      readonly used: number;
    }
  | { readonly kind: 'unknownKey'; readonly path: string; readonly nearest?: string }
  | { readonly kind: 'titleDropped'; readonly given: string }
  | { readonly kind: 'linkUnknownKey'; readonly key: string }
  | { readonly kind: 'linkValueIgnored'; readonly key: string; readonly given: string };

export type ProblemKind = Problem['kind'];
export type RemarkKind = Remark['kind'];
