// What stands between gRPC clients and brokers. It takes a request with one of its threads, picks the broker, and passes
// the answer on. Rules X10 to X17. To a client it is the one that listens; so it has a place behind the brokers in their
// numbering. Source: ProxyConfig, GrpcMessagingApplication:addExecutor, SendMessageActivity, LocalMessageService (5.3.3).
// Left out: its own route cache, its avoidance of slow brokers (off by default), TLS, what transactions leave in it.
import { NO_EVENT } from '../../engine/EventQueue.ts';
import { IntQueue } from '../../engine/IntQueue.ts';
import { after, atUs, ms } from '../../lib/units.ts';
import { CAUSE, FLAG } from '../../recording/outcomes.ts';
import { asLength, DIMENSION, LIFE, NEVER, PART } from '../../recording/Recording.ts';
import { PROXY_SPECS } from '../../scenario/proxySpecs.ts';
import type { ProxyScenario } from '../../scenario/Scenario.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import type { BrokerPart } from '../broker/BrokerPart.ts';
import { EVENT } from '../events.ts';
import { GRPC_CODE } from '../responses.ts';
import type { World } from '../World.ts';
import { ProxyChoice } from './ProxyChoice.ts';

const INTERNAL_SERVER_ERROR = 50_001;
const PROXY_TIMEOUT = 50_400;

/** What the proxy knows of a request that it has passed on. */
interface Forwarded {
  /** The event at which it stops waiting for the broker. */
  deadline: number;
}

export class Proxy implements BrokerPart {
  readonly disk = { usedRatio: 0, check: () => undefined, fill: () => undefined };
  readonly store = {
    storedCount: 0,
    stallAppend: () => undefined,
    endAppendStall: () => undefined,
    groupCommit: {
      stall: () => undefined,
      endStall: () => undefined,
      flushEnds: () => undefined,
      deadline: () => undefined,
    },
    commit: () => undefined,
    pageCacheTurnsBusy: () => undefined,
  };
  /** X14: the broker in whose process it runs; none: it has a machine of its own. */
  readonly home: number | undefined;
  private settings;
  private readonly queue = new IntQueue();
  private readonly inbox = new IntQueue();
  private readonly forwarded = new Map<number, Forwarded>();
  /** Requests in its threads, with the event at which they are done; in local mode the broker's own work has none. */
  private readonly served = new Map<number, number>();
  private life: number = LIFE.up;
  private isRefusing = false;
  private slowFactor = 1;
  private readonly choice: ProxyChoice;

  readonly world: World;
  /** Its place among all that listens: behind the brokers. */
  readonly index: number;
  private readonly own: number;

  constructor(world: World, own: number, scenario: ProxyScenario) {
    const { brokers } = world.scenario;
    this.world = world;
    this.own = own;
    this.index = brokers.length + own;
    const home = Math.max(
      0,
      brokers.findIndex(({ id }) => id === scenario.broker),
    );
    this.home = scenario.mode === 'local' ? home : undefined;
    this.settings = fullSettings(PROXY_SPECS, scenario.settings);
    this.choice = new ProxyChoice(world, scenario.id, this.home);
  }

  configure(scenario: { readonly settings: ProxyScenario['settings'] }): void {
    this.settings = fullSettings(PROXY_SPECS, scenario.settings);
    this.serveNext();
  }

  get isUp(): boolean {
    return this.life !== LIFE.down;
  }

  get isFrozen(): boolean {
    return this.life === LIFE.paused;
  }

  get acceptsConnections(): boolean {
    return this.isUp && !this.isRefusing;
  }

  get queueLength(): number {
    return this.queue.length;
  }

  get busyThreads(): number {
    return this.served.size;
  }

  private get homePart(): BrokerPart | undefined {
    return this.home === undefined ? undefined : this.world.broker(this.home);
  }

  // ---- a request of a client

