// One sentence for each setting of every table, under the setting's own name.

export const en = {
  // run
  durationMs: 'How much simulated time the run covers.',
  seed: 'Decides all chance in the run: the same seed gives the same arrivals, losses and jitter.',
  // workload
  loop: 'Open: messages come at their own rate, whatever happens. Closed: a caller sends its next message only when the last one has ended.',
  arrivals: 'Whether messages come at random moments (Poisson) or evenly spaced.',
  ratePerSec: 'How many messages the application wants to send each second.',
  callers:
    'How many threads of the application can be inside a send at once; in sync mode each is blocked until its send ends.',
  thinkTimeMs: 'How long a caller pauses between the end of one send and the next.',
  bodyBytes: 'How large the body of a message is.',
  shape: 'How the rate changes during the run.',
  shapeFactor:
    'What the rate is multiplied by during a burst, at the end of the ramp, or in the spike.',
  shapeStartMs: 'When the ramp or the spike begins.',
  shapeLengthMs: 'How long a burst, the ramp or the spike lasts.',
  shapeEveryMs: 'How much time lies between the beginnings of two bursts.',
  messagesMax: 'How many messages the application wants to send in all; then it stops.',
  afterFailure: 'What the application does with a message when send has failed for good.',
  sleepOnErrorMs:
    'How long the caller sleeps after a failed send before it takes the next message.',
  resendEveryMs: 'How often a job looks into the message table and sends again what it finds.',
  resendBatch: 'How many messages the job takes from the table at each turn, the oldest first.',
  resendTimesMax: 'After so many sends from the table a message is given up.',
  handOverMs: 'How long the caller needs to bring a message to the other system.',
  // RocketMQ Java
  sendMsgTimeout: 'Total time of one send: all its attempts share it.',
  sendMsgMaxTimeoutPerRequest:
    'Longest time of one attempt while another is still allowed, so that a silent broker cannot use up the whole send.',
  retryTimesWhenSendFailed:
    'How many more attempts a sync send may make after the first; there is no wait between them.',
  retryTimesWhenSendAsyncFailed:
    'How many more attempts an async send may make when a connection fails; an answer, even SYSTEM_BUSY, is never retried.',
  retryAnotherBrokerWhenNotStoreOK:
    'Also try another broker when the answer is “stored, but not flushed or replicated”, which makes duplicates.',
  sendLatencyFaultEnable:
    'Leave out brokers that answered slowly or failed, for a while that grows with the latency.',
  maxMessageSize: 'A larger body is refused inside the client, before anything is sent.',
  pollNameServerInterval:
    'How often the client asks the name server which brokers there are; until then its route may be stale.',
  connectTimeoutMillis:
    'How long a new connection may take; a sync send waits for it even beyond its own timeout.',
  clientCloseSocketIfTimeout:
    'After a timeout, close the connection, so that every other send waiting on it fails at once too.',
  enableBackpressureForAsyncMode:
    'Keep the caller inside an async send until there is a permit; after sendMsgTimeout without one the send fails.',
  backPressureForAsyncSendNum:
    'How many async sends may be under way, never fewer than 10; from 5.4 on the default is 1024.',
  backPressureForAsyncSendSize:
    'How many bytes of message bodies may be under way, never less than 1 MiB.',
  asyncSenderThreads:
    'How many threads of the library take async sends over from the callers: one for each processor of the machine.',
  // RocketMQ Go v2
  retryTimes:
    'How many more attempts a send may make after the first; there is no wait between them, and they go to the next queues, often of the same broker.',
  queueSelector:
    'Who picks the queue: all callers in turn, chance, the message’s key, or the application itself.',
  sendMsgTimeoutOfGo: 'Can be set, and changes nothing in this version: each attempt has 3 s.',
  contextTimeoutMs:
    'How much time the caller’s context gives the whole send; what is left to try then still goes out at once. 0: no limit.',
  panicHandler:
    'The application has set primitive.PanicHandler; without it an async send that gets no answer ends the whole process.',
  // RocketMQ as documented
  maxAttempts: 'How many attempts a send makes in all, the first one included.',
  requestTimeout: 'How long one attempt waits for its answer.',
  INITIAL_BACKOFF: 'The wait before the second attempt, after TOO_MANY_REQUESTS.',
  MULTIPLIER: 'What each wait is multiplied by to get the next.',
  JITTER:
    'By which share each wait is made longer or shorter at random, so that clients do not come back all at once.',
  MIN_CONNECT_TIMEOUT:
    'How long one try to connect may take, at least; the wait before the next try runs meanwhile.',
  MAX_BACKOFF: 'No wait is longer than this, before jitter.',
  // what a gRPC server tells its producers
  grpcClientProducerMaxAttempts:
    'How many attempts the server allows a send; only the Go and Python clients obey it.',
  grpcClientProducerBackoffInitialMillis:
    'Base of the waits after TOO_MANY_REQUESTS: the wait before attempt n is this × multiplierⁿ⁻¹.',
  grpcClientProducerBackoffMultiplier: 'What each further wait is multiplied by.',
  grpcClientProducerBackoffMaxMillis: 'No wait after TOO_MANY_REQUESTS is longer than this.',
  sharedEndpoint:
    'All brokers are reached through one address, as behind a proxy in cluster mode: one failure isolates them all.',
  // gRPC channels
  deadline: 'How long a call may take in all, waiting for a connection included.',
  waitForReady:
    'Whether a call waits for a connection; else it fails at once while the channel backs off.',
  BaseDelay: 'The wait after the first failed try to connect.',
  Multiplier: 'What each wait between two tries to connect is multiplied by to get the next.',
  Jitter: 'By which share each of these waits is made longer or shorter at random.',
  MaxDelay: 'No wait between two tries to connect is longer than this, before jitter.',
  MinConnectTimeout:
    'How long one try to connect may take at least. No minimum between two tries, as the manual of RocketMQ has it.',
  CONNECT_TIMEOUT_MILLIS: 'How long one try to connect may take; the wait runs meanwhile.',
  initial_reconnect_backoff_ms: 'The wait after the first failed try to connect.',
  max_reconnect_backoff_ms:
    'No wait between two tries to connect grows beyond this, before jitter.',
  // raw requests
  timeoutMs: 'How long a request waits for its answer before it counts as lost.',
  retries: 'How many more times a request that failed is sent, at once and on the next queue.',
  // replication
  brokerRole:
    'Whether the master may wait for its slaves before it answers; how many, inSyncReplicas says.',
  slaveCount: 'How many slaves follow this master.',
  inSyncReplicas:
    'On how many machines a message must be, the master included, before it is answered. With the default of 1 even a SYNC_MASTER waits for nobody.',
  slaveTimeout:
    'How long the master waits for its slaves before it answers FLUSH_SLAVE_TIMEOUT; as long as a default client waits for the answer.',
  enableSlaveActingMaster:
    'The master counts its replicas, and refuses a message before storing it when there are too few.',
  enableAutoInSyncReplicas:
    'Ask for fewer replicas when fewer are there, down to minInSyncReplicas.',
  minInSyncReplicas: 'The fewest replicas that enableAutoInSyncReplicas may come down to.',
  replicationMs: 'How long it takes until a slave has a message and has said so.',
  replicationOf:
    'Which versions’ way of waiting: before 5.0 a SYNC_MASTER always waits for one slave, and answers SLAVE_NOT_AVAILABLE when there is none.',
  // documented cloud
  quotaScope:
    'Whether each broker has its quota for itself, or all brokers of the instance share one.',
  backlogLimit: 'Refuse writes while more messages than this wait for consumers here; 0: never.',
  coldReadLimitPerSec:
    'Refuse writes while consumers read more old messages than this from disk each second; 0: never.',
  memoryMaxUsedSpaceRatio:
    'Refuse writes while more memory than this is in use; 0: never. Pages name this setting, but no broker’s source has it.',
  memoryUsedRatio: 'How much of its memory the broker uses without any fault.',
  // proxy
  grpcProducerThreadPoolNums:
    'How many threads of the proxy pass requests on (or, in local mode, do the broker’s work).',
  grpcProducerThreadQueueCapacity:
    'How many requests may wait for a thread of the proxy; one more is answered 42900 at once.',
  brokerTimeoutMs: 'How long the proxy waits for a broker before it answers 50400.',
  forwardMs: 'How long one request keeps a thread of the proxy before it is passed on.',
  // gRPC consumers
  maxCacheMessageCount:
    'How many messages a push consumer keeps in its memory at most, received and not settled.',
  maxCacheMessageSizeInBytes:
    'How many bytes of messages a push consumer keeps in its memory at most.',
  consumptionThreadCount: 'How many messages a push consumer works on at once.',
  consumeMessageOrderly: 'Whether messages of one queue wait for each other.',
  retryMaxTimes: 'After so many retries the next one goes to the dead-letter queue instead.',
  grpcClientConsumerLongPollingBatchSize: 'How many messages one receive brings at most.',
  grpcClientConsumerMaxLongPollingTimeoutMillis:
    'How long a receive is held while nothing is there.',
  defaultInvisibleTimeMills:
    'How long a message that was handed out is invisible to everyone else.',
  enableProxyAutoRenew:
    'The proxy keeps a message invisible for as long as a push consumer has it.',
  awaitDuration: 'How long a receive of the simple consumer is held while nothing is there.',
  invisibleDuration: 'How long the application has for a message before it is handed out again.',
  maxMessageNum: 'How many messages the application asks for at once.',
  receivers: 'How many threads of the application receive, each for itself.',
  onFailure: 'What the application does with a message it could not handle.',
  wakesLateMs: 'How late a thread of the application wakes after its wait is over.',
  // custom client
  attemptTimeoutMs: 'How long one attempt waits for its answer.',
  deadlineMs: 'Total time of one send, waits included; no attempt begins after it.',
  backoff: 'The rule for the wait between two attempts.',
  initialBackoffMs: 'The wait that the rule begins with: t₀ in t = t₀ · 2ⁱ.',
  multiplier: 'What the wait is multiplied by after each attempt.',
  maxBackoffMs: 'No wait is longer than this.',
  jitterRatio: 'By which share each wait is made longer or shorter at random.',
  retryOnBusy: 'Try again when the broker answers that it is busy.',
  retryOnTimeout: 'Try again when no answer came in time; the message may then be stored twice.',
  avoidLastBroker: 'Send the next attempt to another broker than the one before.',
  retryBudgetRatio:
    'Each first attempt earns this part of a token and each retry costs one, so retries stay a fixed share of the load.',
  retryBudgetBurst: 'How many tokens can be saved up for a burst of retries.',
  circuitBreaker: 'Stop sending for a while when too many sends fail.',
  failureRateThreshold: 'The breaker opens when this share of the calls in the window failed.',
  slidingWindowSize: 'How many of the latest calls the breaker looks at.',
  minimumNumberOfCalls: 'The breaker does not judge before it has seen this many calls.',
  waitDurationInOpenState: 'How long the breaker stays open before it lets a few calls try.',
  permittedNumberOfCallsInHalfOpenState: 'How many calls may try while the breaker is half open.',
  // broker
  writeQueueNums: 'How many queues the topic has on this broker; producers take them in turn.',
  sendMessageThreadPoolNums: 'How many threads store messages at the same time.',
  sendThreadPoolQueueCapacity:
    'How many requests can wait for a send thread; beyond that they are answered [OVERLOAD] at once.',
  flushMs: 'How long one flush of the commit log takes, on average (exponential).',
  wakeDelayMs: 'How late, at most, a busy machine wakes the thread that sweeps the send queue.',
  queueDiscipline: 'Whether the send threads take the oldest waiting request first, or the newest.',
  waitTimeMillsInSendQueue:
    'A request that waits longer than this in the send queue is answered busy: [TIMEOUT_CLEAN_QUEUE].',
  brokerFastFailureEnable:
    'Sweep the send queue every 10 ms and answer busy to what has waited too long.',
  osPageCacheBusyTimeOutMills:
    'When one write has been inside the commit-log lock for longer than this, the page cache counts as busy and requests are refused.',
  flushDiskType: 'Whether the broker answers before or after the message is on the disk.',
  syncFlushTimeout:
    'With SYNC_FLUSH, after this long the broker answers FLUSH_DISK_TIMEOUT although the message is stored.',
  transientStorePoolEnable:
    'Write into a pool of memory first; a crash then loses what was not yet committed.',
  commitIntervalCommitLog:
    'How often the memory pool is committed to the file; up to this much can be lost in a crash.',
  diskSpaceWarningLevelRatio: 'Above this the disk counts as full and all writes are refused.',
  diskSpaceCleanForciblyRatio:
    'Above this old files are deleted at once; a full disk counts as free again only below it.',
  cleanResourceInterval:
    'How often the disk is looked at: a full disk is noticed, and forgiven, with this delay.',
  diskUsedRatio: 'How full the disk is when the run begins.',
  diskGrowthPerMessage: 'Which share of the disk each stored message takes.',
  serviceDistribution: 'How the time to store one message varies.',
  serviceMs: 'How long a send thread needs for one message, on average.',
  serviceDeviation:
    'How far single service times lie from the mean: 1 means as far as the mean itself.',
  messageModel:
    'Clustering: the consumers of a group share the messages. Broadcasting: each of them gets all, and what fails is gone.',
  consumeFromWhere:
    'Where a group begins that has no offset yet; the groups here were there before the first message, so it decides nothing.',
  consumeThreadMin: 'How many handlers work at once: threads of the consumer’s pool.',
  consumeThreadMax: 'Never reached: the pool queues without bound before it would grow.',
  consumeMessageBatchMaxSize: 'How many messages a handler gets at once.',
  maxReconsumeTimes:
    'After so many retries a message goes to the dead-letter queue; −1: 16 times, orderly for ever.',
  pullBatchSize: 'How many messages one pull asks for.',
  pullInterval: 'How long a queue rests after a pull that brought something.',
  pullThresholdForQueue:
    'More messages of a queue than this in the consumer’s memory: it pauses pulling for 50 ms.',
  pullThresholdSizeForQueue:
    'More MiB of a queue than this in the consumer’s memory: it pauses pulling for 50 ms.',
  consumeConcurrentlyMaxSpan:
    'First and last unfinished message of a queue further apart than this: it pauses pulling, so one stuck message stops a queue.',
  persistConsumerOffsetInterval:
    'How often the consumer tells the broker how far it is; what came after that is delivered again when it dies.',
  heartbeatBrokerInterval:
    'How often the consumer shows that it lives; 120 s of silence and it loses its queues.',
  pullTimeDelayMillsWhenException: 'How long the consumer waits after a pull that failed.',
  suspendCurrentQueueTimeMillis:
    'Orderly: how long a queue stands still after a failure before the same message comes again.',
  pullThresholdForAll: 'More messages in memory than this, of all queues: nothing more is pulled.',
  consumeMaxSpan:
    'First and last unfinished message of a queue further apart than this: it pauses pulling.',
  autoCommit: 'Whether polling commits what was polled before.',
  autoCommitIntervalMillis: 'How often polling commits.',
  takesMs: 'How long the business works on one message.',
  takesDistribution: 'How the time for one message varies.',
  takesDeviation: 'How far single times lie from the mean: 1 means as far as the mean itself.',
  failRatio: 'Which share of deliveries fails by chance.',
  poisonRatio: 'Which share of messages can never be digested, however often they come.',
  failsFirst: 'How many deliveries of each message fail before one succeeds; −1: all.',
  failsBy:
    'How the handler says that it failed: an answer, an exception, or null. The client treats them alike.',
  delayLevelWhenNextConsume:
    'The delay level that the handler asks for: 0 leaves it to the broker, −1 means dead letter at once.',
  ackIndex: 'Of a batch that fails, the messages up to this place count as consumed.',
  isIdempotent: 'Whether the business notices that it has done a message before.',
  longPollingEnable:
    'Hold a pull that finds nothing until a message comes or its time is over, instead of answering soon.',
  shortPollingTimeMills:
    'Without long polling: how long a pull that finds nothing waits for its answer.',
  pageCacheMessages:
    'How many of the newest messages stand in the page cache; older ones are read from disk.',
  coldReadMs:
    'How long the disk needs for one pull of messages that are no longer in the page cache.',
  coldReadSlowdown:
    'While the disk reads old messages, every send keeps its thread so many times as long.',
  throttleBurst:
    'How many requests the quota lets through at once after a quiet time; 0: as many as in one second.',
  throttleRatePerSec:
    'Requests above this rate are answered TOO_MANY_REQUESTS (530), as cloud instances do.',
  dropExpiredAtDequeue:
    'Throw away requests whose client has stopped waiting, instead of working for nobody.',
  // network
  latencyMs: 'How long a request or an answer is on its way, one way.',
  jitterDistribution: 'How the extra time on the way varies.',
  jitterMs: 'Extra time on the way, different for each request and answer.',
  requestLossRatio: 'Which share of requests never reaches a broker.',
  answerLossRatio:
    'Which share of answers never reaches the client; the message is stored, and a retry makes a duplicate.',
  // name server
  scanNotActiveBrokerInterval:
    'How often the name server looks for brokers that have fallen silent.',
  brokerNotActiveTimeoutMillis:
    'A broker that has been silent for this long is taken out of the route.',
  registerNameServerPeriod: 'How often a broker reports to the name server.',
} as const;

