// What a gRPC server tells the producers that connect to it (telemetry Settings). The settings are the Apache proxy's
// own; they stand with the client because it is the client that obeys them.
import type { ClientScenario, ServerSettings } from '../Scenario.ts';
import { fullSettings, type SettingSpec } from '../SettingSpec.ts';

export const GRPC_SERVER_SPECS = [
  {
    kind: 'number',
    name: 'grpcClientProducerMaxAttempts',
    group: 'server',
    unit: 'count',
    default: 3,
    min: 1,
    max: 100,
    step: 1,
    scale: 'linear',
    source: 'ProxyConfig:grpcClientProducerMaxAttempts (5.3.3)',
  },
  {
    kind: 'number',
    name: 'grpcClientProducerBackoffInitialMillis',
    group: 'server',
    unit: 'ms',
    default: 10,
    min: 0,
    max: 600_000,
    step: 1,
    scale: 'log',
    source: 'ProxyConfig:grpcClientProducerBackoffInitialMillis (5.3.3)',
  },
  {
    kind: 'number',
    name: 'grpcClientProducerBackoffMultiplier',
    group: 'server',
    unit: 'factor',
    default: 2,
    min: 1,
    max: 10,
    step: 0.1,
    scale: 'linear',
    source: 'ProxyConfig:grpcClientProducerBackoffMultiplier (5.3.3)',
  },
  {
    kind: 'number',
    name: 'grpcClientProducerBackoffMaxMillis',
    group: 'server',
    unit: 'ms',
    default: 1_000,
    min: 0,
    max: 3_600_000,
    step: 10,
    scale: 'log',
    source: 'ProxyConfig:grpcClientProducerBackoffMaxMillis (5.3.3)',
  },
  {
    kind: 'number',
    name: 'maxMessageSize',
    group: 'server',
    unit: 'bytes',
    default: 4_194_304,
    min: 1,
    max: 67_108_864,
    step: 1,
    scale: 'log',
    source: 'ProxyConfig:maxMessageSize (5.3.3)',
  },
  {
    kind: 'flag',
    name: 'sharedEndpoint',
    group: 'server',
    default: false,
    own: true,
    source: 'a proxy in cluster mode gives its own address for every broker',
  },
] as const satisfies readonly SettingSpec[];

/** What the server tells this client: as given whole (recorded cases), else by the settings above. */
export function serverSettingsOf({ server, settings }: ClientScenario): Required<ServerSettings> {
  const told = fullSettings(GRPC_SERVER_SPECS, settings);
  return {
    backoffPolicy:
      server === undefined
        ? {
            maxAttempts: told.grpcClientProducerMaxAttempts,
            initialMs: told.grpcClientProducerBackoffInitialMillis,
            maxMs: told.grpcClientProducerBackoffMaxMillis,
            multiplier: told.grpcClientProducerBackoffMultiplier,
          }
        : server.backoffPolicy,
    maxBodyBytes: server?.maxBodyBytes ?? told.maxMessageSize,
    sharedEndpoint: server?.sharedEndpoint ?? told.sharedEndpoint,
  };
}
