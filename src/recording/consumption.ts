// What one can ask of the consuming side of a run: its course, a moment of it, and all of it in a few figures. Every
// function gives nothing for a run without consumers.
import { firstAtOrAfter, msOf, usOf, type Range } from './clock.ts';
import { DELIVERY, DELIVERY_FLAG, PULL } from './deliveries.ts';
import { gaugeAt, gaugesOf } from './gaugeAt.ts';
import { quantileOf } from './quantile.ts';
import {
  type DeliveryColumns,
  DIMENSION,
  type Gauge,
  LIFE,
  NEVER,
  PART,
  type Recording,
} from './Recording.ts';
import { visitStatesUntil } from './stateSpans.ts';

// ---- its course

/** One value for each bucket. Rates are per second, by the moment the handler was done. */
export interface ConsumerSeries {
  readonly fromMs: number;
  readonly bucketMs: number;
  readonly count: number;
  readonly consumed: Float32Array;
  /** Handed back for a retry, or suspended. */
  readonly later: Float32Array;
  readonly deadLettered: Float32Array;
  /** Messages that the business did once more and did not notice. */
  readonly duplicates: Float32Array;
  /** The highest of each bucket, all consumers together: messages not finished, pulled and not finished, hidden for a retry. */
  readonly lag: Float32Array;
  readonly cached: Float32Array;
  readonly retryWaiting: Float32Array;
}

export function consumerSeriesOf(
  recording: Recording,
  { fromMs, toMs, buckets }: Range & { readonly buckets: number },
): ConsumerSeries | undefined {
  const { deliveries } = recording;
  if (deliveries === undefined) return undefined;
  const from = usOf(fromMs);
  const width = (usOf(toMs) - from) / buckets;
  const counts = (): Float32Array => new Float32Array(buckets);
  const rates = {
    consumed: counts(),
    later: counts(),
    deadLettered: counts(),
    duplicates: counts(),
  };
  for (let row = 0; row < deliveries.count; row += 1) {
    const ended = endOf(deliveries, row);
    const bucket = Math.floor((ended - from) / width);
    if (bucket < 0 || bucket >= buckets) continue;
    const rate = rates[bandOf(deliveries.outcome[row] ?? 0)];
    rate[bucket] = (rate[bucket] ?? 0) + 1e6 / width;
    if (reachedTwice(deliveries, row)) {
      rates.duplicates[bucket] = (rates.duplicates[bucket] ?? 0) + 1e6 / width;
    }
  }
  const grid = { from, width, buckets };
  return {
    fromMs,
    bucketMs: msOf(width),
    count: buckets,
    ...rates,
    lag: highest(recording, grid, gaugesOf(recording, 'consumerLag')),
    cached: highest(recording, grid, gaugesOf(recording, 'cachedMessages')),
    retryWaiting: highest(recording, grid, gaugesOf(recording, 'retryWaiting')),
  };
}

/** Infinity while the handler is at work, or when nobody will ever know. */
function endOf({ startedAt, endedAfter }: DeliveryColumns, row: number): number {
  const after = endedAfter[row] ?? NEVER;
  return after === NEVER ? Infinity : (startedAt[row] ?? 0) + after;
}

function bandOf(outcome: number): 'consumed' | 'later' | 'deadLettered' {
  if (outcome === DELIVERY.consumed) return 'consumed';
  return outcome === DELIVERY.deadLettered ? 'deadLettered' : 'later';
}

function reachedTwice({ flags }: DeliveryColumns, row: number): boolean {
  const bits = (flags[row] ?? 0) & (DELIVERY_FLAG.duplicate | DELIVERY_FLAG.absorbed);
  return bits === DELIVERY_FLAG.duplicate;
}

interface Grid {
  readonly from: number;
  readonly width: number;
  readonly buckets: number;
}

