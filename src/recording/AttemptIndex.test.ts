import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AttemptIndex } from './AttemptIndex.ts';
import { handmadeRecording } from './handmadeRecording.ts';
import { OUTCOME } from './outcomes.ts';
import { NEVER, type Recording } from './Recording.ts';
import { SAMPLE_SCENARIO, sampleRecording } from './sampleRecording.ts';

function activeAt(recording: Recording, atMs: number): readonly number[] {
  const rows: number[] = [];
  new AttemptIndex(recording).activeAt(atMs, (row) => rows.push(row));
  return rows;
}

test('an attempt is under way from its sending to the last thing that is known of it', () => {
  const recording = handmadeRecording({
    scenario: { ...SAMPLE_SCENARIO, durationMs: 100 },
    spareRows: 3,
    messages: [
      { intendedMs: 10, attempts: [{ sentMs: 10, arrivedMs: 11, endedMs: 20, outcome: 'stored' }] },
      // The broker works on it long after its client gave up.
      {
        intendedMs: 30,
        attempts: [{ sentMs: 30, storedMs: 45, answeredMs: 50, endedMs: 40, outcome: 'timedOut' }],
      },
      // The run ends before it does.
      { intendedMs: 60, attempts: [{ sentMs: 60, arrivedMs: 61, outcome: 'inFlight' }] },
      // Nobody will ever know: over when the last thing has happened.
      { intendedMs: 70, attempts: [{ sentMs: 70, storedMs: 75, outcome: 'unanswered' }] },
    ],
  });
  const moments = [9.999, 10, 19.999, 20, 30, 45, 49.999, 50, 60, 72, 75, 100];
  expect(moments.map((atMs) => [atMs, ...activeAt(recording, atMs)])).toEqual([
    [9.999],
    [10, 0],
    [19.999, 0],
    [20],
    [30, 1],
    [45, 1],
    [49.999, 1],
    [50],
    [60, 2],
    [72, 2, 3],
    [75, 2],
    [100, 2],
  ]);
});

const anyRun = fc
  .record({ messages: fc.integer({ min: 1, max: 700 }), seed: fc.integer() })
  .map((options) => sampleRecording({ ...options, spareRows: 11 }));
const anyMoment = fc.oneof(
  fc.nat(121_000),
  fc.integer({ min: 38_000_000, max: 52_000_000 }).map((us) => us / 1_000),
);

test('finds the rows that asking each row finds', () => {
  fc.assert(
    fc.property(anyRun, anyMoment, (recording, atMs) => {
      const { attempts } = recording;
      const at = atMs * 1_000;
      const expected: number[] = [];
      for (let row = 0; row < attempts.count; row += 1) {
        const sent = attempts.sentAt[row] ?? 0;
        const known = [
          attempts.arrivedAfter[row] ?? NEVER,
          attempts.beganAfter[row] ?? NEVER,
          attempts.storedAfter[row] ?? NEVER,
          attempts.answeredAfter[row] ?? NEVER,
          attempts.endedAfter[row] ?? NEVER,
        ].filter((after) => after !== NEVER);
        const isOpen = attempts.outcome[row] === OUTCOME.inFlight;
        const over = isOpen ? Infinity : sent + Math.max(0, ...known);
        if (sent <= at && at < over) expected.push(row);
      }
      expect(activeAt(recording, atMs)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test('the first row at or after a moment is where a sorted list would have it', () => {
  fc.assert(
    fc.property(anyRun, anyMoment, (recording, atMs) => {
      const { sentAt, count } = recording.attempts;
      const row = new AttemptIndex(recording).firstRowAtOrAfter(atMs);
      if (row > 0) expect(sentAt[row - 1]).toBeLessThan(atMs * 1_000);
      if (row < count) expect(sentAt[row]).toBeGreaterThanOrEqual(Math.floor(atMs * 1_000));
      expect(row).toBeLessThanOrEqual(count);
    }),
    { numRuns: 60 },
  );
});
