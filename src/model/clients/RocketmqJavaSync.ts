// The classic RocketMQ Java producer, synchronous send; also of batches and half messages, to a chosen queue and
// through a selector. Rules J1 to J17. Source: DefaultMQProducerImpl:sendDefaultImpl, sendSelectImpl,
// NettyRemotingClient:invokeSync; cases rmq-java-*-sync-*, inflight-*, amplify-*, pause-10s*.
import { uniformBetween } from '../../engine/distributions.ts';
import { Random } from '../../engine/Random.ts';
import { CAUSE, OUTCOME } from '../../recording/outcomes.ts';
import { NO_ROW } from '../../recording/Recording.ts';
import { ROCKETMQ_JAVA_REMOTING_SPECS } from '../../scenario/profiles/rocketmqJavaRemoting.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import type { Producer } from '../Producer.ts';
import { RESPONSE } from '../responses.ts';
import type { ClientBehaviour } from './ClientBehaviour.ts';
import { isBodyLegal } from './isBodyLegal.ts';
import { JavaQueueChoice } from './JavaQueueChoice.ts';
import { type JavaSwitches, javaSwitches } from './javaSwitches.ts';

const NO_BROKER = -1;
/** NettyRemotingClient:MIN_CLOSE_TIMEOUT_MILLIS */
const CLOSE_PATIENCE_MIN = 100_000;
/** J12: a caller whose wait is over reads the clock `wakesLateMs` later, that much more or less. */
const WAKES_LATE_SPREAD = 500; // µs

/** Who picks the queue: the client; the application, always the same one; or its selector, by the message. */
type Target = 'anyQueue' | 'oneQueue' | 'selector';

export class RocketmqJavaSync implements ClientBehaviour {
  readonly sharesConnections = true;
  readonly isBlocking = true;
  readonly noticesClose: boolean;
  readonly noticesReset: boolean;
  readonly waitsFromWriting: boolean;
  readonly isOneway = false;
  readonly retryTokens = 0;
  private settings;
  private readonly choice: JavaQueueChoice;
  private readonly retriedCodes: ReadonlySet<number>;
  private readonly switches: JavaSwitches;
  private readonly luck: Random;
  /** Where this client's milliseconds begin. */
  private readonly clockPhase: number;
  private capUs = 0;
  private retriesMax = 0;

  private readonly producer: Producer;
  private readonly target: Target;

  constructor(producer: Producer, target: Target = 'anyQueue') {
    this.producer = producer;
    this.target = target;
    const { version, settings } = producer.client;
    this.settings = fullSettings(ROCKETMQ_JAVA_REMOTING_SPECS, settings);
    this.switches = javaSwitches(version);
    this.noticesClose = this.switches.noticesClose;
    this.noticesReset = this.switches.failsFast;
    this.waitsFromWriting = !this.switches.sharesBudget;
    this.choice = new JavaQueueChoice(producer, this.switches);
    this.retriedCodes = retriedCodes(this.switches);
    this.luck = Random.stream(producer.world.scenario.seed, `clock ${producer.client.id}`);
    this.clockPhase = this.luck.below(1_000);
    this.configure();
  }

  get connectTimeoutMs(): number {
    return this.settings.connectTimeoutMillis;
  }

  get pollRouteMs(): number {
    return this.settings.pollNameServerInterval;
  }

  configure(): void {
    this.settings = fullSettings(ROCKETMQ_JAVA_REMOTING_SPECS, this.producer.client.settings);
    const cap = this.settings.sendMsgMaxTimeoutPerRequest;
    this.capUs = cap > -1 && this.switches.capsAttempts ? cap * 1000 : Infinity;
    // J15: the loop is only around sends that leave the choice of the queue to the client.
    this.retriesMax = this.target === 'anyQueue' ? this.settings.retryTimesWhenSendFailed : 0;
  }

  /** J1: checked before anything is sent. */
  begin(message: number): void {
    const { inFlight } = this.producer.world;
    if (!isBodyLegal(inFlight.bodyBytes[message] as number, this.settings.maxMessageSize)) {
      this.producer.finish(message, 'failed', CAUSE.messageTooLarge);
    } else this.tryNext(message, NO_BROKER);
  }

