// The dots of a moment: where each stands, with which look. Arrays that are filled anew for each frame;
// nothing is allocated while playing.
import type { AttemptColumns } from '../../../recording/Recording.ts';
import { fullSettings } from '../../../scenario/SettingSpec.ts';
import { NETWORK_SPECS } from '../../../scenario/specs.ts';
import { LOOK, lookOfEnd, lookOfRequest } from './dotLook.ts';
import { hashOf, luckOf } from './hash.ts';
import { AFTERLIFE, FATE, Journey, LOST_AT } from './Journey.ts';
import { HEADINGS, LINK_STEPS, LINK_STRIDE, type LinkPath } from './linkPath.ts';
import { isWaiting, type Scene } from './Scene.ts';

/** The eye follows no more, and two slow cores draw no more in a frame. */
export const DOTS_MAX = 1_000;
/** Steps of the shrinking ring around a dot that waits. */
export const WAIT_STEPS = 24;
/** Over this share of the way a dot appears at its port. */
const APPEAR_RATIO = 0.05;
/** A lost one fades over this share of the way. */
const FADE_RATIO = 0.22;
/** What stands before a frozen broker's door fills this much of the link. */
const DOOR_RATIO = 0.12;
/** What waits has more room aside than what moves. */
const BAY_SPREAD = 2.4;
const LATE_ALPHA = 0.5;
const WHOLE_HASH = 4_294_967_296;

/** Ways on the stage, in CSS pixels. */
export interface Roads {
  /** By client × brokers + broker. */
  readonly links: readonly LinkPath[];
  /** By client: where messages wait for their next attempt, from the far end to the port. */
  readonly bays: readonly LinkPath[];
  readonly brokerCount: number;
  /** How many moving dots there is room for. */
  readonly dotsMax: number;
  /** From the middle of a link to the middle of each of its two lanes. */
  readonly laneOffset: number;
  /** A dot keeps within this of its lane's middle. */
  readonly laneWidth: number;
}

export interface Showing {
  readonly atUs: number;
  /** Shortest journey in microseconds; 0: real positions. */
  readonly stretchUs: number;
  readonly requestsPerDot: number;
  /** For how long a client's own ending is seen, in microseconds. */
  readonly popUs: number;
}

export type Leg = 'notYet' | 'out' | 'atDoor' | 'atBroker' | 'back' | 'ended';

export class DotField {
  count = 0;
  /** How many of them wait for their next attempt. */
  waitingCount = 0;
  readonly x = new Float32Array(DOTS_MAX);
  readonly y = new Float32Array(DOTS_MAX);
  readonly look = new Uint8Array(DOTS_MAX);
  /** 0 to 1. */
  readonly alpha = new Float32Array(DOTS_MAX);
  readonly row = new Uint32Array(DOTS_MAX);
  /** Where it goes, as one of HEADINGS; HEADINGS itself: it stands. */
  readonly heading = new Uint8Array(DOTS_MAX);
  /** For waiting dots: 1 + how many steps of the wait are left; else 0. */
  readonly waitStep = new Uint8Array(DOTS_MAX);
  private readonly scene: Scene;
  private readonly attempts: AttemptColumns;
  private readonly roads: Roads;
  private readonly journey: Journey;
  private showing: Showing = { atUs: 0, stretchUs: 0, requestsPerDot: 1, popUs: 0 };
  private hashMax = WHOLE_HASH;

  constructor(scene: Scene, roads: Roads) {
    this.scene = scene;
    this.attempts = scene.recording.attempts;
    this.roads = roads;
    const { latencyMs } = fullSettings(NETWORK_SPECS, scene.recording.scenario.network);
    this.journey = new Journey(this.attempts, {
      hopUs: latencyMs * 1000,
      isThawAt: (broker, atUs) => scene.isThawAt(broker, atUs),
    });
  }

  fill(showing: Showing): void {
    this.count = 0;
    this.waitingCount = 0;
    this.showing = showing;
    this.hashMax = WHOLE_HASH / showing.requestsPerDot;
    const { atUs, stretchUs, popUs } = showing;
    this.scene.rows.visit(atUs - AFTERLIFE * stretchUs - popUs, atUs, this.place);
  }

  /** On which part of its way an attempt is shown at the moment of the last `fill`. */
  legOf(row: number): Leg {
    const { journey, showing } = this;
    const { atUs } = showing;
    journey.plan(row, showing.stretchUs);
    if (atUs < journey.startUs) return 'notYet';
    if (atUs < journey.outEndUs) return 'out';
    if (atUs < Math.min(journey.doorUntilUs, journey.endUs())) return 'atDoor';
    if (atUs < Math.min(journey.backStartUs, journey.endUs())) return 'atBroker';
    return atUs < journey.endUs() ? 'back' : 'ended';
  }

  private readonly place = (row: number): void => {
    const { attempts, journey, showing } = this;
    if (this.count >= DOTS_MAX) return;
    // By message, so that one that is shown is shown with all its attempts.
    if (this.hashMax < WHOLE_HASH && hashOf(attempts.message[row] ?? 0) >= this.hashMax) return;
    const { atUs, stretchUs, popUs } = showing;
    journey.plan(row, stretchUs);
    if (atUs < journey.startUs) return;
    if (atUs < journey.outEndUs) this.placeRequest(row);
    else if (atUs < Math.min(journey.doorUntilUs, journey.endUs())) this.placeAtDoor(row);
    else if (atUs >= journey.backStartUs && atUs < journey.backEndUs) this.placeAnswer(row);
    if (atUs >= journey.endsAloneUs && atUs < journey.endsAloneUs + popUs) this.placePop(row);
    if (atUs >= journey.endUs() && isWaiting(attempts, row, atUs)) this.placeWait(row);
  };

