// When a condition that a sentence can say begins to hold: what playback stops at.
import { msOf, usOf } from './clock.ts';
import { gaugesOf } from './gaugeAt.ts';
import { OUTCOME, RESULT } from './outcomes.ts';
import { queryIndexOf } from './queryIndex.ts';
import { NEVER, type Recording } from './Recording.ts';

export type Condition =
  /** Over so many busy answers within one second, of all clients together. */
  | { readonly kind: 'throttledOver'; readonly perSec: number }
  /** In each whole second of that long, fewer than this share of what is offered was acknowledged. */
  | { readonly kind: 'goodputUnder'; readonly ratio: number; readonly forMs: number }
  /** The send queue of any broker is longer, as far as the samples tell. */
  | { readonly kind: 'queueOver'; readonly count: number }
  /** A client hears busy for the first time. */
  | { readonly kind: 'firstBusy' }
  /** A second copy of a message is stored for the first time. */
  | { readonly kind: 'firstDuplicate' }
  /** That attempt of a message leaves; of any message when `message` (its row) is left out. */
  | { readonly kind: 'attemptNumber'; readonly number: number; readonly message?: number }
  /** A caller has been inside send for that long. */
  | { readonly kind: 'blockedOver'; readonly ms: number };

const SECOND = 1_000_000;
/** Windows of goodput begin this far apart, as for the recovery. */
const STEP = 100_000;

/** In ms, ascending, each once: every time it begins to hold. */
export function momentsWhen(recording: Recording, condition: Condition): readonly number[] {
  return [...new Set(momentsOf(recording, condition))].sort((a, b) => a - b).map(msOf);
}

function momentsOf(recording: Recording, condition: Condition): readonly number[] {
  switch (condition.kind) {
    case 'throttledOver':
      return throttledOver(busyMoments(recording), condition.perSec);
    case 'goodputUnder':
      return goodputUnder(recording, condition);
    case 'queueOver':
      return queueOver(recording, condition.count);
    case 'firstBusy': {
      const [first] = busyMoments(recording);
      return first === undefined ? [] : [first];
    }
    case 'firstDuplicate': {
      const [first] = queryIndexOf(recording).duplicateMoments;
      return first === undefined ? [] : [first];
    }
    case 'attemptNumber':
      return attemptMoments(recording, condition);
    case 'blockedOver':
      return blockedOver(recording, usOf(condition.ms));
  }
}

/** Sorted: when clients heard a busy answer. */
function busyMoments({ attempts }: Recording): Float64Array {
  const { count, outcome, sentAt, endedAfter } = attempts;
  const moments: number[] = [];
  for (let row = 0; row < count; row += 1) {
    if (outcome[row] !== OUTCOME.throttled) continue;
    moments.push((sentAt[row] ?? 0) + (endedAfter[row] ?? 0));
  }
  return Float64Array.from(moments).sort();
}

/** A window of one second ends at each busy answer; it begins to hold when the count goes over. */
function throttledOver(busy: Float64Array, perSec: number): readonly number[] {
  const moments: number[] = [];
  let oldest = 0;
  let wasOver = false;
  busy.forEach((at, index) => {
    // Between two answers the window empties: then it does not hold any more.
    while ((busy[oldest] ?? at) <= at - SECOND) {
      oldest += 1;
      if (index - oldest <= perSec) wasOver = false;
    }
    const isOver = index - oldest + 1 > perSec;
    if (isOver && !wasOver) moments.push(at);
    wasOver = isOver;
  });
  return moments;
}

function goodputUnder(
  { messages, endAt }: Recording,
  { ratio, forMs }: { readonly ratio: number; readonly forMs: number },
): readonly number[] {
  const steps = Math.floor(endAt / STEP);
  const offered = new Int32Array(steps + 1);
  const acknowledged = new Int32Array(steps + 1);
  for (let row = 0; row < messages.count; row += 1) {
    const intended = messages.intendedAt[row] ?? 0;
    offered[Math.floor(intended / STEP)] = (offered[Math.floor(intended / STEP)] ?? 0) + 1;
    const after = messages.endedAfter[row] ?? NEVER;
    if (after === NEVER || messages.result[row] !== RESULT.ok) continue;
    const step = Math.floor((intended + after) / STEP);
    acknowledged[step] = (acknowledged[step] ?? 0) + 1;
  }
  const moments: number[] = [];
  const stepsPerWindow = SECOND / STEP;
  let badSince = -1;
  let hasTold = false;
  for (let end = stepsPerWindow; end <= steps; end += 1) {
    const wanted = sumOf(offered, end - stepsPerWindow, end) * ratio;
    if (sumOf(acknowledged, end - stepsPerWindow, end) >= wanted) {
      badSince = -1;
      hasTold = false;
      continue;
    }
    // The window that ends here is the first bad one: its whole second counts.
    if (badSince < 0) badSince = (end - stepsPerWindow) * STEP;
    if (hasTold || end * STEP - badSince < usOf(forMs)) continue;
    hasTold = true;
    moments.push(end * STEP);
  }
  return moments;
}

function sumOf(values: Int32Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += values[at] ?? 0;
  return sum;
}

function queueOver(recording: Recording, count: number): readonly number[] {
  const { sampleEvery } = recording;
  return gaugesOf(recording, 'sendQueue').flatMap(({ values }) => {
    const moments: number[] = [];
    values.forEach((value, sample) => {
      if (value > count && (values[sample - 1] ?? 0) <= count) moments.push(sample * sampleEvery);
    });
    return moments;
  });
}

function attemptMoments(
  { attempts }: Recording,
  { number, message }: { readonly number: number; readonly message?: number },
): readonly number[] {
  const moments: number[] = [];
  for (let row = 0; row < attempts.count; row += 1) {
    if (attempts.number[row] !== number) continue;
    if (message !== undefined && attempts.message[row] !== message) continue;
    moments.push(attempts.sentAt[row] ?? 0);
  }
  return moments;
}

function blockedOver({ messages, endAt }: Recording, us: number): readonly number[] {
  const { count, intendedAt, startedAfter, endedAfter } = messages;
  const moments: number[] = [];
  for (let row = 0; row < count; row += 1) {
    const started = startedAfter[row] ?? NEVER;
    if (started === NEVER) continue;
    const since = (intendedAt[row] ?? 0) + started;
    const after = endedAfter[row] ?? NEVER;
    const until = after === NEVER ? endAt : (intendedAt[row] ?? 0) + after;
    if (until - since > us) moments.push(since + us);
  }
  return moments;
}
