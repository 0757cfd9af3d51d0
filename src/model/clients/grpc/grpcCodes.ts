// What a gRPC client hears when a broker answers in its own protocol: the translation of the Apache proxy, which in
// local mode is the broker itself. Rule GR9. Source: proxy ResponseBuilder:RESPONSE_CODE_MAPPING,
// SendMessageActivity:convertToSendMessageResponse (5.3.3).
import { GRPC_CODE, RESPONSE } from '../../responses.ts';

const INTERNAL_SERVER_ERROR = 50_001;

const TRANSLATION: ReadonlyMap<number, number> = new Map([
  [RESPONSE.success, GRPC_CODE.ok],
  [RESPONSE.systemBusy, GRPC_CODE.tooManyRequests],
  [RESPONSE.tooManyRequests, GRPC_CODE.tooManyRequests],
  [RESPONSE.flushDiskTimeout, GRPC_CODE.masterPersistenceTimeout],
  [RESPONSE.flushSlaveTimeout, GRPC_CODE.slavePersistenceTimeout],
  [RESPONSE.slaveNotAvailable, GRPC_CODE.haNotAvailable],
]);

/** The code of the gRPC protocol for an answer's code; one that is a gRPC code already stays. */
export function grpcCodeOf(code: number): number {
  if (code >= GRPC_CODE.ok) return code;
  return TRANSLATION.get(code) ?? INTERNAL_SERVER_ERROR;
}
