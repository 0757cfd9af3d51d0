// The errors of the RocketMQ Go v2 client (remoting protocol).
import type { CauseName } from '../../recording/outcomes.ts';
import type { ErrorShape, ErrorTables } from './ErrorTables.ts';

type Shapes = Partial<Record<CauseName, ErrorShape>>;

/** A text alone: "CODE: 14, DESC: ...", "request timeout", "... route info not found". */
const TEXT: ErrorShape = { error: '*errors.errorString' };
const ANSWERED: ErrorShape = { ...TEXT, code: 'answer' };
const NOT_CONNECTED: ErrorShape = { error: '*net.OpError' };

const LAST: Shapes = {
  connectRefused: NOT_CONNECTED,
  connectTimedOut: NOT_CONNECTED,
  attemptTimedOut: TEXT,
  goAway: ANSWERED,
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

export const GO_REMOTING: ErrorTables = {
  statuses: {
    sendOk: 'SEND_OK',
    onewaySent: 'SEND_OK',
    flushDiskTimeout: 'FLUSH_DISK_TIMEOUT',
    flushSlaveTimeout: 'FLUSH_SLAVE_TIMEOUT',
    slaveNotAvailable: 'SLAVE_NOT_AVAILABLE',
  },
  decisions: { codeNotRetried: ANSWERED, noRoute: TEXT },
  lastAttempts: LAST,
};
