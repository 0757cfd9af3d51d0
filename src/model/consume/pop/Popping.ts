// The part of consuming that pops: receives and settlements on their way between gRPC consumers and brokers, and what each
// broker keeps of each group. It exists only where a consumer pops. Rules KP1 to KP10.
import { NO_EVENT } from '../../../engine/EventQueue.ts';
import { atUs, ms } from '../../../lib/units.ts';
import { PULL, PULL_FLAG } from '../../../recording/deliveries.ts';
import { asLength, NEVER } from '../../../recording/Recording.ts';
import { SETTLE } from '../../../recording/settlements.ts';
import { SettlementRecorder } from '../../../recording/SettlementRecorder.ts';
import type { BrokerStep, StepList } from '../../../scenario/Scenario.ts';
import { EVENT } from '../../events.ts';
import { GRPC_CODE } from '../../responses.ts';
import type { ConsumerGroup } from '../ConsumerGroup.ts';
import type { Consuming } from '../Consuming.ts';
import type { PopConsumer } from './PopConsumer.ts';
import { type Popped, PopStore } from './PopStore.ts';
import type { PopTimer } from './popTimers.ts';

const INTERNAL_SERVER_ERROR = 50_001;
const INVALID_RECEIPT_HANDLE = 40_013;

/** What a consumer asks for. */
export interface Ask {
  readonly broker: number;
  readonly max: number;
  readonly invisibleUs: number;
  readonly holdUs: number;
  readonly patienceUs: number;
  readonly attemptsMax: number;
  readonly isOrdered: boolean;
  /** The proxy sees to it that the messages stay invisible while the consumer has them. */
  readonly isRenewed: boolean;
}

interface Receive extends Ask {
  readonly consumer: number;
  popped: readonly Popped[];
  code: number;
  timer: number;
  hold: number;
}

/** What a consumer says of a message. */
export interface Said {
  readonly delivery: number;
  readonly popped: Popped;
  readonly kind: number;
  readonly invisibleMs: number;
  readonly patienceUs: number;
}

interface OnItsWay {
  readonly popped: Popped;
  readonly broker: number;
  readonly consumer: number;
  timer: number;
  /** The consumer still lives that life. */
  isAwaited: boolean;
}

export class Popping {
  readonly settlements = new SettlementRecorder();
  private readonly stores: PopStore[] = [];
  private readonly storeOf = new Map<number, PopStore>();
  private readonly receives = new Map<number, Receive>();
  private readonly settling = new Map<number, OnItsWay>();
  /** By broker: what reached the machine while the process was frozen. */
  private readonly inbox: {
    readonly kind: number;
    readonly row: number;
    readonly broker: number;
  }[] = [];
  private readonly timers = new Map<number, PopTimer>();
  private timerCount = 0;
  /** How far each scripted list was walked. */
  private readonly walked = new Map<StepList, number>();

  private readonly consuming: Consuming;

  constructor(consuming: Consuming) {
    this.consuming = consuming;
  }

  store(group: ConsumerGroup, broker: number): PopStore {
    const key = group.index * 256 + broker;
    const known = this.storeOf.get(key);
    if (known !== undefined) return known;
    const store = new PopStore(this.consuming, { id: this.stores.length, broker, group });
    this.stores.push(store);
    this.storeOf.set(key, store);
    return store;
  }

  private consumer(index: number): PopConsumer {
    const consumer = this.consuming.popConsumers.find((each) => each.index === index);
    if (consumer === undefined) throw new Error(`Bug: consumer ${index} does not pop`);
    return consumer;
  }

  private get now(): number {
    return this.consuming.world.queue.now;
  }

  private push(afterUs: number, kind: number, subject: number): number {
    return this.consuming.world.queue.push(atUs(this.now + afterUs), kind, subject);
  }

  private cancel(event: number): void {
    if (event !== NO_EVENT) this.consuming.world.queue.cancel(event);
  }

