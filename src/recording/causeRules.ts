// Where each rule stands in the real system, and which settings decide there. Sources are `file:symbol`
// of RocketMQ 5.3.3 unless they say otherwise.
import type { CauseName } from './outcomes.ts';

/** A setting by the table it stands in; the part follows from the attempt. */
export interface RuleSetting {
  readonly of: 'broker' | 'client' | 'workload' | 'network';
  readonly name: string;
}

export interface CauseRule {
  readonly source: string;
  readonly settings: readonly RuleSetting[];
}

const SIMULATION = 'simulation';
const RECORDERS = 'load driver of the recorded rmq-broker cases';
const RECORDED_CASE = 'recorded case';
const MANUAL = 'RocketMQ manual: message sending retry and throttling';
const BACKOFF_THEORY = 'retry theory C.1';

const broker = (...names: readonly string[]): readonly RuleSetting[] =>
  names.map((name) => ({ of: 'broker', name }));
const client = (...names: readonly string[]): readonly RuleSetting[] =>
  names.map((name) => ({ of: 'client', name }));
const workload = (...names: readonly string[]): readonly RuleSetting[] =>
  names.map((name) => ({ of: 'workload', name }));

function rule(source: string, ...settings: readonly (readonly RuleSetting[])[]): CauseRule {
  return { source, settings: settings.flat() };
}

/** The rules of brokers, network and documented limits; what a client does differently is below. */
const COMMON: Readonly<Record<CauseName, CauseRule>> = {
  none: rule(''),
  sendOk: rule('SendMessageProcessor:handlePutMessageResult'),
  rejectRequest: rule('SendMessageProcessor:rejectRequest', broker('osPageCacheBusyTimeOutMills')),
  overload: rule(
    'NettyRemotingAbstract:processRequestCommand',
    broker('sendThreadPoolQueueCapacity'),
  ),
  pcBusyCleanQueue: rule(
    'BrokerFastFailure:cleanExpiredRequest',
    broker('osPageCacheBusyTimeOutMills', 'brokerFastFailureEnable'),
  ),
  timeoutCleanQueue: rule(
    'BrokerFastFailure:cleanExpiredRequest',
    broker('waitTimeMillsInSendQueue', 'brokerFastFailureEnable'),
  ),
  pcSynchronized: rule('HookUtils:checkBeforePutMessage', broker('osPageCacheBusyTimeOutMills')),
  quotaExceeded: rule(MANUAL, broker('throttleRatePerSec')),
  diskFull: rule(
    'DefaultMessageStore:CleanCommitLogService.isSpaceToDelete',
    broker('diskSpaceWarningLevelRatio', 'diskSpaceCleanForciblyRatio', 'cleanResourceInterval'),
  ),
  flushDiskTimeout: rule('FlushDiskWatcher', broker('flushDiskType', 'syncFlushTimeout')),
  flushSlaveTimeout: rule(
    'GroupTransferService:doWaitTransfer',
    broker('brokerRole', 'inSyncReplicas', 'slaveTimeout'),
  ),
  slaveNotAvailable: rule('CommitLog:handleHA (4.9)', broker('brokerRole', 'replicationOf')),
  memoryWatermark: rule(MANUAL, broker('memoryMaxUsedSpaceRatio')),
  storagePressure: rule(MANUAL, broker('coldReadLimitPerSec')),
  backlogOverflow: rule(MANUAL, broker('backlogLimit')),
  inSyncReplicasNotEnough: rule(
    'CommitLog:asyncPutMessage',
    broker('inSyncReplicas', 'enableSlaveActingMaster'),
  ),
  proxyFlowLimit: rule('GrpcMessagingApplication:flowLimitStatus'),
  proxyTimeout: rule('MessagingProcessor:DEFAULT_TIMEOUT_MILLS'),
  proxyNoBroker: rule('ResponseBuilder:buildStatus'),
  scriptedError: rule(RECORDED_CASE),
  scriptedBusy: rule(RECORDED_CASE),
  goAway: rule('NettyRemotingAbstract:processRequestCommand'),
  connectRefused: rule(SIMULATION),
  connectTimedOut: rule(SIMULATION),
  connectionClosed: rule(SIMULATION),
  connectionClosedByTimeout: rule(SIMULATION),
  attemptTimedOut: rule(SIMULATION),
  budgetSpent: rule(SIMULATION),
  attemptsUsedUp: rule(SIMULATION),
  codeNotRetried: rule(SIMULATION),
  retryBudgetEmpty: rule(SIMULATION),
  breakerOpen: rule(SIMULATION),
  deadlinePassed: rule(SIMULATION),
  noRoute: rule(SIMULATION),
  messageTooLarge: rule(SIMULATION),
  onewaySent: rule(SIMULATION),
  thrownBySend: rule('NettyRemotingClient:invokeAsync (4.2)'),
  senderQueueFull: rule('DefaultMQProducerImpl:defaultAsyncSenderExecutor'),
  processDied: rule('rocketmq-client-go producer.go: sendAsync'),
  retryAtOnce: rule(SIMULATION),
  backoffFixed: rule(BACKOFF_THEORY),
  backoffLinear: rule(BACKOFF_THEORY),
  backoffExponential: rule(BACKOFF_THEORY),
  backoffFullJitter: rule(BACKOFF_THEORY),
  backoffEqualJitter: rule(BACKOFF_THEORY),
  backoffDecorrelated: rule(BACKOFF_THEORY),
  backoffDocumented: rule(MANUAL),
  grpcStatus: rule(RECORDED_CASE),
  entryError: rule(RECORDED_CASE),
  dialTimedOut: rule('rocketmq-clients golang: conn.go:dial, DialTimeout 5 s'),
  backoffServer: rule('rocketmq-clients: ExponentialBackoffRetryPolicy:getNextAttemptDelay'),
  channelBackingOff: rule('grpc/doc/connection-backoff.md'),
  bodyEmpty: rule(SIMULATION, workload('bodyBytes')),
  notStarted: rule('rocketmq-clients: PublishingSettings:sync, RetryPolicy:inheritBackoff'),
  resentFromTable: rule(SIMULATION, workload('resendEveryMs', 'resendBatch')),
  applicationSleeps: rule(SIMULATION, workload('sleepOnErrorMs')),
  handedOver: rule(SIMULATION, workload('handOverMs')),
};

