// The limits of a cloud instance, as documented: each answers 530, none stores anything.
import { expect, test } from 'vitest';
import { causeName } from '../../recording/outcomes.ts';
import { attemptsOf } from '../rowsOf.ts';
import {
  fault,
  sendsAt,
  sendsOfOneThread,
  smallScenario,
  type SmallOptions,
} from '../smallScenario.ts';
import { runToEnd } from '../startRun.ts';
import { World } from '../World.ts';

const once = { settings: { retryTimesWhenSendFailed: 0 } };

function causes(options: SmallOptions) {
  const client = { ...once, ...options.client };
  return attemptsOf(runToEnd(smallScenario({ ...options, client }))).map(({ cause }) => cause);
}

/** What became of each attempt in a world that a hand prepares first. */
function causesIn(options: SmallOptions, prepare: (world: World) => void) {
  const world = new World(
    smallScenario({ ...options, client: { ...once, ...options.client } }),
    100,
  );
  prepare(world);
  world.advance(100_000);
  return Array.from({ length: world.attempts.count }, (_, row) =>
    causeName(world.attempts.cause[row] ?? 0),
  );
}

test('V1 the quota of an instance is one bucket for all its brokers', () => {
  const quota = { throttleRatePerSec: 2, writeQueueNums: 1 };
  const client = { sends: sendsOfOneThread(0, 10, 20, 30) };
  const apart = causes({ brokers: { a: quota, b: quota }, client });
  expect(apart.filter((cause) => cause === 'quotaExceeded')).toHaveLength(0);
  const shared = { ...quota, quotaScope: 'instance' };
  const together = causes({ brokers: { a: shared, b: shared }, client });
  expect(together).toEqual(['sendOk', 'sendOk', 'quotaExceeded', 'quotaExceeded']);
});

test('V2 while consumers read more old messages from disk than allowed, writers are turned away', () => {
  const brokers = { a: { coldReadLimitPerSec: 100 } };
  const client = { sends: sendsAt(0, 400, 1_500) };
  const found = causesIn({ brokers, client }, (world) => {
    world.broker(0).admission?.noteColdReads(250);
  });
  // 250 in the last second, then 150 of them are still of the last second, then none.
  expect(found).toEqual(['storagePressure', 'storagePressure', 'sendOk']);
  expect(causes({ brokers, client })).toEqual(['sendOk', 'sendOk', 'sendOk']);
});

test('V3 too many messages that wait for consumers turn writers away', () => {
  const brokers = { a: { backlogLimit: 10 } };
  let backlog = 11;
  const prepare = (world: World): void => {
    const { admission } = world.broker(0);
    if (admission !== undefined) admission.backlog = () => backlog;
  };
  expect(causesIn({ brokers }, prepare)).toEqual(['backlogOverflow']);
  backlog = 10;
  expect(causesIn({ brokers }, prepare)).toEqual(['sendOk']);
});

test('V4 over the memory watermark writes are refused, for as long as it is so', () => {
  const timeline = [fault('memoryFill', 'a', [100, 200], { strength: 0.95 })];
  const client = { sends: sendsAt(50, 150, 250) };
  const brokers = { a: { memoryMaxUsedSpaceRatio: 0.9 } };
  expect(causes({ brokers, client, timeline })).toEqual(['sendOk', 'memoryWatermark', 'sendOk']);
  expect(causes({ brokers: { a: {} }, client, timeline })).toEqual(['sendOk', 'sendOk', 'sendOk']);
});
