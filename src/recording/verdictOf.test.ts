import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { handmadeRecording, type HandmadeMessage } from './handmadeRecording.ts';
import { FLAG } from './outcomes.ts';
import { LIFE, type Recording } from './Recording.ts';
import { SAMPLE_SCENARIO, sampleRecording } from './sampleRecording.ts';
import { seriesOf } from './seriesOf.ts';
import { verdictOf } from './verdictOf.ts';

const quiet = { ...SAMPLE_SCENARIO, timeline: [] };

/** Five messages in ten seconds: two well, one of them twice and one lost again, one failed, one on the way. */
const story = handmadeRecording({
  scenario: { ...quiet, durationMs: 10_000 },
  spareRows: 7,
  messages: [
    {
      intendedMs: 0,
      endedMs: 10,
      result: 'ok',
      attempts: [
        { sentMs: 0, storedMs: 8, endedMs: 10, outcome: 'stored', flags: FLAG.lostAfterAck },
      ],
    },
    {
      intendedMs: 1_000,
      endedMs: 4_500,
      result: 'ok',
      attempts: [
        {
          sentMs: 1_000,
          storedMs: 1_010,
          endedMs: 4_000,
          outcome: 'timedOut',
          flags: FLAG.answerLost,
          waitMs: 0,
        },
        { sentMs: 4_000, broker: 1, storedMs: 4_400, endedMs: 4_500, outcome: 'stored' },
      ],
    },
    {
      intendedMs: 1_200,
      endedMs: 1_700,
      result: 'failed',
      attempts: [
        { sentMs: 1_200, endedMs: 1_400, outcome: 'throttled', cause: 'overload', waitMs: 0 },
        { sentMs: 1_400, endedMs: 1_500, outcome: 'connectionFailed', waitMs: 0 },
        { sentMs: 1_500, endedMs: 1_700, outcome: 'throttled', cause: 'rejectRequest' },
      ],
    },
    { intendedMs: 9_000, attempts: [] },
  ],
  states: [
    { atMs: 5_000, part: 'broker', index: 1, dimension: 'life', value: LIFE.down },
    { atMs: 6_000, part: 'broker', index: 0, dimension: 'life', value: LIFE.down },
  ],
  sampleEveryMs: 1_000,
  gauges: [
    { name: 'blockedCallers', part: 'client', index: 0, values: [0, 2, 3, 1, 0] },
    { name: 'blockedCallers', part: 'client', index: 1, values: [0, 2, 0, 0, 0] },
  ],
});

describe('a story of four messages', () => {
  test('in figures', () => {
    const { throttledByCause, ...verdict } = verdictOf(story);
    expect(verdict).toEqual({
      messages: 4,
      ok: 2,
      failed: 1,
      handedOver: 0,
      pending: 1,
      attempts: 6,
      amplification: 1.5,
      goodputPerSec: 0.2,
      offeredPerSec: 0.4,
      throttled: 2,
      timedOut: 1,
      connectionFailed: 1,
      duplicates: 1,
      lost: 1,
      blockedCallersMax: 4,
      callers: 3 * 32,
      latencyP50Ms: 500,
      latencyP99Ms: 3_500,
      recovery: { kind: 'noFault' },
      // From 1 s to 2 s four attempts were sent and two messages wanted.
      peakAmplification: 2,
    });
    const counts = [...throttledByCause].filter(([, count]) => count > 0);
    expect(counts).toEqual([
      ['rejectRequest', 1],
      ['overload', 1],
    ]);
  });

  test('a range counts what happened in it', () => {
    const verdict = verdictOf(story, { fromMs: 4_000, toMs: 6_000 });
    expect(verdict).toMatchObject({
      messages: 0,
      attempts: 1,
      amplification: NaN,
      goodputPerSec: 0.5,
      timedOut: 1,
      throttled: 0,
      duplicates: 1,
      lost: 0,
      blockedCallersMax: 0,
    });
    // The crash that took the message came at 6 s.
    expect(verdictOf(story, { fromMs: 6_000, toMs: 7_000 }).lost).toBe(1);
  });

  test('an acknowledged message that has another copy is not lost', () => {
    const [, second] = story.messages.copies;
    expect(second).toBe(2);
    const flags = story.attempts.flags.slice();
    // Now the crash takes the second copy of the second message as well; its first one stays.
    flags[5] = (flags[5] ?? 0) | FLAG.lostAfterAck;
    const attempts = { ...story.attempts, flags };
    expect(verdictOf({ ...story, attempts }).lost).toBe(1);
  });
});

