// A consuming process: the part that is the same for all of them. It shares the queues of its group, pulls them in a
// loop, commits how far it is, and lives and dies; its service decides what happens to the messages. Rules K5 to K9 and
// K20 to K23. Source: PullMessageService, RebalanceService, RebalanceImpl, ClientManageProcessor (5.3.3); cases
// takeover-*, cache-flow-control, later-17-new-group. Left out: changes of the route (a broker that is gone keeps its queues).
import { NO_EVENT } from '../../engine/EventQueue.ts';
import { Random } from '../../engine/Random.ts';
import { atUs, ms } from '../../lib/units.ts';
import { DELIVERY_CAUSE, PULL, PULL_FLAG } from '../../recording/deliveries.ts';
import { DIMENSION, LIFE } from '../../recording/Recording.ts';
import type { ConsumerScenario } from '../../scenario/Scenario.ts';
import { EVENT } from '../events.ts';
import { shareOf } from './allocation.ts';
import { type ConsumerGroup, keyOf } from './ConsumerGroup.ts';
import type { ConsumeService } from './ConsumeService.ts';
import type { Consuming } from './Consuming.ts';
import { type ConsumerClock, clockOf } from './consumerClock.ts';
import { Handler } from './Handler.ts';
import { ProcessQueue } from './ProcessQueue.ts';
import { numberOf } from './numberOf.ts';
import { serviceOf } from './services.ts';

/** RebalanceImpl:updateProcessQueueTableInRebalance dispatches the first pull of a queue this much later. */
const FIRST_PULL_AFTER = 500_000; // µs
/** DefaultMQPushConsumerImpl: PULL_TIME_DELAY_MILLS_WHEN_CACHE_FLOW_CONTROL and _WHEN_SUSPEND. */
const FLOW_CONTROL_PAUSE = 50_000; // µs
const SUSPEND_PAUSE = 1_000_000; // µs
/** RebalanceService:minInterval; RebalanceImpl asks again for a lock that another consumer has. */
const REBALANCE_GAP_MIN = 1_000_000; // µs
const LOCK_RETRY = 500_000; // µs
/** ClientManageProcessor / ConsumerManager:CHANNEL_EXPIRED_TIMEOUT, looked for every 10 s. */
const MEMBER_EXPIRES = 120_000_000; // µs

interface Identity {
  readonly index: number;
  readonly scenario: ConsumerScenario;
  readonly group: ConsumerGroup;
}

export class Consumer {
  readonly handler: Handler;
  readonly service: ConsumeService;
  /** Faults: it pulls nothing. */
  isSuspended = false;
  private life: number = LIFE.up;
  private readonly queues = new Map<number, ProcessQueue>();
  private ownedCount = 0;
  private heldBackCount = 0;
  private knowsRetryTopic: boolean;
  private readonly clock: ConsumerClock;
  private lastRebalanceAt = -REBALANCE_GAP_MIN;
  private heartbeatAt = 0;
  private pullIntervalUs = 0;
  private errorWaitUs = 0;
  /** What happened to it while it was frozen. */
  private deferred: number[] = [];

  readonly consuming: Consuming;
  readonly index: number;
  readonly group: ConsumerGroup;
  scenario: ConsumerScenario;

  constructor(consuming: Consuming, { index, scenario, group }: Identity) {
    this.consuming = consuming;
    this.index = index;
    this.scenario = scenario;
    this.group = group;
    const { seed } = consuming.world.scenario;
    this.handler = new Handler(scenario, seed);
    this.clock = clockOf(scenario, Random.stream(seed, `clock ${scenario.id}`));
    this.knowsRetryTopic = this.clock.knowsRetryTopic;
    this.service = serviceOf(this);
    this.readSettings();
  }

  configure(scenario: ConsumerScenario): void {
    this.scenario = scenario;
    this.handler.configure(scenario);
    this.service.configure();
    this.readSettings();
  }

  private readSettings(): void {
    this.pullIntervalUs = ms(numberOf(this.scenario, 'pullInterval'));
    this.errorWaitUs = ms(numberOf(this.scenario, 'pullTimeDelayMillsWhenException'));
  }

  get world() {
    return this.consuming.world;
  }

  private get now(): number {
    return this.world.queue.now;
  }

  get isUp(): boolean {
    return this.life === LIFE.up;
  }

  // ---- its beginning

