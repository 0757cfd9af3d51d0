// One consumer group at one broker, popping: how far each queue has been handed out, what is invisible and until when,
// and the receives that wait. Rules KP1 to KP7. Source: PopMessageProcessor, PopReviveService, ChangeInvisibleTimeProcessor,
// PopMessageResultFilterImpl (5.3.3); cases rmq-grpc-*-push-* (their server answers from a script). Left out: the retry
// topic in which a revived message really lies, buffered acknowledgements, POLLING_FULL.
import { NO_EVENT } from '../../../engine/EventQueue.ts';
import { Random } from '../../../engine/Random.ts';
import { atUs } from '../../../lib/units.ts';
import { DELIVERY, DELIVERY_CAUSE } from '../../../recording/deliveries.ts';
import { NEVER, NO_ROW } from '../../../recording/Recording.ts';
import { EVENT } from '../../events.ts';
import type { ConsumerGroup } from '../ConsumerGroup.ts';
import type { ConsumeSide } from '../ConsumeSide.ts';
import type { Consuming } from '../Consuming.ts';
import { DueHeap } from './DueHeap.ts';

/** BrokerConfig:reviveInterval: the revive service looks this often for what has become visible again. */
const REVIVE_PERIOD = 1_000_000; // µs

export interface Popped {
  readonly entry: number;
  readonly queue: number;
  /** 1 for the first time. */
  readonly attempt: number;
}

interface Invisible {
  readonly queue: number;
  readonly until: number;
  /** KP22: whoever has it, if it is renewed for him; for how long each time, and since when. */
  readonly holder: number;
  readonly renewUs: number;
  readonly since: number;
}

/** Nobody has it: it only waits. */
const NOBODY = { holder: -1, renewUs: 0, since: 0 } as const;
/** ProxyConfig:renewMaxTimeMillis, invisibleTimeMillisWhenClear */
const RENEWED_AT_MOST = 10_800_000_000; // µs
const INVISIBLE_WHEN_CLEAR = 1_000_000; // µs

interface Wish {
  readonly consumer: number;
  readonly isRenewed: boolean;
  readonly max: number;
  readonly invisibleUs: number;
  /** After so many deliveries the next one goes to the dead-letter queue instead. */
  readonly attemptsMax: number;
  readonly isOrdered: boolean;
}

export class PopStore {
  /** Receives that wait, in the order they came. */
  readonly waiting: number[] = [];
  private readonly offsets: number[] = [];
  private readonly attempts = new Map<number, number>();
  private readonly invisible = new Map<number, Invisible>();
  /** By queue: how many of its messages are invisible. */
  private readonly underWay: number[] = [];
  private readonly due = new DueHeap();
  /** What has become visible again, by queue, oldest first. */
  private readonly again: number[][] = [];
  private againCount = 0;
  private event = NO_EVENT;
  private watchedCount = 0;
  private turn: number;
  private readonly revivePhase: number;

  readonly id: number;
  readonly broker: number;
  private readonly consuming: Consuming;
  private readonly group: ConsumerGroup;

  constructor(
    consuming: Consuming,
    { id, broker, group }: { id: number; broker: number; group: ConsumerGroup },
  ) {
    this.consuming = consuming;
    this.id = id;
    this.broker = broker;
    this.group = group;
    const { brokers, seed } = consuming.world.scenario;
    const luck = Random.stream(seed, `pop ${group.index} ${brokers[broker]?.id ?? ''}`);
    this.revivePhase = luck.below(REVIVE_PERIOD);
    this.turn = luck.below(0x7fff_ffff);
  }

  private get side(): ConsumeSide {
    return this.consuming.side(this.broker);
  }

  private get now(): number {
    return this.consuming.world.queue.now;
  }

  /** The recorders' server: what is due again is handed out in that instant, and nothing becomes a dead letter by itself. */
  private get isScripted(): boolean {
    return this.consuming.world.scenario.brokers[this.broker]?.script !== undefined;
  }

  // ---- KP1: handing out

  /** Up to so many messages, which nobody else sees for a while. */
  take(wish: Wish): readonly Popped[] {
    this.watch();
    const found: Popped[] = [];
    const { queueCount } = this.side;
    this.turn++;
    for (let step = 0; step < queueCount && found.length < wish.max; step++) {
      const queue = (this.turn + step) % queueCount;
      if (wish.isOrdered && this.isLocked(queue)) continue;
      this.takeFrom(queue, wish, found);
    }
    return found;
  }

