// A bare channel of grpc-go: connections and their back-off, without a client library on top.
import type { SettingSpec } from '../SettingSpec.ts';
import { GRPC_CALL_SPECS } from './grpcCall.ts';
import type { Profile } from './Profile.ts';

export const GRPC_GO_CHANNEL_SPECS = [
  ...GRPC_CALL_SPECS,
  {
    kind: 'number',
    name: 'BaseDelay',
    group: 'backoff',
    unit: 'ms',
    default: 1_000,
    min: 1,
    max: 600_000,
    step: 10,
    scale: 'log',
    source: 'backoff.DefaultConfig:BaseDelay (1.85.0)',
  },
  {
    kind: 'number',
    name: 'Multiplier',
    group: 'backoff',
    unit: 'factor',
    default: 1.6,
    min: 1,
    max: 10,
    step: 0.1,
    scale: 'linear',
    source: 'backoff.DefaultConfig:Multiplier (1.85.0)',
  },
  {
    kind: 'number',
    name: 'Jitter',
    group: 'backoff',
    unit: 'ratio',
    default: 0.2,
    min: 0,
    max: 1,
    step: 0.01,
    scale: 'linear',
    source: 'backoff.DefaultConfig:Jitter (1.85.0)',
  },
  {
    kind: 'number',
    name: 'MaxDelay',
    group: 'backoff',
    unit: 'ms',
    default: 120_000,
    min: 1,
    max: 3_600_000,
    step: 100,
    scale: 'log',
    source: 'backoff.DefaultConfig:MaxDelay (1.85.0)',
  },
  {
    kind: 'number',
    name: 'MinConnectTimeout',
    group: 'timeouts',
    unit: 'ms',
    default: 20_000,
    min: 1,
    max: 600_000,
    step: 50,
    scale: 'log',
    source: 'grpc.ConnectParams:MinConnectTimeout (1.85.0)',
  },
] as const satisfies readonly SettingSpec[];

export const grpcGoChannel: Profile = {
  id: 'grpc-go-channel',
  title: 'grpc-go',
  system: 'grpc',
  versions: [
    { id: '1.72.0', title: '1.72', changes: 'grpc-go-1.72' },
    { id: '1.85.0', title: '1.85', changes: 'grpc-go-1.85' },
  ],
  defaultVersion: '1.85.0',
  modes: ['channel'],
  specs: GRPC_GO_CHANNEL_SPECS,
  attempts: {},
};
