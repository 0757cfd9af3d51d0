// How the RocketMQ Java client picks the broker and queue of an attempt. Rules Q1 to Q6. Source: MQFaultStrategy,
// LatencyFaultToleranceImpl, TopicPublishInfo; cases series-*, *-three-brokers-*, *-two-brokers-*.
// Left out: the detector (startDetectorEnable), broker addresses that are unknown.
import { Random } from '../../engine/Random.ts';
import { DIMENSION } from '../../recording/Recording.ts';
import type { Producer } from '../Producer.ts';

/** How long a broker is not available after an attempt of at least that latency. Milliseconds. */
interface AvoidanceTable {
  readonly latencyMs: readonly number[];
  readonly notAvailableMs: readonly number[];
  /** The latency that stands for a failure. */
  readonly isolationMs: number;
}

/** Since 5.1.4. */
const NEW_TABLE: AvoidanceTable = {
  latencyMs: [50, 100, 550, 1_800, 3_000, 5_000, 15_000],
  notAvailableMs: [0, 0, 2_000, 5_000, 6_000, 10_000, 30_000],
  isolationMs: 10_000,
};
const OLD_TABLE: AvoidanceTable = {
  latencyMs: [50, 100, 550, 1_000, 2_000, 3_000, 15_000],
  notAvailableMs: [0, 0, 30_000, 60_000, 120_000, 180_000, 600_000],
  isolationMs: 30_000,
};

const NO_BROKER = -1;

export class JavaQueueChoice {
  private readonly table: AvoidanceTable;
  /** By broker: available again at (µs), and the latency and reachability of the last attempt. */
  private readonly availableAt: Float64Array;
  private readonly latencyUs: Float64Array;
  private readonly isReachable: Uint8Array;
  private readonly isKnown: Uint8Array;
  /** By broker: 1 while the record says so. */
  private readonly isBarred: Uint8Array;
  private readonly luck: Random;
  private whichBroker = 0;

  private readonly producer: Producer;
  private readonly hasNewAvoidance: boolean;

  constructor(producer: Producer, hasNewAvoidance: boolean) {
    this.producer = producer;
    this.hasNewAvoidance = hasNewAvoidance;
    const { brokers, seed } = producer.world.scenario;
    this.table = hasNewAvoidance ? NEW_TABLE : OLD_TABLE;
    this.availableAt = new Float64Array(brokers.length);
    this.latencyUs = new Float64Array(brokers.length);
    this.isReachable = new Uint8Array(brokers.length).fill(1);
    this.isKnown = new Uint8Array(brokers.length);
    this.isBarred = new Uint8Array(brokers.length);
    this.luck = Random.stream(seed, `queue choice ${producer.client.id}`);
  }

  /** The place in the route of the next attempt; -1 when the route is empty. */
  choose(caller: number, lastBroker: number, isAvoiding: boolean): number {
    const { route } = this.producer;
    if (route.size === 0) return -1;
    if (!isAvoiding) return this.avoidingLast(caller, lastBroker);
    return this.hasNewAvoidance
      ? this.avoidingNew(caller, lastBroker)
      : this.avoidingOld(caller, lastBroker);
  }

  /** Q5: what an attempt taught about its broker. */
  learn(
    broker: number,
    attempt: { latencyUs: number; isFailure: boolean; isReachable: boolean },
  ): void {
    const { latencyMs, notAvailableMs, isolationMs } = this.table;
    const effectiveMs = attempt.isFailure ? isolationMs : attempt.latencyUs / 1000;
    let barredMs = 0;
    latencyMs.forEach((bound, index) => {
      if (effectiveMs >= bound) barredMs = notAvailableMs[index] ?? 0;
    });
    const { now } = this.producer;
    const until = now + barredMs * 1000;
    const was = this.availableAt[broker] as number;
    // The stamp of the newer versions only moves forward.
    this.availableAt[broker] = this.hasNewAvoidance ? Math.max(was, until) : until;
    // The attempt's own time, whatever it stood for above: a broker that fails at once looks quick (Q4).
    this.latencyUs[broker] = attempt.latencyUs;
    this.isReachable[broker] = attempt.isReachable ? 1 : 0;
    this.isKnown[broker] = 1;
    if (barredMs > 0) this.setBarred(broker, 1);
  }

  /** Q2: the next queue whose broker is not the last one; one full turn at most. */
  private avoidingLast(caller: number, lastBroker: number): number {
    const { route } = this.producer;
    if (lastBroker === NO_BROKER) return route.next(caller);
    for (let turn = 0; turn < route.size; turn++) {
      const place = route.next(caller);
      if (route.queueBroker[place] !== lastBroker) return place;
    }
    return route.next(caller);
  }

  /** Q3 (since 5.1.4): available and not the last; else reachable and not the last; else any. */
  private avoidingNew(caller: number, lastBroker: number): number {
    const { route } = this.producer;
    if (lastBroker !== NO_BROKER) route.scatter(caller, this.luck.next());
    for (let turn = 0; turn < route.size; turn++) {
      const place = route.next(caller);
      const broker = route.queueBroker[place] as number;
      if (broker !== lastBroker && this.isAvailable(broker)) return place;
    }
    for (let turn = 0; turn < route.size; turn++) {
      const place = route.next(caller);
      const broker = route.queueBroker[place] as number;
      if (broker !== lastBroker && this.isReachable[broker] === 1) return place;
    }
    return route.next(caller);
  }

  /** Q4 (before 5.1.4): any available broker, also the last one; else one of the half that last took least. */
  private avoidingOld(caller: number, lastBroker: number): number {
    const { route } = this.producer;
    for (let turn = 0; turn < route.size; turn++) {
      const place = route.next(caller);
      if (this.isAvailable(route.queueBroker[place] as number)) return place;
    }
    const known = route.brokers
      .filter((broker) => this.isKnown[broker] === 1)
      .sort(
        (a, b) =>
          (this.latencyUs[a] as number) - (this.latencyUs[b] as number) ||
          (this.availableAt[a] as number) - (this.availableAt[b] as number),
      );
    if (known.length === 0) return this.avoidingLast(caller, lastBroker);
    const half = Math.max(1, Math.floor(known.length / 2));
    const broker = known[this.whichBroker++ % half] as number;
    const place = route.next(caller);
    for (let turn = 0; turn < route.size; turn++) {
      const candidate = (place + turn) % route.size;
      if (route.queueBroker[candidate] === broker) return candidate;
    }
    return place;
  }

  /** The client learns that the time is over when it looks. */
  private isAvailable(broker: number): boolean {
    if (this.producer.now < (this.availableAt[broker] as number)) return false;
    this.setBarred(broker, 0);
    return true;
  }

  private setBarred(broker: number, value: number): void {
    if (this.isBarred[broker] === value) return;
    this.isBarred[broker] = value;
    const { world, index } = this.producer;
    world.clientState(index, DIMENSION.avoided, { detail: broker, value });
  }
}
