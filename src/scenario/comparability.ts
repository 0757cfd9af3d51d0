// What keeps two scenarios from being compared as they are, and what is compared all the same.
import { isSame } from './isSame.ts';
import type { Scenario, TimelineEntry } from './Scenario.ts';

export type ComparisonRemark =
  /** Nothing differs. */
  | { readonly kind: 'same' }
  /** Only what both have is compared. */
  | {
      readonly kind: 'length';
      readonly aMs: number;
      readonly bMs: number;
      readonly sharedMs: number;
    }
  /** Luck is drawn by name: senders of other names have other arrivals. */
  | {
      readonly kind: 'senders';
      readonly onlyA: readonly string[];
      readonly onlyB: readonly string[];
    }
  | { readonly kind: 'load'; readonly ids: readonly string[] }
  | { readonly kind: 'brokers'; readonly a: number; readonly b: number }
  /** Faults that only one of the two has. */
  | { readonly kind: 'faults'; readonly onlyA: number; readonly onlyB: number };

export function comparisonRemarks(a: Scenario, b: Scenario): readonly ComparisonRemark[] {
  if (isSame({ ...a, name: '', preset: '' }, { ...b, name: '', preset: '' })) {
    return [{ kind: 'same' }];
  }
  const remarks: ComparisonRemark[] = [];
  if (a.durationMs !== b.durationMs) {
    const sharedMs = Math.min(a.durationMs, b.durationMs);
    remarks.push({ kind: 'length', aMs: a.durationMs, bMs: b.durationMs, sharedMs });
  }
  const onlyA = missingIn(a.clients, b.clients);
  const onlyB = missingIn(b.clients, a.clients);
  if (onlyA.length + onlyB.length > 0) remarks.push({ kind: 'senders', onlyA, onlyB });
  const ids = a.clients
    .filter(({ id, workload, sends }) => {
      const other = b.clients.find((client) => client.id === id);
      return other !== undefined && !isSame([workload, sends], [other.workload, other.sends]);
    })
    .map(({ id }) => id);
  if (ids.length > 0) remarks.push({ kind: 'load', ids });
  if (a.brokers.length !== b.brokers.length) {
    remarks.push({ kind: 'brokers', a: a.brokers.length, b: b.brokers.length });
  }
  const faults = { onlyA: faultsMissing(a, b), onlyB: faultsMissing(b, a) };
  if (faults.onlyA + faults.onlyB > 0) remarks.push({ kind: 'faults', ...faults });
  return remarks;
}

interface Named {
  readonly id: string;
}

function missingIn(some: readonly Named[], others: readonly Named[]): readonly string[] {
  return some.map(({ id }) => id).filter((id) => !others.some((other) => other.id === id));
}

function faultsMissing(some: Scenario, others: Scenario): number {
  const strikes = (entry: TimelineEntry): boolean =>
    entry.kind === 'fault' && entry.isMuted !== true;
  const theirs = others.timeline.filter(strikes);
  return some.timeline
    .filter(strikes)
    .filter((entry) => !theirs.some((other) => isSame(other, entry))).length;
}
