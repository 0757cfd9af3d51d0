// What the application gets from its client, in the words of the recorded cases: one table for each way a
// message can end. A new client profile adds a table here.
import type { CauseName } from '../recording/outcomes.ts';
import type { PlayedMessage } from './playedMessages.ts';
import { rawEnding } from './rawEnding.ts';

export interface ClientResult {
  readonly isOk: boolean;
  readonly status?: string;
  readonly error?: string;
  readonly code?: number;
  readonly cause?: string;
}

interface ErrorShape {
  readonly error: string;
  /** `answer`: the code that the last answer carried. */
  readonly code?: number | 'answer';
  readonly cause?: string;
}

interface ErrorTables {
  readonly statuses: Partial<Record<CauseName, string>>;
  /** The client's own decision ends the send. */
  readonly decisions: Partial<Record<CauseName, ErrorShape>>;
  /** All attempts are used up: how the last one ended is wrapped. */
  readonly lastAttempts: Partial<Record<CauseName, ErrorShape>>;
}

const ANSWERED_BY_BROKER: ErrorShape = {
  error: 'MQClientException',
  code: 'answer',
  cause: 'MQBrokerException',
};
const NOT_CONNECTED: ErrorShape = {
  error: 'MQClientException',
  code: 10001, // ClientErrorCode:CONNECT_BROKER_EXCEPTION
  cause: 'RemotingConnectException',
};
const CONNECTION_BROKE: ErrorShape = {
  error: 'MQClientException',
  code: -1,
  cause: 'RemotingSendRequestException',
};

const JAVA_REMOTING: ErrorTables = {
  statuses: {
    sendOk: 'SEND_OK',
    onewaySent: 'SEND_OK',
    flushDiskTimeout: 'FLUSH_DISK_TIMEOUT',
    flushSlaveTimeout: 'FLUSH_SLAVE_TIMEOUT',
    slaveNotAvailable: 'SLAVE_NOT_AVAILABLE',
  },
  decisions: {
    budgetSpent: { error: 'RemotingTooMuchRequestException' },
    codeNotRetried: { error: 'MQBrokerException', code: 'answer' },
    messageTooLarge: { error: 'MQClientException', code: 13 }, // ResponseCode:MESSAGE_ILLEGAL
    noRoute: { error: 'MQClientException', code: 10005 }, // ClientErrorCode:NOT_FOUND_TOPIC_EXCEPTION
  },
  lastAttempts: {
    connectRefused: NOT_CONNECTED,
    connectTimedOut: NOT_CONNECTED,
    connectionClosed: CONNECTION_BROKE,
    connectionClosedByTimeout: CONNECTION_BROKE,
    goAway: CONNECTION_BROKE,
    attemptTimedOut: {
      error: 'MQClientException',
      code: 10002, // ClientErrorCode:ACCESS_BROKER_TIMEOUT
      cause: 'RemotingTimeoutException',
    },
    rejectRequest: ANSWERED_BY_BROKER,
    overload: ANSWERED_BY_BROKER,
    pcBusyCleanQueue: ANSWERED_BY_BROKER,
    timeoutCleanQueue: ANSWERED_BY_BROKER,
    pcSynchronized: ANSWERED_BY_BROKER,
    quotaExceeded: ANSWERED_BY_BROKER,
    diskFull: ANSWERED_BY_BROKER,
    scriptedError: ANSWERED_BY_BROKER,
    scriptedBusy: ANSWERED_BY_BROKER,
  },
};

const TABLES: ReadonlyMap<string, ErrorTables> = new Map([
  ['rocketmq-java-remoting', JAVA_REMOTING],
]);

/** What the caller of a client of that profile got; nothing when the tables do not say. */
export function clientResult(profile: string, message: PlayedMessage): ClientResult | undefined {
  const tables = TABLES.get(profile);
  if (tables === undefined || message.endedMs === undefined) return undefined;
  if (message.isOk) {
    const status = tables.statuses[message.cause];
    return status === undefined ? undefined : { isOk: true, status };
  }
  const last = message.attempts.at(-1);
  const shape =
    tables.decisions[message.cause] ??
    tables.lastAttempts[message.cause] ??
    (last && tables.lastAttempts[last.cause]);
  if (shape === undefined) return undefined;
  const { error, cause } = shape;
  const code = shape.code === 'answer' ? last?.code : shape.code;
  return { isOk: false, error, code, cause };
}

/** The tag with which a broker's remark begins, as the figures name their counts. */
const REMARK_TAGS: Partial<Record<CauseName, string>> = {
  rejectRequest: 'REJECTREQUEST',
  overload: 'OVERLOAD',
  pcBusyCleanQueue: 'PCBUSY_CLEAN_QUEUE',
  timeoutCleanQueue: 'TIMEOUT_CLEAN_QUEUE',
  pcSynchronized: 'PC_SYNCHRONIZED',
};

/** The kind of ending as the figures name it: `SEND_OK`, `failed.2.TIMEOUT_CLEAN_QUEUE`, `failed.-1.other`. */
export function endingName(profile: string, message: PlayedMessage): string | undefined {
  if (profile === 'raw-remoting') return rawEnding(message);
  const result = clientResult(profile, message);
  if (result === undefined) return undefined;
  if (result.isOk) return result.status;
  const code = result.code ?? -1;
  const isFromBroker = code >= 0 && code < 10_000;
  const tag = isFromBroker ? REMARK_TAGS[message.attempts.at(-1)?.cause ?? 'none'] : undefined;
  return `failed.${String(code)}.${tag ?? 'other'}`;
}
