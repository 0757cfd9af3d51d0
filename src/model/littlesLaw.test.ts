// Little's law in every preset: the mean number of requests at a broker is the rate at which they come times the mean
// time they stay. Both sides come from the rows; the queue and thread gauges, which the model keeps apart from the
// rows, must show the very same numbers at every sample.
import { describe, expect, test } from 'vitest';
import { DIMENSION, LIFE, NEVER, PART, type Recording } from '../recording/Recording.ts';
import { PRESETS } from '../scenario/presets.ts';
import { runToEnd } from './startRun.ts';

/** When requests came to a broker and left it (answered, or gone in a crash), each in order of time; µs. */
interface Visits {
  readonly came: Float64Array;
  readonly left: Float64Array;
  /** When they left the queue and the threads: what stands in the log waits for a flush without one (B23). */
  readonly freed: Float64Array;
  /** By arrival: came and stayed. */
  readonly stays: readonly (readonly [came: number, stayed: number])[];
}

function visitsOf(recording: Recording, broker: number): Visits {
  const { attempts, endAt } = recording;
  const crashes = momentsOf(recording, broker, LIFE.down);
  const stays: [number, number][] = [];
  const freed: number[] = [];
  for (let row = 0; row < attempts.count; row++) {
    const arrived = attempts.arrivedAfter[row] ?? NEVER;
    if (attempts.broker[row] !== broker || arrived === NEVER) continue;
    const sentAt = attempts.sentAt[row] ?? 0;
    const came = sentAt + arrived;
    const answered = attempts.answeredAfter[row] ?? NEVER;
    // What was not answered is still there, or went with the process.
    const left =
      answered === NEVER ? (crashes.find((crash) => crash >= came) ?? endAt) : sentAt + answered;
    stays.push([came, left - came]);
    const stored = attempts.storedAfter[row] ?? NEVER;
    freed.push(stored === NEVER ? left : Math.min(left, sentAt + stored));
  }
  return {
    came: Float64Array.from(stays, ([came]) => came).sort(),
    left: Float64Array.from(stays, ([came, stayed]) => came + stayed).sort(),
    freed: Float64Array.from(freed).sort(),
    stays,
  };
}

function momentsOf({ states }: Recording, broker: number, life: number): readonly number[] {
  const moments: number[] = [];
  for (let row = 0; row < states.count; row++) {
    const isLife =
      states.part[row] === PART.broker &&
      states.index[row] === broker &&
      states.dimension[row] === DIMENSION.life;
    if (isLife && states.value[row] === life) moments.push(states.at[row] ?? 0);
  }
  return moments;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The times in which the broker ran without a break. */
function upTimes(recording: Recording, broker: number): readonly Stretch[] {
  const stops = [LIFE.down, LIFE.paused].flatMap((life) => momentsOf(recording, broker, life));
  const starts = momentsOf(recording, broker, LIFE.up);
  const ends = [...stops, recording.endAt].sort((a, b) => a - b);
  return [0, ...starts].map((from, index) => ({ from, to: ends[index] ?? recording.endAt }));
}

/** How many of the sorted moments are before `at` (or, `included`, not after it). */
function countUntil(sorted: Float64Array, at: number, included: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const moment = sorted[middle] ?? Infinity;
    if (moment < at || (included && moment === at)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const runs = PRESETS.map(({ id, scenario }) => ({ id, scenario, recording: runToEnd(scenario) }));

describe.each(runs)('$id', ({ scenario, recording }) => {
  const brokers = scenario.brokers.map(({ id }, index) => ({
    broker: id,
    index,
    visits: visitsOf(recording, index),
  }));

  test.each(brokers)('$broker: number = rate × time', ({ index, visits }) => {
    for (const { from, to } of upTimes(recording, index)) {
      const within = visits.stays.filter(([came]) => came >= from && came < to);
      const rate = within.length / (to - from);
      // Who is still there at the end, perhaps frozen in, has stayed so far.
      const time =
        within.reduce((sum, [came, stayed]) => sum + Math.min(stayed, to - came), 0) /
        within.length;
      const area = visits.stays.reduce((sum, [came, stayed]) => {
        const overlap = Math.min(to, came + stayed) - Math.max(from, came);
        return sum + Math.max(0, overlap);
      }, 0);
      const number = area / (to - from);
      // The two differ by what was there at the stretch's beginning alone.
      const atEdges = [from, to].map(
        (at) => countUntil(visits.came, at, false) - countUntil(visits.left, at, false),
      );
      if (Math.max(...atEdges) > 0.02 * within.length) continue;
      expect(Math.abs(rate * time - number)).toBeLessThanOrEqual(0.02 * number);
    }
  });

  test.each(brokers)('$broker: the gauges show what the rows say, at every sample', (part) => {
    const { visits, index } = part;
    const valuesOf = (name: string): Float32Array =>
      recording.gauges.find((gauge) => gauge.name === name && gauge.index === index)?.values ??
      new Float32Array(0);
    const [queue, busy] = [valuesOf('sendQueue'), valuesOf('busyThreads')];
    const wrong: number[] = [];
    queue.forEach((waiting, sample) => {
      const at = sample * recording.sampleEvery;
      if (at >= recording.endAt) return;
      const there = waiting + (busy[sample] ?? NaN);
      // What happens at the sample's own microsecond may be before or after it.
      const least = countUntil(visits.came, at, false) - countUntil(visits.freed, at, true);
      const most = countUntil(visits.came, at, true) - countUntil(visits.freed, at, false);
      if (there < least || there > most) wrong.push(at / 1_000_000);
    });
    expect(wrong).toEqual([]);
  });
});

test('the storm that stays has stretches long enough to say something', () => {
  const storm = runs.find(({ id }) => id === 'storm-stays');
  const stretches = storm === undefined ? [] : upTimes(storm.recording, 0);
  expect(stretches.map(({ from, to }) => [from, to])).toEqual([
    [0, 30_000_000],
    [40_000_000, 120_000_000],
  ]);
});
