// The push consumer of the RocketMQ 5 clients: it receives from each broker in a loop, keeps what it got in a cache, hands
// it to its threads, and settles each message by itself. Rules KP12 to KP19. Source: rocketmq-clients ProcessQueueImpl,
// StandardConsumeService, FifoConsumeService; cases rmq-grpc-*-push-*.
import { IntQueue } from '../../../engine/IntQueue.ts';
import { ms } from '../../../lib/units.ts';
import { DELIVERY, DELIVERY_CAUSE, PULL_FLAG } from '../../../recording/deliveries.ts';
import { SETTLE } from '../../../recording/settlements.ts';
import { GRPC_CODE } from '../../responses.ts';
import type { PopConsumer, PopService, Received } from './PopConsumer.ts';
import { PopDelivering } from './PopDelivering.ts';
import type { Popped } from './PopStore.ts';
import { POP_TIMER } from './popTimers.ts';

/** One message in the client's cache. */
interface Cached {
  readonly broker: number;
  readonly popped: Popped;
  readonly bytes: number;
  readonly receivedAt: number;
  readonly isCold: boolean;
  readonly batch: number;
  /** So many times the client has handed it over by itself (ordered messages). */
  localTimes: number;
  /** Ordered: those of its receive that wait behind it. */
  readonly behind: number[];
}

export class PopPush implements PopService {
  busy = 0;
  cached = 0;
  private bytes = 0;
  private readonly delivering: PopDelivering;
  private readonly cache = new Map<number, Cached>();
  private nextId = 0;
  /** What waits for a thread, by its number in the cache. */
  private readonly tasks = new IntQueue(64);
  /** By delivery at work or being settled: its place in the cache. */
  private readonly idOf = new Map<number, number>();
  /** The same of a settlement that has to be sent again. */
  private readonly kindOf = new Map<
    number,
    { readonly kind: number; readonly invisibleMs: number }
  >();
  private readonly isReceiving: boolean[] = [];

  private readonly consumer: PopConsumer;

  constructor(consumer: PopConsumer) {
    this.consumer = consumer;
    this.delivering = new PopDelivering(consumer);
  }

  private get isOrdered(): boolean {
    return this.consumer.scenario.settings['consumeMessageOrderly'] === true;
  }

  configure(): void {
    if (this.consumer.isUp) this.work();
  }

  begin(): void {
    this.consumer.world.brokers.forEach((_, broker) => {
      this.receive(broker);
    });
  }

  // ---- KP12 to KP14: the loop of receives

  private receive(broker: number): void {
    const { consumer } = this;
    if (this.isReceiving[broker] === true) return;
    if (consumer.isSuspended) {
      this.later(broker, consumer.traits.afterFullCacheMs);
      return;
    }
    const room = this.roomFor();
    if (room <= 0) {
      this.later(broker, consumer.traits.afterFullCacheMs);
      return;
    }
    this.isReceiving[broker] = true;
    const holdUs = ms(consumer.number('grpcClientConsumerMaxLongPollingTimeoutMillis'));
    consumer.consuming.popping.receive(consumer, {
      broker,
      max: Math.min(consumer.number('grpcClientConsumerLongPollingBatchSize'), room),
      invisibleUs: ms(consumer.number('defaultInvisibleTimeMills')),
      holdUs,
      patienceUs: holdUs + consumer.requestTimeoutUs,
      attemptsMax: consumer.attemptsMax,
      isOrdered: this.isOrdered,
      isRenewed: consumer.scenario.settings['enableProxyAutoRenew'] !== false,
    });
  }

  /** KP14: the cache is shared out among the brokers, and a full one is not filled further. */
  private roomFor(): number {
    const { consumer } = this;
    const share = consumer.world.brokers.length;
    const limit = Math.max(1, Math.floor(consumer.number('maxCacheMessageCount') / share));
    const bytesLimit = Math.max(
      1,
      Math.floor(consumer.number('maxCacheMessageSizeInBytes') / share),
    );
    if (this.bytes >= bytesLimit * share) return 0;
    return limit * share - this.cached;
  }

  private later(broker: number, afterMs: number): void {
    this.isReceiving[broker] = true;
    this.consumer.after(ms(afterMs), POP_TIMER.receiveDue, broker);
  }

  received(row: number, { broker, code, popped }: Received): void {
    const { traits } = this.consumer;
    this.isReceiving[broker] = false;
    if (code === GRPC_CODE.tooManyRequests) this.later(broker, traits.afterFlowControlMs);
    else if (code !== GRPC_CODE.ok) this.later(broker, traits.afterFailureMs);
    else {
      this.keep(row, broker, popped);
      if (popped.length === 0 && traits.afterNothingMs > 0)
        this.later(broker, traits.afterNothingMs);
      else this.receive(broker);
    }
  }