test('a message of which two copies were acknowledged is lost once, with the last of them', () => {
  const lostCopy = { outcome: 'stored', flags: FLAG.lostAfterAck } as const;
  const down = { part: 'broker', dimension: 'life', value: LIFE.down } as const;
  const recording = handmadeRecording({
    scenario: quiet,
    messages: [
      {
        intendedMs: 0,
        endedMs: 10,
        result: 'ok',
        attempts: [
          { ...lostCopy, sentMs: 0, broker: 0, storedMs: 5, endedMs: 10 },
          { ...lostCopy, sentMs: 1, broker: 1, storedMs: 6, endedMs: 11 },
        ],
      },
    ],
    states: [
      { ...down, atMs: 2_000, index: 0 },
      { ...down, atMs: 3_000, index: 1 },
    ],
  });
  expect(verdictOf(recording, { fromMs: 0, toMs: 3_000 }).lost).toBe(0);
  expect(verdictOf(recording).lost).toBe(1);
});

test('callers count with the changes on the timeline', () => {
  const path = 'clients.order-service.workload.callers';
  const timeline = [{ kind: 'set', atMs: 5_000, path, value: 100 }] as const;
  const changed = { ...story, scenario: { ...story.scenario, timeline } };
  expect(verdictOf(changed).callers).toBe(100 + 2 * 32);
  expect(verdictOf(changed, { fromMs: 0, toMs: 4_999 }).callers).toBe(3 * 32);
});

test('an empty run has a verdict too', () => {
  const empty = handmadeRecording({ scenario: quiet, messages: [] });
  expect(verdictOf(empty)).toMatchObject({
    messages: 0,
    amplification: NaN,
    latencyP50Ms: NaN,
    peakAmplification: NaN,
    goodputPerSec: 0,
  });
});

test('says the same as the charts', () => {
  const anyRun = fc.record({ messages: fc.integer({ min: 1, max: 400 }), seed: fc.integer() });
  fc.assert(
    fc.property(anyRun, (options) => {
      const recording = sampleRecording(options);
      const verdict = verdictOf(recording);
      const series = seriesOf(recording, { fromMs: 0, toMs: 120_000, buckets: 1 });
      expect(verdict.goodputPerSec).toBeCloseTo(series.goodput[0] ?? NaN, 3);
      expect(verdict.offeredPerSec).toBeCloseTo(series.offered[0] ?? NaN, 3);
      expect(Math.fround(verdict.latencyP99Ms)).toBe(series.latencyP99Ms[0]);
      for (const [cause, rates] of series.throttled) {
        expect((verdict.throttledByCause.get(cause) ?? NaN) / 120).toBeCloseTo(rates[0] ?? NaN, 3);
      }
      expect(verdict.messages).toBe(verdict.ok + verdict.failed + verdict.pending);
    }),
    { numRuns: 40 },
  );
});

