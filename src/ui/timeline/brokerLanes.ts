// What each broker was like over the run, for the lanes: its life and disk as recorded, and "busy" wherever
// somebody was told so.
import { OUTCOME } from '../../recording/outcomes.ts';
import { LIFE } from '../../recording/Recording.ts';
import type { Recording } from '../../recording/Recording.ts';
import { stateSpans } from '../../recording/stateSpans.ts';
import type { TimeView } from '../parts/timeGeometry.ts';

export type Condition = 'up' | 'busy' | 'diskFull' | 'down' | 'paused' | 'starting';

export interface LaneSpan {
  readonly fromMs: number;
  readonly toMs: number;
  readonly condition: Condition;
}

/** How finely "busy" is told; about three pixels of a laptop's lane. */
const BUCKETS = 300;
/** A pause of so many buckets in a stretch of throttling is part of it: lanes show stretches, not flicker. */
const GAP_BUCKETS_MAX = 3;

const LIFE_CONDITIONS: ReadonlyMap<number, Condition> = new Map([
  [LIFE.down, 'down'],
  [LIFE.paused, 'paused'],
  [LIFE.starting, 'starting'],
]);

/** For each broker spans without gaps over the view (as far as it is recorded); neighbours differ. */
export function brokerLanes(
  recording: Recording,
  view: TimeView,
): readonly (readonly LaneSpan[])[] {
  const busy = busyBuckets(recording, view);
  return recording.scenario.brokers.map((_, broker) => {
    const conditions = stateSpans(recording, 'broker', broker, 'life').flatMap((span) => {
      const condition = LIFE_CONDITIONS.get(span.value);
      return condition === undefined ? [] : [{ ...span, condition }];
    });
    const full = on(recording, broker, 'diskFull').map((span) => ({
      ...span,
      condition: 'diskFull' as const,
    }));
    for (const { fromMs, toMs } of on(recording, broker, 'pageCacheBusy')) {
      mark(busy[broker], view, { fromMs, toMs });
    }
    // The first of the list that holds at a moment is what the lane says.
    return flattened([...conditions, ...full, ...busySpans(busy[broker], view)], {
      fromMs: view.fromMs,
      toMs: Math.min(view.toMs, recording.endAt / 1000),
    });
  });
}

function on(recording: Recording, broker: number, dimension: 'diskFull' | 'pageCacheBusy') {
  return stateSpans(recording, 'broker', broker, dimension).filter(({ value }) => value !== 0);
}

/** For each broker 1 in the buckets in which one of its busy answers was heard. */
function busyBuckets(recording: Recording, view: TimeView): readonly Uint8Array[] {
  const { attempts, scenario } = recording;
  const { count, sentAt, endedAfter, outcome, broker } = attempts;
  const busy = scenario.brokers.map(() => new Uint8Array(BUCKETS));
  const fromUs = view.fromMs * 1000;
  const bucketUs = ((view.toMs - view.fromMs) * 1000) / BUCKETS;
  for (let row = 0; row < count; row += 1) {
    if (outcome[row] !== OUTCOME.throttled) continue;
    const heard = (sentAt[row] ?? 0) + (endedAfter[row] ?? 0);
    const bucket = Math.floor((heard - fromUs) / bucketUs);
    const buckets = busy[broker[row] ?? 0];
    if (buckets !== undefined && bucket >= 0 && bucket < BUCKETS) buckets[bucket] = 1;
  }
  return busy;
}

function mark(
  buckets: Uint8Array | undefined,
  view: TimeView,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): void {
  const bucketMs = (view.toMs - view.fromMs) / BUCKETS;
  const first = Math.max(0, Math.floor((fromMs - view.fromMs) / bucketMs));
  const end = Math.min(BUCKETS, Math.ceil((toMs - view.fromMs) / bucketMs));
  for (let bucket = first; bucket < end; bucket += 1) if (buckets) buckets[bucket] = 1;
}

function busySpans(buckets: Uint8Array | undefined, view: TimeView): readonly LaneSpan[] {
  const spans: { fromMs: number; toMs: number; condition: Condition }[] = [];
  const bucketMs = (view.toMs - view.fromMs) / BUCKETS;
  buckets?.forEach((isBusy, bucket) => {
    if (isBusy === 0) return;
    const fromMs = view.fromMs + bucket * bucketMs;
    const before = spans.at(-1);
    const isNear =
      before !== undefined && fromMs - before.toMs <= GAP_BUCKETS_MAX * bucketMs + 1e-6;
    if (isNear) before.toMs = fromMs + bucketMs;
    else spans.push({ fromMs, toMs: fromMs + bucketMs, condition: 'busy' });
  });
  return spans;
}

/** One row of spans out of overlapping ones: earlier in the list wins, `up` fills the rest. */
function flattened(spans: readonly LaneSpan[], view: TimeView): readonly LaneSpan[] {
  const inside = (ms: number) => Math.min(view.toMs, Math.max(view.fromMs, ms));
  const edges = [view.fromMs, view.toMs, ...spans.flatMap((span) => [span.fromMs, span.toMs])]
    .map(inside)
    .sort((a, b) => a - b);
  const row: LaneSpan[] = [];
  for (let i = 1; i < edges.length; i += 1) {
    const fromMs = edges[i - 1] ?? 0;
    const toMs = edges[i] ?? 0;
    if (toMs <= fromMs) continue;
    const middle = (fromMs + toMs) / 2;
    const holds = spans.find((span) => span.fromMs <= middle && middle < span.toMs);
    const condition = holds?.condition ?? 'up';
    const before = row.at(-1);
    if (before?.condition === condition) row[row.length - 1] = { ...before, toMs };
    else row.push({ fromMs, toMs, condition });
  }
  return row;
}
