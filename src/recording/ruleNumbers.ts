// The rule of MODEL.md that stands behind a cause, so that "why?" can lead to it.
import type { CauseName } from './outcomes.ts';

type Numbers = Readonly<Partial<Record<CauseName, string>>>;

/** What brokers, proxies and applications do; clients have tables of their own below. */
const COMMON: Numbers = {
  rejectRequest: 'B2',
  overload: 'B4',
  pcBusyCleanQueue: 'B8',
  timeoutCleanQueue: 'B8',
  pcSynchronized: 'B13',
  quotaExceeded: 'B1',
  diskFull: 'B11',
  flushDiskTimeout: 'B10',
  flushSlaveTimeout: 'B41',
  slaveNotAvailable: 'B45',
  inSyncReplicasNotEnough: 'B42',
  memoryWatermark: 'V4',
  storagePressure: 'V2',
  backlogOverflow: 'V3',
  proxyFlowLimit: 'X10',
  proxyTimeout: 'X13',
  proxyNoBroker: 'X15',
  scriptedError: 'X2',
  scriptedBusy: 'X2',
  grpcStatus: 'GX1',
  entryError: 'GX2',
  connectTimedOut: 'C2',
  connectionClosed: 'C3',
  connectionClosedByTimeout: 'C4',
  noRoute: 'R1',
  resentFromTable: 'AP5',
  applicationSleeps: 'AP2',
  handedOver: 'AP3',
};

const JAVA: Numbers = {
  connectRefused: 'J9',
  goAway: 'J6',
  attemptTimedOut: 'J3',
  budgetSpent: 'J3',
  attemptsUsedUp: 'J2',
  codeNotRetried: 'J5',
  messageTooLarge: 'J1',
  retryAtOnce: 'J2',
};

const JAVA_ASYNC: Numbers = {
  ...JAVA,
  connectRefused: 'A4',
  attemptTimedOut: 'A1',
  budgetSpent: 'A3',
  attemptsUsedUp: 'A4',
  codeNotRetried: 'A2',
  retryAtOnce: 'A4',
  goAway: 'JA9',
  thrownBySend: 'JA7',
  senderQueueFull: 'JA4',
};

const JAVA_ONEWAY: Numbers = { ...JAVA, onewaySent: 'O1', connectRefused: 'O3' };

const GO: Numbers = {
  connectRefused: 'GO3',
  dialTimedOut: 'GO8',
  connectionClosed: 'GO9',
  attemptTimedOut: 'GO3',
  deadlinePassed: 'GO5',
  attemptsUsedUp: 'GO3',
  codeNotRetried: 'GO4',
  retryAtOnce: 'GO3',
  onewaySent: 'GO11',
  processDied: 'GO14',
};

const GRPC: Numbers = {
  connectRefused: 'GC3',
  connectionClosed: 'GC9',
  channelBackingOff: 'GC3',
  attemptTimedOut: 'GR3',
  attemptsUsedUp: 'GR3',
  retryAtOnce: 'GR8',
  backoffServer: 'GR7',
  notStarted: 'GR1',
  messageTooLarge: 'GR2',
  bodyEmpty: 'GR2',
};

const BY_CLIENT: ReadonlyMap<string, Numbers> = new Map([
  ['rocketmq-java-remoting', JAVA],
  ['rocketmq-java-remoting/async', JAVA_ASYNC],
  ['rocketmq-java-remoting/async-selector', { ...JAVA_ASYNC, retryAtOnce: 'JA8' }],
  ['rocketmq-java-remoting/oneway', JAVA_ONEWAY],
  ['rocketmq-go-remoting', GO],
  ['rocketmq-go-remoting/async', { ...GO, codeNotRetried: 'GO12', attemptTimedOut: 'GO14' }],
  ['rocketmq-go-remoting/oneway', { ...GO, retryAtOnce: 'GO10' }],
  ['rocketmq-java-grpc', GRPC],
  [
    'rocketmq-go-grpc',
    { ...GRPC, backoffServer: 'GG3', dialTimedOut: 'GG7', connectRefused: 'GG7' },
  ],
  ['rocketmq-nodejs-grpc', { ...GRPC, backoffServer: 'GN2', notStarted: 'GN1' }],
  ['rocketmq-python-grpc', { ...GRPC, codeNotRetried: 'GP2', attemptsUsedUp: 'GP1' }],
  ['raw-remoting', { attemptsUsedUp: 'X6', retryAtOnce: 'X6', attemptTimedOut: 'X7' }],
  [
    'rocketmq-documented',
    {
      attemptTimedOut: 'D1',
      attemptsUsedUp: 'D1',
      retryAtOnce: 'D2',
      backoffDocumented: 'D3',
    },
  ],
  [
    'custom',
    {
      attemptTimedOut: 'U3',
      attemptsUsedUp: 'U4',
      codeNotRetried: 'U4',
      retryBudgetEmpty: 'U6',
      breakerOpen: 'U8',
      deadlinePassed: 'U7',
      backoffFixed: 'U5',
      backoffLinear: 'U5',
      backoffExponential: 'U5',
      backoffFullJitter: 'U5',
      backoffEqualJitter: 'U5',
      backoffDecorrelated: 'U5',
    },
  ],
]);

/** The number of the rule; nothing where none decides it alone. */
export function ruleNumber(
  cause: CauseName,
  { profile, mode }: { readonly profile: string; readonly mode: string },
): string | undefined {
  const own = BY_CLIENT.get(`${profile}/${mode}`) ?? BY_CLIENT.get(profile);
  return own?.[cause] ?? COMMON[cause];
}
