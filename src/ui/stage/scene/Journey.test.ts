import { describe, expect, test } from 'vitest';
import { handmadeRecording } from '../../../recording/handmadeRecording.ts';
import type { HandmadeAttempt } from '../../../recording/handmadeRecording.ts';
import { FLAG } from '../../../recording/outcomes.ts';
import { SAMPLE_SCENARIO } from '../../../recording/sampleRecording.ts';
import { FATE, Journey } from './Journey.ts';

function journeyOf(...attempts: readonly HandmadeAttempt[]): Journey {
  const recording = handmadeRecording({
    scenario: SAMPLE_SCENARIO,
    messages: [{ intendedMs: attempts[0]?.sentMs ?? 0, attempts }],
  });
  return new Journey(recording.attempts, { hopUs: 500, isThawAt: (_, atUs) => atUs === 9_000_000 });
}

const stored: HandmadeAttempt = {
  sentMs: 100,
  arrivedMs: 100.5,
  beganMs: 100.5,
  storedMs: 102,
  answeredMs: 102,
  endedMs: 102.5,
  outcome: 'stored',
};

describe('an attempt on the screen', () => {
  test('is where it really is when nothing is stretched', () => {
    const journey = journeyOf(stored);
    journey.plan(0, 0);
    expect(journey).toMatchObject({
      fate: FATE.answered,
      startUs: 100_000,
      outEndUs: 100_500,
      backStartUs: 102_000,
      backEndUs: 102_500,
    });
  });

  test('takes about the wished time each way when the network is faster than the eye', () => {
    const journey = journeyOf(stored);
    journey.plan(0, 450_000);
    expect(journey.outEndUs - journey.startUs).toBeGreaterThan(450_000 * 0.8);
    expect(journey.outEndUs - journey.startUs).toBeLessThan(450_000 * 1.2);
    expect(journey.backStartUs).toBe(journey.outEndUs);
  });

  test('keeps its real time when that is longer', () => {
    const journey = journeyOf({ ...stored, arrivedMs: 2_100, answeredMs: 2_102, endedMs: 4_102 });
    journey.plan(0, 450_000);
    expect(journey.outEndUs - journey.startUs).toBe(2_000_000);
    expect(journey.backEndUs - journey.backStartUs).toBe(2_000_000);
  });

  test('leaves only after the answer it follows has been seen to come back', () => {
    const busy: HandmadeAttempt = {
      sentMs: 100,
      arrivedMs: 100.5,
      answeredMs: 100.6,
      endedMs: 101,
      outcome: 'throttled',
      waitMs: 0,
    };
    const journey = journeyOf(busy, { ...stored, sentMs: 101, broker: 1 });
    journey.plan(0, 450_000);
    const firstEndUs = journey.endUs();
    journey.plan(1, 450_000);
    expect(journey.startUs).toBe(firstEndUs);
  });

  test('bounces at a broker that refuses the connection', () => {
    const journey = journeyOf({
      sentMs: 100,
      endedMs: 101,
      outcome: 'connectionFailed',
      cause: 'connectRefused',
    });
    journey.plan(0, 0);
    expect(journey).toMatchObject({
      fate: FATE.bounced,
      outEndUs: 100_500,
      backStartUs: 100_500,
      backEndUs: 101_000,
    });
  });

  test('waits before the door of a frozen broker', () => {
    const journey = journeyOf({ ...stored, arrivedMs: 9_000, answeredMs: 9_002, endedMs: 9_003 });
    journey.plan(0, 0);
    expect(journey.outEndUs).toBe(100_500);
    expect(journey.doorUntilUs).toBe(9_000_000);
    expect(journey.backStartUs).toBe(9_002_000);
  });

  test.each([
    ['requestLost', { flags: FLAG.requestLost }],
    ['gaveUp', { arrivedMs: 100.5 }],
    ['answerLost', { arrivedMs: 100.5, answeredMs: 103, flags: FLAG.answerLost }],
    ['late', { arrivedMs: 100.5, answeredMs: 5_000, flags: FLAG.answerLate }],
  ] as const)('ends at its client alone when it is %s', (fate, facts) => {
    const journey = journeyOf({ sentMs: 100, endedMs: 3_100, outcome: 'timedOut', ...facts });
    journey.plan(0, 0);
    expect(journey.fate).toBe(FATE[fate]);
    expect(journey.endsAloneUs).toBe(3_100_000);
  });
});
