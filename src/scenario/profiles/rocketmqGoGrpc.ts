// The RocketMQ 5 Go producer (gRPC protocol, rocketmq-clients/golang). The server's number of attempts wins over its own.
import type { SettingSpec } from '../SettingSpec.ts';
import { GRPC_SERVER_SPECS } from './grpcServer.ts';
import type { Profile } from './Profile.ts';

export const ROCKETMQ_GO_GRPC_SPECS = [
  {
    kind: 'number',
    name: 'maxAttempts',
    group: 'retry',
    unit: 'count',
    default: 3,
    min: 1,
    max: 100,
    step: 1,
    scale: 'linear',
    source:
      'producer_options.go:WithMaxAttempts (5.1.4), without effect once a server told its own',
  },
  {
    kind: 'number',
    name: 'requestTimeout',
    group: 'timeouts',
    unit: 'ms',
    default: 3_000,
    min: 1,
    max: 600_000,
    step: 50,
    scale: 'log',
    source: 'client_options.go:timeout (5.1.4)',
  },
  ...GRPC_SERVER_SPECS,
] as const satisfies readonly SettingSpec[];

const MODES = ['sync', 'async', 'delay', 'transaction'] as const;

export const rocketmqGoGrpc: Profile = {
  id: 'rocketmq-go-grpc',
  title: 'RocketMQ 5 Go (gRPC)',
  system: 'rocketmq',
  versions: [{ id: '5.1.4', title: '5.1.4' }],
  defaultVersion: '5.1.4',
  modes: MODES,
  specs: ROCKETMQ_GO_GRPC_SPECS,
  attempts: Object.fromEntries(
    MODES.map((mode) => [mode, { name: 'grpcClientProducerMaxAttempts', besides: 0 }]),
  ),
};
