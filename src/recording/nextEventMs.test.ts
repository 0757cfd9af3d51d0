import { describe, expect, test } from 'vitest';
import { handmadeRecording } from './handmadeRecording.ts';
import { nextEventMs, previousEventMs, type RunEvent } from './nextEventMs.ts';
import { NEVER, type Recording } from './Recording.ts';
import { SAMPLE_SCENARIO, sampleRecording } from './sampleRecording.ts';

const story = handmadeRecording({
  scenario: { ...SAMPLE_SCENARIO, durationMs: 1_000 },
  spareRows: 3,
  messages: [
    {
      intendedMs: 10,
      attempts: [
        {
          sentMs: 10,
          arrivedMs: 11,
          beganMs: 12,
          storedMs: 40,
          answeredMs: 41,
          endedMs: 30,
          outcome: 'timedOut',
        },
      ],
    },
    { intendedMs: 20, attempts: [{ sentMs: 20, outcome: 'inFlight' }] },
  ],
  states: [{ atMs: 25, part: 'broker', dimension: 'life', value: 1 }],
});

function walk(
  step: (recording: Recording, atMs: number) => RunEvent | undefined,
  start: number,
): readonly string[] {
  const seen: string[] = [];
  let event = step(story, start);
  while (event !== undefined) {
    seen.push(`${event.atMs} ${event.what} ${event.row}`);
    event = step(story, event.atMs);
  }
  return seen;
}

const all = [
  '10 sent 0',
  '11 arrived 0',
  '12 began 0',
  '20 sent 1',
  '25 state 0',
  '30 ended 0',
  '40 stored 0',
  '41 answered 0',
];

test('steps forward through all that happens', () => {
  expect(walk(nextEventMs, -1)).toEqual(all);
});

test('steps back through the same', () => {
  expect(walk(previousEventMs, 1_000)).toEqual(all.toReversed());
});

test('a step begins between two microseconds as well', () => {
  expect(nextEventMs(story, 10.9996)?.atMs).toBe(11);
  expect(nextEventMs(story, 11.0004)?.atMs).toBe(12);
  expect(previousEventMs(story, 11.0004)?.atMs).toBe(11);
  expect(previousEventMs(story, 10)).toBeUndefined();
});

describe('in a larger run', () => {
  const recording = sampleRecording({ messages: 900 });
  const moments = new Set<number>();
  const { attempts, states } = recording;
  for (let row = 0; row < attempts.count; row += 1) {
    const sent = attempts.sentAt[row] ?? 0;
    const afters = [
      attempts.arrivedAfter[row] ?? NEVER,
      attempts.beganAfter[row] ?? NEVER,
      attempts.storedAfter[row] ?? NEVER,
      attempts.answeredAfter[row] ?? NEVER,
      attempts.endedAfter[row] ?? NEVER,
    ];
    for (const after of [0, ...afters.filter((each) => each !== NEVER)]) moments.add(sent + after);
  }
  for (let row = 0; row < states.count; row += 1) moments.add(states.at[row] ?? 0);
  const sorted = [...moments].toSorted((a, b) => a - b);

  test('no moment is passed over, in either direction', () => {
    sorted.forEach((at, place) => {
      const next = sorted[place + 1];
      const before = sorted[place - 1];
      expect(nextEventMs(recording, at / 1_000)?.atMs).toBe(next && next / 1_000);
      expect(previousEventMs(recording, at / 1_000)?.atMs).toBe(
        before === undefined ? undefined : before / 1_000,
      );
    });
  });
});