  happen(kind: number, subject: number): void {
    switch (kind) {
      case EVENT.receiveArrives:
        return this.receiveArrives(subject);
      case EVENT.receiveHoldEnds:
        return this.holdEnds(subject);
      case EVENT.receiveAnswered:
        return this.receiveEnds(subject, this.receives.get(subject)?.code ?? 0);
      case EVENT.receiveTimesOut: {
        const receive = this.receives.get(subject);
        if (receive !== undefined) receive.timer = NO_EVENT;
        return this.receiveEnds(subject, 0);
      }
      case EVENT.popDue:
        return this.stores[subject]?.popDue();
      case EVENT.settleArrives:
        return this.settleArrives(subject);
      case EVENT.settleAnswered:
        return this.settleEnds(subject);
      case EVENT.settleTimesOut:
        return this.settleTimesOut(subject);
      case EVENT.popTimer: {
        const timer = this.timers.get(subject);
        this.timers.delete(subject);
        if (timer !== undefined) this.consumer(timer.consumer).timerEnds(timer);
        return;
      }
      default:
        throw new Error(`Bug: nobody handles events of kind ${kind}`);
    }
  }

  setTimer(afterUs: number, timer: PopTimer): void {
    const id = this.timerCount++;
    this.timers.set(id, timer);
    this.push(afterUs, EVENT.popTimer, id);
  }

  // ---- KP8: the way, through a proxy where there is one

  private delay(consumer: PopConsumer, broker: number): number {
    const { network } = this.consuming;
    const { proxy } = consumer;
    return proxy === undefined
      ? network.delay(broker)
      : network.delay(proxy) + network.delay(broker);
  }

  private isLost(consumer: PopConsumer, broker: number, way: 'there' | 'back'): boolean {
    const { network } = this.consuming;
    const links = consumer.proxy === undefined ? [broker] : [consumer.proxy, broker];
    return links.some((link) =>
      way === 'there' ? network.losesRequest(link) : network.losesAnswer(link),
    );
  }

  /** Who listens: the proxy and the broker behind it, or the broker alone. */
  private state(consumer: PopConsumer, broker: number): 'up' | 'frozen' | 'gone' {
    const { world } = this.consuming;
    const links = consumer.proxy === undefined ? [broker] : [consumer.proxy, broker];
    const parts = links.map((link) => world.broker(link));
    if (parts.some(({ isFrozen }) => isFrozen)) return 'frozen';
    return parts.every(({ acceptsConnections }) => acceptsConnections) ? 'up' : 'gone';
  }

  // ---- receives

  /** KP9: a receive leaves. Gives its row. */
  receive(consumer: PopConsumer, ask: Ask): number {
    const { rows } = this.consuming.pulls;
    const row = rows.add();
    rows.sentAt[row] = this.now;
    rows.consumer[row] = consumer.index;
    rows.broker[row] = ask.broker;
    rows.queue[row] = 0;
    const timer = this.push(ask.patienceUs, EVENT.receiveTimesOut, row);
    this.receives.set(row, {
      ...ask,
      consumer: consumer.index,
      popped: [],
      code: GRPC_CODE.ok,
      timer,
      hold: NO_EVENT,
    });
    if (!this.isLost(consumer, ask.broker, 'there')) {
      this.push(this.delay(consumer, ask.broker), EVENT.receiveArrives, row);
    }
    return row;
  }

  private receiveArrives(row: number): void {
    const receive = this.receives.get(row);
    if (receive === undefined) return;
    const { broker } = receive;
    const consumer = this.consumer(receive.consumer);
    const state = this.state(consumer, broker);
    if (state === 'frozen') {
      this.inbox.push({ kind: EVENT.receiveArrives, row, broker });
      return;
    }
    if (state === 'gone') {
      this.answer(row, { code: INTERNAL_SERVER_ERROR, extraUs: 0 });
      return;
    }
    const step = this.stepOf(broker, 'receive');
    if (step?.kind === 'reply' && step.code !== GRPC_CODE.ok) {
      this.answer(row, { code: step.code, extraUs: ms(step.afterMs) });
      return;
    }
    if (step?.kind === 'hang') return;
    const store = this.store(consumer.group, broker);
    if (store.waiting.length === 0 && store.hasSome(receive.isOrdered)) {
      this.serve(row, store, step);
      return;
    }
    const { rows } = this.consuming.pulls;
    rows.flags[row] = (rows.flags[row] ?? 0) | PULL_FLAG.held;
    store.waiting.push(row);
    receive.hold = this.push(receive.holdUs, EVENT.receiveHoldEnds, row);
  }

  /** KP9: something has come: the receives that waited longest get it. */
  serveWaiting(store: PopStore): void {
    const part = this.consuming.world.broker(store.broker);
    if (!part.isUp || part.isFrozen) return;
    while (store.waiting.length > 0) {
      const row = store.waiting[0] ?? 0;
      const receive = this.receives.get(row);
      if (receive === undefined) store.waiting.shift();
      else if (!store.hasSome(receive.isOrdered)) return;
      else {
        store.waiting.shift();
        this.cancel(receive.hold);
        receive.hold = NO_EVENT;
        this.serve(row, store, undefined);
      }
    }
  }

