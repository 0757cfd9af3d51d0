// What the application gets from its client, in the words of the recorded cases: one table for each way a
// message can end. A new client profile adds a file in the folder of this name, and a line here.
import type { CauseName } from '../recording/outcomes.ts';
import type { ErrorTables } from './clientErrors/ErrorTables.ts';
import { GO_REMOTING } from './clientErrors/goRemoting.ts';
import { GRPC_ERRORS, grpcResult } from './clientErrors/grpc.ts';
import { javaAsyncErrors, javaAsyncSelectorErrors } from './clientErrors/javaAsync.ts';
import {
  JAVA_REMOTING,
  JAVA_REMOTING_DIRECT,
  JAVA_REMOTING_TRANSACTION,
} from './clientErrors/javaRemoting.ts';
import type { PlayedMessage } from './playedMessages.ts';
import { rawEnding } from './rawEnding.ts';

export interface ClientResult {
  readonly isOk: boolean;
  readonly status?: string;
  readonly error?: string;
  readonly code?: number | string;
  readonly cause?: string;
}

const NO_MODE = { mode: '', version: '' };

/** By profile, and by profile and mode where a mode has a table of its own. */
const TABLES: ReadonlyMap<string, ErrorTables> = new Map([
  ['rocketmq-java-remoting', JAVA_REMOTING],
  ['rocketmq-java-remoting selector', JAVA_REMOTING_DIRECT],
  ['rocketmq-java-remoting queue', JAVA_REMOTING_DIRECT],
  ['rocketmq-java-remoting transaction', JAVA_REMOTING_TRANSACTION],
  ['rocketmq-go-remoting', GO_REMOTING],
]);

/** Where a table depends on the version. */
const VERSION_TABLES: ReadonlyMap<string, (version: string) => ErrorTables> = new Map([
  ['rocketmq-java-remoting async', javaAsyncErrors],
  ['rocketmq-java-remoting async-selector', javaAsyncSelectorErrors],
]);

/** What the caller of a client of that profile got; nothing when the tables do not say. */
export function clientResult(
  profile: string,
  message: PlayedMessage,
  { mode, version }: { readonly mode: string; readonly version: string } = NO_MODE,
): ClientResult | undefined {
  const grpcErrors = GRPC_ERRORS.get(profile);
  if (grpcErrors !== undefined) return grpcResult(grpcErrors, message);
  const name = `${profile} ${mode}`;
  const tables = VERSION_TABLES.get(name)?.(version) ?? TABLES.get(name) ?? TABLES.get(profile);
  if (tables === undefined || message.endedMs === undefined) return undefined;
  if (message.isOk) {
    const status = tables.statuses[message.cause];
    return status === undefined ? undefined : { isOk: true, status };
  }
  const last = message.attempts.at(-1);
  const shape =
    (last && tables.afterAttempts?.[message.cause]?.[last.cause]) ??
    tables.decisions[message.cause] ??
    tables.lastAttempts[message.cause] ??
    (last && tables.lastAttempts[last.cause]);
  if (shape === undefined) return undefined;
  const { error, cause } = shape;
  const code = shape.code === 'answer' ? last?.code : shape.code;
  return { isOk: false, error, code, cause };
}

/** The tag with which a broker's remark begins, as the figures name their counts. */
const REMARK_TAGS: Partial<Record<CauseName, string>> = {
  rejectRequest: 'REJECTREQUEST',
  overload: 'OVERLOAD',
  pcBusyCleanQueue: 'PCBUSY_CLEAN_QUEUE',
  timeoutCleanQueue: 'TIMEOUT_CLEAN_QUEUE',
  pcSynchronized: 'PC_SYNCHRONIZED',
};

/** The kind of ending as the figures name it: `SEND_OK`, `failed.2.TIMEOUT_CLEAN_QUEUE`, `failed.-1.other`. */
export function endingName(profile: string, message: PlayedMessage): string | undefined {
  if (profile === 'raw-remoting') return rawEnding(message);
  const result = clientResult(profile, message);
  if (result === undefined) return undefined;
  if (result.isOk) return result.status;
  const code = Number(result.code ?? -1);
  const isFromBroker = code >= 0 && code < 10_000;
  // The recorders read the tag out of the text in which the loop of a sync send wraps the remark.
  const isWrapped = isFromBroker && result.error !== 'MQBrokerException';
  const tag = isWrapped ? REMARK_TAGS[message.attempts.at(-1)?.cause ?? 'none'] : undefined;
  return `failed.${String(code)}.${tag ?? 'other'}`;
}
