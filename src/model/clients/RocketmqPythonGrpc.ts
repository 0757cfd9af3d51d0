// The RocketMQ 5 Python producer over gRPC. Rules GP1 to GP6. Source: rocketmq-clients python
// rocketmq/v5/producer/producer.py, client/balancer/queue_selector.py; cases rmq-grpc-python-*.
import { ms } from '../../lib/units.ts';
import { CAUSE } from '../../recording/outcomes.ts';
import { ROCKETMQ_PYTHON_GRPC_SPECS } from '../../scenario/profiles/rocketmqPythonGrpc.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import type { Producer } from '../Producer.ts';
import { GRPC_CORE } from './grpc/ChannelTraits.ts';
import { GrpcSender, type SendLimits } from './grpc/GrpcSender.ts';
import { OneThread } from './grpc/OneThread.ts';

/** Producer:DEFAULT_MAX_SEND_ATTEMPTS, as long as the server tells no exponential policy. */
const MAX_ATTEMPTS_UNTOLD = 3;
/** One index for all callers. */
const SHARED = 0;
/** GP6: what an attempt costs the loop that makes all of them (load of 20 callers: 1695 attempts a second). */
const ATTEMPT_COST_MS = 0.56;

export class RocketmqPythonGrpc extends GrpcSender {
  protected limits: SendLimits;
  protected override readonly isolates = false; // GP4
  private readonly thread: OneThread;

  constructor(producer: Producer) {
    // GP5: a stream that broke is opened again only when the settings are next written, after 5 minutes.
    super(producer, GRPC_CORE, { renewsAfterMs: undefined });
    this.thread = new OneThread(producer.world.queue, ms(ATTEMPT_COST_MS));
    this.limits = this.limitsNow();
  }

  override configure(): void {
    super.configure();
    this.limits = this.limitsNow();
  }

  /** GP1: the server's word alone. */
  private limitsNow(): SendLimits {
    const { settings } = this.producer.client;
    const { requestTimeout } = fullSettings(ROCKETMQ_PYTHON_GRPC_SPECS, settings);
    const policy = this.server.backoffPolicy;
    const isTold = policy !== null && !('nextMs' in policy);
    return {
      maxAttempts: isTold ? policy.maxAttempts : MAX_ATTEMPTS_UNTOLD,
      requestTimeoutMs: requestTimeout,
    };
  }

  protected override waitsForTurnUs(): number {
    return this.thread.waitUs();
  }

  protected override isBodyLegal(bodyBytes: number): boolean {
    return bodyBytes > 0 && super.isBodyLegal(bodyBytes);
  }

  /** GP2: throttling ends the send. */
  protected override waitBefore(): undefined {
    return undefined;
  }

  /** GP3: each further attempt takes what the round robin has next, be it the same broker. */
  protected override placeFor(message: number, attempt: number): number {
    return attempt === 1 ? this.candidates.placeOf(message) : this.producer.route.next(SHARED);
  }

  /** It looks at the response alone. */
  protected override isSuccess(attempt: number): boolean {
    const isInEntry = this.producer.world.attempts.cause[attempt] === CAUSE.entryError;
    return isInEntry || super.isSuccess(attempt);
  }
}
