// The RocketMQ 5 consumers (gRPC protocol): push, and simple, where the application asks and acknowledges itself. What
// the server tells them stands with them, because they are who obeys. Names and defaults are those of the builders
// and of ProxyConfig.
import type { ProfileVersion } from '../profiles/Profile.ts';
import type { NumberSpec, SettingSpec } from '../SettingSpec.ts';
import type { ConsumerProfile } from './ConsumerProfile.ts';

function count(name: string, value: number, source: string): NumberSpec {
  return {
    kind: 'number',
    name,
    group: 'handling',
    unit: 'count',
    default: value,
    min: 1,
    max: 100_000,
    step: 1,
    scale: 'log',
    source,
  };
}

function time(name: string, value: number, source: string): NumberSpec {
  return {
    kind: 'number',
    name,
    group: 'receiving',
    unit: 'ms',
    default: value,
    min: 1,
    max: 43_200_000,
    step: 10,
    scale: 'log',
    source,
  };
}

const REQUEST_TIMEOUT = time(
  'requestTimeout',
  3_000,
  'ClientConfigurationBuilder:requestTimeout (5.2.0)',
);

const RETRY_MAX_TIMES: NumberSpec = {
  ...count('retryMaxTimes', 16, 'SubscriptionGroupConfig:retryMaxTimes (5.3.3)'),
  group: 'retry',
  min: 0,
  max: 1_000,
};

const PUSH: readonly SettingSpec[] = [
  count('maxCacheMessageCount', 1_024, 'PushConsumerBuilderImpl:maxCacheMessageCount (5.2.0)'),
  {
    kind: 'number',
    name: 'maxCacheMessageSizeInBytes',
    group: 'handling',
    unit: 'bytes',
    default: 67_108_864,
    min: 1,
    max: 1_073_741_824,
    step: 1,
    scale: 'log',
    source: 'PushConsumerBuilderImpl:maxCacheMessageSizeInBytes (5.2.0)',
  },
  count('consumptionThreadCount', 20, 'PushConsumerBuilderImpl:consumptionThreadCount (5.2.0)'),
  {
    kind: 'flag',
    name: 'consumeMessageOrderly',
    group: 'group',
    default: false,
    source: 'SubscriptionGroupConfig:consumeMessageOrderly (5.3.3)',
  },
  RETRY_MAX_TIMES,
  count(
    'grpcClientConsumerLongPollingBatchSize',
    32,
    'ProxyConfig:grpcClientConsumerLongPollingBatchSize (5.3.3)',
  ),
  time(
    'grpcClientConsumerMaxLongPollingTimeoutMillis',
    20_000,
    'ProxyConfig:grpcClientConsumerMaxLongPollingTimeoutMillis (5.3.3)',
  ),
  time('defaultInvisibleTimeMills', 60_000, 'ProxyConfig:defaultInvisibleTimeMills (5.3.3)'),
  {
    kind: 'flag',
    name: 'enableProxyAutoRenew',
    group: 'receiving',
    default: true,
    source: 'ProxyConfig:enableProxyAutoRenew (5.3.3)',
  },
  REQUEST_TIMEOUT,
];

const SIMPLE: readonly SettingSpec[] = [
  time('awaitDuration', 20_000, 'SimpleConsumerBuilder:setAwaitDuration (asked for, no default)'),
  time('invisibleDuration', 15_000, 'SimpleConsumer:receive (asked for, no default)'),
  count('maxMessageNum', 16, 'SimpleConsumer:receive (asked for, no default)'),
  { ...count('receivers', 1, 'simulation'), own: true },
  {
    kind: 'choice',
    name: 'onFailure',
    group: 'retry',
    choices: ['leave', 'changeInvisibleDuration'],
    default: 'leave',
    own: true,
    source: 'simulation',
  },
  RETRY_MAX_TIMES,
  REQUEST_TIMEOUT,
];

function profile(id: string, title: string, versions: readonly ProfileVersion[]): ConsumerProfile {
  return {
    id,
    title,
    system: 'rocketmq',
    versions,
    defaultVersion: versions.at(-1)?.id ?? '',
    modes: { push: PUSH, simple: SIMPLE },
  };
}

export const rocketmqJavaGrpcConsumer = profile('rocketmq-java-grpc', 'RocketMQ 5 Java (gRPC)', [
  { id: '5.0.7', title: '5.0.7', changes: 'java-grpc-5.0' },
  { id: '5.2.0', title: '5.2', changes: 'java-grpc-5.2' },
]);

export const rocketmqGoGrpcConsumer = profile('rocketmq-go-grpc', 'RocketMQ 5 Go (gRPC)', [
  { id: '5.1.4', title: '' },
]);

export const rocketmqNodejsGrpcConsumer = profile(
  'rocketmq-nodejs-grpc',
  'RocketMQ 5 Node.js (gRPC)',
  [{ id: '1.0.8', title: '' }],
);
