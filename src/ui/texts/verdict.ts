// The figures of the verdict, each with the sentence that defines it.

export const en = {
  panel: 'Verdict',
  span: 'Figures of',
  now: 'now',
  run: 'whole run',

  goodput: 'Goodput',
  amplification: 'Amplification',
  throttled: 'Throttled',
  blocked: 'Callers blocked',
  blockedMax: 'Callers blocked, most',
  failed: 'Failed',
  latency: 'Latency p99',
  backingOff: 'Waiting to retry',
  recovery: 'Recovered after fault',
  lostDuplicated: 'Lost · duplicated',

  aboutGoodput:
    'Messages acknowledged to the application per second, and their share of what was offered.',
  aboutAmplification: 'Attempts divided by messages: 1 × means that nothing is sent twice.',
  aboutThrottled: 'Attempts that a broker refused because it was busy or over its quota.',
  aboutBlocked: 'Threads of the applications that are inside a send, of all they have.',
  aboutFailed: 'Messages the application was told had failed, after all their attempts.',
  aboutLatency:
    'Of a hundred messages, ninety-nine ended within this time, counted from the moment the application wanted to send.',
  aboutBackingOff: 'Messages that wait between two attempts at this moment.',
  aboutRecovery:
    'From the end of the last fault until 95 % of what is offered is acknowledged again, for five seconds in a row.',
  aboutLostDuplicated:
    'Messages acknowledged and then gone, and copies stored beyond the first of a message.',

  noFault: 'no fault',
  faultLasts: 'fault lasts',
  atOnce: 'at once',
  recovered: '+ {{after}}',
  notRecovered: 'not in {{for}}',
  fine: 'fine',
  warning: 'worth a look',
  bad: 'bad',
  computing: 'Computing the run …',
  digest: 'Run {{digest}}',
  showMessage: 'Show a message',
  copyDigest: 'Copy the digest of this run',
  aboutDigest: 'A fingerprint of every row of this run: equal digests are equal runs.',
} as const;

export const zh: Record<keyof typeof en, string> = {
  panel: '结论',
  span: '数据范围',
  now: '此刻',
  run: '整次运行',

  goodput: '有效吞吐',
  amplification: '放大倍数',
  throttled: '被限流',
  blocked: '阻塞的调用方',
  blockedMax: '阻塞的调用方（最多）',
  failed: '发送失败',
  latency: '延迟 p99',
  backingOff: '等待重试',
  recovery: '故障后恢复',
  lostDuplicated: '丢失 · 重复',

  aboutGoodput: '每秒向应用确认成功的消息数，以及它占发送速率的比例。',
  aboutAmplification: '尝试次数除以消息数：1 × 表示没有任何消息重发。',
  aboutThrottled: 'broker 因繁忙或超出配额而拒绝的尝试。',
  aboutBlocked: '应用中正处于发送调用里的线程数，以及线程总数。',
  aboutFailed: '用尽所有尝试之后，应用得知发送失败的消息。',
  aboutLatency: '100 条消息中有 99 条在此时间内结束，从应用想要发送的时刻算起。',
  aboutBackingOff: '此刻正在两次尝试之间等待的消息数。',
  aboutRecovery: '从最后一个故障结束，到连续 5 秒有 95 % 的消息得到确认所用的时间。',
  aboutLostDuplicated: '已确认却又丢失的消息数，以及同一消息多存储的份数。',

  noFault: '无故障',
  faultLasts: '故障未结束',
  atOnce: '立即',
  recovered: '+ {{after}}',
  notRecovered: '{{for}} 内未恢复',
  fine: '正常',
  warning: '值得注意',
  bad: '严重',
  computing: '正在计算 …',
  digest: '运行 {{digest}}',
  showMessage: '看一条消息',
  copyDigest: '复制这次运行的摘要',
  aboutDigest: '由这次运行的每一行数据算出的指纹：摘要相同，运行就相同。',
};
