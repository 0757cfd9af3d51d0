// The Node.js client compares the number of the queue, not that of the broker, with 0 to find masters: it knows only
// the first queue of each broker. Rule GN3. Source: nodejs PublishingLoadBalancer; cases rmq-grpc-node-*-series-*.
import { Random } from '../../../engine/Random.ts';
import type { Producer } from '../../Producer.ts';
import { BrokerCandidates, groupHash } from './BrokerCandidates.ts';

export class FirstQueueCandidates extends BrokerCandidates {
  private index: number | undefined;
  private readonly luck: Random;

  constructor(
    { route, world, client }: Producer,
    endpointCount: number,
    endpointOf: (broker: number) => number,
  ) {
    super(route, endpointCount, endpointOf);
    this.luck = Random.stream(world.scenario.seed, `first queue ${client.id}`);
  }

  /** The index begins anywhere and moves on by one of those queues with each send. */
  override begin(message: number): void {
    const places = this.firstQueues();
    this.index ??= this.luck.below(places.length);
    this.keep(message, places[this.index % places.length] ?? 0);
    this.index = (this.index % places.length) + 1;
  }

  override beginGroup(message: number, group: string): void {
    const places = this.firstQueues();
    this.keep(message, places[groupHash(group) % places.length] ?? 0);
  }

  /** A topic whose route has no such queue cannot be sent to; here it takes the first place. */
  private firstQueues(): readonly number[] {
    const { queueNumber, size } = this.route;
    const places = Array.from({ length: size }, (_, place) => place);
    return places.filter((place) => queueNumber[place] === 0);
  }
}