  /** J2, J3: the loop's head: is there a queue, and is there time left in the budget all attempts share? */
  private tryNext(message: number, lastBroker: number, lateUs = 0): void {
    const { producer } = this;
    const { inFlight } = producer.world;
    const tries = inFlight.tries[message] as number;
    if (tries > this.retriesMax) {
      this.giveUp(message, CAUSE.attemptsUsedUp);
      return;
    }
    const place = this.placeFor(message, lastBroker);
    if (place < 0) {
      this.giveUp(message, CAUSE.noRoute);
      return;
    }
    const leftMs = this.leftMs(message, lateUs);
    if (leftMs < 0) {
      this.giveUp(message, CAUSE.budgetSpent);
      return;
    }
    if (tries > 0) producer.noteWait(message, RETRY_AT_ONCE);
    inFlight.tries[message] = tries + 1;
    if (leftMs === 0) {
      // Nothing is left, to the millisecond: the remaining turns time out before they write anything.
      inFlight.tries[message] = this.retriesMax + 1;
      this.giveUp(message, CAUSE.attemptTimedOut);
      return;
    }
    // J4: the cap holds while another attempt would still be allowed.
    const isLast = tries >= this.retriesMax;
    producer.attempt({
      message,
      broker: producer.route.queueBroker[place] as number,
      queue: producer.route.queueNumber[place] as number,
      patienceUs: isLast ? leftMs * 1000 : Math.min(leftMs * 1000, this.capUs),
    });
  }

  /** The place in the route; -1 when it is empty. */
  private placeFor(message: number, lastBroker: number): number {
    const { route, world } = this.producer;
    if (this.target === 'anyQueue') {
      const caller = world.messages.caller[message] as number;
      return this.choice.choose(caller, lastBroker, this.settings.sendLatencyFaultEnable);
    }
    if (route.size === 0) return -1;
    return this.target === 'oneQueue' ? 0 : message % route.size;
  }

  /** J3, J13: what the next attempt may take, in whole milliseconds. */
  private leftMs(message: number, lateUs: number): number {
    const { sendMsgTimeout } = this.settings;
    if (!this.switches.sharesBudget) return sendMsgTimeout;
    const { producer } = this;
    const spent = this.clockMs(producer.now + lateUs) - this.clockMs(producer.startedAt(message));
    return sendMsgTimeout - spent;
  }

  answered(attempt: number): void {
    const { attempts } = this.producer.world;
    const message = attempts.message[attempt] as number;
    const outcome = attempts.outcome[attempt] as number;
    switch (outcome) {
      case OUTCOME.stored:
        this.learn(attempt, { isFailure: false, isReachable: true });
        this.succeed(message, CAUSE.sendOk);
        break;
      case OUTCOME.storedNotOk:
        this.learn(attempt, { isFailure: false, isReachable: true });
        // J7: "stored, but" is a success, unless it was asked to try elsewhere.
        if (this.settings.retryAnotherBrokerWhenNotStoreOK) this.tryAfter(attempt);
        else this.succeed(message, attempts.cause[attempt] as number);
        break;
      default:
        this.answeredWithError(attempt);
    }
  }

  /** J5: some codes are worth another attempt, at once; the others end the send. */
  private answeredWithError(attempt: number): void {
    const { attempts } = this.producer.world;
    const code = attempts.code[attempt] as number;
    const message = attempts.message[attempt] as number;
    if (code === RESPONSE.goAway && this.switches.repeatsGoAway && !this.isRepeat(attempt)) {
      this.repeat(attempt);
      return;
    }
    this.learn(attempt, { isFailure: true, isReachable: false });
    if (this.retriedCodes.has(code)) this.tryAfter(attempt);
    else this.giveUp(message, CAUSE.codeNotRetried);
  }

  /** J6: GO_AWAY is met with one new connection to the same broker, inside the same turn of the loop. */
  private repeat(attempt: number): void {
    const { producer } = this;
    const { attempts, inFlight } = producer.world;
    const message = attempts.message[attempt] as number;
    producer.noteWait(message, RETRY_AT_ONCE);
    const spent = producer.now - (attempts.sentAt[attempt] as number);
    producer.attempt({
      message,
      broker: attempts.broker[attempt] as number,
      queue: attempts.queue[attempt] as number,
      patienceUs: Math.max(0, (inFlight.patience[attempt] as number) - spent),
    });
  }

  private isRepeat(attempt: number): boolean {
    const { attempts } = this.producer.world;
    let previous = attempts.previous[attempt] as number;
    let run = 1;
    const broker = attempts.broker[attempt];
    // Requests of one turn stand in pairs: the second GO_AWAY of a pair ends the turn.
    while (
      previous !== NO_ROW &&
      attempts.code[previous] === RESPONSE.goAway &&
      attempts.broker[previous] === broker
    ) {
      run++;
      previous = attempts.previous[previous] as number;
    }
    return run % 2 === 0;
  }

