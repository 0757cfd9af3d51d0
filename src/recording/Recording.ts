// What a run leaves behind. Columns of plain typed arrays, ready to be handed to another thread.
// All times are whole microseconds; `…After` columns count from the row's own start; NEVER = it did not happen,
// LONGEST = it took longer than a column can tell.
import type { Scenario } from '../scenario/Scenario.ts';

/** In an `…After` or `wait…` column: it did not happen. */
export const NEVER = 0xffffffff;
/** The longest an `…After` or `wait…` column can hold, 71.6 minutes; what took longer is recorded as this. */
export const LONGEST = NEVER - 1;

/** A length of time as those columns hold it. */
export function asLength(us: number): number {
  return us < LONGEST ? us : LONGEST;
}

/** In a `previous…`/`first…` column: there is none. */
export const NO_ROW = 0xffffffff;

/** One row for each attempt, in the order they were sent. 56 bytes a row. */
export interface AttemptColumns {
  readonly count: number;
  readonly sentAt: Float64Array;
  /** The message's row. */
  readonly message: Uint32Array;
  /** The message's attempt before this one, or NO_ROW. */
  readonly previous: Uint32Array;
  /** 1 for the first attempt of its message. */
  readonly number: Uint16Array;
  /** Index into scenario.clients / scenario.brokers, and the queue's number. */
  readonly client: Uint8Array;
  readonly broker: Uint8Array;
  readonly queue: Uint8Array;
  /** Microseconds after sentAt. */
  readonly arrivedAfter: Uint32Array;
  /** A send thread took it. */
  readonly beganAfter: Uint32Array;
  readonly storedAfter: Uint32Array;
  /** The broker gave its answer (or closed the connection). */
  readonly answeredAfter: Uint32Array;
  /** The client knew how it ended. */
  readonly endedAfter: Uint32Array;
  readonly outcome: Uint8Array;
  readonly cause: Uint8Array;
  /** The response code that reached the client; 0 also when none did. */
  readonly code: Uint16Array;
  /** Bits of FLAG. */
  readonly flags: Uint8Array;
  /** The wait before the next attempt: what the policy said before jitter, what it was. NEVER: no next attempt. */
  readonly waitPlanned: Uint32Array;
  readonly waitActual: Uint32Array;
  readonly waitCause: Uint8Array;
}

/** One row for each message, in the order of their intended sends. */
export interface MessageColumns {
  readonly count: number;
  /** When the workload wanted it sent; latencies count from here (no coordinated omission). */
  readonly intendedAt: Float64Array;
  readonly client: Uint8Array;
  /** The caller (thread) that sent it, from 0; NO_ROW while it waits for a free caller. */
  readonly caller: Uint32Array;
  /** When a caller called send. */
  readonly startedAfter: Uint32Array;
  /** When the caller (or callback) knew. */
  readonly endedAfter: Uint32Array;
  /** RESULT and CAUSE. */
  readonly result: Uint8Array;
  readonly cause: Uint8Array;
  readonly attempts: Uint16Array;
  /** The newest attempt's row, or NO_ROW; follow `previous` from there. */
  readonly lastAttempt: Uint32Array;
  /** How often a broker stored it. */
  readonly copies: Uint8Array;
}

/** One row for each message that was sent with a delay level, in the order they became due. */
export interface DelayedColumns {
  readonly count: number;
  /** The message's row. */
  readonly message: Uint32Array;
  /** Microseconds the level delays it, counted from the call of send. */
  readonly delay: Float64Array;
  /** When the broker stored it where consumers see it, and when a waiting consumer got it (-1: not yet). */
  readonly storedAt: Float64Array;
  readonly deliveredAt: Float64Array;
}

