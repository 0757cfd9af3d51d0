// How the RocketMQ Java client picks the broker and queue of an attempt. Rules Q1 to Q9. Source: MQFaultStrategy,
// LatencyFaultToleranceImpl, TopicPublishInfo; cases series-*, *-three-brokers-*, *-two-brokers-*.
// Left out: the detector (startDetectorEnable), broker addresses that are unknown.
import { Random } from '../../engine/Random.ts';
import { DIMENSION } from '../../recording/Recording.ts';
import type { Producer } from '../Producer.ts';
import type { JavaSwitches } from './javaSwitches.ts';

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
  private readonly switches: JavaSwitches;

  constructor(producer: Producer, switches: JavaSwitches) {
    this.producer = producer;
    this.switches = switches;
    const { brokers, seed } = producer.world.scenario;
    this.table = switches.hasNewAvoidance ? NEW_TABLE : OLD_TABLE;
    this.availableAt = new Float64Array(brokers.length);
    this.latencyUs = new Float64Array(brokers.length);
    this.isReachable = new Uint8Array(brokers.length).fill(1);
    // A client that has been running for a while has met every broker, and none gave it trouble.
    this.isKnown = new Uint8Array(brokers.length).fill(
      producer.client.start?.cold === true ? 0 : 1,
    );
    this.isBarred = new Uint8Array(brokers.length);
    this.luck = Random.stream(seed, `queue choice ${producer.client.id}`);
  }

  /** The place in the route of the next attempt; -1 when the route is empty. */
  choose(caller: number, lastBroker: number, isAvoiding: boolean): number {
    const { route } = this.producer;
    if (route.size === 0) return -1;
    if (!isAvoiding) return this.avoidingLast(caller, lastBroker);
    return this.switches.hasNewAvoidance
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
    this.availableAt[broker] = this.switches.hasNewAvoidance ? Math.max(was, until) : until;
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
    if (!this.switches.movesWithEachLook) {
      // Q7: it looks on from its place, but the place itself moves on by one only.
      const isOther = (candidate: number): boolean => route.queueBroker[candidate] !== lastBroker;
      return this.firstFrom(route.next(caller), isOther) ?? route.next(caller);
    }
    for (let turn = 0; turn < route.size; turn++) {
      const place = route.next(caller);
      if (route.queueBroker[place] !== lastBroker) return place;
    }
    return route.next(caller);
  }

  /** The first place from that one on, once around, that will do. */
  private firstFrom(start: number, willDo: (place: number) => boolean): number | undefined {
    const { size } = this.producer.route;
    for (let turn = 0; turn < size; turn++) {
      const place = (start + turn) % size;
      if (willDo(place)) return place;
    }
    return undefined;
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
    const { repeatsOnLastBroker } = this.switches;
    const found = this.firstFrom(route.next(caller), (place) => {
      const broker = route.queueBroker[place] as number;
      // Q8: the comparison with the last broker was the wrong way round.
      const isWanted = !repeatsOnLastBroker || lastBroker === NO_BROKER || broker === lastBroker;
      return this.isAvailable(broker) && isWanted;
    });
    return found ?? this.leastBad(caller);
  }

  /** Q4: nobody is available: by turns one of the half that last took least, the available ones first. */
  private leastBad(caller: number): number {
    const { route } = this.producer;
    const known = [...this.isKnown.keys()]
      .filter((broker) => this.isKnown[broker] === 1)
      .sort((a, b) => this.compare(a, b));
    const half = Math.max(1, Math.floor(known.length / 2));
    const broker = known[this.whichBroker++ % half];
    if (broker === undefined) return route.next(caller);
    const queues = route.queueCountOf(broker);
    if (queues === 0) {
      // It has left the route: forgotten.
      this.isKnown[broker] = 0;
      return route.next(caller);
    }
    const place = route.next(caller);
    const queue = route.next(caller) % queues;
    if (this.switches.rewritesQueueList) {
      route.rewrite(place, { broker, queue });
      return place;
    }
    return (
      this.firstFrom(
        place,
        (candidate) =>
          route.queueBroker[candidate] === broker && route.queueNumber[candidate] === queue,
      ) ?? place
    );
  }

  private compare(a: number, b: number): number {
    const { now } = this.producer;
    const isOut = (broker: number): number => (now < (this.availableAt[broker] as number) ? 1 : 0);
    return (
      isOut(a) - isOut(b) ||
      (this.latencyUs[a] as number) - (this.latencyUs[b] as number) ||
      (this.availableAt[a] as number) - (this.availableAt[b] as number)
    );
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
