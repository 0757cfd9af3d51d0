// All lines and bands of the charts, in one pass over the columns.
import { BAND_INDEX, OUTCOME_BANDS, type OutcomeBand } from './bands.ts';
import { msOf, usOf, type Range } from './clock.ts';
import { gaugesOf } from './gaugeAt.ts';
import { CAUSE, causeName, OUTCOME, RESULT, THROTTLE_CAUSES, type CauseName } from './outcomes.ts';
import { quantileOf } from './quantile.ts';
import { NEVER, type Gauge, type Recording } from './Recording.ts';

export interface SeriesOptions extends Range {
  readonly buckets: number;
}

/** One value for each of `count` buckets of `bucketMs`, the first of which begins at `fromMs`. */
export interface Series {
  readonly fromMs: number;
  readonly bucketMs: number;
  readonly count: number;
  /** Messages per second, by the moment they were intended. */
  readonly offered: Float32Array;
  /** Attempts per second, by the moment they were sent. */
  readonly byOutcome: Readonly<Record<OutcomeBand, Float32Array>>;
  /** Messages acknowledged per second, by the moment they ended. */
  readonly goodput: Float32Array;
  /** Busy answers per second, by the moment the client heard; an entry for each of THROTTLE_CAUSES, in that order. */
  readonly throttled: ReadonlyMap<CauseName, Float32Array>;
  /** From the intended to the final moment of the messages intended in the bucket that have ended, ok or failed. NaN: none. */
  readonly latencyP50Ms: Float32Array;
  readonly latencyP99Ms: Float32Array;
  /** Of all clients together, the highest in the bucket. */
  readonly blockedCallers: Float32Array;
  /** For each broker the longest send queue in the bucket. */
  readonly queue: readonly Float32Array[];
}

interface Grid {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly buckets: number;
}

export function seriesOf(recording: Recording, options: SeriesOptions): Series {
  const { buckets } = options;
  const from = usOf(options.fromMs);
  const to = usOf(options.toMs);
  const grid: Grid = { from, to, width: (to - from) / buckets, buckets };
  const perSec = 1e6 / grid.width;
  const { bands, throttled } = countAttempts(recording, grid);
  const messages = countMessages(recording, grid);
  for (const counts of [bands, messages.offered, messages.goodput, ...throttled.values()]) {
    scale(counts, perSec);
  }
  const band = (name: OutcomeBand): Float32Array => {
    const start = OUTCOME_BANDS.indexOf(name) * buckets;
    return bands.subarray(start, start + buckets);
  };
  return {
    fromMs: options.fromMs,
    bucketMs: msOf(grid.width),
    count: buckets,
    ...messages,
    byOutcome: {
      stored: band('stored'),
      retried: band('retried'),
      throttled: band('throttled'),
      timedOut: band('timedOut'),
      connectionFailed: band('connectionFailed'),
      rejected: band('rejected'),
      lost: band('lost'),
      inFlight: band('inFlight'),
    },
    throttled,
    blockedCallers: highest(recording, grid, gaugesOf(recording, 'blockedCallers')),
    queue: recording.scenario.brokers.map((_, index) =>
      highest(recording, grid, gaugesOf(recording, 'sendQueue', index)),
    ),
  };
}

