// What several queries look up again and again, made once for each recording.
import { AttemptIndex } from './AttemptIndex.ts';
import { lossMoments } from './losses.ts';
import { FLAG } from './outcomes.ts';
import { NEVER, type Recording } from './Recording.ts';
import { SpanIndex } from './SpanIndex.ts';

export interface QueryIndex {
  readonly attempts: AttemptIndex;
  /** Messages from their intended moment to their end. */
  readonly messages: SpanIndex;
  /** Microseconds, sorted: when each copy beyond a message's first was stored. */
  readonly duplicateMoments: Float64Array;
  /** Microseconds, sorted: when each acknowledged message was lost. */
  readonly lossMoments: Float64Array;
}

// A recording never changes, so its index is the same however often it is made. It goes with the recording.
const known = new WeakMap<Recording, QueryIndex>();

export function queryIndexOf(recording: Recording): QueryIndex {
  const before = known.get(recording);
  if (before !== undefined) return before;
  const index = createIndex(recording);
  known.set(recording, index);
  return index;
}

function createIndex(recording: Recording): QueryIndex {
  const { messages } = recording;
  const endOf = (row: number): number => {
    const after = messages.endedAfter[row] ?? NEVER;
    return after === NEVER ? Infinity : (messages.intendedAt[row] ?? 0) + after;
  };
  return {
    attempts: new AttemptIndex(recording),
    messages: new SpanIndex({ count: messages.count, starts: messages.intendedAt, endOf }),
    duplicateMoments: duplicateMoments(recording),
    lossMoments: lossMoments(recording),
  };
}

function duplicateMoments({ attempts }: Recording): Float64Array {
  const { count, flags, sentAt, storedAfter } = attempts;
  const moments: number[] = [];
  for (let row = 0; row < count; row += 1) {
    if (((flags[row] ?? 0) & FLAG.duplicate) === 0) continue;
    const after = storedAfter[row] ?? NEVER;
    moments.push((sentAt[row] ?? 0) + (after === NEVER ? 0 : after));
  }
  return Float64Array.from(moments).sort();
}
