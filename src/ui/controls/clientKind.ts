import type { ClientScenario } from '../../scenario/Scenario.ts';

/** What says which client it is, without its settings: those change while one looks. */
export type ClientKind = Pick<ClientScenario, 'id' | 'profile' | 'version' | 'mode'>;

export function kindOf({ id, profile, version, mode }: ClientScenario): ClientKind {
  return { id, profile, version, mode };
}
