// What every part is doing at a moment, counted from the rows of the recording: exact to the
// microsecond, whatever the playback speed. Made once for a recording, read once a frame.
import { NEVER, NO_ROW, LIFE, DIMENSION, PART } from '../../../recording/Recording.ts';
import type { AttemptColumns, MessageColumns, Recording } from '../../../recording/Recording.ts';
import { queryIndexOf } from '../../../recording/queryIndex.ts';
import { SpanIndex } from '../../../recording/SpanIndex.ts';

export const CALLER = { free: 0, inCall: 1, backingOff: 2, blocked: 3 } as const;

/** In a call for longer than this, a caller counts as blocked. */
const BLOCKED_AFTER_MS = 1_000;
/** So many callers of a client are followed one by one; more are only counted. */
export const CALLERS_MAX = 64;
/** So many requests in service at one broker are followed one by one. */
const SERVICE_MAX = 256;

export interface BrokerNow {
  /** Requests that wait in the send queue. */
  queue: number;
  /** Send threads at work. */
  busy: number;
  /** The rows they work on: the first `busy` numbers. */
  readonly service: Uint32Array;
}

export interface ClientNow {
  /** Messages in a send, by what they do there; whatever takes longer than a second is blocked. */
  inCall: number;
  backingOff: number;
  blocked: number;
  /** Messages between two attempts (more than callers, where callers do not wait). */
  waiting: number;
  /** Messages under way. */
  underWay: number;
  /** Messages for which no caller is free yet. */
  inLine: number;
  /** By caller: CALLER, and the message's row or NO_ROW. */
  readonly callers: Uint8Array;
  readonly callerMessage: Uint32Array;
}

export class Scene {
  readonly recording: Recording;
  readonly brokers: readonly BrokerNow[];
  readonly clients: readonly ClientNow[];
  /** Rows by when the last trace of them at a client is gone: end, and the wait behind it. */
  readonly rows: SpanIndex;
  atUs = -1;
  private readonly atBroker: SpanIndex;
  private readonly calls: SpanIndex;
  private readonly attempts: AttemptColumns;
  private readonly messages: MessageColumns;
  /** By broker: the moments it went down. */
  private readonly downs: readonly (readonly number[])[];
  private readonly thaws: readonly (readonly number[])[];
  private readonly dropsExpired: readonly boolean[];

  constructor(recording: Recording) {
    const { attempts, messages, scenario } = recording;
    this.recording = recording;
    this.attempts = attempts;
    this.messages = messages;
    this.downs = lifeMoments(recording, (_, value) => value === LIFE.down);
    this.thaws = lifeMoments(recording, (before) => before === LIFE.paused);
    this.dropsExpired = scenario.brokers.map(
      ({ settings }) => settings['dropExpiredAtDequeue'] === true,
    );
    const { count, sentAt: starts } = attempts;
    this.rows = new SpanIndex({ count, starts, endOf: (row) => lastTraceUs(attempts, row) });
    this.atBroker = new SpanIndex({ count, starts, endOf: (row) => this.leavesUs(row) });
    this.calls = queryIndexOf(recording).messages;
    this.brokers = scenario.brokers.map(() => ({
      queue: 0,
      busy: 0,
      service: new Uint32Array(SERVICE_MAX),
    }));
    this.clients = scenario.clients.map(() => ({
      inCall: 0,
      backingOff: 0,
      blocked: 0,
      waiting: 0,
      underWay: 0,
      inLine: 0,
      callers: new Uint8Array(CALLERS_MAX),
      callerMessage: new Uint32Array(CALLERS_MAX),
    }));
  }

  /** Counts everything at this moment. */
  readAt(atUs: number): void {
    if (atUs === this.atUs) return;
    this.atUs = atUs;
    for (const broker of this.brokers) {
      broker.queue = 0;
      broker.busy = 0;
    }
    for (const client of this.clients) {
      client.inCall = 0;
      client.backingOff = 0;
      client.blocked = 0;
      client.waiting = 0;
      client.underWay = 0;
      client.inLine = 0;
      client.callers.fill(CALLER.free);
      client.callerMessage.fill(NO_ROW);
    }
    this.atBroker.visit(atUs, atUs, this.countAtBroker);
    this.rows.visit(atUs, atUs, this.countWait);
    this.calls.visit(atUs, atUs, this.countCall);
  }

  /** The newest attempt of a message that was sent by now, or NO_ROW. */
  attemptAt(message: number, atUs: number): number {
    let row = this.messages.lastAttempt[message] ?? NO_ROW;
    while (row !== NO_ROW && (this.attempts.sentAt[row] ?? 0) > atUs) {
      row = this.attempts.previous[row] ?? NO_ROW;
    }
    return row;
  }

  /** How much of its service a request has behind it, 0 to 1. */
  serviceRatio(row: number): number {
    const began = momentUs(this.attempts.sentAt, this.attempts.beganAfter, row);
    const span = this.leavesUs(row) - began;
    if (span <= 0 || !Number.isFinite(span)) return 0.5;
    return Math.min(1, Math.max(0, (this.atUs - began) / span));
  }

