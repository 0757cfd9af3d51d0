// Deliveries as rows of the recording: how each begins, and what became of it. The same for all kinds of consumer. Rules
// K10, K16 and K17.
import { DELIVERY, DELIVERY_CAUSE, DELIVERY_FLAG } from '../../recording/deliveries.ts';
import { asLength, NEVER, NO_ROW } from '../../recording/Recording.ts';
import type { Consumer } from './Consumer.ts';
import type { ProcessQueue } from './ProcessQueue.ts';

const COUNT_MAX = 65_535; // the columns' width

export class Delivering {
  private readonly consumer: Consumer;

  constructor(consumer: Consumer) {
    this.consumer = consumer;
  }

  private get now(): number {
    return this.consumer.world.queue.now;
  }

  isLost(queue: ProcessQueue, offset: number): boolean {
    return this.consumer.consuming.entries.isLost[queue.log.at(offset)] === 1;
  }

  /** A handler gets the message at that offset, with so many at once. Gives its row. */
  begin(queue: ProcessQueue, offset: number, batch: number): number {
    const { consuming, group, handler, index } = this.consumer;
    const { deliveries, entries } = consuming;
    const entry = queue.log.at(offset);
    const copy = entries.copy[entry] ?? 0;
    const message = entries.message[entry] ?? 0;
    const row = deliveries.add();
    const previous = group.lastDeliveryOf(copy);
    group.noteDelivery(copy, row);
    deliveries.startedAt[row] = this.now;
    deliveries.message[row] = message;
    deliveries.copy[row] = copy;
    deliveries.previous[row] = previous;
    deliveries.number[row] =
      previous === NO_ROW ? 1 : Math.min(COUNT_MAX, (deliveries.number[previous] ?? 0) + 1);
    deliveries.reconsumeTimes[row] =
      (entries.reconsumeTimes[entry] ?? 0) + queue.extraTimes(offset);
    deliveries.consumer[row] = index;
    deliveries.broker[row] = queue.broker;
    deliveries.queue[row] = queue.log.queue;
    deliveries.batch[row] = batch;
    deliveries.visibleAt[row] = entries.visibleAt[entry] ?? 0;
    deliveries.receivedAt[row] = queue.receivedAt(offset);
    deliveries.flags[row] =
      (queue.isCold(offset) ? DELIVERY_FLAG.cold : 0) |
      (queue.log.isRetry ? DELIVERY_FLAG.retry : 0) |
      (handler.isPoison(message) ? DELIVERY_FLAG.poison : 0);
    if (previous !== NO_ROW) this.endWait(previous);
    return row;
  }

  /** The wait after the delivery before is over. */
  private endWait(previous: number): void {
    const { deliveries } = this.consumer.consuming;
    const after = deliveries.endedAfter[previous] ?? NEVER;
    if (after === NEVER) return;
    const endedAt = (deliveries.startedAt[previous] ?? 0) + after;
    deliveries.waitActual[previous] = this.now - endedAt;
    if (deliveries.waitCause[previous] === DELIVERY_CAUSE.none) {
      deliveries.waitCause[previous] = DELIVERY_CAUSE.takenOver;
    }
  }

  /** K11: whether the handler fails at it. */
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

  /** The business has done the message. K17: where it had done it before, this is a duplicate that reached it. */
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
    const { deliveries } = this.consumer.consuming;
    deliveries.endedAfter[row] = asLength(this.now - (deliveries.startedAt[row] ?? 0));
    deliveries.outcome[row] = outcome;
    deliveries.cause[row] = cause;
  }

  /** The wait that follows, as the rule says. */
  noteWait(row: number, plannedUs: number, cause: number): void {
    const { deliveries } = this.consumer.consuming;
    deliveries.waitPlanned[row] = plannedUs;
    deliveries.waitCause[row] = cause;
  }

  /** The handler went on, but its queue is someone else's: what it did counts, what it says does not. */
  endsForNothing(row: number, cause: number): void {
    if (!this.fails(row)) this.done(row);
    this.end(row, DELIVERY.abandoned, cause);
  }
}
