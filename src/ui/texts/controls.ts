// The settings panel: its frame, the clients, and names for what has no real name.

export const en = {
  panel: 'Settings',
  tabProducer: 'Producer',
  tabBroker: 'Broker',
  tabConsumer: 'Consumer',
  tabNetwork: 'Net',
  tabLoad: 'Load',
  tabRun: 'Run',

  client: 'Client',
  clientOf: '{{index}} of {{count}}',
  clientName: '{{name}} · {{profile}}',
  broker: 'Broker',
  allBrokers: 'All {{count}} brokers',
  brokersDiffer: 'The brokers differ here; a change makes them equal.',
  profile: 'Kind of client',
  version: 'Version',
  mode: 'Mode',
  appliesTo: 'Applies to',
  wholeRun: 'whole run',
  fromFork: 'From the fork',
  fromPlayhead: 'from {{at}} on',
  addClient: 'Add client',
  addBroker: 'Add broker',
  addProxy: 'Add proxy',
  ways: 'Who goes through which proxy',
  toBrokers: 'straight to the brokers',
  remove: 'Remove {{name}}',
  parts: 'Parts of the world',
  noClients: 'There is no client.',
  noBrokers: 'There is no broker.',
  rollSeed: 'Roll another seed',

  about: 'About {{name}}',
  aboutDefault: 'Default {{value}}',
  aboutLimits: '{{min}} to {{max}}',
  aboutSource: 'From {{source}}',
  aboutOwn: 'A setting of the simulation; no real client or broker has it.',
  exactValue: '{{name}}, exact value',
  switchOn: '{{name}}: on',
  off: 'off',
  changed: 'changed',
  resetOne: 'Set {{name}} back to {{value}}',
  resetAll: 'Reset all here ({{count}})',
  notANumber: '“{{given}}” is not a number, so nothing changed.',
  clamped: '{{given}} is out of limits ({{min}} to {{max}}): {{value}} was set.',
  setOnTimeline: 'Becomes {{value}} at {{at}}',
  otherMode: 'Does nothing in {{mode}} mode.',
  laterVersion: 'Does nothing here: it exists since {{version}}.',
  neverWaits: 'This client never waits between attempts.',
  neverRetries: 'This client makes one attempt, so it never waits.',
  worstCase: 'At worst a send takes {{duration}} and {{attempts}} attempts.',
  worstCaseOne: 'At worst a send takes {{duration}}, in one attempt.',

  hint_silentBrokerUsesAll:
    'A broker that stays silent uses up all {{timeout}}: one attempt, no retry.',
  hint_limitLeavesTime: 'A limit here would leave time for another attempt.',
  hint_busyNotRetried:
    'This version does not retry SYSTEM_BUSY; these retries are for other failures.',
  hint_processDiesOfSilence:
    'The first send without an answer ends this process: set a panic handler, as an application must.',
  hint_timeoutWithoutEffect: 'This version gives each attempt 3 s, whatever stands here.',
  hint_asyncAnswersNotRetried:
    'Retries only failed connections: an answer of SYSTEM_BUSY ends the send.',
  hint_connectBeyondTimeout:
    'A connection that hangs costs {{connect}}, although the send should end after {{timeout}}.',
  hint_deadlineCutsAttempts:
    'When brokers stay silent, only {{fitting}} of {{attempts}} attempts fit before the deadline.',
  hint_capBelowInitial: 'The longest wait is shorter than the first, so all waits are equal.',
  hint_messageTooLarge:
    'Every send fails inside the client: {{body}} is more than maxMessageSize, {{limit}}.',
  hint_roundTripTooLong:
    '{{client}} waits {{timeout}}, but a request and its answer take {{roundTrip}}: every attempt times out.',
  hint_callersBlockedAfter:
    'If the brokers fall silent, all {{callers}} callers are blocked after {{after}}.',
  hint_flushTimeoutNeverSeen:
    'Clients stop waiting after {{timeout}}, so none ever sees FLUSH_DISK_TIMEOUT, which comes after {{flush}}.',
  hint_quotaBelowOffered:
    'The quota of all brokers, {{quota}}, is below the {{offered}} offered: requests are throttled all the time.',
  hint_overloaded:
    'All brokers together can store {{capacity}}, but {{offered}} are offered: this cannot go well.',
  hint_stormCanStay:
    'If every send used all its attempts, {{storm}} would arrive and only {{capacity}} can be stored: a retry storm could feed itself.',
  hint_queueOutlivesClients:
    'Requests can wait here for longer than {{timeout}}: then threads work for clients that are gone.',
  hint_diskFullAtStart: 'The disk begins above {{level}}, so the broker refuses writes.',
  hint_diskLevelsCrossed:
    'This must lie below diskSpaceWarningLevelRatio, {{level}}, or a full disk never becomes writable again.',
} as const;

