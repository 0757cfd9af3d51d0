// Consumers, wherever the page speaks of them: on the stage, in the settings, the verdict, the charts and the life of a
// message. Loaded with the first scenario that has any.

export const en = {
  // stage
  lag: '{{number}} behind',
  cached: '{{number}} cached',
  handlers: '{{busy}} of {{threads}} handlers busy',
  consumedPerSec: '{{rate}} consumed/s',
  givenBackPerSec: '{{rate}} given back/s',
  givenBackShort: '↩ {{rate}}',
  heldBack: 'flow control',
  life_paused: 'frozen',
  life_down: 'down',
  retryTopic: 'retry topic',
  deadLetterQueue: 'dead letters',
  proxyQueue: '{{number}} in line',
  // parts, read out
  partConsumer:
    '{{name}}, {{title}}, {{lag}} messages behind, {{consumed}} consumed per second, {{failed}} given back per second',
  partProxy: 'Proxy {{name}}, {{queue}} requests in line',
  // tooltips
  tipDelivery: 'Delivery {{number}} of message {{message}}',
  tipToConsumer: '{{broker}} hands it to {{consumer}}.',
  tipGivenBack: '{{consumer}} gave it back: it comes again {{wait}} later.',
  tipDeadLetter: '{{consumer}} failed for the last time: it goes to the dead-letter queue.',
  tipAgain: 'The business has done it before: this is a duplicate.',
  tipRetry: 'Retry topic',
  tipRetryHow: 'Messages that wait for their next delivery, each by its level: 10 s, 30 s, 1 min …',
  tipDead: 'Dead-letter queue',
  tipDeadHow: 'Messages that failed too often. No consumer gets them by itself any more.',
  tipProxy: 'Requests and answers pass through it.',
  tipConsumer: 'group {{group}}',
  // settings
  consumer: 'Consumer',
  consumerKind: 'Kind of consumer',
  group: 'Group',
  noConsumers: 'Nobody consumes in this scenario: messages are stored, and that is all.',
  addConsumer: 'Add consumer',
  'mode_push-concurrently':
    'Pulls all the time and hands messages to a pool of threads; what fails goes to the retry topic.',
  'mode_push-orderly':
    'One message of a queue after the other: what fails is tried again, and its queue waits.',
  'mode_lite-pull': 'The application polls by itself and commits by itself; nothing is retried.',
  mode_push:
    'Receives through the proxy or the broker, and asks for a later delivery of what fails.',
  mode_simple:
    'The application receives and acknowledges by itself; what it does not acknowledge comes again.',
} as const;

export const zh: Record<keyof typeof en, string> = {
  lag: '积压 {{number}}',
  cached: '已拉取 {{number}}',
  handlers: '{{threads}} 个消费线程，{{busy}} 个忙',
  consumedPerSec: '消费 {{rate}}/s',
  givenBackPerSec: '退回 {{rate}}/s',
  givenBackShort: '↩ {{rate}}',
  heldBack: '流控',
  life_paused: '冻结',
  life_down: '停机',
  retryTopic: '重试队列',
  deadLetterQueue: '死信队列',
  proxyQueue: '排队 {{number}}',
  partConsumer:
    '{{name}}，{{title}}，积压 {{lag}} 条消息，每秒消费 {{consumed}} 条，每秒退回 {{failed}} 条',
  partProxy: '代理 {{name}}，{{queue}} 个请求在排队',
  tipDelivery: '消息 {{message}} 的第 {{number}} 次投递',
  tipToConsumer: '{{broker}} 把它交给 {{consumer}}。',
  tipGivenBack: '{{consumer}} 把它退回：{{wait}}后再次投递。',
  tipDeadLetter: '{{consumer}} 最后一次也失败了：进入死信队列。',
  tipAgain: '业务早已处理过它：这是一次重复。',
  tipRetry: '重试队列',
  tipRetryHow: '等待下一次投递的消息，按级别等待：10 s、30 s、1 min……',
  tipDead: '死信队列',
  tipDeadHow: '失败次数过多的消息。不会再自动投递给任何消费者。',
  tipProxy: '请求和应答都经过它。',
  tipConsumer: '消费组 {{group}}',
  consumer: '消费者',
  consumerKind: '消费者类型',
  group: '消费组',
  noConsumers: '这个场景里没有人消费：消息只是被存储。',
  addConsumer: '添加消费者',
  'mode_push-concurrently': '持续拉取并交给线程池处理；失败的消息进入重试队列。',
  'mode_push-orderly': '同一队列逐条处理：失败就原地再试，队列随之等待。',
  'mode_lite-pull': '由应用自己拉取、自己提交；没有重试。',
  mode_push: '通过代理或 Broker 接收；失败的消息请求稍后再投递。',
  mode_simple: '由应用自己接收、自己确认；没有确认的会再次投递。',
};
