// Which clients one scenario can be sent through, one after the other.
import { changeProfile, type ClientKind } from './edit.ts';
import { PROFILES } from './profiles.ts';
import type { Scenario } from './Scenario.ts';

/** The five that answer the same busy broker in five ways. */
export const FLAGSHIP: readonly Required<ClientKind>[] = [
  { profile: 'rocketmq-java-remoting', version: '5.2.0', mode: 'sync' },
  { profile: 'rocketmq-java-remoting', version: '5.3.3', mode: 'sync' },
  { profile: 'rocketmq-java-grpc', version: '5.2.0', mode: 'sync' },
  { profile: 'rocketmq-go-remoting', version: '2.1.2', mode: 'sync' },
  { profile: 'rocketmq-documented', version: 'manual-5.0', mode: 'sync' },
];

/** Every version of every client whose callers wait for the answer. */
export const ALL_CLIENTS: readonly Required<ClientKind>[] = [...PROFILES.values()]
  .filter(({ modes }) => modes.includes('sync'))
  .flatMap(({ id, versions }) =>
    versions.map((version) => ({ profile: id, version: version.id, mode: 'sync' })),
  );

/** Every sender becomes that client. Names, loads, faults and consumers stay, and with them every arrival. */
export function withClient(scenario: Scenario, kind: Required<ClientKind>): Scenario {
  return scenario.clients.reduce((changed, { id }) => changeProfile(changed, id, kind), scenario);
}
