// The figures of one moment, from the stretch of time just before it.
import type { Scenario } from '../scenario/Scenario.ts';
import { firstAtOrAfter, msOf, usOf } from './clock.ts';
import { gaugeAt } from './gaugeAt.ts';
import { CAUSE, OUTCOME, RESULT } from './outcomes.ts';
import { queryIndexOf } from './queryIndex.ts';
import {
  BREAKER,
  DIMENSION,
  LIFE,
  NEVER,
  PART,
  type DimensionName,
  type Recording,
} from './Recording.ts';
import { callersAt, numberAt } from './settingAt.ts';
import { visitStatesUntil } from './stateSpans.ts';

export interface BrokerMoment {
  readonly sendQueue: number;
  readonly busyThreads: number;
  readonly threads: number;
  readonly diskUsedRatio: number;
  readonly storedPerSec: number;
  /** Busy and error answers, and refused connections. */
  readonly refusedPerSec: number;
  readonly life: keyof typeof LIFE;
  readonly isPageCacheBusy: boolean;
  readonly isDiskFull: boolean;
}

export interface ClientMoment {
  readonly callers: number;
  readonly blockedCallers: number;
  readonly waitingMessages: number;
  readonly backingOff: number;
  readonly breaker: keyof typeof BREAKER;
  /** Messages that ended well, and that failed for good. */
  readonly okPerSec: number;
  readonly failedPerSec: number;
}

export interface Moment {
  readonly goodputPerSec: number;
  readonly offeredPerSec: number;
  readonly attemptsPerSec: number;
  /** Attempts sent for each message intended within the window; NaN when none was. */
  readonly amplification: number;
  readonly throttledPerSec: number;
  readonly blockedCallers: number;
  readonly callers: number;
  readonly duplicatesSoFar: number;
  readonly lostSoFar: number;
  readonly brokers: readonly BrokerMoment[];
  readonly clients: readonly ClientMoment[];
}

/** Rates count what happened after `atMs − windowMs`, up to and with `atMs`; before the run began nothing did. */
export function momentOf(recording: Recording, atMs: number, windowMs = 1000): Moment {
  const to = usOf(atMs);
  const from = Math.max(usOf(atMs - windowMs), 0);
  // What happens at the very first instant belongs to the first window too.
  const window: Window = { from: from === 0 ? -1 : from, to };
  const perSec = to > from ? 1e6 / (to - from) : 0;
  const counts = countAttempts(recording, window);
  const ends = countMessages(recording, window);
  const states = statesAt(recording, atMs);
  const { scenario } = recording;
  const brokers = scenario.brokers.map(({ id }, index): BrokerMoment => {
    const show = (name: 'sendQueue' | 'busyThreads' | 'diskUsedRatio'): number =>
      gaugeAt(recording, name, index, atMs);
    return {
      sendQueue: show('sendQueue'),
      busyThreads: show('busyThreads'),
      threads: numberAt(scenario, `brokers.${id}.sendMessageThreadPoolNums`, { atMs, instead: 0 }),
      diskUsedRatio: show('diskUsedRatio'),
      storedPerSec: (counts.stored[index] ?? 0) * perSec,
      refusedPerSec: (counts.refused[index] ?? 0) * perSec,
      life: nameIn(LIFE, states.of('broker', index, 'life'), 'up'),
      isPageCacheBusy: states.of('broker', index, 'pageCacheBusy') === 1,
      isDiskFull: states.of('broker', index, 'diskFull') === 1,
    };
  });
  const clients = scenario.clients.map((_, index): ClientMoment => {
    return {
      callers: callersAt(scenario, index, atMs),
      blockedCallers: gaugeAt(recording, 'blockedCallers', index, atMs),
      waitingMessages: gaugeAt(recording, 'waitingMessages', index, atMs),
      backingOff: gaugeAt(recording, 'backingOff', index, atMs),
      breaker: nameIn(BREAKER, states.of('client', index, 'breaker'), 'closed'),
      okPerSec: (ends.ok[index] ?? 0) * perSec,
      failedPerSec: (ends.failed[index] ?? 0) * perSec,
    };
  });
  const { duplicateMoments, lossMoments } = queryIndexOf(recording);
  return {
    goodputPerSec: sum(clients.map(({ okPerSec }) => okPerSec)),
    offeredPerSec: ends.offered * perSec,
    attemptsPerSec: counts.sent * perSec,
    amplification: ends.offered === 0 ? NaN : counts.sent / ends.offered,
    throttledPerSec: counts.throttled * perSec,
    blockedCallers: sum(clients.map(({ blockedCallers }) => blockedCallers)),
    callers: sum(clients.map(({ callers }) => callers)),
    duplicatesSoFar: countUntil(duplicateMoments, to),
    lostSoFar: countUntil(lossMoments, to),
    brokers,
    clients,
  };
}

