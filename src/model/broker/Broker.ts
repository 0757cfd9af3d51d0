// A RocketMQ broker as a sender meets it: admission, send queue, send threads, fast failure, the store behind
// its lock, disk watermarks, flush. Rules B1 to B22. Left out: file roll-over, page faults (both only as the fault
// "append stall").
import { IntQueue } from '../../engine/IntQueue.ts';
import { NO_EVENT } from '../../engine/EventQueue.ts';
import { Random } from '../../engine/Random.ts';
import { after, atUs, us } from '../../lib/units.ts';
import { CAUSE, FLAG, OUTCOME } from '../../recording/outcomes.ts';
import { asLength, DIMENSION, LIFE, NEVER, PART } from '../../recording/Recording.ts';
import type { BrokerScenario } from '../../scenario/Scenario.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import { BROKER_SPECS } from '../../scenario/specs.ts';
import { EVENT } from '../events.ts';
import { SILENCE } from '../NameServer.ts';
import { RESPONSE } from '../responses.ts';
import type { World } from '../World.ts';
import { Admission } from './Admission.ts';
import type { BrokerPart } from './BrokerPart.ts';
import { Disk } from './Disk.ts';
import { ServiceTime } from './ServiceTime.ts';
import { Store } from './Store.ts';

/** BrokerFastFailure: scans the queues this often. */
const SWEEP_PERIOD = 10_000; // µs

export class Broker implements BrokerPart {
  readonly disk: Disk;
  readonly store: Store;
  readonly admission: Admission;
  settings;
  private readonly service: ServiceTime;
  private readonly queue = new IntQueue(64);
  /** Requests that reached the machine while the process was frozen. */
  private readonly inbox = new IntQueue();
  // Threads: what each works on, and the event at which it is done.
  private threadAttempt = new Int32Array(0);
  private threadEvent = new Int32Array(0);
  private readonly freeThreads = new IntQueue();
  private threadCount = 0;
  private busy = 0;
  /** Those that a proxy in this process works on with a thread of its own. */
  private readonly ofProxy = new Set<number>();

  private life: number = LIFE.up;
  private isRefusing = false;
  private slowFactor = 1;
  /** Reading old messages from disk makes every service take so many times as long. */
  private readFactor = 1;
  private sweepEvent = NO_EVENT;
  private readonly sweepLuck: Random;
  private readonly sweepPhase: number;

  readonly world: World;
  readonly index: number;

  constructor(world: World, index: number, scenario: BrokerScenario) {
    this.world = world;
    this.index = index;
    const { seed } = world.scenario;
    this.settings = fullSettings(BROKER_SPECS, scenario.settings);
    this.service = new ServiceTime(Random.stream(seed, `service ${scenario.id}`));
    this.sweepLuck = Random.stream(seed, `sweep ${scenario.id}`);
    this.sweepPhase = this.sweepLuck.below(SWEEP_PERIOD);
    this.disk = new Disk(this, Random.stream(seed, `disk check ${scenario.id}`));
    this.store = new Store(this, scenario.id);
    this.admission = new Admission(this);
    this.configure(scenario);
  }

  /** Takes over changed settings; what waits and what is served goes on. */
  configure(scenario: Pick<BrokerScenario, 'settings'>): void {
    this.settings = fullSettings(BROKER_SPECS, scenario.settings);
    this.service.configure(this.settings);
    this.admission.configure();
    this.store.replication.configure();
    this.resize(this.settings.sendMessageThreadPoolNums);
    if (this.queue.length > 0) this.planSweep();
  }

  get isUp(): boolean {
    return this.life !== LIFE.down;
  }

  get isFrozen(): boolean {
    return this.life === LIFE.paused;
  }

  get acceptsConnections(): boolean {
    return this.life !== LIFE.down && !this.isRefusing;
  }

  get queueLength(): number {
    return this.queue.length;
  }

  get busyThreads(): number {
    return this.busy;
  }

  // ---- requests