export const zh: Record<keyof typeof en, string> = {
  durationMs: '这次运行模拟多长的时间。',
  seed: '决定运行中的一切随机性：种子相同，消息到达、丢包和抖动就完全相同。',
  loop: '开环：消息按自己的速率到来，不受系统状态影响。闭环：上一条消息结束后，调用方才发送下一条。',
  arrivals: '消息是随机到达（泊松过程）还是等间隔到达。',
  ratePerSec: '应用每秒想要发送多少条消息。',
  callers: '应用最多有多少个线程可以同时处于发送中；同步模式下，每个线程会一直阻塞到发送结束。',
  thinkTimeMs: '调用方在一次发送结束后，隔多久再发下一条。',
  bodyBytes: '每条消息体的大小。',
  shape: '运行期间速率如何变化。',
  shapeFactor: '突发期间、爬坡终点或尖峰时，速率乘以多少倍。',
  shapeStartMs: '爬坡或尖峰从什么时刻开始。',
  shapeLengthMs: '每次突发、爬坡或尖峰持续多久。',
  shapeEveryMs: '相邻两次突发的开始时刻相隔多久。',
  messagesMax: '应用总共要发送多少条消息；发完即停。',
  afterFailure: '发送最终失败后，应用如何处理这条消息。',
  sleepOnErrorMs: '发送失败后，调用方睡眠多久再处理下一条消息。',
  resendEveryMs: '补发任务每隔多久查一次消息表，并重新发送其中的消息。',
  resendBatch: '每次从消息表取多少条，先取最早的。',
  resendTimesMax: '从消息表补发这么多次后，放弃这条消息。',
  handOverMs: '调用方把一条消息交给另一个系统需要多久。',
  sendMsgTimeout: '一次发送的总时间，由它的所有尝试共用。',
  sendMsgMaxTimeoutPerRequest:
    '还允许重试时，单次尝试最多等多久，以免一个不响应的 broker 耗尽整次发送的时间。',
  retryTimesWhenSendFailed: '同步发送在首次尝试之后最多再试几次；两次尝试之间没有任何等待。',
  retryTimesWhenSendAsyncFailed:
    '异步发送在连接失败时最多再试几次；只要收到应答，哪怕是 SYSTEM_BUSY，也绝不重试。',
  retryAnotherBrokerWhenNotStoreOK:
    '应答为“已存储，但未刷盘或未同步”时也换一个 broker 重试，因此会产生重复消息。',
  sendLatencyFaultEnable: '暂时避开响应慢或失败的 broker，延迟越大，避开得越久。',
  maxMessageSize: '超过此大小的消息体在客户端内就被拒绝，不会发出。',
  pollNameServerInterval: '客户端多久向 NameServer 查询一次有哪些 broker；在此之前路由可能是旧的。',
  connectTimeoutMillis: '建立新连接最多等多久；同步发送会一直等它，即使已超过自己的超时时间。',
  clientCloseSocketIfTimeout: '超时后关闭连接，于是所有正在这条连接上等待的发送也会立即失败。',
  enableBackpressureForAsyncMode:
    '拿到许可之前，异步发送会阻塞调用方；超过 sendMsgTimeout 仍没有许可则发送失败。',
  backPressureForAsyncSendNum: '最多允许多少个异步发送在途，不少于 10；5.4 起默认值为 1024。',
  backPressureForAsyncSendSize: '在途消息体最多多少字节，不少于 1 MiB。',
  asyncSenderThreads: '客户端库用几个线程从调用方接手异步发送：机器有几个处理器就有几个。',
  retryTimes: '首次尝试之后最多再试几次；其间没有等待，依次使用下一个队列，往往仍在同一个 Broker。',
  queueSelector: '由谁选择队列：所有调用方轮流、随机、按消息的键，或由应用自己指定。',
  sendMsgTimeoutOfGo: '可以设置，但在这个版本里不起作用：每次尝试都是 3 s。',
  contextTimeoutMs:
    '调用方的 context 给整次发送多少时间；到期后剩下的尝试仍会立即发出。0 表示不限。',
  panicHandler:
    '应用设置了 primitive.PanicHandler；没有它时，一次得不到应答的异步发送会让整个进程退出。',
  maxAttempts: '一次发送总共尝试几次，包括首次。',
  requestTimeout: '单次尝试等待应答的时间。',
  INITIAL_BACKOFF: '收到 TOO_MANY_REQUESTS 后，第二次尝试之前的等待时间。',
  MULTIPLIER: '每次等待乘以这个倍数，得到下一次等待。',
  JITTER: '每次等待随机延长或缩短的比例，避免客户端同时涌回来。',
  MIN_CONNECT_TIMEOUT: '一次连接尝试至少可用多久；下一次尝试前的等待与此同时计时。',
  MAX_BACKOFF: '加抖动之前，任何一次等待都不超过它。',
  grpcClientProducerMaxAttempts: '服务端允许一次发送尝试几次；只有 Go 和 Python 客户端遵守。',
  grpcClientProducerBackoffInitialMillis:
    'TOO_MANY_REQUESTS 之后等待时间的基数：第 n 次尝试前等待它 × 倍数ⁿ⁻¹。',
  grpcClientProducerBackoffMultiplier: '每次等待乘以这个倍数，得到下一次等待。',
  grpcClientProducerBackoffMaxMillis: 'TOO_MANY_REQUESTS 之后的任何一次等待都不超过它。',
  sharedEndpoint: '所有 Broker 共用一个地址，如同位于集群模式的 Proxy 之后：一次失败就会隔离全部。',
  deadline: '一次调用总共允许的时间，等待连接也算在内。',
  waitForReady: '调用是否等待连接；否则通道退避期间，调用立即失败。',
  BaseDelay: '第一次连接失败后的等待时间。',
  Multiplier: '两次连接尝试之间的等待乘以这个倍数，得到下一次等待。',
  Jitter: '这些等待随机延长或缩短的比例。',
  MaxDelay: '加抖动之前，两次连接尝试之间的等待不超过它。',
  MinConnectTimeout: '一次连接尝试至少允许的时间，并不是 RocketMQ 手册所说的两次尝试的最小间隔。',
  CONNECT_TIMEOUT_MILLIS: '一次连接尝试允许的时间；退避的等待与它同时进行。',
  initial_reconnect_backoff_ms: '第一次连接失败后的等待时间。',
  max_reconnect_backoff_ms: '加抖动之前，两次连接尝试之间的等待不超过它。',
  timeoutMs: '一个请求等待应答的最长时间，超过即视为丢失。',
  retries: '失败的请求还可以再发几次：立即发出，换下一个队列。',
  // replication
  brokerRole: '主节点应答之前是否可能等待从节点；等待几个由 inSyncReplicas 决定。',
  slaveCount: '这个主节点有几个从节点。',
  inSyncReplicas:
    '一条消息要存到几台机器（含主节点）上才应答。默认 1，即使是 SYNC_MASTER 也不等待任何从节点。',
  slaveTimeout:
    '主节点等待从节点多久后应答 FLUSH_SLAVE_TIMEOUT；与默认客户端等待应答的时间一样长。',
  enableSlaveActingMaster: '主节点统计副本数，副本不足时在存储之前就拒绝消息。',
  enableAutoInSyncReplicas: '副本变少时降低要求的副本数，最低到 minInSyncReplicas。',
  minInSyncReplicas: 'enableAutoInSyncReplicas 最低可降到的副本数。',
  replicationMs: '从节点收到消息并确认所需的时间。',
  replicationOf:
    '按哪些版本的方式等待：5.0 之前 SYNC_MASTER 总是等待一个从节点，没有从节点时应答 SLAVE_NOT_AVAILABLE。',
  // documented cloud
  quotaScope: '每个 Broker 单独一份配额，还是实例的所有 Broker 共用一份。',
  backlogLimit: '等待消费的消息超过这个数时拒绝写入；0 表示从不。',
  coldReadLimitPerSec: '消费者每秒从磁盘读取的旧消息超过这个数时拒绝写入；0 表示从不。',
  memoryMaxUsedSpaceRatio:
    '内存使用超过这个比例时拒绝写入；0 表示从不。有页面提到这个配置名，但 Broker 的源码里没有它。',
  memoryUsedRatio: '没有故障时 Broker 使用了多少内存。',
  // proxy
  grpcProducerThreadPoolNums: '代理用多少个线程转发请求（本地模式下由它们完成 Broker 的工作）。',
  grpcProducerThreadQueueCapacity: '最多多少个请求等待代理的线程；再多一个就立即应答 42900。',
  brokerTimeoutMs: '代理等待 Broker 多久后应答 50400。',
  forwardMs: '一个请求在转发之前占用代理线程的时间。',
  // gRPC consumers
  maxCacheMessageCount: 'Push 消费者内存中最多保留多少条已收到、未确认的消息。',
  maxCacheMessageSizeInBytes: 'Push 消费者内存中最多保留多少字节的消息。',
  consumptionThreadCount: 'Push 消费者同时处理多少条消息。',
  consumeMessageOrderly: '同一队列的消息是否依次等待。',
  retryMaxTimes: '重试达到这个次数后，下一次投递改为进入死信队列。',
  grpcClientConsumerLongPollingBatchSize: '一次接收最多带回多少条消息。',
  grpcClientConsumerMaxLongPollingTimeoutMillis: '没有消息时，一次接收最多被挂起多久。',
  defaultInvisibleTimeMills: '消息投递出去后，对其他消费者不可见的时间。',
  enableProxyAutoRenew: 'Push 消费者持有消息期间，代理自动续期其不可见时间。',
  awaitDuration: '没有消息时，Simple 消费者的一次接收最多被挂起多久。',
  invisibleDuration: '应用处理一条消息的时限，超过后消息会再次投递。',
  maxMessageNum: '应用一次请求多少条消息。',
  receivers: '应用用多少个线程各自接收消息。',
  onFailure: '应用如何对待处理失败的消息。',
  wakesLateMs: '等待结束后，应用线程多久才被唤醒。',
  attemptTimeoutMs: '单次尝试等待应答的时间。',
  deadlineMs: '一次发送的总时间，包含等待；超过之后不再发起新的尝试。',
  backoff: '两次尝试之间等待多久的规则。',
  initialBackoffMs: '退避规则的起点，即 t = t₀ · 2ⁱ 中的 t₀。',
  multiplier: '每次尝试之后，等待时间乘以多少。',
  maxBackoffMs: '任何一次等待都不超过它。',
  jitterRatio: '每次等待随机延长或缩短的比例。',
  retryOnBusy: 'broker 应答繁忙时重试。',
  retryOnTimeout: '没有按时收到应答时重试；消息可能因此被存储两次。',
  avoidLastBroker: '下一次尝试换一个 broker，不用上一次的。',
  retryBudgetRatio:
    '每个首次尝试挣得这么多令牌，每次重试花掉一个令牌，使重试始终只占负载的固定比例。',
  retryBudgetBurst: '最多可以攒下多少令牌，用于突发的重试。',
  circuitBreaker: '失败的发送过多时，暂停发送一段时间。',
  failureRateThreshold: '窗口内失败的调用达到这个比例时，熔断器打开。',
  slidingWindowSize: '熔断器统计最近多少次调用。',
  minimumNumberOfCalls: '至少有这么多次调用之后，熔断器才开始判断。',
  waitDurationInOpenState: '熔断器打开多久之后，放行少量调用进行试探。',
  permittedNumberOfCallsInHalfOpenState: '熔断器半开时，允许多少次调用进行试探。',
  writeQueueNums: '主题在此 broker 上有多少个队列，生产者轮流使用。',
  sendMessageThreadPoolNums: '同时有多少个线程在存储消息。',
  sendThreadPoolQueueCapacity: '发送队列最多容纳多少个等待线程的请求；再多就立即应答 [OVERLOAD]。',
  flushMs: '一次 CommitLog 刷盘平均耗时（指数分布）。',
  wakeDelayMs: '机器繁忙时，负责清理发送队列的线程最多会晚多久被唤醒。',
  queueDiscipline: '发送线程先处理等待最久的请求，还是最新到达的请求。',
  waitTimeMillsInSendQueue: '请求在发送队列中等待超过此时间，就被应答繁忙：[TIMEOUT_CLEAN_QUEUE]。',
  brokerFastFailureEnable: '每 10 ms 清扫一次发送队列，对等待过久的请求应答繁忙。',
  osPageCacheBusyTimeOutMills:
    '一次写入持有 commit log 锁超过此时间，就视为页缓存繁忙，请求会被拒绝。',
  flushDiskType: 'broker 在消息落盘之前还是之后应答。',
  syncFlushTimeout:
    '使用 SYNC_FLUSH 时，超过此时间 broker 就应答 FLUSH_DISK_TIMEOUT，尽管消息已经存储。',
  transientStorePoolEnable: '先写入内存池；若此时宕机，尚未提交的消息会丢失。',
  commitIntervalCommitLog: '内存池多久提交到文件一次；宕机时最多丢失这么长时间内的消息。',
  diskSpaceWarningLevelRatio: '超过它即视为磁盘已满，拒绝一切写入。',
  diskSpaceCleanForciblyRatio: '超过它就立即删除旧文件；磁盘写满之后，要降到它以下才恢复写入。',
  cleanResourceInterval: '多久检查一次磁盘：磁盘写满和恢复都要延迟到检查时才生效。',
  diskUsedRatio: '运行开始时磁盘已使用的比例。',
  diskGrowthPerMessage: '每存储一条消息占用磁盘的比例。',
  serviceDistribution: '存储一条消息所需时间的分布。',
  serviceMs: '一个发送线程存储一条消息平均需要多久。',
  serviceDeviation: '各次服务时间偏离均值的程度：1 表示偏离幅度与均值相当。',
  messageModel: '集群：同组消费者分摊消息。广播：每个消费者都收到全部消息，失败的不再投递。',
  consumeFromWhere:
    '没有位点的新消费组从哪里开始；这里的消费组在第一条消息之前就已存在，所以不起作用。',
  consumeThreadMin: '同时工作的处理线程数：消费线程池的大小。',
  consumeThreadMax: '永远不会达到：线程池的队列没有上限，不会再增加线程。',
  consumeMessageBatchMaxSize: '一次交给处理逻辑多少条消息。',
  maxReconsumeTimes: '重试这么多次之后进入死信队列；−1：16 次，顺序消费则一直重试。',
  pullBatchSize: '一次拉取请求多少条消息。',
  pullInterval: '拉取到消息之后，该队列休息多久再拉取。',
  pullThresholdForQueue: '某个队列缓存在消费者内存里的消息超过这个数，就暂停拉取 50 ms。',
  pullThresholdSizeForQueue: '某个队列缓存在消费者内存里的消息超过这么多 MiB，就暂停拉取 50 ms。',
  consumeConcurrentlyMaxSpan:
    '队列中未完成的首尾两条消息相距超过这个数就暂停拉取，所以一条卡住的消息会拖住整个队列。',
  persistConsumerOffsetInterval:
    '消费者多久把进度告诉 Broker 一次；它宕机后，此后的消息会重新投递。',
  heartbeatBrokerInterval: '消费者多久发一次心跳；静默 120 s 就会失去它的队列。',
  pullTimeDelayMillsWhenException: '拉取失败之后等待多久再拉取。',
  suspendCurrentQueueTimeMillis: '顺序消费：失败后队列停顿多久，再投递同一条消息。',
  pullThresholdForAll: '所有队列缓存的消息总数超过这个数，就不再拉取。',
  consumeMaxSpan: '队列中未完成的首尾两条消息相距超过这个数就暂停拉取。',
  autoCommit: 'poll 时是否自动提交之前取走的消息。',
  autoCommitIntervalMillis: 'poll 多久自动提交一次。',
  takesMs: '业务处理一条消息需要多久。',
  takesDistribution: '处理一条消息的时间如何变化。',
  takesDeviation: '各次处理时间偏离均值的程度：1 表示偏离幅度与均值相当。',
  failRatio: '随机失败的投递所占的比例。',
  poisonRatio: '无论投递多少次都消费不了的消息所占的比例。',
  failsFirst: '每条消息成功之前先失败几次；−1：每次都失败。',
  failsBy: '处理逻辑如何表示失败：返回值、抛异常或返回 null。客户端一视同仁。',
  delayLevelWhenNextConsume: '处理逻辑要求的延迟级别：0 由 Broker 决定，−1 立即进入死信队列。',
  ackIndex: '一批消息失败时，到这个位置为止的消息算作已消费。',
  isIdempotent: '业务能否发现自己已经处理过这条消息。',
  longPollingEnable: '拉取不到消息时挂起请求，直到有新消息或时间到，而不是马上应答。',
  shortPollingTimeMills: '未开启长轮询时，拉取不到消息的请求等待多久才得到应答。',
  pageCacheMessages: '最新的多少条消息还在页缓存里；更旧的要从磁盘读取。',
  coldReadMs: '拉取已不在页缓存中的消息时，每次读盘需要多久。',
  coldReadSlowdown: '磁盘读取旧消息期间，每次发送占用线程的时间变为多少倍。',
  throttleBurst: '安静一段时间后，配额一次最多放行多少个请求；0 表示一秒的量。',
  throttleRatePerSec: '超过此速率的请求会被应答 TOO_MANY_REQUESTS（530），与云上实例的限流一致。',
  dropExpiredAtDequeue: '客户端已不再等待的请求直接丢弃，不再白白处理。',
  latencyMs: '请求或应答在网络中的单程时间。',
  jitterDistribution: '网络抖动时间的分布。',
  jitterMs: '在网络中额外花费的时间，每个请求和应答各不相同。',
  requestLossRatio: '有多大比例的请求到不了 broker。',
  answerLossRatio: '有多大比例的应答到不了客户端；消息其实已存储，重试会产生重复消息。',
  scanNotActiveBrokerInterval: 'NameServer 多久检查一次哪些 broker 已经失联。',
  brokerNotActiveTimeoutMillis: 'broker 失联达到此时间，就会被移出路由。',
  registerNameServerPeriod: 'broker 多久向 NameServer 上报一次。',
};
