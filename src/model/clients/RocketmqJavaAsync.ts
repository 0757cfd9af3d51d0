// The classic RocketMQ Java producer, asynchronous send. Rules A1 to A7. Source: MQClientAPIImpl:sendMessageAsync,
// onExceptionImpl, NettyRemotingAbstract:scanResponseTable; cases rmq-java-*-async-*.
// Left out: back-pressure semaphores, the sender pool's queue of 50 000.
import { ms } from '../../lib/units.ts';
import { Random } from '../../engine/Random.ts';
import { CAUSE, OUTCOME } from '../../recording/outcomes.ts';
import { ROCKETMQ_JAVA_REMOTING_SPECS } from '../../scenario/profiles/rocketmqJavaRemoting.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import type { Producer } from '../Producer.ts';
import type { ClientBehaviour } from './ClientBehaviour.ts';
import { isAtLeast } from './isAtLeast.ts';
import { isBodyLegal } from './isBodyLegal.ts';
import { JavaQueueChoice } from './JavaQueueChoice.ts';

/** NettyRemotingClient:start: the table of waiting answers is looked through once a second. */
const SCAN_PERIOD = ms(1_000);
/** NettyRemotingAbstract:scanResponseTable: an entry is given one second more than its timeout. */
const SCAN_GRACE = ms(1_000);

export class RocketmqJavaAsync implements ClientBehaviour {
  readonly sharesConnections = true;
  readonly isBlocking = false; // A5
  readonly noticesClose: boolean;
  readonly isOneway = false;
  readonly retryTokens = 0;
  private settings;
  private readonly choice: JavaQueueChoice;
  private readonly scanPhase: number;
  private caller = 0;

  private readonly producer: Producer;

  constructor(producer: Producer) {
    this.producer = producer;
    const { client, world } = producer;
    this.settings = fullSettings(ROCKETMQ_JAVA_REMOTING_SPECS, client.settings);
    this.noticesClose = isAtLeast(client.version, '5.2.0');
    this.choice = new JavaQueueChoice(producer, isAtLeast(client.version, '5.1.4'));
    this.scanPhase = Random.stream(world.scenario.seed, `timeout scan ${client.id}`).below(
      SCAN_PERIOD,
    );
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
    if (
      !isBodyLegal(
        producer.world.inFlight.bodyBytes[message] as number,
        this.settings.maxMessageSize,
      )
    ) {
      producer.finish(message, 'failed', CAUSE.messageTooLarge);
      return;
    }
    // One round robin stands for those of the library's own sender threads.
    const place = this.choice.choose(this.caller, -1, this.settings.sendLatencyFaultEnable);
    if (place < 0) producer.finish(message, 'failed', CAUSE.noRoute);
    else {
      this.send(
        message,
        producer.route.queueBroker[place] as number,
        producer.route.queueNumber[place] as number,
      );
    }
  }

  private send(message: number, broker: number, queue: number): void {
    const { producer } = this;
    const spent = producer.now - producer.startedAt(message);
    const dueAt = producer.now + this.settings.sendMsgTimeout * 1000 - spent + SCAN_GRACE;
    // A1: found by the first scan after its time.
    const scanAt = Math.ceil((dueAt - this.scanPhase) / SCAN_PERIOD) * SCAN_PERIOD + this.scanPhase;
    producer.world.inFlight.tries[message] = (producer.world.inFlight.tries[message] as number) + 1;
    producer.attempt({ message, broker, queue, patienceUs: scanAt - producer.now });
  }

  /** A2: an answer ends it, whatever it says; no code is retried. */
  answered(attempt: number): void {
    const { attempts } = this.producer.world;
    const outcome = attempts.outcome[attempt];
    const isStored = outcome === OUTCOME.stored || outcome === OUTCOME.storedNotOk;
    this.learn(attempt, !isStored);
    const message = attempts.message[attempt] as number;
    if (isStored) this.producer.finish(message, 'ok', attempts.cause[attempt] as number);
    else this.producer.finish(message, 'failed', CAUSE.codeNotRetried);
  }

  /** A3, A7: when the scan finds it, no time is left for another attempt; the connection stays. */
  timedOut(attempt: number): void {
    this.learn(attempt, true);
    this.producer.finish(
      this.producer.world.attempts.message[attempt] as number,
      'failed',
      CAUSE.budgetSpent,
    );
  }

  /** A4, A6: a broken or refused connection is tried elsewhere at once, with the queue number of the first choice. */
  connectionFailed(attempt: number): void {
    const { producer } = this;
    const { attempts, inFlight } = producer.world;
    const message = attempts.message[attempt] as number;
    this.learn(attempt, true);
    const isTimeLeft =
      producer.now - producer.startedAt(message) < this.settings.sendMsgTimeout * 1000;
    if ((inFlight.tries[message] as number) > this.settings.retryTimesWhenSendAsyncFailed) {
      producer.finish(message, 'failed', CAUSE.attemptsUsedUp);
      return;
    }
    if (!isTimeLeft) {
      producer.finish(message, 'failed', CAUSE.budgetSpent);
      return;
    }
    const lastBroker = attempts.broker[attempt] as number;
    const place = this.choice.choose(this.caller, lastBroker, this.settings.sendLatencyFaultEnable);
    producer.noteWait(message, { plannedUs: 0, actualUs: 0, cause: CAUSE.retryAtOnce });
    this.send(
      message,
      producer.route.queueBroker[place] as number,
      attempts.queue[attempt] as number,
    );
  }

  written(): never {
    throw new Error('Bug: only oneway requests end when written');
  }

  waitEnded(): never {
    throw new Error('Bug: this client never waits');
  }

  private learn(attempt: number, isFailure: boolean): void {
    if (!this.settings.sendLatencyFaultEnable) return;
    const { attempts } = this.producer.world;
    this.choice.learn(attempts.broker[attempt] as number, {
      latencyUs: attempts.endedAfter[attempt] as number,
      isFailure,
      isReachable: true,
    });
  }
}
