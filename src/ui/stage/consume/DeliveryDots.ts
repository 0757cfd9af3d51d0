// The dots of deliveries at a moment: messages on their way to a consumer, and those that it gives back. Filled anew for
// each frame from moments that were put in order once.
import { DELIVERY, DELIVERY_FLAG } from '../../../recording/deliveries.ts';
import { NEVER, type DeliveryColumns } from '../../../recording/Recording.ts';
import { LOOK } from '../scene/dotLook.ts';
import { hashOf, luckOf } from '../scene/hash.ts';
import { HEADINGS, LINK_STEPS, LINK_STRIDE, type LinkPath } from '../scene/linkPath.ts';
import type { ConsumeRoads } from './consumeRoads.ts';

const DELIVERY_DOTS_MAX = 500;
const APPEAR_RATIO = 0.05;
const WHOLE_HASH = 4_294_967_296;
/** Journeys differ by this share of their length, so that a batch looks like a swarm. */
const SWARM = 0.5;

export interface DotRows {
  count: number;
  waitingCount: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly look: Uint8Array;
  readonly alpha: Float32Array;
  readonly row: Uint32Array;
  readonly heading: Uint8Array;
  readonly waitStep: Uint8Array;
}

export interface DeliveryShowing {
  readonly atUs: number;
  /** No journey is shorter, in microseconds. */
  readonly stretchUs: number;
  readonly requestsPerDot: number;
}

export class DeliveryDots implements DotRows {
  count = 0;
  readonly waitingCount = 0;
  readonly x = new Float32Array(DELIVERY_DOTS_MAX);
  readonly y = new Float32Array(DELIVERY_DOTS_MAX);
  readonly look = new Uint8Array(DELIVERY_DOTS_MAX);
  readonly alpha = new Float32Array(DELIVERY_DOTS_MAX);
  readonly row = new Uint32Array(DELIVERY_DOTS_MAX);
  readonly heading = new Uint8Array(DELIVERY_DOTS_MAX);
  readonly waitStep = new Uint8Array(DELIVERY_DOTS_MAX);
  private readonly deliveries: DeliveryColumns;
  private readonly roads: ConsumeRoads;
  private readonly hopUs: number;
  private readonly received: Moments;
  private readonly returned: Moments;

  /** `hopUs`: how long one way takes on the network. */
  constructor(deliveries: DeliveryColumns, roads: ConsumeRoads, hopUs: number) {
    this.deliveries = deliveries;
    this.roads = roads;
    this.hopUs = hopUs;
    const { count, receivedAt, startedAt, endedAfter } = deliveries;
    this.received = new Moments(count, (row) => receivedAt[row] ?? 0);
    this.returned = new Moments(count, (row) => {
      const after = endedAfter[row] ?? NEVER;
      return after === NEVER || !isGivenBack(deliveries, row)
        ? Infinity
        : (startedAt[row] ?? 0) + after;
    });
  }

  fill({ atUs, stretchUs, requestsPerDot }: DeliveryShowing): void {
    this.count = 0;
    const longest = Math.max(this.hopUs, stretchUs * (1 + SWARM));
    const hashMax = WHOLE_HASH / requestsPerDot;
    const isShown = (row: number): boolean =>
      requestsPerDot <= 1 || hashOf(this.deliveries.message[row] ?? 0) < hashMax;
    const ratioOf = (row: number, startUs: number): number =>
      (atUs - startUs) / Math.max(1, this.hopUs, stretchUs * (1 + SWARM * luckOf(row)));
    this.received.visit(atUs - longest, atUs + this.hopUs, (row, moment) => {
      if (isShown(row)) this.place(row, ratioOf(row, moment - this.hopUs), false);
    });
    this.returned.visit(atUs - longest, atUs, (row, moment) => {
      if (isShown(row)) this.place(row, ratioOf(row, moment), true);
    });
  }