  /** X10: it came through the network; the threads take it, or it waits, or there is no room. */
  requestArrives(attempt: number): void {
    if (this.isFrozen) {
      this.inbox.push(attempt);
      return;
    }
    if (!this.acceptsConnections) {
      this.world.tellReset(attempt, this.index);
      return;
    }
    if (this.served.size < this.settings.grpcProducerThreadPoolNums) this.serve(attempt);
    else if (this.queue.length >= this.settings.grpcProducerThreadQueueCapacity) {
      const { attempts, queue } = this.world;
      attempts.arrivedAfter[attempt] = asLength(queue.now - (attempts.sentAt[attempt] ?? 0));
      this.answer(attempt, GRPC_CODE.tooManyRequests, CAUSE.proxyFlowLimit);
    } else this.queue.push(attempt);
  }

  private serve(attempt: number): void {
    const { queue } = this.world;
    const takes = ms(this.settings.forwardMs * this.slowFactor);
    const event = queue.push(after(queue.now, takes), EVENT.proxyForwards, attempt);
    this.served.set(attempt, event);
  }

  private serveNext(): void {
    while (
      this.queue.length > 0 &&
      this.served.size < this.settings.grpcProducerThreadPoolNums &&
      !this.isFrozen
    )
      this.serve(this.queue.shift());
  }

  /** X12: a thread has it: the broker is picked now, whatever the client had in mind. */
  forward(attempt: number): void {
    const { attempts } = this.world;
    if (!this.served.has(attempt)) return;
    this.choice.choose(attempt);
    if (this.home !== undefined) {
      this.serveAtHome(attempt);
      return;
    }
    this.freeThread(attempt);
    const { network, queue } = this.world;
    const broker = attempts.broker[attempt] ?? 0;
    // X13.
    const deadline = queue.push(
      after(queue.now, ms(this.settings.brokerTimeoutMs)),
      EVENT.proxyDeadline,
      attempt,
    );
    this.forwarded.set(attempt, { deadline });
    if (network.losesRequest(broker)) {
      attempts.flags[attempt] = (attempts.flags[attempt] ?? 0) | FLAG.requestLost;
      return;
    }
    queue.push(atUs(queue.now + network.delay(broker)), EVENT.requestArrives, attempt);
  }

  /** X14: the proxy's own thread does the broker's work; the broker's send queue and its sweeps are not in the way. */
  private serveAtHome(attempt: number): void {
    const { attempts, queue } = this.world;
    this.served.set(attempt, NO_EVENT);
    attempts.arrivedAfter[attempt] = asLength(queue.now - (attempts.sentAt[attempt] ?? 0));
    this.forwarded.set(attempt, { deadline: NO_EVENT });
    this.homePart?.serveForProxy?.(attempt);
  }

  /** The thread that had it is free. */
  freeThread(attempt: number): void {
    if (this.served.delete(attempt)) this.serveNext();
  }

  // ---- the broker's answer

  /** X11: the broker has answered; its code is translated where the client reads it. */
  brokerAnswers(attempt: number): void {
    const { attempts, network, queue } = this.world;
    const broker = attempts.broker[attempt] ?? 0;
    if (this.home !== undefined) {
      this.hears(attempt);
      return;
    }
    if (network.losesAnswer(broker)) {
      attempts.flags[attempt] = (attempts.flags[attempt] ?? 0) | FLAG.answerLost;
      return;
    }
    queue.push(atUs(queue.now + network.delay(broker)), EVENT.proxyHears, attempt);
  }

  hears(attempt: number): void {
    if (!this.forget(attempt)) return;
    this.world.sendOn(attempt, this.index);
  }

  /** X15: the broker is not there, or went while it had the request. */
  brokerGone(attempt: number): void {
    if (!this.forget(attempt)) return;
    this.answer(attempt, INTERNAL_SERVER_ERROR, CAUSE.proxyNoBroker);
  }

