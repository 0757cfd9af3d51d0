// A small believable recording made by a toy loop: each attempt for itself, no queues, no threads.
// For tests and for making the page before there is a run to show. The app never uses it.
import type { FaultEntry, Scenario } from '../scenario/Scenario.ts';
import {
  handmadeRecording,
  type HandmadeAttempt,
  type HandmadeGauge,
  type HandmadeMessage,
  type HandmadeState,
} from './handmadeRecording.ts';
import { FLAG, type CauseName } from './outcomes.ts';
import { LIFE, type GaugeName, type PartKind, type Recording } from './Recording.ts';

/** Two brokers, three kinds of client; a crash, a stretch of busy answers behind it, lost answers. */
export const SAMPLE_SCENARIO: Scenario = {
  version: 1,
  preset: '',
  name: 'sample',
  seed: 7,
  durationMs: 120_000,
  network: {},
  nameServer: {},
  brokers: [
    { id: 'broker-a', settings: {} },
    { id: 'broker-b', settings: {} },
  ],
  clients: [
    {
      id: 'order-service',
      profile: 'rocketmq-java-remoting',
      version: '5.3.3',
      mode: 'sync',
      settings: {},
      workload: {},
    },
    {
      id: 'payment-service',
      profile: 'rocketmq-documented',
      version: 'manual-5.0',
      mode: 'sync',
      settings: {},
      workload: {},
    },
    {
      id: 'audit-service',
      profile: 'custom',
      version: '1',
      mode: 'async',
      settings: {},
      workload: {},
    },
  ],
  timeline: [
    { kind: 'fault', fault: 'crash', target: 'broker-a', startMs: 40_000, endMs: 50_000 },
    {
      kind: 'fault',
      fault: 'loseAnswers',
      target: 'broker-b',
      startMs: 80_000,
      endMs: 88_000,
      probability: 0.3,
    },
  ],
};

export interface SampleOptions {
  readonly scenario?: Scenario;
  /** About how many messages, spread evenly over the run. */
  readonly messages?: number;
  readonly seed?: number;
  /** Rows behind the last one that nobody may look at. */
  readonly spareRows?: number;
}

const MESSAGES = 6_000;
const ATTEMPTS_MAX = 3;
const TIMEOUT_MS = 3_000;
const HOP_MS = 0.5;
/** How long brokers answer busy after a crash somewhere. */
const BUSY_AFTER_CRASH_MS = 8_000;
/** What was stored so shortly before a crash had not been flushed. */
const LOST_BEFORE_CRASH_MS = 500;
const SAMPLE_EVERY_MS = 100;

/** The same options give the same recording. */
export function sampleRecording(options: SampleOptions = {}): Recording {
  const { scenario = SAMPLE_SCENARIO, messages: messageCount = MESSAGES } = options;
  const draw = toyDraws(options.seed ?? scenario.seed);
  const gapMs = scenario.durationMs / messageCount;
  const messages = Array.from({ length: messageCount }, (_, index) =>
    sampleMessage(scenario, draw, { index, intendedMs: usOf((index + draw()) * gapMs) }),
  );
  return handmadeRecording({
    scenario,
    messages,
    states: lifeStates(scenario),
    gauges: gaugesOf(scenario, messages),
    sampleEveryMs: SAMPLE_EVERY_MS,
    spareRows: options.spareRows ?? 0,
  });
}

interface Place {
  readonly index: number;
  readonly intendedMs: number;
}

function sampleMessage(scenario: Scenario, draw: () => number, place: Place): HandmadeMessage {
  const { index, intendedMs } = place;
  const client = Math.floor(draw() * scenario.clients.length);
  const profile = scenario.clients[client]?.profile ?? 'custom';
  let broker = Math.floor(draw() * scenario.brokers.length);
  const attempts: HandmadeAttempt[] = [];
  let sentMs = intendedMs;
  let endMs: number | undefined;
  let isOk = false;
  for (let number = 1; number <= ATTEMPTS_MAX && sentMs < scenario.durationMs; number += 1) {
    const attempt = sampleAttempt(scenario, draw, { sentMs, broker });
    const { endedMs } = attempt;
    isOk = attempt.outcome === 'stored';
    endMs = endedMs;
    if (endedMs === undefined || isOk || number === ATTEMPTS_MAX) {
      attempts.push(attempt);
      break;
    }
    const wait = sampleWait(profile, attempt, { number, luck: draw() });
    attempts.push({ ...attempt, ...wait });
    sentMs = usOf(endedMs + wait.waitMs);
    broker = (broker + 1) % scenario.brokers.length;
    if (sentMs >= scenario.durationMs) endMs = undefined;
  }
  const common = { intendedMs, client, caller: index % 32, attempts };
  if (endMs === undefined) return common;
  return isOk
    ? { ...common, endedMs: endMs, result: 'ok', cause: 'sendOk' }
    : { ...common, endedMs: endMs, result: 'failed', cause: 'attemptsUsedUp' };
}