  private placeRequest(row: number): void {
    const { journey, showing, attempts } = this;
    const ratio = shareOf(showing.atUs, journey.startUs, journey.outEndUs);
    const isFading = journey.fate === FATE.requestLost && ratio > LOST_AT - FADE_RATIO;
    const alpha = isFading ? (LOST_AT - ratio) / FADE_RATIO : ratio / APPEAR_RATIO;
    this.put(row, isFading ? LOOK.lost : lookOfRequest(attempts, row), alpha);
    this.standOnLink(row, ratio, -1);
  }

  private placeAtDoor(row: number): void {
    this.put(row, lookOfRequest(this.attempts, row), 1);
    this.standOnLink(row, 1 - DOOR_RATIO * luckOf(row + 1), -1);
    this.heading[Math.max(0, this.count - 1)] = HEADINGS;
  }

  private placeAnswer(row: number): void {
    const { journey, showing, attempts } = this;
    const ratio = shareOf(showing.atUs, journey.backStartUs, journey.backEndUs);
    if (journey.fate === FATE.answerLost) {
      const isFading = ratio > LOST_AT - FADE_RATIO;
      const alpha = isFading ? (LOST_AT - ratio) / FADE_RATIO : ratio / APPEAR_RATIO;
      this.put(row, isFading ? LOOK.lost : LOOK.inFlight, alpha);
    } else {
      // A late answer, for which nobody waits, is a shadow of what it could have been.
      const strength = journey.fate === FATE.late ? LATE_ALPHA : 1;
      this.put(row, lookOfEnd(attempts, row), Math.min(1, ratio / APPEAR_RATIO) * strength);
    }
    this.standOnLink(row, 1 - ratio, 1);
  }

  /** A client gave up by itself: the outcome rises at its port and fades. */
  private placePop(row: number): void {
    const { journey, showing, attempts, roads } = this;
    const ratio = (showing.atUs - journey.endsAloneUs) / showing.popUs;
    const path = this.linkOf(row);
    if (path === undefined) return;
    this.put(row, lookOfEnd(attempts, row), 1 - ratio * ratio);
    const width = (roads.laneOffset + roads.laneWidth) * 2;
    this.stand(
      path,
      0.015 + 0.05 * ratio + 0.03 * luckOf(row + 1),
      (luckOf(row) - 0.5) * 2 * width,
    );
  }

  private placeWait(row: number): void {
    const { attempts, roads, showing } = this;
    const bay = roads.bays[attempts.client[row] ?? 0];
    if (bay === undefined) return;
    const waitUs = attempts.waitActual[row] ?? 1;
    const endUs = (attempts.sentAt[row] ?? 0) + (attempts.endedAfter[row] ?? 0) + waitUs;
    const left = Math.min(1, Math.max(0, (endUs - showing.atUs) / waitUs));
    this.put(row, LOOK.waiting, 1);
    this.waitingCount += 1;
    this.waitStep[this.count] = 1 + Math.ceil(left * WAIT_STEPS);
    this.stand(bay, 1 - left, (luckOf(row) - 0.5) * 2 * BAY_SPREAD * roads.laneWidth);
  }

  private linkOf(row: number): LinkPath | undefined {
    const { attempts, roads } = this;
    const client = attempts.client[row] ?? 0;
    return roads.links[client * roads.brokerCount + (attempts.broker[row] ?? 0)];
  }

  private standOnLink(row: number, ratio: number, side: number): void {
    const { roads } = this;
    const path = this.linkOf(row);
    if (path === undefined) return;
    const inLane = (luckOf(row) - 0.5) * 2 * roads.laneWidth;
    const step = Math.min(LINK_STEPS, Math.max(0, Math.round(ratio * LINK_STEPS)));
    const onward = path.headings[step] ?? 0;
    // On the other lane it goes the other way.
    this.heading[this.count] = side < 0 ? onward : (onward + HEADINGS / 2) % HEADINGS;
    this.stand(path, ratio, side * (roads.laneOffset + inLane));
  }

  /** Writes the next dot down; it counts once it stands somewhere. */
  private put(row: number, look: number, alpha: number): void {
    const index = this.count;
    this.row[index] = row;
    this.look[index] = look;
    this.alpha[index] = Math.min(1, alpha);
    this.waitStep[index] = 0;
    this.heading[index] = HEADINGS;
  }

  private stand(path: LinkPath, ratio: number, offset: number): void {
    const index = this.count;
    if (index >= DOTS_MAX || (this.alpha[index] ?? 0) <= 0.02) return;
    const { points } = path;
    const exact = Math.min(1, Math.max(0, ratio)) * LINK_STEPS;
    const step = Math.min(LINK_STEPS - 1, Math.floor(exact));
    const share = exact - step;
    const at = step * LINK_STRIDE;
    const to = at + LINK_STRIDE;
    const x = points[at] ?? 0;
    const y = points[at + 1] ?? 0;
    this.x[index] = x + ((points[to] ?? 0) - x) * share + (points[at + 2] ?? 0) * offset;
    this.y[index] = y + ((points[to + 1] ?? 0) - y) * share + (points[at + 3] ?? 0) * offset;
    this.count = index + 1;
  }
}

function shareOf(atUs: number, fromUs: number, toUs: number): number {
  return toUs > fromUs ? (atUs - fromUs) / (toUs - fromUs) : 1;
}
