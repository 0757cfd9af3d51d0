// How long one send can take at worst, and with how many attempts: when every attempt runs into its
// timeout and every wait is as long as the rule allows. Waits for a free caller are not counted.
import type { ClientScenario } from '../../scenario/Scenario.ts';
import { fullSettings } from '../../scenario/SettingSpec.ts';
import type { FullSettings } from '../../scenario/SettingSpec.ts';
import { CUSTOM_SPECS } from '../../scenario/profiles/custom.ts';
import { ROCKETMQ_DOCUMENTED_SPECS } from '../../scenario/profiles/rocketmqDocumented.ts';
import { ROCKETMQ_GO_REMOTING_SPECS } from '../../scenario/profiles/rocketmqGoRemoting.ts';
import { ROCKETMQ_JAVA_REMOTING_SPECS } from '../../scenario/profiles/rocketmqJavaRemoting.ts';
import { isOlder } from './relevance.ts';

export interface WorstCase {
  readonly attempts: number;
  readonly durationMs: number;
  /** How many attempts there are when brokers stay silent: a shared budget may allow only one. */
  readonly attemptsWhenSilent: number;
  /** How long the client waits for one answer. */
  readonly attemptTimeoutMs: number;
}

/** Nothing for a client whose rules are not known here. */
export function worstCaseOf(client: ClientScenario): WorstCase | undefined {
  switch (client.profile) {
    case 'rocketmq-java-remoting':
      return ofJava(client);
    case 'rocketmq-go-remoting':
      return ofGo(client);
    case 'rocketmq-documented':
      return ofDocumented(client);
    case 'custom':
      return ofCustom(fullSettings(CUSTOM_SPECS, client.settings));
    default:
      return undefined;
  }
}

// Rests on the recorded clients: since 4.9 all attempts share sendMsgTimeout, but a sync send also
// waits for a connection that hangs; an async timeout is noticed up to two seconds late.
function ofJava({ mode, settings, version }: ClientScenario): WorstCase {
  const full = fullSettings(ROCKETMQ_JAVA_REMOTING_SPECS, settings);
  const timeoutMs = full.sendMsgTimeout;
  // Before 4.3 each attempt had the whole timeout, and an async one without an answer was sent again.
  const isShared = !isOlder(version, '4.3.0');
  if (mode === 'oneway') {
    return { attempts: 1, durationMs: 0, attemptsWhenSilent: 1, attemptTimeoutMs: timeoutMs };
  }
  if (mode === 'async' || mode === 'async-selector') {
    const retries = full.retryTimesWhenSendAsyncFailed;
    return {
      attempts: 1 + retries,
      durationMs: timeoutMs + ASYNC_LATE_MS * (isShared ? 1 : 1 + retries),
      attemptsWhenSilent: isShared ? 1 : 1 + retries,
      attemptTimeoutMs: timeoutMs,
    };
  }
  const isLooped = mode !== 'selector' && mode !== 'queue';
  const attempts = isLooped ? 1 + full.retryTimesWhenSendFailed : 1;
  if (!isShared) {
    return {
      attempts,
      durationMs: attempts * (timeoutMs + full.connectTimeoutMillis),
      attemptsWhenSilent: attempts,
      attemptTimeoutMs: timeoutMs,
    };
  }
  const capMs = full.sendMsgMaxTimeoutPerRequest;
  const silent = capMs > -1 ? Math.ceil(timeoutMs / Math.max(1, capMs)) : 1;
  return {
    attempts,
    durationMs: timeoutMs + full.connectTimeoutMillis,
    attemptsWhenSilent: Math.min(attempts, silent),
    attemptTimeoutMs: timeoutMs,
  };
}

const ASYNC_LATE_MS = 2_100; // the scan for overdue answers runs every 1.1 s, one second late

