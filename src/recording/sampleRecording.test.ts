import { expect, test } from 'vitest';
import { FLAG, OUTCOME, RESULT } from './outcomes.ts';
import { NEVER, NO_ROW } from './Recording.ts';
import { sampleRecording } from './sampleRecording.ts';

const recording = sampleRecording();

test('attempts stand in the order they were sent, each behind the one before it', () => {
  const { attempts, messages } = recording;
  expect(attempts.count).toBeGreaterThan(messages.count);
  for (let row = 1; row < attempts.count; row += 1) {
    const sentAt = attempts.sentAt[row] ?? 0;
    expect(sentAt).toBeGreaterThanOrEqual(attempts.sentAt[row - 1] ?? 0);
    const previous = attempts.previous[row] ?? 0;
    expect(previous === NO_ROW).toBe(attempts.number[row] === 1);
    if (previous === NO_ROW) continue;
    const next =
      (attempts.sentAt[previous] ?? 0) +
      (attempts.endedAfter[previous] ?? 0) +
      (attempts.waitActual[previous] ?? 0);
    expect(attempts.message[previous]).toBe(attempts.message[row]);
    expect(sentAt).toBe(next);
  }
});

test('it has all a page wants to show', () => {
  const { attempts, messages } = recording;
  const outcomes = new Set(attempts.outcome.subarray(0, attempts.count));
  const wanted = ['stored', 'throttled', 'timedOut', 'connectionFailed'] as const;
  for (const outcome of wanted) expect(outcomes).toContain(OUTCOME[outcome]);
  expect(attempts.flags.some((flags) => (flags & FLAG.duplicate) !== 0)).toBe(true);
  expect(attempts.flags.some((flags) => (flags & FLAG.lostAfterAck) !== 0)).toBe(true);
  expect(messages.result.some((result) => result === RESULT.failed)).toBe(true);
});

test('nothing is known of what lies behind the end of the run', () => {
  const { attempts, endAt } = recording;
  for (let row = 0; row < attempts.count; row += 1) {
    const endedAfter = attempts.endedAfter[row] ?? NEVER;
    const sentAt = attempts.sentAt[row] ?? 0;
    if (endedAfter === NEVER) expect(attempts.outcome[row]).toBe(OUTCOME.inFlight);
    else expect(sentAt + endedAfter).toBeLessThanOrEqual(endAt);
  }
});

test('the same seed gives the same recording, another seed another', () => {
  expect(sampleRecording({ messages: 50 })).toEqual(sampleRecording({ messages: 50 }));
  expect(sampleRecording({ messages: 50, seed: 8 })).not.toEqual(sampleRecording({ messages: 50 }));
});
