// The RocketMQ 5 Node.js producer over gRPC. Rules GN1 to GN6. Source: rocketmq-clients nodejs/src/producer/Producer.ts,
// PublishingLoadBalancer.ts, retry/ExponentialBackoffRetryPolicy.ts; cases rmq-grpc-node-*.
import { wholePower } from '../../engine/distributions.ts';
import { ms } from '../../lib/units.ts';
import { ROCKETMQ_NODEJS_GRPC_SPECS } from '../../scenario/profiles/rocketmqNodejsGrpc.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import type { Producer } from '../Producer.ts';
import { GRPC_JS } from './grpc/ChannelTraits.ts';
import { FirstQueueCandidates } from './grpc/FirstQueueCandidates.ts';
import { GrpcSender, type SendLimits } from './grpc/GrpcSender.ts';
import { OneThread } from './grpc/OneThread.ts';

/** GN6: what an attempt costs the only thread (rmq-grpc-node-*-load-20-callers-*: 2323 attempts a second). */
const ATTEMPT_COST_MS = 0.4;

export class RocketmqNodejsGrpc extends GrpcSender {
  protected limits: SendLimits;
  protected override readonly startsWithoutPolicy = false; // GN1
  protected override readonly retriesTransactions = false; // GN5
  protected override readonly liftsIsolation = false; // GN4
  protected override readonly firstHeartbeatMs = 10_000; // BaseClient:HEARTBEAT
  private readonly thread: OneThread;

  constructor(producer: Producer) {
    super(producer, GRPC_JS);
    this.limits = limitsOf(producer);
    this.thread = new OneThread(producer.world.queue, ms(ATTEMPT_COST_MS));
  }

  /** GN3. */
  protected override createCandidates(endpointCount: number): FirstQueueCandidates {
    return new FirstQueueCandidates(this.producer.route, endpointCount, (broker) =>
      this.endpointOf(broker),
    );
  }

  override configure(): void {
    super.configure();
    this.limits = limitsOf(this.producer);
  }

  protected override waitsForTurnUs(): number {
    return this.thread.waitUs();
  }

  /** GN2: of the server's durations only the whole seconds are kept, and they are taken for milliseconds. */
  protected override waitBefore(attempt: number): number {
    const policy = this.server.backoffPolicy;
    if (policy === null || 'nextMs' in policy) return 0;
    const seconds = (durationMs: number): number => Math.floor(durationMs / 1000);
    const { initialMs, maxMs, multiplier } = policy;
    const grown = seconds(initialMs) * wholePower(multiplier, attempt - 1);
    return ms(Math.min(grown, seconds(maxMs)));
  }
}

function limitsOf({ client }: Producer): SendLimits {
  const { maxAttempts, requestTimeout } = fullSettings(ROCKETMQ_NODEJS_GRPC_SPECS, client.settings);
  return { maxAttempts, requestTimeoutMs: requestTimeout };
}
