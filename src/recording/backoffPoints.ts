// The waits between attempts as points for a chart, thinned so that it never draws more than it can.
import { firstAtOrAfter, msOf, usOf, type Range } from './clock.ts';
import { isOfApplication } from './outcomes.ts';
import { NEVER, type Recording } from './Recording.ts';

export interface BackoffOptions extends Range {
  readonly countMax: number;
}

/** `count` waits of clients, by the moment they began. Waits of nothing ("at once") are among them. */
export interface BackoffPoints {
  readonly count: number;
  /** The moment the wait began. */
  readonly atMs: Float64Array;
  /** The number of the attempt that follows. */
  readonly attempt: Uint16Array;
  readonly plannedMs: Float32Array;
  readonly actualMs: Float32Array;
  readonly client: Uint8Array;
  /** The row of the attempt before the wait. */
  readonly row: Uint32Array;
  /** How many waits there were before thinning. */
  readonly total: number;
}

export function backoffPoints(recording: Recording, options: BackoffOptions): BackoffPoints {
  const waits = waitsIn(recording, options);
  const rows = waits.length <= options.countMax ? waits : thinned(recording, waits, options);
  const { attempts } = recording;
  const began = (row: number): number =>
    (attempts.sentAt[row] ?? 0) + (attempts.endedAfter[row] ?? 0);
  const ordered = Float64Array.from(rows, (row) => began(row));
  const order = Uint32Array.from(rows.keys()).sort(
    (a, b) => (ordered[a] ?? 0) - (ordered[b] ?? 0) || a - b,
  );
  const row = order.map((place) => rows[place] ?? 0);
  const waited = (column: Uint32Array): Float32Array =>
    Float32Array.from(row, (index) => msOf(column[index] ?? 0));
  return {
    count: row.length,
    atMs: Float64Array.from(row, (index) => msOf(began(index))),
    attempt: Uint16Array.from(row, (index) => (attempts.number[index] ?? 0) + 1),
    plannedMs: waited(attempts.waitPlanned),
    actualMs: waited(attempts.waitActual),
    client: Uint8Array.from(row, (index) => attempts.client[index] ?? 0),
    row,
    total: waits.length,
  };
}

/** The attempts whose wait began in the range, in the order they were sent. */
function waitsIn({ attempts }: Recording, range: Range): Uint32Array {
  const { sentAt, endedAfter, waitActual, waitCause } = attempts;
  const from = usOf(range.fromMs);
  const to = usOf(range.toMs);
  const end = firstAtOrAfter(sentAt, attempts.count, to);
  const rows = new Uint32Array(end);
  let count = 0;
  for (let row = 0; row < end; row += 1) {
    if (waitActual[row] === NEVER || isOfApplication(waitCause[row])) continue;
    const began = (sentAt[row] ?? 0) + (endedAfter[row] ?? 0);
    if (began >= from && began < to) rows[count++] = row;
  }
  return rows.subarray(0, count);
}

/** Attempt numbers beyond this share one group when extremes are looked for. */
const NUMBER_GROUPS_MAX = 8;

/**
 * Half of the points are the shortest and longest waits of each stretch and attempt number, so that no spike
 * is lost; the other half are taken evenly from the rest, so that the cloud keeps its shape.
 */
function thinned(recording: Recording, waits: Uint32Array, options: BackoffOptions): Uint32Array {
  const { attempts } = recording;
  const { countMax } = options;
  const numberMax = waits.reduce((most, row) => Math.max(most, attempts.number[row] ?? 0), 1);
  const groups = Math.max(1, Math.min(numberMax, NUMBER_GROUPS_MAX, Math.floor(countMax / 4)));
  const stretches = Math.max(1, Math.floor(countMax / (4 * groups)));
  const isKept = new Uint8Array(waits.length);
  let keptCount = 0;
  const keep = (place: number): void => {
    if (isKept[place] === 1 || keptCount >= countMax) return;
    isKept[place] = 1;
    keptCount += 1;
  };
  for (const place of extremes(recording, waits, { ...options, groups, stretches })) keep(place);

  const others = waits.length - keptCount;
  const wanted = countMax - keptCount;
  let seen = 0;
  for (let place = 0; place < waits.length && keptCount < countMax; place += 1) {
    if (isKept[place] === 1) continue;
    // The k-th of the rest is taken when it is the first to reach the next whole share.
    const isNext =
      Math.floor(((seen + 1) * wanted) / others) > Math.floor((seen * wanted) / others);
    seen += 1;
    if (isNext) keep(place);
  }
  return waits.filter((_, place) => isKept[place] === 1);
}

interface Grouping extends Range {
  readonly groups: number;
  readonly stretches: number;
}

/** The places of the shortest and the longest wait of each group, the first one where several are equal. */
function extremes({ attempts }: Recording, waits: Uint32Array, grouping: Grouping): number[] {
  const { groups, stretches } = grouping;
  const from = usOf(grouping.fromMs);
  const width = (usOf(grouping.toMs) - from) / stretches;
  const none = waits.length;
  const shortest = new Uint32Array(groups * stretches).fill(none);
  const longest = new Uint32Array(groups * stretches).fill(none);
  const waited = (place: number | undefined): number =>
    attempts.waitActual[waits[place ?? 0] ?? 0] ?? 0;
  for (let place = 0; place < waits.length; place += 1) {
    const row = waits[place] ?? 0;
    const began = (attempts.sentAt[row] ?? 0) + (attempts.endedAfter[row] ?? 0);
    const stretch = Math.min(stretches - 1, Math.floor((began - from) / width));
    const group = Math.min(groups, attempts.number[row] ?? 1) - 1;
    const cell = group * stretches + stretch;
    if (shortest[cell] === none || waited(place) < waited(shortest[cell])) shortest[cell] = place;
    if (longest[cell] === none || waited(place) > waited(longest[cell])) longest[cell] = place;
  }
  return [...longest, ...shortest].filter((place) => place !== none);
}
