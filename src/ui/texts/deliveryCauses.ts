// Why a delivery, or the wait after it, came out as it did: one sentence for each cause.

export const en = {
  none: 'Nothing has decided about it yet.',
  // how the handler answered
  consumeOk: '{{consumer}} consumed it.',
  reconsumeLater: 'The handler of {{consumer}} answered RECONSUME_LATER.',
  handlerThrew: 'The handler of {{consumer}} threw an exception, which counts as RECONSUME_LATER.',
  handlerNull: 'The handler of {{consumer}} returned null, which counts as RECONSUME_LATER.',
  behindAckIndex:
    'The handler of {{consumer}} confirmed its batch only up to ackIndex {{ackIndex}}; this message stood behind.',
  suspendedByHandler: 'The handler of {{consumer}} answered SUSPEND_CURRENT_QUEUE_A_MOMENT.',
  // where it ended
  reconsumeTimesUsedUp:
    'It had been retried as often as is allowed: {{broker}} stored it in the dead-letter queue of {{group}}.',
  sentToDeadLetters:
    'The handler asked for delay level −1: {{broker}} stored it in the dead-letter queue of {{group}} at once.',
  broadcastFailed: 'Under broadcasting a failed message is never delivered again.',
  pullFailed:
    'A lite pull consumer gives nothing back: what fails is the application’s own affair.',
  processDied: '{{consumer}} died while its handler was at work.',
  queueTaken:
    'While the handler worked, its queue went to another consumer of {{group}}: what it answered counts for nothing.',
  rolledBack: 'The offsets of {{group}} went back while the handler worked.',
  // the wait before the next delivery
  delayLevel:
    'Waited {{actual}} in the retry topic of {{group}}: failure {{number}} gets level 3 + {{reconsumeTimes}}, {{planned}}; levels are looked at every 100 ms.',
  delayLevelChosen:
    'Waited {{actual}} in the retry topic of {{group}}: the handler asked for delay level {{delayLevelWhenNextConsume}}, {{planned}}.',
  suspendTime: 'The queue stood still for {{planned}}, and everything behind the message with it.',
  sendBackFailed:
    'No broker took it back; {{consumer}} tries it again from memory after {{planned}}.',
  takenOver:
    'Another consumer of {{group}} got the queue and began at the committed offset, so the message came {{actual}} later once more.',
  invisibleTime: 'Waited {{actual}}: it is invisible for {{planned}} unless it is acknowledged.',
  backoffPolicy:
    'Waited {{actual}}: the policy of the server says {{planned}} after delivery {{number}}.',
} as const;

export const zh: Record<keyof typeof en, string> = {
  none: '尚未有结果。',
  consumeOk: '{{consumer}} 已消费。',
  reconsumeLater: '{{consumer}} 的处理逻辑返回 RECONSUME_LATER。',
  handlerThrew: '{{consumer}} 的处理逻辑抛出异常，等同于 RECONSUME_LATER。',
  handlerNull: '{{consumer}} 的处理逻辑返回 null，等同于 RECONSUME_LATER。',
  behindAckIndex: '{{consumer}} 的处理逻辑只确认到 ackIndex {{ackIndex}}，这条消息排在它之后。',
  suspendedByHandler: '{{consumer}} 的处理逻辑返回 SUSPEND_CURRENT_QUEUE_A_MOMENT。',
  reconsumeTimesUsedUp: '重试次数已用完：{{broker}} 把它存入 {{group}} 的死信队列。',
  sentToDeadLetters: '处理逻辑要求延迟级别 −1：{{broker}} 立即把它存入 {{group}} 的死信队列。',
  broadcastFailed: '广播模式下，失败的消息不再投递。',
  pullFailed: 'Lite Pull 消费者不退回消息：失败由应用自己负责。',
  processDied: '处理逻辑还在运行时，{{consumer}} 宕机了。',
  queueTaken: '处理期间队列被分给了 {{group}} 的另一个消费者：它的返回值不再有效。',
  rolledBack: '处理期间 {{group}} 的位点被回退。',
  delayLevel:
    '在 {{group}} 的重试队列里等待 {{actual}}：第 {{number}} 次失败使用级别 3 + {{reconsumeTimes}}，即 {{planned}}；延迟级别每 100 ms 扫描一次。',
  delayLevelChosen:
    '在 {{group}} 的重试队列里等待 {{actual}}：处理逻辑要求延迟级别 {{delayLevelWhenNextConsume}}，即 {{planned}}。',
  suspendTime: '队列停顿 {{planned}}，排在后面的消息也一起等待。',
  sendBackFailed: '没有 Broker 接收退回的消息；{{consumer}} 在 {{planned}}后从内存里重新消费。',
  takenOver:
    '{{group}} 的另一个消费者接管了队列，从已提交的位点开始，所以这条消息在 {{actual}}后再次投递。',
  invisibleTime: '等待 {{actual}}：未确认的消息在 {{planned}}内不可见。',
  backoffPolicy: '等待 {{actual}}：按服务端策略，第 {{number}} 次投递之后等待 {{planned}}。',
};