function countAttempts(
  { attempts }: Recording,
  { from, to, width, buckets }: Grid,
): { bands: Float32Array; throttled: Map<CauseName, Float32Array> } {
  const { count, sentAt, endedAfter, outcome, flags, cause } = attempts;
  const bands = new Float32Array(OUTCOME_BANDS.length * buckets);
  const throttled = new Map<CauseName, Float32Array>();
  const byCause: (Float32Array | undefined)[] = [];
  const addCause = (name: CauseName): Float32Array => {
    const counts = new Float32Array(buckets);
    byCause[CAUSE[name]] = counts;
    throttled.set(name, counts);
    return counts;
  };
  THROTTLE_CAUSES.forEach(addCause);
  const last = buckets - 1;
  // From row 0 on: what is heard in the range may have been sent long before it.
  for (let row = 0; row < count; row += 1) {
    const sent = sentAt[row] ?? 0;
    if (sent >= to) break;
    const how = outcome[row] ?? 0;
    if (sent >= from) {
      const bucket = Math.min(last, Math.floor((sent - from) / width));
      const cell = (BAND_INDEX[(how << 8) | (flags[row] ?? 0)] ?? 0) * buckets + bucket;
      bands[cell] = (bands[cell] ?? 0) + 1;
    }
    if (how !== OUTCOME.throttled) continue;
    const heard = sent + (endedAfter[row] ?? 0);
    if (heard < from || heard >= to) continue;
    const code = cause[row] ?? 0;
    const counts = byCause[code] ?? addCause(causeName(code));
    const bucket = Math.min(last, Math.floor((heard - from) / width));
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  return { bands, throttled };
}

type MessageSeries = Pick<Series, 'offered' | 'goodput' | 'latencyP50Ms' | 'latencyP99Ms'>;

function countMessages({ messages }: Recording, { from, to, width, buckets }: Grid): MessageSeries {
  const { count, intendedAt, endedAfter, result } = messages;
  const offered = new Float32Array(buckets);
  const goodput = new Float32Array(buckets);
  const latencyP50Ms = new Float32Array(buckets).fill(NaN);
  const latencyP99Ms = new Float32Array(buckets).fill(NaN);
  const last = buckets - 1;
  // The messages of one bucket stand next to each other, so one list of latencies serves all buckets.
  const latencies = new Uint32Array(count);
  let latencyCount = 0;
  let current = 0;
  const finish = (): void => {
    if (latencyCount === 0) return;
    latencyP99Ms[current] = msOf(quantileOf(latencies, latencyCount, 0.99));
    latencyP50Ms[current] = msOf(quantileOf(latencies, latencyCount, 0.5));
    latencyCount = 0;
  };
  for (let row = 0; row < count; row += 1) {
    const intended = intendedAt[row] ?? 0;
    if (intended >= to) break;
    const after = endedAfter[row] ?? NEVER;
    if (intended >= from) {
      const bucket = Math.min(last, Math.floor((intended - from) / width));
      offered[bucket] = (offered[bucket] ?? 0) + 1;
      if (bucket !== current) {
        finish();
        current = bucket;
      }
      if (after !== NEVER) latencies[latencyCount++] = after;
    }
    if (after === NEVER || result[row] !== RESULT.ok) continue;
    const ended = intended + after;
    if (ended < from || ended >= to) continue;
    const bucket = Math.min(last, Math.floor((ended - from) / width));
    goodput[bucket] = (goodput[bucket] ?? 0) + 1;
  }
  finish();
  return { offered, goodput, latencyP50Ms, latencyP99Ms };
}

function scale(values: Float32Array, factor: number): void {
  for (let index = 0; index < values.length; index += 1) {
    values[index] = (values[index] ?? 0) * factor;
  }
}

/** The highest sum of the gauges in each bucket. A sample holds until the next, also across a bucket's edge. */
function highest(recording: Recording, grid: Grid, gauges: readonly Gauge[]): Float32Array {
  const { from, to, width, buckets } = grid;
  const { sampleEvery, endAt } = recording;
  const highs = new Float32Array(buckets);
  const sampleCount = Math.max(0, ...gauges.map(({ values }) => values.length));
  const first = Math.max(0, Math.floor(from / sampleEvery));
  for (let sample = first; sample < sampleCount; sample += 1) {
    const start = sample * sampleEvery;
    if (start >= to) break;
    let sum = 0;
    for (const { values } of gauges) sum += values[sample] ?? 0;
    if (sum === 0) continue;
    const isLast = sample === sampleCount - 1;
    const end = isLast ? endAt : start + sampleEvery;
    const lowest = Math.min(buckets - 1, Math.max(0, Math.floor((start - from) / width)));
    for (let bucket = lowest; bucket < buckets; bucket += 1) {
      const begins = from + bucket * width;
      if (begins >= end && bucket > lowest) break;
      if (sum > (highs[bucket] ?? 0)) highs[bucket] = sum;
    }
  }
  return highs;
}
