// All that a run depends on. Plain data: it is read from links and files, checked once at the door,
// and never changed in place. Times are milliseconds here; the model turns them into microseconds.
import type { Settings, SettingValue } from './SettingSpec.ts';

export const SCENARIO_VERSION = 1;

export interface Scenario {
  readonly version: typeof SCENARIO_VERSION;
  /** The preset it began as, or `''`. Only for the title; never decides anything in a run. */
  readonly preset: string;
  /** What the user called it, or `''`. */
  readonly name: string;
  readonly seed: number;
  readonly durationMs: number;
  readonly network: Settings;
  readonly nameServer: Settings;
  readonly brokers: readonly BrokerScenario[];
  readonly clients: readonly ClientScenario[];
  /** Who consumes what the clients send. Absent: nobody, and the brokers keep no queues to read from. */
  readonly consumers?: readonly ConsumerScenario[];
  /** What gRPC clients may talk to instead of the brokers. Absent: the brokers speak gRPC themselves. */
  readonly proxies?: readonly ProxyScenario[];
  readonly timeline: readonly TimelineEntry[];
}

export interface BrokerScenario {
  /** Unique, also the name on the stage: `broker-a`. */
  readonly id: string;
  readonly settings: Settings;
  /** Its delay levels, as in broker.conf: `1s 5s 10s 30s 1m`. Absent: the eighteen of RocketMQ. */
  readonly messageDelayLevel?: string;
  /** A broker that answers from a list instead of simulating a queue (recorded cases). */
  readonly script?: BrokerScript;
}

export interface ProxyScenario {
  /** Unique among all parts, also the name on the stage: `proxy-1`. */
  readonly id: string;
  /** Cluster: a machine of its own before all brokers. Local: inside one broker's process. */
  readonly mode: 'cluster' | 'local';
  /** Local: the broker it lives in. Absent: the first. */
  readonly broker?: string;
  readonly settings: Settings;
}

export interface ClientScenario {
  /** Unique, also the name on the stage: `order-service`. */
  readonly id: string;
  /** A key of `PROFILES`. */
  readonly profile: string;
  /** One of the profile's versions. */
  readonly version: string;
  /** One of the profile's modes. */
  readonly mode: string;
  readonly settings: Settings;
  readonly workload: Settings;
  /** What the server tells a gRPC client when it connects. Absent: what an Apache proxy tells by default. */
  readonly server?: ServerSettings;
  /** The proxy that a gRPC client talks to. Absent: the brokers themselves. */
  readonly via?: string;
  /** Sends at given moments, instead of the workload's arrivals (recorded cases). */
  readonly sends?: readonly ListedSend[];
  /** Where the first choice of a broker and queue falls, instead of chance (recorded cases). */
  readonly start?: {
    readonly firstBroker?: string;
    readonly firstQueue?: number;
    /** Connections and route are not there yet at the start. */
    readonly cold?: boolean;
    /** Brokers to which no connection is open at the start, though the rest is warm. */
    readonly closedTo?: readonly string[];
    /** For how long the client has been running at the start: where its heartbeats and route polls fall. None: chance. */
    readonly ageMs?: number;
  };
}

/** The part of a gRPC server's telemetry Settings that a producer acts on. */
export interface ServerSettings {
  /** Null: the Settings carry no policy. */
  readonly backoffPolicy: ExponentialBackoff | CustomizedBackoff | null;
  readonly maxBodyBytes?: number;
  /** All brokers of the route have one address, that of the proxy. */
  readonly sharedEndpoint?: boolean;
}

export interface ExponentialBackoff {
  readonly maxAttempts: number;
  readonly initialMs: number;
  readonly maxMs: number;
  readonly multiplier: number;
}

export interface CustomizedBackoff {
  readonly maxAttempts: number;
  readonly nextMs: readonly number[];
}

export interface ListedSend {
  readonly atMs: number;
  /** -1: no body at all (null). */
  readonly bodyBytes: number;
  /** Sends of one thread wait for each other. Default: all of thread 0. -1: any free caller of the workload's. */
  readonly thread?: number;
  readonly mode?: string;
  /** A delayed message: its level in the broker's messageDelayLevel, from 1 (1 s, 5 s, 10 s, 30 s, 1 min ...). */
  readonly delayLevel?: number;
  /** A timer message (setDelayTimeMs): hidden for that long. */
  readonly delayTimeMs?: number;
  /** An ordered message of that group; all of one group go to one queue. */
  readonly group?: string;
  /** A call on a gRPC channel that waits for a connection, at most that long. Absent: by the client's settings. */
  readonly waitForReadyMs?: number;
}

