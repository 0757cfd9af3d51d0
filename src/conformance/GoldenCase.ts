// One experiment with a real, released client or broker, and what was observed. The files in `cases/` hold
// them in the recorders' own format; these are the parts of it that are played and compared.
import type { BrokerStep, ServerSettings, StepList } from '../scenario/Scenario.ts';
import type { Settings } from '../scenario/SettingSpec.ts';
import type { ConsumeCase } from './consuming/ConsumeCase.ts';
import type { ServedCase } from './ServedCase.ts';

export type GoldenCase = ScriptCase | ReconnectCase | FiguresCase | ServedCase | ConsumeCase;

interface CaseOfAnyKind {
  readonly id: string;
  readonly question: string;
  readonly client: CaseClient;
  readonly brokers: readonly CaseBroker[];
  /** One way. */
  readonly networkMs: number;
  readonly notes: string;
}

export interface CaseClient {
  readonly profile: string;
  readonly version: string;
  readonly mode: string;
  readonly settings: Settings;
}

export interface CaseBroker {
  readonly name: string;
  readonly queues: number;
  readonly condition: 'up' | 'refuse' | 'blackhole';
}

// ---- a client against brokers that answer from a script

export interface ScriptCase extends CaseOfAnyKind {
  readonly kind: 'producer-script';
  readonly script: CaseScript;
  readonly routeEvents: readonly RouteEvent[];
  readonly start: {
    readonly firstBroker?: string;
    readonly firstQueue?: number;
    readonly isCold: boolean;
  };
  readonly sends: readonly CaseSend[];
  readonly observed: readonly ObservedMessage[];
  /** Least and most of each time: all attempts message by message, then all results. */
  readonly spread: readonly (readonly [number, number])[] | undefined;
  readonly variants: readonly Variant[];
  readonly tolerance: { readonly ms: number; readonly ratio: number };
  /** Long series: the brokers of the attempts of each message, one text for each recorded run. */
  readonly patterns: readonly string[];
  readonly summary: ReadonlyMap<string, GoldenNumber>;
  /** Times that chance decides, by what is measured: `result.atMs - calledAtMs`. */
  readonly random: ReadonlyMap<string, GoldenRandom>;
  /** What a case of a gRPC client tells beside; undefined for other protocols. */
  readonly grpc: GrpcPart | undefined;
}

export interface GrpcPart {
  readonly server: ServerSettings;
  /** False: the client never came up, and nothing was sent. */
  readonly isUp: boolean;
  /** What commit() met where it was not answered OK; the cases tell it only in their question. */
  readonly endTransaction: BrokerStep | undefined;
  /** When no broker was there; told only in the question, too. */
  readonly outage: { readonly startMs: number; readonly endMs: number } | undefined;
  readonly facts: {
    readonly sameMessageId: boolean;
    readonly sameQueue: boolean;
    /** How often each order of brokers was seen, as JSON: `[[0,0,1]]`, a list for each message. */
    readonly brokerPatterns: ReadonlyMap<string, number>;
  };
  readonly repeats: number;
  /** Of the sampling cases, by the number of the attempt that the wait comes before. */
  readonly waits: ReadonlyMap<number, WaitSamples>;
  /** Of the series: each repeat in full. */
  readonly series: readonly (readonly SeriesMessage[])[];
}

export interface WaitSamples {
  readonly low: number;
  readonly high: number;
  readonly observedMean: number;
}

export interface SeriesMessage {
  readonly message: string;
  /** Numbers of the brokers in the order in which the run met them. */
  readonly brokers: readonly number[];
  readonly isOk: boolean;
  readonly endedMs: number;
}

export type CaseScript =
  | { readonly by: 'arrival'; readonly list: StepList }
  | {
      readonly by: 'broker' | 'message';
      readonly lists: ReadonlyMap<string, StepList>;
      readonly then: BrokerStep;
    }
  /** A list for the i-th broker that the run meets, the last for all later ones. */
  | { readonly by: 'broker-met'; readonly lists: readonly StepList[] }
  /** A bucket of tokens that all brokers share: `ok` while there is one, else `then`. */
  | {
      readonly by: 'bucket';
      readonly ratePerSec: number;
      readonly burst: number;
      readonly ok: BrokerStep;
      readonly then: BrokerStep;
    }
  /** Each message walks this list for itself. */
  | { readonly by: 'each-message'; readonly list: StepList }
  | {
      readonly by: 'time';
      readonly phases: ReadonlyMap<string, readonly Phase[]>;
      readonly then: BrokerStep;
    };

export interface Phase {
  readonly untilMs: number;
  readonly step: BrokerStep;
}

export interface RouteEvent {
  readonly atMs: number;
  readonly broker: string;
  readonly isPresent: boolean;
}

export interface CaseSend {
  readonly message: string;
  readonly atMs: number;
  readonly bodyBytes: number;
  readonly thread: number;
  readonly mode?: string;
  readonly group?: string;
}

export interface ObservedMessage {
  readonly message: string;
  readonly attempts: readonly ObservedAttempt[];
  readonly result: ObservedResult;
  /** Transactions: what commit() came to after a good send. */
  readonly commit?: ObservedCommit;
}

export interface ObservedCommit {
  readonly isOk: boolean;
  readonly error?: string;
  readonly atMs: number;
  /** How many requests for it arrived. */
  readonly requests: number;
}

