// Why an attempt, a message or a wait came out as it did: one sentence for each cause. A setting that
// is not named in the sentence itself is added behind it (`decidedBy`).

export const en = {
  decidedBy: 'Decided by {{settings}}.',
  someBroker: 'the broker',
  source: 'Rule: {{source}}',

  none: 'Nothing has decided about it yet.',
  // answers
  sendOk: '{{broker}} stored it and answered SEND_OK.',
  rejectRequest:
    '{{broker}} answered SYSTEM_BUSY [REJECTREQUEST]: one append had held its commit log for more than {{osPageCacheBusyTimeOutMills}} (osPageCacheBusyTimeOutMills), so it refused on arrival.',
  overload:
    '{{broker}} answered SYSTEM_BUSY [OVERLOAD]: all {{sendThreadPoolQueueCapacity}} places of its send queue were taken (sendThreadPoolQueueCapacity).',
  pcBusyCleanQueue:
    '{{broker}} answered SYSTEM_BUSY [PCBUSY_CLEAN_QUEUE]: while the request waited, one append held the commit log for more than {{osPageCacheBusyTimeOutMills}} (osPageCacheBusyTimeOutMills), and the whole send queue was emptied.',
  timeoutCleanQueue:
    '{{broker}} answered SYSTEM_BUSY [TIMEOUT_CLEAN_QUEUE]: the request had waited {{waitTimeMillsInSendQueue}} in the send queue (waitTimeMillsInSendQueue).',
  pcSynchronized:
    '{{broker}} answered SYSTEM_BUSY [PC_SYNCHRONIZED]: a send thread had taken the request, but an append had held the commit log for more than {{osPageCacheBusyTimeOutMills}} (osPageCacheBusyTimeOutMills).',
  quotaExceeded:
    '{{broker}} answered TOO_MANY_REQUESTS (530): the quota is {{throttleRatePerSec}} (throttleRatePerSec).',
  diskFull:
    '{{broker}} answered SERVICE_NOT_AVAILABLE (14): its disk went over {{diskSpaceWarningLevelRatio}} (diskSpaceWarningLevelRatio) and was not yet seen at {{diskSpaceCleanForciblyRatio}} or less (diskSpaceCleanForciblyRatio); it looks every {{cleanResourceInterval}} (cleanResourceInterval).',
  flushDiskTimeout:
    '{{broker}} stored it but answered FLUSH_DISK_TIMEOUT: the disk had not flushed it within {{syncFlushTimeout}} (syncFlushTimeout).',
  flushSlaveTimeout:
    '{{broker}} stored it but answered FLUSH_SLAVE_TIMEOUT: within {{slaveTimeout}} (slaveTimeout) it was not on {{inSyncReplicas}} machines (inSyncReplicas, the master included).',
  slaveNotAvailable:
    '{{broker}} stored it but answered SLAVE_NOT_AVAILABLE: no slave was connected, and a broker before 5.0 says so.',
  memoryWatermark:
    '{{broker}} answered TOO_MANY_REQUESTS (530): more than {{memoryMaxUsedSpaceRatio}} of its memory was in use (memoryMaxUsedSpaceRatio, as documented).',
  storagePressure:
    '{{broker}} answered TOO_MANY_REQUESTS (530): consumers that went back read more than {{coldReadLimitPerSec}} from its disk (coldReadLimitPerSec).',
  backlogOverflow:
    '{{broker}} answered TOO_MANY_REQUESTS (530): more than {{backlogLimit}} messages waited for consumers (backlogLimit).',
  inSyncReplicasNotEnough:
    '{{broker}} refused before storing (SYSTEM_ERROR, IN_SYNC_REPLICAS_NOT_ENOUGH): {{inSyncReplicas}} replicas are asked for and fewer were there (inSyncReplicas).',
  proxyFlowLimit:
    'The proxy answered TOO_MANY_REQUESTS (42900): the queue of its threads was full.',
  proxyTimeout:
    'The proxy answered PROXY_TIMEOUT (50400): {{broker}} had not answered it within 2 s. The message may have been stored.',
  proxyNoBroker: 'The proxy answered INTERNAL_SERVER_ERROR (50001): it could not reach {{broker}}.',
  scriptedError: '{{broker}} answered with error code {{code}}, as the recorded case says.',
  scriptedBusy: '{{broker}} answered SYSTEM_BUSY, as the recorded case says.',
  goAway: '{{broker}} is shutting down and sent the client elsewhere (GO_AWAY).',
  // connections
  connectRefused: 'Nothing listened at {{broker}}: the connection was refused at once.',
  connectTimedOut:
    '{{broker}} stayed silent: no connection came about before {{client}} stopped trying.',
  connectionClosed: '{{broker}} closed the connection while its answer was awaited.',
  connectionClosedByTimeout:
    'Another send of {{client}} to {{broker}} timed out and closed the connection they share, so everything under way on it failed.',
  // waiting
  attemptTimedOut: '{{broker}} had not answered when the time for this attempt was up.',
  budgetSpent: 'The time for the whole send was used up; nothing was left for another attempt.',
  // decisions of the client
  attemptsUsedUp: '{{client}} had made all the attempts it may make.',
  codeNotRetried: '{{client}} does not retry after such an answer.',
  retryBudgetEmpty: 'The retry budget of {{client}} was empty: no token was left for a retry.',
  breakerOpen: 'The circuit breaker of {{client}} was open: nothing was sent.',
  deadlinePassed: 'The deadline of this send had passed.',
  noRoute: '{{client}} knew no broker to send to.',
  messageTooLarge: 'The body is larger than {{client}} may send.',
  bodyEmpty: 'The message has no body, and {{client}} sends none without.',
  onewaySent: 'Sent oneway: the request is written, and nobody waits for an answer.',
  thrownBySend:
    'This version of {{client}} throws a failed connection out of send() itself: nothing is tried again.',
  processDied:
    'The process of {{client}} had ended: its library stumbles over an answer that never came.',
  senderQueueFull:
    'All threads of {{client}} that write were busy, and 50 000 sends waited for one already.',
  // waits
  retryAtOnce: 'Attempt {{next}} left at once: {{client}} does not wait in this case.',
  backoffFixed:
    'Waited {{actual}} before attempt {{next}}: always {{initialBackoffMs}} (initialBackoffMs).',
  backoffLinear:
    'Waited {{actual}} before attempt {{next}}: min({{initialBackoffMs}} × {{number}}, {{maxBackoffMs}}) = {{planned}} (initialBackoffMs, maxBackoffMs).',
  backoffExponential:
    'Waited {{actual}} before attempt {{next}}: min({{initialBackoffMs}} × {{multiplier}}{{power}}, {{maxBackoffMs}}) = {{planned}} (initialBackoffMs, multiplier, maxBackoffMs).',
  backoffFullJitter:
    'Waited {{actual}} before attempt {{next}}: by chance between 0 and min({{initialBackoffMs}} × {{multiplier}}{{power}}, {{maxBackoffMs}}) = {{planned}} (initialBackoffMs, multiplier, maxBackoffMs).',
  backoffEqualJitter:
    'Waited {{actual}} before attempt {{next}}: half of min({{initialBackoffMs}} × {{multiplier}}{{power}}, {{maxBackoffMs}}) = {{planned}}, and by chance up to the other half (initialBackoffMs, multiplier, maxBackoffMs).',
  backoffDecorrelated:
    'Waited {{actual}} before attempt {{next}}: by chance between {{initialBackoffMs}} and three times the wait before, at most {{maxBackoffMs}} (initialBackoffMs, maxBackoffMs).',
  backoffDocumented:
    'Waited {{actual}} before attempt {{next}}: min({{INITIAL_BACKOFF}} × {{MULTIPLIER}}{{power}}, {{MAX_BACKOFF}}) = {{planned}}, ± {{JITTER}} (INITIAL_BACKOFF, MULTIPLIER, MAX_BACKOFF, JITTER).',
  // gRPC
  grpcStatus: '{{broker}} broke the call off with gRPC status {{code}}, without a response.',
  entryError:
    '{{broker}} answered OK, but the entry of this message carried error code {{code}}: some clients look only at the former.',
  dialTimedOut:
    '{{client}} tried for 5 s to open a connection to {{broker}} and gave up; meanwhile every other call of it that needed a connection waited behind.',
  backoffServer:
    'Waited {{actual}} before attempt {{next}}: the policy in the server’s Settings says {{planned}}.',
  channelBackingOff:
    'The channel of {{client}} to {{broker}} was waiting for its next try to connect: the call failed at once, without a request.',
  notStarted:
    '{{client}} never came up: the server told it no backoff policy, or none that it understands.',
  // what the application does after a send that failed
  resentFromTable:
    'Lay in the message table of {{client}} for {{actual}}: a job looks into it every {{resendEveryMs}} (resendEveryMs) and takes {{resendBatch}} at a time (resendBatch).',
  applicationSleeps: '{{client}} gave the message up and slept {{actual}} before the next one.',
  handedOver: '{{client}} took {{actual}} to bring the message to another system instead.',
} as const;

