// How a bare request ended, in the words of the figures: the tag of the broker's remark, else the answer's name.
import type { CauseName } from '../recording/outcomes.ts';
import type { PlayedMessage } from './playedMessages.ts';

const ENDINGS: Partial<Record<CauseName, string>> = {
  sendOk: 'OK',
  rejectRequest: 'REJECTREQUEST',
  overload: 'OVERLOAD',
  pcBusyCleanQueue: 'PCBUSY_CLEAN_QUEUE',
  timeoutCleanQueue: 'TIMEOUT_CLEAN_QUEUE',
  pcSynchronized: 'PC_SYNCHRONIZED',
  flushDiskTimeout: 'FLUSH_DISK_TIMEOUT',
  flushSlaveTimeout: 'FLUSH_SLAVE_TIMEOUT',
  slaveNotAvailable: 'SLAVE_NOT_AVAILABLE',
  diskFull: 'SERVICE_NOT_AVAILABLE',
  attemptTimedOut: 'noAnswer',
};

export function rawEnding({ attempts, endedMs }: PlayedMessage): string | undefined {
  const last = attempts.at(-1);
  if (endedMs === undefined || last === undefined) return undefined;
  return ENDINGS[last.cause] ?? 'other';
}