function sampleAttempt(
  scenario: Scenario,
  draw: () => number,
  { sentMs, broker }: { sentMs: number; broker: number },
): HandmadeAttempt {
  const arrivedMs = usOf(sentMs + HOP_MS);
  const faults = faultsAt(scenario, arrivedMs, broker).filter(
    ({ probability = 1 }) => draw() < probability,
  );
  const has = (...kinds: FaultEntry['fault'][]): boolean =>
    faults.some(({ fault }) => kinds.includes(fault));
  const common = { sentMs, broker, queue: Math.floor(draw() * 4) };
  const answered = (busyMs: number, attempt: Omit<HandmadeAttempt, 'sentMs'>): HandmadeAttempt =>
    cut(scenario, {
      ...common,
      arrivedMs,
      ...attempt,
      answeredMs: usOf(arrivedMs + busyMs),
      endedMs: usOf(arrivedMs + busyMs + HOP_MS),
    });

  if (has('crash', 'shutdown', 'refuse')) {
    const endedMs = usOf(sentMs + 2 * HOP_MS);
    return cut(scenario, {
      ...common,
      outcome: 'connectionFailed',
      cause: 'connectRefused',
      endedMs,
    });
  }
  const gaveUp = { outcome: 'timedOut', cause: 'attemptTimedOut' } as const;
  if (has('blackHole', 'pause', 'loseRequests')) {
    const endedMs = usOf(sentMs + TIMEOUT_MS);
    return cut(scenario, { ...common, ...gaveUp, flags: FLAG.requestLost, endedMs });
  }
  if (has('diskFill')) return answered(0.1, { outcome: 'rejected', cause: 'diskFull', code: 14 });

  const busyShare = busyShareAt(scenario, arrivedMs);
  if (draw() < busyShare) {
    const cause: CauseName = draw() < 0.8 ? 'timeoutCleanQueue' : 'overload';
    return answered(cause === 'overload' ? 0.1 : 200 + draw() * 10, {
      outcome: 'throttled',
      cause,
      code: 2,
    });
  }
  const slowness = faults.find(({ fault }) => fault === 'slow')?.strength ?? 1;
  const queuedMs = draw() * draw() * (busyShare > 0 ? 200 : 4);
  const serviceMs = (draw() + draw()) * 2 * slowness;
  const beganMs = usOf(arrivedMs + queuedMs);
  const storedMs = usOf(beganMs + serviceMs);
  if (has('loseAnswers')) {
    const endedMs = usOf(sentMs + TIMEOUT_MS);
    const flags = FLAG.answerLost;
    const answeredMs = storedMs;
    return cut(scenario, {
      ...common,
      ...gaveUp,
      arrivedMs,
      beganMs,
      storedMs,
      answeredMs,
      flags,
      endedMs,
    });
  }
  const flags = faultsAt(scenario, storedMs + LOST_BEFORE_CRASH_MS, broker).some(
    ({ fault }) => fault === 'crash',
  )
    ? FLAG.lostAfterAck
    : 0;
  return answered(queuedMs + serviceMs, {
    outcome: 'stored',
    cause: 'sendOk',
    beganMs,
    storedMs,
    flags,
  });
}

/** The attempt as it is known when the run ends. */
function cut(scenario: Scenario, attempt: HandmadeAttempt): HandmadeAttempt {
  const known = (moment: number | undefined): boolean =>
    moment !== undefined && moment <= scenario.durationMs;
  const { sentMs, broker = 0, queue = 0, arrivedMs, beganMs, storedMs, answeredMs } = attempt;
  if (known(attempt.endedMs)) return attempt;
  return {
    sentMs,
    broker,
    queue,
    ...(known(arrivedMs) ? { arrivedMs } : {}),
    ...(known(beganMs) ? { beganMs } : {}),
    ...(known(storedMs) ? { storedMs } : {}),
    ...(known(answeredMs) ? { answeredMs } : {}),
    outcome: 'inFlight',
  };
}

interface SampleWait {
  readonly waitPlannedMs: number;
  readonly waitMs: number;
  readonly waitCause: CauseName;
}

function sampleWait(
  profile: string,
  attempt: HandmadeAttempt,
  { number, luck }: { number: number; luck: number },
): SampleWait {
  if (profile === 'custom') {
    const waitPlannedMs = Math.min(2_000, 100 * 2 * number);
    return { waitPlannedMs, waitMs: usOf(waitPlannedMs * luck), waitCause: 'backoffFullJitter' };
  }
  if (profile === 'rocketmq-documented' && attempt.outcome === 'throttled') {
    const waitPlannedMs = number === 1 ? 1_000 : 1_600;
    const waitMs = usOf(waitPlannedMs * (0.8 + 0.4 * luck));
    return { waitPlannedMs, waitMs, waitCause: 'backoffDocumented' };
  }
  return { waitPlannedMs: 0, waitMs: 0, waitCause: 'retryAtOnce' };
}