  private keep(row: number, broker: number, popped: readonly Popped[]): void {
    const { consuming, now, traits, world } = this.consumer;
    const isCold = ((consuming.pulls.rows.flags[row] ?? 0) & PULL_FLAG.cold) !== 0;
    const isChain = this.isOrdered && traits.keepsOrder;
    const ids = popped.map((each): number => {
      const message = consuming.entries.message[each.entry] ?? 0;
      const bytes = Math.max(0, world.inFlight.bodyBytes[message] ?? 0);
      const id = this.nextId++;
      this.cache.set(id, {
        broker,
        popped: each,
        bytes,
        receivedAt: now,
        isCold,
        batch: popped.length,
        localTimes: 0,
        behind: [],
      });
      this.cached++;
      this.bytes += bytes;
      return id;
    });
    const [first] = ids;
    if (first === undefined) return;
    if (isChain) {
      this.cache.get(first)?.behind.push(...ids.slice(1));
      this.tasks.push(first);
    } else for (const id of ids) this.tasks.push(id);
    this.work();
  }

  // ---- KP18: its threads

  private work(): void {
    const threads = this.consumer.number('consumptionThreadCount');
    while (this.tasks.length > 0 && this.busy < threads) {
      const id = this.tasks.shift();
      const cached = this.cache.get(id);
      if (cached === undefined) continue;
      this.busy++;
      const delivery = this.delivering.begin(cached);
      this.consumer.note(delivery, cached.popped);
      this.idOf.set(delivery, id);
      this.consumer.after(this.consumer.handler.takes(1), POP_TIMER.handled, delivery);
    }
  }

  happens(kind: number, subject: number): void {
    switch (kind) {
      case POP_TIMER.receiveDue:
        this.isReceiving[subject] = false;
        return this.receive(subject);
      case POP_TIMER.handled:
        return this.handled(subject);
      case POP_TIMER.settleAgain:
        return this.say(subject);
      case POP_TIMER.handAgain:
        this.tasks.push(subject);
        return this.work();
      default:
        throw new Error(`Bug: a push consumer knows no events of kind ${kind}`);
    }
  }

  private handled(delivery: number): void {
    const id = this.idOf.get(delivery);
    const cached = id === undefined ? undefined : this.cache.get(id);
    if (id === undefined || cached === undefined) return;
    this.busy--;
    const { delivering } = this;
    if (!delivering.fails(delivery)) {
      delivering.done(delivery);
      delivering.end(delivery, DELIVERY.consumed, DELIVERY_CAUSE.consumeOk);
      this.sayFirst(delivery, SETTLE.ack, 0);
    } else if (this.isOrdered) this.failsOrdered(delivery, id, cached);
    else this.failsPlain(delivery);
    this.work();
  }

  /** KP16: it asks for the message to come again after the wait that the policy tells. */
  private failsPlain(delivery: number): void {
    const { consumer, delivering } = this;
    const number = consumer.consuming.deliveries.number[delivery] ?? 1;
    const waitMs = consumer.traits.waitMs(consumer.policy, number);
    delivering.end(delivery, DELIVERY.later, consumer.handler.failure);
    delivering.noteWait(delivery, ms(waitMs), DELIVERY_CAUSE.backoffPolicy);
    this.sayFirst(delivery, SETTLE.nack, waitMs);
  }

  /** KP17: an ordered message is handed over again by the client, until it gives it to the dead-letter queue. */
  private failsOrdered(delivery: number, id: number, cached: Cached): void {
    const { consumer, delivering } = this;
    const number = consumer.consuming.deliveries.number[delivery] ?? 1;
    if (number < consumer.traits.orderedAttempts(consumer.policy)) {
      const waitMs = consumer.traits.waitMs(consumer.policy, number);
      delivering.end(delivery, DELIVERY.suspended, consumer.handler.failure);
      delivering.noteWait(delivery, ms(waitMs), DELIVERY_CAUSE.backoffPolicy);
      this.idOf.delete(delivery);
      cached.localTimes++;
      consumer.after(ms(waitMs), POP_TIMER.handAgain, id);
      return;
    }
    delivering.end(delivery, DELIVERY.deadLettered, consumer.handler.failure);
    delivering.noteWait(delivery, 0, DELIVERY_CAUSE.reconsumeTimesUsedUp);
    this.sayFirst(delivery, SETTLE.forward, 0);
  }

  // ---- KP15, KP19: settling

  private sayFirst(delivery: number, kind: number, invisibleMs: number): void {
    this.kindOf.set(delivery, { kind, invisibleMs });
    this.say(delivery);
  }

  private say(delivery: number): void {
    const said = this.kindOf.get(delivery);
    if (said !== undefined) this.consumer.settle(delivery, said.kind, said.invisibleMs);
  }

  /** KP19: only now its place in the cache is free, and the next of an ordered chain begins. */
  settled(delivery: number): void {
    const id = this.idOf.get(delivery);
    const cached = id === undefined ? undefined : this.cache.get(id);
    this.kindOf.delete(delivery);
    this.idOf.delete(delivery);
    if (id === undefined || cached === undefined) return;
    this.delivering.settled(delivery);
    this.cache.delete(id);
    this.cached--;
    this.bytes -= cached.bytes;
    const [next, ...rest] = cached.behind;
    if (next === undefined) return;
    this.cache.get(next)?.behind.push(...rest);
    this.tasks.push(next);
    this.work();
  }

  stop(cause: number): void {
    for (const delivery of this.idOf.keys()) {
      if (!this.kindOf.has(delivery)) this.delivering.abandon(delivery, cause);
    }
    this.busy = 0;
    this.cached = 0;
    this.bytes = 0;
    this.cache.clear();
    this.tasks.clear();
    this.idOf.clear();
    this.kindOf.clear();
    this.isReceiving.length = 0;
  }
}
