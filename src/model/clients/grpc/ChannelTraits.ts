// What makes the channels of one gRPC library different from those of another. Sources: grpc/doc/connection-backoff.md;
// grpc-go internal/backoff/backoff.go, clientconn.go:resetTransportAndUnlock; grpc-java ExponentialBackoffPolicy,
// InternalSubchannel:scheduleBackoff; grpc-js backoff-timeout.ts, subchannel.ts; cases grpc-channel-*.
import { isAtLeast } from '../isAtLeast.ts';

export interface ChannelTraits {
  /** The wait after the first failure, and what each further failure makes of it. */
  readonly initialMs: number;
  readonly multiplier: number;
  readonly maxMs: number;
  readonly jitterRatio: number;
  /** GC4: the first wait is drawn as well; else it is exactly `initialMs`. */
  readonly isFirstWaitJittered: boolean;
  /** GC5: the drawn wait is the base of the next one; else each is drawn afresh from the same row of bases. */
  readonly compoundsJitter: boolean;
  /** GC6: from when the wait counts: the start of the try that failed, or its end. */
  readonly waitsFrom: 'start' | 'failure';
  /** How long one try to connect may take. */
  readonly connectTimeoutMs: number;
  /** GC7: a try may take at least as long as the wait that would follow it. */
  readonly isTimeoutStretched: boolean;
  /** GC3: once a try has failed, calls that do not wait fail at once until a connection stands, also during further tries. */
  readonly isFailureSticky: boolean;
}

const BACKOFF = { initialMs: 1_000, multiplier: 1.6, maxMs: 120_000, jitterRatio: 0.2 } as const;

export const GRPC_GO: ChannelTraits = {
  ...BACKOFF,
  isFirstWaitJittered: false,
  compoundsJitter: false,
  waitsFrom: 'failure',
  connectTimeoutMs: 20_000, // minConnectTimeout
  isTimeoutStretched: true,
  isFailureSticky: true,
};

export function grpcJava(version: string): ChannelTraits {
  return {
    ...BACKOFF,
    isFirstWaitJittered: true,
    compoundsJitter: false,
    waitsFrom: 'start',
    connectTimeoutMs: 30_000, // Netty: CONNECT_TIMEOUT_MILLIS
    isTimeoutStretched: false,
    isFailureSticky: isAtLeast(version, '1.56.0'), // PickFirstLoadBalancer:processSubchannelState (gRFC A62)
  };
}

export const GRPC_JS: ChannelTraits = {
  ...BACKOFF,
  isFirstWaitJittered: false,
  compoundsJitter: true,
  waitsFrom: 'start',
  // It has no limit of its own: the kernel gives up after its retransmitted SYNs (grpc-channel-js-*-blackhole).
  connectTimeoutMs: 133_600,
  isTimeoutStretched: false,
  isFailureSticky: true,
};

/** The C core, below grpcio (backoff.cc, subchannel.cc, pick_first.cc; rmq-grpc-python-*-series-*). */
export const GRPC_CORE: ChannelTraits = {
  ...BACKOFF,
  isFirstWaitJittered: true,
  compoundsJitter: false,
  waitsFrom: 'start',
  connectTimeoutMs: 20_000, // GRPC_SUBCHANNEL_RECONNECT_MIN_TIMEOUT
  isTimeoutStretched: true,
  isFailureSticky: true,
};
