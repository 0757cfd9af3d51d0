// The RocketMQ 5 Go producer over gRPC. Rules GG1 to GG8. Source: rocketmq-clients golang/producer.go:send1,
// loadBalancer.go:TakeMessageQueues, client.go:Heartbeat, client_manager.go; cases rmq-grpc-go-*.
import { wholePower } from '../../engine/distributions.ts';
import { ms } from '../../lib/units.ts';
import { CAUSE } from '../../recording/outcomes.ts';
import { LONGEST, NEVER } from '../../recording/Recording.ts';
import { ROCKETMQ_GO_GRPC_SPECS } from '../../scenario/profiles/rocketmqGoGrpc.ts';
import { GRPC_STATUSES } from '../../scenario/Scenario.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import type { Producer } from '../Producer.ts';
import { GoChannels } from './goGrpc/GoChannels.ts';
import { GoRounds } from './goGrpc/GoRounds.ts';
import { GRPC_GO } from './grpc/ChannelTraits.ts';
import type { ChannelUse } from './grpc/GrpcChannels.ts';
import { GrpcSender, type SendLimits } from './grpc/GrpcSender.ts';

/** GG3: a wait is kept in 32 bits, in nanoseconds: what does not fit is lost. */
const WAIT_NANOS_MAX = 4_294_967_296;
const UNAVAILABLE = GRPC_STATUSES.indexOf('UNAVAILABLE');

export class RocketmqGoGrpc extends GrpcSender {
  protected limits: SendLimits;
  // GG1: there is only one candidate, so what is isolated changes nothing.
  protected override readonly isolates = false;
  declare readonly connections: GoChannels;
  private readonly rounds: GoRounds;

  constructor(producer: Producer) {
    // GG8: nobody opens a broken stream before the settings are synchronised again.
    super(producer, GRPC_GO, { renewsAfterMs: undefined });
    this.limits = this.limitsNow();
    this.rounds = new GoRounds(producer, this.connections, (broker) => this.endpointOf(broker));
  }

  protected override createChannels(use: ChannelUse): GoChannels {
    return new GoChannels(this.producer, use);
  }

  override configure(): void {
    super.configure();
    this.limits = this.limitsNow();
  }

  /** GG2: once the server has told a policy, whichever, its number of attempts holds. */
  private limitsNow(): SendLimits {
    const { settings } = this.producer.client;
    const { maxAttempts, requestTimeout } = fullSettings(ROCKETMQ_GO_GRPC_SPECS, settings);
    return {
      maxAttempts: this.server.backoffPolicy?.maxAttempts ?? maxAttempts,
      requestTimeoutMs: requestTimeout,
    };
  }

  /** GG3. */
  protected override waitBefore(attempt: number): number {
    const policy = this.server.backoffPolicy;
    if (policy === null || 'nextMs' in policy) return 0;
    const { initialMs, multiplier, maxMs } = policy;
    const nanos = Math.min(initialMs * wholePower(multiplier, attempt - 1), maxMs) * 1_000_000;
    return ms((Math.floor(nanos) % WAIT_NANOS_MAX) / 1_000_000);
  }

  /** GG1: all attempts go to the queue of the first. */
  protected override placeFor(message: number): number {
    return this.candidates.placeOf(message);
  }

  /** It looks at the response alone. */
  protected override isSuccess(attempt: number): boolean {
    const isInEntry = this.producer.world.attempts.cause[attempt] === CAUSE.entryError;
    return isInEntry || super.isSuccess(attempt);
  }

  override answered(attempt: number): void {
    const { attempts } = this.producer.world;
    const isUnavailable =
      attempts.cause[attempt] === CAUSE.grpcStatus && attempts.code[attempt] === UNAVAILABLE;
    if (!isUnavailable) super.answered(attempt);
    else {
      // GG6.
      this.dropClientOf(attempt, () => {
        super.answered(attempt);
      });
    }
  }

  /** GG6: the caller goes on when its client is out of the table. */
  override connectionFailed(attempt: number): void {
    const isDial = this.producer.world.attempts.cause[attempt] === CAUSE.dialTimedOut;
    if (isDial) super.connectionFailed(attempt);
    else {
      this.dropClientOf(attempt, () => {
        super.connectionFailed(attempt);
      });
    }
  }

  private dropClientOf(attempt: number, then: () => void): void {
    const { attempts, inFlight } = this.producer.world;
    const usedAt = (attempts.sentAt[attempt] ?? 0) + (inFlight.connecting[attempt] ?? 0);
    // Nobody knows how long it waits for the lock, nor whether another attempt follows.
    attempts.waitPlanned[attempt] = 0;
    attempts.waitActual[attempt] = LONGEST;
    attempts.waitCause[attempt] = CAUSE.retryAtOnce;
    this.connections.drop(this.endpointOf(attempts.broker[attempt] ?? 0), usedAt, () => {
      attempts.waitPlanned[attempt] = NEVER;
      attempts.waitActual[attempt] = NEVER;
      attempts.waitCause[attempt] = CAUSE.none;
      then();
    });
  }

  protected override heartbeat(): void {
    this.rounds.heartbeat(ms(this.limits.requestTimeoutMs));
    this.nextHeartbeat();
  }

  override timerEnded(timer: number): void {
    if (this.connections.timerEnded(timer) || this.rounds.timerEnded(timer)) return;
    super.timerEnded(timer);
  }
}
