import { expect, test } from 'vitest';
import { type HandmadeMessage, handmadeRecording } from './handmadeRecording.ts';
import { momentsWhen } from './momentsWhen.ts';
import { SAMPLE_SCENARIO } from './sampleRecording.ts';

/** A message that hears busy at that moment and gives up. */
function busyAt(ms: number): HandmadeMessage {
  return {
    intendedMs: ms - 5,
    startedMs: ms - 5,
    endedMs: ms,
    result: 'failed',
    attempts: [{ sentMs: ms - 5, endedMs: ms, outcome: 'throttled', cause: 'timeoutCleanQueue' }],
  };
}

function okAt(ms: number): HandmadeMessage {
  return {
    intendedMs: ms,
    startedMs: ms,
    endedMs: ms + 4,
    result: 'ok',
    attempts: [
      { sentMs: ms, storedMs: ms + 2, endedMs: ms + 4, outcome: 'stored', cause: 'sendOk' },
    ],
  };
}

function recordingOf(messages: readonly HandmadeMessage[]) {
  const sorted = messages.toSorted((a, b) => a.intendedMs - b.intendedMs);
  return handmadeRecording({ scenario: SAMPLE_SCENARIO, messages: sorted });
}

test('throttled over x a second: when the x-and-first answer of a second comes, and again after it was calm', () => {
  const burst = [1_000, 1_100, 1_200, 1_300];
  const recording = recordingOf([...burst, ...burst.map((ms) => ms + 5_000)].map(busyAt));
  expect(momentsWhen(recording, { kind: 'throttledOver', perSec: 2 })).toEqual([1_200, 6_200]);
  expect(momentsWhen(recording, { kind: 'throttledOver', perSec: 4 })).toEqual([]);
  expect(momentsWhen(recording, { kind: 'throttledOver', perSec: 0 })).toEqual([1_000, 6_000]);
});

test('goodput under a share for so long: after that long, once for each slump', () => {
  const messages: HandmadeMessage[] = [];
  for (let ms = 50; ms < 19_000; ms += 100) {
    const isSlump = (ms > 4_000 && ms < 8_000) || (ms > 12_000 && ms < 14_500);
    messages.push(isSlump ? busyAt(ms + 5) : okAt(ms));
  }
  const recording = recordingOf(messages);
  const under = (forMs: number) =>
    momentsWhen(recording, { kind: 'goodputUnder', ratio: 0.05, forMs });
  expect(under(2_000)).toEqual([6_000, 14_000]);
  expect(under(3_500)).toEqual([7_500]);
  expect(under(10_000)).toEqual([]);
});

test('the first busy answer and the first duplicate', () => {
  const twice: HandmadeMessage = {
    intendedMs: 2_000,
    startedMs: 2_000,
    endedMs: 2_100,
    result: 'ok',
    attempts: [
      { sentMs: 2_000, storedMs: 2_003, endedMs: 2_050, outcome: 'timedOut' },
      { sentMs: 2_050, storedMs: 2_053, endedMs: 2_100, outcome: 'stored', cause: 'sendOk' },
    ],
  };
  const recording = recordingOf([busyAt(3_000), twice, busyAt(4_000)]);
  expect(momentsWhen(recording, { kind: 'firstBusy' })).toEqual([3_000]);
  expect(momentsWhen(recording, { kind: 'firstDuplicate' })).toEqual([2_053]);
  expect(momentsWhen(recordingOf([okAt(10)]), { kind: 'firstDuplicate' })).toEqual([]);
  expect(momentsWhen(recording, { kind: 'attemptNumber', number: 2 })).toEqual([2_050]);
  expect(momentsWhen(recording, { kind: 'attemptNumber', number: 2, message: 0 })).toEqual([2_050]);
  expect(momentsWhen(recording, { kind: 'attemptNumber', number: 2, message: 1 })).toEqual([]);
  expect(momentsWhen(recording, { kind: 'blockedOver', ms: 60 })).toEqual([2_060]);
});

test('a send queue over so many: at the sample that tells it', () => {
  const recording = {
    ...recordingOf([okAt(10)]),
    sampleEvery: 100_000,
    gauges: [
      { name: 'sendQueue', part: 'broker', index: 0, values: Float32Array.of(0, 3, 9, 12, 4, 11) },
      { name: 'sendQueue', part: 'broker', index: 1, values: Float32Array.of(0, 0, 20, 20, 20, 0) },
    ],
  } as const;
  expect(momentsWhen(recording, { kind: 'queueOver', count: 10 })).toEqual([200, 300, 500]);
});
