// Bare requests without a producer's logic: rules X5 to X7. Source: the recorders' driver, which hands
// SEND_MESSAGE_V2 to NettyRemotingClient:invokeAsync (5.3.3); cases load-*, append-stall-*, async-flush-stall-*.
import { Random } from '../../engine/Random.ts';
import { ms } from '../../lib/units.ts';
import { CAUSE, OUTCOME } from '../../recording/outcomes.ts';
import { RAW_REMOTING_SPECS } from '../../scenario/profiles/rawRemoting.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import type { Producer } from '../Producer.ts';
import type { ClientBehaviour } from './ClientBehaviour.ts';

/** NettyRemotingClient:start: the table of waiting answers is looked through once a second. */
const SCAN_PERIOD = ms(1_000);
/** NettyRemotingAbstract:scanResponseTable: an entry is given one second more than its timeout. */
const SCAN_GRACE = ms(1_000);

export class RawRemoting implements ClientBehaviour {
  readonly sharesConnections = true; // X5
  readonly isBlocking = false;
  readonly isOneway = false;
  readonly noticesClose = true;
  readonly connectTimeoutMs = 3_000;
  readonly pollRouteMs = 30_000;
  readonly retryTokens = 0;
  private settings;
  private readonly scanPhase: number;

  private readonly producer: Producer;

  constructor(producer: Producer) {
    this.producer = producer;
    const { client, world } = producer;
    this.settings = fullSettings(RAW_REMOTING_SPECS, client.settings);
    this.scanPhase = Random.stream(world.scenario.seed, `timeout scan ${client.id}`).below(
      SCAN_PERIOD,
    );
  }

  configure(): void {
    this.settings = fullSettings(RAW_REMOTING_SPECS, this.producer.client.settings);
  }

  begin(message: number): void {
    this.send(message);
  }

  /** X5: the queues take turns, whoever sends. */
  private send(message: number): void {
    const { producer } = this;
    const { route } = producer;
    if (route.size === 0) {
      producer.finish(message, 'failed', CAUSE.noRoute);
      return;
    }
    const place = route.next(0);
    const dueAt = producer.now + ms(this.settings.timeoutMs) + SCAN_GRACE;
    const scanAt = Math.ceil((dueAt - this.scanPhase) / SCAN_PERIOD) * SCAN_PERIOD + this.scanPhase;
    producer.attempt({
      message,
      broker: route.queueBroker[place] ?? 0,
      queue: route.queueNumber[place] ?? 0,
      patienceUs: scanAt - producer.now,
    });
  }

  answered(attempt: number): void {
    const { attempts } = this.producer.world;
    const outcome = attempts.outcome[attempt];
    const isStored = outcome === OUTCOME.stored || outcome === OUTCOME.storedNotOk;
    if (isStored)
      this.producer.finish(attempts.message[attempt] ?? 0, 'ok', attempts.cause[attempt] ?? 0);
    else this.fail(attempt);
  }

  timedOut(attempt: number): void {
    this.fail(attempt);
  }

  connectionFailed(attempt: number): void {
    this.fail(attempt);
  }

  /** X6: without `retries` whatever comes is the result. */
  private fail(attempt: number): void {
    const { producer } = this;
    const { attempts, messages } = producer.world;
    const message = attempts.message[attempt] ?? 0;
    if ((messages.attempts[message] ?? 0) > this.settings.retries) {
      producer.finish(message, 'failed', CAUSE.attemptsUsedUp);
      return;
    }
    producer.noteWait(message, { plannedUs: 0, actualUs: 0, cause: CAUSE.retryAtOnce });
    this.send(message);
  }

  written(): never {
    throw new Error('Bug: only oneway requests end when written');
  }

  waitEnded(): never {
    throw new Error('Bug: this client never waits');
  }
}