export const zh: Record<keyof typeof en, string> = {
  panel: '设置',
  tabProducer: '生产者',
  tabBroker: 'Broker',
  tabConsumer: '消费者',
  tabNetwork: '网络',
  tabLoad: '负载',
  tabRun: '运行',

  client: '客户端',
  clientOf: '第 {{index}} 个，共 {{count}} 个',
  clientName: '{{name}} · {{profile}}',
  broker: 'Broker',
  allBrokers: '全部 {{count}} 个 broker',
  brokersDiffer: '各 broker 的值不同；修改后将统一。',
  profile: '客户端类型',
  version: '版本',
  mode: '模式',
  appliesTo: '更改作用于',
  wholeRun: '整次运行',
  fromFork: '从分叉起',
  fromPlayhead: '从 {{at}} 起',
  addClient: '添加客户端',
  addBroker: '添加 broker',
  addProxy: '添加 Proxy',
  ways: '谁经过哪个 Proxy',
  toBrokers: '直接访问 broker',
  remove: '移除 {{name}}',
  parts: '系统的组成',
  noClients: '没有客户端。',
  noBrokers: '没有 broker。',
  rollSeed: '换一个随机种子',

  about: '关于 {{name}}',
  aboutDefault: '默认 {{value}}',
  aboutLimits: '{{min}} 至 {{max}}',
  aboutSource: '出处：{{source}}',
  aboutOwn: '这是模拟器自己的设置，真实的客户端和 broker 没有它。',
  exactValue: '{{name}}，精确值',
  switchOn: '{{name}}：启用',
  off: '关闭',
  changed: '已更改',
  resetOne: '把 {{name}} 恢复为 {{value}}',
  resetAll: '全部恢复默认（{{count}}）',
  notANumber: '“{{given}}”不是数字，未作更改。',
  clamped: '{{given}} 超出范围（{{min}} 至 {{max}}），已设为 {{value}}。',
  setOnTimeline: '在 {{at}} 变为 {{value}}',
  otherMode: '在 {{mode}} 模式下不起作用。',
  laterVersion: '在此版本不起作用：{{version}} 起才有。',
  neverWaits: '这个客户端在两次尝试之间从不等待。',
  neverRetries: '这个客户端只尝试一次，因此从不等待。',
  worstCase: '最坏情况下，一次发送耗时 {{duration}}，尝试 {{attempts}} 次。',
  worstCaseOne: '最坏情况下，一次发送耗时 {{duration}}，只尝试一次。',

  hint_silentBrokerUsesAll: '一个不响应的 broker 会耗尽全部 {{timeout}}：只有一次尝试，没有重试。',
  hint_limitLeavesTime: '在此设限，可为下一次尝试留出时间。',
  hint_busyNotRetried: '此版本不重试 SYSTEM_BUSY；这些重试只用于其他失败。',
  hint_processDiesOfSilence: '第一次得不到应答的发送就会让进程退出：应用必须设置 panic 处理函数。',
  hint_timeoutWithoutEffect: '这个版本里每次尝试都是 3 s，与此处的值无关。',
  hint_asyncAnswersNotRetried: '只重试连接失败：收到 SYSTEM_BUSY 应答，发送就结束了。',
  hint_connectBeyondTimeout: '连接挂起时要等 {{connect}}，尽管发送本应在 {{timeout}} 后结束。',
  hint_deadlineCutsAttempts:
    '当 broker 不响应时，最后期限之前只来得及做 {{attempts}} 次尝试中的 {{fitting}} 次。',
  hint_capBelowInitial: '最长等待比首次等待还短，因此每次等待都一样长。',
  hint_messageTooLarge: '每次发送都会在客户端内失败：{{body}} 超过了 maxMessageSize（{{limit}}）。',
  hint_roundTripTooLong:
    '{{client}} 只等 {{timeout}}，而请求加应答要走 {{roundTrip}}：每次尝试都会超时。',
  hint_callersBlockedAfter: '若 broker 都不响应，{{after}} 之后全部 {{callers}} 个调用方都会阻塞。',
  hint_flushTimeoutNeverSeen:
    '客户端等 {{timeout}} 就放弃，而 FLUSH_DISK_TIMEOUT 要 {{flush}} 后才返回，因此谁也看不到它。',
  hint_quotaBelowOffered:
    '所有 broker 的配额共 {{quota}}，低于 {{offered}} 的发送速率：请求会一直被限流。',
  hint_overloaded:
    '所有 broker 一共只能存储 {{capacity}}，发送速率却有 {{offered}}：系统必然过载。',
  hint_stormCanStay:
    '如果每次发送都用尽尝试次数，会有 {{storm}} 的请求到来，而只能存储 {{capacity}}：重试风暴可能自我维持。',
  hint_queueOutlivesClients: '请求在此可能等待超过 {{timeout}}：线程会为已经放弃的客户端白白工作。',
  hint_diskFullAtStart: '磁盘一开始就超过 {{level}}，因此 broker 拒绝写入。',
  hint_diskLevelsCrossed:
    '它必须低于 diskSpaceWarningLevelRatio（{{level}}），否则磁盘写满后永远无法恢复写入。',
};
