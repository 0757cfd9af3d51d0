// When faults act, and what several of them do together; settings that change on the way.
import { describe, expect, test } from 'vitest';
import type { ClientScenario, TimelineEntry } from '../scenario/Scenario.ts';
import type { Settings } from '../scenario/SettingSpec.ts';
import { attemptsOf, messagesOf } from './rowsOf.ts';
import { change, fault, sendsAt, smallScenario } from './smallScenario.ts';
import { runToEnd } from './startRun.ts';
import { traceOf } from './traceOf.ts';

const patient: Partial<ClientScenario> = {
  profile: 'custom',
  version: '1',
  mode: 'async',
  settings: { maxAttempts: 1, attemptTimeoutMs: 60_000 },
};

function every(gapMs: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index * gapMs);
}

/** One broker, messages at those moments, each sent once. */
function run(
  timeline: readonly TimelineEntry[],
  momentsMs: readonly number[],
  broker: Settings = {},
) {
  const recording = runToEnd(
    smallScenario({
      brokers: { a: broker },
      client: { ...patient, sends: sendsAt(...momentsMs) },
      timeline,
    }),
  );
  return attemptsOf(recording);
}

/** Life of broker `a`: `1000 is down`. */
function lifeOf(...timeline: readonly TimelineEntry[]): readonly string[] {
  return traceOf(smallScenario({ brokers: { a: {} }, durationMs: 60_000, timeline }))
    .split('\n')
    .filter((line) => /a {4}is /.test(line))
    .map((line) => `${String(Number(line.slice(0, 8)))} ${line.slice(15)}`);
}

const wayOf = ({ sentMs, arrivedMs = 0 }: { sentMs: number; arrivedMs: number | undefined }) =>
  Math.round((arrivedMs - sentMs) * 1_000) / 1_000;

test('F1 a fault acts from its start to its end', () => {
  const attempts = run([fault('latency', 'a', [100, 200], { strength: 50 })], every(50, 6));
  expect(attempts.map(wayOf)).toEqual([1, 1, 51, 51, 1, 1]);
});