function highest(
  { sampleEvery, endAt }: Recording,
  { from, width, buckets }: Grid,
  gauges: readonly Gauge[],
): Float32Array {
  const highs = new Float32Array(buckets);
  const last = Math.ceil(endAt / sampleEvery) - 1;
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const first = Math.max(0, Math.floor((from + bucket * width) / sampleEvery));
    const end = Math.max(first + 1, Math.ceil((from + (bucket + 1) * width) / sampleEvery));
    for (let sample = first; sample < end && sample <= last; sample += 1) {
      const sum = gauges.reduce((total, { values }) => total + (values[sample] ?? 0), 0);
      if (sum > (highs[bucket] ?? 0)) highs[bucket] = sum;
    }
  }
  return highs;
}

// ---- a moment

export interface ConsumerMoment {
  readonly life: keyof typeof LIFE;
  readonly lag: number;
  readonly cached: number;
  readonly busyHandlers: number;
  readonly ownedQueues: number;
  /** Its own flow control keeps it from pulling at least one queue. */
  readonly isHeldBack: boolean;
  readonly consumedPerSec: number;
  readonly laterPerSec: number;
}

export interface ConsumptionMoment {
  readonly consumers: readonly ConsumerMoment[];
  readonly consumedPerSec: number;
  readonly retryWaiting: number;
  readonly deadLettersSoFar: number;
  /** Messages that the business did once more and did not notice, so far. */
  readonly duplicatesSoFar: number;
}

/** Rates count what ended after `atMs − windowMs`, up to and with `atMs`. */
export function consumptionAt(
  recording: Recording,
  atMs: number,
  windowMs = 1000,
): ConsumptionMoment | undefined {
  const { deliveries, scenario } = recording;
  if (deliveries === undefined) return undefined;
  const { consumers = [] } = scenario;
  const to = usOf(atMs);
  const from = usOf(Math.max(0, atMs - windowMs));
  const perSec = to > from ? 1e6 / (to - from) : 0;
  const consumed = consumers.map(() => 0);
  const later = consumers.map(() => 0);
  let duplicates = 0;
  for (let row = 0; row < deliveries.count; row += 1) {
    if ((deliveries.startedAt[row] ?? 0) > to) break;
    const ended = endOf(deliveries, row);
    if (ended > to) continue;
    if (reachedTwice(deliveries, row)) duplicates += 1;
    if (ended <= from) continue;
    const counts = deliveries.outcome[row] === DELIVERY.consumed ? consumed : later;
    const consumer = deliveries.consumer[row] ?? 0;
    counts[consumer] = (counts[consumer] ?? 0) + 1;
  }
  const states = statesAt(recording, atMs);
  const gauges = (name: 'retryWaiting' | 'deadLetters'): number =>
    scenario.brokers.reduce((sum, _, index) => sum + gaugeAt(recording, name, index, atMs), 0);
  return {
    consumers: consumers.map((_, index): ConsumerMoment => {
      const life = states.of(index, DIMENSION.life);
      return {
        life: life === LIFE.down ? 'down' : life === LIFE.paused ? 'paused' : 'up',
        lag: gaugeAt(recording, 'consumerLag', index, atMs),
        cached: gaugeAt(recording, 'cachedMessages', index, atMs),
        busyHandlers: gaugeAt(recording, 'busyHandlers', index, atMs),
        ownedQueues: states.of(index, DIMENSION.ownedQueues),
        isHeldBack: states.of(index, DIMENSION.pullHeldBack) === 1,
        consumedPerSec: (consumed[index] ?? 0) * perSec,
        laterPerSec: (later[index] ?? 0) * perSec,
      };
    }),
    consumedPerSec: consumed.reduce((sum, count) => sum + count, 0) * perSec,
    retryWaiting: gauges('retryWaiting'),
    deadLettersSoFar: gauges('deadLetters'),
    duplicatesSoFar: duplicates,
  };
}

function statesAt(
  recording: Recording,
  atMs: number,
): { readonly of: (consumer: number, dimension: number) => number } {
  const values = new Map<number, number>();
  const { states } = recording;
  visitStatesUntil(recording, atMs, (row) => {
    if (states.part[row] !== PART.consumer) return;
    const key = ((states.dimension[row] ?? 0) << 8) | (states.index[row] ?? 0);
    values.set(key, states.value[row] ?? 0);
  });
  return { of: (consumer, dimension) => values.get((dimension << 8) | consumer) ?? 0 };
}

