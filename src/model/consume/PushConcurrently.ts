// The push consumer that works on many messages at once. Rules K6, K11 to K15. Source: ConsumeMessageConcurrentlyService,
// DefaultMQPushConsumerImpl (5.3.3); cases later-17, throw, null, batch-ack1, max3, level1. Left out: the watch that gives
// back what a handler has worked on for 15 minutes (consumeTimeout).
import { IntQueue } from '../../engine/IntQueue.ts';
import { atUs } from '../../lib/units.ts';
import { DELIVERY, DELIVERY_CAUSE } from '../../recording/deliveries.ts';
import { PUSH_CONCURRENTLY_SPECS } from '../../scenario/consumers/rocketmqJavaConsumer.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import { EVENT } from '../events.ts';
import type { Consumer } from './Consumer.ts';
import type { ConsumeService } from './ConsumeService.ts';
import { Delivering } from './Delivering.ts';
import { type HandOver, HandlerPool } from './HandOver.ts';
import type { ProcessQueue } from './ProcessQueue.ts';

const MIB = 1_048_576;
/** DefaultMQPushConsumerImpl:BROKER_SUSPEND_MAX_TIME_MILLIS */
const HOLD = 15_000_000; // µs
/** ConsumeMessageConcurrentlyService:submitConsumeRequestLater, when no broker took a message back. */
const AGAIN_AFTER = 5_000_000; // µs
/** DefaultMQPushConsumerImpl:getMaxReconsumeTimes, where nothing is set. */
const RECONSUME_TIMES_MAX = 16;

interface Again {
  readonly queue: ProcessQueue;
  readonly epoch: number;
  readonly offset: number;
}

export class PushConcurrently implements ConsumeService {
  readonly isOrderly = false;
  readonly usesRetryTopic: boolean;
  readonly holdUs = HOLD;
  private settings;
  private readonly pool = new HandlerPool();
  private readonly delivering: Delivering;
  /** What waits for a handler: queue, its epoch, first offset, how many. */
  private readonly tasks = new IntQueue(256);
  /** By delivery on its way back: its handler. By delivery that comes again from memory: where it stands. */
  private readonly awaiting = new Map<number, number>();
  private readonly again = new Map<number, Again>();

  private readonly consumer: Consumer;

  constructor(consumer: Consumer) {
    this.consumer = consumer;
    this.delivering = new Delivering(consumer);
    this.settings = fullSettings(PUSH_CONCURRENTLY_SPECS, consumer.scenario.settings);
    this.usesRetryTopic = this.settings.messageModel === 'CLUSTERING';
  }

  configure(): void {
    this.settings = fullSettings(PUSH_CONCURRENTLY_SPECS, this.consumer.scenario.settings);
    if (this.consumer.isUp) this.work();
  }

  get busy(): number {
    return this.pool.busy;
  }

  get pullBatchSize(): number {
    return this.settings.pullBatchSize;
  }

  /** K6: too many messages, too many bytes, or too far apart. */
  hasRoom(queue: ProcessQueue): boolean {
    const { pullThresholdForQueue, pullThresholdSizeForQueue, consumeConcurrentlyMaxSpan } =
      this.settings;
    return (
      queue.count <= pullThresholdForQueue &&
      Math.floor(queue.bytes / MIB) <= pullThresholdSizeForQueue &&
      queue.span <= consumeConcurrentlyMaxSpan
    );
  }

  offsetOf(queue: ProcessQueue): number {
    return queue.first;
  }

  received(queue: ProcessQueue, from: number, to: number): void {
    const batchMax = this.settings.consumeMessageBatchMaxSize;
    let start = from;
    for (let offset = from; offset < to; offset++) {
      if (this.delivering.isLost(queue, offset)) {
        this.submit(queue, start, offset - start);
        queue.finish(offset);
        start = offset + 1;
      } else if (offset + 1 - start === batchMax) {
        this.submit(queue, start, batchMax);
        start = offset + 1;
      }
    }
    this.submit(queue, start, to - start);
    this.work();
  }

  private submit(queue: ProcessQueue, offset: number, count: number): void {
    if (count === 0) return;
    const { tasks } = this;
    tasks.push(queue.id);
    tasks.push(queue.epoch);
    tasks.push(offset);
    tasks.push(count);
  }

  /** Free handlers take what waits. */
  private work(): void {
    const { tasks, pool } = this;
    while (tasks.length > 0) {
      const thread = pool.take(this.settings.consumeThreadMin);
      if (thread < 0) return;
      const queue = this.consumer.consuming.queues[tasks.shift()];
      const epoch = tasks.shift();
      const offset = tasks.shift();
      const count = tasks.shift();
      if (queue === undefined || !queue.isOwned || queue.epoch !== epoch) pool.giveBack(thread);
      else this.begin(thread, queue, { offset, count });
    }
  }

