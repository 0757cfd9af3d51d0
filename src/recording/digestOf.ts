// The fingerprint of a run: two runs with equal digests did the same.
import type {
  AttemptColumns,
  CommitColumns,
  DelayedColumns,
  DeliveryColumns,
  MessageColumns,
  PullColumns,
  SettlementColumns,
  StateColumns,
} from './Recording.ts';

type Column = Float64Array | Uint32Array | Uint16Array | Uint8Array;

/**
 * 16 hex digits over every used cell; what lies behind `count` does not matter. Each step is reversible, so
 * one changed cell always changes the digest. The order of the columns is part of it and stays as it is.
 */
export function digestOf(
  attempts: AttemptColumns,
  messages: MessageColumns,
  states: StateColumns,
  ...seldom: readonly (SeldomColumns | undefined)[]
): string {
  const lanes = Int32Array.of(0x243f6a88, 0x05a308d3); // any two numbers; these are digits of pi
  for (const column of columnsOfAttempts(attempts)) mix(lanes, column, attempts.count);
  for (const column of columnsOfMessages(messages)) mix(lanes, column, messages.count);
  for (const column of columnsOfStates(states)) mix(lanes, column, states.count);
  for (const columns of seldom) {
    if (columns === undefined) continue;
    for (const column of columnsOfSeldom(columns)) mix(lanes, column, columns.count);
  }
  return hex(lanes[0] ?? 0) + hex(lanes[1] ?? 0);
}

/** Columns that only some runs have. */
type SeldomColumns =
  DelayedColumns | CommitColumns | DeliveryColumns | PullColumns | SettlementColumns;

function columnsOfSeldom(columns: SeldomColumns): readonly Column[] {
  if ('delay' in columns) return columnsOfDelayed(columns);
  if ('reconsumeTimes' in columns) return columnsOfDeliveries(columns);
  if ('invisibleMs' in columns) return columnsOfSettlements(columns);
  return 'messages' in columns ? columnsOfPulls(columns) : columnsOfCommits(columns);
}

function columnsOfDeliveries(deliveries: DeliveryColumns): readonly Column[] {
  return [
    ...[deliveries.startedAt, deliveries.message, deliveries.copy, deliveries.previous],
    ...[deliveries.number, deliveries.reconsumeTimes, deliveries.consumer, deliveries.broker],
    ...[deliveries.queue, deliveries.batch, deliveries.visibleAt, deliveries.receivedAt],
    ...[deliveries.endedAfter, deliveries.settledAfter, deliveries.outcome, deliveries.cause],
    ...[deliveries.flags, deliveries.waitPlanned, deliveries.waitActual, deliveries.waitCause],
  ];
}

function columnsOfSettlements(settlements: SettlementColumns): readonly Column[] {
  const { sentAt, delivery, kind, invisibleMs, answeredAfter, code } = settlements;
  return [sentAt, delivery, kind, invisibleMs, answeredAfter, code];
}

function columnsOfPulls(pulls: PullColumns): readonly Column[] {
  return [
    ...[pulls.sentAt, pulls.consumer, pulls.broker, pulls.queue],
    ...[pulls.answeredAfter, pulls.messages, pulls.outcome, pulls.flags],
  ];
}

function columnsOfAttempts(attempts: AttemptColumns): readonly Column[] {
  return [
    ...[attempts.sentAt, attempts.message, attempts.previous, attempts.number],
    ...[attempts.client, attempts.broker, attempts.queue],
    ...[attempts.arrivedAfter, attempts.beganAfter, attempts.storedAfter],
    ...[attempts.answeredAfter, attempts.endedAfter],
    ...[attempts.outcome, attempts.cause, attempts.code, attempts.flags],
    ...[attempts.waitPlanned, attempts.waitActual, attempts.waitCause],
  ];
}

function columnsOfMessages(messages: MessageColumns): readonly Column[] {
  return [
    ...[messages.intendedAt, messages.client, messages.caller],
    ...[messages.startedAfter, messages.endedAfter, messages.result, messages.cause],
    ...[messages.attempts, messages.lastAttempt, messages.copies],
  ];
}

function columnsOfStates(states: StateColumns): readonly Column[] {
  return [states.at, states.part, states.index, states.dimension, states.detail, states.value];
}

function columnsOfDelayed(delayed: DelayedColumns): readonly Column[] {
  return [delayed.message, delayed.delay, delayed.storedAt, delayed.deliveredAt];
}

function columnsOfCommits(commits: CommitColumns): readonly Column[] {
  return [commits.message, commits.sentAt, commits.endedAfter, commits.code, commits.cause];
}

/** Both lanes take each 32-bit word in; multiplication by an odd number and x ^ x >>> n lose nothing. */
function mix(lanes: Int32Array, column: Column, count: number): void {
  const byteCount = count * column.BYTES_PER_ELEMENT;
  const bytes = new Uint8Array(column.buffer, column.byteOffset, byteCount);
  const words = wordsOf(bytes);
  let first = (lanes[0] ?? 0) ^ byteCount;
  let second = (lanes[1] ?? 0) ^ byteCount;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? 0;
    first = Math.imul(first ^ word, 0x9e3779b1);
    first ^= first >>> 15;
    second = Math.imul(second ^ word, 0x85ebca6b);
    second ^= second >>> 13;
  }
  for (let index = words.length * 4; index < byteCount; index += 1) {
    const byte = bytes[index] ?? 0;
    first = Math.imul(first ^ byte, 0x9e3779b1);
    first ^= first >>> 15;
    second = Math.imul(second ^ byte, 0x85ebca6b);
    second ^= second >>> 13;
  }
  lanes[0] = first;
  lanes[1] = second;
}

/** The whole words of the bytes. Copied only when they begin off a word's edge, as a cut-out of a column may. */
function wordsOf(bytes: Uint8Array): Int32Array {
  const wordCount = bytes.length >>> 2;
  if (bytes.byteOffset % 4 === 0) return new Int32Array(bytes.buffer, bytes.byteOffset, wordCount);
  return new Int32Array(bytes.slice(0, wordCount * 4).buffer);
}

/** Eight hex digits, stirred once more so that short runs fill all of them. */
function hex(lane: number): string {
  let stirred = Math.imul(lane ^ (lane >>> 16), 0x21f0aaad);
  stirred = Math.imul(stirred ^ (stirred >>> 15), 0x735a2d97);
  return ((stirred ^ (stirred >>> 15)) >>> 0).toString(16).padStart(8, '0');
}
