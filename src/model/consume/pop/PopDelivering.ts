// Deliveries of popped messages as rows of the recording. Rules K10, K16 and K17, as for the other consumers.
import { DELIVERY, DELIVERY_CAUSE, DELIVERY_FLAG } from '../../../recording/deliveries.ts';
import { asLength, NEVER, NO_ROW } from '../../../recording/Recording.ts';
import type { PopConsumer } from './PopConsumer.ts';
import type { Popped } from './PopStore.ts';

export interface Hand {
  readonly broker: number;
  readonly popped: Popped;
  /** So many times the client itself has handed it over before. */
  readonly localTimes: number;
  readonly receivedAt: number;
  readonly batch: number;
  readonly isCold: boolean;
}

export class PopDelivering {
  private readonly consumer: PopConsumer;

  constructor(consumer: PopConsumer) {
    this.consumer = consumer;
  }

  begin({ broker, popped, localTimes, receivedAt, batch, isCold }: Hand): number {
    const { consuming, group, handler, index, now } = this.consumer;
    const { deliveries, entries } = consuming;
    const { attempt, entry, queue } = popped;
    const copy = entries.copy[entry] ?? 0;
    const message = entries.message[entry] ?? 0;
    const row = deliveries.add();
    const previous = group.lastDeliveryOf(copy);
    group.noteDelivery(copy, row);
    deliveries.startedAt[row] = now;
    deliveries.message[row] = message;
    deliveries.copy[row] = copy;
    deliveries.previous[row] = previous;
    deliveries.number[row] = attempt + localTimes;
    deliveries.reconsumeTimes[row] = attempt - 1;
    deliveries.consumer[row] = index;
    deliveries.broker[row] = broker;
    deliveries.queue[row] = queue;
    deliveries.batch[row] = batch;
    deliveries.visibleAt[row] = entries.visibleAt[entry] ?? 0;
    deliveries.receivedAt[row] = receivedAt;
    deliveries.flags[row] =
      (isCold ? DELIVERY_FLAG.cold : 0) | (handler.isPoison(message) ? DELIVERY_FLAG.poison : 0);
    if (previous !== NO_ROW) this.endWait(previous);
    return row;
  }

  private endWait(previous: number): void {
    const { consuming, now } = this.consumer;
    const { deliveries } = consuming;
    const after = deliveries.endedAfter[previous] ?? NEVER;
    if (after === NEVER) return;
    deliveries.waitActual[previous] = now - ((deliveries.startedAt[previous] ?? 0) + after);
  }

  fails(row: number): boolean {
    const { consuming, handler } = this.consumer;
    const { deliveries } = consuming;
    const message = deliveries.message[row] ?? 0;
    const isFailing = handler.fails(message, deliveries.number[row] ?? 1);
    if (handler.isPoison(message)) {
      deliveries.flags[row] = (deliveries.flags[row] ?? 0) | DELIVERY_FLAG.poison;
    }
    return isFailing;
  }

  done(row: number): void {
    const { consuming, group, handler } = this.consumer;
    const { deliveries } = consuming;
    if (!group.doOnce(deliveries.message[row] ?? 0)) return;
    const flags = handler.settings.isIdempotent
      ? DELIVERY_FLAG.duplicate | DELIVERY_FLAG.absorbed
      : DELIVERY_FLAG.duplicate;
    deliveries.flags[row] = (deliveries.flags[row] ?? 0) | flags;
  }

  end(row: number, outcome: number, cause: number): void {
    const { consuming, now } = this.consumer;
    const { deliveries } = consuming;
    deliveries.endedAfter[row] = asLength(now - (deliveries.startedAt[row] ?? 0));
    // KP6: the server may have made a dead letter of it while the handler was still at it.
    const isDead = deliveries.waitCause[row] === DELIVERY_CAUSE.reconsumeTimesUsedUp;
    deliveries.outcome[row] =
      isDead && outcome !== DELIVERY.consumed ? DELIVERY.deadLettered : outcome;
    deliveries.cause[row] = cause;
  }

  noteWait(row: number, plannedUs: number, cause: number): void {
    const { deliveries } = this.consumer.consuming;
    if (deliveries.waitCause[row] === DELIVERY_CAUSE.reconsumeTimesUsedUp) return;
    deliveries.waitPlanned[row] = plannedUs;
    deliveries.waitCause[row] = cause;
  }

  /** The broker knows. */
  settled(row: number): void {
    const { consuming, now } = this.consumer;
    const { deliveries } = consuming;
    deliveries.settledAfter[row] = asLength(now - (deliveries.startedAt[row] ?? 0));
  }

  abandon(row: number, cause: number): void {
    this.end(row, DELIVERY.abandoned, cause);
  }
}
