// The classic RocketMQ Java producer, asynchronous send, also through a selector. Rules A1 to A7 and JA1 to JA9.
// Source: DefaultMQProducerImpl:send(Message,SendCallback,long), MQClientAPIImpl:sendMessageAsync,onExceptionImpl,
// NettyRemotingClient:invokeAsync; cases rmq-java-*-async-*, inflight-sync-timeout-kills-async.
// Left out: which thread runs a callback, and what a slow callback does to the others.
import { NO_EVENT } from '../../engine/EventQueue.ts';
import { Random } from '../../engine/Random.ts';
import { CAUSE, OUTCOME } from '../../recording/outcomes.ts';
import { ROCKETMQ_JAVA_REMOTING_SPECS } from '../../scenario/profiles/rocketmqJavaRemoting.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import { Channels } from '../Channels.ts';
import type { Producer } from '../Producer.ts';
import { RESPONSE } from '../responses.ts';
import type { ClientBehaviour } from './ClientBehaviour.ts';
import { isBodyLegal } from './isBodyLegal.ts';
import { type AsyncSwitches, asyncSwitches } from './javaAsync/asyncSwitches.ts';
import { BackPressure } from './javaAsync/BackPressure.ts';
import { SenderPool } from './javaAsync/SenderPool.ts';
import { TimeoutScan } from './javaAsync/TimeoutScan.ts';
import { JavaQueueChoice } from './JavaQueueChoice.ts';
import { type JavaSwitches, javaSwitches } from './javaSwitches.ts';

const NO_BROKER = -1;
const NO_MESSAGE = -1;
/** In the place of a thread of the pool: the caller itself. */
const ITS_CALLER = -1;
/** A request that is sent anew by the look is written that much later (cases 4.2.0-async-*: 0.1 to 1 ms). */
const WRITTEN_AFTER = 500;
const RETRY_AT_ONCE = { plannedUs: 0, actualUs: 0, cause: CAUSE.retryAtOnce };

export class RocketmqJavaAsync implements ClientBehaviour {
  readonly sharesConnections = true;
  readonly isBlocking = false; // A5
  readonly noticesClose: boolean;
  readonly noticesReset: boolean;
  readonly isOneway = false;
  readonly retryTokens = 0;
  private settings;
  private readonly choice: JavaQueueChoice;
  private readonly scan: TimeoutScan;
  private readonly pool: SenderPool;
  private readonly backPressure: BackPressure;
  /** By message that waits for a connection: who waits with it, a thread of the pool or its caller. */
  private readonly kept = new Map<number, number>();
  /** The message whose first attempt is being made. */
  private working = NO_MESSAGE;
  /** Messages that were answered GO_AWAY and have repeated their request. */
  private readonly repeating = new Set<number>();
  private readonly switches: AsyncSwitches & JavaSwitches;

  private readonly producer: Producer;
  private readonly target: 'anyQueue' | 'selector';

  constructor(producer: Producer, target: 'anyQueue' | 'selector' = 'anyQueue') {
    this.producer = producer;
    this.target = target;
    const { client, world } = producer;
    this.settings = fullSettings(ROCKETMQ_JAVA_REMOTING_SPECS, client.settings);
    this.switches = { ...javaSwitches(client.version), ...asyncSwitches(client.version) };
    this.noticesClose = this.switches.noticesClose;
    this.noticesReset = this.switches.failsFast;
    this.choice = new JavaQueueChoice(producer, this.switches);
    this.scan = new TimeoutScan(world.scenario.seed, client.id, this.switches.hasWheel);
    const luck = Random.stream(world.scenario.seed, `sender threads ${client.id}`);
    this.pool = new SenderPool(this.settings.asyncSenderThreads, luck, (message, thread) =>
      this.work(message, thread),
    );
    this.backPressure = new BackPressure(producer, (message) => {
      this.submit(message);
    });
    this.configure();
  }

  get connectTimeoutMs(): number {
    return this.settings.connectTimeoutMillis;
  }

  get pollRouteMs(): number {
    return this.settings.pollNameServerInterval;
  }

  /** JA5, JA6: by a connection that is being opened, or until there is a permit. */
  get mayKeepCaller(): boolean {
    return !this.switches.usesPool || this.hasBackPressure;
  }

  private get hasBackPressure(): boolean {
    return this.switches.knowsBackPressure && this.settings.enableBackpressureForAsyncMode;
  }

  configure(): void {
    const { settings } = this.producer.client;
    this.settings = fullSettings(ROCKETMQ_JAVA_REMOTING_SPECS, settings);
    const { backPressureForAsyncSendNum, backPressureForAsyncSendSize } = this.settings;
    const isSet = settings['backPressureForAsyncSendNum'] !== undefined;
    const sends = isSet ? backPressureForAsyncSendNum : this.switches.permits;
    this.backPressure.setLimits(sends, backPressureForAsyncSendSize);
  }

  // ---- send() is called