  /** Before the run: all members have long found each other. */
  begin(): void {
    this.group.join(this.index, (consumer) => this.consuming.consumer(consumer).scenario.id);
  }

  beginToPull(): void {
    const { clock } = this;
    this.rebalance(0);
    this.plan(clock.rebalanceFirst, EVENT.rebalance);
    this.plan(clock.commitFirst, EVENT.commitOffsets);
  }

  private plan(afterUs: number, kind: number): void {
    this.consuming.after(afterUs, kind, this.index);
  }

  // ---- what happens to it

  happens(kind: number, subject: number): void {
    const isOwnClock = kind === EVENT.rebalance || kind === EVENT.commitOffsets;
    if (isOwnClock || kind === EVENT.memberExpires) {
      this.clockStrikes(kind);
    } else if (this.life === LIFE.paused) {
      this.deferred.push(kind, subject);
    } else this.react(kind, subject);
  }

  private react(kind: number, subject: number): void {
    const { deliveries, queues } = this.consuming;
    switch (kind) {
      case EVENT.pullDue: {
        const queue = queues[subject];
        if (queue !== undefined) this.pull(queue);
        return;
      }
      case EVENT.pullAnswered:
        return this.pullEnds(subject, this.consuming.pulls.answer[subject] ?? 0);
      case EVENT.pullTimesOut:
        return this.pullEnds(subject, PULL.timedOut);
      case EVENT.handlerEnds:
        return this.service.handlerEnds(subject);
      case EVENT.sendBackEnds:
      case EVENT.sendBackTimesOut:
        if ((deliveries.consumer[subject] ?? 0) === this.index) {
          this.service.sentBack(subject, kind === EVENT.sendBackEnds);
        }
        return;
      case EVENT.consumeAgain:
      case EVENT.queueGoesOn:
        return this.service.goesOn(kind, subject);
      default:
        throw new Error(`Bug: a consumer knows no events of kind ${kind}`);
    }
  }

  private clockStrikes(kind: number): void {
    const isAwake = this.life === LIFE.up;
    if (kind === EVENT.rebalance) {
      // K9: by now a new group has heard of its retry topic.
      if (isAwake) this.knowsRetryTopic = true;
      if (isAwake) this.rebalance(FIRST_PULL_AFTER);
      this.plan(this.clock.rebalancePeriod, EVENT.rebalance);
    } else if (kind === EVENT.commitOffsets) {
      if (isAwake) this.commit();
      this.plan(ms(numberOf(this.scenario, 'persistConsumerOffsetInterval')), EVENT.commitOffsets);
    } else this.expires();
  }

  // ---- K8: sharing the queues

  /** Members have changed: the consumer looks at once, but not twice within a second. */
  rebalanceSoon(): void {
    if (this.life !== LIFE.up) return;
    const wait = Math.max(0, this.lastRebalanceAt + REBALANCE_GAP_MIN - this.now);
    this.consuming.after(wait, EVENT.rebalanceNow, this.index);
  }

  rebalanceNow(): void {
    if (this.life === LIFE.up) this.rebalance(FIRST_PULL_AFTER);
  }

  private rebalance(pullAfterUs: number): void {
    const { group } = this;
    const rank = group.members.indexOf(this.index);
    if (rank < 0) return;
    this.lastRebalanceAt = this.now;
    const wanted = new Set(this.share(rank, false));
    if (this.knowsRetryTopic && this.service.usesRetryTopic) {
      for (const key of this.share(rank, true)) wanted.add(key);
    }
    for (const [key, queue] of this.queues) {
      if (queue.isOwned && !wanted.has(key)) this.drop(key, queue);
    }
    let isMissingLock = false;
    for (const key of wanted) {
      const isMine = this.queues.get(key)?.isOwned === true;
      if (this.service.isOrderly && !group.lock(key, this.index, this.now)) isMissingLock = true;
      else if (!isMine) this.take(key, pullAfterUs);
    }
    if (isMissingLock) this.consuming.after(LOCK_RETRY, EVENT.rebalanceNow, this.index);
    this.noteOwned();
  }

  /** The keys of this member's queues, of the topic or of the retry topic. */
  private share(rank: number, isRetry: boolean): readonly number[] {
    const keys = this.consuming.sides.flatMap((side, broker) =>
      Array.from({ length: isRetry ? 1 : side.queueCount }, (_, queue) =>
        keyOf(broker, queue, isRetry),
      ),
    );
    return shareOf(keys, { rank, members: this.group.members.length });
  }

