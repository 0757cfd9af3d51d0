// The exceptions of the RocketMQ Java client.
import type { CauseName } from '../../recording/outcomes.ts';
import type { ErrorShape, ErrorTables } from './ErrorTables.ts';

type Shapes = Partial<Record<CauseName, ErrorShape>>;

/** What the last attempt threw, before the loop wraps it. */
const ANSWERED: ErrorShape = { error: 'MQBrokerException', code: 'answer' };
const THROWN: Shapes = {
  connectRefused: { error: 'RemotingConnectException' },
  connectTimedOut: { error: 'RemotingConnectException' },
  connectionClosed: { error: 'RemotingSendRequestException' },
  connectionClosedByTimeout: { error: 'RemotingSendRequestException' },
  goAway: { error: 'RemotingSendRequestException' },
  attemptTimedOut: { error: 'RemotingTimeoutException' },
  rejectRequest: ANSWERED,
  overload: ANSWERED,
  pcBusyCleanQueue: ANSWERED,
  timeoutCleanQueue: ANSWERED,
  pcSynchronized: ANSWERED,
  quotaExceeded: ANSWERED,
  diskFull: ANSWERED,
  scriptedError: ANSWERED,
  scriptedBusy: ANSWERED,
};

/** ClientErrorCode: the code that the loop gives to what it wraps; a broker's answer keeps its own. */
const WRAPPED_CODES: Readonly<Record<string, number>> = {
  RemotingConnectException: 10001, // CONNECT_BROKER_EXCEPTION
  RemotingTimeoutException: 10002, // ACCESS_BROKER_TIMEOUT
};

function eachOf(shapes: Shapes, change: (shape: ErrorShape) => ErrorShape): Shapes {
  return Object.fromEntries(Object.entries(shapes).map(([cause, shape]) => [cause, change(shape)]));
}

const TOO_LARGE: Shapes = {
  messageTooLarge: { error: 'MQClientException', code: 13 }, // ResponseCode:MESSAGE_ILLEGAL
};

/** The loop of retries: `DefaultMQProducerImpl:sendDefaultImpl`. */
export const JAVA_REMOTING: ErrorTables = {
  statuses: {
    sendOk: 'SEND_OK',
    onewaySent: 'SEND_OK',
    flushDiskTimeout: 'FLUSH_DISK_TIMEOUT',
    flushSlaveTimeout: 'FLUSH_SLAVE_TIMEOUT',
    slaveNotAvailable: 'SLAVE_NOT_AVAILABLE',
  },
  decisions: {
    budgetSpent: { error: 'RemotingTooMuchRequestException' },
    codeNotRetried: ANSWERED,
    noRoute: { error: 'MQClientException', code: 10005 }, // ClientErrorCode:NOT_FOUND_TOPIC_EXCEPTION
    ...TOO_LARGE,
  },
  lastAttempts: eachOf(THROWN, ({ error, code }) => ({
    error: 'MQClientException',
    code: code ?? WRAPPED_CODES[error] ?? -1,
    cause: error,
  })),
};

/** To a chosen queue or through a selector: no loop, so the exception is the bare one. */
export const JAVA_REMOTING_DIRECT: ErrorTables = {
  ...JAVA_REMOTING,
  decisions: { ...JAVA_REMOTING.decisions, noRoute: { error: 'MQClientException', code: -1 } },
  lastAttempts: {
    ...THROWN,
    connectionClosed: {
      error: 'RemotingSendRequestException',
      cause: 'RemotingSendRequestException',
    },
  },
};

const inHalfMessage = ({ error }: ErrorShape): ErrorShape => ({
  error: 'MQClientException', // "send message Exception"
  code: -1,
  cause: error,
});

/** A half message that failed: wrapped once more; only the body is checked before. */
export const JAVA_REMOTING_TRANSACTION: ErrorTables = {
  ...JAVA_REMOTING,
  decisions: { ...eachOf(JAVA_REMOTING.decisions, inHalfMessage), ...TOO_LARGE },
  lastAttempts: eachOf(JAVA_REMOTING.lastAttempts, inHalfMessage),
};
