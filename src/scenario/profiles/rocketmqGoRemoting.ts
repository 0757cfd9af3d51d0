// The RocketMQ Go client v2 (remoting protocol), producing.
import type { SettingSpec } from '../SettingSpec.ts';
import type { Profile } from './Profile.ts';

export const ROCKETMQ_GO_REMOTING_SPECS = [
  {
    kind: 'number',
    name: 'retryTimes',
    group: 'retry',
    unit: 'count',
    default: 3,
    min: 0,
    max: 100,
    step: 1,
    scale: 'linear',
    source: 'internal/client.go: DefaultClientOptions, RetryTimes (2.1.2)',
  },
  {
    kind: 'choice',
    name: 'queueSelector',
    group: 'retry',
    choices: ['roundRobin', 'random', 'hash', 'manual'],
    default: 'roundRobin',
    source: 'producer/option.go: defaultProducerOptions, Selector (2.1.2)',
  },
  {
    kind: 'number',
    name: 'sendMsgTimeout',
    help: 'sendMsgTimeoutOfGo',
    group: 'timeouts',
    unit: 'ms',
    default: 3_000,
    min: 1,
    max: 600_000,
    step: 50,
    scale: 'log',
    source: 'producer/option.go: defaultProducerOptions, SendMsgTimeout (2.1.2)',
  },
  {
    kind: 'number',
    name: 'contextTimeoutMs',
    group: 'timeouts',
    unit: 'ms',
    default: 0,
    min: 1,
    max: 600_000,
    step: 50,
    scale: 'log',
    special: [0],
    source: 'context.Background(): no deadline',
  },
  {
    kind: 'flag',
    name: 'panicHandler',
    group: 'limits',
    default: false,
    source: 'primitive/base.go: PanicHandler, nil (2.1.2)',
  },
] as const satisfies readonly SettingSpec[];

const ATTEMPTS = { name: 'retryTimes', besides: 1 } as const;

export const rocketmqGoRemoting: Profile = {
  id: 'rocketmq-go-remoting',
  title: 'RocketMQ Go v2',
  system: 'rocketmq',
  versions: [{ id: '2.1.2', title: '2.1', changes: 'go-2.1' }],
  defaultVersion: '2.1.2',
  modes: ['sync', 'async', 'oneway', 'transaction'],
  specs: ROCKETMQ_GO_REMOTING_SPECS,
  attempts: { sync: ATTEMPTS, oneway: ATTEMPTS, transaction: ATTEMPTS },
};
