// The settings of everything but the clients (those stand in `profiles/`, one file each).
import type { SettingSpec } from './SettingSpec.ts';

const SIMULATION = 'simulation';

/** How long one request keeps a thread or a hop takes. Means in ms. */
const DISTRIBUTIONS = ['constant', 'exponential', 'normal', 'uniform', 'pareto'] as const;
export type DistributionName = (typeof DISTRIBUTIONS)[number];

export const BROKER_SPECS = [
  { kind: 'number', name: 'writeQueueNums', group: 'topic', unit: 'count', default: 4, min: 1, max: 64, step: 1, scale: 'linear', source: 'DefaultMQProducer:defaultTopicQueueNums (5.3.3)' },
  { kind: 'number', name: 'sendMessageThreadPoolNums', group: 'sending', unit: 'count', default: 4, min: 1, max: 256, step: 1, scale: 'log', source: 'BrokerConfig:sendMessageThreadPoolNums = min(cores, 4) (5.3.3)' },
  { kind: 'number', name: 'sendThreadPoolQueueCapacity', group: 'sending', unit: 'count', default: 10_000, min: 1, max: 1_000_000, step: 1, scale: 'log', source: 'BrokerConfig:sendThreadPoolQueueCapacity (5.3.3)' },
  { kind: 'number', name: 'waitTimeMillsInSendQueue', group: 'flowControl', unit: 'ms', default: 200, min: 10, max: 60_000, step: 10, scale: 'log', source: 'BrokerConfig:waitTimeMillsInSendQueue (5.3.3)' },
  { kind: 'flag', name: 'brokerFastFailureEnable', group: 'flowControl', default: true, source: 'BrokerConfig:brokerFastFailureEnable (5.3.3)' },
  { kind: 'number', name: 'osPageCacheBusyTimeOutMills', group: 'flowControl', unit: 'ms', default: 1_000, min: 10, max: 60_000, step: 10, scale: 'log', source: 'MessageStoreConfig:osPageCacheBusyTimeOutMills (5.3.3)' },
  { kind: 'choice', name: 'flushDiskType', group: 'storing', choices: ['ASYNC_FLUSH', 'SYNC_FLUSH'], default: 'ASYNC_FLUSH', source: 'MessageStoreConfig:flushDiskType (5.3.3)' },
  { kind: 'number', name: 'syncFlushTimeout', group: 'storing', unit: 'ms', default: 5_000, min: 10, max: 60_000, step: 10, scale: 'log', source: 'MessageStoreConfig:syncFlushTimeout (5.3.3)', onlyWhen: { name: 'flushDiskType', oneOf: ['SYNC_FLUSH'] } },
  { kind: 'flag', name: 'transientStorePoolEnable', group: 'storing', default: false, source: 'MessageStoreConfig:transientStorePoolEnable (5.3.3)' },
  { kind: 'number', name: 'commitIntervalCommitLog', group: 'storing', unit: 'ms', default: 200, min: 1, max: 10_000, step: 1, scale: 'log', source: 'MessageStoreConfig:commitIntervalCommitLog (5.3.3)', onlyWhen: { name: 'transientStorePoolEnable', oneOf: [true] } },
  { kind: 'number', name: 'diskSpaceWarningLevelRatio', group: 'disk', unit: 'ratio', default: 0.9, min: 0.35, max: 0.9, step: 0.01, scale: 'linear', source: 'MessageStoreConfig:diskSpaceWarningLevelRatio (5.3.3)' },
  { kind: 'number', name: 'diskSpaceCleanForciblyRatio', group: 'disk', unit: 'ratio', default: 0.85, min: 0.3, max: 0.85, step: 0.01, scale: 'linear', source: 'MessageStoreConfig:diskSpaceCleanForciblyRatio (5.3.3)' },
  { kind: 'number', name: 'cleanResourceInterval', group: 'disk', unit: 'ms', default: 10_000, min: 100, max: 600_000, step: 100, scale: 'log', source: 'MessageStoreConfig:cleanResourceInterval (5.3.3)' },
  { kind: 'number', name: 'diskUsedRatio', group: 'disk', unit: 'ratio', default: 0.5, min: 0, max: 1, step: 0.01, scale: 'linear', own: true, source: SIMULATION },
  { kind: 'number', name: 'diskGrowthPerMessage', group: 'disk', unit: 'ratio', default: 0, min: 0, max: 0.001, step: 0.000001, scale: 'log', own: true, source: SIMULATION },
  { kind: 'choice', name: 'serviceDistribution', group: 'service', choices: DISTRIBUTIONS, default: 'exponential', own: true, source: SIMULATION },
  { kind: 'number', name: 'serviceMs', group: 'service', unit: 'ms', default: 2, min: 0, max: 10_000, step: 0.1, scale: 'log', own: true, source: SIMULATION },
  { kind: 'number', name: 'serviceDeviation', group: 'service', unit: 'ratio', default: 0.5, min: 0, max: 4, step: 0.05, scale: 'linear', own: true, source: SIMULATION, onlyWhen: { name: 'serviceDistribution', oneOf: ['normal', 'uniform', 'pareto'] } },
  { kind: 'number', name: 'throttleRatePerSec', group: 'quota', unit: 'perSec', default: 0, min: 1, max: 1_000_000, step: 1, scale: 'log', special: [0], own: true, source: 'RocketMQ on a cloud, as documented: instance quota (no open-source broker has one)' },
  { kind: 'flag', name: 'dropExpiredAtDequeue', group: 'service', default: false, own: true, source: SIMULATION },
] as const satisfies readonly SettingSpec[];

