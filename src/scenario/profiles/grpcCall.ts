// What a call on a bare gRPC channel may set, whatever the library.
import type { SettingSpec } from '../SettingSpec.ts';

export const GRPC_CALL_SPECS = [
  {
    kind: 'number',
    name: 'deadline',
    group: 'timeouts',
    unit: 'ms',
    default: 3_000,
    min: 1,
    max: 3_600_000,
    step: 50,
    scale: 'log',
    own: true,
    source: 'gRPC sets no deadline by itself; 3 s is what the RocketMQ 5 clients set',
  },
  {
    kind: 'flag',
    name: 'waitForReady',
    group: 'retry',
    default: false,
    source: 'grpc/doc/wait-for-ready.md',
  },
] as const satisfies readonly SettingSpec[];