// ---- all of it

export interface ConsumptionVerdict {
  /** Hand-overs that began in the range. */
  readonly deliveries: number;
  readonly consumed: number;
  readonly retries: number;
  readonly deadLetters: number;
  /** Hand-overs that a dying process or a queue that was taken away made worthless. */
  readonly abandoned: number;
  /** Failed for good without a dead letter (broadcasting, lite pull). */
  readonly dropped: number;
  /** The business did it once more: noticed by an idempotent business, or not. */
  readonly duplicatesAbsorbed: number;
  readonly duplicatesReached: number;
  readonly lagMax: number;
  readonly lagAtEnd: number;
  readonly pulls: number;
  readonly emptyPulls: number;
  /** From the moment a message was wanted to its first successful consumption; NaN without any. */
  readonly latencyP50Ms: number;
  readonly latencyP99Ms: number;
}

export function consumptionOf(recording: Recording, range?: Range): ConsumptionVerdict | undefined {
  const { deliveries, messages, pulls, endAt } = recording;
  if (deliveries === undefined || pulls === undefined) return undefined;
  const from = usOf(range?.fromMs ?? 0);
  const to = range === undefined ? Infinity : usOf(range.toMs);
  const outcomes = new Uint32Array(16);
  const latencies = new Uint32Array(deliveries.count);
  let latencyCount = 0;
  let began = 0;
  let absorbed = 0;
  let reached = 0;
  for (let row = 0; row < deliveries.count; row += 1) {
    const started = deliveries.startedAt[row] ?? 0;
    if (started < from) continue;
    if (started >= to) break;
    began += 1;
    const outcome = deliveries.outcome[row] ?? 0;
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    const flags = deliveries.flags[row] ?? 0;
    if ((flags & DELIVERY_FLAG.absorbed) !== 0) absorbed += 1;
    else if ((flags & DELIVERY_FLAG.duplicate) !== 0) reached += 1;
    else if (outcome === DELIVERY.consumed) {
      const wanted = messages.intendedAt[deliveries.message[row] ?? 0] ?? 0;
      latencies[latencyCount++] = Math.min(NEVER - 1, endOf(deliveries, row) - wanted);
    }
  }
  const lag = sumOf(gaugesOf(recording, 'consumerLag'), recording);
  const firstPull = firstAtOrAfter(pulls.sentAt, pulls.count, from);
  const lastPull = Number.isFinite(to)
    ? firstAtOrAfter(pulls.sentAt, pulls.count, to)
    : pulls.count;
  let empty = 0;
  for (let row = firstPull; row < lastPull; row += 1) {
    if (pulls.outcome[row] === PULL.empty) empty += 1;
  }
  const until = Math.min(to, endAt);
  const { sampleEvery } = recording;
  const samples = lag.slice(Math.floor(from / sampleEvery), Math.ceil(until / sampleEvery));
  return {
    deliveries: began,
    consumed: outcomes[DELIVERY.consumed] ?? 0,
    retries: (outcomes[DELIVERY.later] ?? 0) + (outcomes[DELIVERY.suspended] ?? 0),
    deadLetters: outcomes[DELIVERY.deadLettered] ?? 0,
    abandoned: outcomes[DELIVERY.abandoned] ?? 0,
    dropped: outcomes[DELIVERY.dropped] ?? 0,
    duplicatesAbsorbed: absorbed,
    duplicatesReached: reached,
    lagMax: samples.reduce((most, value) => Math.max(most, value), 0),
    lagAtEnd: samples.at(-1) ?? 0,
    pulls: lastPull - firstPull,
    emptyPulls: empty,
    latencyP50Ms: msOf(quantileOf(latencies, latencyCount, 0.5)),
    latencyP99Ms: msOf(quantileOf(latencies, latencyCount, 0.99)),
  };
}

function sumOf(gauges: readonly Gauge[], { endAt, sampleEvery }: Recording): readonly number[] {
  const length = Math.ceil(endAt / sampleEvery);
  return Array.from({ length }, (_, sample) =>
    gauges.reduce((sum, { values }) => sum + (values[sample] ?? 0), 0),
  );
}