type RuleTable = Readonly<Partial<Record<CauseName, CauseRule>>>;

const SEND_LOOP = 'DefaultMQProducerImpl:sendDefaultImpl';
const ASYNC_RETRY = 'MQClientAPIImpl:onExceptionImpl';

const JAVA: RuleTable = {
  sendOk: rule('MQClientAPIImpl:processSendResponse'),
  connectRefused: rule('NettyRemotingClient:invokeSync'),
  connectTimedOut: rule('NettyRemotingClient:getAndCreateChannel', client('connectTimeoutMillis')),
  connectionClosed: rule('NettyRemotingAbstract:failFast'),
  connectionClosedByTimeout: rule(
    'NettyRemotingClient:invokeSync',
    client('clientCloseSocketIfTimeout', 'sendMsgTimeout'),
  ),
  attemptTimedOut: rule(
    'NettyRemotingAbstract:invokeSyncImpl',
    client('sendMsgTimeout', 'sendMsgMaxTimeoutPerRequest'),
  ),
  budgetSpent: rule(SEND_LOOP, client('sendMsgTimeout')),
  attemptsUsedUp: rule(SEND_LOOP, client('retryTimesWhenSendFailed')),
  codeNotRetried: rule('DefaultMQProducer:retryResponseCodes'),
  noRoute: rule(
    'DefaultMQProducerImpl:tryToFindTopicPublishInfo',
    client('pollNameServerInterval'),
  ),
  messageTooLarge: rule('Validators:checkMessage', client('maxMessageSize'), [
    { of: 'workload', name: 'bodyBytes' },
  ]),
  onewaySent: rule('NettyRemotingClient:invokeOneway'),
  retryAtOnce: rule(SEND_LOOP),
};

const JAVA_ASYNC: RuleTable = {
  ...JAVA,
  connectRefused: rule('NettyRemotingClient:invokeAsync'),
  attemptTimedOut: rule('NettyRemotingAbstract:scanResponseTable', client('sendMsgTimeout')),
  budgetSpent: rule(
    ASYNC_RETRY,
    client('sendMsgTimeout', 'enableBackpressureForAsyncMode', 'backPressureForAsyncSendNum'),
  ),
  attemptsUsedUp: rule(ASYNC_RETRY, client('retryTimesWhenSendAsyncFailed')),
  codeNotRetried: rule('MQClientAPIImpl:sendMessageAsync'),
  retryAtOnce: rule(ASYNC_RETRY),
};

