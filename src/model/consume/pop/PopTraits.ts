// What makes the RocketMQ 5 consumer of one language different from another. Rules KP11 to KP19. Source: rocketmq-clients
// ProcessQueueImpl and its translations (java-5.2.0, golang/v5.1.4, nodejs 1.0.8); cases rmq-grpc-*-push-*.
import { wholePower } from '../../../engine/distributions.ts';
import type { ServerSettings } from '../../../scenario/Scenario.ts';

export interface PopTraits {
  /** KP13: how long it waits after a receive that was answered TOO_MANY_REQUESTS, failed otherwise, or brought nothing. */
  readonly afterFlowControlMs: number;
  readonly afterFailureMs: number;
  readonly afterNothingMs: number;
  /** KP14: after how long it looks again when its cache is full. */
  readonly afterFullCacheMs: number;
  /** KP15: an acknowledgement that fails is sent again that much later, for ever. */
  readonly settleAgainMs: number;
  /** KP16: what it makes of the server's policy: the wait it asks for after the n-th delivery. */
  readonly waitMs: (policy: ServerSettings['backoffPolicy'], delivery: number) => number;
  /** KP17: an ordered message is handed to the handler again by the client itself, so often in all. */
  readonly orderedAttempts: (policy: ServerSettings['backoffPolicy']) => number;
  /** KP17: messages of one receive wait for each other, as ordered ones should. */
  readonly keepsOrder: boolean;
}

/** The policy as it is meant: a list whose last one stays, or growing waits. */
function policyWaitMs(policy: ServerSettings['backoffPolicy'], delivery: number): number {
  if (policy === null) return 0;
  if ('nextMs' in policy) {
    return policy.nextMs[Math.min(delivery, policy.nextMs.length) - 1] ?? 0;
  }
  const { initialMs, multiplier, maxMs } = policy;
  return Math.min(initialMs * wholePower(multiplier, delivery - 1), maxMs);
}

const asTold = (policy: ServerSettings['backoffPolicy']): number => policy?.maxAttempts ?? 1;

const JAVA: PopTraits = {
  afterFlowControlMs: 20,
  afterFailureMs: 1_000,
  afterNothingMs: 0,
  afterFullCacheMs: 1_000,
  settleAgainMs: 1_000,
  waitMs: policyWaitMs,
  orderedAttempts: asTold,
  keepsOrder: true,
};

const TRAITS: Readonly<Record<string, PopTraits>> = {
  'rocketmq-java-grpc': JAVA,
  'rocketmq-go-grpc': {
    ...JAVA,
    // The two waits are swapped there, and nothing counts as a failure.
    afterFlowControlMs: 1_000,
    afterFailureMs: 20,
    afterNothingMs: 20,
    keepsOrder: false,
  },
  'rocketmq-nodejs-grpc': {
    ...JAVA,
    // It never makes anything of the policy: no wait, and one attempt.
    waitMs: () => 0,
    orderedAttempts: () => 1,
  },
};

export function popTraits(profile: string): PopTraits {
  return TRAITS[profile] ?? JAVA;
}
