// What the world asks of anything that stands where a broker stands.
import type { BrokerScenario } from '../../scenario/Scenario.ts';

export interface BrokerPart {
  /** Whether its process runs (frozen counts as running). */
  readonly isUp: boolean;
  readonly isFrozen: boolean;
  readonly acceptsConnections: boolean;
  /** Whether a message could be put into its store now. */
  readonly canPut: boolean;
  readonly queueLength: number;
  readonly busyThreads: number;
  readonly disk: {
    readonly usedRatio: number;
    check(): void;
    fill(targetRatio: number | undefined, overUs: number): void;
  };
  readonly store: {
    readonly storedCount: number;
    stallAppend(): void;
    endAppendStall(): void;
    readonly groupCommit: {
      stall(): void;
      endStall(): void;
      flushEnds(): void;
      deadline(attempt: number): void;
    };
    commit(): void;
    pageCacheTurnsBusy(): void;
    /** Only of a broker that keeps a log. */
    readonly replication?: {
      setDown(count: number): void;
      acks(attempt: number): void;
      deadline(attempt: number): void;
      slaveReturns(): void;
    };
  };
  /** The limits of a cloud instance, only of a broker that has them. */
  readonly admission?: {
    backlog: () => number;
    noteColdReads(count: number): void;
    setMemoryPressure(ratio: number): void;
  };
  /** A proxy in the broker's own process has a thread for the request. */
  serveForProxy?(attempt: number): void;
  configure(scenario: Pick<BrokerScenario, 'settings'>): void;
  requestArrives(attempt: number): void;
  serviceEnds(attempt: number): void;
  sweep(): void;
  crash(): void;
  shutdown(): void;
  restart(): void;
  pause(): void;
  resume(): void;
  setRefusing(isRefusing: boolean): void;
  setSlowFactor(factor: number): void;
  setReadFactor(factor: number): void;
}