  begin(message: number): void {
    const { inFlight, messages } = this.producer.world;
    inFlight.tries[message] = 0;
    if (!this.switches.usesPool) this.work(message, messages.caller[message] ?? 0);
    else if (!this.hasBackPressure) this.submit(message);
    else if (this.backPressure.acquire(message, this.settings.sendMsgTimeout)) this.submit(message);
  }

  /** JA6: the wait for a permit is over. */
  timerEnded(message: number): void {
    if (this.backPressure.givesUp(message)) this.finish(message, 'failed', CAUSE.budgetSpent);
  }

  /** JA4: from here on it is the library's threads' business. */
  private submit(message: number): void {
    if (!this.pool.add(message)) {
      this.finish(message, 'failed', CAUSE.senderQueueFull);
      return;
    }
    if (this.mayKeepCaller) this.producer.workload.returned(message);
    this.pool.handOut();
  }

  /** The first attempt, by a thread of the pool or by the caller; whether its connection keeps that one. */
  private work(message: number, thread: number): boolean {
    const { inFlight } = this.producer.world;
    const { usesPool, waitsForConnection } = this.switches;
    const bodyBytes = inFlight.bodyBytes[message] ?? 0;
    if (this.leftMs(message) <= 0) this.finish(message, 'failed', CAUSE.budgetSpent);
    else if (!isBodyLegal(bodyBytes, this.settings.maxMessageSize)) {
      this.finish(message, 'failed', CAUSE.messageTooLarge);
    } else {
      if (waitsForConnection) this.kept.set(message, usesPool ? thread : ITS_CALLER);
      this.working = message;
      this.sendFirst(message, thread);
      this.working = NO_MESSAGE;
    }
    return usesPool && this.kept.has(message);
  }

  private sendFirst(message: number, thread: number): void {
    const { queueBroker, queueNumber } = this.producer.route;
    const place = this.placeFor(message, thread);
    if (place < 0) this.finish(message, 'failed', CAUSE.noRoute);
    else this.send(message, queueBroker[place] ?? 0, queueNumber[place] ?? 0);
  }

  private placeFor(message: number, thread: number): number {
    const { route } = this.producer;
    if (route.size === 0) return -1;
    if (this.target === 'selector') return message % route.size;
    return this.choice.choose(thread, NO_BROKER, this.settings.sendLatencyFaultEnable);
  }

  /** A1, JA1, JA2: found by the first look after its time. */
  private send(message: number, broker: number, queue: number): void {
    const { producer } = this;
    const { inFlight } = producer.world;
    const tries = (inFlight.tries[message] ?? 0) + 1;
    inFlight.tries[message] = tries;
    const isAnew = tries > 1 && this.switches.retriesSilent;
    const waitMs = isAnew ? 0 : this.leftMs(message);
    const foundAt = this.scan.foundAt(producer.now + (isAnew ? WRITTEN_AFTER : 0), waitMs);
    const patienceUs = isAnew || waitMs > 0 ? foundAt - producer.now : 0;
    const row = producer.attempt({ message, broker, queue, patienceUs });
    if (inFlight.timer[row] !== NO_EVENT) this.letGo(message);
  }

  /** A connection was opened: whoever waited for it has written. */
  connected(): void {
    const { inFlight, messages } = this.producer.world;
    for (const message of [...this.kept.keys()]) {
      const row = messages.lastAttempt[message] ?? 0;
      if (inFlight.timer[row] !== NO_EVENT) this.letGo(message);
    }
  }

  /** JA5: the request is written: its thread, or its caller, is free again. */
  private letGo(message: number): void {
    const keeper = this.kept.get(message);
    if (keeper === undefined) return;
    this.kept.delete(message);
    if (keeper === ITS_CALLER) this.producer.workload.returned(message);
    else if (message !== this.working) this.pool.free(keeper);
  }

  // ---- an attempt has ended

  /** A2: an answer ends it, whatever it says; no code is retried. */
  answered(attempt: number): void {
    const { attempts } = this.producer.world;
    const message = attempts.message[attempt] ?? 0;
    const outcome = attempts.outcome[attempt];
    const isStored = outcome === OUTCOME.stored || outcome === OUTCOME.storedNotOk;
    const isGoAway = attempts.code[attempt] === RESPONSE.goAway && this.switches.repeatsGoAway;
    if (isGoAway && !this.repeating.has(message)) {
      this.repeat(attempt);
      return;
    }
    this.learn(attempt, { isFailure: !isStored, isReachable: true });
    if (isStored) this.finish(message, 'ok', attempts.cause[attempt] ?? 0);
    else if (isGoAway && this.switches.retriesGoAway) this.tryAgain(attempt, CAUSE.attemptsUsedUp);
    else this.finish(message, 'failed', CAUSE.codeNotRetried);
  }

  /** JA9: GO_AWAY is met with one more request to the same broker, on a new connection, inside the same attempt. */
  private repeat(attempt: number): void {
    const { attempts, inFlight } = this.producer.world;
    const message = attempts.message[attempt] ?? 0;
    this.repeating.add(message);
    inFlight.tries[message] = (inFlight.tries[message] ?? 0) - 1;
    this.producer.noteWait(message, RETRY_AT_ONCE);
    this.send(message, attempts.broker[attempt] ?? 0, attempts.queue[attempt] ?? 0);
  }

