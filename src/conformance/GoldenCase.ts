// One experiment with a real, released client or broker, and what was observed. The files in `cases/` hold
// them in the recorders' own format; these are the parts of it that are played and compared.
import type { BrokerStep } from '../scenario/Scenario.ts';
import type { Settings } from '../scenario/SettingSpec.ts';

export type GoldenCase = ScriptCase | FiguresCase;

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
}

export interface StepList {
  readonly steps: readonly BrokerStep[];
  readonly then: BrokerStep;
}

export type CaseScript =
  | { readonly by: 'arrival'; readonly list: StepList }
  | {
      readonly by: 'broker' | 'message';
      readonly lists: ReadonlyMap<string, StepList>;
      readonly then: BrokerStep;
    }
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
}

export interface ObservedMessage {
  readonly message: string;
  readonly attempts: readonly ObservedAttempt[];
  readonly result: ObservedResult;
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
  readonly status?: string;
  readonly error?: string;
  readonly code?: number;
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

// ---- a real broker under load or through a fault, told in figures

export interface FiguresCase extends CaseOfAnyKind {
  readonly kind: 'broker-load' | 'broker-state';
  readonly settings: Settings;
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
