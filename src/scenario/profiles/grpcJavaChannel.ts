// A bare channel of grpc-java over Netty. Its back-off cannot be set.
import type { SettingSpec } from '../SettingSpec.ts';
import { GRPC_CALL_SPECS } from './grpcCall.ts';
import type { Profile } from './Profile.ts';

export const GRPC_JAVA_CHANNEL_SPECS = [
  ...GRPC_CALL_SPECS,
  {
    kind: 'number',
    name: 'CONNECT_TIMEOUT_MILLIS',
    group: 'timeouts',
    unit: 'ms',
    default: 30_000,
    min: 1,
    max: 600_000,
    step: 50,
    scale: 'log',
    source: 'Netty ChannelOption:CONNECT_TIMEOUT_MILLIS',
  },
] as const satisfies readonly SettingSpec[];

export const grpcJavaChannel: Profile = {
  id: 'grpc-java-channel',
  title: 'grpc-java',
  system: 'grpc',
  versions: [
    { id: '1.50.0', title: '1.50', changes: 'grpc-java-1.50' },
    { id: '1.85.1', title: '1.85', changes: 'grpc-java-1.85' },
  ],
  defaultVersion: '1.85.1',
  modes: ['channel'],
  specs: GRPC_JAVA_CHANNEL_SPECS,
  attempts: {},
};