export const NETWORK_SPECS = [
  { kind: 'number', name: 'latencyMs', group: 'network', unit: 'ms', default: 0.5, min: 0, max: 10_000, step: 0.1, scale: 'log', own: true, source: SIMULATION },
  { kind: 'choice', name: 'jitterDistribution', group: 'network', choices: ['uniform', 'exponential'], default: 'uniform', own: true, source: SIMULATION },
  { kind: 'number', name: 'jitterMs', group: 'network', unit: 'ms', default: 0, min: 0, max: 10_000, step: 0.1, scale: 'log', own: true, source: SIMULATION },
  { kind: 'number', name: 'requestLossRatio', group: 'network', unit: 'ratio', default: 0, min: 0, max: 1, step: 0.01, scale: 'linear', own: true, source: SIMULATION },
  { kind: 'number', name: 'answerLossRatio', group: 'network', unit: 'ratio', default: 0, min: 0, max: 1, step: 0.01, scale: 'linear', own: true, source: SIMULATION },
] as const satisfies readonly SettingSpec[];

export const NAME_SERVER_SPECS = [
  { kind: 'number', name: 'scanNotActiveBrokerInterval', group: 'nameServer', unit: 'ms', default: 5_000, min: 100, max: 600_000, step: 100, scale: 'log', source: 'NamesrvConfig:scanNotActiveBrokerInterval (5.3.3)' },
  { kind: 'number', name: 'brokerNotActiveTimeoutMillis', group: 'nameServer', unit: 'ms', default: 120_000, min: 1_000, max: 3_600_000, step: 1_000, scale: 'log', source: 'RouteInfoManager:DEFAULT_BROKER_CHANNEL_EXPIRED_TIME (5.3.3)' },
  { kind: 'number', name: 'registerNameServerPeriod', group: 'nameServer', unit: 'ms', default: 30_000, min: 10_000, max: 60_000, step: 1_000, scale: 'linear', source: 'BrokerConfig:registerNameServerPeriod (5.3.3)' },
] as const satisfies readonly SettingSpec[];

export const WORKLOAD_SPECS = [
  { kind: 'choice', name: 'loop', group: 'load', choices: ['open', 'closed'], default: 'open', own: true, source: SIMULATION },
  { kind: 'choice', name: 'arrivals', group: 'load', choices: ['poisson', 'constant'], default: 'poisson', own: true, source: SIMULATION, onlyWhen: { name: 'loop', oneOf: ['open'] } },
  { kind: 'number', name: 'ratePerSec', group: 'load', unit: 'perSec', default: 250, min: 0.1, max: 100_000, step: 1, scale: 'log', special: [0], own: true, source: SIMULATION, onlyWhen: { name: 'loop', oneOf: ['open'] } },
  { kind: 'number', name: 'callers', group: 'load', unit: 'count', default: 32, min: 1, max: 100_000, step: 1, scale: 'log', own: true, source: SIMULATION },
  { kind: 'number', name: 'thinkTimeMs', group: 'load', unit: 'ms', default: 0, min: 0, max: 60_000, step: 1, scale: 'log', own: true, source: SIMULATION, onlyWhen: { name: 'loop', oneOf: ['closed'] } },
  { kind: 'number', name: 'bodyBytes', group: 'load', unit: 'bytes', default: 1_024, min: 0, max: 16_777_216, step: 1, scale: 'log', own: true, source: SIMULATION },
  { kind: 'choice', name: 'shape', group: 'shape', choices: ['steady', 'bursts', 'ramp', 'spike'], default: 'steady', own: true, source: SIMULATION, onlyWhen: { name: 'loop', oneOf: ['open'] } },
  { kind: 'number', name: 'shapeFactor', group: 'shape', unit: 'factor', default: 3, min: 0, max: 100, step: 0.1, scale: 'linear', own: true, source: SIMULATION, onlyWhen: { name: 'shape', oneOf: ['bursts', 'ramp', 'spike'] } },
  { kind: 'number', name: 'shapeStartMs', group: 'shape', unit: 'ms', default: 30_000, min: 0, max: 86_400_000, step: 1_000, scale: 'linear', own: true, source: SIMULATION, onlyWhen: { name: 'shape', oneOf: ['ramp', 'spike'] } },
  { kind: 'number', name: 'shapeLengthMs', group: 'shape', unit: 'ms', default: 5_000, min: 10, max: 86_400_000, step: 100, scale: 'log', own: true, source: SIMULATION, onlyWhen: { name: 'shape', oneOf: ['bursts', 'ramp', 'spike'] } },
  { kind: 'number', name: 'shapeEveryMs', group: 'shape', unit: 'ms', default: 20_000, min: 20, max: 86_400_000, step: 100, scale: 'log', own: true, source: SIMULATION, onlyWhen: { name: 'shape', oneOf: ['bursts'] } },
] as const satisfies readonly SettingSpec[];
