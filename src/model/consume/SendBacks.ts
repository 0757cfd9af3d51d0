// Messages that a consumer gives back because its handler failed: to the broker's retry topic after a delay level, or
// to its dead-letter queue. Rules K13 to K15. Source: AbstractSendMessageProcessor:consumerSendMsgBack,
// DefaultMQPushConsumerImpl:sendMessageBack (5.3.3); cases later-17, level-minus1, max0, max3. Left out: its way through the
// send queue of the broker, whose age limit a busy broker would apply to it as well.
import { atUs } from '../../lib/units.ts';
import { DELIVERY, DELIVERY_CAUSE } from '../../recording/deliveries.ts';
import { asLength } from '../../recording/Recording.ts';
import { EVENT } from '../events.ts';
import type { Consuming } from './Consuming.ts';

/** DefaultMQPushConsumerImpl:sendMessageBack waits this long for the broker. */
const PATIENCE = 5_000_000; // µs
/** AbstractSendMessageProcessor:consumerSendMsgBack: the level of the first retry. */
const FIRST_LEVEL = 3;

export interface SendBack {
  /** After so many deliveries the next failure is the last one. */
  readonly maxReconsumeTimes: number;
  /** 0: the broker decides; below 0: no retry at all. */
  readonly delayLevel: number;
}

interface OnItsWay extends SendBack {
  readonly broker: number;
  readonly group: number;
}

export class SendBacks {
  private readonly onTheirWay = new Map<number, OnItsWay>();
  private readonly inboxes: number[][] = [];

  private readonly consuming: Consuming;

  constructor(consuming: Consuming) {
    this.consuming = consuming;
  }

  /** The consumer gives a delivery back; it hears of the end by `sendBackEnds`. */
  send(delivery: number, back: SendBack): void {
    const { deliveries } = this.consuming;
    this.sendTo(deliveries.broker[delivery] ?? 0, delivery, back);
  }

  private sendTo(broker: number, delivery: number, back: SendBack): void {
    const { consuming } = this;
    const { network, world } = consuming;
    const group = consuming.consumer(consuming.deliveries.consumer[delivery] ?? 0).group.index;
    this.onTheirWay.set(delivery, { ...back, broker, group });
    if (network.losesRequest(broker)) {
      world.queue.push(atUs(world.queue.now + PATIENCE), EVENT.sendBackTimesOut, delivery);
    } else consuming.after(network.delay(broker), EVENT.sendBackArrives, delivery);
  }

  arrives(delivery: number): void {
    const back = this.onTheirWay.get(delivery);
    if (back === undefined) return;
    const { consuming } = this;
    const { broker } = back;
    const part = consuming.world.broker(broker);
    if (part.isFrozen) {
      (this.inboxes[broker] ??= []).push(delivery);
      consuming.after(PATIENCE, EVENT.sendBackTimesOut, delivery);
      return;
    }
    if (part.acceptsConnections && part.canPut) {
      this.putBack(delivery, back);
      this.onTheirWay.delete(delivery);
      if (consuming.network.losesAnswer(broker)) {
        consuming.after(PATIENCE, EVENT.sendBackTimesOut, delivery);
      } else consuming.after(consuming.network.delay(broker), EVENT.sendBackEnds, delivery);
      return;
    }
    this.tryElsewhere(delivery, back);
  }

  /** K15: refused here, the consumer publishes the message itself, to any broker that takes it. */
  private tryElsewhere(delivery: number, back: OnItsWay): void {
    const { consuming } = this;
    const { brokers } = consuming.world;
    const other = brokers.findIndex((part, index) => {
      return index !== back.broker && part.acceptsConnections && !part.isFrozen && part.canPut;
    });
    this.onTheirWay.delete(delivery);
    if (other < 0)
      consuming.after(consuming.network.delay(back.broker), EVENT.sendBackTimesOut, delivery);
    else this.sendTo(other, delivery, back);
  }

  /** K13, K14: into the retry topic with its level, or into the dead-letter queue. */
  private putBack(
    delivery: number,
    { broker, group, maxReconsumeTimes, delayLevel }: OnItsWay,
  ): void {
    const { deliveries, entries, world } = this.consuming;
    const { now } = world.queue;
    deliveries.settledAfter[delivery] = asLength(now - (deliveries.startedAt[delivery] ?? 0));
    const reconsumeTimes = deliveries.reconsumeTimes[delivery] ?? 0;
    const side = this.consuming.side(broker);
    if (delayLevel < 0 || reconsumeTimes >= maxReconsumeTimes) {
      side.deadLetters++;
      deliveries.outcome[delivery] = DELIVERY.deadLettered;
      deliveries.waitCause[delivery] =
        delayLevel < 0 ? DELIVERY_CAUSE.sentToDeadLetters : DELIVERY_CAUSE.reconsumeTimesUsedUp;
      return;
    }
    const level = delayLevel === 0 ? FIRST_LEVEL + reconsumeTimes : delayLevel;
    const { delayUs, comesUpAt } = world.delayLevels.plan(level, broker);
    deliveries.waitPlanned[delivery] = delayUs;
    deliveries.waitCause[delivery] =
      delayLevel === 0 ? DELIVERY_CAUSE.delayLevel : DELIVERY_CAUSE.delayLevelChosen;
    const entry = entries.add({
      message: deliveries.message[delivery] ?? 0,
      copy: deliveries.copy[delivery] ?? 0,
      reconsumeTimes: reconsumeTimes + 1,
    });
    this.consuming.groupOfRetry.set(entry, group);
    this.consuming.hide(entry, broker, comesUpAt);
  }

  // ---- brokers

  connectionsBroken(broker: number): void {
    for (const delivery of this.inboxes[broker]?.splice(0) ?? []) {
      const back = this.onTheirWay.get(delivery);
      if (back !== undefined) this.tryElsewhere(delivery, back);
    }
  }

  brokerLives(broker: number): void {
    const part = this.consuming.world.broker(broker);
    if (!part.isUp || part.isFrozen) return;
    for (const delivery of this.inboxes[broker]?.splice(0) ?? []) this.arrives(delivery);
  }

  /** The consumer does not wait for it any more. */
  forget(delivery: number): void {
    this.onTheirWay.delete(delivery);
  }
}