  /** B1 to B5: what happens to a request as it arrives. */
  requestArrives(attempt: number): void {
    const { world } = this;
    if (this.life === LIFE.paused) {
      this.inbox.push(attempt);
      return;
    }
    if (this.life === LIFE.down || this.isRefusing) {
      world.resetConnection(attempt);
      return;
    }
    const { attempts, queue } = world;
    attempts.arrivedAfter[attempt] = asLength(queue.now - (attempts.sentAt[attempt] as number));
    const refusal = this.admission.isActive ? this.admission.refusal() : CAUSE.none;
    if (refusal !== CAUSE.none) {
      this.answer(attempt, RESPONSE.tooManyRequests, refusal);
    } else if (this.store.isPageCacheBusy) {
      this.answer(attempt, RESPONSE.systemBusy, CAUSE.rejectRequest);
    } else if (this.busy < this.threadCount) {
      this.serve(attempt);
    } else if (this.queue.length >= this.settings.sendThreadPoolQueueCapacity) {
      this.answer(attempt, RESPONSE.systemBusy, CAUSE.overload);
    } else {
      this.queue.push(attempt);
      if (this.sweepEvent === NO_EVENT) this.planSweep();
    }
  }

  private serve(attempt: number): void {
    const { attempts, queue, inFlight } = this.world;
    attempts.beganAfter[attempt] = asLength(queue.now - (attempts.sentAt[attempt] as number));
    if (this.isExpired(attempt)) {
      attempts.flags[attempt] = (attempts.flags[attempt] as number) | FLAG.servedForNobody;
    }
    const thread = this.freeThreads.pop();
    this.busy++;
    inFlight.thread[attempt] = thread;
    this.threadAttempt[thread] = attempt;
    const duration = this.service.draw(this.slowFactor * this.readFactor);
    this.threadEvent[thread] = queue.push(atUs(queue.now + duration), EVENT.serviceEnds, attempt);
  }

  /** X14: a thread of the proxy in this process does the work of a send thread, beside the queue. */
  serveForProxy(attempt: number): void {
    const { attempts, inFlight, queue } = this.world;
    attempts.beganAfter[attempt] = asLength(queue.now - (attempts.sentAt[attempt] ?? 0));
    if (this.isExpired(attempt)) {
      attempts.flags[attempt] = (attempts.flags[attempt] ?? 0) | FLAG.servedForNobody;
    }
    let thread = this.threadCount;
    while ((this.threadAttempt[thread] ?? -1) >= 0) thread++;
    if (thread >= this.threadAttempt.length) this.makeRoom(thread + 16);
    this.ofProxy.add(attempt);
    inFlight.thread[attempt] = thread;
    this.threadAttempt[thread] = attempt;
    const duration = this.service.draw(this.slowFactor);
    this.threadEvent[thread] = queue.push(atUs(queue.now + duration), EVENT.serviceEnds, attempt);
  }

  /** B7: a thread has done its work and puts the message into the store. */
  serviceEnds(attempt: number): void {
    this.threadEvent[this.world.inFlight.thread[attempt] as number] = NO_EVENT;
    if (this.store.put(attempt)) this.freeThread(attempt);
  }

  /** The attempt's thread is free for the next request in the queue. */
  freeThread(attempt: number): void {
    const thread = this.world.inFlight.thread[attempt] as number;
    this.threadAttempt[thread] = -1;
    if (this.ofProxy.size > 0 && this.ofProxy.delete(attempt)) {
      this.world.proxyIsFree(attempt);
      return;
    }
    this.busy--;
    if (this.busy < this.threadCount) {
      this.freeThreads.push(thread);
      this.serveNext();
    }
  }

  private serveNext(): void {
    const isNewestFirst = this.settings.queueDiscipline === 'lifo';
    while (this.queue.length > 0 && this.busy < this.threadCount) {
      const attempt = isNewestFirst ? this.queue.pop() : this.queue.shift();
      if (this.settings.dropExpiredAtDequeue && this.isExpired(attempt)) continue;
      this.serve(attempt);
    }
  }

  /** Its client has stopped waiting; nobody ever waited for a oneway request. */
  private isExpired(attempt: number): boolean {
    const { attempts } = this.world;
    return (
      attempts.endedAfter[attempt] !== NEVER && attempts.outcome[attempt] !== OUTCOME.unanswered
    );
  }

