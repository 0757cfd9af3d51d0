// How a consumer settles what it has received (gRPC, POP), as small numbers that fit a column.

export const SETTLE = {
  /** AckMessage: done with. */
  ack: 0,
  /** ChangeInvisibleDuration: it shall come again after that time. */
  nack: 1,
  /** ForwardMessageToDeadLetterQueue. */
  forward: 2,
} as const;