const JAVA_ONEWAY: RuleTable = {
  ...JAVA,
  connectRefused: rule('NettyRemotingClient:invokeOneway'),
};

const DOCUMENTED: RuleTable = {
  sendOk: rule(MANUAL),
  connectRefused: rule(MANUAL),
  connectTimedOut: rule('RocketMQ manual: MIN_CONNECT_TIMEOUT, 20 s'),
  attemptTimedOut: rule('ClientConfiguration:requestTimeout', client('requestTimeout')),
  attemptsUsedUp: rule(MANUAL, client('maxAttempts')),
  codeNotRetried: rule(MANUAL),
  noRoute: rule(MANUAL, client('pollNameServerInterval')),
  retryAtOnce: rule(MANUAL),
  backoffDocumented: rule(MANUAL, client('INITIAL_BACKOFF', 'MULTIPLIER', 'JITTER', 'MAX_BACKOFF')),
};

/** Requests without a client around them, as the recorders of the broker sent them. */
const RAW: RuleTable = {
  sendOk: rule(RECORDERS),
  attemptTimedOut: rule(RECORDERS, client('timeoutMs')),
  attemptsUsedUp: rule(RECORDERS, client('retries')),
  retryAtOnce: rule(RECORDERS, client('retries')),
};

const CUSTOM: RuleTable = {
  sendOk: rule(SIMULATION),
  attemptTimedOut: rule(SIMULATION, client('attemptTimeoutMs')),
  budgetSpent: rule(SIMULATION, client('deadlineMs')),
  attemptsUsedUp: rule(SIMULATION, client('maxAttempts')),
  codeNotRetried: rule(SIMULATION, client('retryOnBusy', 'retryOnTimeout')),
  retryBudgetEmpty: rule('retry theory C.4', client('retryBudgetRatio', 'retryBudgetBurst')),
  breakerOpen: rule(
    'resilience4j CircuitBreakerConfig',
    client('failureRateThreshold', 'slidingWindowSize', 'minimumNumberOfCalls'),
    client('waitDurationInOpenState', 'permittedNumberOfCallsInHalfOpenState'),
  ),
  deadlinePassed: rule(SIMULATION, client('deadlineMs')),
  retryAtOnce: rule(SIMULATION, client('backoff')),
  backoffFixed: rule(BACKOFF_THEORY, client('backoff', 'initialBackoffMs', 'jitterRatio')),
  backoffLinear: rule(
    BACKOFF_THEORY,
    client('backoff', 'initialBackoffMs', 'maxBackoffMs', 'jitterRatio'),
  ),
  backoffExponential: rule(
    BACKOFF_THEORY,
    client('backoff', 'initialBackoffMs', 'multiplier', 'maxBackoffMs', 'jitterRatio'),
  ),
  backoffFullJitter: rule(
    BACKOFF_THEORY,
    client('backoff', 'initialBackoffMs', 'multiplier', 'maxBackoffMs'),
  ),
  backoffEqualJitter: rule(
    BACKOFF_THEORY,
    client('backoff', 'initialBackoffMs', 'multiplier', 'maxBackoffMs'),
  ),
  backoffDecorrelated: rule(BACKOFF_THEORY, client('backoff', 'initialBackoffMs', 'maxBackoffMs')),
};

/** The RocketMQ Go client v2, by the function that sends. */
function goRemoting(sends: string): RuleTable {
  const sendLoop = `rocketmq-client-go producer.go: ${sends}`;
  const connect = 'rocketmq-client-go remote_client.go: connect';
  const retries = sends === 'sendAsync' ? [] : client('retryTimes');
  return {
    sendOk: rule('rocketmq-client-go client.go: ProcessSendResponse'),
    connectRefused: rule(connect),
    connectTimedOut: rule(connect, client('contextTimeoutMs')),
    attemptTimedOut: rule(sendLoop, client('contextTimeoutMs')),
    attemptsUsedUp: rule(sendLoop, retries),
    codeNotRetried: rule('rocketmq-client-go producer.go: needRetryCode'),
    noRoute: rule('rocketmq-client-go producer.go: selectMessageQueue'),
    onewaySent: rule(sendLoop),
    processDied: rule(sendLoop, client('panicHandler')),
    retryAtOnce: rule(sendLoop),
  };
}