export interface ConsumerScenario {
  /** Unique among all parts, also the name on the stage: `billing`. */
  readonly id: string;
  /** A key of `CONSUMER_PROFILES`. */
  readonly profile: string;
  readonly version: string;
  /** One of the profile's modes: `push-concurrently`, `push-orderly`, `lite-pull`, `push`, `simple`. */
  readonly mode: string;
  /** Consumers of one group share the messages; each group gets all of them. */
  readonly group: string;
  readonly settings: Settings;
  /** The business: how long it takes, what it fails at and how it says so. */
  readonly handler: Settings;
  /** What the server tells a gRPC consumer: when a message that failed comes again. Absent: as an Apache proxy does. */
  readonly server?: ServerSettings;
  /** The proxy that a gRPC consumer talks to. Absent: the brokers themselves. */
  readonly via?: string;
  readonly start?: {
    /** The group is new: it came up that long before the run. Absent: it has been there for a long time. */
    readonly upForMs?: number;
  };
}

export type BrokerStep =
  | {
      readonly kind: 'reply';
      readonly code: number;
      readonly remark?: string;
      readonly afterMs: number;
      /** gRPC: where the code stands. `entry`: the response says OK, its only entry has the code. Default: top. */
      readonly level?: 'top' | 'both' | 'entry';
    }
  /** A raw gRPC status instead of a response. */
  | { readonly kind: 'grpc'; readonly status: GrpcStatus; readonly afterMs: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'close'; readonly afterMs: number }
  | { readonly kind: 'reset'; readonly afterMs: number }
  | { readonly kind: 'dropReply'; readonly afterMs: number };

/** The statuses of gRPC; the place of each is its number. */
export const GRPC_STATUSES = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
] as const;
export type GrpcStatus = (typeof GRPC_STATUSES)[number];

export interface StepList {
  readonly steps: readonly BrokerStep[];
  readonly then: BrokerStep;
}

export interface BrokerScript {
  /** Brokers with the same `list` walk it together (`by: "arrival"`); else each its own. */
  readonly list: string;
  readonly steps: readonly BrokerStep[];
  readonly then: BrokerStep;
  /** By message: `messages[i]` is walked by the attempts of the i-th message of the run. */
  readonly messages?: readonly StepList[];
  /** By time: the first step whose `untilMs` lies after the arrival. */
  readonly phases?: readonly { readonly untilMs: number; readonly step: BrokerStep }[];
  /** By meeting: `met[i]` is for the i-th broker of this `list` that any message reached, later ones take the last. */
  readonly met?: readonly StepList[];
  /** A bucket of tokens, shared by the brokers of this `list`: `ok` while there is one, else `then`. */
  readonly bucket?: {
    readonly ratePerSec: number;
    readonly burst: number;
    readonly ok: BrokerStep;
  };
  /** How it answers gRPC consumers: what each receive, acknowledgement and wish for another delivery meets. */
  readonly consuming?: {
    readonly receive?: StepList;
    readonly ack?: StepList;
    readonly nack?: StepList;
  };
  /** What the end of a transaction (commit or rollback) meets. Absent: it is answered OK at once. */
  readonly endTransaction?: BrokerStep;
}

/** The kinds of fault; what each does, to which part and with which strength is in `FAULT_SPECS`. */
export type FaultKind =
  | 'crash'
  | 'shutdown'
  | 'pause'
  | 'slow'
  | 'appendStall'
  | 'flushStall'
  | 'diskFill'
  | 'latency'
  | 'jitter'
  | 'loseRequests'
  | 'loseAnswers'
  | 'blackHole'
  | 'refuse'
  | 'nameServerDown'
  | 'routeGone'
  | 'slaveDown'
  | 'memoryFill'
  | 'spike'
  // of consumers
  | 'suspend'
  | 'downstreamSlow'
  | 'downstreamDown'
  | 'poison'
  | 'rollback';

export interface FaultEntry {
  readonly kind: 'fault';
  readonly fault: FaultKind;
  /** A broker's, client's or consumer's id, `network`, or `name-server`. */
  readonly target: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Meaning and unit by the fault's spec (factor, ms, disk ratio ...). */
  readonly strength?: number;
  /** Which share of requests it hits, 0 to 1. Default 1. */
  readonly probability?: number;
  /** On the lane, but without effect. */
  readonly isMuted?: boolean;
}

/** From `atMs` on, the setting at `path` has that value. Paths: `brokers.broker-a.waitTimeMillsInSendQueue`,
 * `clients.orders.settings.retryTimesWhenSendFailed`, `clients.orders.workload.ratePerSec`, `network.latencyMs`,
 * `consumers.billing.settings.pullBatchSize`, `consumers.billing.handler.takesMs`. */
export interface SetEntry {
  readonly kind: 'set';
  readonly atMs: number;
  readonly path: string;
  readonly value: SettingValue;
  readonly isMuted?: boolean;
}

export type TimelineEntry = FaultEntry | SetEntry;
