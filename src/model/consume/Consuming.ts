// The half of the world that consumes: what the brokers stored goes into queues, consumers pull it and hand it to the
// business, and what fails comes back. It exists only in runs with consumers. Rules K1 to K25.
import { atUs } from '../../lib/units.ts';
import { DeliveryRecorder } from '../../recording/consumeRecorders.ts';
import { PULL } from '../../recording/deliveries.ts';
import { PART } from '../../recording/Recording.ts';
import type { Scenario } from '../../scenario/Scenario.ts';
import { EVENT } from '../events.ts';
import { Network } from '../Network.ts';
import type { World } from '../World.ts';
import { Consumer } from './Consumer.ts';
import { ConsumerGroup } from './ConsumerGroup.ts';
import { ConsumeSide } from './ConsumeSide.ts';
import { Entries } from './Entries.ts';
import type { Member } from './Member.ts';
import { PopConsumer } from './pop/PopConsumer.ts';
import { Popping } from './pop/Popping.ts';
import type { ProcessQueue } from './ProcessQueue.ts';
import { Pulls } from './Pulls.ts';
import { SendBacks } from './SendBacks.ts';

/** MQClientAPIImpl: how long a pull that may be held waits for its answer (CONSUMER_TIMEOUT_MILLIS_WHEN_SUSPEND). */
const PULL_PATIENCE = 30_000_000; // µs

export class Consuming {
  readonly entries = new Entries();
  readonly pulls = new Pulls();
  readonly deliveries = new DeliveryRecorder();
  /** Consumers' packets have luck of their own, so that they leave that of the producers as it was. */
  readonly network: Network;
  readonly sides: readonly ConsumeSide[];
  readonly groups: readonly ConsumerGroup[];
  readonly consumers: readonly Member[];
  /** Those of them that speak gRPC. */
  readonly popConsumers: readonly PopConsumer[];
  readonly popping: Popping;
  readonly sendBacks: SendBacks;
  /** All queues of all consumers, by their numbers. */
  readonly queues: ProcessQueue[] = [];
  /** By hidden entry: its broker, and the group whose retry topic it goes to. */
  private readonly hiddenAt = new Map<number, number>();
  readonly groupOfRetry = new Map<number, number>();

  readonly world: World;

  constructor(world: World) {
    this.world = world;
    const { scenario } = world;
    const { brokers, consumers = [] } = scenario;
    this.network = new Network(scenario, 'consuming ');
    this.sides = brokers.map((broker, index) => new ConsumeSide(this, index, broker));
    const names = [...new Set(consumers.map(groupName))];
    this.groups = names.map((_, index) => new ConsumerGroup(index));
    this.sendBacks = new SendBacks(this);
    this.popping = new Popping(this);
    const popConsumers: PopConsumer[] = [];
    this.popConsumers = popConsumers;
    this.consumers = consumers.map((consumer, index) => {
      const group = this.groups[names.indexOf(groupName(consumer))];
      if (group === undefined) throw new Error(`Bug: no group for consumer ${index}`);
      const identity = { index, scenario: consumer, group };
      if (!consumer.profile.endsWith('-grpc')) return new Consumer(this, identity);
      const pops = new PopConsumer(this, identity);
      popConsumers.push(pops);
      return pops;
    });
  }

  start(): void {
    this.sides.forEach((side, broker) => {
      const { admission } = this.world.broker(broker);
      if (admission !== undefined) admission.backlog = () => side.backlog;
    });
    for (const consumer of this.consumers) consumer.begin();
    for (const consumer of this.consumers) consumer.beginToPull();
  }

  configure(scenario: Scenario): void {
    scenario.brokers.forEach((broker, index) => this.side(index).configure(broker));
    scenario.consumers?.forEach((consumer, index) => this.consumer(index).configure(consumer));
  }

  side(broker: number): ConsumeSide {
    const side = this.sides[broker];
    if (side === undefined) throw new Error(`Bug: no broker ${broker}`);
    return side;
  }

