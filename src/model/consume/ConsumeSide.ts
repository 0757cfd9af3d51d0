// A broker as consumers see it: its queues, the pulls it holds while nothing is there, and old messages that the disk
// has to look for. Rules K1 to K4. Source: ReputMessageService (every 1 ms), PullRequestHoldService (every 5 s),
// PullMessageProcessor (5.3.3); case long-polling. Left out: threads of the pull pool, limits on bytes in one answer.
import { NO_EVENT } from '../../engine/EventQueue.ts';
import { Random } from '../../engine/Random.ts';
import { atUs, ms } from '../../lib/units.ts';
import { PULL, PULL_FLAG } from '../../recording/deliveries.ts';
import type { BrokerScenario } from '../../scenario/Scenario.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import { BROKER_SPECS } from '../../scenario/specs.ts';
import { EVENT } from '../events.ts';
import { keyOf } from './ConsumerGroup.ts';
import type { Consuming } from './Consuming.ts';
import { QueueLog } from './QueueLog.ts';

/** DefaultMessageStore:ReputMessageService looks this often. */
const DISPATCH_PERIOD = 1_000; // µs
/** PullRequestHoldService:run looks through what it holds this often. */
const HOLD_CHECK_PERIOD = 5_000_000; // µs

export class ConsumeSide {
  settings;
  /** Messages in dead-letter queues, and hidden until a delay level or timer lets them out. */
  deadLetters = 0;
  hidden = 0;
  private readonly queues: QueueLog[] = [];
  private readonly retries: QueueLog[] = [];
  private stored = 0;
  private readonly touched: QueueLog[] = [];
  private dispatchEvent = NO_EVENT;
  private heldCount = 0;
  private isCheckPlanned = false;
  private readonly holdPhase: number;
  /** Pulls that reached the machine while the process was frozen. */
  private inbox: number[] = [];
  /** Until when the disk reads old messages. */
  private coldUntil = 0;

  private readonly consuming: Consuming;
  private readonly index: number;

  constructor(consuming: Consuming, index: number, scenario: BrokerScenario) {
    this.consuming = consuming;
    this.index = index;
    this.settings = fullSettings(BROKER_SPECS, scenario.settings);
    const luck = Random.stream(consuming.world.scenario.seed, `pull hold ${scenario.id}`);
    this.holdPhase = luck.below(HOLD_CHECK_PERIOD);
  }

  configure(scenario: BrokerScenario): void {
    this.settings = fullSettings(BROKER_SPECS, scenario.settings);
  }

  /** Queues that consumers may read: those the topic has, and any that ever got a message. */
  get queueCount(): number {
    return Math.max(this.queues.length, this.settings.writeQueueNums);
  }

  queue(number: number): QueueLog {
    const { entries } = this.consuming;
    return (this.queues[number] ??= new QueueLog(entries, number, false));
  }

  /** The one queue of a group's retry topic. */
  retryQueue(group: number): QueueLog {
    return (this.retries[group] ??= new QueueLog(this.consuming.entries, 0, true));
  }

  /** V3: how many messages the group that is furthest behind has not finished here, as far as the broker knows. */
  get backlog(): number {
    const { groups, popConsumers, popping } = this.consuming;
    const lags = groups.map((group) => {
      const isPopping = popConsumers.some((consumer) => consumer.group === group);
      if (isPopping) return popping.store(group, this.index).lag;
      return this.queues.reduce((lag, log) => {
        const reached = group.committed.get(keyOf(this.index, log.queue, false)) ?? 0;
        return lag + log.length - reached;
      }, 0);
    });
    return Math.max(0, ...lags);
  }

  // ---- storing

  /** K1: from the next dispatch on consumers see the entry. */
  append(entry: number, log: QueueLog): void {
    const { entries, world } = this.consuming;
    const { now } = world.queue;
    entries.visibleAt[entry] = (Math.floor(now / DISPATCH_PERIOD) + 1) * DISPATCH_PERIOD;
    entries.place[entry] = this.stored++;
    log.push(entry);
    if (log.waiting.length > 0 || log.watchers.length > 0) this.touch(log);
  }

  private touch(log: QueueLog): void {
    if (log.isTouched) return;
    log.isTouched = true;
    this.touched.push(log);
    if (this.dispatchEvent !== NO_EVENT) return;
    const { queue } = this.consuming.world;
    const at = (Math.floor(queue.now / DISPATCH_PERIOD) + 1) * DISPATCH_PERIOD;
    this.dispatchEvent = queue.push(atUs(at), EVENT.dispatch, this.index);
  }

  /** K2: what came is dispatched, and the pulls that waited for it are answered. */
  dispatch(): void {
    this.dispatchEvent = NO_EVENT;
    const logs = this.touched.splice(0);
    for (const log of logs) log.isTouched = false;
    if (!this.isAwake) return;
    for (const log of logs) {
      for (let left = log.waiting.length; left > 0; left--) this.answerOrHold(log.waiting.shift());
      for (const tell of log.watchers) tell();
    }
  }

  private get isAwake(): boolean {
    const broker = this.consuming.world.broker(this.index);
    return broker.isUp && !broker.isFrozen;
  }

  // ---- pulls

