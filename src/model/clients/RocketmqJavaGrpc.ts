// The RocketMQ 5 Java producer over gRPC. Source: rocketmq-clients java/client ProducerImpl, ProducerBuilderImpl,
// RpcClientImpl; cases rmq-grpc-java-*.
import { ROCKETMQ_JAVA_GRPC_SPECS } from '../../scenario/profiles/rocketmqJavaGrpc.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import type { Producer } from '../Producer.ts';
import { grpcJava } from './grpc/ChannelTraits.ts';
import { GrpcSender, type SendLimits } from './grpc/GrpcSender.ts';
import { isAtLeast } from './isAtLeast.ts';

/** The library inside, also of 5.0.7 (java/pom.xml: grpc.version). */
const GRPC_VERSION = '1.50.0';
const CONNECT_TIMEOUT_MS = 3_000; // RpcClientImpl: CONNECT_TIMEOUT_MILLIS

export class RocketmqJavaGrpc extends GrpcSender {
  protected limits: SendLimits;
  protected override readonly startsWithoutPolicy = false; // GR1
  protected override readonly retriesTransactions: boolean;
  private readonly sendsEmptyBodies: boolean;

  constructor(producer: Producer) {
    super(producer, { ...grpcJava(GRPC_VERSION), connectTimeoutMs: CONNECT_TIMEOUT_MS });
    const { version } = producer.client;
    this.limits = limitsOf(producer);
    this.retriesTransactions = isAtLeast(version, '5.0.8'); // GR10
    this.sendsEmptyBodies = !isAtLeast(version, '5.2.0');
  }

  override configure(): void {
    super.configure();
    this.limits = limitsOf(this.producer);
  }

  /** GR2. */
  protected override isBodyLegal(bodyBytes: number): boolean {
    return (bodyBytes > 0 || this.sendsEmptyBodies) && super.isBodyLegal(bodyBytes);
  }
}

function limitsOf({ client }: Producer): SendLimits {
  const { maxAttempts, requestTimeout } = fullSettings(ROCKETMQ_JAVA_GRPC_SPECS, client.settings);
  return { maxAttempts, requestTimeoutMs: requestTimeout };
}
