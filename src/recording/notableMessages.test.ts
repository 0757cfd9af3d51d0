import { expect, test } from 'vitest';
import { handmadeRecording, type HandmadeMessage } from './handmadeRecording.ts';
import { notableMessages } from './notableMessages.ts';
import { FLAG } from './outcomes.ts';
import { SAMPLE_SCENARIO, sampleRecording } from './sampleRecording.ts';

/** A message with that many attempts, 100 ms apart, all of which are stored unless it fails. */
function message(
  intendedMs: number,
  more: Partial<HandmadeMessage> & { tries?: number },
): HandmadeMessage {
  const { tries = 1, ...rest } = more;
  const isStored = rest.result !== 'failed';
  return {
    intendedMs,
    endedMs: intendedMs + tries * 100,
    result: 'ok',
    attempts: Array.from({ length: tries }, (_, index) => ({
      sentMs: intendedMs + index * 100,
      endedMs: intendedMs + index * 100 + 50,
      outcome: isStored ? 'stored' : 'timedOut',
      ...(isStored ? { storedMs: intendedMs + index * 100 + 10 } : {}),
    })),
    ...rest,
  };
}

const scenario = { ...SAMPLE_SCENARIO, durationMs: 10_000 };

function rowsOf(messages: readonly HandmadeMessage[], countMax?: number) {
  const found = notableMessages(handmadeRecording({ scenario, messages }), countMax);
  return Object.fromEntries(
    Object.entries(found).map(([kind, list]) => [kind, list.map(({ row }) => row)]),
  );
}

test('extremes come first, of equals the earliest', () => {
  const found = rowsOf(
    [
      message(0, { tries: 2 }),
      message(10, {}),
      message(20, { tries: 4 }),
      message(30, { tries: 2 }),
    ],
    2,
  );
  expect(found).toMatchObject({ mostAttempts: [2, 0], slowest: [2, 0], duplicated: [2, 0] });
});

test('a message of one attempt and one copy is neither retried nor duplicated', () => {
  expect(rowsOf([message(0, {})])).toEqual({
    mostAttempts: [],
    slowest: [0],
    duplicated: [],
    lost: [],
    failed: [],
  });
});

test('of the failed, the first of each cause is shown', () => {
  const failed = (intendedMs: number, cause: NonNullable<HandmadeMessage['cause']>) =>
    message(intendedMs, { result: 'failed', cause });
  const found = rowsOf([
    failed(0, 'attemptsUsedUp'),
    failed(10, 'attemptsUsedUp'),
    failed(20, 'budgetSpent'),
  ]);
  expect(found).toMatchObject({ failed: [0, 2] });
});

test('an acknowledged message whose only copy a crash took is lost', () => {
  const [attempt] = message(0, {}).attempts;
  if (attempt === undefined) throw new Error('Bug: no attempt');
  const gone = { ...attempt, flags: FLAG.lostAfterAck };
  expect(rowsOf([message(0, { attempts: [gone] }), message(10, {})])).toMatchObject({ lost: [0] });
  expect(rowsOf([message(0, { attempts: [gone, attempt] })])).toMatchObject({ lost: [] });
});

test('a message that has not ended has lasted until the end of the run', () => {
  const open = { ...message(4_000, { result: 'pending' }), endedMs: undefined };
  const recording = handmadeRecording({ scenario, messages: [open] });
  expect(notableMessages(recording).slowest[0]?.lastedMs).toBe(6_000);
});

test('a run without messages has none worth a look', () => {
  expect(Object.values(rowsOf([])).flat()).toEqual([]);
});

test('the lists of a real size agree with sorting everything', () => {
  const recording = sampleRecording({ messages: 2_000 });
  const { mostAttempts } = notableMessages(recording, 7);
  const sorted = Array.from(recording.messages.attempts.subarray(0, recording.messages.count))
    .sort((a, b) => b - a)
    .slice(0, 7);
  expect(mostAttempts.map(({ attempts }) => attempts)).toEqual(sorted);
});
