// The RocketMQ Go producer v2, SendOneWay. Rules GO10 and GO11. Source: producer/producer.go: sendOneWay; cases
// rmq-go-2.1.2-oneway-*.
import { CAUSE, OUTCOME } from '../../recording/outcomes.ts';
import { ROCKETMQ_GO_REMOTING_SPECS } from '../../scenario/profiles/rocketmqGoRemoting.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import type { Producer } from '../Producer.ts';
import type { ClientBehaviour } from './ClientBehaviour.ts';
import { GoChannels } from './goRemoting/GoChannels.ts';
import { GoQueueChoice } from './goRemoting/GoQueueChoice.ts';
import { contextLeft, ROUTE_POLL_MS } from './goRemoting/goTimes.ts';

const NO_BROKER = -1;
const RETRY_AT_ONCE = { plannedUs: 0, actualUs: 0, cause: CAUSE.retryAtOnce };

export class RocketmqGoOneway implements ClientBehaviour {
  readonly connections: GoChannels;
  readonly sharesConnections = true;
  readonly isBlocking = true;
  readonly isOneway = true;
  readonly noticesClose = false;
  readonly noticesReset = false;
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
    this.tryNext(message, NO_BROKER);
  }

  /** GO10: here a further attempt does avoid the broker of the one before. */
  private tryNext(message: number, lastBroker: number): void {
    const { producer } = this;
    const { inFlight, messages } = producer.world;
    const { retryTimes, queueSelector, contextTimeoutMs } = this.settings;
    const tries = inFlight.tries[message] ?? 0;
    if (tries > retryTimes) {
      producer.finish(message, 'failed', CAUSE.attemptsUsedUp);
      return;
    }
    const caller = messages.caller[message] ?? 0;
    const place = this.choice.choose(queueSelector, caller, lastBroker);
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
      patienceUs: contextLeft(producer, message, contextTimeoutMs),
    });
  }

  /** GO11: written is done. */
  written(attempt: number): void {
    const { producer } = this;
    producer.end(attempt, OUTCOME.unanswered, CAUSE.onewaySent);
    producer.finish(producer.world.attempts.message[attempt] ?? 0, 'ok', CAUSE.onewaySent);
  }

  connectionFailed(attempt: number): void {
    const { attempts } = this.producer.world;
    this.tryNext(attempts.message[attempt] ?? 0, attempts.broker[attempt] ?? 0);
  }

  answered(): never {
    throw new Error('Bug: no broker answers a oneway request');
  }

  timedOut(): never {
    throw new Error('Bug: nobody waits for a oneway request');
  }

  waitEnded(): never {
    throw new Error('Bug: this client never waits');
  }
}
