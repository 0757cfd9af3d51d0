// The classic RocketMQ Java producer, oneway: written to the connection and forgotten. Rules O1 to O3.
// Source: NettyRemotingClient:invokeOneway; cases rmq-java-*-oneway-*. Up to 5.2 a connection that cannot be made is
// an error for the caller; from 5.3 nobody hears of it and the message is lost.
import { CAUSE, OUTCOME, RESULT } from '../../recording/outcomes.ts';
import { ROCKETMQ_JAVA_REMOTING_SPECS } from '../../scenario/profiles/rocketmqJavaRemoting.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import type { Producer } from '../Producer.ts';
import type { ClientBehaviour } from './ClientBehaviour.ts';
import { isBodyLegal } from './isBodyLegal.ts';
import { JavaQueueChoice } from './JavaQueueChoice.ts';
import { javaSwitches } from './javaSwitches.ts';

export class RocketmqJavaOneway implements ClientBehaviour {
  readonly sharesConnections = true;
  readonly isBlocking = true;
  readonly isOneway = true;
  readonly noticesClose: boolean;
  readonly retryTokens = 0;
  private settings;
  private readonly hearsRefusal: boolean;
  private readonly choice: JavaQueueChoice;

  private readonly producer: Producer;

  constructor(producer: Producer) {
    this.producer = producer;
    const { client } = producer;
    this.settings = fullSettings(ROCKETMQ_JAVA_REMOTING_SPECS, client.settings);
    const switches = javaSwitches(client.version);
    this.noticesClose = switches.noticesClose;
    this.hearsRefusal = switches.hearsRefusedOneway;
    this.choice = new JavaQueueChoice(producer, switches);
  }

  get connectTimeoutMs(): number {
    return this.settings.connectTimeoutMillis;
  }

  get pollRouteMs(): number {
    return this.settings.pollNameServerInterval;
  }

  configure(): void {
    this.settings = fullSettings(ROCKETMQ_JAVA_REMOTING_SPECS, this.producer.client.settings);
  }

  begin(message: number): void {
    const { producer } = this;
    const { messages, inFlight } = producer.world;
    if (!isBodyLegal(inFlight.bodyBytes[message] ?? 0, this.settings.maxMessageSize)) {
      producer.finish(message, 'failed', CAUSE.messageTooLarge);
      return;
    }
    const caller = messages.caller[message] ?? 0;
    const place = this.choice.choose(caller, -1, this.settings.sendLatencyFaultEnable);
    if (place < 0) {
      producer.finish(message, 'failed', CAUSE.noRoute);
      return;
    }
    producer.attempt({
      message,
      broker: producer.route.queueBroker[place] ?? 0,
      queue: producer.route.queueNumber[place] ?? 0,
      patienceUs: producer.connectTimeoutUs,
    });
    // O2: who does not hear of a refusal does not wait for the connection either.
    if (!this.hearsRefusal) this.finishOnce(message, 'ok', CAUSE.onewaySent);
  }

  /** O1: the call is over as soon as the request is written. */
  written(attempt: number): void {
    this.producer.end(attempt, OUTCOME.unanswered, CAUSE.onewaySent);
    this.finishOnce(this.messageOf(attempt), 'ok', CAUSE.onewaySent);
  }

  answered(): never {
    throw new Error('Bug: no broker answers a oneway request');
  }

  timedOut(): never {
    throw new Error('Bug: nobody waits for a oneway request');
  }

  /** O3: up to 5.2 the caller gets an error; since 5.3 the message is lost without a word. */
  connectionFailed(attempt: number): void {
    const cause = this.producer.world.attempts.cause[attempt] ?? 0;
    this.finishOnce(this.messageOf(attempt), 'failed', cause);
  }

  private finishOnce(message: number, result: 'ok' | 'failed', cause: number): void {
    const isPending = this.producer.world.messages.result[message] === RESULT.pending;
    if (isPending) this.producer.finish(message, result, cause);
  }

  private messageOf(attempt: number): number {
    return this.producer.world.attempts.message[attempt] ?? 0;
  }

  waitEnded(): never {
    throw new Error('Bug: this client never waits');
  }
}