export interface ObservedAttempt {
  /** 0 for the first broker that this message met, 1 for the next new one. */
  readonly broker: number;
  readonly name: string;
  /** None when the connection never came about. */
  readonly queue?: number;
  readonly atMs: number;
}

export interface ObservedResult {
  readonly isOk: boolean;
  /** The caller was never told. */
  readonly isNever?: boolean;
  readonly status?: string;
  readonly error?: string;
  /** A text where it is a raw gRPC status: `gRPC UNAVAILABLE`. */
  readonly code?: number | string;
  readonly cause?: string;
  readonly atMs: number;
}

/** Another shape that some of the repeats had. */
export interface Variant {
  readonly runs: number;
  /** By message: the brokers of its attempts, numbered as in `ObservedAttempt`. */
  readonly attempts: ReadonlyMap<string, readonly number[]>;
  readonly results: ReadonlyMap<string, ObservedResult>;
}

// ---- a bare gRPC channel that loses its server

export interface ReconnectCase extends CaseOfAnyKind {
  readonly kind: 'reconnect-script';
  readonly server: 'up' | 'refuses' | 'swallows' | 'cuts' | 'returns';
  /** From the start of one try to connect to the start of the next, over many channels that all failed. */
  readonly waits: readonly StepWaits[];
  /** From the call that asks for the channel to the first try. */
  readonly firstAttemptMs: { readonly low: number; readonly high: number } | undefined;
  /** Of two neighbouring waits, over the channels. */
  readonly jitterCorrelation: number | undefined;
  /** What single channels did, where it is not only waits. */
  readonly channels: readonly ObservedChannel[];
  readonly tolerance: { readonly ms: number; readonly ratio: number };
  /** The draws are told by `waits`. */
  readonly random: ReadonlyMap<string, GoldenRandom>;
}

export interface StepWaits {
  /** 1: from the first try to the second. */
  readonly step: number;
  readonly samples: number;
  readonly low: number;
  readonly high: number;
  readonly mean: number;
  readonly deviation: number;
  /** Cut by the end of the recording: longer ones are missing. */
  readonly isCensored: boolean;
}

export interface ObservedChannel {
  readonly attemptsAtMs: readonly number[];
  readonly states: readonly { readonly atMs: number; readonly state: string }[];
  readonly calls: readonly ObservedCall[];
  /** The server refused, and served again from then on. */
  readonly back:
    | {
        readonly atMs: number;
        readonly waitingCode: string;
        readonly waitingDoneAtMs: number;
        readonly failFastFirstOkAtMs: number;
        /** How the calls before it ended. */
        readonly failFastErrors: readonly string[];
      }
    | undefined;
}

export interface ObservedCall {
  readonly atMs: number;
  readonly waitsForReady: boolean;
  /** Of gRPC: `OK`, `UNAVAILABLE` ... */
  readonly code: string;
  readonly tookMs: number;
}

// ---- a real broker under load or through a fault, told in figures

export interface FiguresCase extends CaseOfAnyKind {
  readonly kind: 'broker-load' | 'broker-state';
  readonly settings: Settings;
  /** Brokers that answer from a script instead of being real. */
  readonly script: CaseScript | undefined;
  /** What a scripted gRPC server told its clients; undefined for other protocols. */
  readonly server: ServerSettings | undefined;
  readonly load: CaseLoad;
  /** How long a request keeps its thread, beside what a put costs anyway. */
  readonly serviceMs: number;
  readonly fault: CaseFault | undefined;
  readonly observed: ReadonlyMap<string, GoldenNumber>;
  /** By how much the recorders' own generator was late in each repeat, where it was; then a late low is the machine's. */
  readonly generatorLateMs: number;
  readonly random: ReadonlyMap<string, GoldenRandom>;
}

export type CaseLoad =
  | {
      readonly loop: 'open';
      readonly arrivals: 'poisson' | 'constant';
      readonly ratePerSec: number;
      /** Seeds of the recorders' own arrivals, one for each repeat. Empty: the arrivals are drawn anew. */
      readonly seeds: readonly number[];
      readonly durationMs: number;
      readonly bodyBytes: number;
    }
  | {
      readonly loop: 'closed';
      readonly callers: number;
      readonly thinkMs: number;
      readonly durationMs: number;
      readonly bodyBytes: number;
    }
  /** So many messages of each kind, one every 10 to 50 ms. */
  | { readonly loop: 'each'; readonly messagesEach: number; readonly bodyBytes: number };

export interface CaseFault {
  readonly kind: 'append-stall' | 'flush-stall' | 'SIGSTOP' | 'SIGKILL' | 'SIGTERM';
  readonly broker: number;
  /** How long after the load began it comes; the figures count their times from it. */
  readonly startMs: number;
  /** None: to the end. */
  readonly lastsMs?: number;
}

export interface GoldenNumber {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Low and high are the least and most of a few runs, not widened by the recorders. */
  readonly isBare: boolean;
}

/** A time that is drawn by chance in the real system. */
export interface GoldenRandom {
  readonly low: number;
  readonly high: number;
  readonly observedMean: number;
  readonly samples: number;
  /** The greatest sample; beyond `high` it was the machine's. */
  readonly max: number;
}
