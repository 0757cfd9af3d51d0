import { expect, test } from 'vitest';
import {
  handmadeRecording,
  type HandmadeAttempt,
  type HandmadeMessage,
} from './handmadeRecording.ts';
import { lifeOf, type Life } from './lifeOf.ts';
import { FLAG } from './outcomes.ts';
import { SAMPLE_SCENARIO, sampleRecording } from './sampleRecording.ts';

function life(message: HandmadeMessage): Life {
  const scenario = { ...SAMPLE_SCENARIO, durationMs: 10_000 };
  // A stranger between the attempts: they are found by their message, not by their place.
  const stranger = { intendedMs: 0, attempts: [{ sentMs: 20, outcome: 'inFlight' }] } as const;
  return lifeOf(handmadeRecording({ scenario, messages: [stranger, message], spareRows: 2 }), 1);
}

function phases(attempt: HandmadeAttempt): readonly string[] {
  const told = life({ intendedMs: attempt.sentMs, attempts: [attempt] });
  return told.phases.map(({ kind, fromMs, toMs }) => `${kind} ${fromMs}–${toMs}`);
}

test('a message tells its life from the wait for a caller to its end', () => {
  const told = life({
    intendedMs: 10,
    client: 1,
    caller: 5,
    startedMs: 15,
    endedMs: 1_262,
    result: 'ok',
    cause: 'sendOk',
    attempts: [
      {
        sentMs: 15,
        arrivedMs: 16,
        answeredMs: 220,
        endedMs: 221,
        outcome: 'throttled',
        cause: 'timeoutCleanQueue',
        code: 2,
        waitPlannedMs: 1_000,
        waitMs: 1_034,
        waitCause: 'backoffDocumented',
      },
      {
        sentMs: 1_255,
        broker: 1,
        queue: 3,
        arrivedMs: 1_256,
        beganMs: 1_258,
        storedMs: 1_261,
        answeredMs: 1_261,
        endedMs: 1_262,
        outcome: 'stored',
        cause: 'sendOk',
      },
    ],
  });
  expect(told).toMatchObject({
    client: 1,
    caller: 5,
    startedMs: 15,
    endedMs: 1_262,
    result: 'ok',
    causeName: 'sendOk',
    copies: 1,
  });
  expect(told.phases.map(({ kind, fromMs, toMs }) => [kind, fromMs, toMs])).toEqual([
    ['waitingForCaller', 10, 15],
    ['network', 15, 16],
    ['queue', 16, 220],
    ['answer', 220, 221],
    ['backoff', 221, 1_255],
    ['network', 1_255, 1_256],
    ['queue', 1_256, 1_258],
    ['service', 1_258, 1_261],
    ['answer', 1_261, 1_262],
  ]);
  expect(
    told.attempts.map(({ number, outcome, causeName, code }) => [number, outcome, causeName, code]),
  ).toEqual([
    [1, 'throttled', 'timeoutCleanQueue', 2],
    [2, 'stored', 'sendOk', 0],
  ]);
  expect(told.attempts[0]).toMatchObject({
    waitCause: 'backoffDocumented',
    waitPlannedMs: 1_000,
    waitActualMs: 1_034,
    storedMs: undefined,
  });
  expect(told.attempts[1]).toMatchObject({ broker: 1, queue: 3, waitActualMs: undefined });
});

test('a lost request is waited for in vain', () => {
  const flags = FLAG.requestLost;
  expect(phases({ sentMs: 10, endedMs: 3_010, outcome: 'timedOut', flags })).toEqual([
    'waitingForNothing 10–3010',
  ]);
});

test('a lost answer is waited for in vain, once the broker has given it', () => {
  const attempt = { sentMs: 10, arrivedMs: 11, beganMs: 12, storedMs: 14, answeredMs: 14 } as const;
  const flags = FLAG.answerLost;
  expect(phases({ ...attempt, endedMs: 3_010, outcome: 'timedOut', flags })).toEqual([
    'network 10–11',
    'queue 11–12',
    'service 12–14',
    'waitingForNothing 14–3010',
  ]);
});

test('what comes after the client gave up is not its time any more', () => {
  const attempt = { sentMs: 10, arrivedMs: 11, beganMs: 3_500, answeredMs: 3_600 } as const;
  expect(phases({ ...attempt, endedMs: 3_010, outcome: 'timedOut' })).toEqual([
    'network 10–11',
    'queue 11–3010',
  ]);
});

test('a refused connection is the way there and back, a black hole is nothing', () => {
  const refused = { outcome: 'connectionFailed', cause: 'connectRefused' } as const;
  expect(phases({ sentMs: 10, endedMs: 12, ...refused, waitMs: 0 })).toEqual(['network 10–12']);
  const timedOut = { outcome: 'connectionFailed', cause: 'connectTimedOut' } as const;
  expect(phases({ sentMs: 10, endedMs: 3_010, ...timedOut })).toEqual([
    'waitingForNothing 10–3010',
  ]);
});

test('what is under way when the run ends lasts to its end', () => {
  expect(phases({ sentMs: 9_000, arrivedMs: 9_001, outcome: 'inFlight' })).toEqual([
    'network 9000–9001',
    'queue 9001–10000',
  ]);
  expect(
    phases({ sentMs: 9_000, endedMs: 9_002, outcome: 'connectionFailed', waitMs: 4_000 }),
  ).toEqual(['network 9000–9002', 'backoff 9002–10000']);
  expect(life({ intendedMs: 9_500, attempts: [] }).phases).toEqual([
    { kind: 'waitingForCaller', fromMs: 9_500, toMs: 10_000 },
  ]);
});

test('phases follow each other without a gap, in every life of a run', () => {
  const recording = sampleRecording({ messages: 600 });
  for (let row = 0; row < recording.messages.count; row += 1) {
    const told = lifeOf(recording, row);
    expect(told.attempts.map(({ number }) => number)).toEqual(
      told.attempts.map((_, index) => index + 1),
    );
    told.phases.reduce((before, phase) => {
      expect(phase.fromMs).toBe(before);
      expect(phase.toMs).toBeGreaterThan(before);
      return phase.toMs;
    }, told.intendedMs);
  }
});
