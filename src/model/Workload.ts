// What the application wants sent, and the callers (threads) that send it. Rules W1 to W9.
// Open loop: messages come whether or not earlier ones are done; one that finds no free caller waits.
// Closed loop: each caller sends, waits for the result, thinks, sends again.
import { exponential } from '../engine/distributions.ts';
import { IntQueue } from '../engine/IntQueue.ts';
import { EVENT_TIME_MAX, NO_EVENT } from '../engine/EventQueue.ts';
import { Random } from '../engine/Random.ts';
import { after, atMs, atUs, type Duration, ms, us } from '../lib/units.ts';
import type { ListedSend } from '../scenario/Scenario.ts';
import { fullSettings } from '../scenario/SettingSpec.ts';
import { WORKLOAD_SPECS } from '../scenario/workloadSpecs.ts';
import { Callers } from './Callers.ts';
import { EVENT, PAIR } from './events.ts';
import type { Producer } from './Producer.ts';

/** `thread` of a listed send that any free caller may take. */
const ANY_CALLER = -1;
const RAMP_STEP = 50; // ms between two steps of a ramp: finer than any chart
/**
 * From one call of send to the next of the same caller in the closed loop. Where a send takes no time of its own
 * (oneway, open breaker, no latency), the loop would else turn for ever within one instant.
 */
const LOOP_PERIOD_MIN = 200; // µs, a fast local round trip

export class Workload {
  blockedCallers = 0;
  private settings;
  private readonly luck: Random;
  private readonly callers = new Callers();
  /** Messages of an asynchronous client, or of threads by name, that hold a caller; in the open loop none does. */
  private readonly held = new Set<number>();
  private readonly waiting = new IntQueue();
  private isHandingOut = false;
  /** Listed sends name their threads. */
  private isByThread = false;
  private spikeFactor = 1;
  /** Messages wanted so far. */
  private wanted = 0;
  // The next arrival: its exact moment in µs, and the event. `gapLeft` keeps what is left while the rate is 0.
  private nextAt = 0;
  private arrivalEvent = NO_EVENT;
  private ratePerUs = 0;
  private gapLeft = 0;
  private readonly sends: readonly ListedSend[];

  private readonly producer: Producer;

  constructor(producer: Producer) {
    this.producer = producer;
    const { world, index } = producer;
    const client = world.scenario.clients[index];
    this.settings = fullSettings(WORKLOAD_SPECS, client?.workload ?? {});
    this.sends = client?.sends ?? [];
    this.luck = Random.stream(world.scenario.seed, `arrivals ${client?.id ?? ''}`);
  }

  start(): void {
    const { world, index } = this.producer;
    if (this.sends.length > 0) {
      this.isByThread = this.sends.some(({ thread }) => thread !== ANY_CALLER);
      if (!this.isByThread) this.resizeCallers();
      this.sends.forEach(({ atMs: moment }, place) => {
        world.queue.push(atMs(moment), EVENT.listedSend, place * PAIR + index);
      });
      return;
    }
    this.resizeCallers();
    this.planShape();
    if (this.isClosed) return;
    this.ratePerUs = this.rate();
    this.gapLeft = this.gap();
    this.planArrival();
  }

  configure(): void {
    const { world, index } = this.producer;
    this.settings = fullSettings(WORKLOAD_SPECS, world.scenario.clients[index]?.workload ?? {});
    if (this.isByThread) return;
    this.resizeCallers();
    this.rateChanges();
  }

  private get isClosed(): boolean {
    return this.settings.loop === 'closed' && this.sends.length === 0;
  }

  setSpikeFactor(factor: number): void {
    if (factor === this.spikeFactor) return;
    this.spikeFactor = factor;
    this.rateChanges();
  }

  /** W9: the application wants no more than that many messages. */
  private get isAllSent(): boolean {
    return this.settings.messagesMax !== 0 && this.wanted >= this.settings.messagesMax;
  }

  /** GO14: the process has ended: whatever is wanted waits for ever. */
  stop(): void {
    this.isStopped = true;
  }
  private isStopped = false;

  get waitingMessages(): number {
    return this.waiting.length;
  }

  // ---- open loop

  /** W1: one message of the open loop is due. */
  arrival(): void {
    this.arrivalEvent = NO_EVENT;
    this.gapLeft = this.gap();
    if (this.isAllSent) return;
    this.nextAt += this.gapLeft / this.ratePerUs;
    this.gapLeft = 0;
    this.pushArrival();
    this.wanted++;
    this.offer(this.producer.newMessage(this.settings.bodyBytes));
  }