  /** KP5: of an ordered group a queue gives nothing while anything of it is under way. */
  private isLocked(queue: number): boolean {
    return (this.underWay[queue] ?? 0) > 0;
  }

  private takeFrom(queue: number, wish: Wish, found: Popped[]): void {
    const again = this.again[queue] ?? [];
    while (again.length > 0 && found.length < wish.max) {
      const entry = again.shift() ?? 0;
      this.againCount--;
      this.handOut(entry, queue, wish, found);
    }
    const log = this.side.queue(queue);
    const visible = log.visibleLength(this.now);
    let offset = this.offsets[queue] ?? 0;
    while (offset < visible && found.length < wish.max) {
      this.handOut(log.at(offset), queue, wish, found);
      offset++;
    }
    this.offsets[queue] = offset;
  }

  private handOut(entry: number, queue: number, wish: Wish, found: Popped[]): void {
    if (this.consuming.entries.isLost[entry] === 1) return;
    const attempt = (this.attempts.get(entry) ?? 0) + 1;
    if (attempt > wish.attemptsMax && !this.isScripted) {
      this.deadLetter(entry);
      return;
    }
    this.attempts.set(entry, attempt);
    const { now } = this;
    const isRenewed = wish.isRenewed && !this.isScripted;
    const held = { holder: wish.consumer, renewUs: wish.invisibleUs, since: now };
    this.hide(entry, queue, { until: now + wish.invisibleUs, ...(isRenewed ? held : NOBODY) });
    found.push({ entry, queue, attempt });
  }

  /** KP6: delivered as often as allowed: the proxy moves it to the dead-letter queue instead. */
  private deadLetter(entry: number): void {
    const { deliveries, entries } = this.consuming;
    this.side.deadLetters++;
    this.attempts.delete(entry);
    const { popConsumers } = this.consuming;
    const isPopped = (row: number): boolean =>
      popConsumers.some(({ index }) => index === deliveries.consumer[row]);
    let last = this.group.lastDeliveryOf(entries.copy[entry] ?? 0);
    // Others of its group may pull what these pop.
    while (last !== NO_ROW && !isPopped(last)) last = deliveries.previous[last] ?? NO_ROW;
    if (last === NO_ROW) return;
    if (deliveries.endedAfter[last] !== NEVER) deliveries.outcome[last] = DELIVERY.deadLettered;
    deliveries.waitCause[last] = DELIVERY_CAUSE.reconsumeTimesUsedUp;
  }

  /** Whether a receive would get anything now. */
  hasSome(isOrdered: boolean): boolean {
    this.watch();
    const { queueCount } = this.side;
    for (let queue = 0; queue < queueCount; queue++) {
      const isMore =
        (this.again[queue]?.length ?? 0) > 0 ||
        this.side.queue(queue).visibleLength(this.now) > (this.offsets[queue] ?? 0);
      if (isMore && !(isOrdered && this.isLocked(queue))) return true;
    }
    return false;
  }

  /** From now on its broker says when a queue gets something. */
  private watch(): void {
    for (; this.watchedCount < this.side.queueCount; this.watchedCount++) {
      this.side.queue(this.watchedCount).watchers.push(() => {
        if (this.waiting.length > 0) this.consuming.popping.serveWaiting(this);
      });
    }
  }

  // ---- KP2 to KP4: invisible, acknowledged, visible again

  private hide(entry: number, queue: number, how: Omit<Invisible, 'queue'>): void {
    const due = this.isScripted ? how.until : this.revivedAt(how.until);
    if (!this.invisible.has(entry)) this.underWay[queue] = (this.underWay[queue] ?? 0) + 1;
    this.invisible.set(entry, { ...how, queue, until: due });
    this.due.push(due, entry);
    this.plan();
  }

  /** KP4: the first look of the revive service after its time. */
  private revivedAt(until: number): number {
    const turns = Math.ceil((until - this.revivePhase) / REVIVE_PERIOD);
    return turns * REVIVE_PERIOD + this.revivePhase;
  }

  /** KP2: done with. False when it had become visible again meanwhile. */
  acknowledge(popped: Popped): boolean {
    const { entry } = popped;
    if (!this.isCurrent(popped)) return false;
    const was = this.show(entry);
    if (was) this.attempts.delete(entry);
    if (was && this.waiting.length > 0) this.consuming.popping.serveWaiting(this);
    return was;
  }

