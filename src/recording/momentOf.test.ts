import { describe, expect, test } from 'vitest';
import { handmadeRecording } from './handmadeRecording.ts';
import { momentOf } from './momentOf.ts';
import { FLAG, OUTCOME, RESULT } from './outcomes.ts';
import { BREAKER, LIFE, NEVER } from './Recording.ts';
import { SAMPLE_SCENARIO, sampleRecording } from './sampleRecording.ts';

const story = handmadeRecording({
  scenario: {
    ...SAMPLE_SCENARIO,
    durationMs: 10_000,
    timeline: [
      {
        kind: 'set',
        atMs: 3_000,
        path: 'brokers.broker-b.sendMessageThreadPoolNums',
        value: 16,
      },
    ],
  },
  spareRows: 3,
  messages: [
    {
      intendedMs: 0,
      endedMs: 1_000,
      result: 'ok',
      attempts: [
        { sentMs: 0, storedMs: 990, endedMs: 1_000, outcome: 'stored', flags: FLAG.lostAfterAck },
      ],
    },
    {
      intendedMs: 1_000,
      client: 1,
      endedMs: 2_500,
      result: 'failed',
      attempts: [
        {
          sentMs: 1_100,
          broker: 1,
          answeredMs: 1_200,
          endedMs: 1_201,
          outcome: 'throttled',
          waitMs: 0,
        },
        {
          sentMs: 1_201,
          endedMs: 1_300,
          outcome: 'connectionFailed',
          cause: 'connectRefused',
          waitMs: 1_200,
        },
        { sentMs: 2_500, endedMs: 2_500, outcome: 'connectionFailed', cause: 'connectTimedOut' },
      ],
    },
    {
      intendedMs: 1_500,
      endedMs: 5_000,
      result: 'ok',
      attempts: [
        {
          sentMs: 1_500,
          storedMs: 1_600,
          endedMs: 4_500,
          outcome: 'timedOut',
          flags: FLAG.answerLost,
          waitMs: 0,
        },
        { sentMs: 4_500, broker: 1, storedMs: 4_999, endedMs: 5_000, outcome: 'stored' },
      ],
    },
  ],
  states: [
    { atMs: 2_000, part: 'broker', index: 0, dimension: 'life', value: LIFE.down },
    { atMs: 4_000, part: 'broker', index: 0, dimension: 'life', value: LIFE.up },
    { atMs: 2_000, part: 'broker', index: 1, dimension: 'diskFull', value: 1 },
    { atMs: 2_000, part: 'client', index: 0, dimension: 'life', value: LIFE.paused },
    { atMs: 3_000, part: 'client', index: 2, dimension: 'breaker', value: BREAKER.halfOpen },
    { atMs: 3_000, part: 'broker', index: 1, dimension: 'pageCacheBusy', value: 1 },
  ],
  sampleEveryMs: 1_000,
  gauges: [
    { name: 'blockedCallers', part: 'client', index: 0, values: [1, 2, 3, 4, 5] },
    { name: 'blockedCallers', part: 'client', index: 1, values: [0, 7, 0, 0, 0] },
    { name: 'sendQueue', part: 'broker', index: 1, values: [0, 40, 0, 0, 0] },
  ],
});