  private take(key: number, pullAfterUs: number): void {
    const queue = this.queueAt(key);
    queue.give(this.group.committed.get(key) ?? 0);
    this.group.owner.set(key, this.index);
    this.planPull(queue, pullAfterUs);
  }

  private queueAt(key: number): ProcessQueue {
    const known = this.queues.get(key);
    if (known !== undefined) return known;
    const { consuming } = this;
    const broker = key >> 9;
    const side = consuming.side(broker);
    const isRetry = (key & 256) !== 0;
    const log = isRetry ? side.retryQueue(this.group.index) : side.queue(key & 255);
    const queue = new ProcessQueue(consuming.queues.length, { consumer: this.index, broker, log });
    consuming.queues.push(queue);
    this.queues.set(key, queue);
    return queue;
  }

  private drop(key: number, queue: ProcessQueue): void {
    this.group.committed.set(key, this.service.offsetOf(queue));
    this.forget(queue);
  }

  private forget(queue: ProcessQueue): void {
    if (queue.pullEvent !== NO_EVENT) this.world.queue.cancel(queue.pullEvent);
    queue.pullEvent = NO_EVENT;
    this.heldBack(queue, false);
    queue.dropCause = DELIVERY_CAUSE.queueTaken;
    this.service.queueDropped(queue);
    queue.take();
  }

  private noteOwned(): void {
    let count = 0;
    for (const { isOwned } of this.queues.values()) if (isOwned) count++;
    if (count === this.ownedCount) return;
    this.ownedCount = count;
    this.consuming.consumerState(this.index, DIMENSION.ownedQueues, count);
  }

  /** K7: the offset up to which each queue is finished, so that the next owner knows where to begin. */
  private commit(): void {
    for (const [key, queue] of this.queues) {
      if (queue.isOwned) this.group.committed.set(key, this.service.offsetOf(queue));
    }
  }

  /** K19: the group's offsets go back to what was stored since that moment. */
  rollBack(since: number): void {
    for (const [key, queue] of this.queues) {
      if (queue.log.isRetry || !queue.isOwned) continue;
      const offset = queue.log.offsetAt(since);
      this.group.committed.set(key, offset);
      queue.dropCause = DELIVERY_CAUSE.rolledBack;
      this.service.queueDropped(queue);
      queue.give(offset);
      this.planPull(queue, FIRST_PULL_AFTER);
    }
  }

  // ---- K5: the loop of pulls

  private planPull(queue: ProcessQueue, afterUs: number): void {
    const { world } = this;
    if (queue.pullEvent !== NO_EVENT) world.queue.cancel(queue.pullEvent);
    queue.pullEvent = world.queue.push(atUs(this.now + afterUs), EVENT.pullDue, queue.id);
  }

  private pull(queue: ProcessQueue): void {
    queue.pullEvent = NO_EVENT;
    if (!queue.isOwned || queue.isPulling) return;
    if (this.isSuspended) {
      this.planPull(queue, SUSPEND_PAUSE);
      return;
    }
    const hasRoom = this.service.hasRoom(queue);
    this.heldBack(queue, !hasRoom);
    if (!hasRoom) {
      this.planPull(queue, FLOW_CONTROL_PAUSE);
      return;
    }
    const { pulls } = this.consuming;
    queue.isPulling = true;
    const { pullBatchSize: batchMax, holdUs } = this.service;
    const row = pulls.add({ queue, batchMax, holdUs, now: this.now });
    if (queue.log.isRetry) pulls.rows.flags[row] = PULL_FLAG.retry;
    this.consuming.sendPull(row);
  }

  private pullEnds(row: number, outcome: number): void {
    const { pulls } = this.consuming;
    const queue = pulls.queueOf(row);
    if (queue === undefined) return;
    if (queue.epoch !== pulls.epoch[row] || !queue.isOwned) {
      pulls.rows.messages[row] = 0;
      pulls.end(row, PULL.failed, this.now);
      return;
    }
    pulls.end(row, outcome, this.now);
    queue.isPulling = false;
    if (outcome === PULL.found) this.receive(queue, row);
    else pulls.rows.messages[row] = 0;
    const isGood = outcome === PULL.found || outcome === PULL.empty;
    const wait = isGood ? 0 : this.errorWaitUs;
    const pause = outcome === PULL.found ? this.pullIntervalUs : wait;
    if (pause === 0) this.pull(queue);
    else this.planPull(queue, pause);
  }

