// The Node.js client compares the number of the queue, not that of the broker, with 0 to find masters: it knows only
// the first queue of each broker. Rule GN3. Source: nodejs PublishingLoadBalancer; cases rmq-grpc-node-*-series-*.
import { BrokerCandidates, groupHash } from './BrokerCandidates.ts';

/** One index for all callers. */
const SHARED = 0;

export class FirstQueueCandidates extends BrokerCandidates {
  private index: number | undefined;

  /** The index begins anywhere and moves on by one of those queues with each send. */
  override begin(message: number): void {
    const places = this.firstQueues();
    const index = (this.index ?? this.firstIndex(places)) % places.length;
    this.keep(message, places[index] ?? 0);
    this.index = index + 1;
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

  private firstIndex(places: readonly number[]): number {
    const { queueBroker } = this.route;
    const broker = queueBroker[this.route.next(SHARED)];
    return Math.max(
      0,
      places.findIndex((place) => queueBroker[place] === broker),
    );
  }
}
