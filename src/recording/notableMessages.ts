// Messages worth a look: the extremes of a run, to begin reading it with.
import { msOf } from './clock.ts';
import { onewayLosses } from './losses.ts';
import { FLAG, RESULT, causeName, type CauseName } from './outcomes.ts';
import { NEVER, type Recording } from './Recording.ts';

export type NotableKind = 'mostAttempts' | 'slowest' | 'duplicated' | 'lost' | 'failed';

export interface NotableMessage {
  /** The message's row. */
  readonly row: number;
  readonly attempts: number;
  readonly copies: number;
  /** From the intended to the final moment; to the end of the run while it has not ended. */
  readonly lastedMs: number;
  readonly causeName: CauseName;
}

/**
 * For each kind the most telling messages, at most `countMax`. Extremes come first; of equals the earliest.
 * Of the failed, the first of each cause.
 */
export function notableMessages(
  recording: Recording,
  countMax = 5,
): Readonly<Record<NotableKind, readonly NotableMessage[]>> {
  const { messages, endAt } = recording;
  const mostAttempts = new Top(countMax);
  const slowest = new Top(countMax);
  const duplicated = new Top(countMax);
  const failed = new Map<number, number>();
  for (let row = 0; row < messages.count; row += 1) {
    const attempts = messages.attempts[row] ?? 0;
    const copies = messages.copies[row] ?? 0;
    if (attempts > 1) mostAttempts.offer(row, attempts);
    if (copies > 1) duplicated.offer(row, copies);
    slowest.offer(row, lasted(messages.intendedAt[row] ?? 0, messages.endedAfter[row], endAt));
    if (messages.result[row] !== RESULT.failed) continue;
    const cause = messages.cause[row] ?? 0;
    if (!failed.has(cause)) failed.set(cause, row);
  }
  const told = (rows: readonly number[]): readonly NotableMessage[] =>
    rows.map((row) => notable(recording, row));
  return {
    mostAttempts: told(mostAttempts.rows()),
    slowest: told(slowest.rows()),
    duplicated: told(duplicated.rows()),
    lost: told(lostRows(recording, countMax)),
    failed: told([...failed.values()].slice(0, countMax)),
  };
}

/** Acknowledged, and a crash took what had been stored of it; or oneway, and never stored. */
function lostRows(recording: Recording, countMax: number): readonly number[] {
  const { attempts, messages } = recording;
  const rows: number[] = [];
  for (let row = 0; row < attempts.count && rows.length < countMax; row += 1) {
    if (((attempts.flags[row] ?? 0) & FLAG.lostAfterAck) === 0) continue;
    const message = attempts.message[row] ?? 0;
    // With more copies than one, another may still be there.
    const isGone = messages.result[message] === RESULT.ok && (messages.copies[message] ?? 0) === 1;
    if (isGone && !rows.includes(message)) rows.push(message);
  }
  for (const { message } of onewayLosses(recording)) {
    if (rows.length >= countMax) break;
    rows.push(message);
  }
  return rows;
}

function notable({ messages, endAt }: Recording, row: number): NotableMessage {
  return {
    row,
    attempts: messages.attempts[row] ?? 0,
    copies: messages.copies[row] ?? 0,
    lastedMs: msOf(lasted(messages.intendedAt[row] ?? 0, messages.endedAfter[row], endAt)),
    causeName: causeName(messages.cause[row] ?? 0),
  };
}

function lasted(intended: number, endedAfter: number | undefined, endAt: number): number {
  return endedAfter === undefined || endedAfter === NEVER ? endAt - intended : endedAfter;
}

/** The few highest of many, without sorting the many. */
class Top {
  readonly #countMax: number;
  readonly #kept: { readonly row: number; readonly value: number }[] = [];

  constructor(countMax: number) {
    this.#countMax = countMax;
  }

  offer(row: number, value: number): void {
    const last = this.#kept.at(-1);
    const isFull = this.#kept.length >= this.#countMax;
    if (isFull && (last === undefined || value <= last.value)) return;
    const place = this.#kept.findIndex((kept) => kept.value < value);
    this.#kept.splice(place === -1 ? this.#kept.length : place, 0, { row, value });
    if (this.#kept.length > this.#countMax) this.#kept.pop();
  }

  rows(): readonly number[] {
    return this.#kept.map(({ row }) => row);
  }
}
