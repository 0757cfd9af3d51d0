// What is said and what was recorded, for each of the contradictions in ui/fidelity/contradictions.ts.

export const en = {
  'code530.says': 'A throttled send is answered with 530, TOO_MANY_REQUESTS.',
  'code530.does':
    'No open-source broker sends 530. A busy one answers 2, SYSTEM_BUSY, with the reason in brackets: [TIMEOUT_CLEAN_QUEUE], [OVERLOAD], [REJECTREQUEST], [PCBUSY_CLEAN_QUEUE]. The Java client would not even retry a 530. Over gRPC the code is 42900.',
  'backoffOfConnection.says':
    'A throttled message is tried again after 1 s × 1.6, jitter 20 %, at most 120 s.',
  'backoffOfConnection.does':
    'Those are the figures of a gRPC channel that cannot connect. Between two attempts of a message the Java remoting client waits not at all; gRPC clients wait as the server tells them (20 ms, 40 ms, 80 ms …), without jitter.',
  'minConnectTimeout.says': 'Between two attempts lie at least 20 s (MIN_CONNECT_TIMEOUT).',
  'minConnectTimeout.does':
    'It is the least patience with one attempt to connect, and no client agrees on it: into a black hole Java connects for 30 s, Node for 133 s. A message never waits for it.',
  'busyNotRetried.says': 'A busy broker is not tried again: the caller gets the error at once.',
  'busyNotRetried.does':
    'True up to Java 5.2 and for Go. Since Java 5.3.0 a synchronous send tries twice more, at once, on another broker; asynchronous and ordered sends still do not.',
  'retriesTolerateHang.says': 'With two retries a send survives a broker that hangs.',
  'retriesTolerateHang.does':
    'All attempts share one budget of 3 s, and the silent broker takes it all: one attempt, then failure. Only Java 4.2.0 gave each attempt its own 3 s.',
  'retriesUnderOverload.says': 'Retries raise the share of messages that get through.',
  'retriesUnderOverload.does':
    'Under steady overload they raise nothing but the load: at twice the capacity 2.39 attempts a message, the same goodput and the same errors, told after 620 ms instead of 204 ms.',
  'latencyFaultHelps.says': 'sendLatencyFaultEnable keeps sends away from a broken broker.',
  'latencyFaultHelps.does':
    'When one of two brokers freezes, it made things worse in every run: both are barred, so neither is. The avoidance of 4.x can lock in: every send goes to the dead broker until the healthy one is allowed again.',
  'goAvoidsBroker.says': 'A retry goes to another broker.',
  'goAvoidsBroker.does':
    'Go v2 tries the next queue, and queues of one broker stand side by side: all four attempts hit the same broker. Go gRPC sends all attempts to the same queue.',
  'goTimeout.says': 'SendMsgTimeout sets how long a Go producer waits.',
  'goTimeout.does':
    'Set to 1 s, each attempt still waits 3 s. Four silent attempts keep the caller for 12 s.',
  'asyncRetries.says':
    'retryTimesWhenSendAsyncFailed retries failed asynchronous sends; the callback comes after the timeout.',
  'asyncRetries.does':
    'Any answer ends the send, error or not. A missing answer is found by a scan once a second, with a second of grace: the callback comes 1 to 2 s late, and no time is left to try again.',
  'onewayError.says': 'A oneway send that cannot be delivered throws.',
  'onewayError.does':
    'Since 5.3.0 it returns as if all were well, even when nothing listens: the message is gone without a word.',
  'closeNoticed.says': 'A closed connection is noticed at once.',
  'closeNoticed.does':
    'Since 5.2.0. Before, an orderly close went unnoticed: 4.2.0 and 4.9.8 wait their full 3 s for an answer that cannot come.',
  'timeoutIsPrivate.says': 'A timeout concerns the one send that waited.',
  'timeoutIsPrivate.does':
    'It closes the connection that all sends share: everyone else who waits there fails at that instant and is sent again, to the other broker, in one burst.',
  'flushDiskTimeout.says': 'A producer of a SYNC_FLUSH broker sees FLUSH_DISK_TIMEOUT.',
  'flushDiskTimeout.does':
    'The broker says so after 5 s; a producer with its usual 3 s has given up before, and nobody ever sees it.',
  'syncMaster.says': 'SYNC_MASTER without a slave answers SLAVE_NOT_AVAILABLE.',
  'syncMaster.does':
    'With the defaults of 5.x it answers SEND_OK at once; with inSyncReplicas 2 it answers FLUSH_SLAVE_TIMEOUT after 3 s. SLAVE_NOT_AVAILABLE was never seen.',
  'killLoses.says': 'Asynchronous flush loses messages when the broker is killed.',
  'killLoses.does':
    'The page cache outlives the process: nothing acknowledged was lost. With transientStorePoolEnable it was: what 200 ms of commit interval hold.',
  'grpcBackoffEverywhere.says': 'Clients of the new protocol back off when they are throttled.',
  'grpcBackoffEverywhere.does':
    'Java does. Go does until its 32-bit counter of nanoseconds overflows (6.55 s becomes 2.26 s). Node takes seconds for milliseconds and waits for nothing. Python does not try again at all.',
  'grpcTransaction.says': 'Transactional messages are retried transparently only, by gRPC itself.',
  'grpcTransaction.does':
    'No transparent retry was ever seen. Java 5.2.0, Go and Python try a half message again like any other; Java 5.0.7 and Node send it once.',
  'policySheds.says': 'Backing off on throttling protects the server.',
  'policySheds.does':
    'As Apache sets it up (10 ms × 2), 20 callers make 835 attempts a second at a limit of 200, and 46 % of the calls fail. With 1 s × 1.6 it is 179 attempts and no failure, but a tenth of the capacity lies idle.',
  'nodeConsumer.says': 'A failed message comes again after the wait that the group’s policy says.',
  'nodeConsumer.does':
    'Node asks for 0 ms whatever the policy is: the message comes again at once, as fast as it can.',
  'firstRetryOfGroup.says': 'A message that could not be consumed comes again after 10 s.',
  'firstRetryOfGroup.does':
    'In the first minute of a new group it comes late: the consumer learns of its retry topic only with a later rebalance, and shorter delays are swallowed.',
  'longPolling.says': 'A long poll is held for 30 s.',
  'longPolling.does':
    'An empty pull is answered after 15 to 20 s; 30 s is how long the client would wait.',
  'consumerRetries.says': 'A message is tried 16 times.',
  'consumerRetries.does':
    'It is delivered 17 times: once, and 16 times again, at levels 3 to 18. In order it is tried for ever, every second, and blocks its queue.',
  'diskRatio.says': 'Writes stop at diskMaxUsedSpaceRatio, 90 %.',
  'diskRatio.does':
    'That setting is 75 % and only begins to delete old files. Writes stop above 90 % (diskSpaceWarningLevelRatio) and go on below 85 %; the disk is looked at every 10 s.',
  'memoryRatio.says': 'memoryMaxUsedSpaceRatio limits the memory of a broker.',
  'memoryRatio.does':
    'There is no such setting in any release. An unknown line in broker.conf is passed over.',
} as const;