  pullArrives(row: number): void {
    const { world, pulls } = this.consuming;
    const broker = world.broker(this.index);
    if (broker.isFrozen) {
      this.inbox.push(row);
      this.consuming.giveUpLater(row);
      return;
    }
    if (!broker.acceptsConnections) {
      this.consuming.answerPull(row, { outcome: PULL.failed, extraUs: 0 });
      return;
    }
    pulls.arrive(row, world.queue.now);
    this.heldCount++;
    this.answerOrHold(row);
  }

  private answerOrHold(row: number): void {
    const { pulls, world } = this.consuming;
    const queue = pulls.queueOf(row);
    if (queue === undefined) {
      this.heldCount--; // its consumer has given up
      return;
    }
    const { now } = world.queue;
    const offset = pulls.offset[row] ?? 0;
    const there = queue.log.visibleLength(now) - offset;
    if (there > 0) {
      this.heldCount--;
      const messages = Math.min(there, pulls.batchMax[row] ?? 0);
      pulls.rows.messages[row] = messages;
      const extraUs = this.readUs(queue.log.at(offset), row);
      this.consuming.answerPull(row, { outcome: PULL.found, extraUs });
      return;
    }
    if (!this.settings.longPollingEnable) {
      this.heldCount--;
      const extraUs = ms(this.settings.shortPollingTimeMills);
      this.consuming.answerPull(row, { outcome: PULL.empty, extraUs });
      return;
    }
    pulls.rows.flags[row] = (pulls.rows.flags[row] ?? 0) | PULL_FLAG.held;
    queue.log.waiting.push(row);
    if (queue.log.length > offset) this.touch(queue.log);
    this.planCheck();
  }

  /** K3: a held pull is looked at every 5 s; when its time is over it is answered with nothing. */
  private planCheck(): void {
    if (this.isCheckPlanned) return;
    this.isCheckPlanned = true;
    const { queue } = this.consuming.world;
    const turns = Math.floor((queue.now - this.holdPhase) / HOLD_CHECK_PERIOD) + 1;
    const at = turns * HOLD_CHECK_PERIOD + this.holdPhase;
    queue.push(atUs(at), EVENT.pullHoldCheck, this.index);
  }

  checkHeld(): void {
    this.isCheckPlanned = false;
    const { pulls, world } = this.consuming;
    if (this.isAwake) {
      const { now } = world.queue;
      for (const log of this.logs()) {
        for (let left = log.waiting.length; left > 0; left--) {
          const row = log.waiting.shift();
          if (pulls.queueOf(row) === undefined) this.heldCount--;
          else if (now < (pulls.holdUntil[row] ?? 0)) log.waiting.push(row);
          else {
            this.heldCount--;
            this.consuming.answerPull(row, { outcome: PULL.empty, extraUs: 0 });
          }
        }
      }
    }
    if (this.heldCount > 0) this.planCheck();
  }

  private logs(): readonly QueueLog[] {
    // Queues are made when they are first asked for, so there are gaps.
    return [...this.queues, ...this.retries].filter((log) => log !== undefined);
  }

  /** K4: messages that are no longer in the page cache are read one pull after the other, and slow the writers. */
  readUs(entry: number, row: number): number {
    const { pageCacheMessages, coldReadMs, coldReadSlowdown } = this.settings;
    const { entries, pulls, world } = this.consuming;
    if (this.stored - (entries.place[entry] ?? 0) <= pageCacheMessages) return 0;
    pulls.rows.flags[row] = (pulls.rows.flags[row] ?? 0) | PULL_FLAG.cold;
    // V2.
    world.broker(this.index).admission?.noteColdReads(pulls.rows.messages[row] ?? 0);
    const { now } = world.queue;
    if (this.coldUntil <= now) {
      world.broker(this.index).setReadFactor(coldReadSlowdown);
      world.queue.push(atUs(now + ms(coldReadMs)), EVENT.coldReadEnds, this.index);
    }
    this.coldUntil = Math.max(this.coldUntil, now) + ms(coldReadMs);
    return this.coldUntil - now;
  }

  coldReadEnds(): void {
    const { queue } = this.consuming.world;
    if (this.coldUntil > queue.now) {
      queue.push(atUs(this.coldUntil), EVENT.coldReadEnds, this.index);
    } else this.consuming.world.broker(this.index).setReadFactor(1);
  }

  // ---- its process

  /** Its connections are gone: whoever waits for an answer hears of it. */
  connectionsBroken(): void {
    const rows = this.inbox.splice(0);
    for (const log of this.logs()) {
      while (log.waiting.length > 0) rows.push(log.waiting.shift());
    }
    this.heldCount = 0;
    for (const row of rows) this.consuming.answerPull(row, { outcome: PULL.failed, extraUs: 0 });
  }

  /** It was frozen, or goes on. */
  livesOn(): void {
    const broker = this.consuming.world.broker(this.index);
    if (broker.isFrozen) {
      for (const log of this.logs()) {
        for (let place = 0; place < log.waiting.length; place++) {
          this.consuming.giveUpLater(log.waiting.at(place));
        }
      }
      return;
    }
    if (!broker.isUp) return;
    const rows = this.inbox.splice(0);
    for (const row of rows) this.pullArrives(row);
    for (const log of this.logs()) if (log.waiting.length > 0) this.touch(log);
  }
}