  private serve(row: number, store: PopStore, step: BrokerStep | undefined): void {
    const receive = this.receives.get(row);
    if (receive === undefined) return;
    const popped = store.take(receive);
    receive.popped = popped;
    const { rows } = this.consuming.pulls;
    rows.messages[row] = popped.length;
    const first = popped[0];
    rows.queue[row] = first?.queue ?? 0;
    const readUs =
      first === undefined ? 0 : this.consuming.side(store.broker).readUs(first.entry, row);
    const scriptedUs = step?.kind === 'reply' ? ms(step.afterMs) : 0;
    this.answer(row, { code: GRPC_CODE.ok, extraUs: readUs + scriptedUs });
  }

  private holdEnds(row: number): void {
    const receive = this.receives.get(row);
    if (receive === undefined) return;
    receive.hold = NO_EVENT;
    const store = this.store(this.consumer(receive.consumer).group, receive.broker);
    const at = store.waiting.indexOf(row);
    if (at < 0) return;
    store.waiting.splice(at, 1);
    this.answer(row, { code: GRPC_CODE.ok, extraUs: 0 });
  }

  private answer(row: number, { code, extraUs }: { code: number; extraUs: number }): void {
    const receive = this.receives.get(row);
    if (receive === undefined) return;
    receive.code = code;
    const consumer = this.consumer(receive.consumer);
    if (this.isLost(consumer, receive.broker, 'back')) return;
    this.push(extraUs + this.delay(consumer, receive.broker), EVENT.receiveAnswered, row);
  }

  /** The consumer learns the end of a receive; a code of 0: nobody answered. */
  private receiveEnds(row: number, code: number): void {
    const receive = this.receives.get(row);
    const { rows } = this.consuming.pulls;
    if (receive === undefined || rows.answeredAfter[row] !== NEVER) return;
    this.receives.delete(row);
    this.cancel(receive.timer);
    this.cancel(receive.hold);
    const store = this.store(this.consumer(receive.consumer).group, receive.broker);
    const at = store.waiting.indexOf(row);
    if (at >= 0) store.waiting.splice(at, 1);
    rows.answeredAfter[row] = asLength(this.now - (rows.sentAt[row] ?? 0));
    const popped = code === GRPC_CODE.ok ? receive.popped : [];
    rows.messages[row] = popped.length;
    if (code === 0) rows.outcome[row] = PULL.timedOut;
    else if (code !== GRPC_CODE.ok) rows.outcome[row] = PULL.failed;
    else rows.outcome[row] = popped.length > 0 ? PULL.found : PULL.empty;
    this.consumer(receive.consumer).received(row, { broker: receive.broker, code, popped });
  }

  /** The consumer is gone: nobody waits for what it asked. */
  forget(consumer: number): void {
    const { rows } = this.consuming.pulls;
    for (const [row, receive] of this.receives) {
      if (receive.consumer !== consumer) continue;
      this.cancel(receive.timer);
      this.cancel(receive.hold);
      this.receives.delete(row);
      rows.answeredAfter[row] = asLength(this.now - (rows.sentAt[row] ?? 0));
      rows.outcome[row] = PULL.failed;
      rows.messages[row] = 0;
    }
    for (const store of this.stores) store.holderGone(consumer);
    for (const each of this.settling.values()) {
      if (each.consumer !== consumer) continue;
      this.cancel(each.timer);
      each.timer = NO_EVENT;
      each.isAwaited = false;
    }
  }

  // ---- settlements

  /** KP10: an acknowledgement, or what else a consumer says of a message, leaves. */
  settle(consumer: PopConsumer, said: Said): void {
    const { delivery, popped, kind, invisibleMs, patienceUs } = said;
    const broker = this.consuming.deliveries.broker[delivery] ?? 0;
    const row = this.settlements.add({ delivery, kind, invisibleMs, sentAt: this.now });
    const timer = this.push(patienceUs, EVENT.settleTimesOut, row);
    this.settling.set(row, { popped, broker, consumer: consumer.index, timer, isAwaited: true });
    if (!this.isLost(consumer, broker, 'there')) {
      this.push(this.delay(consumer, broker), EVENT.settleArrives, row);
    }
  }

