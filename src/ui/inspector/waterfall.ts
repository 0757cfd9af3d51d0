// Where the phases of a message's life lie on one time axis, as shares of its width.
import { bandOf } from '../../recording/bands.ts';
import type { Life, LifeAttempt, Phase, PhaseKind } from '../../recording/lifeOf.ts';
import { FLAG, OUTCOME } from '../../recording/outcomes.ts';
import type { OutcomeLook } from '../parts/OutcomeMark.tsx';

export interface Bar {
  readonly kind: PhaseKind;
  /** 0 to 1. */
  readonly left: number;
  readonly width: number;
  readonly lastedMs: number;
}

export interface Waterfall {
  readonly fromMs: number;
  readonly toMs: number;
  /** Before the first attempt. */
  readonly before: readonly Bar[];
  /** For each attempt. */
  readonly rows: readonly (readonly Bar[])[];
}

export function waterfallOf(life: Life): Waterfall {
  const fromMs = life.intendedMs;
  const lastMs = Math.max(life.endedMs ?? fromMs, ...life.phases.map(({ toMs }) => toMs));
  // A message that ended at once still needs an axis.
  const toMs = lastMs > fromMs ? lastMs : fromMs + 1;
  const bar = ({ kind, fromMs: start, toMs: end }: Phase): Bar => ({
    kind,
    left: (start - fromMs) / (toMs - fromMs),
    width: (end - start) / (toMs - fromMs),
    lastedMs: end - start,
  });
  return {
    fromMs,
    toMs,
    before: life.phases.filter(({ kind }) => kind === 'waitingForCaller').map(bar),
    rows: life.attempts.map(({ phases }) => phases.map(bar)),
  };
}

/** Where the whole time went, the longest first. */
export function phaseTotals(
  life: Life,
): readonly { readonly kind: PhaseKind; readonly ms: number }[] {
  const totals = new Map<PhaseKind, number>();
  for (const { kind, fromMs, toMs } of life.phases) {
    totals.set(kind, (totals.get(kind) ?? 0) + toMs - fromMs);
  }
  return [...totals].map(([kind, ms]) => ({ kind, ms })).sort((a, b) => b.ms - a.ms);
}

/** Where a moment lies on the axis; nothing outside of it. */
export function placeOf({ fromMs, toMs }: Waterfall, atMs: number): number | undefined {
  const place = (atMs - fromMs) / (toMs - fromMs);
  return place >= 0 && place <= 1 ? place : undefined;
}

export function lookOf({ outcome, flags }: Pick<LifeAttempt, 'outcome' | 'flags'>): OutcomeLook {
  return (flags & FLAG.duplicate) === 0 ? bandOf(OUTCOME[outcome], flags) : 'duplicate';
}

export type Aftermath =
  'requestLost' | 'answerLost' | 'answerLate' | 'servedForNobody' | 'duplicate' | 'lostAfterAck';

const AFTERMATHS = [
  'requestLost',
  'answerLost',
  'answerLate',
  'servedForNobody',
  'duplicate',
  'lostAfterAck',
] as const satisfies readonly Aftermath[];

/** What the client never saw of an attempt. */
export function aftermathsOf(flags: number): readonly Aftermath[] {
  return AFTERMATHS.filter((name) => (flags & FLAG[name]) !== 0);
}
