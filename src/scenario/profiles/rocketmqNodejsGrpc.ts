// The RocketMQ 5 Node.js producer (gRPC protocol, rocketmq-client-nodejs).
import type { SettingSpec } from '../SettingSpec.ts';
import { GRPC_SERVER_SPECS } from './grpcServer.ts';
import type { Profile } from './Profile.ts';

export const ROCKETMQ_NODEJS_GRPC_SPECS = [
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
    source: 'Producer.ts:maxAttempts (1.0.8)',
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
    source: 'BaseClient.ts:requestTimeout (1.0.8)',
  },
  ...GRPC_SERVER_SPECS,
] as const satisfies readonly SettingSpec[];

const MODES = ['sync', 'delay', 'transaction'] as const;

export const rocketmqNodejsGrpc: Profile = {
  id: 'rocketmq-nodejs-grpc',
  title: 'RocketMQ 5 Node.js (gRPC)',
  system: 'rocketmq',
  versions: [{ id: '1.0.8', title: '1.0.8' }],
  defaultVersion: '1.0.8',
  modes: MODES,
  specs: ROCKETMQ_NODEJS_GRPC_SPECS,
  attempts: Object.fromEntries(MODES.map((mode) => [mode, { name: 'maxAttempts', besides: 0 }])),
};