  /** KP2: a receipt means nothing once the message was handed out again. */
  private isCurrent({ entry, attempt }: Popped): boolean {
    return this.attempts.get(entry) === attempt && this.invisible.has(entry);
  }

  private show(entry: number): boolean {
    const known = this.invisible.get(entry);
    if (known === undefined) return false;
    this.underWay[known.queue] = (this.underWay[known.queue] ?? 1) - 1;
    return this.invisible.delete(entry);
  }

  /** KP3: invisible for that long from now on. */
  changeInvisible(popped: Popped, us: number): boolean {
    const { entry } = popped;
    const known = this.invisible.get(entry);
    if (known === undefined || !this.isCurrent(popped)) return false;
    if (us > 0) this.hide(entry, known.queue, { until: this.now + us, ...NOBODY });
    else this.comesAgain(entry, known.queue);
    return true;
  }

  /** A client forwarded it to the dead-letter queue. */
  forward(popped: Popped): boolean {
    const was = this.acknowledge(popped);
    if (was) this.side.deadLetters++;
    return was;
  }

  private comesAgain(entry: number, queue: number): void {
    this.show(entry);
    const list = (this.again[queue] ??= []);
    const { place } = this.consuming.entries;
    let at = list.length;
    while (at > 0 && (place[list[at - 1] ?? 0] ?? 0) > (place[entry] ?? 0)) at--;
    list.splice(at, 0, entry);
    this.againCount++;
    if (this.waiting.length > 0) this.consuming.popping.serveWaiting(this);
  }

  private plan(): void {
    const { queue } = this.consuming.world;
    this.dropStale();
    if (this.due.length === 0) return;
    if (this.event !== NO_EVENT) {
      if (queue.timeOf(this.event) <= this.due.firstDue) return;
      queue.cancel(this.event);
    }
    this.event = queue.push(atUs(Math.max(queue.now, this.due.firstDue)), EVENT.popDue, this.id);
  }

  /** Who was acknowledged, or hidden anew, is not due any more. */
  private dropStale(): void {
    while (this.due.length > 0) {
      if (this.invisible.get(this.due.first)?.until === this.due.firstDue) return;
      this.due.pop();
    }
  }

  /** KP4: nobody settled it in time, or the wait it was given is over. */
  popDue(): void {
    this.event = NO_EVENT;
    const part = this.consuming.world.broker(this.broker);
    this.dropStale();
    while (this.due.firstDue <= this.now) {
      const entry = this.due.first;
      const known = this.invisible.get(entry);
      this.due.pop();
      if (known === undefined) continue;
      // A process that is down or frozen looks when it lives again.
      if (!part.isUp || part.isFrozen) {
        this.hide(entry, known.queue, { ...known, until: this.now + REVIVE_PERIOD });
      } else if (this.isStillHeld(known)) {
        this.hide(entry, known.queue, { ...known, until: this.now + known.renewUs });
      } else this.comesAgain(entry, known.queue);
      this.dropStale();
    }
    this.plan();
  }

  /** KP22: the proxy renews it for a consumer that is still there. */
  private isStillHeld({ renewUs, since }: Invisible): boolean {
    return renewUs > 0 && this.now - since < RENEWED_AT_MOST;
  }

  /** KP22: the connection of that consumer is gone: what it had comes again soon. */
  holderGone(consumer: number): void {
    for (const [entry, known] of this.invisible) {
      if (known.holder !== consumer) continue;
      this.hide(entry, known.queue, { until: this.now + INVISIBLE_WHEN_CLEAR, ...NOBODY });
    }
  }

  // ---- faults and figures

  /** KP7: everything from that moment on is handed out again. */
  rollBack(since: number): void {
    for (let queue = 0; queue < this.side.queueCount; queue++) {
      this.offsets[queue] = this.side.queue(queue).offsetAt(since);
      for (const entry of this.again[queue]?.splice(0) ?? []) this.attempts.delete(entry);
    }
    this.againCount = 0;
    this.invisible.clear();
    this.underWay.length = 0;
    this.due.clear();
    if (this.waiting.length > 0) this.consuming.popping.serveWaiting(this);
  }

  /** Messages that the group has not finished. */
  get lag(): number {
    let lag = this.againCount + this.invisible.size;
    for (let queue = 0; queue < this.side.queueCount; queue++) {
      lag += this.side.queue(queue).length - (this.offsets[queue] ?? 0);
    }
    return lag;
  }
}
