// The lite pull consumer: pulls into its memory as the push consumer does; one thread of the application takes what lies
// there and works on it. Rule K25. Source: DefaultLitePullConsumerImpl (5.3.3); FINDINGS of rmq-broker, lite pull killed. Left
// out: more than one polling thread, assign and seek, the limit of pull threads.
import { IntQueue } from '../../engine/IntQueue.ts';
import { atUs, ms } from '../../lib/units.ts';
import { DELIVERY, DELIVERY_CAUSE } from '../../recording/deliveries.ts';
import { LITE_PULL_SPECS } from '../../scenario/consumers/rocketmqJavaConsumer.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import { EVENT } from '../events.ts';
import type { Consumer } from './Consumer.ts';
import type { ConsumeService } from './ConsumeService.ts';
import { Delivering } from './Delivering.ts';
import { HandlerPool } from './HandOver.ts';
import type { ProcessQueue } from './ProcessQueue.ts';

const MIB = 1_048_576;
/** DefaultLitePullConsumer:brokerSuspendMaxTimeMillis */
const HOLD = 20_000_000; // µs

export class LitePull implements ConsumeService {
  readonly isOrderly = false;
  readonly usesRetryTopic = false;
  readonly holdUs = HOLD;
  private settings;
  private readonly pool = new HandlerPool();
  private readonly delivering: Delivering;
  /** What was pulled and not yet polled: queue, its epoch, first offset, how many. */
  private readonly chunks = new IntQueue(256);
  /** By queue: what was handed to the application, and how much of that is to be committed. */
  private readonly polled = new Map<ProcessQueue, number>();
  private readonly staged = new Map<ProcessQueue, number>();
  private commitAt = 0;

  private readonly consumer: Consumer;

  constructor(consumer: Consumer) {
    this.consumer = consumer;
    this.delivering = new Delivering(consumer);
    this.settings = fullSettings(LITE_PULL_SPECS, consumer.scenario.settings);
    this.commitAt = ms(this.settings.autoCommitIntervalMillis);
  }

  configure(): void {
    this.settings = fullSettings(LITE_PULL_SPECS, this.consumer.scenario.settings);
  }

  get busy(): number {
    return this.pool.busy;
  }

  get pullBatchSize(): number {
    return this.settings.pullBatchSize;
  }

  hasRoom(queue: ProcessQueue): boolean {
    const { pullThresholdForAll, pullThresholdForQueue } = this.settings;
    const { pullThresholdSizeForQueue, consumeMaxSpan } = this.settings;
    return (
      this.consumer.cached <= pullThresholdForAll &&
      queue.count <= pullThresholdForQueue &&
      Math.floor(queue.bytes / MIB) <= pullThresholdSizeForQueue &&
      queue.span <= consumeMaxSpan
    );
  }

  /** What the application has not yet been given to commit begins where the queue was taken up. */
  offsetOf(queue: ProcessQueue): number {
    return this.staged.get(queue) ?? queue.begunAt;
  }

  received(queue: ProcessQueue, from: number, to: number): void {
    let start = from;
    for (let offset = from; offset <= to; offset++) {
      if (offset < to && !this.delivering.isLost(queue, offset)) continue;
      this.keep(queue, start, offset - start);
      if (offset < to) queue.finish(offset);
      start = offset + 1;
    }
    this.poll();
  }

  private keep(queue: ProcessQueue, offset: number, count: number): void {
    if (count === 0) return;
    this.chunks.push(queue.id);
    this.chunks.push(queue.epoch);
    this.chunks.push(offset);
    this.chunks.push(count);
  }

  /** The application asks for the next messages; polling is also what commits. */
  private poll(): void {
    const { chunks } = this;
    if (this.pool.busy > 0) return;
    this.autoCommit();
    while (chunks.length > 0 && this.pool.busy === 0) {
      const queue = this.consumer.consuming.queues[chunks.shift()];
      const epoch = chunks.shift();
      const offset = chunks.shift();
      const count = chunks.shift();
      if (queue?.isOwned === true && queue.epoch === epoch) this.begin(queue, { offset, count });
    }
  }

  private autoCommit(): void {
    const { now } = this.consumer.world.queue;
    if (!this.settings.autoCommit || now < this.commitAt) return;
    this.commitAt = now + ms(this.settings.autoCommitIntervalMillis);
    for (const [queue, offset] of this.polled) this.staged.set(queue, offset);
  }

  private begin(
    queue: ProcessQueue,
    { offset, count }: { readonly offset: number; readonly count: number },
  ): void {
    const thread = this.pool.take(1);
    const handOver = this.pool.at(thread);
    handOver.begin(queue);
    for (let place = 0; place < count; place++) {
      handOver.rows.push(this.delivering.begin(queue, offset + place, count));
    }
    for (let place = 0; place < count; place++) queue.finish(offset + place);
    this.polled.set(queue, offset + count);
    const { handler, index, world } = this.consumer;
    const at = atUs(world.queue.now + handler.takes(count));
    handOver.event = world.queue.push(at, EVENT.handlerEnds, (thread << 8) | index);
  }

  /** Nothing is given back: what fails is the application's own affair. */
  handlerEnds(thread: number): void {
    const handOver = this.pool.at(thread);
    if (handOver.queue === undefined) return;
    for (const row of handOver.rows) {
      if (this.delivering.fails(row)) {
        this.delivering.end(row, DELIVERY.dropped, DELIVERY_CAUSE.pullFailed);
      } else {
        this.delivering.done(row);
        this.delivering.end(row, DELIVERY.consumed, DELIVERY_CAUSE.consumeOk);
      }
    }
    this.pool.giveBack(thread);
    this.poll();
  }

  sentBack(): never {
    throw new Error('Bug: a lite pull consumer gives nothing back');
  }

  goesOn(): never {
    throw new Error('Bug: a lite pull consumer makes no pauses');
  }

  stop(cause: number): void {
    const { queue } = this.consumer.world;
    this.chunks.clear();
    for (const [thread, handOver] of this.pool.working()) {
      queue.cancel(handOver.event);
      for (const row of handOver.rows) this.delivering.end(row, DELIVERY.abandoned, cause);
      this.pool.giveBack(thread);
    }
  }

  queueDropped(queue: ProcessQueue): void {
    this.polled.delete(queue);
    this.staged.delete(queue);
  }
}
