// The response codes that a sender can meet (ResponseCode and RemotingSysResponseCode of RocketMQ 5.3.3;
// 530 is the cloud's, from the manual).

export const RESPONSE = {
  success: 0,
  systemError: 1,
  systemBusy: 2,
  flushDiskTimeout: 10,
  slaveNotAvailable: 11,
  flushSlaveTimeout: 12,
  messageIllegal: 13,
  serviceNotAvailable: 14,
  noPermission: 16,
  topicNotExist: 17,
  noBuyerId: 204,
  notInCurrentUnit: 205,
  tooManyRequests: 530,
  goAway: 1500,
} as const;

/** The codes of the gRPC protocol (apache/rocketmq-apis: definition.proto, Code) that a rule needs. */
export const GRPC_CODE = {
  ok: 20_000,
  tooManyRequests: 42_900,
  haNotAvailable: 50_002,
  masterPersistenceTimeout: 50_401,
  slavePersistenceTimeout: 50_402,
} as const;
