// The classic RocketMQ Java producer, synchronous send. Rules J1 to J12. Source: DefaultMQProducerImpl:sendDefaultImpl,
// NettyRemotingClient:invokeSync; cases rmq-java-*-sync-*, inflight-*, amplify-*, pause-10s*.
// Versions: 4.9 does not notice an orderly close; SYSTEM_BUSY is retried since 5.3.0, GO_AWAY since 5.3.1.
import { uniformBetween } from '../../engine/distributions.ts';
import { Random } from '../../engine/Random.ts';
import { CAUSE, OUTCOME } from '../../recording/outcomes.ts';
import { NO_ROW } from '../../recording/Recording.ts';
import { ROCKETMQ_JAVA_REMOTING_SPECS } from '../../scenario/profiles/rocketmqJavaRemoting.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import type { Producer } from '../Producer.ts';
import { RESPONSE } from '../responses.ts';
import type { ClientBehaviour } from './ClientBehaviour.ts';
import { isAtLeast } from './isAtLeast.ts';
import { isBodyLegal } from './isBodyLegal.ts';
import { JavaQueueChoice } from './JavaQueueChoice.ts';

const NO_BROKER = -1;
/** NettyRemotingClient:MIN_CLOSE_TIMEOUT_MILLIS */
const CLOSE_PATIENCE_MIN = 100_000;
/** A caller whose wait is over reads the clock that much later, in µs (results of *-hang-* at 3000.9 to 3003.8 ms). */
const WAKES_LATE_MIN = 200;
const WAKES_LATE_MAX = 1_500;

export class RocketmqJavaSync implements ClientBehaviour {
  readonly sharesConnections = true;
  readonly isBlocking = true;
  readonly noticesClose: boolean;
  readonly isOneway = false;
  readonly retryTokens = 0;
  private settings;
  private readonly choice: JavaQueueChoice;
  private readonly retriedCodes: ReadonlySet<number>;
  private readonly repeatsGoAway: boolean;
  private readonly luck: Random;
  /** Where this client's milliseconds begin. */
  private readonly clockPhase: number;
  private capUs = 0;

  private readonly producer: Producer;

  constructor(producer: Producer) {
    this.producer = producer;
    const { version, settings } = producer.client;
    this.settings = fullSettings(ROCKETMQ_JAVA_REMOTING_SPECS, settings);
    this.noticesClose = isAtLeast(version, '5.2.0');
    this.repeatsGoAway = isAtLeast(version, '5.2.0');
    this.choice = new JavaQueueChoice(producer, isAtLeast(version, '5.1.4'));
    this.retriedCodes = retriedCodes(version);
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
    const { settings, version } = this.producer.client;
    this.settings = fullSettings(ROCKETMQ_JAVA_REMOTING_SPECS, settings);
    const cap = this.settings.sendMsgMaxTimeoutPerRequest;
    this.capUs = cap > -1 && isAtLeast(version, '5.3.3') ? cap * 1000 : Infinity;
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
    const { inFlight, messages } = producer.world;
    const tries = inFlight.tries[message] as number;
    if (tries > this.settings.retryTimesWhenSendFailed) {
      this.giveUp(message, CAUSE.attemptsUsedUp);
      return;
    }
    const caller = messages.caller[message] as number;
    const place = this.choice.choose(caller, lastBroker, this.settings.sendLatencyFaultEnable);
    if (place < 0) {
      this.giveUp(message, CAUSE.noRoute);
      return;
    }
    const spentMs = this.clockMs(producer.now + lateUs) - this.clockMs(producer.startedAt(message));
    if (this.settings.sendMsgTimeout < spentMs) {
      this.giveUp(message, CAUSE.budgetSpent);
      return;
    }
    if (tries > 0) producer.noteWait(message, RETRY_AT_ONCE);
    inFlight.tries[message] = tries + 1;
    const budget = Math.max(0, this.settings.sendMsgTimeout - spentMs) * 1000;
    if (budget === 0) {
      // Nothing is left, to the millisecond: the remaining turns end before they write anything.
      inFlight.tries[message] = this.settings.retryTimesWhenSendFailed + 1;
      this.giveUp(message, CAUSE.attemptsUsedUp);
      return;
    }
    // J4: the cap holds while another attempt would still be allowed.
    const isLast = tries >= this.settings.retryTimesWhenSendFailed;
    producer.attempt({
      message,
      broker: producer.route.queueBroker[place] as number,
      queue: producer.route.queueNumber[place] as number,
      patienceUs: isLast ? budget : Math.min(budget, this.capUs),
    });
  }

  answered(attempt: number): void {
    const { attempts } = this.producer.world;
    const message = attempts.message[attempt] as number;
    const outcome = attempts.outcome[attempt] as number;
    switch (outcome) {
      case OUTCOME.stored:
        this.learn(attempt, { isFailure: false, isReachable: true });
        this.producer.finish(message, 'ok', CAUSE.sendOk);
        break;
      case OUTCOME.storedNotOk:
        this.learn(attempt, { isFailure: false, isReachable: true });
        // J7: "stored, but" is a success, unless it was asked to try elsewhere.
        if (this.settings.retryAnotherBrokerWhenNotStoreOK) this.tryAfter(attempt);
        else this.producer.finish(message, 'ok', attempts.cause[attempt] as number);
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
    if (code === RESPONSE.goAway && this.repeatsGoAway && !this.isRepeat(attempt)) {
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
    if (isOnConnection && this.settings.clientCloseSocketIfTimeout && wasLeftEnough) {
      this.producer.channels.close(broker);
    }
    this.tryNext(message, broker, this.wakeDelay());
  }

  /** J9: refused, broken or closed: the next attempt, at once, elsewhere. */
  connectionFailed(attempt: number): void {
    const { attempts } = this.producer.world;
    this.learn(attempt, { isFailure: true, isReachable: true });
    const hasWaited = attempts.cause[attempt] === CAUSE.connectTimedOut;
    this.tryAfter(attempt, hasWaited ? this.wakeDelay() : 0);
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

  private wakeDelay(): number {
    return uniformBetween(this.luck, WAKES_LATE_MIN, WAKES_LATE_MAX);
  }

  private tryAfter(attempt: number, lateUs = 0): void {
    const { attempts } = this.producer.world;
    this.tryNext(attempts.message[attempt] as number, attempts.broker[attempt] as number, lateUs);
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
    else this.producer.finish(message, 'ok', storedCause);
  }

  private learn(attempt: number, what: { isFailure: boolean; isReachable: boolean }): void {
    if (!this.settings.sendLatencyFaultEnable) return;
    const { attempts } = this.producer.world;
    this.choice.learn(attempts.broker[attempt] as number, {
      latencyUs: attempts.endedAfter[attempt] as number,
      ...what,
    });
  }
}

const RETRY_AT_ONCE = { plannedUs: 0, actualUs: 0, cause: CAUSE.retryAtOnce };

/** DefaultMQProducer:retryResponseCodes, by version. */
function retriedCodes(version: string): ReadonlySet<number> {
  const codes = new Set<number>([
    RESPONSE.topicNotExist,
    RESPONSE.serviceNotAvailable,
    RESPONSE.systemError,
    RESPONSE.noPermission,
    RESPONSE.noBuyerId,
    RESPONSE.notInCurrentUnit,
  ]);
  if (isAtLeast(version, '5.3.0')) codes.add(RESPONSE.systemBusy);
  if (isAtLeast(version, '5.3.1')) codes.add(RESPONSE.goAway);
  return codes;
}
