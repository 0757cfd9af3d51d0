// The classic RocketMQ Java producer (remoting protocol).
import type { SettingSpec } from '../SettingSpec.ts';
import type { Profile } from './Profile.ts';

export const ROCKETMQ_JAVA_REMOTING_SPECS = [
  { kind: 'number', name: 'sendMsgTimeout', group: 'timeouts', unit: 'ms', default: 3_000, min: 1, max: 600_000, step: 50, scale: 'log', source: 'DefaultMQProducer:sendMsgTimeout (5.3.3)' },
  { kind: 'number', name: 'sendMsgMaxTimeoutPerRequest', group: 'timeouts', unit: 'ms', default: -1, min: 1, max: 600_000, step: 50, scale: 'log', special: [-1], source: 'DefaultMQProducer:sendMsgMaxTimeoutPerRequest (since 5.3.3)' },
  { kind: 'number', name: 'retryTimesWhenSendFailed', group: 'retry', unit: 'count', default: 2, min: 0, max: 100, step: 1, scale: 'linear', source: 'DefaultMQProducer:retryTimesWhenSendFailed (5.3.3)' },
  { kind: 'number', name: 'retryTimesWhenSendAsyncFailed', group: 'retry', unit: 'count', default: 2, min: 0, max: 100, step: 1, scale: 'linear', source: 'DefaultMQProducer:retryTimesWhenSendAsyncFailed (5.3.3)' },
  { kind: 'flag', name: 'retryAnotherBrokerWhenNotStoreOK', group: 'retry', default: false, source: 'DefaultMQProducer:retryAnotherBrokerWhenNotStoreOK (5.3.3)' },
  { kind: 'flag', name: 'sendLatencyFaultEnable', group: 'avoidance', default: false, source: 'ClientConfig:sendLatencyEnable (5.3.3)' },
  { kind: 'number', name: 'maxMessageSize', group: 'limits', unit: 'bytes', default: 4_194_304, min: 1, max: 67_108_864, step: 1, scale: 'log', source: 'DefaultMQProducer:maxMessageSize (5.3.3)' },
  { kind: 'number', name: 'pollNameServerInterval', group: 'route', unit: 'ms', default: 30_000, min: 100, max: 600_000, step: 100, scale: 'log', source: 'ClientConfig:pollNameServerInterval (5.3.3)' },
  { kind: 'number', name: 'connectTimeoutMillis', group: 'timeouts', unit: 'ms', default: 3_000, min: 1, max: 600_000, step: 50, scale: 'log', source: 'NettySystemConfig:connectTimeoutMillis (5.3.3)' },
  { kind: 'flag', name: 'clientCloseSocketIfTimeout', group: 'timeouts', default: true, source: 'NettySystemConfig:clientCloseSocketIfTimeout (true since 4.9.1)' },
] as const satisfies readonly SettingSpec[];

export const rocketmqJavaRemoting: Profile = {
  id: 'rocketmq-java-remoting',
  title: 'RocketMQ Java',
  versions: [
    { id: '4.9.8', title: '4.9' },
    { id: '5.2.0', title: '5.2' },
    { id: '5.3.3', title: '5.3' },
  ],
  defaultVersion: '5.3.3',
  modes: ['sync', 'async', 'oneway'],
  specs: ROCKETMQ_JAVA_REMOTING_SPECS,
};
