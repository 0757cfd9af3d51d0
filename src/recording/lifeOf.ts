// The life of one message: its attempts in order, and where the time of each went.
import { msOf } from './clock.ts';
import {
  causeName,
  isOfApplication,
  FLAG,
  OUTCOME_NAMES,
  RESULT_NAMES,
  type CauseName,
  type OutcomeName,
  type ResultName,
} from './outcomes.ts';
import { NEVER, NO_ROW, type Recording } from './Recording.ts';

export type PhaseKind =
  /** Before the first attempt: all callers were busy. */
  | 'waitingForCaller'
  /** The request travels, or a connection is tried. */
  | 'network'
  /** In the broker's send queue. */
  | 'queue'
  /** A send thread works on it, or its flush is waited for. */
  | 'service'
  /** The answer travels. */
  | 'answer'
  /** Request or answer is lost; nothing will come. */
  | 'waitingForNothing'
  /** The wait before the next attempt. */
  | 'backoff'
  /** The application sleeps, keeps the message in a table, or hands it over. */
  | 'application';

export interface Phase {
  readonly kind: PhaseKind;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface LifeAttempt {
  readonly row: number;
  readonly number: number;
  readonly broker: number;
  readonly queue: number;
  readonly sentMs: number;
  readonly arrivedMs: number | undefined;
  readonly beganMs: number | undefined;
  readonly storedMs: number | undefined;
  readonly answeredMs: number | undefined;
  /** Undefined when the run ended first, or nobody will ever know. */
  readonly endedMs: number | undefined;
  readonly outcome: OutcomeName;
  readonly causeName: CauseName;
  /** The response code that reached the client; 0 also when none did. */
  readonly code: number;
  /** Bits of FLAG. */
  readonly flags: number;
  /**
   * As the client lived them, without gaps, none of no length: what a broker does for it after the client
   * gave up is not among them. The wait that followed is the last.
   */
  readonly phases: readonly Phase[];
  /** Why the wait before the next attempt was as long as it was; `none` without a next attempt. */
  readonly waitCause: CauseName;
  readonly waitPlannedMs: number | undefined;
  readonly waitActualMs: number | undefined;
}

export interface Life {
  readonly row: number;
  readonly client: number;
  /** Undefined while it waits for a free caller. */
  readonly caller: number | undefined;
  readonly intendedMs: number;
  readonly startedMs: number | undefined;
  readonly endedMs: number | undefined;
  readonly result: ResultName;
  readonly causeName: CauseName;
  /** How often a broker stored it. */
  readonly copies: number;
  readonly attempts: readonly LifeAttempt[];
  /** All of it: the wait for a caller, then the phases of each attempt. */
  readonly phases: readonly Phase[];
}

export function lifeOf(recording: Recording, messageRow: number): Life {
  const { messages, endAt } = recording;
  const intended = messages.intendedAt[messageRow] ?? 0;
  const started = momentAfter(intended, messages.startedAfter[messageRow]);
  const ended = momentAfter(intended, messages.endedAfter[messageRow]);
  const caller = messages.caller[messageRow] ?? NO_ROW;
  const attempts = rowsOf(recording, messageRow).map((row) => lifeAttempt(recording, row));
  const waiting = phase('waitingForCaller', intended, started ?? ended ?? endAt);
  return {
    row: messageRow,
    client: messages.client[messageRow] ?? 0,
    caller: caller === NO_ROW ? undefined : caller,
    intendedMs: msOf(intended),
    startedMs: msOrNone(started),
    endedMs: msOrNone(ended),
    result: RESULT_NAMES[messages.result[messageRow] ?? 0] ?? 'pending',
    causeName: causeName(messages.cause[messageRow] ?? 0),
    copies: messages.copies[messageRow] ?? 0,
    attempts,
    phases: [...present([waiting]), ...attempts.flatMap(({ phases }) => phases)],
  };
}

/** From the first attempt to the newest. */
function rowsOf({ attempts, messages }: Recording, messageRow: number): readonly number[] {
  const rows: number[] = [];
  let row = messages.lastAttempt[messageRow] ?? NO_ROW;
  while (row !== NO_ROW) {
    rows.push(row);
    row = attempts.previous[row] ?? NO_ROW;
  }
  return rows.reverse();
}

function lifeAttempt(recording: Recording, row: number): LifeAttempt {
  const { attempts } = recording;
  const moments = momentsOf(recording, row);
  const waitPlanned = momentAfter(0, attempts.waitPlanned[row]);
  const waitActual = momentAfter(0, attempts.waitActual[row]);
  return {
    row,
    number: attempts.number[row] ?? 0,
    broker: attempts.broker[row] ?? 0,
    queue: attempts.queue[row] ?? 0,
    sentMs: msOf(moments.sent),
    arrivedMs: msOrNone(moments.arrived),
    beganMs: msOrNone(moments.began),
    storedMs: msOrNone(moments.stored),
    answeredMs: msOrNone(moments.answered),
    endedMs: msOrNone(moments.ended),
    outcome: OUTCOME_NAMES[attempts.outcome[row] ?? 0] ?? 'inFlight',
    causeName: causeName(attempts.cause[row] ?? 0),
    code: attempts.code[row] ?? 0,
    flags: attempts.flags[row] ?? 0,
    phases: phasesOf(recording, row, moments),
    waitCause: causeName(attempts.waitCause[row] ?? 0),
    waitPlannedMs: msOrNone(waitPlanned),
    waitActualMs: msOrNone(waitActual),
  };
}

/** Microseconds; undefined: it did not happen. */
interface Moments {
  readonly sent: number;
  readonly arrived: number | undefined;
  readonly began: number | undefined;
  readonly stored: number | undefined;
  readonly answered: number | undefined;
  readonly ended: number | undefined;
}

function momentsOf({ attempts }: Recording, row: number): Moments {
  const sent = attempts.sentAt[row] ?? 0;
  return {
    sent,
    arrived: momentAfter(sent, attempts.arrivedAfter[row]),
    began: momentAfter(sent, attempts.beganAfter[row]),
    stored: momentAfter(sent, attempts.storedAfter[row]),
    answered: momentAfter(sent, attempts.answeredAfter[row]),
    ended: momentAfter(sent, attempts.endedAfter[row]),
  };
}

function phasesOf(recording: Recording, row: number, moments: Moments): readonly Phase[] {
  const { attempts, endAt } = recording;
  const flags = attempts.flags[row] ?? 0;
  const name = causeName(attempts.cause[row] ?? 0);
  const { sent, arrived, began, answered, ended } = moments;
  const end = ended ?? endAt;
  const until = (moment: number | undefined): number => Math.min(moment ?? end, end);
  const isLost = (flags & FLAG.requestLost) !== 0 || name === 'connectTimedOut';
  const phases: (Phase | undefined)[] = [];
  if (arrived === undefined) {
    phases.push(phase(isLost ? 'waitingForNothing' : 'network', sent, end));
  } else {
    phases.push(phase('network', sent, until(arrived)));
    phases.push(phase('queue', until(arrived), until(began ?? answered)));
    if (began !== undefined) phases.push(phase('service', until(began), until(answered)));
    const isAnswerLost = (flags & FLAG.answerLost) !== 0;
    phases.push(phase(isAnswerLost ? 'waitingForNothing' : 'answer', until(answered), end));
  }
  const wait = momentAfter(end, attempts.waitActual[row]);
  if (ended !== undefined && wait !== undefined) {
    const kind = isOfApplication(attempts.waitCause[row]) ? 'application' : 'backoff';
    phases.push(phase(kind, end, Math.min(wait, endAt)));
  }
  return present(phases);
}

function phase(kind: PhaseKind, from: number, to: number): Phase | undefined {
  return to > from ? { kind, fromMs: msOf(from), toMs: msOf(to) } : undefined;
}

function present(phases: readonly (Phase | undefined)[]): readonly Phase[] {
  return phases.filter((each) => each !== undefined);
}

function momentAfter(start: number, after: number | undefined): number | undefined {
  return after === undefined || after === NEVER ? undefined : start + after;
}

function msOrNone(moment: number | undefined): number | undefined {
  return moment === undefined ? undefined : msOf(moment);
}
