// The RocketMQ 5 Python producer (gRPC protocol, rocketmq-python-client). It has no number of attempts of its own.
import type { SettingSpec } from '../SettingSpec.ts';
import { GRPC_SERVER_SPECS } from './grpcServer.ts';
import type { Profile } from './Profile.ts';

export const ROCKETMQ_PYTHON_GRPC_SPECS = [
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
    source: 'client_configuration.py:request_timeout (5.1.2)',
  },
  ...GRPC_SERVER_SPECS,
] as const satisfies readonly SettingSpec[];

const MODES = ['sync', 'async', 'delay', 'transaction'] as const;

export const rocketmqPythonGrpc: Profile = {
  id: 'rocketmq-python-grpc',
  title: 'RocketMQ 5 Python (gRPC)',
  system: 'rocketmq',
  versions: [{ id: '5.1.2', title: '5.1.2' }],
  defaultVersion: '5.1.2',
  modes: MODES,
  specs: ROCKETMQ_PYTHON_GRPC_SPECS,
  attempts: Object.fromEntries(
    MODES.map((mode) => [mode, { name: 'grpcClientProducerMaxAttempts', besides: 0 }]),
  ),
};
