// What the user may call a broker or a client, and how faults name the parts.
import type { FaultTarget } from './faultSpecs.ts';
import { ID_LENGTH_MAX } from './limits.ts';
import type { Problem } from './Problem.ts';
import type { Scenario } from './Scenario.ts';

// No dots, since paths are cut at them; nothing invisible, so that equal looks mean equal names.
const NAME = new RegExp(`^[\\p{L}\\p{M}\\p{Nd}_ -]{1,${ID_LENGTH_MAX}}$`, 'u');
/** What faults call the parts that have no name of their own. */
const RESERVED = ['network', 'name-server'];

export function nameProblem(path: string, id: string): Problem | undefined {
  if (RESERVED.includes(id)) return { kind: 'reservedName', path, given: id };
  const isName = NAME.test(id) && id === id.trim();
  return isName ? undefined : { kind: 'badName', path, given: id };
}

/** What kind of part a fault's target is; nothing when there is no such part. */
export function targetKind(scenario: Scenario, target: string): FaultTarget | undefined {
  if (target === 'network') return 'network';
  if (target === 'name-server') return 'nameServer';
  if (scenario.brokers.some(({ id }) => id === target)) return 'broker';
  if (scenario.consumers?.some(({ id }) => id === target) === true) return 'consumer';
  if (scenario.proxies?.some(({ id }) => id === target) === true) return 'proxy';
  return scenario.clients.some(({ id }) => id === target) ? 'client' : undefined;
}

/** All parts of those kinds, as a fault's target names them. */
export function targetsOf(scenario: Scenario, kinds: readonly FaultTarget[]): readonly string[] {
  const { brokers, clients, consumers = [], proxies = [] } = scenario;
  const all = [...brokers, ...clients, ...consumers, ...proxies].map(({ id }) => id);
  return [...all, 'network', 'name-server'].filter((target) => {
    const kind = targetKind(scenario, target);
    return kind !== undefined && kinds.includes(kind);
  });
}