  /** X13: the client hears of it; what the broker does with the request nobody will know. */
  deadlinePasses(attempt: number): void {
    if (this.isFrozen) {
      const waiting = this.forwarded.get(attempt);
      const { queue } = this.world;
      if (waiting === undefined) return;
      waiting.deadline = queue.push(after(queue.now, ms(10)), EVENT.proxyDeadline, attempt);
      return;
    }
    if (!this.forwarded.delete(attempt)) return;
    this.answer(attempt, PROXY_TIMEOUT, CAUSE.proxyTimeout);
  }

  /** False when the client has been answered already, or the proxy has died since. */
  private forget(attempt: number): boolean {
    const waiting = this.forwarded.get(attempt);
    if (waiting === undefined) return false;
    if (waiting.deadline !== NO_EVENT) this.world.queue.cancel(waiting.deadline);
    return this.forwarded.delete(attempt);
  }

  private answer(attempt: number, code: number, cause: number): void {
    const { attempts, inFlight, queue } = this.world;
    if (attempts.answeredAfter[attempt] === NEVER) {
      attempts.answeredAfter[attempt] = asLength(queue.now - (attempts.sentAt[attempt] ?? 0));
    }
    inFlight.code[attempt] = code;
    inFlight.cause[attempt] = cause;
    this.world.sendOn(attempt, this.index);
  }

  // ---- faults

  /** X16: what it held is gone, its clients lose their connections; what brokers do with it goes on. */
  crash(): void {
    const { world } = this;
    for (const [attempt, event] of this.served) {
      if (event !== NO_EVENT) world.queue.cancel(event);
      world.tellReset(attempt, this.index);
    }
    this.served.clear();
    while (this.queue.length > 0) world.tellReset(this.queue.shift(), this.index);
    while (this.inbox.length > 0) world.tellReset(this.inbox.shift(), this.index);
    for (const [attempt, { deadline }] of this.forwarded) {
      if (deadline !== NO_EVENT) world.queue.cancel(deadline);
      world.tellReset(attempt, this.index);
    }
    this.forwarded.clear();
    if (this.life === LIFE.down) return;
    this.setLife(LIFE.down);
    world.breakConnections(this.index, 'reset');
  }

  shutdown(): void {
    this.crash();
  }

  restart(): void {
    this.setLife(LIFE.up);
  }

  /** X17: frozen: nothing moves in it; brokers and clients do not wait for it. */
  pause(): void {
    if (this.life !== LIFE.up) return;
    this.setLife(LIFE.paused);
    const { queue } = this.world;
    for (const [attempt, event] of this.served) {
      if (event === NO_EVENT) continue;
      queue.cancel(event);
      this.inbox.push(attempt);
    }
    for (const [attempt, event] of [...this.served])
      if (event !== NO_EVENT) this.served.delete(attempt);
  }

  resume(): void {
    if (this.life !== LIFE.paused) return;
    this.setLife(LIFE.up);
    for (let waiting = this.inbox.length; waiting > 0; waiting--)
      this.requestArrives(this.inbox.shift());
    this.serveNext();
  }

  /** X14: the process it lives in dies, freezes, or comes back. */
  followHome(life: number): void {
    if (life === LIFE.down) this.crash();
    else if (life === LIFE.paused) this.pause();
    else if (this.life === LIFE.down) this.restart();
    else this.resume();
  }

  setRefusing(isRefusing: boolean): void {
    if (this.isRefusing === isRefusing) return;
    this.isRefusing = isRefusing;
    if (isRefusing) this.world.breakConnections(this.index, 'reset');
  }

  /** A proxy stores nothing. */
  readonly canPut = false;

  setReadFactor(): void {
    // It has no disk.
  }

  setSlowFactor(factor: number): void {
    this.slowFactor = factor;
  }

  serviceEnds(): void {
    // Its threads end with `forward`.
  }

  sweep(): void {
    // It looks at no ages.
  }

  private setLife(life: number): void {
    if (life === this.life) return;
    this.life = life;
    this.world.states.add({
      at: this.world.queue.now,
      part: PART.proxy,
      index: this.own,
      dimension: DIMENSION.life,
      detail: 0,
      value: life,
    });
  }
}
