// The push consumer that keeps the order of each queue: one handler at a queue, and what fails stands in the way. Rules
// K18, K24. Source: ConsumeMessageOrderlyService (5.3.3); cases orderly-*. Left out: that a thread leaves a queue
// after a minute; a lock that is lost while a handler works.
import { IntQueue } from '../../engine/IntQueue.ts';
import { NO_EVENT } from '../../engine/EventQueue.ts';
import { atUs, ms } from '../../lib/units.ts';
import { DELIVERY, DELIVERY_CAUSE } from '../../recording/deliveries.ts';
import { PUSH_ORDERLY_SPECS } from '../../scenario/consumers/rocketmqJavaConsumer.ts';
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
/** ConsumeMessageOrderlyService:submitConsumeRequestLater allows no pause outside these. */
const PAUSE_MIN = 10;
const PAUSE_MAX = 30_000;
/** From the end of a pause to the handler: the timer's thread hands over to the pool (median of cases orderly-*). */
const HAND_OVER = 2_000; // µs

export class PushOrderly implements ConsumeService {
  readonly isOrderly: boolean;
  readonly usesRetryTopic: boolean;
  readonly holdUs = HOLD;
  private settings;
  private readonly pool = new HandlerPool();
  private readonly delivering: Delivering;
  /** Queues that wait for a handler, each with its epoch. */
  private readonly ready = new IntQueue(64);
  private readonly awaiting = new Map<number, number>();
  private readonly pauses = new Map<number, number>();

  private readonly consumer: Consumer;

  constructor(consumer: Consumer) {
    this.consumer = consumer;
    this.delivering = new Delivering(consumer);
    this.settings = fullSettings(PUSH_ORDERLY_SPECS, consumer.scenario.settings);
    this.usesRetryTopic = this.settings.messageModel === 'CLUSTERING';
    this.isOrderly = this.usesRetryTopic;
  }

  configure(): void {
    this.settings = fullSettings(PUSH_ORDERLY_SPECS, this.consumer.scenario.settings);
    if (this.consumer.isUp) this.work();
  }

  get busy(): number {
    return this.pool.busy;
  }

  get pullBatchSize(): number {
    return this.settings.pullBatchSize;
  }

  hasRoom(queue: ProcessQueue): boolean {
    const { pullThresholdForQueue, pullThresholdSizeForQueue } = this.settings;
    return (
      queue.count <= pullThresholdForQueue &&
      Math.floor(queue.bytes / MIB) <= pullThresholdSizeForQueue
    );
  }

  offsetOf(queue: ProcessQueue): number {
    return queue.first;
  }

  received(queue: ProcessQueue, from: number, to: number): void {
    for (let offset = from; offset < to; offset++) {
      if (this.delivering.isLost(queue, offset)) queue.finish(offset);
    }
    if (queue.isBusy || queue.count === 0) return;
    queue.isBusy = true;
    this.enqueue(queue);
  }

  private enqueue(queue: ProcessQueue): void {
    this.ready.push(queue.id);
    this.ready.push(queue.epoch);
    this.work();
  }

  private work(): void {
    const { ready, pool } = this;
    while (ready.length > 0) {
      const thread = pool.take(this.settings.consumeThreadMin);
      if (thread < 0) return;
      const queue = this.consumer.consuming.queues[ready.shift()];
      const epoch = ready.shift();
      if (queue === undefined || !queue.isOwned || queue.epoch !== epoch) pool.giveBack(thread);
      else this.begin(thread, queue);
    }
  }

  /** K18: the first messages of the queue, in their order. */
  private begin(thread: number, queue: ProcessQueue): void {
    const handOver = this.pool.at(thread);
    handOver.begin(queue);
    const batchMax = this.settings.consumeMessageBatchMaxSize;
    for (let offset = queue.first; offset < queue.next; offset++) {
      if (handOver.offsets.length === batchMax) break;
      if (!this.delivering.isLost(queue, offset)) handOver.offsets.push(offset);
    }
    const count = handOver.offsets.length;
    for (const offset of handOver.offsets) {
      handOver.rows.push(this.delivering.begin(queue, offset, count));
    }
    const { handler, index, world } = this.consumer;
    const at = atUs(world.queue.now + handler.takes(count));
    handOver.event = world.queue.push(at, EVENT.handlerEnds, (thread << 8) | index);
  }

  // ---- what the handler says

  handlerEnds(thread: number): void {
    const handOver = this.pool.at(thread);
    const { queue } = handOver;
    if (queue === undefined) return;
    if (!handOver.isValid) {
      for (const row of handOver.rows) {
        this.delivering.endsForNothing(row, queue.dropCause);
      }
      this.free(thread);
      return;
    }
    let isFailing = false;
    for (const row of handOver.rows) if (this.delivering.fails(row)) isFailing = true;
    if (isFailing) this.suspend(thread, handOver);
    else {
      for (const row of handOver.rows) {
        this.delivering.done(row);
        this.delivering.end(row, DELIVERY.consumed, DELIVERY_CAUSE.consumeOk);
      }
      for (const offset of handOver.offsets) queue.finish(offset);
      this.goOn(thread, queue);
    }
  }

