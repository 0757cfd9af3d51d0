// A real consumer (and broker): every delivery of a few messages, or a load told in figures.
import type { Settings } from '../../scenario/SettingSpec.ts';
import type { CaseBroker, CaseClient, GoldenNumber } from '../GoldenCase.ts';

/** Told delivery by delivery, or in figures. */
export type ConsumeCase =
  | (ConsumeParts & { readonly kind: 'consume-script' })
  | (ConsumeParts & { readonly kind: 'consume-load' });

interface ConsumeParts {
  readonly id: string;
  readonly question: string;
  readonly client: CaseClient;
  readonly brokers: readonly CaseBroker[];
  readonly networkMs: number;
  readonly notes: string;
  /** Of the broker. */
  readonly settings: Settings;
  readonly messageDelayLevel: string | undefined;
  /** What the handler of each consumer does. */
  readonly handlers: readonly Settings[];
  /** How long the group had been alive when the first message was sent; none: for a long time. */
  readonly upForMs: number | undefined;
  readonly load: ConsumeLoad;
  readonly fault: ConsumeFault | undefined;
  readonly deliveries: readonly DeliveredMessage[];
  readonly figures: ReadonlyMap<string, GoldenNumber>;
  readonly tolerance: { readonly ms: number; readonly ratio: number };
}

export type ConsumeLoad =
  | {
      readonly kind: 'sends';
      readonly sends: readonly ConsumeSend[];
      /** All lie in one queue, whatever queues there are. */
      readonly isOneQueue: boolean;
      /** The consumer was suspended until they were stored. */
      readonly isSuspendedFirst: boolean;
    }
  /** So many messages, that long before the fault. */
  | { readonly kind: 'before'; readonly count: number; readonly beforeMs: number }
  /** So many messages lie there when the consumer comes up. */
  | { readonly kind: 'backlog'; readonly count: number; readonly bodyBytes: number }
  | {
      readonly kind: 'rate';
      readonly ratePerSec: number;
      readonly durationMs: number;
      readonly bodyBytes: number;
      /** How long the consumer stayed after the last one. */
      readonly staysMs: number;
    };

export interface ConsumeSend {
  readonly message: string;
  readonly atMs: number;
  readonly bodyBytes: number;
  readonly delayLevel?: number;
  readonly delayTimeMs?: number;
}

/** It strikes the consumer that owns the queue, and lasts. */
export interface ConsumeFault {
  readonly kind: 'kill' | 'term' | 'pause';
  readonly atMs: number;
}

export interface DeliveredMessage {
  /** `each`: all messages had this course, told as medians over them. */
  readonly message: string;
  readonly deliveries: readonly RecordedDelivery[];
  /** More were made than are told. */
  readonly isCut: boolean;
  readonly end: RecordedEnd;
}

export interface RecordedDelivery {
  /** From the acknowledgement of the send. */
  readonly atMs: number;
  readonly reconsumeTimes: number;
  readonly batchSize: number | undefined;
  readonly sincePrevious: GoldenNumber | undefined;
}

export type RecordedEnd =
  | { readonly where: 'consumed' | 'retrying' | 'notDead' }
  | {
      readonly where: 'dead';
      readonly reconsumeTimes: number;
      readonly storedAfterMs: { readonly min: number; readonly max: number } | undefined;
    };
