// Settings that exist in a client's table but do nothing with its version or mode.
import type { ClientScenario } from '../../scenario/Scenario.ts';

interface Condition {
  /** Works only in these modes. */
  readonly modes?: readonly string[];
  /** Exists only from this version of the profile on. */
  readonly since?: string;
}

/** Modes of the Java client in which it tries again by itself while the caller waits. */
const LOOPED = ['sync', 'batch', 'transaction'];

const ASYNC = ['async', 'async-selector'];

const CONDITIONS: Readonly<Record<string, Readonly<Record<string, Condition>>>> = {
  'rocketmq-java-remoting': {
    retryTimesWhenSendFailed: { modes: LOOPED },
    retryTimesWhenSendAsyncFailed: { modes: ASYNC },
    retryAnotherBrokerWhenNotStoreOK: { modes: LOOPED },
    sendMsgMaxTimeoutPerRequest: { modes: LOOPED, since: '5.3.3' },
    clientCloseSocketIfTimeout: { modes: [...LOOPED, 'selector', 'queue'], since: '4.9.1' },
    asyncSenderThreads: { modes: ASYNC, since: '4.3.0' },
    enableBackpressureForAsyncMode: { modes: ASYNC, since: '5.0.0' },
    backPressureForAsyncSendNum: { modes: ASYNC, since: '5.0.0' },
    backPressureForAsyncSendSize: { modes: ASYNC, since: '5.0.0' },
  },
  'rocketmq-go-remoting': {
    retryTimes: { modes: ['sync', 'oneway', 'transaction'] },
    panicHandler: { modes: ['async'] },
  },
};

export type Irrelevance =
  { readonly kind: 'otherMode' } | { readonly kind: 'laterVersion'; readonly since: string };

/** Why a setting does nothing for this client; nothing when it works. */
export function irrelevanceOf(client: ClientScenario, name: string): Irrelevance | undefined {
  const condition = CONDITIONS[client.profile]?.[name];
  if (condition?.since !== undefined && isOlder(client.version, condition.since)) {
    return { kind: 'laterVersion', since: condition.since };
  }
  const isInMode = condition?.modes?.includes(client.mode) ?? true;
  return isInMode ? undefined : { kind: 'otherMode' };
}

/** Compares versions number by number: 5.2.0 is older than 5.10.0. */
export function isOlder(version: string, than: string): boolean {
  const left = version.split('.').map(Number);
  const right = than.split('.').map(Number);
  for (let i = 0; i < right.length; i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