/** After `from`, up to and with `to`, in microseconds. */
interface Window {
  readonly from: number;
  readonly to: number;
}

interface AttemptCounts {
  sent: number;
  throttled: number;
  readonly stored: number[];
  readonly refused: number[];
}

function countAttempts(recording: Recording, window: Window): AttemptCounts {
  const { attempts, scenario } = recording;
  const counts: AttemptCounts = {
    sent: 0,
    throttled: 0,
    stored: zeros(scenario.brokers),
    refused: zeros(scenario.brokers),
  };
  const { from, to } = window;
  // Made once, not for each row: a moment has hundreds of rows.
  const isNow = (sent: number, after = NEVER): boolean =>
    after !== NEVER && sent + after > from && sent + after <= to;
  queryIndexOf(recording).attempts.activeBetween(msOf(from), msOf(to), (row) => {
    const sent = attempts.sentAt[row] ?? 0;
    const broker = attempts.broker[row] ?? 0;
    const outcome = attempts.outcome[row];
    if (sent > from) counts.sent += 1;
    if (isNow(sent, attempts.storedAfter[row])) add(counts.stored, broker);
    const hasEnded = isNow(sent, attempts.endedAfter[row]);
    if (hasEnded && outcome === OUTCOME.throttled) counts.throttled += 1;
    const isAnsweredNo = outcome === OUTCOME.throttled || outcome === OUTCOME.rejected;
    if (isAnsweredNo ? isNow(sent, attempts.answeredAfter[row]) : hasEnded && isRefusal(row)) {
      add(counts.refused, broker);
    }
  });
  return counts;

  function isRefusal(row: number): boolean {
    return attempts.cause[row] === CAUSE.connectRefused;
  }
}

interface MessageCounts {
  offered: number;
  readonly ok: number[];
  readonly failed: number[];
}

function countMessages(recording: Recording, { from, to }: Window): MessageCounts {
  const { messages, scenario } = recording;
  const counts: MessageCounts = {
    offered: 0,
    ok: zeros(scenario.clients),
    failed: zeros(scenario.clients),
  };
  queryIndexOf(recording).messages.visit(from, to, (row) => {
    const intended = messages.intendedAt[row] ?? 0;
    if (intended > from) counts.offered += 1;
    const after = messages.endedAfter[row] ?? NEVER;
    if (after === NEVER || intended + after > to) return;
    const isOk = messages.result[row] === RESULT.ok;
    add(isOk ? counts.ok : counts.failed, messages.client[row] ?? 0);
  });
  return counts;
}

interface StatesNow {
  of(part: 'broker' | 'client', index: number, dimension: DimensionName): number;
}

function statesAt(recording: Recording, atMs: number): StatesNow {
  const { states } = recording;
  const values = new Map<number, number>();
  const keyOf = (part: number, index: number, dimension: number): number =>
    (part << 16) | (dimension << 8) | index;
  visitStatesUntil(recording, atMs, (row) => {
    const { part, index, dimension, value } = states;
    values.set(keyOf(part[row] ?? 0, index[row] ?? 0, dimension[row] ?? 0), value[row] ?? 0);
  });
  return {
    of: (part, index, dimension) => values.get(keyOf(PART[part], index, DIMENSION[dimension])) ?? 0,
  };
}

/** Which of the names has that number. */
function nameIn<Name extends string>(
  codes: Readonly<Record<Name, number>>,
  code: number,
  otherwise: Name,
): Name {
  for (const name in codes) if (codes[name] === code) return name;
  return otherwise;
}

function zeros(parts: Scenario['brokers'] | Scenario['clients']): number[] {
  return parts.map(() => 0);
}

function add(counts: number[], index: number): void {
  counts[index] = (counts[index] ?? 0) + 1;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** How many of the sorted moments have come. */
function countUntil(moments: Float64Array, at: number): number {
  const before = firstAtOrAfter(moments, moments.length, at);
  let count = before;
  while (count < moments.length && moments[count] === at) count += 1;
  return count;
}