/** One row for each commit or rollback that was sent, in order of time. */
export interface CommitColumns {
  readonly count: number;
  /** The message's row. */
  readonly message: Uint32Array;
  readonly sentAt: Float64Array;
  /** When the application knew. */
  readonly endedAfter: Uint32Array;
  /** What was answered; 0: nothing. */
  readonly code: Uint16Array;
  /** Of a oneway end (remoting): how the half message was stored; anything but `sendOk` rolls it back. */
  readonly cause: Uint8Array;
}

/** One row for each hand-over of a message to a handler, in the order they began. */
export interface DeliveryColumns {
  readonly count: number;
  readonly startedAt: Float64Array;
  /** The message's row, and the row of the attempt that stored this copy of it. */
  readonly message: Uint32Array;
  readonly copy: Uint32Array;
  /** The delivery of the same copy to the same group before this one, or NO_ROW. */
  readonly previous: Uint32Array;
  /** 1 for the first delivery of a copy to a group. */
  readonly number: Uint16Array;
  /** How often the broker says it was consumed before: 0 at first, and again after a takeover. */
  readonly reconsumeTimes: Uint16Array;
  /** Index into scenario.consumers / scenario.brokers, and the queue's number (of the retry topic, by the flag). */
  readonly consumer: Uint8Array;
  readonly broker: Uint8Array;
  readonly queue: Uint8Array;
  /** How many messages the handler got at once. */
  readonly batch: Uint16Array;
  /** When it stood where consumers see it, and when the consumer had it in its memory; microseconds. */
  readonly visibleAt: Float64Array;
  readonly receivedAt: Float64Array;
  /** Microseconds after startedAt: the handler was done; a broker had it back (retry, dead letter). */
  readonly endedAfter: Uint32Array;
  readonly settledAfter: Uint32Array;
  /** DELIVERY, DELIVERY_CAUSE, bits of DELIVERY_FLAG. */
  readonly outcome: Uint8Array;
  readonly cause: Uint8Array;
  readonly flags: Uint8Array;
  /** The wait before the next delivery, in microseconds from this one's end: as the rule says, as it was. -1: none (yet). */
  readonly waitPlanned: Float64Array;
  readonly waitActual: Float64Array;
  readonly waitCause: Uint8Array;
}

/** One row for each pull (or receive) of a consumer, in the order they left. */
export interface PullColumns {
  readonly count: number;
  readonly sentAt: Float64Array;
  readonly consumer: Uint8Array;
  readonly broker: Uint8Array;
  readonly queue: Uint8Array;
  /** Microseconds after sentAt; NEVER: it is under way. */
  readonly answeredAfter: Uint32Array;
  /** Messages in the answer. */
  readonly messages: Uint16Array;
  /** PULL, bits of PULL_FLAG. */
  readonly outcome: Uint8Array;
  readonly flags: Uint8Array;
}

/** One row for each acknowledgement, wish for another delivery or dead letter that a gRPC consumer sent, in order of time. */
export interface SettlementColumns {
  readonly count: number;
  readonly sentAt: Float64Array;
  /** The delivery's row. */
  readonly delivery: Uint32Array;
  /** SETTLE. */
  readonly kind: Uint8Array;
  /** The time it asked for before the next delivery. */
  readonly invisibleMs: Float64Array;
  /** Microseconds after sentAt; NEVER: nobody answered (yet). */
  readonly answeredAfter: Uint32Array;
  /** The gRPC code of the answer; 0: none. */
  readonly code: Uint16Array;
}

/** What part of the world a row of `states` or a gauge speaks of. */
export const PART = {
  broker: 0,
  client: 1,
  nameServer: 2,
  network: 3,
  consumer: 4,
  proxy: 5,
} as const;
export type PartKind = keyof typeof PART;