  /** A3, A7, JA2, JA3: found by the look; the connection stays. */
  timedOut(attempt: number): void {
    const { inFlight } = this.producer.world;
    this.learn(attempt, { isFailure: true, isReachable: true });
    const wasTooLate = inFlight.patience[attempt] === 0;
    this.tryAgain(attempt, wasTooLate ? CAUSE.budgetSpent : CAUSE.attemptsUsedUp);
  }

  /** A4, A6, JA7: a broken or refused connection is tried elsewhere at once, with the queue number of the first choice. */
  connectionFailed(attempt: number): void {
    const { attempts, inFlight } = this.producer.world;
    const message = attempts.message[attempt] ?? 0;
    this.learn(attempt, { isFailure: true, isReachable: true });
    if (this.switches.throwsRefusal && inFlight.tries[message] === 1) {
      this.finish(message, 'failed', CAUSE.thrownBySend);
    } else this.tryAgain(attempt, CAUSE.attemptsUsedUp);
  }

  /** `endsBy` says what the callback is told when this was the last attempt. */
  private tryAgain(attempt: number, endsBy: number): void {
    const { producer } = this;
    const { attempts, inFlight } = producer.world;
    const message = attempts.message[attempt] ?? 0;
    const queue = attempts.queue[attempt] ?? 0;
    let broker = attempts.broker[attempt] ?? 0;
    let cause = endsBy;
    // JA3: who has just given up on a connection is a moment early: its failure still stands for who comes next.
    const isStanding = attempts.cause[attempt] === CAUSE.connectTimedOut;
    let failing = isStanding && this.switches.waitsForConnection ? broker : NO_BROKER;
    this.repeating.delete(message);
    while ((inFlight.tries[message] ?? 0) <= this.settings.retryTimesWhenSendAsyncFailed) {
      const isLate = this.leftMs(message) <= 0 && !this.switches.retriesSilent;
      if (isLate && this.switches.checksTimeLeft) {
        this.finish(message, 'failed', CAUSE.budgetSpent);
        return;
      }
      broker = this.nextBroker(broker);
      const fails = broker === failing ? endsBy : this.failsUnseen(broker, isLate);
      if (fails === undefined) {
        producer.noteWait(message, RETRY_AT_ONCE);
        this.send(message, broker, queue);
        return;
      }
      if (broker === failing) failing = NO_BROKER;
      inFlight.tries[message] = (inFlight.tries[message] ?? 0) + 1;
      cause = fails;
      this.learnAbout(broker, { latencyUs: 0, isFailure: true, isReachable: false });
    }
    this.finish(message, 'failed', cause);
  }

  /** One round robin stands for those of the threads that run callbacks. */
  private nextBroker(lastBroker: number): number {
    if (this.target === 'selector') return lastBroker;
    const { asyncSenderThreads, sendLatencyFaultEnable } = this.settings;
    const place = this.choice.choose(asyncSenderThreads, lastBroker, sendLatencyFaultEnable);
    return this.producer.route.queueBroker[place] ?? 0;
  }

  /** JA3: too late to be written, once it is connected: an attempt that is used up though nobody sees it. */
  private failsUnseen(broker: number, isLate: boolean): number | undefined {
    const { channels, world } = this.producer;
    const isOpen = channels instanceof Channels && channels.isOpen(broker);
    const { acceptsConnections } = world.broker(broker);
    const connects = isOpen || (acceptsConnections && !world.network.isBlackHole(broker));
    return isLate && connects ? CAUSE.budgetSpent : undefined;
  }

  /** What is left of the budget that all attempts share, in whole milliseconds. */
  private leftMs(message: number): number {
    const spent = this.producer.now - this.producer.startedAt(message);
    return this.settings.sendMsgTimeout - Math.floor(spent / 1000);
  }

  private finish(message: number, result: 'ok' | 'failed', cause: number): void {
    const keeper = this.kept.get(message) ?? ITS_CALLER;
    this.kept.delete(message);
    this.repeating.delete(message);
    this.producer.finish(message, result, cause);
    if (keeper !== ITS_CALLER && message !== this.working) this.pool.free(keeper);
    this.backPressure.release(message);
  }

  written(): never {
    throw new Error('Bug: only oneway requests end when written');
  }

  waitEnded(): never {
    throw new Error('Bug: this client never waits');
  }

  private learn(attempt: number, what: { isFailure: boolean; isReachable: boolean }): void {
    const { attempts } = this.producer.world;
    const latencyUs = attempts.endedAfter[attempt] ?? 0;
    this.learnAbout(attempts.broker[attempt] ?? 0, { latencyUs, ...what });
  }

  private learnAbout(
    broker: number,
    what: { latencyUs: number; isFailure: boolean; isReachable: boolean },
  ): void {
    if (this.settings.sendLatencyFaultEnable) this.choice.learn(broker, what);
  }
}