export const zh: Record<keyof typeof en, string> = {
  'code530.says': '发送被限流时，应答码为 530（TOO_MANY_REQUESTS）。',
  'code530.does':
    '开源 Broker 从不返回 530。繁忙时返回 2（SYSTEM_BUSY），方括号中写明原因：[TIMEOUT_CLEAN_QUEUE]、[OVERLOAD]、[REJECTREQUEST]、[PCBUSY_CLEAN_QUEUE]。Java 客户端收到 530 甚至不会重试。gRPC 的限流码是 42900。',
  'backoffOfConnection.says': '被限流的消息按 1 s × 1.6 退避重试，抖动 20 %，最长 120 s。',
  'backoffOfConnection.does':
    '这是 gRPC 通道连不上服务端时的退避参数。Java remoting 客户端在一条消息的两次尝试之间根本不等待；gRPC 客户端按服务端下发的策略等待（20 ms、40 ms、80 ms …），没有抖动。',
  'minConnectTimeout.says': '两次尝试之间至少间隔 20 s（MIN_CONNECT_TIMEOUT）。',
  'minConnectTimeout.does':
    '它只是单次建立连接的最短耐心，而且各客户端并不一致：面对黑洞，Java 连接 30 s，Node 连接 133 s。消息从不为它等待。',
  'busyNotRetried.says': 'Broker 繁忙时不重试，调用方立即得到错误。',
  'busyNotRetried.does':
    'Java 5.2 及以前和 Go 确实如此。自 Java 5.3.0 起，同步发送会立即在另一个 Broker 上再试两次；异步和顺序发送仍不重试。',
  'retriesTolerateHang.says': '配置两次重试，发送就能扛过一个挂起的 Broker。',
  'retriesTolerateHang.does':
    '所有尝试共用 3 s 预算，不应答的 Broker 会把它全部用完：只有一次尝试，然后失败。只有 Java 4.2.0 给每次尝试各 3 s。',
  'retriesUnderOverload.says': '重试能提高消息的成功率。',
  'retriesUnderOverload.does':
    '持续过载时，重试提高的只有负载：两倍容量下每条消息 2.39 次尝试，有效吞吐和错误率都不变，只是失败从 204 ms 推迟到 620 ms。',
  'latencyFaultHelps.says': 'sendLatencyFaultEnable 能让发送避开故障 Broker。',
  'latencyFaultHelps.does':
    '两个 Broker 之一冻结时，每次录制都因它而更糟：两个都被隔离，等于都没隔离。4.x 的规避还会锁死：所有发送都去往已死的 Broker，直到健康的那个解禁。',
  'goAvoidsBroker.says': '重试会换一个 Broker。',
  'goAvoidsBroker.does':
    'Go v2 换的是下一个队列，而同一 Broker 的队列相邻：四次尝试都落在同一个 Broker 上。Go gRPC 的所有尝试都发往同一个队列。',
  'goTimeout.says': 'SendMsgTimeout 决定 Go 生产者等待多久。',
  'goTimeout.does': '设为 1 s，每次尝试仍等待 3 s。四次无应答的尝试会占住调用方 12 s。',
  'asyncRetries.says': 'retryTimesWhenSendAsyncFailed 会重试失败的异步发送；超时后立即回调。',
  'asyncRetries.does':
    '任何应答都会结束发送，不论成败。没有应答时靠每秒一次的扫描发现，还有一秒宽限：回调晚 1 至 2 s 才来，也没有时间再试。',
  'onewayError.says': '无法送出的 oneway 发送会抛出异常。',
  'onewayError.does': '自 5.3.0 起，即使对端没有监听，它也照常返回：消息悄无声息地丢失。',
  'closeNoticed.says': '连接被关闭会立即被发现。',
  'closeNoticed.does':
    '自 5.2.0 起如此。此前正常关闭不会被发现：4.2.0 和 4.9.8 会为一个不可能到来的应答等满 3 s。',
  'timeoutIsPrivate.says': '超时只影响等待的那一次发送。',
  'timeoutIsPrivate.does':
    '它会关闭所有发送共用的连接：其他正在等待的发送在同一瞬间失败，并成批涌向另一个 Broker。',
  'flushDiskTimeout.says': '使用 SYNC_FLUSH 时，生产者会看到 FLUSH_DISK_TIMEOUT。',
  'flushDiskTimeout.does':
    'Broker 要 5 s 后才这样应答；生产者默认只等 3 s，早已放弃，所以谁也看不到。',
  'syncMaster.says': '没有从节点的 SYNC_MASTER 返回 SLAVE_NOT_AVAILABLE。',
  'syncMaster.does':
    '5.x 默认配置下立即返回 SEND_OK；inSyncReplicas 为 2 时，3 s 后返回 FLUSH_SLAVE_TIMEOUT。从未见到 SLAVE_NOT_AVAILABLE。',
  'killLoses.says': '异步刷盘时杀死 Broker 会丢消息。',
  'killLoses.does':
    '页缓存比进程活得更久：已确认的消息一条未丢。开启 transientStorePoolEnable 才会丢：丢的是 200 ms 提交间隔内的消息。',
  'grpcBackoffEverywhere.says': '新协议的客户端被限流时都会退避。',
  'grpcBackoffEverywhere.does':
    'Java 会。Go 会，直到 32 位纳秒计数溢出（6.55 s 变成 2.26 s）。Node 把秒当毫秒，几乎不等待。Python 根本不重试。',
  'grpcTransaction.says': '事务消息只做 gRPC 层的透明重试。',
  'grpcTransaction.does':
    '从未见到透明重试。Java 5.2.0、Go 和 Python 像普通消息一样重试半消息；Java 5.0.7 和 Node 只发送一次。',
  'policySheds.says': '被限流时退避可以保护服务端。',
  'policySheds.does':
    '按 Apache 的默认策略（10 ms × 2），限流 200 /s 时 20 个调用方每秒发出 835 次尝试，46 % 的调用失败。改为 1 s × 1.6 则是 179 次且无失败，但约一成容量闲置。',
  'nodeConsumer.says': '消费失败的消息按消费组策略规定的等待时间再次投递。',
  'nodeConsumer.does': 'Node 不论策略如何都要求 0 ms：消息立即再次投递，能多快就多快。',
  'firstRetryOfGroup.says': '消费失败的消息 10 s 后再次投递。',
  'firstRetryOfGroup.does':
    '新消费组的第一分钟内会晚到：消费者要到之后的重平衡才知道自己的重试队列，更短的延迟都被吞掉。',
  'longPolling.says': '长轮询会挂起 30 s。',
  'longPolling.does': '空拉取在 15 至 20 s 后应答；30 s 是客户端愿意等待的时间。',
  'consumerRetries.says': '一条消息会被尝试 16 次。',
  'consumerRetries.does':
    '共投递 17 次：首次投递，加上按第 3 至 18 级延迟再投 16 次。顺序消费则每秒重试、永不停止，并阻塞所在队列。',
  'diskRatio.says': '磁盘使用达到 diskMaxUsedSpaceRatio（90 %）时停止写入。',
  'diskRatio.does':
    '该设置默认 75 %，只触发删除旧文件。超过 90 %（diskSpaceWarningLevelRatio）才停止写入，低于 85 % 恢复；磁盘每 10 s 检查一次。',
  'memoryRatio.says': 'memoryMaxUsedSpaceRatio 限制 Broker 的内存。',
  'memoryRatio.does': '任何版本都没有这个设置。broker.conf 中不认识的行会被忽略。',
};