/** What a state row says. Each dimension of a part has its own current value. */
export const DIMENSION = {
  /** Broker life: LIFE. Name server too. */
  life: 0,
  /** 1 while a put has been in the commit-log lock for longer than osPageCacheBusyTimeOutMills. */
  pageCacheBusy: 1,
  /** 1 while the disk is over the warning level (writes refused). */
  diskFull: 2,
  /** Client: breaker BREAKER. */
  breaker: 3,
  /** Client's view: detail = broker index, value 1 in its route, 0 gone. */
  route: 4,
  /** Client: detail = broker index, value 1 while its connection is open. */
  connection: 5,
  /** Client: detail = broker index, value 1 while latency avoidance bars the broker. */
  avoided: 6,
  /** Client: it asked the name server for the route; the value flips between 0 and 1 with each poll. */
  routePoll: 7,
  /** gRPC client: detail = broker index, value CHANNEL: the state of its channel. */
  channel: 8,
  /** Client: 1 once it is known that it will never come up. */
  startFailed: 9,
  /** Broker: how many of its slaves are gone. */
  slavesDown: 20,
  /** Broker: 1 while its memory is over the documented watermark (writes refused). */
  memoryFull: 21,
  /** Consumer: how many queues it owns (255: that many or more). */
  ownedQueues: 30,
  /** Consumer: 1 while its own flow control keeps it from pulling at least one queue. */
  pullHeldBack: 31,
} as const;
export type DimensionName = keyof typeof DIMENSION;
export const LIFE = { up: 0, down: 1, paused: 2, starting: 3 } as const;
/** The states of a gRPC channel. */
export const CHANNEL = { idle: 0, connecting: 1, ready: 2, transientFailure: 3 } as const;
export const BREAKER = { closed: 0, open: 1, halfOpen: 2 } as const;

/** One row for each change of a part's state, in order of time. The state before the first row is 0 (route: 1). */
export interface StateColumns {
  readonly count: number;
  readonly at: Float64Array;
  readonly part: Uint8Array;
  readonly index: Uint8Array;
  readonly dimension: Uint8Array;
  readonly detail: Uint8Array;
  readonly value: Uint8Array;
}

export type GaugeName =
  | 'sendQueue' // broker, proxy: requests waiting in the send queue
  | 'busyThreads' // broker, proxy
  | 'diskUsedRatio' // broker
  | 'storedCount' // broker: messages stored so far
  | 'blockedCallers' // client: callers inside send()
  | 'waitingMessages' // client: messages that wait for a free caller
  | 'backingOff' // client: messages waiting for their next attempt
  | 'messageTable' // client: messages kept by the application, to be sent again later
  | 'retryTokens' // client: retry budget left
  | 'consumerLag' // consumer: messages of its queues that its group has not finished
  | 'cachedMessages' // consumer: pulled and not finished
  | 'busyHandlers' // consumer: handlers at work
  | 'retryWaiting' // broker: messages hidden until a delay level or timer lets them out
  | 'deadLetters'; // broker: messages in dead-letter queues so far

/** A gauge, sampled at i·sampleEvery (microseconds), i = 0 … values.length − 1. */
export interface Gauge {
  readonly name: GaugeName;
  readonly part: PartKind;
  readonly index: number;
  readonly values: Float32Array;
}

export interface Recording {
  readonly scenario: Scenario;
  /** The simulated moment up to which everything is recorded, microseconds. */
  readonly endAt: number;
  readonly eventCount: number;
  /** 16 hex digits over all rows: equal digests are equal runs. */
  readonly digest: string;
  readonly attempts: AttemptColumns;
  readonly messages: MessageColumns;
  readonly states: StateColumns;
  /** Only in runs with delayed messages. */
  readonly delayed?: DelayedColumns;
  /** Only in runs in which transactions ended and the client waits for the answer. */
  readonly commits?: CommitColumns;
  /** Only in runs with consumers. */
  readonly deliveries?: DeliveryColumns;
  readonly pulls?: PullColumns;
  /** Only in runs with gRPC consumers. */
  readonly settlements?: SettlementColumns;
  readonly gauges: readonly Gauge[];
  /** Microseconds between two samples of a gauge. */
  readonly sampleEvery: number;
}