  /** When a request leaves queue and thread. A crash takes along what was never answered. */
  private leavesUs(row: number): number {
    const { attempts } = this;
    const arrived = momentUs(attempts.sentAt, attempts.arrivedAfter, row);
    if (arrived === Infinity) return 0;
    // A thread is free once the message is appended; the answer may wait for the disk.
    const stored = momentUs(attempts.sentAt, attempts.storedAfter, row);
    const answered = momentUs(attempts.sentAt, attempts.answeredAfter, row);
    const done = Math.min(stored, answered);
    if (done !== Infinity) return done;
    const broker = attempts.broker[row] ?? 0;
    const down = this.downs[broker]?.find((moment) => moment > arrived) ?? Infinity;
    // Thrown away unserved, since its client had left: nobody recorded when.
    const isDropped = this.dropsExpired[broker] === true && attempts.beganAfter[row] === NEVER;
    return isDropped ? Math.min(down, momentUs(attempts.sentAt, attempts.endedAfter, row)) : down;
  }

  /** Whether a frozen broker came back to life at that moment. */
  isThawAt(broker: number, atUs: number): boolean {
    return this.thaws[broker]?.includes(atUs) === true;
  }

  private readonly countAtBroker = (row: number): void => {
    const { attempts, atUs } = this;
    const arrivedAfter = attempts.arrivedAfter[row] ?? NEVER;
    if (arrivedAfter === NEVER) return;
    const age = atUs - (attempts.sentAt[row] ?? 0);
    if (age < arrivedAfter) return;
    const broker = this.brokers[attempts.broker[row] ?? 0];
    if (broker === undefined) return;
    if (age < (attempts.beganAfter[row] ?? NEVER)) {
      broker.queue += 1;
      return;
    }
    if (broker.busy < SERVICE_MAX) broker.service[broker.busy] = row;
    broker.busy += 1;
  };

  private readonly countWait = (row: number): void => {
    if (!isWaiting(this.attempts, row, this.atUs)) return;
    const client = this.clients[this.attempts.client[row] ?? 0];
    if (client !== undefined) client.waiting += 1;
  };

  private readonly countCall = (row: number): void => {
    const { messages, atUs } = this;
    const age = atUs - (messages.intendedAt[row] ?? 0);
    const startedAfter = messages.startedAfter[row] ?? NEVER;
    const endedAfter = messages.endedAfter[row] ?? NEVER;
    if (endedAfter !== NEVER && age >= endedAfter) return;
    const client = this.clients[messages.client[row] ?? 0];
    if (client === undefined) return;
    if (startedAfter === NEVER || age < startedAfter) {
      client.inLine += 1;
      return;
    }
    client.underWay += 1;
    const attempt = this.attemptAt(row, atUs);
    const isOff = attempt !== NO_ROW && isWaiting(this.attempts, attempt, atUs);
    let state: number = isOff ? CALLER.backingOff : CALLER.inCall;
    if (age - startedAfter > BLOCKED_AFTER_MS * 1000) state = CALLER.blocked;
    if (state === CALLER.blocked) client.blocked += 1;
    else if (isOff) client.backingOff += 1;
    else client.inCall += 1;
    const caller = messages.caller[row] ?? NO_ROW;
    if (caller >= CALLERS_MAX) return;
    client.callers[caller] = state;
    client.callerMessage[caller] = row;
  };
}

/** Whether the message waits, after this attempt, for its next one. */
export function isWaiting(attempts: AttemptColumns, row: number, atUs: number): boolean {
  const waitActual = attempts.waitActual[row] ?? NEVER;
  if (waitActual === NEVER || waitActual === 0) return false;
  const sinceEndUs = atUs - momentUs(attempts.sentAt, attempts.endedAfter, row);
  return sinceEndUs >= 0 && sinceEndUs < waitActual;
}

function momentUs(starts: Float64Array, after: Uint32Array, row: number): number {
  const value = after[row] ?? NEVER;
  return value === NEVER ? Infinity : (starts[row] ?? 0) + value;
}

/** When the last trace of an attempt at its client is gone: its end, the wait behind it, a late answer. */
function lastTraceUs(attempts: AttemptColumns, row: number): number {
  const ended = momentUs(attempts.sentAt, attempts.endedAfter, row);
  const answeredAfter = attempts.answeredAfter[row] ?? NEVER;
  const waitActual = attempts.waitActual[row] ?? NEVER;
  const answered = answeredAfter === NEVER ? 0 : (attempts.sentAt[row] ?? 0) + answeredAfter;
  return Math.max(ended + (waitActual === NEVER ? 0 : waitActual), answered);
}

/** By broker: the moments at which its life changed in that way. */
function lifeMoments(
  { states, scenario }: Recording,
  isWanted: (before: number, value: number) => boolean,
): number[][] {
  const moments = scenario.brokers.map((): number[] => []);
  const lives = scenario.brokers.map((): number => LIFE.up);
  for (let row = 0; row < states.count; row += 1) {
    if (states.part[row] !== PART.broker || states.dimension[row] !== DIMENSION.life) continue;
    const broker = states.index[row] ?? 0;
    const value = states.value[row] ?? 0;
    if (isWanted(lives[broker] ?? 0, value)) moments[broker]?.push(states.at[row] ?? 0);
    lives[broker] = value;
  }
  return moments;
}