  private receive(queue: ProcessQueue, row: number): void {
    const { entries, pulls } = this.consuming;
    const { bodyBytes } = this.world.inFlight;
    const isCold = ((pulls.rows.flags[row] ?? 0) & PULL_FLAG.cold) !== 0;
    const from = queue.next;
    const to = from + (pulls.rows.messages[row] ?? 0);
    for (let offset = from; offset < to; offset++) {
      const message = entries.message[queue.log.at(offset)] ?? 0;
      queue.receive({ bytes: Math.max(0, bodyBytes[message] ?? 0), now: this.now, isCold });
    }
    this.service.received(queue, from, to);
  }

  private heldBack(queue: ProcessQueue, isHeldBack: boolean): void {
    if (queue.isHeldBack === isHeldBack) return;
    queue.isHeldBack = isHeldBack;
    this.heldBackCount += isHeldBack ? 1 : -1;
    if (this.heldBackCount !== (isHeldBack ? 1 : 0)) return;
    this.consuming.consumerState(this.index, DIMENSION.pullHeldBack, isHeldBack ? 1 : 0);
  }

  // ---- K20 to K23: its process

  /** Killed, or shut down in order, which commits first. Brokers see both at once by the closed connection. */
  stop(isInOrder: boolean): void {
    if (this.life === LIFE.down) return;
    if (isInOrder && this.life === LIFE.up) {
      this.commit();
      this.group.unlock(this.index);
    }
    this.deferred = [];
    this.service.stop(DELIVERY_CAUSE.processDied);
    for (const queue of this.queues.values()) if (queue.isOwned) this.forget(queue);
    this.setLife(LIFE.down);
    this.noteOwned();
    if (this.group.leave(this.index)) this.consuming.membersChanged(this.group, this.index);
  }

  startAgain(): void {
    if (this.life !== LIFE.down) return;
    this.setLife(LIFE.up);
    this.knowsRetryTopic = true;
    this.begin();
    this.rebalance(FIRST_PULL_AFTER);
    this.consuming.membersChanged(this.group, this.index);
  }

  /** Frozen: its connections stay open, so that the brokers miss only its heartbeats. */
  pause(): void {
    if (this.life !== LIFE.up) return;
    this.setLife(LIFE.paused);
    const { clock } = this;
    this.heartbeatAt = this.now - ((this.now + clock.heartbeatAge) % clock.heartbeatPeriod);
    const due = Math.max(this.now, this.heartbeatAt + MEMBER_EXPIRES);
    const scans = Math.ceil((due - clock.scanPhase) / clock.scanPeriod);
    this.plan(scans * clock.scanPeriod + clock.scanPhase - this.now, EVENT.memberExpires);
  }

  private expires(): void {
    const isSilent = this.life === LIFE.paused && this.now - this.heartbeatAt >= MEMBER_EXPIRES;
    if (isSilent && this.group.leave(this.index)) {
      this.consuming.membersChanged(this.group, this.index);
    }
  }

  resume(): void {
    if (this.life !== LIFE.paused) return;
    this.setLife(LIFE.up);
    const missed = this.deferred;
    this.deferred = [];
    for (let place = 0; place < missed.length; place += 2) {
      this.react(missed[place] ?? 0, missed[place + 1] ?? 0);
    }
    if (this.group.members.includes(this.index)) return;
    this.begin();
    this.consuming.membersChanged(this.group, this.index);
    this.rebalanceSoon();
  }

  private setLife(life: number): void {
    this.life = life;
    this.consuming.consumerState(this.index, DIMENSION.life, life);
  }

  // ---- gauges

  /** Messages that its group has not finished, in the queues that it holds or held last. */
  get lag(): number {
    let lag = 0;
    for (const [key, owner] of this.group.owner) {
      if (owner !== this.index) continue;
      const queue = this.queues.get(key);
      if (queue === undefined) continue;
      const reached = queue.isOwned ? queue.first : (this.group.committed.get(key) ?? 0);
      lag += queue.log.length - reached;
    }
    return lag;
  }

  get cached(): number {
    let count = 0;
    for (const queue of this.queues.values()) count += queue.count;
    return count;
  }
}
