// A bare gRPC channel: each send is one call, never repeated. It shows what the channel alone does. Rules GC1 to GC9;
// cases grpc-channel-*.
import { ms } from '../../../lib/units.ts';
import { CAUSE, OUTCOME } from '../../../recording/outcomes.ts';
import { GRPC_CALL_SPECS } from '../../../scenario/profiles/grpcCall.ts';
import { fullSettings, type Settings } from '../../../scenario/SettingSpec.ts';
import type { Producer } from '../../Producer.ts';
import type { ClientBehaviour } from '../ClientBehaviour.ts';
import type { ChannelTraits } from './ChannelTraits.ts';
import { type ChannelUse, GrpcChannels } from './GrpcChannels.ts';

/** No deadline: as long as a run can be. */
const FOREVER = 0xffff_ffff;

export class BareChannel implements ClientBehaviour {
  readonly sharesConnections = true;
  readonly isBlocking = false;
  readonly isOneway = false;
  readonly noticesClose = true;
  readonly retryTokens = 0;
  readonly pollRouteMs = 3_600_000; // it knows its address
  readonly connections: GrpcChannels;
  private settings;
  private readonly use: ChannelUse;

  private readonly producer: Producer;
  private readonly traitsOf: (settings: Settings) => ChannelTraits;

  constructor(producer: Producer, traitsOf: (settings: Settings) => ChannelTraits) {
    const { client } = producer;
    this.producer = producer;
    this.traitsOf = traitsOf;
    this.settings = fullSettings(GRPC_CALL_SPECS, client.settings);
    this.use = {
      traits: traitsOf(client.settings),
      endpointOf: (broker) => broker,
      waitsForReady: (attempt) => this.waitsForReady(attempt),
      renewsAfterMs: undefined,
    };
    this.connections = new GrpcChannels(producer, this.use);
    // GC1: a channel that was just made has not tried to connect.
    this.connections.startCold();
  }

  get connectTimeoutMs(): number {
    return this.use.traits.connectTimeoutMs;
  }

  configure(): void {
    const { settings } = this.producer.client;
    this.settings = fullSettings(GRPC_CALL_SPECS, settings);
    this.use.traits = this.traitsOf(settings);
  }

  private waitsForReady(attempt: number): boolean {
    const message = this.producer.world.attempts.message[attempt] ?? 0;
    return this.settings.waitForReady || this.producer.workload.waitMsOf(message) !== undefined;
  }

  begin(message: number): void {
    const { producer } = this;
    const { route, workload } = producer;
    if (route.size === 0) {
      producer.finish(message, 'failed', CAUSE.noRoute);
      return;
    }
    const place = route.next(0);
    const patienceUs = ms(workload.waitMsOf(message) ?? this.settings.deadline);
    producer.attempt({
      message,
      broker: route.queueBroker[place] ?? 0,
      queue: route.queueNumber[place] ?? 0,
      patienceUs: Math.min(patienceUs, FOREVER),
    });
  }

  answered(attempt: number): void {
    const { attempts } = this.producer.world;
    const isOk = attempts.outcome[attempt] === OUTCOME.stored;
    const cause = isOk ? CAUSE.sendOk : CAUSE.codeNotRetried;
    this.producer.finish(attempts.message[attempt] ?? 0, isOk ? 'ok' : 'failed', cause);
  }

  timedOut(attempt: number): void {
    this.fail(attempt);
  }

  connectionFailed(attempt: number): void {
    this.fail(attempt);
  }

  private fail(attempt: number): void {
    const { attempts } = this.producer.world;
    const message = attempts.message[attempt] ?? 0;
    this.producer.finish(message, 'failed', attempts.cause[attempt] ?? 0);
  }

  waitEnded(): never {
    throw new Error('Bug: a call on a channel is never repeated');
  }

  written(): never {
    throw new Error('Bug: only oneway requests end when written');
  }
}
