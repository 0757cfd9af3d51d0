// A gRPC consumer before a server that hands out a few messages and answers from a script: what its handler was called
// for, and what reached the server.
import type { ServerSettings, StepList } from '../scenario/Scenario.ts';
import type { CaseBroker, CaseClient } from './GoldenCase.ts';

export interface ServedCase {
  readonly kind: 'consume-served';
  readonly id: string;
  readonly question: string;
  readonly client: CaseClient;
  readonly brokers: readonly CaseBroker[];
  readonly networkMs: number;
  readonly notes: string;
  readonly server: ServerSettings;
  readonly messageCount: number;
  readonly isOrdered: boolean;
  readonly invisibleMs: number;
  readonly answers: {
    readonly receive?: StepList;
    readonly ack?: StepList;
    readonly nack?: StepList;
  };
  /** So many of the first deliveries of each message fail. */
  readonly failsFirst: number;
  readonly calls: readonly ServedCall[];
  readonly events: readonly ServedEvent[];
  /** Least and most of each event's time, in their order. */
  readonly spread: readonly (readonly [number, number])[];
  readonly tolerance: { readonly ms: number; readonly ratio: number };
}

export interface ServedCall {
  readonly message: string;
  readonly attempt: number;
  readonly isOk: boolean;
  readonly atMs: number;
}

export type ServedEventKind = 'receive' | 'deliver' | 'ack' | 'nack' | 'dlq';

export interface ServedEvent {
  readonly kind: ServedEventKind;
  /** None: of a receive. */
  readonly message: string;
  /** Which delivery it is about; 0: not told. */
  readonly attempt: number;
  /** The wait that a nack asks for. */
  readonly waitMs?: number;
  readonly atMs: number;
}