function faultsAt(scenario: Scenario, atMs: number, broker: number): FaultEntry[] {
  const id = scenario.brokers[broker]?.id;
  return scenario.timeline.filter(
    (entry): entry is FaultEntry =>
      entry.kind === 'fault' &&
      entry.isMuted !== true &&
      (entry.target === id || entry.target === 'network') &&
      entry.startMs <= atMs &&
      atMs < entry.endMs,
  );
}

/** Falls from a half to nothing after each crash, as queues are worked off. */
function busyShareAt(scenario: Scenario, atMs: number): number {
  let share = 0;
  for (const entry of scenario.timeline) {
    if (entry.kind !== 'fault' || entry.isMuted === true || entry.fault !== 'crash') continue;
    const sinceMs = atMs - entry.startMs;
    const lastsMs = entry.endMs - entry.startMs + BUSY_AFTER_CRASH_MS;
    if (sinceMs >= 500 && sinceMs < lastsMs) share = Math.max(share, 0.5 * (1 - sinceMs / lastsMs));
  }
  return share;
}

function lifeStates(scenario: Scenario): HandmadeState[] {
  return scenario.timeline.flatMap((entry): HandmadeState[] => {
    if (entry.kind !== 'fault' || entry.isMuted === true) return [];
    const index = scenario.brokers.findIndex(({ id }) => id === entry.target);
    const isDown = entry.fault === 'crash' || entry.fault === 'shutdown';
    if (index === -1 || (!isDown && entry.fault !== 'pause')) return [];
    const value = isDown ? LIFE.down : LIFE.paused;
    const broker = { part: 'broker', index, dimension: 'life' } as const;
    return [
      { ...broker, atMs: entry.startMs, value },
      { ...broker, atMs: entry.endMs, value: LIFE.up },
    ];
  });
}

function gaugesOf(scenario: Scenario, messages: readonly HandmadeMessage[]): HandmadeGauge[] {
  const sampleCount = Math.floor(scenario.durationMs / SAMPLE_EVERY_MS) + 1;
  const gauges: HandmadeGauge[] = [];
  const gauge = (name: GaugeName, part: PartKind, index: number): Float32Array => {
    const values = new Float32Array(sampleCount);
    gauges.push({ name, part, index, values });
    return values;
  };
  const brokers = scenario.brokers.map((_, index) => ({
    sendQueue: gauge('sendQueue', 'broker', index),
    busyThreads: gauge('busyThreads', 'broker', index),
    storedCount: gauge('storedCount', 'broker', index),
    diskUsedRatio: gauge('diskUsedRatio', 'broker', index).fill(0.5),
  }));
  const clients = scenario.clients.map((_, index) => ({
    blockedCallers: gauge('blockedCallers', 'client', index),
    waitingMessages: gauge('waitingMessages', 'client', index),
    backingOff: gauge('backingOff', 'client', index),
  }));
  for (const { client = 0, intendedMs, endedMs = Infinity, attempts } of messages) {
    const own = clients[client];
    if (own === undefined) continue;
    countBetween(own.blockedCallers, intendedMs, endedMs);
    for (const { endedMs: failedMs, waitMs = 0 } of attempts) {
      if (failedMs !== undefined) countBetween(own.backingOff, failedMs, failedMs + waitMs);
    }
    for (const { broker = 0, arrivedMs, beganMs, storedMs = Infinity } of attempts) {
      const at = brokers[broker];
      if (at === undefined || arrivedMs === undefined || beganMs === undefined) continue;
      countBetween(at.sendQueue, arrivedMs, beganMs);
      countBetween(at.busyThreads, beganMs, storedMs);
      countBetween(at.storedCount, storedMs, Infinity);
    }
  }
  return gauges;
}

/** Adds one to each sample from the first moment up to, not including, the last. */
function countBetween(values: Float32Array, fromMs: number, toMs: number): void {
  const first = Math.ceil(fromMs / SAMPLE_EVERY_MS);
  const end = Math.min(values.length, Math.ceil(toMs / SAMPLE_EVERY_MS));
  for (let index = first; index < end; index += 1) values[index] = (values[index] ?? 0) + 1;
}

/** To a whole microsecond, as recordings have it. */
function usOf(valueMs: number): number {
  return Math.round(valueMs * 1000) / 1000;
}

/** Numbers from 0 up to 1, good enough for a toy; the runs themselves draw from the engine. */
function toyDraws(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
}
