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
  readonly timeline: readonly TimelineEntry[];
}

export interface BrokerScenario {
  /** Unique, also the name on the stage: `broker-a`. */
  readonly id: string;
  readonly settings: Settings;
  /** A broker that answers from a list instead of simulating a queue (recorded cases). */
  readonly script?: BrokerScript;
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
  };
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
}

export type BrokerStep =
  | {
      readonly kind: 'reply';
      readonly code: number;
      readonly remark?: string;
      readonly afterMs: number;
    }
  | { readonly kind: 'hang' }
  | { readonly kind: 'close'; readonly afterMs: number }
  | { readonly kind: 'reset'; readonly afterMs: number }
  | { readonly kind: 'dropReply'; readonly afterMs: number };

export interface BrokerScript {
  /** Brokers with the same `list` walk it together (`by: "arrival"`); else each its own. */
  readonly list: string;
  readonly steps: readonly BrokerStep[];
  readonly then: BrokerStep;
  /** By message: `messages[i]` is walked by the attempts of the i-th message of the run. */
  readonly messages?: readonly {
    readonly steps: readonly BrokerStep[];
    readonly then: BrokerStep;
  }[];
  /** By time: the first step whose `untilMs` lies after the arrival. */
  readonly phases?: readonly { readonly untilMs: number; readonly step: BrokerStep }[];
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
  | 'spike';

export interface FaultEntry {
  readonly kind: 'fault';
  readonly fault: FaultKind;
  /** A broker's id, a client's id, `network`, or `name-server`. */
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
 * `clients.orders.settings.retryTimesWhenSendFailed`, `clients.orders.workload.ratePerSec`, `network.latencyMs`. */
export interface SetEntry {
  readonly kind: 'set';
  readonly atMs: number;
  readonly path: string;
  readonly value: SettingValue;
  readonly isMuted?: boolean;
}

export type TimelineEntry = FaultEntry | SetEntry;
