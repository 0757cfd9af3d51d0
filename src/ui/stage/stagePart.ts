// The parts of the stage that one can choose and break, and how the store and the faults call them.
import { FAULT_SPECS, type FaultSpec, type FaultTarget } from '../../scenario/faultSpecs.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import type { Selection } from '../../store/SluiceState.ts';
import type { Hit } from './scene/pick.ts';

export type StagePart =
  | { readonly kind: 'client' | 'broker'; readonly index: number }
  | { readonly kind: 'network' | 'nameServer' };

/** The target's name in a fault. */
export function targetOf(part: StagePart, scenario: Scenario): string {
  switch (part.kind) {
    case 'client':
      return scenario.clients[part.index]?.id ?? '';
    case 'broker':
      return scenario.brokers[part.index]?.id ?? '';
    case 'network':
      return 'network';
    case 'nameServer':
      return 'name-server';
  }
}

/** Every fault that can strike such a part, most telling first. */
export function faultsFor(target: FaultTarget): readonly FaultSpec[] {
  return FAULT_SPECS.filter(({ targets }) => targets.includes(target));
}

export function selectionOf(part: StagePart): Selection {
  return part;
}

export function isSamePart(a: StagePart, b: StagePart | undefined): boolean {
  if (b === undefined || a.kind !== b.kind) return false;
  return 'index' in a && 'index' in b ? a.index === b.index : true;
}

/** The part a thing under the pointer belongs to. */
export function partOfHit(hit: Hit): StagePart | undefined {
  switch (hit.kind) {
    case 'attempt':
      return undefined;
    case 'client':
    case 'broker':
      return { kind: hit.kind, index: hit.index };
    case 'caller':
      return { kind: 'client', index: hit.client };
    case 'queue':
    case 'disk':
    case 'thread':
      return { kind: 'broker', index: hit.broker };
    case 'link':
      return { kind: 'network' };
    case 'nameServer':
      return { kind: 'nameServer' };
  }
}