describe('a story of three messages', () => {
  test('rates are of the second before', () => {
    expect(momentOf(story, 2_000)).toMatchObject({
      offeredPerSec: 1,
      attemptsPerSec: 3,
      amplification: 3,
      throttledPerSec: 1,
      goodputPerSec: 0,
    });
    expect(momentOf(story, 2_000).brokers.map(({ storedPerSec }) => storedPerSec)).toEqual([1, 0]);
    expect(momentOf(story, 2_000).brokers.map(({ refusedPerSec }) => refusedPerSec)).toEqual([
      1, 1,
    ]);
    expect(momentOf(story, 2_500).clients[1]).toMatchObject({ okPerSec: 0, failedPerSec: 1 });
  });

  test('the end of the second belongs to it, its beginning to the one before', () => {
    expect(momentOf(story, 1_000)).toMatchObject({ goodputPerSec: 1, offeredPerSec: 2 });
    expect(momentOf(story, 999.999)).toMatchObject({ goodputPerSec: 0 });
    expect(momentOf(story, 2_000)).toMatchObject({ goodputPerSec: 0 });
  });

  test('a wider window counts more and divides by more, but never by time before the run', () => {
    expect(momentOf(story, 2_000, 2_000)).toMatchObject({ offeredPerSec: 1.5, goodputPerSec: 0.5 });
    expect(momentOf(story, 500, 2_000)).toMatchObject({ offeredPerSec: 2, attemptsPerSec: 2 });
    expect(momentOf(story, 0)).toMatchObject({ offeredPerSec: 0, goodputPerSec: 0 });
  });

  test('a second without messages has no amplification', () => {
    expect(momentOf(story, 8_000).amplification).toBeNaN();
  });

  test('duplicates count from their storing, losses from the crash', () => {
    const sums = [1_999, 2_000, 4_998, 4_999].map((atMs) => {
      const { duplicatesSoFar, lostSoFar } = momentOf(story, atMs);
      return [duplicatesSoFar, lostSoFar];
    });
    expect(sums).toEqual([
      [0, 0],
      [0, 1],
      [0, 1],
      [1, 1],
    ]);
  });

  test('states are those of the moment', () => {
    const lives = [1_999, 2_000, 4_000].map((atMs) =>
      momentOf(story, atMs).brokers.map(({ life }) => life),
    );
    expect(lives).toEqual([
      ['up', 'up'],
      ['down', 'up'],
      ['up', 'up'],
    ]);
    const later = momentOf(story, 3_000);
    expect(later.brokers.map(({ isDiskFull }) => isDiskFull)).toEqual([false, true]);
    expect(later.brokers.map(({ isPageCacheBusy }) => isPageCacheBusy)).toEqual([false, true]);
    expect(later.clients.map(({ breaker }) => breaker)).toEqual(['closed', 'closed', 'halfOpen']);
  });

  test('gauges and settings are those of the moment', () => {
    const moment = momentOf(story, 1_700);
    expect(moment.blockedCallers).toBe(9);
    expect(moment.callers).toBe(96);
    expect(moment.brokers[1]).toMatchObject({ sendQueue: 40, threads: 4, busyThreads: 0 });
    expect(momentOf(story, 3_000).brokers[1]?.threads).toBe(16);
  });
});

test('agrees with counting every row, at any moment', () => {
  const recording = sampleRecording({ messages: 5_000 });
  const { attempts, messages } = recording;
  for (const atMs of [400, 20_000, 40_250, 47_000, 52_345.678, 84_000, 120_000]) {
    const from = atMs < 1_000 ? -1 : (atMs - 1_000) * 1_000;
    const isNow = (at: number): boolean => at > from && at <= atMs * 1_000;
    const seconds = Math.min(1_000, atMs) / 1_000;
    const rateOf = (count: number, isCounted: (row: number) => boolean): number =>
      Array.from({ length: count }, (_, row) => row).filter(isCounted).length / seconds;
    const endedNow = (row: number): boolean =>
      attempts.endedAfter[row] !== NEVER &&
      isNow((attempts.sentAt[row] ?? 0) + (attempts.endedAfter[row] ?? 0));
    const moment = momentOf(recording, atMs);
    expect(moment.attemptsPerSec).toBeCloseTo(
      rateOf(attempts.count, (row) => isNow(attempts.sentAt[row] ?? 0)),
    );
    expect(moment.throttledPerSec).toBeCloseTo(
      rateOf(attempts.count, (row) => attempts.outcome[row] === OUTCOME.throttled && endedNow(row)),
    );
    expect(moment.offeredPerSec).toBeCloseTo(
      rateOf(messages.count, (row) => isNow(messages.intendedAt[row] ?? 0)),
    );
    expect(moment.goodputPerSec).toBeCloseTo(
      rateOf(
        messages.count,
        (row) =>
          messages.result[row] === RESULT.ok &&
          isNow((messages.intendedAt[row] ?? 0) + (messages.endedAfter[row] ?? 0)),
      ),
    );
  }
});