export const zh: Record<keyof typeof en, string> = {
  decidedBy: '取决于 {{settings}}。',
  someBroker: 'Broker',
  source: '规则：{{source}}',

  none: '尚未有结果。',
  sendOk: '{{broker}} 已存储并应答 SEND_OK。',
  rejectRequest:
    '{{broker}} 应答 SYSTEM_BUSY [REJECTREQUEST]：一次追加占住 CommitLog 超过 {{osPageCacheBusyTimeOutMills}}（osPageCacheBusyTimeOutMills），请求一到就被拒绝。',
  overload:
    '{{broker}} 应答 SYSTEM_BUSY [OVERLOAD]：发送队列的 {{sendThreadPoolQueueCapacity}} 个位置已满（sendThreadPoolQueueCapacity）。',
  pcBusyCleanQueue:
    '{{broker}} 应答 SYSTEM_BUSY [PCBUSY_CLEAN_QUEUE]：请求排队时，一次追加占住 CommitLog 超过 {{osPageCacheBusyTimeOutMills}}（osPageCacheBusyTimeOutMills），整个发送队列被清空。',
  timeoutCleanQueue:
    '{{broker}} 应答 SYSTEM_BUSY [TIMEOUT_CLEAN_QUEUE]：请求已在发送队列中等待 {{waitTimeMillsInSendQueue}}（waitTimeMillsInSendQueue）。',
  pcSynchronized:
    '{{broker}} 应答 SYSTEM_BUSY [PC_SYNCHRONIZED]：发送线程已取出请求，但有一次追加占住 CommitLog 超过 {{osPageCacheBusyTimeOutMills}}（osPageCacheBusyTimeOutMills）。',
  quotaExceeded:
    '{{broker}} 应答 TOO_MANY_REQUESTS（530）：配额为 {{throttleRatePerSec}}（throttleRatePerSec）。',
  diskFull:
    '{{broker}} 应答 SERVICE_NOT_AVAILABLE（14）：磁盘超过 {{diskSpaceWarningLevelRatio}}（diskSpaceWarningLevelRatio）后，尚未检查到回落至 {{diskSpaceCleanForciblyRatio}} 及以下（diskSpaceCleanForciblyRatio）；每 {{cleanResourceInterval}} 检查一次（cleanResourceInterval）。',
  flushDiskTimeout:
    '{{broker}} 已存储，但应答 FLUSH_DISK_TIMEOUT：{{syncFlushTimeout}} 内未完成刷盘（syncFlushTimeout）。',
  flushSlaveTimeout:
    '{{broker}} 已存储，但应答 FLUSH_SLAVE_TIMEOUT：{{slaveTimeout}} 内（slaveTimeout）未能同步到 {{inSyncReplicas}} 台机器（inSyncReplicas，含主节点）。',
  slaveNotAvailable:
    '{{broker}} 已存储，但应答 SLAVE_NOT_AVAILABLE：没有从节点连接，5.0 之前的 Broker 会这样应答。',
  memoryWatermark:
    '{{broker}} 应答 TOO_MANY_REQUESTS（530）：内存使用超过 {{memoryMaxUsedSpaceRatio}}（memoryMaxUsedSpaceRatio，按文档所述）。',
  storagePressure:
    '{{broker}} 应答 TOO_MANY_REQUESTS（530）：回溯消费的消费者从磁盘读取超过 {{coldReadLimitPerSec}}（coldReadLimitPerSec）。',
  backlogOverflow:
    '{{broker}} 应答 TOO_MANY_REQUESTS（530）：等待消费的消息堆积超过 {{backlogLimit}} 条（backlogLimit）。',
  inSyncReplicasNotEnough:
    '{{broker}} 在存储之前就拒绝（SYSTEM_ERROR，IN_SYNC_REPLICAS_NOT_ENOUGH）：要求 {{inSyncReplicas}} 个副本，实际不足（inSyncReplicas）。',
  proxyFlowLimit: '代理应答 TOO_MANY_REQUESTS（42900）：其线程池的队列已满。',
  proxyTimeout:
    '代理应答 PROXY_TIMEOUT（50400）：{{broker}} 2 s 内没有应答代理，消息可能已经存储。',
  proxyNoBroker: '代理应答 INTERNAL_SERVER_ERROR（50001）：代理连不上 {{broker}}。',
  scriptedError: '{{broker}} 按录制用例应答错误码 {{code}}。',
  scriptedBusy: '{{broker}} 按录制用例应答 SYSTEM_BUSY。',
  goAway: '{{broker}} 正在下线，让客户端另找别处（GO_AWAY）。',
  connectRefused: '{{broker}} 无人监听：连接立即被拒绝。',
  connectTimedOut: '{{broker}} 没有任何回应：{{client}} 放弃之前连接一直没有建立。',
  connectionClosed: '等待应答时，{{broker}} 关闭了连接。',
  connectionClosedByTimeout:
    '{{client}} 发往 {{broker}} 的另一次发送超时，关闭了它们共用的连接，连接上的在途请求全部失败。',
  attemptTimedOut: '本次尝试的时间用完时，{{broker}} 仍未应答。',
  budgetSpent: '整次发送的时间已用完，没有剩余时间再次尝试。',
  attemptsUsedUp: '{{client}} 已用完允许的全部尝试次数。',
  codeNotRetried: '{{client}} 收到这种应答后不重试。',
  retryBudgetEmpty: '{{client}} 的重试预算已空，没有令牌可用于重试。',
  breakerOpen: '{{client}} 的熔断器处于打开状态：没有发出请求。',
  deadlinePassed: '本次发送已超过截止时间。',
  noRoute: '{{client}} 不知道可以发往哪个 Broker。',
  messageTooLarge: '消息体超过 {{client}} 允许的大小。',
  bodyEmpty: '消息没有消息体，{{client}} 不发送这样的消息。',
  onewaySent: '单向发送：请求已写出，无人等待应答。',
  thrownBySend: '这个版本的 {{client}} 直接从 send() 抛出连接失败的异常：不会重试。',
  processDied: '{{client}} 的进程已退出：它的客户端库因一个没有到来的应答而崩溃。',
  senderQueueFull: '{{client}} 负责写出请求的线程全都忙，已有 50 000 次发送在排队。',
  retryAtOnce: '第 {{next}} 次尝试立即发出：这种情况下 {{client}} 不等待。',
  backoffFixed:
    '第 {{next}} 次尝试前等待 {{actual}}：固定为 {{initialBackoffMs}}（initialBackoffMs）。',
  backoffLinear:
    '第 {{next}} 次尝试前等待 {{actual}}：min({{initialBackoffMs}} × {{number}}, {{maxBackoffMs}}) = {{planned}}（initialBackoffMs、maxBackoffMs）。',
  backoffExponential:
    '第 {{next}} 次尝试前等待 {{actual}}：min({{initialBackoffMs}} × {{multiplier}}{{power}}, {{maxBackoffMs}}) = {{planned}}（initialBackoffMs、multiplier、maxBackoffMs）。',
  backoffFullJitter:
    '第 {{next}} 次尝试前等待 {{actual}}：在 0 与 min({{initialBackoffMs}} × {{multiplier}}{{power}}, {{maxBackoffMs}}) = {{planned}} 之间随机（initialBackoffMs、multiplier、maxBackoffMs）。',
  backoffEqualJitter:
    '第 {{next}} 次尝试前等待 {{actual}}：min({{initialBackoffMs}} × {{multiplier}}{{power}}, {{maxBackoffMs}}) = {{planned}} 的一半，另一半随机（initialBackoffMs、multiplier、maxBackoffMs）。',
  backoffDecorrelated:
    '第 {{next}} 次尝试前等待 {{actual}}：在 {{initialBackoffMs}} 与上次等待的三倍之间随机，最多 {{maxBackoffMs}}（initialBackoffMs、maxBackoffMs）。',
  backoffDocumented:
    '第 {{next}} 次尝试前等待 {{actual}}：min({{INITIAL_BACKOFF}} × {{MULTIPLIER}}{{power}}, {{MAX_BACKOFF}}) = {{planned}}，± {{JITTER}}（INITIAL_BACKOFF、MULTIPLIER、MAX_BACKOFF、JITTER）。',
  grpcStatus: '{{broker}} 没有给出响应，只以 gRPC 状态 {{code}} 结束了调用。',
  entryError: '{{broker}} 的响应是 OK，但这条消息的条目里带着错误码 {{code}}：有的客户端只看前者。',
  dialTimedOut:
    '{{client}} 用了 5 秒尝试与 {{broker}} 建立连接，最后放弃；这期间它所有需要连接的调用都排在后面等待。',
  backoffServer: '第 {{next}} 次尝试前等待 {{actual}}：服务端 Settings 里的策略规定 {{planned}}。',
  channelBackingOff:
    '{{client}} 到 {{broker}} 的通道正在等待下一次连接尝试：调用立即失败，没有发出请求。',
  notStarted: '{{client}} 没有启动成功：服务端没有下发退避策略，或者下发的策略它不认识。',
  resentFromTable:
    '在 {{client}} 的消息表中放了 {{actual}}：补发任务每 {{resendEveryMs}} 查一次（resendEveryMs），每次取 {{resendBatch}} 条（resendBatch）。',
  applicationSleeps: '{{client}} 放弃了这条消息，睡眠 {{actual}} 后才处理下一条。',
  handedOver: '{{client}} 用 {{actual}} 把这条消息交给了另一个系统。',
};
