// Settings that recorders spelled in their own way.
import { expect, test } from 'vitest';
import { GRPC_JAVA_CHANNEL_SPECS } from '../scenario/profiles/grpcJavaChannel.ts';
import { ROCKETMQ_JAVA_GRPC_SPECS } from '../scenario/profiles/rocketmqJavaGrpc.ts';
import { inRealSpelling } from './settingSpelling.ts';

test.each(['connectTimeoutMs', 'connectTimeoutMillis', 'CONNECT_TIMEOUT_MILLIS'])(
  '%s is the timeout of a connection',
  (name) => {
    expect(inRealSpelling({ [name]: 3_000 }, GRPC_JAVA_CHANNEL_SPECS)).toEqual({
      CONNECT_TIMEOUT_MILLIS: 3_000,
    });
  },
);

test('a unit at the end is no part of the name, other words are', () => {
  const given = { requestTimeoutMs: 1_000, maxAttempts: 5, requestTimeouts: 7 };
  expect(inRealSpelling(given, ROCKETMQ_JAVA_GRPC_SPECS)).toEqual({
    requestTimeout: 1_000,
    maxAttempts: 5,
    requestTimeouts: 7,
  });
});
