import { describe, expect, test } from 'vitest';
import { handmadeRecording, type HandmadeMessage } from '../recording/handmadeRecording.ts';
import type { Recording } from '../recording/Recording.ts';
import { compareFigures } from './compareFigures.ts';
import type { FiguresCase } from './GoldenCase.ts';
import { readCase } from './readCase.ts';
import { scenarioOf } from './scenarioOf.ts';

const raw = {
  id: 'a-load',
  kind: 'broker-load',
  question: 'What comes of it?',
  client: { profile: 'rocketmq-java-remoting', version: '5.3.3', mode: 'sync', settings: {} },
  topology: { brokers: [{ name: 'broker-a' }], networkMs: 0 },
  settings: { sendMessageThreadPoolNums: 1 },
  load: { loop: 'open', arrivals: 'constant', ratePerSec: 1, durationMs: 4000, bodyBytes: 64 },
  service: { ms: 10 },
  observed: {},
};

function caseOf(observed: object, changes: object = {}): FiguresCase {
  const read = readCase({ ...raw, ...changes, observed });
  if (!read.ok) throw new Error(read.error);
  const { value } = read;
  if (value.kind === 'broker-load' || value.kind === 'broker-state') return value;
  throw new Error('not figures');
}

/** Four messages, one a second: three of 10 ms, and one that is busy three times. */
function played(changes: { readonly lastMs?: number } = {}): Recording {
  const scenario = scenarioOf(caseOf({}));
  if (!scenario.ok) throw new Error(scenario.error);
  const ok = [0, 1000, 2000].map((atMs): HandmadeMessage => {
    const endedMs = atMs + 10;
    const attempt = { sentMs: atMs, endedMs, storedMs: atMs + 9, outcome: 'stored' } as const;
    return {
      intendedMs: atMs,
      endedMs,
      result: 'ok',
      cause: 'sendOk',
      attempts: [{ ...attempt, cause: 'sendOk' }],
    };
  });
  const busy = [3000, 3200, 3400].map((sentMs) => ({
    sentMs,
    endedMs: sentMs + 200,
    outcome: 'throttled' as const,
    cause: 'timeoutCleanQueue' as const,
    code: 2,
  }));
  const endedMs = changes.lastMs ?? 3600;
  const failed: HandmadeMessage = {
    intendedMs: 3000,
    endedMs,
    result: 'failed',
    cause: 'attemptsUsedUp',
    attempts: busy,
  };
  return handmadeRecording({ scenario: scenario.value, messages: [...ok, failed] });
}

function within(low: number, high: number, value = (low + high) / 2): object {
  return { value, low, high };
}

describe('figures of a load', () => {
  test('conform when each lies between its bounds', () => {
    const observed = {
      messages: within(4, 4),
      ok: within(3, 3),
      failed: within(1, 1),
      attempts: within(6, 6),
      attemptsPerMessage: within(1.5, 1.5),
      errorRatio: within(0.25, 0.25),
      goodputPerSec: within(0.75, 0.75),
      okOnAttempt1: within(3, 3),
      failedAfter3: within(1, 1),
      'latencyMs.ok.p50': within(10, 10),
      'latencyMs.failed.p99': within(600, 600),
      'error.2.TIMEOUT_CLEAN_QUEUE': within(1, 1),
    };
    expect(compareFigures(caseOf(observed), [played()])).toBeUndefined();
  });

  test('differ by a figure outside its bounds: a count by its mean over the runs, a time by its median', () => {
    const runs = [played(), played({ lastMs: 3640 }), played({ lastMs: 3990 })];
    const latency = { 'latencyMs.failed.p50': within(590, 610) };
    expect(compareFigures(caseOf(latency), runs)).toBe(
      'latencyMs.failed.p50: expected 590 to 610, got 640 (median of 3 runs)',
    );
    expect(compareFigures(caseOf({ ok: within(4, 5) }), runs)).toBe(
      'ok: expected 4 to 5, got 3 (mean of 3 runs)',
    );
  });

  test('may leave bare bounds of a few runs, but not bounds that the recorders widened', () => {
    const widened = { attempts: within(8, 9) };
    expect(compareFigures(caseOf(widened), [played()])).toBe(
      'attempts: expected 8 to 9, got 6 (mean of 1 runs)',
    );
    const runs = [{ attempts: 8 }, { attempts: 9 }];
    expect(compareFigures(caseOf(widened, { runs }), [played()])).toBeUndefined();
  });

  test('a name without a measure is a difference, not a silence', () => {
    expect(compareFigures(caseOf({ colour: within(1, 2) }), [played()])).toBe(
      'colour: expected 1 to 2, but there is no measure of that name',
    );
  });

  test('nothing to measure is a difference unless there may be none of it', () => {
    const latency = { 'latencyMs.failed.p50': within(1, 2) };
    const calm = { ...played(), messages: { ...played().messages, count: 3 } };
    expect(compareFigures(caseOf(latency), [calm])).toBe(
      'latencyMs.failed.p50: expected 1 to 2, got nothing to measure in any of 1 runs',
    );
    expect(compareFigures(caseOf({ ...latency, failed: within(0, 5) }), [calm])).toBeUndefined();
  });
});

