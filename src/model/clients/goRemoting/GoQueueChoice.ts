// How the RocketMQ Go client v2 picks the queue of an attempt. Rules GO1 and GO2. Source: producer/selector.go; cases
// rmq-go-2.1.2-*-error-always-*, series-failing-a, manual-queue-*.
import { mix, Random } from '../../../engine/Random.ts';
import type { Producer } from '../../Producer.ts';

const UNSET = -1;
const NO_BROKER = -1;

export type QueueSelector = 'roundRobin' | 'random' | 'hash' | 'manual';

export class GoQueueChoice {
  /** The counter of the topic, which all callers share. */
  private counter = UNSET;
  private readonly luck: Random;

  private readonly producer: Producer;

  constructor(producer: Producer) {
    this.producer = producer;
    const { scenario } = producer.world;
    this.luck = Random.stream(scenario.seed, `queue choice ${producer.client.id}`);
  }

  /** The place in the route; -1 when it is empty. */
  choose(selector: QueueSelector, caller: number, lastBroker: number): number {
    const { route } = this.producer;
    if (route.size === 0) return -1;
    switch (selector) {
      case 'roundRobin':
        return this.inTurn(lastBroker);
      case 'random':
        return this.luck.below(route.size);
      // Each caller sends messages of one key.
      case 'hash':
        return (mix(caller + 1) >>> 0) % route.size;
      case 'manual':
        return 0;
    }
  }

  private inTurn(lastBroker: number): number {
    const { route } = this.producer;
    if (lastBroker !== NO_BROKER) {
      for (let turn = 0; turn < route.size; turn++) {
        const place = this.next();
        if (route.queueBroker[place] !== lastBroker) return place;
      }
    }
    return this.next();
  }

  /** One further, then looked: a client that has just been started begins with the second queue. */
  private next(): number {
    const { route, client } = this.producer;
    if (this.counter === UNSET) {
      this.counter = client.start?.cold === true ? 0 : route.next(0) + route.size - 1;
    }
    this.counter++;
    return this.counter % route.size;
  }
}
