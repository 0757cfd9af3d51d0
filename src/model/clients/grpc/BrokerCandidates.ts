// The queues among which a RocketMQ 5 client chooses for one send: one of each broker that is not isolated, from where a
// shared index stands. They are fixed when send is called; who becomes isolated later is no matter to it. Rules GR4,
// GR5 and GR12. Source: rocketmq-clients PublishingLoadBalancer:takeMessageQueues; cases rmq-grpc-java-*-series-*.
import { mix } from '../../../engine/Random.ts';
import type { RouteView } from '../../RouteView.ts';

/** One index for all callers. */
const SHARED = 0;

export class BrokerCandidates {
  // By message: where the index stood, and what was known of the brokers then.
  private places: Int32Array = new Int32Array(0);
  private epochs: Int32Array = new Int32Array(0);
  /** By endpoint: 1 while isolated; a new table for each change, so that sends under way keep theirs. */
  private readonly tables: Uint8Array[];

  protected readonly route: RouteView;
  private readonly endpointOf: (broker: number) => number;

  constructor(route: RouteView, brokerCount: number, endpointOf: (broker: number) => number) {
    this.route = route;
    this.endpointOf = endpointOf;
    this.tables = [new Uint8Array(brokerCount)];
  }

  /** GR4: send was called: the index moves on by one, whatever the length of the list. */
  begin(message: number): void {
    this.keep(message, this.route.next(SHARED));
  }

  /** GR12: send was called for a message of that group: its queue follows from the name alone. */
  beginGroup(message: number, group: string): void {
    this.keep(message, groupHash(group) % this.route.size);
  }

  protected keep(message: number, place: number): void {
    if (message >= this.places.length) {
      const length = Math.max(64, message + 1, this.places.length * 2);
      this.places = longer(this.places, length);
      this.epochs = longer(this.epochs, length);
    }
    this.places[message] = place;
    this.epochs[message] = this.tables.length - 1;
  }

  /** Where the index stood when send was called. */
  placeOf(message: number): number {
    // The route may have become shorter since.
    return (this.places[message] ?? 0) % this.route.size;
  }

  /** GR5: the place in the route of the n-th attempt (from 1), among at most `countMax` candidates. */
  placeFor(message: number, attempt: number, countMax: number): number {
    const start = this.placeOf(message);
    const isolated = this.tables[this.epochs[message] ?? 0] as Uint8Array;
    const healthy = this.walk(start, attempt === 1 ? 1 : countMax, isolated);
    const list = healthy.length > 0 ? healthy : this.walk(start, countMax, undefined);
    return list[(attempt - 1) % list.length] ?? start;
  }

  /** One queue of each broker, in the order of the route from a place on. */
  private walk(start: number, countMax: number, isolated: Uint8Array | undefined): number[] {
    const { queueBroker, size } = this.route;
    const found: number[] = [];
    const brokers: number[] = [];
    for (let step = 0; step < size && found.length < countMax; step++) {
      const place = start + step < size ? start + step : start + step - size;
      const broker = queueBroker[place] ?? 0;
      if (brokers.includes(broker)) continue;
      if (isolated !== undefined && isolated[this.endpointOf(broker)] === 1) continue;
      brokers.push(broker);
      found.push(place);
    }
    return found;
  }

  isIsolated(endpoint: number): boolean {
    return this.newest[endpoint] === 1;
  }

  /** True when that is news. */
  setIsolated(endpoint: number, isIsolated: boolean): boolean {
    if (this.isIsolated(endpoint) === isIsolated) return false;
    const table = this.newest.slice();
    table[endpoint] = isIsolated ? 1 : 0;
    this.tables.push(table);
    return true;
  }

  private get newest(): Uint8Array {
    return this.tables[this.tables.length - 1] as Uint8Array;
  }
}

function longer(column: Int32Array, length: number): Int32Array {
  const grown = new Int32Array(length);
  grown.set(column);
  return grown;
}

/** Stands for the clients' own hashes: which queue a group gets is not compared, that it is one queue is. */
export function groupHash(group: string): number {
  let hash = 0;
  for (let index = 0; index < group.length; index++) hash = mix(hash ^ group.charCodeAt(index));
  return hash >>> 0;
}
