// A bare channel of grpc-js (Node).
import type { SettingSpec } from '../SettingSpec.ts';
import { GRPC_CALL_SPECS } from './grpcCall.ts';
import type { Profile } from './Profile.ts';

export const GRPC_JS_CHANNEL_SPECS = [
  ...GRPC_CALL_SPECS,
  {
    kind: 'number',
    name: 'initial_reconnect_backoff_ms',
    group: 'backoff',
    unit: 'ms',
    default: 1_000,
    min: 1,
    max: 600_000,
    step: 10,
    scale: 'log',
    source: 'ChannelOptions: grpc.initial_reconnect_backoff_ms (1.14.7)',
  },
  {
    kind: 'number',
    name: 'max_reconnect_backoff_ms',
    group: 'backoff',
    unit: 'ms',
    default: 120_000,
    min: 1,
    max: 3_600_000,
    step: 100,
    scale: 'log',
    source: 'ChannelOptions: grpc.max_reconnect_backoff_ms (1.14.7)',
  },
] as const satisfies readonly SettingSpec[];

export const grpcJsChannel: Profile = {
  id: 'grpc-js-channel',
  title: 'grpc-js',
  system: 'grpc',
  versions: [{ id: '1.14.7', title: '1.14' }],
  defaultVersion: '1.14.7',
  modes: ['channel'],
  specs: GRPC_JS_CHANNEL_SPECS,
  attempts: {},
};