describe('recovery', () => {
  const crash = {
    kind: 'fault',
    fault: 'crash',
    target: 'broker-a',
    startMs: 5_000,
    endMs: 10_000,
  } as const;

  /** Twenty messages a second; which fail is told by the moment they are wanted. */
  function runOf(options: {
    isOk: (intendedMs: number) => boolean;
    timeline?: Recording['scenario']['timeline'];
  }): Recording {
    const messages = Array.from({ length: 600 }, (_, index): HandmadeMessage => {
      const intendedMs = index * 50;
      const result = options.isOk(intendedMs) ? 'ok' : 'failed';
      return { intendedMs, endedMs: intendedMs + 10, result, attempts: [] };
    });
    const timeline = options.timeline ?? [crash];
    return handmadeRecording({ scenario: { ...quiet, durationMs: 30_000, timeline }, messages });
  }

  test('is counted from the end of the fault to the first good second of five', () => {
    const recording = runOf({ isOk: (ms) => ms < 5_000 || ms >= 12_300 });
    expect(verdictOf(recording).recovery).toEqual({ kind: 'recovered', afterMs: 2_300 });
  });

  test('one good second in between is none', () => {
    const recording = runOf({ isOk: (ms) => ms >= 18_000 || (ms >= 12_000 && ms < 14_000) });
    expect(verdictOf(recording).recovery).toEqual({ kind: 'recovered', afterMs: 8_000 });
  });

  test('19 of 20 are enough, 18 are not', () => {
    const withFailures = (everyMs: number): Recording =>
      runOf({ isOk: (ms) => ms < 10_000 || ms % everyMs !== 0 });
    expect(verdictOf(withFailures(1_000)).recovery.kind).toBe('recovered');
    expect(verdictOf(withFailures(500)).recovery).toEqual({
      kind: 'notRecovered',
      forMs: 20_000,
    });
  });

  test('the last seconds of the run are enough when they are all good', () => {
    const recording = runOf({ isOk: (ms) => ms >= 27_500 });
    expect(verdictOf(recording).recovery).toEqual({ kind: 'recovered', afterMs: 17_500 });
  });

  test('a muted fault is none, the last of several counts, one may outlast the run', () => {
    const isOk = (): boolean => true;
    const recoveryOf = (timeline: Recording['scenario']['timeline']) =>
      verdictOf(runOf({ isOk, timeline })).recovery;
    const later = { ...crash, startMs: 6_000, endMs: 20_000 };
    expect(recoveryOf([{ ...crash, isMuted: true }])).toEqual({ kind: 'noFault' });
    expect(recoveryOf([later, crash])).toEqual({ kind: 'recovered', afterMs: 0 });
    expect(recoveryOf([crash, { ...later, endMs: 40_000 }])).toEqual({ kind: 'faultLasts' });
    // A fault that would begin after the run has no part in it.
    expect(recoveryOf([{ ...crash, startMs: 30_000, endMs: 40_000 }])).toEqual({ kind: 'noFault' });
  });
});

test('oneway: what was called sent and never stored is lost, from when that was decided', () => {
  const [first, ...others] = SAMPLE_SCENARIO.clients;
  const oneway = first === undefined ? [] : [{ ...first, mode: 'oneway' }];
  const sent = { intendedMs: 0, endedMs: 1, result: 'ok', cause: 'onewaySent' } as const;
  const recording = handmadeRecording({
    scenario: { ...quiet, durationMs: 10_000, clients: [...oneway, ...others] },
    messages: [
      { ...sent, attempts: [{ sentMs: 0, storedMs: 5, endedMs: 1, outcome: 'unanswered' }] },
      { ...sent, attempts: [{ sentMs: 0, endedMs: 3_000, outcome: 'connectionFailed' }] },
      {
        ...sent,
        attempts: [{ sentMs: 0, endedMs: 1, outcome: 'unanswered', flags: FLAG.requestLost }],
      },
      // Still on its way to the broker.
      { ...sent, attempts: [{ sentMs: 0, endedMs: 1, outcome: 'unanswered' }] },
    ],
  });
  expect(verdictOf(recording).lost).toBe(2);
  expect(verdictOf(recording, { fromMs: 0, toMs: 2_000 }).lost).toBe(1);
});
