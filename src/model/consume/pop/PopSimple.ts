// The simple consumer: the application asks for messages, works on them one after the other, and acknowledges each. Rule
// KP21. Source: rocketmq-clients SimpleConsumerImpl; none was recorded. One that takes longer than the invisible time
// gets the same message once more while it still works on it.
import { ms } from '../../../lib/units.ts';
import { DELIVERY, DELIVERY_CAUSE, PULL_FLAG } from '../../../recording/deliveries.ts';
import { SETTLE } from '../../../recording/settlements.ts';
import { GRPC_CODE } from '../../responses.ts';
import type { PopConsumer, PopService, Received } from './PopConsumer.ts';
import { PopDelivering } from './PopDelivering.ts';
import type { Popped } from './PopStore.ts';
import { POP_TIMER } from './popTimers.ts';

/** What an application does after a receive that failed: nothing tells it how long to wait. */
const AFTER_FAILURE_MS = 1_000;

/** One thread of the application: what it received and has not worked on. */
interface Receiver {
  broker: number;
  row: number;
  receivedAt: number;
  batch: number;
  readonly popped: Popped[];
}

export class PopSimple implements PopService {
  busy = 0;
  private readonly delivering: PopDelivering;
  private receivers: Receiver[] = [];
  /** By receive under way, and by delivery at work: the receiver. */
  private readonly receiverOf = new Map<number, number>();
  private readonly workerOf = new Map<number, number>();
  private readonly unsettled = new Map<
    number,
    { readonly kind: number; readonly invisibleMs: number }
  >();
  private turn = 0;

  private readonly consumer: PopConsumer;

  constructor(consumer: PopConsumer) {
    this.consumer = consumer;
    this.delivering = new PopDelivering(consumer);
  }

  get cached(): number {
    return this.receivers.reduce((sum, { popped }) => sum + popped.length, this.busy);
  }

  configure(): void {
    const wanted = this.consumer.number('receivers');
    for (let place = this.receivers.length; place < wanted && this.receivers.length > 0; place++) {
      this.add();
    }
  }

  begin(): void {
    this.receivers = [];
    for (let left = this.consumer.number('receivers'); left > 0; left--) this.add();
  }

  private add(): void {
    this.receivers.push({ broker: 0, row: 0, receivedAt: 0, batch: 0, popped: [] });
    this.receive(this.receivers.length - 1);
  }

  /** The brokers take turns. */
  private receive(place: number): void {
    const { consumer } = this;
    if (place >= consumer.number('receivers')) return;
    if (consumer.isSuspended) {
      consumer.after(ms(AFTER_FAILURE_MS), POP_TIMER.receiveDue, place);
      return;
    }
    const broker = this.turn++ % consumer.world.brokers.length;
    const holdUs = ms(consumer.number('awaitDuration'));
    const row = consumer.consuming.popping.receive(consumer, {
      broker,
      max: consumer.number('maxMessageNum'),
      invisibleUs: ms(consumer.number('invisibleDuration')),
      holdUs,
      patienceUs: holdUs + consumer.requestTimeoutUs,
      attemptsMax: consumer.attemptsMax,
      isOrdered: false,
      isRenewed: false,
    });
    this.receiverOf.set(row, place);
  }

  received(row: number, { broker, code, popped }: Received): void {
    const place = this.receiverOf.get(row);
    this.receiverOf.delete(row);
    const receiver = place === undefined ? undefined : this.receivers[place];
    if (place === undefined || receiver === undefined) return;
    if (code !== GRPC_CODE.ok) {
      this.consumer.after(ms(AFTER_FAILURE_MS), POP_TIMER.receiveDue, place);
      return;
    }
    receiver.broker = broker;
    receiver.row = row;
    receiver.receivedAt = this.consumer.now;
    receiver.batch = popped.length;
    receiver.popped.push(...popped);
    this.workOrReceive(place, receiver);
  }

  private workOrReceive(place: number, receiver: Receiver): void {
    const popped = receiver.popped.shift();
    if (popped === undefined) {
      this.receive(place);
      return;
    }
    const { consumer } = this;
    const flags = consumer.consuming.pulls.rows.flags[receiver.row] ?? 0;
    const delivery = this.delivering.begin({
      broker: receiver.broker,
      popped,
      localTimes: 0,
      receivedAt: receiver.receivedAt,
      batch: receiver.batch,
      isCold: (flags & PULL_FLAG.cold) !== 0,
    });
    this.busy++;
    consumer.note(delivery, popped);
    this.workerOf.set(delivery, place);
    consumer.after(consumer.handler.takes(1), POP_TIMER.handled, delivery);
  }

  happens(kind: number, subject: number): void {
    switch (kind) {
      case POP_TIMER.receiveDue:
        return this.receive(subject);
      case POP_TIMER.handled:
        return this.handled(subject);
      case POP_TIMER.settleAgain:
        return this.say(subject);
      default:
        throw new Error(`Bug: a simple consumer knows no events of kind ${kind}`);
    }
  }

  private handled(delivery: number): void {
    const place = this.workerOf.get(delivery);
    const receiver = place === undefined ? undefined : this.receivers[place];
    this.workerOf.delete(delivery);
    if (place === undefined || receiver === undefined) return;
    this.busy--;
    this.judge(delivery);
    this.workOrReceive(place, receiver);
  }

  private judge(delivery: number): void {
    const { consumer, delivering } = this;
    if (!delivering.fails(delivery)) {
      delivering.done(delivery);
      delivering.end(delivery, DELIVERY.consumed, DELIVERY_CAUSE.consumeOk);
      this.unsettled.set(delivery, { kind: SETTLE.ack, invisibleMs: 0 });
      this.say(delivery);
      return;
    }
    delivering.end(delivery, DELIVERY.later, consumer.handler.failure);
    if (consumer.scenario.settings['onFailure'] !== 'changeInvisibleDuration') {
      // Nobody says anything: it comes again when its invisible time is over.
      const spentUs = consumer.now - (consumer.consuming.deliveries.receivedAt[delivery] ?? 0);
      const leftUs = Math.max(0, ms(consumer.number('invisibleDuration')) - spentUs);
      delivering.noteWait(delivery, leftUs, DELIVERY_CAUSE.invisibleTime);
      return;
    }
    const number = consumer.consuming.deliveries.number[delivery] ?? 1;
    const waitMs = consumer.traits.waitMs(consumer.policy, number);
    delivering.noteWait(delivery, ms(waitMs), DELIVERY_CAUSE.backoffPolicy);
    this.unsettled.set(delivery, { kind: SETTLE.nack, invisibleMs: waitMs });
    this.say(delivery);
  }

  private say(delivery: number): void {
    const said = this.unsettled.get(delivery);
    if (said !== undefined) this.consumer.settle(delivery, said.kind, said.invisibleMs);
  }

  settled(delivery: number): void {
    this.unsettled.delete(delivery);
    this.delivering.settled(delivery);
  }

  stop(cause: number): void {
    for (const delivery of this.workerOf.keys()) this.delivering.abandon(delivery, cause);
    this.busy = 0;
    this.receivers = [];
    this.receiverOf.clear();
    this.workerOf.clear();
    this.unsettled.clear();
  }
}