  consumer(index: number): Member {
    const consumer = this.consumers[index];
    if (consumer === undefined) throw new Error(`Bug: no consumer ${index}`);
    return consumer;
  }

  private queue(id: number): ProcessQueue {
    const queue = this.queues[id];
    if (queue === undefined) throw new Error(`Bug: no queue ${id}`);
    return queue;
  }

  // ---- what brokers store

  /** K1: a copy was stored where consumers see it. */
  stored(attempt: number): void {
    const { attempts } = this.world;
    const broker = attempts.broker[attempt] ?? 0;
    const side = this.side(broker);
    side.append(this.entryFor(attempt), side.queue(attempts.queue[attempt] ?? 0));
  }

  /** K12: a copy was stored with a delay level or a timer, and comes up at that moment. */
  storedHidden(attempt: number, comesUpAt: number): void {
    this.hide(this.entryFor(attempt), this.world.attempts.broker[attempt] ?? 0, comesUpAt);
  }

  private entryFor(attempt: number): number {
    const message = this.world.attempts.message[attempt] ?? 0;
    return this.entries.add({ message, copy: attempt, reconsumeTimes: 0 });
  }

  /** A crash has taken a copy that was not yet in its file. */
  lost(attempt: number): void {
    this.entries.lose(attempt);
  }

  /** K12: an entry waits in its broker's schedule topic until that moment. */
  hide(entry: number, broker: number, comesUpAt: number): void {
    this.side(broker).hidden++;
    this.hiddenAt.set(entry, broker);
    this.world.queue.push(atUs(comesUpAt), EVENT.hiddenComesUp, entry);
  }

  private comesUp(entry: number): void {
    const broker = this.hiddenAt.get(entry) ?? 0;
    const part = this.world.broker(broker);
    if (!part.isUp || part.isFrozen) {
      // ScheduleMessageService:FIRST_DELAY_TIME: its tasks begin a second after the broker is there again.
      this.world.queue.push(atUs(this.world.queue.now + FIRST_DELAY), EVENT.hiddenComesUp, entry);
      return;
    }
    this.hiddenAt.delete(entry);
    const side = this.side(broker);
    side.hidden--;
    const group = this.groupOfRetry.get(entry);
    const { attempts } = this.world;
    const queue = attempts.queue[this.entries.copy[entry] ?? 0] ?? 0;
    side.append(entry, group === undefined ? side.queue(queue) : side.retryQueue(group));
    this.groupOfRetry.delete(entry);
  }

  // ---- pulls on their way

  sendPull(row: number): void {
    const broker = this.pulls.rows.broker[row] ?? 0;
    if (this.network.losesRequest(broker)) this.giveUpLater(row);
    else this.after(this.network.delay(broker), EVENT.pullArrives, row);
  }

  /** The broker's answer, or the news that there will be none, leaves for the consumer. */
  answerPull(row: number, { outcome, extraUs }: { outcome: number; extraUs: number }): void {
    const { pulls, network } = this;
    if (!pulls.isUnderWay(row)) return;
    const broker = pulls.rows.broker[row] ?? 0;
    pulls.answer[row] = outcome;
    if (network.losesAnswer(broker)) {
      this.giveUpLater(row);
    } else this.after(extraUs + network.delay(broker), EVENT.pullAnswered, row);
  }

  /** Nobody will answer this pull, or not soon: its consumer waits until its patience is over. */
  giveUpLater(row: number): void {
    const { now } = this.world.queue;
    const at = Math.max(now, (this.pulls.rows.sentAt[row] ?? 0) + PULL_PATIENCE);
    this.world.queue.push(atUs(at), EVENT.pullTimesOut, row);
  }

  after(us: number, kind: number, subject: number): void {
    const { queue } = this.world;
    queue.push(atUs(queue.now + us), kind, subject);
  }

  // ---- events

