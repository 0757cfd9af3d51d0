// Writes a recording from a list of messages that a person (or a toy loop) wrote down. For tests, examples
// and the making of the page; the app itself only ever shows recordings that a run has written.
import type { Scenario } from '../scenario/Scenario.ts';
import {
  CAUSE,
  FLAG,
  OUTCOME,
  RESULT,
  type CauseName,
  type OutcomeName,
  type ResultName,
} from './outcomes.ts';
import {
  DIMENSION,
  NEVER,
  NO_ROW,
  PART,
  type AttemptColumns,
  type DimensionName,
  type GaugeName,
  type MessageColumns,
  type PartKind,
  type Recording,
  type StateColumns,
} from './Recording.ts';

/** All moments in ms since the run began; one that is left out did not happen. */
export interface HandmadeAttempt {
  readonly sentMs: number;
  readonly broker?: number;
  readonly queue?: number;
  readonly arrivedMs?: number;
  readonly beganMs?: number;
  /** Sets the flags `stored` and, after an earlier copy, `duplicate`. */
  readonly storedMs?: number;
  readonly answeredMs?: number;
  readonly endedMs?: number;
  readonly outcome: OutcomeName;
  readonly cause?: CauseName;
  /** The response code that reached the client. */
  readonly code?: number;
  /** Further bits of FLAG. */
  readonly flags?: number;
  readonly waitPlannedMs?: number;
  readonly waitMs?: number;
  readonly waitCause?: CauseName;
}

export interface HandmadeMessage {
  readonly intendedMs: number;
  readonly client?: number;
  readonly caller?: number;
  readonly startedMs?: number;
  readonly endedMs?: number;
  readonly result?: ResultName;
  readonly cause?: CauseName;
  /** In the order they were sent. */
  readonly attempts: readonly HandmadeAttempt[];
}

export interface HandmadeState {
  readonly atMs: number;
  readonly part: PartKind;
  readonly index?: number;
  readonly dimension: DimensionName;
  readonly detail?: number;
  readonly value: number;
}

export interface HandmadeGauge {
  readonly name: GaugeName;
  readonly part: PartKind;
  readonly index?: number;
  readonly values: ArrayLike<number>;
}

export interface Handmade {
  readonly scenario: Scenario;
  readonly messages: readonly HandmadeMessage[];
  readonly states?: readonly HandmadeState[];
  readonly gauges?: readonly HandmadeGauge[];
  readonly sampleEveryMs?: number;
  /** Rows behind the last one that nobody may look at; they are filled with nonsense. */
  readonly spareRows?: number;
  /** The digest of columns, where one is wanted. */
  readonly digestOf?: (
    attempts: AttemptColumns,
    messages: MessageColumns,
    states: StateColumns,
  ) => string;
}

/** The recording of these messages; it ends when the scenario does. */
export function handmadeRecording(handmade: Handmade): Recording {
  const { scenario, sampleEveryMs = 100, spareRows = 0 } = handmade;
  const ordered = handmade.messages.toSorted((a, b) => a.intendedMs - b.intendedMs);
  const rows = attemptRows(ordered);
  const messages = messageColumns(ordered, rows, spareRows);
  const attempts = attemptColumns(rows, spareRows);
  const states = stateColumns(handmade.states ?? [], spareRows);
  return {
    scenario,
    endAt: Math.round(scenario.durationMs * 1000),
    eventCount: rows.length * 5,
    digest: handmade.digestOf?.(attempts, messages, states) ?? '0000000000000000',
    attempts,
    messages,
    states,
    gauges: (handmade.gauges ?? []).map(({ name, part, index = 0, values }) => ({
      name,
      part,
      index,
      values: Float32Array.from(values),
    })),
    sampleEvery: Math.round(sampleEveryMs * 1000),
  };
}

interface Row {
  readonly message: HandmadeMessage;
  readonly messageRow: number;
  readonly attempt: HandmadeAttempt;
  readonly number: number;
  readonly flags: number;
  row: number;
  previous: number;
}

/** In the order of sending, each with its place among its message's attempts. */
function attemptRows(messages: readonly HandmadeMessage[]): readonly Row[] {
  const rows = messages.flatMap((message, messageRow) => {
    let copies = 0;
    return message.attempts.map((attempt, index): Row => {
      let flags = attempt.flags ?? 0;
      if (index === 0) flags |= FLAG.first;
      if (attempt.storedMs !== undefined) {
        flags |= copies > 0 ? FLAG.stored | FLAG.duplicate : FLAG.stored;
        copies += 1;
      }
      return { message, messageRow, attempt, number: index + 1, flags, row: 0, previous: NO_ROW };
    });
  });
  rows.sort((a, b) => a.attempt.sentMs - b.attempt.sentMs);
  const newest = new Map<number, number>();
  rows.forEach((row, index) => {
    row.row = index;
    row.previous = newest.get(row.messageRow) ?? NO_ROW;
    newest.set(row.messageRow, index);
  });
  return rows;
}