test('F1 one that is muted or lasts no time never acts', () => {
  const muted = fault('latency', 'a', [0, 9_000], { strength: 50, isMuted: true });
  const empty = fault('crash', 'a', [100, 100]);
  const mutedChange = { ...change(0, 'network.latencyMs', 99), isMuted: true };
  const attempts = run([muted, empty, mutedChange], every(50, 6));
  expect(attempts.map(wayOf)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(attempts.every(({ cause }) => cause === 'sendOk')).toBe(true);
});

test('F2 latencies add up, on the broker and on the whole network', () => {
  const attempts = run(
    [
      fault('latency', 'a', [100, 400], { strength: 10 }),
      fault('latency', 'a', [200, 400], { strength: 20 }),
      fault('latency', 'network', [300, 400], { strength: 40 }),
    ],
    every(100, 5),
  );
  expect(attempts.map(wayOf)).toEqual([1, 11, 31, 71, 1]);
});

test('F2 chances of loss combine: 0.5 and 0.5 lose three quarters', () => {
  const half = { probability: 0.5 };
  const attempts = run(
    [
      fault('loseRequests', 'a', [0, 9_000], half),
      fault('loseRequests', 'network', [0, 9_000], half),
    ],
    every(2, 4_000),
  );
  const lost = attempts.filter(({ flags }) => flags.includes('requestLost')).length;
  expect(lost / 4_000).toBeGreaterThan(0.72);
  expect(lost / 4_000).toBeLessThan(0.78);
});

test('F3 factors of slow multiply', () => {
  const attempts = run(
    [
      fault('slow', 'a', [100, 400], { strength: 3 }),
      fault('slow', 'a', [200, 400], { strength: 5 }),
    ],
    every(100, 5),
  );
  const times = attempts.map(({ beganMs = 0, storedMs = 0 }) => storedMs - beganMs);
  expect(times).toEqual([2, 6, 30, 30, 2]);
});

test('F3 factors of spike multiply the rate', () => {
  const recording = runToEnd(
    smallScenario({
      durationMs: 4_000,
      client: { workload: { arrivals: 'constant', ratePerSec: 100, callers: 1_000 } },
      timeline: [
        fault('spike', 'app', [1_000, 3_000], { strength: 2 }),
        fault('spike', 'app', [2_000, 3_000], { strength: 3 }),
      ],
    }),
  );
  const counts = [0, 0, 0, 0];
  for (const { intendedMs } of messagesOf(recording)) {
    const second = Math.floor(intendedMs / 1_000);
    counts[second] = (counts[second] ?? 0) + 1;
  }
  [100, 200, 600, 100].forEach((expected, second) => {
    expect(Math.abs((counts[second] ?? 0) - expected)).toBeLessThan(2);
  });
});

describe('faults of one kind', () => {
  test.each(['crash', 'shutdown'] as const)('F4 %s lasts until the last of them ends', (kind) => {
    const story = lifeOf(fault(kind, 'a', [1_000, 5_000]), fault(kind, 'a', [3_000, 9_000]));
    expect(story).toEqual(['1000 is down', '9000 is up']);
  });

  test('F4 a pause lasts until the last of them ends', () => {
    const story = lifeOf(fault('pause', 'a', [1_000, 5_000]), fault('pause', 'a', [3_000, 9_000]));
    expect(story).toEqual(['1000 is paused', '9000 is up']);
  });

  test('F4 a broker is up again when neither a crash nor a shutdown is left', () => {
    const story = lifeOf(
      fault('crash', 'a', [1_000, 9_000]),
      fault('shutdown', 'a', [3_000, 5_000]),
    );
    expect(story).toEqual(['1000 is down', '9000 is up']);
  });

  test('F4 a broker that was frozen when it was told to stop serves again after all of it', () => {
    const attempts = run(
      [fault('pause', 'a', [50, 2_000]), fault('shutdown', 'a', [1_000, 3_000])],
      [0, 40, 1_500, 4_000],
      { serviceMs: 100, sendMessageThreadPoolNums: 1 },
    );
    expect(attempts[3]).toMatchObject({ sentMs: 4_000, cause: 'sendOk', endedMs: 4_102 });
  });

  test('F4 of two disk fills the first decides, and the disk is free again after the last', () => {
    const { gauges, sampleEvery } = runToEnd(
      smallScenario({
        durationMs: 60_000,
        brokers: { a: {} },
        timeline: [
          fault('diskFill', 'a', [10_000, 20_000], { strength: 0.9 }),
          fault('diskFill', 'a', [18_000, 40_000], { strength: 0.6 }),
        ],
      }),
    );
    const disk = gauges.find(({ name }) => name === 'diskUsedRatio');
    const at = (ms: number): number => disk?.values[(ms * 1_000) / sampleEvery] ?? NaN;
    expect([9_000, 12_500, 15_000, 30_000, 45_000].map((ms) => at(ms).toFixed(2))).toEqual([
      '0.50',
      '0.70',
      '0.90',
      '0.90',
      '0.50',
    ]);
  });
});

test('F5 a setting that changes holds from that moment on; what is under way keeps its own', () => {
  const attempts = run([change(150, 'brokers.a.serviceMs', 7)], [100, 149, 150, 200], {
    sendMessageThreadPoolNums: 4,
  });
  const times = attempts.map(({ beganMs = 0, storedMs = 0 }) => storedMs - beganMs);
  expect(times).toEqual([2, 7, 7, 7]);
  const slower = run([change(150, 'brokers.a.serviceMs', 7)], [148], { serviceMs: 50 });
  expect(slower[0]?.storedMs).toBe(199);
});

test('F5 a new timeout holds for the attempts that follow', () => {
  const recording = runToEnd(
    smallScenario({
      network: { requestLossRatio: 1 },
      client: { ...patient, sends: sendsAt(0, 1_000) },
      timeline: [
        change(100, 'clients.app.settings.attemptTimeoutMs', 300),
        change(500, 'network.requestLossRatio', 0),
      ],
      durationMs: 70_000,
    }),
  );
  expect(attemptsOf(recording).map(({ endedMs, cause }) => [endedMs, cause])).toEqual([
    [60_000, 'attemptTimedOut'],
    [1_004, 'sendOk'],
  ]);
});