/** The recorded release gives each attempt 3 s, whatever is set; a oneway request waits for its connection alone. */
function ofGo({ mode, settings }: ClientScenario): WorstCase {
  const { retryTimes, contextTimeoutMs } = fullSettings(ROCKETMQ_GO_REMOTING_SPECS, settings);
  const attempts = mode === 'async' ? 1 : 1 + retryTimes;
  const attemptMs = mode === 'oneway' ? GO_DIAL_MS : GO_ATTEMPT_MS;
  const freeMs = attempts * attemptMs;
  return {
    attempts,
    durationMs: contextTimeoutMs === 0 ? freeMs : Math.min(freeMs, contextTimeoutMs),
    attemptsWhenSilent: mode === 'oneway' ? 1 : attempts,
    attemptTimeoutMs: attemptMs,
  };
}

const GO_ATTEMPT_MS = 3_000;
const GO_DIAL_MS = 15_000;

function ofDocumented({ settings }: ClientScenario): WorstCase {
  const full = fullSettings(ROCKETMQ_DOCUMENTED_SPECS, settings);
  const waits = geometricWaits({
    count: full.maxAttempts - 1,
    firstMs: full.INITIAL_BACKOFF,
    multiplier: full.MULTIPLIER,
    maxMs: full.MAX_BACKOFF,
  });
  return {
    attempts: full.maxAttempts,
    durationMs: full.maxAttempts * full.requestTimeout + waits * (1 + full.JITTER),
    attemptsWhenSilent: full.maxAttempts,
    attemptTimeoutMs: full.requestTimeout,
  };
}

type Custom = FullSettings<typeof CUSTOM_SPECS>;

function ofCustom(full: Custom): WorstCase {
  const freeMs = full.maxAttempts * full.attemptTimeoutMs + customWaitsMs(full);
  const isBounded = full.deadlineMs > 0 && full.deadlineMs < freeMs;
  const retried = full.retryOnTimeout ? full.maxAttempts : 1;
  const fitting = isBounded ? Math.ceil(full.deadlineMs / full.attemptTimeoutMs) : retried;
  return {
    attempts: full.maxAttempts,
    durationMs: isBounded ? full.deadlineMs : freeMs,
    attemptsWhenSilent: Math.min(retried, Math.max(1, fitting)),
    attemptTimeoutMs: full.attemptTimeoutMs,
  };
}

/** The longest that all waits of a send can take together. */
function customWaitsMs(full: Custom): number {
  const count = full.maxAttempts - 1;
  const firstMs = full.initialBackoffMs;
  const maxMs = full.maxBackoffMs;
  switch (full.backoff) {
    case 'none':
      return 0;
    case 'fixed':
      return count * firstMs * (1 + full.jitterRatio);
    case 'linear':
      return linearWaits({ count, firstMs, maxMs }) * (1 + full.jitterRatio);
    case 'exponential':
      return (
        geometricWaits({ count, firstMs, multiplier: full.multiplier, maxMs }) *
        (1 + full.jitterRatio)
      );
    case 'fullJitter':
    case 'equalJitter':
      return geometricWaits({ count, firstMs, multiplier: full.multiplier, maxMs });
    case 'decorrelatedJitter':
      // Each wait is at most three times the one before.
      return geometricWaits({ count, firstMs: firstMs * 3, multiplier: 3, maxMs });
  }
}

function linearWaits(rule: { count: number; firstMs: number; maxMs: number }): number {
  let sumMs = 0;
  for (let i = 1; i <= rule.count; i += 1) sumMs += Math.min(rule.firstMs * i, rule.maxMs);
  return sumMs;
}

interface Geometric {
  readonly count: number;
  readonly firstMs: number;
  readonly multiplier: number;
  readonly maxMs: number;
}

function geometricWaits({ count, firstMs, multiplier, maxMs }: Geometric): number {
  let sumMs = 0;
  let waitMs = firstMs;
  for (let i = 0; i < count; i += 1) {
    sumMs += Math.min(waitMs, maxMs);
    waitMs = Math.min(waitMs * multiplier, maxMs);
  }
  return sumMs;
}