  /** J8: a timeout closes the connection, under everyone who waits on it, unless connecting had left next to nothing. */
  timedOut(attempt: number, isOnConnection: boolean): void {
    const { attempts, inFlight } = this.producer.world;
    const broker = attempts.broker[attempt] as number;
    this.learn(attempt, { isFailure: true, isReachable: true });
    const message = attempts.message[attempt] as number;
    const patience = inFlight.patience[attempt] as number;
    const left = patience - (inFlight.connecting[attempt] as number);
    const wasLeftEnough = left > CLOSE_PATIENCE_MIN || left > patience / 4;
    const { closesOnTimeout, sparesYoungWaits } = this.switches;
    const mayClose = closesOnTimeout && this.settings.clientCloseSocketIfTimeout;
    if (isOnConnection && mayClose && (wasLeftEnough || !sparesYoungWaits)) {
      this.producer.channels.close(broker);
    }
    this.tryNext(message, broker);
  }

  /** J9: refused, broken or closed: the next attempt, at once, elsewhere. */
  connectionFailed(attempt: number): void {
    const { attempts } = this.producer.world;
    this.learn(attempt, { isFailure: true, isReachable: true });
    const hasWaited = attempts.cause[attempt] === CAUSE.connectTimedOut;
    this.tryAfter(attempt, hasWaited ? this.wakesLateUs() : 0);
  }

  written(): never {
    throw new Error('Bug: only oneway requests end when written');
  }

  waitEnded(): never {
    throw new Error('Bug: this client never waits');
  }

  /** The whole milliseconds of the clock that the budget is compared by. */
  private clockMs(momentUs: number): number {
    return Math.floor((momentUs + this.clockPhase) / 1000);
  }

  /** J12 */
  wakesLateUs(): number {
    const late = this.settings.wakesLateMs * 1000;
    const draw = uniformBetween(this.luck, late - WAKES_LATE_SPREAD, late + WAKES_LATE_SPREAD);
    return Math.round(draw);
  }

  private tryAfter(attempt: number, lateUs = 0): void {
    const { attempts } = this.producer.world;
    this.tryNext(attempts.message[attempt] as number, attempts.broker[attempt] as number, lateUs);
  }

  /** J17: the end of a transaction follows a half message that was stored, oneway: its caller does not wait for it. */
  private succeed(message: number, cause: number): void {
    const { client, now, world } = this.producer;
    this.producer.finish(message, 'ok', cause);
    if (client.mode !== 'transaction') return;
    const row = world.commits.add(message, now);
    world.commits.endedAfter[row] = 0;
    world.commits.cause[row] = cause;
  }

  /** J10: the send is over without success; a "stored, but" of an earlier attempt is a success all the same. */
  private giveUp(message: number, cause: number): void {
    const { attempts, messages } = this.producer.world;
    let row = messages.lastAttempt[message] as number;
    let storedCause = 0;
    while (row !== NO_ROW) {
      if (attempts.outcome[row] === OUTCOME.storedNotOk)
        storedCause = attempts.cause[row] as number;
      row = attempts.previous[row] as number;
    }
    if (storedCause === 0) this.producer.finish(message, 'failed', cause);
    else this.succeed(message, storedCause);
  }

  private learn(attempt: number, what: { isFailure: boolean; isReachable: boolean }): void {
    if (!this.settings.sendLatencyFaultEnable || this.target !== 'anyQueue') return;
    const { attempts } = this.producer.world;
    this.choice.learn(attempts.broker[attempt] as number, {
      latencyUs: attempts.endedAfter[attempt] as number,
      ...what,
    });
  }
}

const RETRY_AT_ONCE = { plannedUs: 0, actualUs: 0, cause: CAUSE.retryAtOnce };

/** DefaultMQProducer:retryResponseCodes. */
function retriedCodes({ retriesBusy, retriesGoAway }: JavaSwitches): ReadonlySet<number> {
  const codes = new Set<number>([
    RESPONSE.topicNotExist,
    RESPONSE.serviceNotAvailable,
    RESPONSE.systemError,
    RESPONSE.noPermission,
    RESPONSE.noBuyerId,
    RESPONSE.notInCurrentUnit,
  ]);
  if (retriesBusy) codes.add(RESPONSE.systemBusy);
  if (retriesGoAway) codes.add(RESPONSE.goAway);
  return codes;
}
