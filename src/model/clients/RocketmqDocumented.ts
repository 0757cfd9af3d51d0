// RocketMQ as its manual describes it: throttling is answered with an exponential wait, anything else is tried again
// at once. Rules D1 to D4. No released client does this: the 1 s × 1.6 belongs to gRPC's connection backoff.
import { Random } from '../../engine/Random.ts';
import { CAUSE, OUTCOME } from '../../recording/outcomes.ts';
import { ROCKETMQ_DOCUMENTED_SPECS } from '../../scenario/profiles/rocketmqDocumented.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import type { Producer } from '../Producer.ts';
import type { ClientBehaviour } from './ClientBehaviour.ts';
import { wholePower } from '../../engine/distributions.ts';

export class RocketmqDocumented implements ClientBehaviour {
  readonly sharesConnections = false;
  readonly isBlocking = true; // D4
  readonly noticesClose = true;
  readonly connectTimeoutMs = 20_000; // MIN_CONNECT_TIMEOUT of the manual
  readonly isOneway = false;
  readonly retryTokens = 0;
  private settings;
  private readonly luck: Random;

  private readonly producer: Producer;

  constructor(producer: Producer) {
    this.producer = producer;
    const { client, world } = producer;
    this.settings = fullSettings(ROCKETMQ_DOCUMENTED_SPECS, client.settings);
    this.luck = Random.stream(world.scenario.seed, `backoff jitter ${client.id}`);
  }

  get pollRouteMs(): number {
    return this.settings.pollNameServerInterval;
  }

  configure(): void {
    this.settings = fullSettings(ROCKETMQ_DOCUMENTED_SPECS, this.producer.client.settings);
  }

  begin(message: number): void {
    this.attempt(message, -1);
  }

  private attempt(message: number, lastBroker: number): void {
    const { producer } = this;
    const { route, world } = producer;
    if (route.size === 0) {
      producer.finish(message, 'failed', CAUSE.noRoute);
      return;
    }
    const caller = world.messages.caller[message] as number;
    let place = route.next(caller);
    for (let turn = 0; turn < route.size && route.queueBroker[place] === lastBroker; turn++) {
      place = route.next(caller);
    }
    world.inFlight.tries[message] = (world.inFlight.tries[message] as number) + 1;
    producer.attempt({
      message,
      broker: route.queueBroker[place] as number,
      queue: route.queueNumber[place] as number,
      patienceUs: this.settings.requestTimeout * 1000,
    });
  }

  answered(attempt: number): void {
    const { attempts } = this.producer.world;
    const outcome = attempts.outcome[attempt];
    const message = attempts.message[attempt] as number;
    if (outcome === OUTCOME.stored || outcome === OUTCOME.storedNotOk) {
      this.producer.finish(message, 'ok', attempts.cause[attempt] as number);
    } else if (outcome === OUTCOME.throttled) this.tryAfterWait(message);
    else this.tryAtOnce(attempt);
  }

  timedOut(attempt: number): void {
    this.tryAtOnce(attempt);
  }

  connectionFailed(attempt: number): void {
    this.tryAtOnce(attempt);
  }

  written(): never {
    throw new Error('Bug: only oneway requests end when written');
  }

  waitEnded(message: number): void {
    this.attempt(message, -1);
  }

  /** D2: anything but throttling: at once, elsewhere. */
  private tryAtOnce(attempt: number): void {
    const { attempts } = this.producer.world;
    const message = attempts.message[attempt] as number;
    if (this.isUsedUp(message)) return;
    this.producer.noteWait(message, { plannedUs: 0, actualUs: 0, cause: CAUSE.retryAtOnce });
    this.attempt(message, attempts.broker[attempt] as number);
  }

  /** D3: throttled: min(INITIAL_BACKOFF · MULTIPLIER^k, MAX_BACKOFF), ± JITTER. */
  private tryAfterWait(message: number): void {
    if (this.isUsedUp(message)) return;
    const { INITIAL_BACKOFF, MULTIPLIER, MAX_BACKOFF, JITTER } = this.settings;
    const failures = this.producer.world.inFlight.tries[message] as number;
    const plannedMs = Math.min(INITIAL_BACKOFF * wholePower(MULTIPLIER, failures - 1), MAX_BACKOFF);
    const plannedUs = Math.round(plannedMs * 1000);
    const actualUs = Math.round(plannedUs * (1 + JITTER * (2 * this.luck.uniform() - 1)));
    this.producer.wait(message, { plannedUs, actualUs, cause: CAUSE.backoffDocumented });
  }

  /** D1: the attempts are counted, not the time. */
  private isUsedUp(message: number): boolean {
    if ((this.producer.world.inFlight.tries[message] as number) < this.settings.maxAttempts)
      return false;
    this.producer.finish(message, 'failed', CAUSE.attemptsUsedUp);
    return true;
  }
}