  /** Sends the answer on its way to the client. */
  answer(attempt: number, code: number, cause: number): void {
    const { attempts, inFlight, proxies, queue } = this.world;
    // X13: the proxy has given up waiting and said so; its answer is the one on the way.
    if (proxies.length > 0 && attempts.answeredAfter[attempt] !== NEVER) return;
    attempts.answeredAfter[attempt] = asLength(queue.now - (attempts.sentAt[attempt] as number));
    inFlight.code[attempt] = code;
    inFlight.cause[attempt] = cause;
    this.world.sendAnswer(attempt);
  }

  // ---- fast failure

  /** B8: the next look at the queue's head: at once when the page cache is busy, else when it has waited too long. */
  planSweep(): void {
    if (!this.settings.brokerFastFailureEnable || this.life !== LIFE.up) return;
    const { queue } = this.world;
    const due = this.store.isPageCacheBusy
      ? queue.now + 1
      : (this.enteredMs(this.queue.first()) + this.settings.waitTimeMillsInSendQueue) * 1000;
    const ticks = Math.ceil((Math.max(due, queue.now + 1) - this.sweepPhase) / SWEEP_PERIOD);
    if (this.sweepEvent !== NO_EVENT) queue.cancel(this.sweepEvent);
    const { wakeDelayMs } = this.settings;
    const late = wakeDelayMs === 0 ? 0 : Math.floor(this.sweepLuck.uniform() * wakeDelayMs * 1000);
    const at = atUs(ticks * SWEEP_PERIOD + this.sweepPhase + late);
    this.sweepEvent = queue.push(at, EVENT.sweep, this.index);
  }

  sweep(): void {
    this.sweepEvent = NO_EVENT;
    if (!this.settings.brokerFastFailureEnable || this.life !== LIFE.up) return;
    while (this.store.isPageCacheBusy && this.queue.length > 0) {
      this.answer(this.queue.shift(), RESPONSE.systemBusy, CAUSE.pcBusyCleanQueue);
    }
    const nowMs = Math.floor(this.world.queue.now / 1000);
    const newestMs = nowMs - this.settings.waitTimeMillsInSendQueue;
    while (this.queue.length > 0 && this.enteredMs(this.queue.first()) <= newestMs) {
      this.answer(this.queue.shift(), RESPONSE.systemBusy, CAUSE.timeoutCleanQueue);
    }
    if (this.queue.length > 0) this.planSweep();
  }

  /** RequestTask:createTimestamp and the sweep's clock count whole milliseconds. */
  private enteredMs(attempt: number): number {
    const { attempts } = this.world;
    const enteredAt =
      (attempts.sentAt[attempt] as number) + (attempts.arrivedAfter[attempt] as number);
    return Math.floor(enteredAt / 1000);
  }

  // ---- faults

  /** B15: killed: everything in its memory is gone, connections break at once. */
  crash(): void {
    const { world } = this;
    for (let thread = 0; thread < this.threadAttempt.length; thread++) {
      const attempt = this.threadAttempt[thread] as number;
      if (attempt < 0) continue;
      const event = this.threadEvent[thread] as number;
      // Below NO_EVENT it is not an event but the work that a frozen thread has left.
      if (event > NO_EVENT) world.queue.cancel(event);
      world.resetConnection(attempt);
    }
    while (this.queue.length > 0) world.resetConnection(this.queue.shift());
    while (this.inbox.length > 0) world.resetConnection(this.inbox.shift());
    this.store.crash();
    this.resetThreads();
    this.setLife(LIFE.down);
    world.breakConnections(this.index, 'reset');
    world.nameServer.unregister(this.index);
  }

  /** B16: shut down in order: leaves the route, closes its connections, finishes what it has accepted. */
  shutdown(): void {
    this.world.nameServer.unregister(this.index);
    this.setLife(LIFE.down);
    this.world.breakConnections(this.index, 'closed');
  }

  /** B17: starts again, empty. */
  restart(): void {
    this.setLife(LIFE.up);
    this.world.nameServer.brokerStarted(this.index);
    this.disk.restart();
    this.serveNext();
    if (this.queue.length > 0) this.planSweep();
  }