  /** The same thread takes what comes next in the queue. */
  private goOn(thread: number, queue: ProcessQueue): void {
    if (queue.count > 0) this.begin(thread, queue);
    else {
      queue.isBusy = false;
      this.free(thread);
    }
  }

  private free(thread: number): void {
    this.pool.giveBack(thread);
    this.work();
  }

  /** K18: the queue stands still for a while; what has failed too often goes to the dead letters instead. */
  private suspend(thread: number, handOver: HandOver): void {
    const { consuming, handler } = this.consumer;
    const { deliveries, sendBacks } = consuming;
    const { maxReconsumeTimes } = this.settings;
    const { failure } = handler;
    const cause =
      failure === DELIVERY_CAUSE.reconsumeLater ? DELIVERY_CAUSE.suspendedByHandler : failure;
    const isBroadcast = !this.usesRetryTopic;
    for (const [place, row] of handOver.rows.entries()) {
      const isUsedUp =
        maxReconsumeTimes >= 0 && (deliveries.reconsumeTimes[row] ?? 0) >= maxReconsumeTimes;
      if (isUsedUp && !isBroadcast) {
        this.delivering.end(row, DELIVERY.later, cause);
        this.awaiting.set(row, thread);
        handOver.awaited++;
        sendBacks.send(row, { maxReconsumeTimes, delayLevel: 0 });
      } else {
        this.delivering.end(row, DELIVERY.suspended, cause);
        handOver.queue?.addExtraTime(handOver.offsets[place] ?? 0);
      }
    }
    if (handOver.awaited === 0) this.pause(thread, handOver);
  }

  private pause(thread: number, { queue, rows }: HandOver): void {
    if (queue === undefined) return;
    const { consuming, handler, world } = this.consumer;
    const { suspendCurrentQueueTimeMillis: ofHandler } = handler.settings;
    const wanted = ofHandler === -1 ? this.settings.suspendCurrentQueueTimeMillis : ofHandler;
    const pauseUs = ms(Math.min(PAUSE_MAX, Math.max(PAUSE_MIN, wanted)));
    for (const row of rows) {
      if (consuming.deliveries.outcome[row] === DELIVERY.suspended) {
        this.delivering.noteWait(row, pauseUs, DELIVERY_CAUSE.suspendTime);
      }
    }
    const at = atUs(world.queue.now + pauseUs + HAND_OVER);
    this.pauses.set(queue.id, world.queue.push(at, EVENT.queueGoesOn, queue.id));
    this.free(thread);
  }

  goesOn(_kind: number, id: number): void {
    this.pauses.delete(id);
    const queue = this.consumer.consuming.queues[id];
    if (queue !== undefined && queue.isOwned && queue.isBusy) this.enqueue(queue);
  }

  /** A dead letter is stored, and the queue goes on without a pause; or it is not, and stands still. */
  sentBack(delivery: number, isTaken: boolean): void {
    const thread = this.awaiting.get(delivery);
    if (thread === undefined) return;
    this.awaiting.delete(delivery);
    const handOver = this.pool.at(thread);
    const { queue } = handOver;
    if (queue === undefined) return;
    if (!handOver.isValid) {
      if (--handOver.awaited === 0) this.free(thread);
      return;
    }
    const offset = handOver.offsets[handOver.rows.indexOf(delivery)] ?? 0;
    if (isTaken) queue.finish(offset);
    else {
      queue.addExtraTime(offset);
      this.consumer.consuming.deliveries.outcome[delivery] = DELIVERY.suspended;
    }
    if (--handOver.awaited > 0) return;
    const { deliveries } = this.consumer.consuming;
    const isStanding = handOver.rows.some((row) => deliveries.outcome[row] === DELIVERY.suspended);
    if (isStanding) this.pause(thread, handOver);
    else this.goOn(thread, queue);
  }

  // ---- its process

  stop(cause: number): void {
    const { queue } = this.consumer.world;
    this.ready.clear();
    for (const [thread, handOver] of this.pool.working()) {
      if (handOver.awaited === 0) {
        queue.cancel(handOver.event);
        for (const row of handOver.rows) this.delivering.end(row, DELIVERY.abandoned, cause);
      }
      this.pool.giveBack(thread);
    }
    this.awaiting.clear();
  }

  queueDropped({ id }: ProcessQueue): void {
    const event = this.pauses.get(id) ?? NO_EVENT;
    if (event !== NO_EVENT) this.consumer.world.queue.cancel(event);
    this.pauses.delete(id);
  }
}
