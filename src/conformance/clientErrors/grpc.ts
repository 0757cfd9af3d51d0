// What the application gets from a RocketMQ 5 gRPC client: the error that the last attempt left, by its code.
import { CAUSE, type CauseName } from '../../recording/outcomes.ts';
import { GRPC_STATUSES, type GrpcStatus } from '../../scenario/Scenario.ts';
import type { PlayedAttempt, PlayedMessage } from '../playedMessages.ts';

interface GrpcResult {
  readonly isOk: boolean;
  readonly error?: string;
  readonly code?: number | string;
}

interface GrpcErrors {
  /** The error that an answer with that code becomes. */
  readonly ofCode: (code: number) => string;
  /** The error of a raw gRPC status, and how the client writes its code. */
  readonly ofStatus: { readonly error: string; code(status: GrpcStatus): number | string };
  /** A body that it refuses itself. */
  readonly illegalBody: string;
  /** What commit() throws: after an answer, and after none. */
  readonly commit: { ofCode(code: number): string; readonly ofStatus: string };
}

/** Exception classes by code (StatusChecker of each client; cases *-ever). The first that fits holds. */
const CLASSES: readonly (readonly [from: number, to: number, error: string])[] = [
  [40_000, 40_099, 'BadRequestException'],
  [40_100, 40_199, 'UnauthorizedException'],
  [40_200, 40_299, 'PaymentRequiredException'],
  [40_300, 40_399, 'ForbiddenException'],
  [40_400, 40_499, 'NotFoundException'],
  [41_300, 41_399, 'PayloadTooLargeException'],
  [42_900, 42_900, 'TooManyRequestsException'],
  [42_901, 42_901, 'LiteTopicQuotaExceededException'],
  [43_100, 43_199, 'RequestHeaderFieldsTooLargeException'],
  [50_000, 50_099, 'InternalErrorException'],
  [50_400, 50_499, 'ProxyTimeoutException'],
];

function exceptionOf(code: number): string {
  const found = CLASSES.find(([from, to]) => code >= from && code <= to);
  return found?.[2] ?? 'UnsupportedException';
}

/** `DEADLINE_EXCEEDED` as Go writes it: `DeadlineExceeded`. */
function goName(status: GrpcStatus): string {
  return status
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join('');
}

const JAVA: GrpcErrors = {
  ofCode: exceptionOf,
  ofStatus: { error: 'StatusRuntimeException', code: (status) => `gRPC ${status}` },
  illegalBody: 'ClientException',
  commit: { ofCode: () => 'ClientException', ofStatus: 'StatusRuntimeException' },
};
const GO: GrpcErrors = {
  ofCode: () => 'ErrRpcStatus',
  ofStatus: { error: '*status.Error', code: (status) => `gRPC ${goName(status)}` },
  illegalBody: '*errors.errorString',
  commit: { ofCode: () => 'ErrRpcStatus', ofStatus: '*fmt.wrapError' },
};
const NODE: GrpcErrors = {
  ofCode: exceptionOf,
  ofStatus: { error: 'Error', code: (status) => GRPC_STATUSES.indexOf(status) },
  illegalBody: 'TypeError',
  commit: { ofCode: exceptionOf, ofStatus: 'Error' },
};
const PYTHON: GrpcErrors = {
  ofCode: exceptionOf,
  ofStatus: { error: 'AioRpcError', code: (status) => `gRPC ${status}` },
  illegalBody: 'IllegalArgumentException',
  commit: { ofCode: () => 'ClientException', ofStatus: 'AioRpcError' },
};

/** Where an empty body is refused, it is while the message is built (MessageBuilderImpl:setBody; Python: Message). */
const EMPTY_BODY = 'IllegalArgumentException';

export const GRPC_ERRORS: ReadonlyMap<string, GrpcErrors> = new Map([
  ['rocketmq-java-grpc', JAVA],
  ['rocketmq-go-grpc', GO],
  ['rocketmq-nodejs-grpc', NODE],
  ['rocketmq-python-grpc', PYTHON],
]);

/** How an attempt without an answer looks to the caller. */
const STATUS_OF: Partial<Record<CauseName, GrpcStatus>> = {
  attemptTimedOut: 'DEADLINE_EXCEEDED',
  connectRefused: 'UNAVAILABLE',
  connectTimedOut: 'UNAVAILABLE',
  connectionClosed: 'UNAVAILABLE',
  channelBackingOff: 'UNAVAILABLE',
};

export function grpcResult(errors: GrpcErrors, message: PlayedMessage): GrpcResult | undefined {
  if (message.isOk) return { isOk: true };
  if (message.cause === 'messageTooLarge') return { isOk: false, error: errors.illegalBody };
  if (message.cause === 'bodyEmpty') return { isOk: false, error: EMPTY_BODY };
  const last = message.attempts.at(-1);
  return last === undefined ? undefined : { isOk: false, ...errorOf(errors, last) };
}

function errorOf(errors: GrpcErrors, { cause, code }: PlayedAttempt): Omit<GrpcResult, 'isOk'> {
  // Go: no status at all, the text of a context.
  if (cause === 'dialTimedOut') return { error: '*fmt.wrapError' };
  const status = cause === 'grpcStatus' ? GRPC_STATUSES[code] : STATUS_OF[cause];
  if (status === undefined) return { error: errors.ofCode(code), code };
  return { error: errors.ofStatus.error, code: errors.ofStatus.code(status) };
}

export function commitError(
  profile: string,
  { cause, code }: { readonly cause: number; readonly code: number },
): string | undefined {
  const errors = GRPC_ERRORS.get(profile);
  return cause === CAUSE.scriptedError ? errors?.commit.ofCode(code) : errors?.commit.ofStatus;
}
