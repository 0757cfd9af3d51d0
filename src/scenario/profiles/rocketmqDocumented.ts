// RocketMQ as its manual describes it ("Send retry and throttling"); no released client does all of it.
import type { SettingSpec } from '../SettingSpec.ts';
import type { Profile } from './Profile.ts';

const MANUAL = 'RocketMQ manual: message sending retry and throttling';

export const ROCKETMQ_DOCUMENTED_SPECS = [
  { kind: 'number', name: 'maxAttempts', group: 'retry', unit: 'count', default: 3, min: 1, max: 100, step: 1, scale: 'linear', source: MANUAL },
  { kind: 'number', name: 'requestTimeout', group: 'timeouts', unit: 'ms', default: 3_000, min: 1, max: 600_000, step: 50, scale: 'log', source: 'ClientConfiguration:requestTimeout (gRPC clients)' },
  { kind: 'number', name: 'INITIAL_BACKOFF', group: 'backoff', unit: 'ms', default: 1_000, min: 1, max: 600_000, step: 10, scale: 'log', source: MANUAL },
  { kind: 'number', name: 'MULTIPLIER', group: 'backoff', unit: 'factor', default: 1.6, min: 1, max: 10, step: 0.1, scale: 'linear', source: MANUAL },
  { kind: 'number', name: 'JITTER', group: 'backoff', unit: 'ratio', default: 0.2, min: 0, max: 1, step: 0.01, scale: 'linear', source: MANUAL },
  { kind: 'number', name: 'MAX_BACKOFF', group: 'backoff', unit: 'ms', default: 120_000, min: 1, max: 3_600_000, step: 100, scale: 'log', source: MANUAL },
  { kind: 'number', name: 'pollNameServerInterval', group: 'route', unit: 'ms', default: 30_000, min: 100, max: 600_000, step: 100, scale: 'log', source: 'the clients refresh their route every 30 s' },
] as const satisfies readonly SettingSpec[];

export const rocketmqDocumented: Profile = {
  id: 'rocketmq-documented',
  title: 'RocketMQ, as documented',
  versions: [{ id: 'manual-5.0', title: '5.0' }],
  defaultVersion: 'manual-5.0',
  modes: ['sync'],
  specs: ROCKETMQ_DOCUMENTED_SPECS,
};