  private place(row: number, ratio: number, isBack: boolean): void {
    if (ratio < 0 || ratio >= 1 || this.count >= DELIVERY_DOTS_MAX) return;
    const path = this.pathOf(row, isBack);
    if (path === undefined) return;
    const { roads } = this;
    const index = this.count;
    const side = isBack ? 1 : -1;
    const offset = side * (roads.laneOffset + (luckOf(row) - 0.5) * 2 * roads.laneWidth);
    this.row[index] = row;
    this.look[index] = isBack ? lookBack(this.deliveries, row) : lookOut(this.deliveries, row);
    this.alpha[index] = Math.min(1, ratio / APPEAR_RATIO);
    this.waitStep[index] = 0;
    this.stand(path, isBack ? 1 - ratio : ratio, { offset, isBack });
  }

  private pathOf(row: number, isBack: boolean): LinkPath | undefined {
    const { deliveries, roads } = this;
    const consumer = deliveries.consumer[row] ?? 0;
    if (isBack && deliveries.outcome[row] === DELIVERY.deadLettered) {
      return roads.deadLetters[consumer];
    }
    const isRetry = ((deliveries.flags[row] ?? 0) & DELIVERY_FLAG.retry) !== 0;
    if (isBack || isRetry) return roads.retries[consumer];
    return roads.links[(deliveries.broker[row] ?? 0) * roads.consumerCount + consumer];
  }

  private stand(
    { points, headings }: LinkPath,
    ratio: number,
    { offset, isBack }: { offset: number; isBack: boolean },
  ): void {
    const index = this.count;
    const exact = Math.min(1, Math.max(0, ratio)) * LINK_STEPS;
    const step = Math.min(LINK_STEPS - 1, Math.floor(exact));
    const share = exact - step;
    const at = step * LINK_STRIDE;
    const to = at + LINK_STRIDE;
    const x = points[at] ?? 0;
    const y = points[at + 1] ?? 0;
    this.x[index] = x + ((points[to] ?? 0) - x) * share + (points[at + 2] ?? 0) * offset;
    this.y[index] = y + ((points[to + 1] ?? 0) - y) * share + (points[at + 3] ?? 0) * offset;
    const onward = headings[step] ?? 0;
    this.heading[index] = isBack ? (onward + HEADINGS / 2) % HEADINGS : onward;
    this.count = index + 1;
  }
}

/** Rows by a moment of each. */
class Moments {
  private readonly rows: Uint32Array;
  private readonly moments: Float64Array;

  constructor(count: number, momentOf: (row: number) => number) {
    const all = Float64Array.from({ length: count }, (_, row) => momentOf(row));
    const rows = Uint32Array.from({ length: count }, (_, row) => row).filter(
      (row) => all[row] !== Infinity,
    );
    this.rows = rows.sort((a, b) => (all[a] ?? 0) - (all[b] ?? 0) || a - b);
    this.moments = Float64Array.from(this.rows, (row) => all[row] ?? 0);
  }

  visit(fromUs: number, toUs: number, visit: (row: number, moment: number) => void): void {
    let low = 0;
    let high = this.moments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.moments[middle] ?? 0) < fromUs) low = middle + 1;
      else high = middle;
    }
    for (let place = low; place < this.moments.length; place += 1) {
      const moment = this.moments[place] ?? 0;
      if (moment > toUs) return;
      visit(this.rows[place] ?? 0, moment);
    }
  }
}

/** The broker gets it again: for another try, or for good. */
function isGivenBack({ outcome }: DeliveryColumns, row: number): boolean {
  return outcome[row] === DELIVERY.later || outcome[row] === DELIVERY.deadLettered;
}

function lookOut({ number, flags }: DeliveryColumns, row: number): number {
  const bits = flags[row] ?? 0;
  if ((bits & (DELIVERY_FLAG.duplicate | DELIVERY_FLAG.absorbed)) !== 0) return LOOK.duplicate;
  return (number[row] ?? 1) > 1 ? LOOK.retrying : LOOK.stored;
}

function lookBack({ outcome }: DeliveryColumns, row: number): number {
  return outcome[row] === DELIVERY.deadLettered ? LOOK.deadLettered : LOOK.givenBack;
}
