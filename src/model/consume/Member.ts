// What brokers, faults and gauges know of a consuming process, whatever it speaks.
import type { ConsumerScenario } from '../../scenario/Scenario.ts';
import type { ConsumerGroup } from './ConsumerGroup.ts';
import type { Handler } from './Handler.ts';

export interface Member {
  readonly index: number;
  readonly group: ConsumerGroup;
  readonly handler: Handler;
  readonly scenario: ConsumerScenario;
  readonly service: { readonly busy: number };
  /** Faults: it asks for nothing. */
  isSuspended: boolean;
  /** Before the run: all members have long found each other. */
  begin(): void;
  beginToPull(): void;
  configure(scenario: ConsumerScenario): void;
  happens(kind: number, subject: number): void;
  rebalanceSoon(): void;
  rebalanceNow(): void;
  rollBack(since: number): void;
  stop(isInOrder: boolean): void;
  startAgain(): void;
  pause(): void;
  resume(): void;
  /** Messages that its group has not finished, and those that it holds itself. */
  readonly lag: number;
  readonly cached: number;
}
