// Whether and when the system came back after the last fault.
import { msOf, usOf } from './clock.ts';
import { RESULT } from './outcomes.ts';
import { NEVER, type Recording } from './Recording.ts';

export type Recovery =
  | { readonly kind: 'noFault' }
  /** The last fault lasts to the end of the run. */
  | { readonly kind: 'faultLasts' }
  | { readonly kind: 'recovered'; readonly afterMs: number }
  /** Not within the `forMs` that the run went on after the last fault. */
  | { readonly kind: 'notRecovered'; readonly forMs: number };

const STEP_US = 100_000; // the fineness of "after how long"
const STEPS_PER_WINDOW = 10; // windows of one second
const WINDOWS_IN_A_ROW = 5;
const GOODPUT_RATIO = 0.95;

/**
 * Counted from the end of the last fault: the first moment from which messages are acknowledged at 95 % or
 * more of the rate at which they are offered, in each of five seconds in a row or in all that are left.
 */
export function recoveryOf(recording: Recording): Recovery {
  const { scenario, endAt } = recording;
  let lastEnd: number | undefined;
  for (const entry of scenario.timeline) {
    if (entry.kind !== 'fault' || entry.isMuted === true) continue;
    if (usOf(entry.startMs) >= endAt) continue;
    lastEnd = Math.max(lastEnd ?? 0, usOf(entry.endMs));
  }
  if (lastEnd === undefined) return { kind: 'noFault' };
  if (lastEnd >= endAt) return { kind: 'faultLasts' };
  const good = goodWindows(recording, lastEnd);
  for (let step = 0; step < good.length; step += 1) {
    if (staysGood(good, step)) return { kind: 'recovered', afterMs: msOf(step * STEP_US) };
  }
  return { kind: 'notRecovered', forMs: msOf(endAt - lastEnd) };
}

function staysGood(good: readonly boolean[], step: number): boolean {
  for (let window = 0; window < WINDOWS_IN_A_ROW; window += 1) {
    // Undefined: the run was over by then.
    if (good[step + window * STEPS_PER_WINDOW] === false) return false;
  }
  return true;
}

/** For each step after `from` whether goodput was good in the whole second that begins there. */
function goodWindows({ messages, endAt }: Recording, from: number): readonly boolean[] {
  const stepCount = Math.floor((endAt - from) / STEP_US);
  const offered = new Float64Array(stepCount);
  const ok = new Float64Array(stepCount);
  const count = (counts: Float64Array, at: number): void => {
    const step = Math.floor((at - from) / STEP_US);
    if (step >= 0 && step < stepCount) counts[step] = (counts[step] ?? 0) + 1;
  };
  for (let row = 0; row < messages.count; row += 1) {
    const intended = messages.intendedAt[row] ?? 0;
    const after = messages.endedAfter[row] ?? NEVER;
    count(offered, intended);
    if (after !== NEVER && messages.result[row] === RESULT.ok) count(ok, intended + after);
  }
  const windowCount = Math.max(0, stepCount - STEPS_PER_WINDOW + 1);
  return Array.from({ length: windowCount }, (_, first) => {
    let offeredSum = 0;
    let okSum = 0;
    for (let step = first; step < first + STEPS_PER_WINDOW; step += 1) {
      offeredSum += offered[step] ?? 0;
      okSum += ok[step] ?? 0;
    }
    return okSum >= GOODPUT_RATIO * offeredSum;
  });
}
