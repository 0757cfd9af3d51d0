// A recording as lists of plain objects, for tests that look at single attempts and messages.
import { causeName, FLAG, OUTCOME_NAMES, RESULT_NAMES } from '../recording/outcomes.ts';
import { NEVER, type Recording } from '../recording/Recording.ts';

export interface AttemptRow {
  readonly message: number;
  readonly number: number;
  readonly client: string;
  readonly broker: string;
  /** Broker and queue: `a0`. */
  readonly queue: string;
  readonly sentMs: number;
  readonly arrivedMs: number | undefined;
  readonly beganMs: number | undefined;
  readonly storedMs: number | undefined;
  readonly answeredMs: number | undefined;
  readonly endedMs: number | undefined;
  readonly outcome: string;
  readonly cause: string;
  readonly code: number;
  readonly flags: readonly string[];
  /** The wait before the next attempt. */
  readonly wait:
    { readonly plannedMs: number; readonly actualMs: number; readonly cause: string } | undefined;
}

export function attemptsOf(recording: Recording): readonly AttemptRow[] {
  const { attempts, scenario } = recording;
  return Array.from({ length: attempts.count }, (_, row) => {
    const sentAt = attempts.sentAt[row] ?? 0;
    const moment = (after = NEVER): number | undefined =>
      after === NEVER ? undefined : (sentAt + after) / 1000;
    const broker = scenario.brokers[attempts.broker[row] ?? 0]?.id ?? '';
    const planned = attempts.waitPlanned[row] ?? NEVER;
    return {
      message: attempts.message[row] ?? 0,
      number: attempts.number[row] ?? 0,
      client: scenario.clients[attempts.client[row] ?? 0]?.id ?? '',
      broker,
      queue: `${broker}${String(attempts.queue[row])}`,
      sentMs: sentAt / 1000,
      arrivedMs: moment(attempts.arrivedAfter[row]),
      beganMs: moment(attempts.beganAfter[row]),
      storedMs: moment(attempts.storedAfter[row]),
      answeredMs: moment(attempts.answeredAfter[row]),
      endedMs: moment(attempts.endedAfter[row]),
      outcome: OUTCOME_NAMES[attempts.outcome[row] ?? 0] ?? '',
      cause: causeName(attempts.cause[row] ?? 0),
      code: attempts.code[row] ?? 0,
      flags: flagsOf(attempts.flags[row] ?? 0),
      wait:
        planned === NEVER
          ? undefined
          : {
              plannedMs: planned / 1000,
              actualMs: (attempts.waitActual[row] ?? 0) / 1000,
              cause: causeName(attempts.waitCause[row] ?? 0),
            },
    };
  });
}

function flagsOf(bits: number): readonly string[] {
  return Object.entries(FLAG)
    .filter(([, bit]) => (bits & bit) !== 0)
    .map(([name]) => name);
}

export interface MessageRow {
  readonly client: string;
  readonly intendedMs: number;
  readonly startedMs: number | undefined;
  readonly endedMs: number | undefined;
  readonly caller: number;
  readonly result: string;
  readonly cause: string;
  readonly attempts: number;
  readonly copies: number;
}

export function messagesOf(recording: Recording): readonly MessageRow[] {
  const { messages, scenario } = recording;
  return Array.from({ length: messages.count }, (_, row) => {
    const intendedAt = messages.intendedAt[row] ?? 0;
    const moment = (after = NEVER): number | undefined =>
      after === NEVER ? undefined : (intendedAt + after) / 1000;
    return {
      client: scenario.clients[messages.client[row] ?? 0]?.id ?? '',
      intendedMs: intendedAt / 1000,
      startedMs: moment(messages.startedAfter[row]),
      endedMs: moment(messages.endedAfter[row]),
      caller: messages.caller[row] ?? 0,
      result: RESULT_NAMES[messages.result[row] ?? 0] ?? '',
      cause: causeName(messages.cause[row] ?? 0),
      attempts: messages.attempts[row] ?? 0,
      copies: messages.copies[row] ?? 0,
    };
  });
}
