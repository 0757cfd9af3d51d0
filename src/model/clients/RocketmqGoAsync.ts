// The RocketMQ Go producer v2, SendAsync. Rules GO12 to GO14. Source: producer/producer.go: sendAsync,
// internal/remote/remote_client.go: InvokeAsync, receiveAsync; cases rmq-go-2.1.2-async-*.
import { CAUSE, OUTCOME } from '../../recording/outcomes.ts';
import { ROCKETMQ_GO_REMOTING_SPECS } from '../../scenario/profiles/rocketmqGoRemoting.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import { NO_EVENT } from '../../engine/EventQueue.ts';
import type { Producer } from '../Producer.ts';
import type { ClientBehaviour } from './ClientBehaviour.ts';
import { GoChannels } from './goRemoting/GoChannels.ts';
import { GoQueueChoice } from './goRemoting/GoQueueChoice.ts';
import { attemptPatience, ROUTE_POLL_MS } from './goRemoting/goTimes.ts';

const NO_BROKER = -1;

export class RocketmqGoAsync implements ClientBehaviour {
  readonly connections: GoChannels;
  readonly sharesConnections = true;
  readonly isBlocking = false;
  readonly isOneway = false;
  readonly noticesClose = false;
  readonly noticesReset = false;
  readonly writesLate = true;
  readonly mayKeepCaller = true; // GO13
  readonly connectTimeoutMs = 0; // its connections know their own
  readonly pollRouteMs = ROUTE_POLL_MS;
  readonly retryTokens = 0;
  private settings;
  private readonly choice: GoQueueChoice;
  /** Messages whose caller waits for the lock or the connection. */
  private readonly kept = new Set<number>();

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

  /** GO12: one attempt. */
  begin(message: number): void {
    const { producer } = this;
    const caller = producer.world.messages.caller[message] ?? 0;
    const place = this.choice.choose(this.settings.queueSelector, caller, NO_BROKER);
    if (place < 0) {
      producer.finish(message, 'failed', CAUSE.noRoute);
      return;
    }
    this.kept.add(message);
    producer.attempt({
      message,
      broker: producer.route.queueBroker[place] ?? 0,
      queue: producer.route.queueNumber[place] ?? 0,
      patienceUs: attemptPatience(producer, message, this.settings.contextTimeoutMs),
    });
    this.letGo(message);
  }

  /** GO13: SendAsync comes back when the request is written. */
  connected(): void {
    for (const message of [...this.kept]) this.letGo(message);
  }

  private letGo(message: number): void {
    const { inFlight, messages } = this.producer.world;
    const row = messages.lastAttempt[message] ?? 0;
    if (!this.kept.has(message) || inFlight.timer[row] === NO_EVENT) return;
    this.kept.delete(message);
    this.producer.workload.returned(message);
  }

  answered(attempt: number): void {
    const { attempts } = this.producer.world;
    const outcome = attempts.outcome[attempt];
    const isStored = outcome === OUTCOME.stored || outcome === OUTCOME.storedNotOk;
    if (isStored) this.finish(attempt, 'ok', attempts.cause[attempt] ?? 0);
    else this.finish(attempt, 'failed', CAUSE.codeNotRetried);
  }

  /** GO14: the callback is told; then the library goes on with the answer that it does not have. */
  timedOut(attempt: number): void {
    this.finish(attempt, 'failed', CAUSE.attemptsUsedUp);
    if (!this.settings.panicHandler) this.producer.die();
  }

  /** SendAsync returns the error. */
  connectionFailed(attempt: number): void {
    this.finish(attempt, 'failed', CAUSE.attemptsUsedUp);
  }

  private finish(attempt: number, result: 'ok' | 'failed', cause: number): void {
    const message = this.producer.world.attempts.message[attempt] ?? 0;
    this.kept.delete(message);
    this.producer.finish(message, result, cause);
  }

  written(): never {
    throw new Error('Bug: only oneway requests end when written');
  }

  waitEnded(): never {
    throw new Error('Bug: this client never waits');
  }
}
