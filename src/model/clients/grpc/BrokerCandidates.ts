// The queues among which a RocketMQ 5 client chooses for one send: one of each broker that is not isolated, from where a
// shared index stands. They are fixed when send is called; who becomes isolated later is no matter to it. Rules GR4,
// GR5 and GR12. Source: rocketmq-clients PublishingLoadBalancer:takeMessageQueues; cases rmq-grpc-java-*-series-*.
import { mix } from '../../../engine/Random.ts';
import { assert } from '../../../lib/assert.ts';
import type { RouteView } from '../../RouteView.ts';

/** One index for all callers. */
const SHARED = 0;

const NONE = -1;

interface Candidates {
  /** The place in the route from which they are looked for. */
  readonly start: number;
  readonly countMax: number;
  /** Of isolated endpoints. */
  readonly mask: number;
}

export class BrokerCandidates {
  // By message: where the index stood, and who was isolated then.
  private places: Int32Array = new Int32Array(0);
  private masks: Int32Array = new Int32Array(0);
  /** A bit for each endpoint that is isolated. */
  private isolated = 0;

  protected readonly route: RouteView;
  private readonly endpointOf: (broker: number) => number;

  constructor(route: RouteView, brokerCount: number, endpointOf: (broker: number) => number) {
    this.route = route;
    this.endpointOf = endpointOf;
    assert(brokerCount < 32, `${String(brokerCount)} endpoints are more than a mask has bits`);
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
      this.masks = longer(this.masks, length);
    }
    this.places[message] = place;
    this.masks[message] = this.isolated;
  }

  /** Where the index stood when send was called. */
  placeOf(message: number): number {
    // The route may have become shorter since.
    return (this.places[message] ?? 0) % this.route.size;
  }

  /** GR5: the place in the route of the n-th attempt (from 1), among at most `countMax` candidates. */
  placeFor(message: number, attempt: number, countMax: number): number {
    const start = this.placeOf(message);
    const mask = this.masks[message] ?? 0;
    const place = this.pick({ start, countMax, mask }, attempt - 1);
    return place === NONE ? this.pick({ start, countMax, mask: 0 }, attempt - 1) : place;
  }

  /** Of one queue of each broker, in the order of the route from a place on, that one; round and round. */
  private pick(among: Candidates, wanted: number): number {
    const { queueBroker, size } = this.route;
    const { start, countMax, mask } = among;
    let seen = 0;
    let found = 0;
    for (let step = 0; step < size && found < countMax; step++) {
      const place = start + step < size ? start + step : start + step - size;
      const broker = queueBroker[place] ?? 0;
      const bit = 1 << broker;
      if ((seen & bit) !== 0 || (mask & (1 << this.endpointOf(broker))) !== 0) continue;
      if (found === wanted) return place;
      seen |= bit;
      found++;
    }
    return found === 0 ? NONE : this.pick(among, wanted % found);
  }

  isIsolated(endpoint: number): boolean {
    return (this.isolated & (1 << endpoint)) !== 0;
  }

  /** True when that is news. */
  setIsolated(endpoint: number, isIsolated: boolean): boolean {
    if (this.isIsolated(endpoint) === isIsolated) return false;
    this.isolated ^= 1 << endpoint;
    return true;
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
