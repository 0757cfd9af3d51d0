// The RocketMQ 5 Java producer (gRPC protocol, rocketmq-client-java).
import type { SettingSpec } from '../SettingSpec.ts';
import { GRPC_SERVER_SPECS } from './grpcServer.ts';
import type { Profile } from './Profile.ts';

export const ROCKETMQ_JAVA_GRPC_SPECS = [
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
    source: 'ProducerBuilderImpl:maxAttempts (5.2.0)',
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
    source: 'ClientConfigurationBuilder:requestTimeout (5.2.0)',
  },
  ...GRPC_SERVER_SPECS,
] as const satisfies readonly SettingSpec[];

const MODES = ['sync', 'async', 'delay', 'transaction'] as const;

export const rocketmqJavaGrpc: Profile = {
  id: 'rocketmq-java-grpc',
  title: 'RocketMQ 5 Java (gRPC)',
  system: 'rocketmq',
  versions: [
    { id: '5.0.7', title: '5.0.7', changes: 'java-grpc-5.0' },
    { id: '5.2.0', title: '5.2', changes: 'java-grpc-5.2' },
  ],
  defaultVersion: '5.2.0',
  modes: MODES,
  specs: ROCKETMQ_JAVA_GRPC_SPECS,
  attempts: Object.fromEntries(MODES.map((mode) => [mode, { name: 'maxAttempts', besides: 0 }])),
};