  /** W3: the rate is another one from now on; what was left of the gap stretches or shrinks with it. */
  rateChanges(): void {
    if (this.sends.length > 0) return;
    const { queue } = this.producer.world;
    if (this.arrivalEvent !== NO_EVENT) {
      queue.cancel(this.arrivalEvent);
      this.arrivalEvent = NO_EVENT;
      this.gapLeft = Math.max(0, this.nextAt - queue.now) * this.ratePerUs;
    }
    // What is left of the gap is kept for the time when the loop is open again.
    if (this.isClosed) return;
    this.ratePerUs = this.rate();
    this.planArrival();
    this.planShape();
  }

  private planArrival(): void {
    if (this.ratePerUs === 0) return;
    this.nextAt = this.producer.world.queue.now + this.gapLeft / this.ratePerUs;
    this.gapLeft = 0;
    this.pushArrival();
  }

  private pushArrival(): void {
    const { world, index } = this.producer;
    // Beyond the clock's end is after every run's.
    const at = atUs(Math.min(EVENT_TIME_MAX, Math.round(this.nextAt)));
    this.arrivalEvent = world.queue.push(at, EVENT.arrival, index);
  }

  /** The gap to the next message, in mean gaps. */
  private gap(): number {
    return this.settings.arrivals === 'poisson' ? exponential(this.luck, 1) : 1;
  }

  private rate(): number {
    return (this.settings.ratePerSec * this.spikeFactor * this.shapeFactor()) / 1_000_000;
  }

  /** W2: how many times the rate, at this moment of the load's shape. */
  private shapeFactor(): number {
    const { shape, shapeFactor, shapeStartMs, shapeLengthMs, shapeEveryMs } = this.settings;
    const nowMs = this.producer.world.queue.now / 1000;
    switch (shape) {
      case 'steady':
        return 1;
      case 'bursts':
        // In whole microseconds, so that a period of 33.3333 ms meets itself again.
        return this.producer.now % ms(shapeEveryMs) < ms(shapeLengthMs) ? shapeFactor : 1;
      case 'spike':
        return nowMs >= shapeStartMs && nowMs < shapeStartMs + shapeLengthMs ? shapeFactor : 1;
      case 'ramp': {
        const share = Math.min(1, Math.max(0, (nowMs - shapeStartMs) / shapeLengthMs));
        return 1 + (shapeFactor - 1) * share;
      }
    }
  }

  /** The next moment at which the shape changes the rate. */
  private planShape(): void {
    const { shape, shapeStartMs, shapeLengthMs, shapeEveryMs } = this.settings;
    const { world, index } = this.producer;
    const nowMs = world.queue.now / 1000;
    const inPeriod = this.producer.now % ms(shapeEveryMs);
    const moments =
      shape === 'bursts'
        ? [
            nowMs +
              ((inPeriod < ms(shapeLengthMs) ? ms(shapeLengthMs) : ms(shapeEveryMs)) - inPeriod) /
                1000,
          ]
        : shape === 'spike'
          ? [shapeStartMs, shapeStartMs + shapeLengthMs]
          : shape === 'ramp' && nowMs < shapeStartMs + shapeLengthMs
            ? [nowMs < shapeStartMs ? shapeStartMs : nowMs + RAMP_STEP]
            : [];
    const next = moments.find((moment) => moment > nowMs);
    if (next === undefined || atMs(next) === this.shapePlannedAt) return;
    this.shapePlannedAt = atMs(next);
    world.queue.push(this.shapePlannedAt, EVENT.rateChanges, index);
  }
  private shapePlannedAt = -1 as ReturnType<typeof atMs>;

  // ---- closed loop and lists

  /** W4: a caller of the closed loop has thought. */
  thinkEnds(caller: number): void {
    if (this.isStopped || !this.callers.stays(caller)) return;
    if (!this.isClosed) {
      this.callers.giveBack(caller);
      this.handOut();
      return;
    }
    if (this.isAllSent) {
      this.callers.giveBack(caller);
      return;
    }
    this.wanted++;
    const message = this.producer.newMessage(this.settings.bodyBytes);
    this.begin(message, caller);
  }

  private thinkEndsLater(caller: number, wait: Duration): void {
    const { world, index } = this.producer;
    world.queue.push(after(world.queue.now, wait), EVENT.thinkEnds, caller * PAIR + index);
  }

