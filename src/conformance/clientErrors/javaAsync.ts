// What the callback of an asynchronous send of the RocketMQ Java client is told, or send() throws. Source:
// MQClientAPIImpl:sendMessageAsync of each release; cases *-async-*.
import { asyncSwitches } from '../../model/clients/javaAsync/asyncSwitches.ts';
import { isAtLeast } from '../../model/clients/isAtLeast.ts';
import type { CauseName } from '../../recording/outcomes.ts';
import type { ErrorShape, ErrorTables } from './ErrorTables.ts';
import { JAVA_REMOTING } from './javaRemoting.ts';

type Shapes = Partial<Record<CauseName, ErrorShape>>;

const clientException = (cause?: string): ErrorShape => ({
  error: 'MQClientException',
  code: -1,
  ...(cause === undefined ? {} : { cause }),
});
const NOT_CONNECTED: ErrorShape = { error: 'RemotingConnectException' };
const NOT_CONNECTED_BY_LOOP: ErrorShape = {
  error: 'MQClientException',
  code: 10001, // ClientErrorCode:CONNECT_BROKER_EXCEPTION
  cause: 'RemotingConnectException',
};

/** How the exceptions of an attempt are handed on: bare or wrapped, with their cause, without, or with a stranger's. */
function lastAttempts(version: string): Shapes {
  if (isAtLeast(version, '5.3.0')) {
    const broke = clientException('RemotingSendRequestException');
    return {
      ...ofConnecting(clientException('RemotingConnectException')),
      ...ofWaiting(broke, clientException('RemotingTimeoutException')),
    };
  }
  // 5.2 hands on what the chain of futures wraps it in.
  const wrapped = clientException(isAtLeast(version, '5.2.0') ? 'CompletionException' : undefined);
  return { ...ofConnecting(NOT_CONNECTED), ...ofWaiting(wrapped, wrapped) };
}

function ofConnecting(shape: ErrorShape): Shapes {
  return { connectRefused: shape, connectTimedOut: shape };
}

function ofWaiting(broke: ErrorShape, timedOut: ErrorShape): Shapes {
  return {
    connectionClosed: broke,
    connectionClosedByTimeout: broke,
    goAway: broke,
    attemptTimedOut: timedOut,
  };
}

export function javaAsyncErrors(version: string): ErrorTables {
  const shapes = lastAttempts(version);
  const { checksTimeLeft } = asyncSwitches(version);
  return {
    statuses: JAVA_REMOTING.statuses,
    decisions: {
      ...JAVA_REMOTING.decisions,
      // The loop of send() has one turn for async sends; what it throws is wrapped there.
      thrownBySend: NOT_CONNECTED_BY_LOOP,
      senderQueueFull: clientException('RejectedExecutionException'),
    },
    // With no time left there is no further attempt: since 5.3.2 the last one's error is told instead.
    ...(checksTimeLeft ? { afterAttempts: { budgetSpent: shapes } } : {}),
    lastAttempts: shapes,
  };
}

/** Through a selector there is no loop: send() throws the bare exception. */
export function javaAsyncSelectorErrors(version: string): ErrorTables {
  const tables = javaAsyncErrors(version);
  return { ...tables, decisions: { ...tables.decisions, thrownBySend: NOT_CONNECTED } };
}
