// Messages that were acknowledged and are gone, and oneway ones that were called sent and never stored.
import { firstAtOrAfter } from './clock.ts';
import { FLAG, OUTCOME, RESULT } from './outcomes.ts';
import {
  type AttemptColumns,
  DIMENSION,
  LIFE,
  NEVER,
  NO_ROW,
  PART,
  type Recording,
} from './Recording.ts';

/** The moments (microseconds, sorted) at which messages were lost: the crash that took the last copy. */
export function lossMoments(recording: Recording): Float64Array {
  const { attempts, messages } = recording;
  const moments: number[] = [];
  const counted = new Set<number>();
  for (let row = 0; row < attempts.count; row += 1) {
    if (((attempts.flags[row] ?? 0) & FLAG.lostAfterAck) === 0) continue;
    const message = attempts.message[row] ?? 0;
    if (counted.has(message) || messages.result[message] !== RESULT.ok) continue;
    counted.add(message);
    const moment = momentOfLoss(recording, message);
    if (moment !== undefined) moments.push(moment);
  }
  for (const { at } of onewayLosses(recording)) moments.push(at);
  return Float64Array.from(moments).sort();
}

/** The latest crash that took a copy; nothing when another copy is still there. */
function momentOfLoss(recording: Recording, message: number): number | undefined {
  const { attempts, messages } = recording;
  let moment = 0;
  let row = messages.lastAttempt[message] ?? NO_ROW;
  for (; row !== NO_ROW; row = attempts.previous[row] ?? NO_ROW) {
    const flags = attempts.flags[row] ?? 0;
    if ((flags & FLAG.lostAfterAck) !== 0) moment = Math.max(moment, crashAfter(recording, row));
    else if ((flags & FLAG.stored) !== 0) return undefined;
  }
  return moment;
}

/** When the attempt's broker went down after storing it; the moment of storing if no row says so. */
function crashAfter({ attempts, states }: Recording, row: number): number {
  const after = attempts.storedAfter[row] ?? NEVER;
  const stored = (attempts.sentAt[row] ?? 0) + (after === NEVER ? 0 : after);
  const first = firstAtOrAfter(states.at, states.count, stored);
  for (let state = first; state < states.count; state += 1) {
    const isCrash =
      states.part[state] === PART.broker &&
      states.index[state] === attempts.broker[row] &&
      states.dimension[state] === DIMENSION.life &&
      states.value[state] === LIFE.down;
    if (isCrash) return states.at[state] ?? stored;
  }
  return stored;
}

/** Oneway: the caller was told that all is well, and no broker ever stored it. */
export function onewayLosses({
  attempts,
  messages,
  scenario,
}: Recording): readonly { readonly message: number; readonly at: number }[] {
  const isOneway = scenario.clients.map(({ mode }) => mode === 'oneway');
  if (!isOneway.includes(true)) return [];
  const losses: { message: number; at: number }[] = [];
  for (let message = 0; message < messages.count; message += 1) {
    const isTrusted =
      isOneway[messages.client[message] ?? 0] === true && messages.result[message] === RESULT.ok;
    if (!isTrusted || messages.copies[message] !== 0) continue;
    const row = messages.lastAttempt[message] ?? NO_ROW;
    const after = row === NO_ROW ? NEVER : lostAfter(attempts, row);
    if (after !== NEVER) losses.push({ message, at: (attempts.sentAt[row] ?? 0) + after });
  }
  return losses;
}

/** When a oneway request came to nothing, counted from its sending; NEVER while it may still be stored. */
function lostAfter({ flags, outcome, endedAfter, answeredAfter }: AttemptColumns, row: number) {
  if (((flags[row] ?? 0) & FLAG.lostAfterAck) !== 0) return NEVER; // counted as lost in a crash
  if (((flags[row] ?? 0) & FLAG.requestLost) !== 0) return 0;
  if (outcome[row] === OUTCOME.connectionFailed) return endedAfter[row] ?? NEVER;
  return answeredAfter[row] ?? NEVER;
}