function attemptColumns(rows: readonly Row[], spare: number): AttemptColumns {
  const size = rows.length + spare;
  const after = (momentOf: (attempt: HandmadeAttempt) => number | undefined): Uint32Array =>
    uint32(
      rows.map(({ attempt }) => usAfter(momentOf(attempt), attempt.sentMs)),
      size,
    );
  const byte = (valueOf: (row: Row) => number): Uint8Array => uint8(rows.map(valueOf), size);
  return {
    count: rows.length,
    sentAt: float64(
      rows.map(({ attempt }) => us(attempt.sentMs)),
      size,
    ),
    message: uint32(
      rows.map(({ messageRow }) => messageRow),
      size,
    ),
    previous: uint32(
      rows.map(({ previous }) => previous),
      size,
    ),
    number: uint16(
      rows.map(({ number }) => number),
      size,
    ),
    client: byte(({ message }) => message.client ?? 0),
    broker: byte(({ attempt }) => attempt.broker ?? 0),
    queue: byte(({ attempt }) => attempt.queue ?? 0),
    arrivedAfter: after(({ arrivedMs }) => arrivedMs),
    beganAfter: after(({ beganMs }) => beganMs),
    storedAfter: after(({ storedMs }) => storedMs),
    answeredAfter: after(({ answeredMs }) => answeredMs),
    endedAfter: after(({ endedMs }) => endedMs),
    outcome: byte(({ attempt }) => OUTCOME[attempt.outcome]),
    cause: byte(({ attempt }) => CAUSE[attempt.cause ?? 'none']),
    code: uint16(
      rows.map(({ attempt }) => attempt.code ?? 0),
      size,
    ),
    flags: byte(({ flags }) => flags),
    waitPlanned: uint32(
      rows.map(({ attempt }) => usAfter(attempt.waitPlannedMs ?? attempt.waitMs, 0)),
      size,
    ),
    waitActual: uint32(
      rows.map(({ attempt }) => usAfter(attempt.waitMs, 0)),
      size,
    ),
    waitCause: byte(({ attempt }) => CAUSE[attempt.waitCause ?? 'none']),
  };
}

function messageColumns(
  messages: readonly HandmadeMessage[],
  rows: readonly Row[],
  spare: number,
): MessageColumns {
  const size = messages.length + spare;
  const copies = messages.map(() => 0);
  const last = messages.map(() => NO_ROW);
  for (const { messageRow, flags, row } of rows) {
    last[messageRow] = row;
    if ((flags & FLAG.stored) !== 0) copies[messageRow] = (copies[messageRow] ?? 0) + 1;
  }
  return {
    count: messages.length,
    intendedAt: float64(
      messages.map(({ intendedMs }) => us(intendedMs)),
      size,
    ),
    client: uint8(
      messages.map(({ client = 0 }) => client),
      size,
    ),
    caller: uint32(
      messages.map(({ caller = 0 }) => caller),
      size,
    ),
    startedAfter: uint32(
      messages.map(({ startedMs, intendedMs, attempts }) =>
        usAfter(startedMs ?? attempts[0]?.sentMs, intendedMs),
      ),
      size,
    ),
    endedAfter: uint32(
      messages.map(({ endedMs, intendedMs }) => usAfter(endedMs, intendedMs)),
      size,
    ),
    result: uint8(
      messages.map(({ result = 'pending' }) => RESULT[result]),
      size,
    ),
    cause: uint8(
      messages.map(({ cause = 'none' }) => CAUSE[cause]),
      size,
    ),
    attempts: uint16(
      messages.map(({ attempts }) => attempts.length),
      size,
    ),
    lastAttempt: uint32(last, size),
    copies: uint8(copies, size),
  };
}

function stateColumns(states: readonly HandmadeState[], spare: number): StateColumns {
  const ordered = states.toSorted((a, b) => a.atMs - b.atMs);
  const size = ordered.length + spare;
  const byte = (valueOf: (state: HandmadeState) => number): Uint8Array =>
    uint8(ordered.map(valueOf), size);
  return {
    count: ordered.length,
    at: float64(
      ordered.map(({ atMs }) => us(atMs)),
      size,
    ),
    part: byte(({ part }) => PART[part]),
    index: byte(({ index = 0 }) => index),
    dimension: byte(({ dimension }) => DIMENSION[dimension]),
    detail: byte(({ detail = 0 }) => detail),
    value: byte(({ value }) => value),
  };
}

function us(valueMs: number): number {
  return Math.round(valueMs * 1000);
}

function usAfter(momentMs: number | undefined, startMs: number): number {
  return momentMs === undefined ? NEVER : us(momentMs) - us(startMs);
}

/** What stands behind the last row: wrong enough to be noticed if a query reads it. */
const NONSENSE = 123;

function float64(values: readonly number[], size: number): Float64Array {
  return filled(new Float64Array(size), values);
}

function uint32(values: readonly number[], size: number): Uint32Array {
  return filled(new Uint32Array(size), values);
}

function uint16(values: readonly number[], size: number): Uint16Array {
  return filled(new Uint16Array(size), values);
}

function uint8(values: readonly number[], size: number): Uint8Array {
  return filled(new Uint8Array(size), values);
}

function filled<Column extends Float64Array | Uint32Array | Uint16Array | Uint8Array>(
  column: Column,
  values: readonly number[],
): Column {
  column.fill(NONSENSE);
  column.set(values);
  return column;
}