  private begin(
    thread: number,
    queue: ProcessQueue,
    { offset, count }: { offset: number; count: number },
  ): void {
    const handOver = this.pool.at(thread);
    handOver.begin(queue);
    for (let place = 0; place < count; place++) {
      handOver.rows.push(this.delivering.begin(queue, offset + place, count));
      handOver.offsets.push(offset + place);
    }
    const { handler, index, world } = this.consumer;
    const at = atUs(world.queue.now + handler.takes(count));
    handOver.event = world.queue.push(at, EVENT.handlerEnds, (thread << 8) | index);
  }

  // ---- what the handler says

  handlerEnds(thread: number): void {
    const handOver = this.pool.at(thread);
    if (handOver.queue === undefined) return;
    if (handOver.isValid) this.settle(thread, handOver);
    else {
      for (const row of handOver.rows) {
        this.delivering.endsForNothing(row, handOver.queue.dropCause);
      }
      this.pool.giveBack(thread);
    }
    this.work();
  }

  /** K11: the handler answers for all it got; with an ackIndex only what lies behind it has failed. */
  private settle(thread: number, handOver: HandOver): void {
    const { delivering } = this;
    const { ackIndex } = this.consumer.handler.settings;
    const { rows, offsets, queue } = handOver;
    let isFailing = false;
    for (const row of rows) if (delivering.fails(row)) isFailing = true;
    const goodCount = isFailing ? Math.min(rows.length, partGood(ackIndex)) : rows.length;
    const cause = goodCount > 0 ? DELIVERY_CAUSE.behindAckIndex : this.consumer.handler.failure;
    for (let place = 0; place < rows.length; place++) {
      const row = rows[place] ?? 0;
      const offset = offsets[place] ?? 0;
      if (place < goodCount) {
        delivering.done(row);
        delivering.end(row, DELIVERY.consumed, DELIVERY_CAUSE.consumeOk);
        queue?.finish(offset);
      } else if (this.usesRetryTopic) this.giveBack(thread, row, cause);
      else {
        delivering.end(row, DELIVERY.dropped, DELIVERY_CAUSE.broadcastFailed);
        queue?.finish(offset);
      }
    }
    if (handOver.awaited === 0) this.pool.giveBack(thread);
  }

  private giveBack(thread: number, row: number, cause: number): void {
    const { handler, consuming } = this.consumer;
    const { maxReconsumeTimes } = this.settings;
    this.delivering.end(row, DELIVERY.later, cause);
    this.awaiting.set(row, thread);
    this.pool.at(thread).awaited++;
    consuming.sendBacks.send(row, {
      maxReconsumeTimes: maxReconsumeTimes < 0 ? RECONSUME_TIMES_MAX : maxReconsumeTimes,
      delayLevel: handler.settings.delayLevelWhenNextConsume,
    });
  }

  sentBack(delivery: number, isTaken: boolean): void {
    const thread = this.awaiting.get(delivery);
    if (thread === undefined) return;
    this.awaiting.delete(delivery);
    const handOver = this.pool.at(thread);
    const { queue } = handOver;
    const offset = handOver.offsets[handOver.rows.indexOf(delivery)] ?? 0;
    if (queue !== undefined && handOver.isValid) {
      if (isTaken) queue.finish(offset);
      else this.consumeAgain(delivery, { queue, epoch: queue.epoch, offset });
    }
    handOver.awaited--;
    if (handOver.awaited > 0) return;
    this.pool.giveBack(thread);
    this.work();
  }

  /** K15: no broker took it back, so it stays in memory and is tried again. */
  private consumeAgain(delivery: number, again: Again): void {
    again.queue.addExtraTime(again.offset);
    this.again.set(delivery, again);
    this.delivering.noteWait(delivery, AGAIN_AFTER, DELIVERY_CAUSE.sendBackFailed);
    this.consumer.consuming.after(AGAIN_AFTER, EVENT.consumeAgain, delivery);
  }

  goesOn(_kind: number, delivery: number): void {
    const again = this.again.get(delivery);
    this.again.delete(delivery);
    if (again === undefined || again.queue.epoch !== again.epoch) return;
    this.submit(again.queue, again.offset, 1);
    this.work();
  }

  // ---- its process

  stop(cause: number): void {
    const { queue } = this.consumer.world;
    this.tasks.clear();
    this.again.clear();
    for (const [thread, handOver] of this.pool.working()) {
      // What is on its way back has its outcome already.
      if (handOver.awaited === 0) {
        queue.cancel(handOver.event);
        for (const row of handOver.rows) {
          this.delivering.end(row, DELIVERY.abandoned, cause);
        }
      }
      this.pool.giveBack(thread);
    }
    this.awaiting.clear();
  }

  queueDropped(): void {
    // Its tasks and handlers see by the epoch that the queue is another's.
  }
}

/** Messages up to that index count as consumed; the default, larger than any batch, means none when the handler fails. */
function partGood(ackIndex: number): number {
  return ackIndex < 1_024 ? ackIndex + 1 : 0;
}
