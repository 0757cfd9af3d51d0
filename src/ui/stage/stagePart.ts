// The parts of the stage that one can choose and break, and how the store and the faults call them.
import { FAULT_SPECS, type FaultSpec, type FaultTarget } from '../../scenario/faultSpecs.ts';
import type { Scenario } from '../../scenario/Scenario.ts';

export type StagePart =
  | { readonly kind: 'client' | 'broker' | 'consumer' | 'proxy'; readonly index: number }
  | { readonly kind: 'network' | 'nameServer' };

/** The target's name in a fault. */
export function targetOf(part: StagePart, scenario: Scenario): string {
  switch (part.kind) {
    case 'client':
      return scenario.clients[part.index]?.id ?? '';
    case 'broker':
      return scenario.brokers[part.index]?.id ?? '';
    case 'consumer':
      return scenario.consumers?.[part.index]?.id ?? '';
    case 'proxy':
      return scenario.proxies?.[part.index]?.id ?? '';
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

export function isSamePart(a: StagePart, b: StagePart | undefined): boolean {
  if (b === undefined || a.kind !== b.kind) return false;
  return 'index' in a && 'index' in b ? a.index === b.index : true;
}