  /** W5: a listed send is due; sends of one thread wait for each other. */
  listedSend(place: number): void {
    const send = this.sends[place];
    if (send === undefined) return;
    const message = this.producer.newMessage(send.bodyBytes, send.delayLevel);
    if (send.mode !== undefined) this.producer.sendsBy(message, send.mode);
    if (send.group !== undefined) this.groups.set(message, send.group);
    if (send.delayTimeMs !== undefined) {
      this.producer.world.delayLevels.setTimer(message, ms(send.delayTimeMs));
    }
    if (send.waitForReadyMs !== undefined) this.patience.set(message, send.waitForReadyMs);
    const thread = send.thread ?? 0;
    if (thread === ANY_CALLER) {
      this.offer(message);
      return;
    }
    const queue = this.threadQueue(thread);
    if (this.producer.mayKeepCaller && (this.busyThreads.has(thread) || queue.length > 0))
      queue.push(message);
    else this.begin(message, thread);
  }

  private readonly groups = new Map<number, string>();
  /** The group of an ordered message; most have none. */
  groupOf(message: number): string | undefined {
    return this.groups.size === 0 ? undefined : this.groups.get(message);
  }

  private readonly patience = new Map<number, number>();
  /** How long a listed call waits for its channel; nothing: by the client's settings. */
  waitMsOf(message: number): number | undefined {
    return this.patience.size === 0 ? undefined : this.patience.get(message);
  }

  private readonly busyThreads = new Set<number>();
  private readonly threadQueues = new Map<number, IntQueue>();
  private threadQueue(thread: number): IntQueue {
    const queue = this.threadQueues.get(thread) ?? new IntQueue();
    this.threadQueues.set(thread, queue);
    return queue;
  }

  // ---- callers

  /** W6: the caller that became free last takes the message, as in a cached thread pool; or it waits for one. */
  private offer(message: number): void {
    if (!this.producer.mayKeepCaller) this.producer.begin(message, 0);
    else if (this.callers.hasFree && this.waiting.length === 0)
      this.begin(message, this.callers.take());
    else this.waiting.push(message);
  }

  private begin(message: number, caller: number): void {
    if (this.isStopped) {
      this.waiting.push(message);
      return;
    }
    this.blockedCallers++;
    if (this.isByThread) this.busyThreads.add(caller);
    if (this.isByThread || !this.producer.isBlocking) this.held.add(message);
    this.producer.begin(message, caller);
  }

  /** JA5: send() has come back before there is a result. The closed loop waits for the callback all the same. */
  returned(message: number): void {
    if (!this.isClosed) this.release(message);
  }

  /** W7: the caller knows its result (or never had to wait for it). */
  release(message: number): void {
    const { isBlocking, world } = this.producer;
    // Nobody waited: asynchronous, in the open loop.
    if (!isBlocking && !this.isByThread && this.held.size === 0) return;
    const { messages, queue } = world;
    const caller = messages.caller[message] as number;
    if (this.isByThread) {
      // It came back before the result, or a job of the application sends it again.
      if (!this.held.delete(message)) return;
      this.blockedCallers--;
      this.busyThreads.delete(caller);
      const next = this.threadQueue(caller).shift();
      if (next >= 0) this.begin(next, caller);
      return;
    }
    if (!isBlocking && !this.held.delete(message)) return;
    this.blockedCallers--;
    if (!this.callers.stays(caller)) return;
    if (this.isClosed && this.waiting.length === 0) {
      const spent = queue.now - this.producer.startedAt(message);
      this.thinkEndsLater(
        caller,
        us(Math.max(ms(this.settings.thinkTimeMs), LOOP_PERIOD_MIN - spent)),
      );
    } else {
      this.callers.giveBack(caller);
      this.handOut();
    }
  }

  /** One after the other, however many fail at once: a send that ends inside its own call must not nest. */
  private handOut(): void {
    if (this.isHandingOut || this.isStopped) return;
    this.isHandingOut = true;
    while (this.waiting.length > 0 && this.callers.hasFree) {
      this.begin(this.waiting.shift(), this.callers.take());
    }
    this.isHandingOut = false;
    while (this.isClosed && this.callers.hasFree) this.thinkEndsLater(this.callers.take(), us(0));
  }

  /** W8: newcomers begin at once. */
  private resizeCallers(): void {
    this.callers.resize(this.settings.callers);
    this.handOut();
  }
}