  /** B18: frozen (SIGSTOP, long collection): nothing moves, connections stay open, requests pile up before it. */
  pause(): void {
    if (this.life !== LIFE.up) return;
    const { queue } = this.world;
    this.setLife(LIFE.paused);
    for (let thread = 0; thread < this.threadEvent.length; thread++) {
      const event = this.threadEvent[thread] as number;
      if (event === NO_EVENT || (this.threadAttempt[thread] as number) < 0) continue;
      // Keeps, as a negative number, how much work was left.
      this.threadEvent[thread] = -2 - (queue.timeOf(event) - queue.now);
      queue.cancel(event);
    }
    this.world.nameServer.brokerSilent(this.index, SILENCE.frozen);
  }

  resume(): void {
    if (this.life !== LIFE.paused) return;
    const { queue } = this.world;
    this.setLife(LIFE.up);
    for (let thread = 0; thread < this.threadEvent.length; thread++) {
      const left = -2 - (this.threadEvent[thread] as number);
      if (left < 0 || (this.threadAttempt[thread] as number) < 0) continue;
      this.threadEvent[thread] = queue.push(
        after(queue.now, us(left)),
        EVENT.serviceEnds,
        this.threadAttempt[thread] as number,
      );
    }
    this.store.resume();
    this.serveNext();
    for (let waiting = this.inbox.length; waiting > 0; waiting--)
      this.requestArrives(this.inbox.shift());
    if (this.queue.length > 0) this.planSweep();
    this.world.nameServer.brokerSpeaks(this.index, SILENCE.frozen);
  }

  /** B19: nothing listens: open connections break, new ones are refused; what was accepted is served. */
  setRefusing(isRefusing: boolean): void {
    if (this.isRefusing === isRefusing) return;
    this.isRefusing = isRefusing;
    if (isRefusing) this.world.breakConnections(this.index, 'reset');
  }

  /** B14: every service that begins from now on takes so many times as long. */
  setSlowFactor(factor: number): void {
    this.slowFactor = factor;
  }

  /** K4: the disk reads old messages for consumers. */
  setReadFactor(factor: number): void {
    this.readFactor = factor;
  }

  /** Whether a message could be put into the store now. */
  get canPut(): boolean {
    return !this.store.isPageCacheBusy && !this.disk.isFull;
  }

  // ---- inside

  private resize(count: number): void {
    if (count === this.threadCount) return;
    this.makeRoom(count);
    this.threadCount = count;
    this.freeThreads.clear();
    let room = count - this.busy;
    for (let thread = this.threadAttempt.length - 1; thread >= 0 && room > 0; thread--) {
      if ((this.threadAttempt[thread] as number) >= 0) continue;
      this.freeThreads.push(thread);
      room--;
    }
    if (this.life === LIFE.up) this.serveNext();
  }

  private makeRoom(count: number): void {
    const grown = Math.max(count, this.threadAttempt.length);
    const threadAttempt = new Int32Array(grown).fill(-1);
    const threadEvent = new Int32Array(grown).fill(NO_EVENT);
    threadAttempt.set(this.threadAttempt);
    threadEvent.set(this.threadEvent);
    this.threadAttempt = threadAttempt;
    this.threadEvent = threadEvent;
  }

  private resetThreads(): void {
    this.ofProxy.clear();
    this.threadAttempt.fill(-1);
    this.threadEvent.fill(NO_EVENT);
    this.busy = 0;
    this.freeThreads.clear();
    for (let thread = this.threadCount - 1; thread >= 0; thread--) this.freeThreads.push(thread);
  }

  private setLife(life: number): void {
    if (life === this.life) return;
    this.life = life;
    this.state(DIMENSION.life, life);
    this.world.consuming?.brokerLives(this.index);
    this.world.lifeChanged(this.index, life);
  }

  /** Writes a change of state into the recording. */
  state(dimension: number, value: number): void {
    this.world.states.add({
      at: this.world.queue.now,
      part: PART.broker,
      index: this.index,
      dimension,
      detail: 0,
      value,
    });
  }
}