  happen(kind: number, subject: number): void {
    if (kind >= EVENT.receiveArrives) {
      this.popping.happen(kind, subject);
      return;
    }
    switch (kind) {
      case EVENT.dispatch:
        return this.side(subject).dispatch();
      case EVENT.pullArrives:
        return this.side(this.pulls.rows.broker[subject] ?? 0).pullArrives(subject);
      case EVENT.pullAnswered:
        return this.pullEnds(subject, this.pulls.answer[subject] ?? 0);
      case EVENT.pullTimesOut:
        return this.pullEnds(subject, PULL.timedOut);
      case EVENT.pullHoldCheck:
        return this.side(subject).checkHeld();
      case EVENT.coldReadEnds:
        return this.side(subject).coldReadEnds();
      case EVENT.hiddenComesUp:
        return this.comesUp(subject);
      case EVENT.sendBackArrives:
        return this.sendBacks.arrives(subject);
      default:
        return this.happenToConsumer(kind, subject);
    }
  }

  private pullEnds(row: number, outcome: number): void {
    if (!this.pulls.isUnderWay(row)) return;
    const consumer = this.consumer(this.pulls.rows.consumer[row] ?? 0);
    consumer.happens(outcome === PULL.timedOut ? EVENT.pullTimesOut : EVENT.pullAnswered, row);
  }

  private happenToConsumer(kind: number, subject: number): void {
    switch (kind) {
      case EVENT.pullDue:
      case EVENT.queueGoesOn:
        return this.consumer(this.queue(subject).consumer).happens(kind, subject);
      case EVENT.sendBackEnds:
      case EVENT.sendBackTimesOut:
      case EVENT.consumeAgain:
        return this.consumer(this.deliveries.consumer[subject] ?? 0).happens(kind, subject);
      case EVENT.handlerEnds:
        return this.consumer(subject & 255).happens(kind, subject >> 8);
      case EVENT.rebalanceNow:
        return this.consumer(subject).rebalanceNow();
      case EVENT.rebalance:
      case EVENT.commitOffsets:
      case EVENT.memberExpires:
        return this.consumer(subject).happens(kind, subject);
      default:
        throw new Error(`Bug: nobody handles events of kind ${kind}`);
    }
  }

  // ---- brokers

  connectionsBroken(broker: number): void {
    if (broker >= this.sides.length) {
      this.popping.proxyGone(broker);
      return;
    }
    this.side(broker).connectionsBroken();
    this.sendBacks.connectionsBroken(broker);
    this.popping.connectionsBroken(broker);
  }

  brokerLives(broker: number): void {
    if (broker >= this.sides.length) {
      this.popping.goesOn();
      return;
    }
    this.side(broker).livesOn();
    this.sendBacks.brokerLives(broker);
    this.popping.brokerLives(broker);
  }

  // ---- members of a group

  /** K8: who belongs to the group has changed; the others learn it from the brokers and share the queues anew. */
  membersChanged(group: ConsumerGroup, except: number): void {
    for (const member of group.members)
      if (member !== except) this.consumer(member).rebalanceSoon();
  }

  /** K19: the offsets of a group are set back to what was stored since that moment. */
  rollBack(group: ConsumerGroup, since: number): void {
    for (const consumer of this.consumers) if (consumer.group === group) consumer.rollBack(since);
  }

  // ---- the recording

  consumerState(consumer: number, dimension: number, value: number): void {
    this.world.states.add({
      at: this.world.queue.now,
      part: PART.consumer,
      index: consumer,
      dimension,
      detail: 0,
      value: Math.min(255, value),
    });
  }
}

/** ScheduleMessageService:FIRST_DELAY_TIME */
const FIRST_DELAY = 1_000_000; // µs

/** Under broadcasting everyone consumes for himself. */
function groupName({ id, group, settings }: NonNullable<Scenario['consumers']>[number]): string {
  return settings['messageModel'] === 'BROADCASTING' ? `${group} of ${id}` : group;
}
