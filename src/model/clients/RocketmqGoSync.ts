// The RocketMQ Go producer v2, SendSync and the half message of a transaction. Rules GO1 to GO9. Source:
// producer/producer.go: sendSync, needRetryCode; cases rmq-go-2.1.2-sync-*, -transaction-*, -manual-queue-*.
import { CAUSE, OUTCOME } from '../../recording/outcomes.ts';
import { ROCKETMQ_GO_REMOTING_SPECS } from '../../scenario/profiles/rocketmqGoRemoting.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import type { Producer } from '../Producer.ts';
import { RESPONSE } from '../responses.ts';
import type { ClientBehaviour } from './ClientBehaviour.ts';
import { GoChannels } from './goRemoting/GoChannels.ts';
import { GoQueueChoice } from './goRemoting/GoQueueChoice.ts';
import { attemptPatience, ROUTE_POLL_MS } from './goRemoting/goTimes.ts';

const NO_BROKER = -1;
const RETRIED_CODES: ReadonlySet<number> = new Set([
  RESPONSE.systemError,
  RESPONSE.serviceNotAvailable,
  RESPONSE.noPermission,
  RESPONSE.topicNotExist,
]);
const RETRY_AT_ONCE = { plannedUs: 0, actualUs: 0, cause: CAUSE.retryAtOnce };

export class RocketmqGoSync implements ClientBehaviour {
  readonly connections: GoChannels;
  readonly sharesConnections = true;
  readonly isBlocking = true;
  readonly isOneway = false;
  readonly noticesClose = false;
  readonly noticesReset = false;
  readonly writesLate = true;
  readonly connectTimeoutMs = 0; // its connections know their own
  readonly pollRouteMs = ROUTE_POLL_MS;
  readonly retryTokens = 0;
  private settings;
  private readonly choice: GoQueueChoice;

  private readonly producer: Producer;

  constructor(producer: Producer) {
    this.producer = producer;
    this.connections = new GoChannels(producer);
    this.choice = new GoQueueChoice(producer);
    this.settings = fullSettings(ROCKETMQ_GO_REMOTING_SPECS, producer.client.settings);
  }

  configure(): void {
    this.settings = fullSettings(ROCKETMQ_GO_REMOTING_SPECS, this.producer.client.settings);
  }

  begin(message: number): void {
    this.producer.world.inFlight.tries[message] = 0;
    this.tryNext(message);
  }

  /** GO1, GO3: the next queue, whatever broker failed before; each attempt has the same time. */
  private tryNext(message: number): void {
    const { producer } = this;
    const { inFlight, messages } = producer.world;
    const tries = inFlight.tries[message] ?? 0;
    if (tries > this.settings.retryTimes) {
      producer.finish(message, 'failed', CAUSE.attemptsUsedUp);
      return;
    }
    const caller = messages.caller[message] ?? 0;
    const place = this.choice.choose(this.settings.queueSelector, caller, NO_BROKER);
    if (place < 0) {
      producer.finish(message, 'failed', CAUSE.noRoute);
      return;
    }
    if (tries > 0) producer.noteWait(message, RETRY_AT_ONCE);
    inFlight.tries[message] = tries + 1;
    producer.attempt({
      message,
      broker: producer.route.queueBroker[place] ?? 0,
      queue: producer.route.queueNumber[place] ?? 0,
      patienceUs: attemptPatience(producer, message, this.settings.contextTimeoutMs),
    });
  }

  /** GO4: few codes are tried again; "stored, but" is a success with that status. */
  answered(attempt: number): void {
    const { attempts, inFlight } = this.producer.world;
    const message = attempts.message[attempt] ?? 0;
    const outcome = attempts.outcome[attempt];
    const isLast = (inFlight.tries[message] ?? 0) > this.settings.retryTimes;
    if (outcome === OUTCOME.stored || outcome === OUTCOME.storedNotOk) {
      this.producer.finish(message, 'ok', attempts.cause[attempt] ?? 0);
    } else if (!RETRIED_CODES.has(attempts.code[attempt] ?? 0)) {
      this.producer.finish(message, 'failed', CAUSE.codeNotRetried);
    } else if (isLast) this.producer.finish(message, 'failed', CAUSE.attemptsUsedUp);
    else this.tryNext(message);
  }

  timedOut(attempt: number): void {
    this.tryNext(this.producer.world.attempts.message[attempt] ?? 0);
  }

  connectionFailed(attempt: number): void {
    this.tryNext(this.producer.world.attempts.message[attempt] ?? 0);
  }

  written(): never {
    throw new Error('Bug: only oneway requests end when written');
  }

  waitEnded(): never {
    throw new Error('Bug: this client never waits');
  }
}
