// How an attempt or message ended, as small numbers that fit a column, and the cause behind it.

/** How an attempt ended, as its client saw it. `lost*` flags tell what really happened on the way. */
export const OUTCOME = {
  inFlight: 0,
  /** Answered with success. */
  stored: 1,
  /** Answered busy, in any of the ways of flow control. */
  throttled: 2,
  timedOut: 3,
  /** Refused, connect timeout, closed or reset connection. */
  connectionFailed: 4,
  /** Answered with any other error. */
  rejected: 5,
  /** Answered "stored, but" (flush or replica timeout). */
  storedNotOk: 6,
  /** Oneway: sent, and nobody will ever know. */
  unanswered: 7,
} as const;
export type OutcomeName = keyof typeof OUTCOME;
export const OUTCOME_NAMES = Object.keys(OUTCOME) as readonly OutcomeName[];

/** How a message ended for its caller. */
export const RESULT = {
  pending: 0,
  ok: 1,
  failed: 2,
  /** Not sent, but the application brought it to another system. */
  handedOver: 3,
} as const;
export type ResultName = keyof typeof RESULT;
export const RESULT_NAMES = Object.keys(RESULT) as readonly ResultName[];

/** Bits of an attempt's `flags`. */
export const FLAG = {
  /** The broker stored it. */
  stored: 1,
  /** It was stored although an earlier attempt of the message had been stored. */
  duplicate: 2,
  requestLost: 4,
  answerLost: 8,
  /** The answer came after the client had stopped waiting. */
  answerLate: 16,
  /** A thread worked on it although nobody waited any more. */
  servedForNobody: 32,
  /** It was stored and acknowledged, and a crash of the broker lost it. */
  lostAfterAck: 64,
  /** The first attempt of its message. */
  first: 128,
} as const;

/**
 * Why an attempt or message ended as it did: one code for each rule that can end it. Numbers are part
 * of the digest; a number is never reused. The sentence of each stands in the text catalogs (`cause.<name>`).
 */
export const CAUSE = {
  none: 0,
  // answers
  sendOk: 1,
  rejectRequest: 2, // [REJECTREQUEST] page cache busy on arrival
  overload: 3, // [OVERLOAD] send queue full
  pcBusyCleanQueue: 4, // [PCBUSY_CLEAN_QUEUE]
  timeoutCleanQueue: 5, // [TIMEOUT_CLEAN_QUEUE]
  pcSynchronized: 6, // [PC_SYNCHRONIZED]
  quotaExceeded: 7, // 530, documented cloud quota
  diskFull: 8, // SERVICE_NOT_AVAILABLE 14, disk over the warning level
  flushDiskTimeout: 9, // 10
  flushSlaveTimeout: 10, // 12
  slaveNotAvailable: 11, // 11
  scriptedError: 12, // a recorded case's broker answered an error code (see `code`)
  scriptedBusy: 13,
  goAway: 14, // 1500
  // connection
  connectRefused: 20,
  connectTimedOut: 21,
  connectionClosed: 22, // the broker closed or reset it
  connectionClosedByTimeout: 23, // another send's timeout closed the shared connection
  // waiting
  attemptTimedOut: 30,
  budgetSpent: 31, // the shared time budget left nothing for another attempt
  // the client's own decisions
  attemptsUsedUp: 40,
  codeNotRetried: 41,
  retryBudgetEmpty: 42,
  breakerOpen: 43,
  deadlinePassed: 44,
  noRoute: 45,
  messageTooLarge: 46,
  onewaySent: 47,
  thrownBySend: 48, // send() itself throws what the first connection met; nothing is tried again
  senderQueueFull: 49, // too many async sends wait for one of the library's threads
  processDied: 50, // the client's own library ended the process
  // waits before the next attempt
  retryAtOnce: 60,
  backoffFixed: 61,
  backoffLinear: 62,
  backoffExponential: 63,
  backoffFullJitter: 64,
  backoffEqualJitter: 65,
  backoffDecorrelated: 66,
  backoffDocumented: 67,
  // what the application does after a send that failed
  resentFromTable: 100,
  applicationSleeps: 101,
  handedOver: 102,
  // gRPC
  grpcStatus: 111, // a raw gRPC status instead of an answer (see `code`)
  entryError: 112, // the response says OK, its entry has an error code
  dialTimedOut: 113, // Go: the call that opens a connection gave up
  backoffServer: 110, // the wait that the server's policy tells
  channelBackingOff: 120, // the gRPC channel waits before its next try to connect
  notStarted: 121, // the client never came up
  bodyEmpty: 122, // the client sends no message without a body
  // the documented cloud, replication
  memoryWatermark: 130, // 530, documented: too much memory in use
  storagePressure: 131, // 530, documented: a consumer that went back reads from disk
  backlogOverflow: 132, // 530, documented: too many messages wait for consumers
  inSyncReplicasNotEnough: 133, // 1, refused before it was appended
  // proxy
  proxyFlowLimit: 134, // 42900, the queue of its threads is full
  proxyTimeout: 135, // 50400, the broker did not answer the proxy in time
  proxyNoBroker: 136, // 50001, the proxy could not reach the broker
} as const;
export type CauseName = keyof typeof CAUSE;
const CAUSE_NAME_BY_CODE: ReadonlyMap<number, CauseName> = new Map(
  (Object.entries(CAUSE) as [CauseName, number][]).map(([name, code]) => [code, name]),
);

/** Whether a wait is the application's own: it came after the client had given up. */
export function isOfApplication(waitCause: number | undefined): boolean {
  return (
    waitCause === CAUSE.resentFromTable ||
    waitCause === CAUSE.applicationSleeps ||
    waitCause === CAUSE.handedOver
  );
}

/** The name of a cause code; `none` for a code that no version knows. */
export function causeName(code: number): CauseName {
  return CAUSE_NAME_BY_CODE.get(code) ?? 'none';
}

/** The causes that count as throttled requests, in the order the charts stack them. */
export const THROTTLE_CAUSES = [
  'timeoutCleanQueue',
  'rejectRequest',
  'pcBusyCleanQueue',
  'overload',
  'pcSynchronized',
  'quotaExceeded',
  'scriptedBusy',
  'memoryWatermark',
  'storagePressure',
  'backlogOverflow',
  'proxyFlowLimit',
] as const satisfies readonly CauseName[];