/** The RocketMQ 5 clients; some obey their own limit of attempts, some the server's. */
function rocketmq5(attempts: string): RuleTable {
  const sendLoop = 'rocketmq-clients ProducerImpl:send0';
  const limit = client('maxMessageSize');
  return {
    sendOk: rule('SendReceiptImpl:processResponseInvocation'),
    connectRefused: rule('grpc/doc/wait-for-ready.md'),
    connectTimedOut: rule('RpcClientImpl'),
    connectionClosed: rule('grpc/doc/connectivity-semantics-and-api.md'),
    attemptTimedOut: rule('RpcClientImpl:sendMessage', client('requestTimeout')),
    attemptsUsedUp: rule(sendLoop, client(attempts)),
    codeNotRetried: rule(sendLoop),
    noRoute: rule('PublishingLoadBalancer:takeMessageQueues'),
    messageTooLarge: rule('PublishingMessageImpl', limit, workload('bodyBytes')),
    bodyEmpty: rule('MessageBuilderImpl:setBody', workload('bodyBytes')),
    retryAtOnce: rule(sendLoop),
    backoffServer: rule(
      'ExponentialBackoffRetryPolicy:getNextAttemptDelay',
      client('grpcClientProducerBackoffInitialMillis', 'grpcClientProducerBackoffMultiplier'),
      client('grpcClientProducerBackoffMaxMillis'),
    ),
  };
}

/** A bare channel, whose library lets some of its back-off be set. */
function channel(
  backoff: readonly RuleSetting[],
  connectTimeout: readonly RuleSetting[] = [],
): RuleTable {
  return {
    sendOk: rule(SIMULATION),
    connectRefused: rule('grpc/doc/wait-for-ready.md', client('waitForReady')),
    connectTimedOut: rule('grpc/doc/connection-backoff.md', connectTimeout),
    connectionClosed: rule('grpc/doc/connectivity-semantics-and-api.md'),
    channelBackingOff: rule('grpc/doc/connection-backoff.md', backoff),
    attemptTimedOut: rule('grpc/doc/wait-for-ready.md', client('deadline')),
    codeNotRetried: rule(SIMULATION),
  };
}

/** By profile, and by profile and mode where a mode has rules of its own. A new client adds its line. */
export const CLIENT_RULES: ReadonlyMap<string, RuleTable> = new Map([
  ['rocketmq-java-remoting', JAVA],
  ['rocketmq-java-remoting/async', JAVA_ASYNC],
  ['rocketmq-java-remoting/async-selector', JAVA_ASYNC],
  ['rocketmq-java-remoting/oneway', JAVA_ONEWAY],
  ['rocketmq-go-remoting', goRemoting('sendSync')],
  ['rocketmq-go-remoting/async', goRemoting('sendAsync')],
  ['rocketmq-go-remoting/oneway', goRemoting('sendOneWay')],
  ['rocketmq-java-grpc', rocketmq5('maxAttempts')],
  ['rocketmq-go-grpc', rocketmq5('grpcClientProducerMaxAttempts')],
  ['rocketmq-nodejs-grpc', rocketmq5('maxAttempts')],
  ['rocketmq-python-grpc', rocketmq5('grpcClientProducerMaxAttempts')],
  [
    'grpc-go-channel',
    channel(client('BaseDelay', 'Multiplier', 'Jitter', 'MaxDelay'), client('MinConnectTimeout')),
  ],
  ['grpc-java-channel', channel([], client('CONNECT_TIMEOUT_MILLIS'))],
  ['grpc-js-channel', channel(client('initial_reconnect_backoff_ms', 'max_reconnect_backoff_ms'))],
  ['raw-remoting', RAW],
  ['rocketmq-documented', DOCUMENTED],
  ['custom', CUSTOM],
]);

/** The rule behind a cause, for a client of that profile and mode. */
export function ruleOf(cause: CauseName, profile: string, mode: string): CauseRule {
  const rules = CLIENT_RULES.get(`${profile}/${mode}`) ?? CLIENT_RULES.get(profile);
  return rules?.[cause] ?? COMMON[cause];
}
