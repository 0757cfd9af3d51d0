// A recording as the comparison reads it: messages with their attempts, in ms and by name.
import { CAUSE, causeName, type CauseName, FLAG, RESULT } from '../recording/outcomes.ts';
import { NEVER, NO_ROW, type Recording } from '../recording/Recording.ts';

export interface PlayedMessage {
  readonly intendedMs: number;
  /** When send was called, and when the caller knew; nothing while it has not come. */
  readonly startedMs: number | undefined;
  readonly endedMs: number | undefined;
  readonly isOk: boolean;
  readonly cause: CauseName;
  /** How often it stands in the store of a broker at the end. */
  readonly copies: number;
  readonly attempts: readonly PlayedAttempt[];
}

export interface PlayedAttempt {
  /** Index in the scenario. */
  readonly broker: number;
  readonly queue: number;
  readonly sentMs: number;
  /** When it reached the broker; when it was made, if it never did. */
  readonly atMs: number;
  readonly endedMs: number | undefined;
  readonly cause: CauseName;
  /** The response code that reached the client, 0 if none did. */
  readonly code: number;
  readonly isLostAfterAck: boolean;
  /** It reached its broker. */
  readonly hasArrived: boolean;
  /** It was written to a connection; else no connection came about. */
  readonly isRequest: boolean;
}

/** All messages in the order of the workload's wish. */
export function playedMessages(recording: Recording): readonly PlayedMessage[] {
  const { messages } = recording;
  return Array.from({ length: messages.count }, (_, row): PlayedMessage => {
    const intended = messages.intendedAt[row] ?? 0;
    return {
      intendedMs: intended / 1000,
      startedMs: momentMs(intended, messages.startedAfter[row]),
      endedMs: momentMs(intended, messages.endedAfter[row]),
      isOk: messages.result[row] === RESULT.ok,
      cause: causeName(messages.cause[row] ?? CAUSE.none),
      copies: messages.copies[row] ?? 0,
      attempts: attemptsOf(recording, messages.lastAttempt[row] ?? NO_ROW),
    };
  });
}

/** The attempts of a message in the order they were made. */
function attemptsOf({ attempts }: Recording, last: number): readonly PlayedAttempt[] {
  const found: PlayedAttempt[] = [];
  for (let row = last; row !== NO_ROW; row = attempts.previous[row] ?? NO_ROW) {
    const sent = attempts.sentAt[row] ?? 0;
    const cause = causeName(attempts.cause[row] ?? CAUSE.none);
    found.push({
      broker: attempts.broker[row] ?? 0,
      queue: attempts.queue[row] ?? 0,
      sentMs: sent / 1000,
      atMs: momentMs(sent, attempts.arrivedAfter[row]) ?? sent / 1000,
      endedMs: momentMs(sent, attempts.endedAfter[row]),
      cause,
      code: attempts.code[row] ?? 0,
      hasArrived: (attempts.arrivedAfter[row] ?? NEVER) !== NEVER,
      isLostAfterAck: ((attempts.flags[row] ?? 0) & FLAG.lostAfterAck) !== 0,
      isRequest: cause !== 'connectRefused' && cause !== 'connectTimedOut',
    });
  }
  return found.reverse();
}

function momentMs(start: number, after = NEVER): number | undefined {
  return after === NEVER ? undefined : (start + after) / 1000;
}