describe('figures of a stalled append', () => {
  test('count from the fault, by how each message ended', () => {
    const observed = {
      sent: within(3, 3),
      'count.SEND_OK': within(2, 2),
      'answeredAtMs.failed.2.TIMEOUT_CLEAN_QUEUE.first': within(2600, 2600),
      'sentAtMs.SEND_OK.first': within(0, 0),
      'attempts.failed.2.TIMEOUT_CLEAN_QUEUE': within(3, 3),
    };
    const fault = { kind: 'append-stall', broker: 0, lastsMs: 2500 };
    const notes = 'The fault comes 1 s after the start.';
    const golden = caseOf(observed, { kind: 'broker-state', fault, notes });
    expect(compareFigures(golden, [played()])).toBeUndefined();
  });
});

describe('figures of a killed process', () => {
  test('count what is sent after it and what became of it', () => {
    const observed = {
      sentAfterFault: within(3, 3),
      failed: within(1, 1),
      'failedAfterMs.max': within(600, 600),
      okLatencyMaxMs: within(10, 10),
      requestsToFaultyAfterFault: within(5, 5),
      lastRequestToFaultyMs: within(2500, 2500),
      messagesWithMoreThanOneAttempt: within(1, 1),
      ackedMessages: within(3, 3),
      ackedButLost: within(0, 0),
      storedThoughFailed: within(0, 0),
      duplicates: within(0, 0),
      shareFirstAttemptAtFaulty: within(1, 1),
    };
    const fault = { kind: 'SIGKILL', broker: 0 };
    const notes = 'The fault comes 0.9 s after the stream began.';
    const golden = caseOf(observed, { kind: 'broker-state', fault, notes });
    expect(compareFigures(golden, [played()])).toBeUndefined();
  });
});

describe('figures of delayed messages', () => {
  const load = { messagesEach: 2, bodyBytes: 64 };
  const random = { low: 0, high: 100, observedMean: 50, samples: 200 };

  /** Two messages of the first level, stored so many ms after they were due. */
  function delayed(...latesMs: readonly number[]): Recording {
    const recording = played();
    return {
      ...recording,
      delayed: {
        count: latesMs.length,
        message: Uint32Array.from(latesMs.keys()),
        delay: new Float64Array(latesMs.length).fill(1_000_000),
        storedAt: Float64Array.from(latesMs, (late, row) => (row * 1000 + 1000 + late) * 1000),
        deliveredAt: new Float64Array(latesMs.length).fill(-1),
      },
    };
  }

  test('are their lateness', () => {
    const observed = { 'storedLateMs.1000ms.p90': within(80, 80) };
    expect(compareFigures(caseOf(observed, { load }), [delayed(20, 80)])).toBeUndefined();
  });

  test('drawn times keep the recorded bounds and mean', () => {
    const drawn = (runs: readonly Recording[], changes: object = {}): string | undefined => {
      const one = { 'storedLateMs.1000ms': { ...random, ...changes } };
      return compareFigures(caseOf({}, { load, random: one }), runs);
    };
    expect(drawn([delayed(10, 90)])).toBeUndefined();
    expect(drawn([delayed(10, 190)])).toContain('expected draws from 0 to 100, got 10 to 190');
    expect(drawn([delayed(10, 20)])).toContain('expected a mean of 50 ± 6.124, got 15');
    // A sample beyond the distribution's own end was the machine's, and so was the mean.
    expect(drawn([delayed(10, 20)], { max: 638 })).toBeUndefined();
  });
});
