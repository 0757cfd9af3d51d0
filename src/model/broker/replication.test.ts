// A master that waits for its slaves, and one that does not.
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../scenario/SettingSpec.ts';
import { attemptsOf } from '../rowsOf.ts';
import { fault, sendsAt, smallScenario, type SmallOptions } from '../smallScenario.ts';
import { runToEnd } from '../startRun.ts';

const patient = { settings: { sendMsgTimeout: 60_000, retryTimesWhenSendFailed: 0 } };

function attempts(settings: Settings, options: SmallOptions = {}) {
  const brokers = { a: { brokerRole: 'SYNC_MASTER', ...settings } };
  return attemptsOf(
    runToEnd(
      smallScenario({
        durationMs: 30_000,
        ...options,
        brokers,
        client: { ...patient, sends: sendsAt(0), ...options.client },
      }),
    ),
  );
}

function answer(settings: Settings, options?: SmallOptions) {
  const [attempt] = attempts(settings, options);
  return { cause: attempt?.cause, code: attempt?.code, storedMs: attempt?.storedMs };
}

describe('how many machines must have a message', () => {
  test('B40 a SYNC_MASTER with default inSyncReplicas waits for nobody, an ASYNC_MASTER never', () => {
    expect(answer({})).toMatchObject({ cause: 'sendOk' });
    const [attempt] = attempts({ brokerRole: 'ASYNC_MASTER', inSyncReplicas: 3 });
    expect(attempt).toMatchObject({ cause: 'sendOk', endedMs: 4 });
  });

  test('B41 it waits until enough slaves have said so', () => {
    const [attempt] = attempts({ inSyncReplicas: 2, slaveCount: 1, replicationMs: 30 });
    expect(attempt).toMatchObject({ storedMs: 3, answeredMs: 33, cause: 'sendOk' });
  });

  test('B41 without them it answers 12 after slaveTimeout, and keeps the message', () => {
    const [attempt] = attempts({ inSyncReplicas: 3, slaveCount: 1 });
    expect(attempt).toMatchObject({
      storedMs: 3,
      answeredMs: 3_003,
      cause: 'flushSlaveTimeout',
      code: 12,
    });
    expect(attempts({ inSyncReplicas: 2, slaveTimeout: 500 })[0]?.answeredMs).toBe(503);
  });

  test('B42 a master that counts its replicas refuses before it stores', () => {
    const counting = { enableSlaveActingMaster: true, inSyncReplicas: 3, slaveCount: 1 };
    expect(answer(counting)).toEqual({
      cause: 'inSyncReplicasNotEnough',
      code: 1,
      storedMs: undefined,
    });
    expect(answer({ ...counting, enableAutoInSyncReplicas: true }).cause).toBe('sendOk');
    const least = { ...counting, enableAutoInSyncReplicas: true, minInSyncReplicas: 3 };
    expect(answer(least).cause).toBe('inSyncReplicasNotEnough');
  });
});

describe('slaves that go', () => {
  test('B43 while a slave is down it cannot confirm; it is back up to 5 s after the fault', () => {
    const found = attempts(
      { inSyncReplicas: 2, slaveCount: 1, slaveTimeout: 20_000 },
      {
        client: { sends: sendsAt(500, 1_500, 15_000) },
        timeline: [fault('slaveDown', 'a', [1_000, 4_000], { strength: 1 })],
      },
    );
    expect(found[0]?.cause).toBe('sendOk');
    const held = found[1]?.answeredMs ?? 0;
    expect(held).toBeGreaterThanOrEqual(4_001);
    expect(held).toBeLessThanOrEqual(9_001);
    expect(found[2]).toMatchObject({ cause: 'sendOk', answeredMs: 15_004 });
  });

  test('B43 one of two is enough for two machines', () => {
    const found = attempts(
      { inSyncReplicas: 2, slaveCount: 2 },
      {
        client: { sends: sendsAt(1_500) },
        timeline: [fault('slaveDown', 'a', [1_000, 9_000], { strength: 1 })],
      },
    );
    expect(found[0]?.cause).toBe('sendOk');
  });

  test('B43 a crash of the master leaves who waited without an answer', () => {
    const [attempt] = attempts(
      { inSyncReplicas: 2 },
      { timeline: [fault('crash', 'a', [1_000, 20_000])] },
    );
    expect(attempt).toMatchObject({ cause: 'connectionClosed', storedMs: 3 });
  });
});

describe('flush and replication', () => {
  const both = { flushDiskType: 'SYNC_FLUSH', flushMs: 0, inSyncReplicas: 2 };

  test('B44 the answer waits for both', () => {
    const [attempt] = attempts({ ...both, slaveCount: 1, replicationMs: 40 });
    expect(attempt).toMatchObject({ cause: 'sendOk', answeredMs: 43 });
  });

  test('B44 if both fail, replication has the last word', () => {
    const stall = { timeline: [fault('flushStall', 'a', [0, 29_000])] };
    expect(answer({ ...both, slaveTimeout: 1_000 }, stall).cause).toBe('flushSlaveTimeout');
    expect(answer({ ...both, slaveTimeout: 9_000 }, stall).cause).toBe('flushSlaveTimeout');
    expect(answer({ ...both, slaveCount: 1 }, stall).cause).toBe('flushDiskTimeout');
  });
});

describe('before 5.0', () => {
  test('B45 it waits for one slave whatever inSyncReplicas says, and says at once when there is none', () => {
    const [alone] = attempts({ replicationOf: '4.x' });
    expect(alone).toMatchObject({ cause: 'slaveNotAvailable', code: 11, answeredMs: 3 });
    const [served] = attempts({ replicationOf: '4.x', slaveCount: 1, replicationMs: 10 });
    expect(served).toMatchObject({ cause: 'sendOk', answeredMs: 13 });
  });
});
