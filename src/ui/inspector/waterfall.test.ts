import { expect, test } from 'vitest';
import { handmadeRecording } from '../../recording/handmadeRecording.ts';
import type { HandmadeMessage } from '../../recording/handmadeRecording.ts';
import { lifeOf } from '../../recording/lifeOf.ts';
import type { Life } from '../../recording/lifeOf.ts';
import { FLAG } from '../../recording/outcomes.ts';
import { SAMPLE_SCENARIO } from '../../recording/sampleRecording.ts';
import { aftermathsOf, lookOf, phaseTotals, placeOf, waterfallOf } from './waterfall.ts';

function life(message: HandmadeMessage): Life {
  const scenario = { ...SAMPLE_SCENARIO, durationMs: 10_000 };
  return lifeOf(handmadeRecording({ scenario, messages: [message] }), 0);
}

/** Waits 100 for a caller, is throttled for 200, waits 300, is stored within 400. */
const retried: HandmadeMessage = {
  intendedMs: 1_000,
  startedMs: 1_100,
  endedMs: 2_000,
  result: 'ok',
  attempts: [
    {
      sentMs: 1_100,
      arrivedMs: 1_150,
      answeredMs: 1_250,
      endedMs: 1_300,
      outcome: 'throttled',
      waitPlannedMs: 300,
      waitMs: 300,
    },
    {
      sentMs: 1_600,
      arrivedMs: 1_700,
      beganMs: 1_800,
      storedMs: 1_900,
      answeredMs: 1_900,
      endedMs: 2_000,
      outcome: 'stored',
    },
  ],
};

function drawn(bars: ReturnType<typeof waterfallOf>['before']): string {
  return bars
    .map(({ kind, left, width }) => `${kind} ${left.toFixed(2)}+${width.toFixed(2)}`)
    .join(' ');
}

test('each attempt has its phases on one common axis', () => {
  const waterfall = waterfallOf(life(retried));
  expect(drawn(waterfall.before)).toBe('waitingForCaller 0.00+0.10');
  expect(waterfall.rows.map(drawn)).toEqual([
    'network 0.10+0.05 queue 0.15+0.10 answer 0.25+0.05 backoff 0.30+0.30',
    'network 0.60+0.10 queue 0.70+0.10 service 0.80+0.10 answer 0.90+0.10',
  ]);
});

test('the totals say where the time went, the longest first', () => {
  expect(phaseTotals(life(retried)).slice(0, 3)).toEqual([
    { kind: 'backoff', ms: 300 },
    { kind: 'queue', ms: 200 },
    { kind: 'network', ms: 150 },
  ]);
});

test('a moment has its place only within the life of the message', () => {
  const waterfall = waterfallOf(life(retried));
  expect(placeOf(waterfall, 1_500)).toBe(0.5);
  expect(placeOf(waterfall, 999)).toBeUndefined();
  expect(placeOf(waterfall, 2_001)).toBeUndefined();
});

test('a message that ended at once still has an axis', () => {
  const { fromMs, toMs, rows } = waterfallOf(
    life({ intendedMs: 5, startedMs: 5, endedMs: 5, result: 'failed', attempts: [] }),
  );
  expect([fromMs, toMs]).toEqual([5, 6]);
  expect(rows).toEqual([]);
});

test('a second copy looks like one, whatever its client heard', () => {
  expect(lookOf({ outcome: 'stored', flags: FLAG.stored | FLAG.duplicate })).toBe('duplicate');
  expect(lookOf({ outcome: 'stored', flags: FLAG.stored })).toBe('retried');
  expect(lookOf({ outcome: 'timedOut', flags: FLAG.first | FLAG.answerLost })).toBe('lost');
});

test('what the client never saw is told', () => {
  expect(aftermathsOf(FLAG.first | FLAG.stored)).toEqual([]);
  expect(aftermathsOf(FLAG.answerLost | FLAG.servedForNobody | FLAG.duplicate)).toEqual([
    'answerLost',
    'servedForNobody',
    'duplicate',
  ]);
});
