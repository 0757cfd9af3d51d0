// The settings of a proxy: what stands between the gRPC clients and the brokers.
import type { SettingSpec } from './SettingSpec.ts';

export const PROXY_MODES = ['cluster', 'local'] as const;

export const PROXY_SPECS = [
  {
    kind: 'number',
    name: 'grpcProducerThreadPoolNums',
    group: 'sending',
    unit: 'count',
    default: 4,
    min: 1,
    max: 256,
    step: 1,
    scale: 'log',
    source: 'ProxyConfig:grpcProducerThreadPoolNums = cores (5.3.3)',
  },
  {
    kind: 'number',
    name: 'grpcProducerThreadQueueCapacity',
    group: 'sending',
    unit: 'count',
    default: 10_000,
    min: 1,
    max: 1_000_000,
    step: 1,
    scale: 'log',
    source: 'ProxyConfig:grpcProducerThreadQueueCapacity (5.3.3)',
  },
  {
    kind: 'number',
    name: 'brokerTimeoutMs',
    group: 'timeouts',
    unit: 'ms',
    default: 2_000,
    min: 10,
    max: 600_000,
    step: 10,
    scale: 'log',
    own: true,
    source: 'MessagingProcessor:DEFAULT_TIMEOUT_MILLS, a constant (5.3.3)',
  },
  {
    kind: 'number',
    name: 'forwardMs',
    group: 'service',
    unit: 'ms',
    default: 0.1,
    min: 0,
    max: 10_000,
    step: 0.1,
    scale: 'log',
    own: true,
    source: 'simulation',
  },
] as const satisfies readonly SettingSpec[];
