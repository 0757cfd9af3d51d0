// RocketMQ as its manual describes it: throttling is answered with an exponential wait, anything else is tried again
// at once. Rules D1 to D6. No released client does this: the 1 s × 1.6 belongs to gRPC's connection backoff.
import { Random } from '../../engine/Random.ts';
import { CAUSE, OUTCOME } from '../../recording/outcomes.ts';
import { ROCKETMQ_DOCUMENTED_SPECS } from '../../scenario/profiles/rocketmqDocumented.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import type { Producer } from '../Producer.ts';
import type { ClientBehaviour } from './ClientBehaviour.ts';
import { wholePower } from '../../engine/distributions.ts';
import type { ChannelTraits } from './grpc/ChannelTraits.ts';
import { GrpcChannels, type ChannelUse } from './grpc/GrpcChannels.ts';

const CHANNEL_USE = {
  endpointOf: (broker: number): number => broker,
  waitsForReady: (): boolean => false,
  renewsAfterMs: undefined,
  isPlain: true,
};

/** The request was never written to a connection. */
const NEVER_LEFT: readonly number[] = [
  CAUSE.connectRefused,
  CAUSE.connectTimedOut,
  CAUSE.channelBackingOff,
];

export class RocketmqDocumented implements ClientBehaviour {
  readonly sharesConnections = true;
  readonly connections: GrpcChannels;
  readonly isBlocking = true; // D4
  readonly noticesClose = true;
  readonly isOneway = false;
  readonly retryTokens = 0;
  private settings;
  private readonly luck: Random;
  private readonly use: ChannelUse;

  private readonly producer: Producer;

  constructor(producer: Producer) {
    this.producer = producer;
    const { client, world } = producer;
    this.settings = fullSettings(ROCKETMQ_DOCUMENTED_SPECS, client.settings);
    this.luck = Random.stream(world.scenario.seed, `backoff jitter ${client.id}`);
    this.use = { ...CHANNEL_USE, traits: this.traits() };
    this.connections = new GrpcChannels(producer, this.use);
  }

  /** D5: the loop of the manual, which is gRPC's for connections. */
  private traits(): ChannelTraits {
    const { INITIAL_BACKOFF, MULTIPLIER, MAX_BACKOFF, JITTER, MIN_CONNECT_TIMEOUT } = this.settings;
    return {
      initialMs: INITIAL_BACKOFF,
      multiplier: MULTIPLIER,
      maxMs: MAX_BACKOFF,
      jitterRatio: JITTER,
      isFirstWaitJittered: false,
      compoundsJitter: false,
      waitsFrom: 'start',
      connectTimeoutMs: MIN_CONNECT_TIMEOUT,
      isTimeoutStretched: true,
      isFailureSticky: true,
    };
  }

  get connectTimeoutMs(): number {
    return this.settings.MIN_CONNECT_TIMEOUT;
  }

  get pollRouteMs(): number {
    return this.settings.pollNameServerInterval;
  }

  configure(): void {
    this.settings = fullSettings(ROCKETMQ_DOCUMENTED_SPECS, this.producer.client.settings);
    this.use.traits = this.traits();
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
    } else if (this.isTransaction) this.producer.finish(message, 'failed', CAUSE.codeNotRetried);
    else if (outcome === OUTCOME.throttled) this.tryAfterWait(message);
    else this.tryAtOnce(attempt);
  }

  timedOut(attempt: number): void {
    this.failed(attempt);
  }

  connectionFailed(attempt: number): void {
    this.failed(attempt);
  }

  /** D6: a half message gets transparent retries only. */
  private failed(attempt: number): void {
    const { attempts } = this.producer.world;
    const hasLeft = !NEVER_LEFT.includes(attempts.cause[attempt] ?? 0);
    if (!this.isTransaction || !hasLeft) this.tryAtOnce(attempt);
    else this.producer.finish(attempts.message[attempt] ?? 0, 'failed', CAUSE.codeNotRetried);
  }

  private get isTransaction(): boolean {
    return this.producer.client.mode === 'transaction';
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