  private settleArrives(row: number): void {
    const each = this.settling.get(row);
    if (each === undefined) return;
    const { broker } = each;
    const consumer = this.consumer(each.consumer);
    const state = this.state(consumer, broker);
    if (state === 'frozen') {
      this.inbox.push({ kind: EVENT.settleArrives, row, broker });
      return;
    }
    const { settlements } = this;
    const kind = settlements.kind[row] ?? 0;
    const step = this.stepOf(broker, kind === SETTLE.ack ? 'ack' : 'nack');
    let code: number = GRPC_CODE.ok;
    let extraUs = 0;
    if (state === 'gone') code = INTERNAL_SERVER_ERROR;
    else if (step?.kind === 'hang') return;
    else {
      if (step?.kind === 'reply') {
        code = step.code;
        extraUs = ms(step.afterMs);
      }
      if (code === GRPC_CODE.ok && !this.apply(row, each)) {
        code = INVALID_RECEIPT_HANDLE;
      }
    }
    settlements.code[row] = code;
    if (this.isLost(consumer, broker, 'back')) return;
    this.push(extraUs + this.delay(consumer, broker), EVENT.settleAnswered, row);
  }

  /** False when the receipt means nothing any more. */
  private apply(row: number, { broker, consumer, popped }: OnItsWay): boolean {
    const { invisibleMs, kind } = this.settlements;
    const store = this.store(this.consumer(consumer).group, broker);
    if (kind[row] === SETTLE.nack) {
      return store.changeInvisible(popped, ms(invisibleMs[row] ?? 0));
    }
    return kind[row] === SETTLE.forward ? store.forward(popped) : store.acknowledge(popped);
  }

  /** Whatever was answered, it was not heard. */
  private settleTimesOut(row: number): void {
    const each = this.settling.get(row);
    if (each === undefined) return;
    each.timer = NO_EVENT;
    this.settlements.code[row] = 0;
    this.settleEnds(row);
  }

  private settleEnds(row: number): void {
    const each = this.settling.get(row);
    if (each === undefined) return;
    this.settling.delete(row);
    this.cancel(each.timer);
    if (!each.isAwaited) return;
    const { settlements } = this;
    const isOver = this.now - (settlements.sentAt[row] ?? 0);
    settlements.answeredAfter[row] = asLength(isOver);
    const code = settlements.code[row] ?? 0;
    this.consumer(each.consumer).settled(settlements.delivery[row] ?? 0, code);
  }

  // ---- recorded cases

  private stepOf(broker: number, what: 'receive' | 'ack' | 'nack'): BrokerStep | undefined {
    const list = this.consuming.world.scenario.brokers[broker]?.script?.consuming?.[what];
    if (list === undefined) return undefined;
    const place = this.walked.get(list) ?? 0;
    this.walked.set(list, place + 1);
    return list.steps[place] ?? list.then;
  }

  // ---- brokers

  /** Its connections are gone: who waited there hears of it. */
  connectionsBroken(broker: number): void {
    this.inbox.splice(0, this.inbox.length, ...this.inbox.filter((each) => each.broker !== broker));
    for (const store of this.stores) {
      if (store.broker !== broker) continue;
      const rows = store.waiting.splice(0);
      for (const row of rows) this.answer(row, { code: INTERNAL_SERVER_ERROR, extraUs: 0 });
    }
  }

  /** A proxy is gone, and with it the connections of those who talk to it. */
  proxyGone(proxy: number): void {
    for (const [row, receive] of this.receives) {
      if (this.consumer(receive.consumer).proxy !== proxy) continue;
      const { waiting } = this.store(this.consumer(receive.consumer).group, receive.broker);
      const at = waiting.indexOf(row);
      if (at < 0) continue;
      waiting.splice(at, 1);
      this.answer(row, { code: INTERNAL_SERVER_ERROR, extraUs: 0 });
    }
  }

  /** What piled up before a frozen process is taken now; where it is still frozen, it goes back. */
  goesOn(): void {
    const waiting = this.inbox.splice(0);
    for (const { kind, row } of waiting) this.happen(kind, row);
  }

  /** It lives again. */
  brokerLives(broker: number): void {
    const { isUp, isFrozen } = this.consuming.world.broker(broker);
    if (!isUp || isFrozen) return;
    this.goesOn();
    for (const store of this.stores) if (store.broker === broker) this.serveWaiting(store);
  }
}
