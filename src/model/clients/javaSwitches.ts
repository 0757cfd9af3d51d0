// What the released versions of the RocketMQ Java client do differently: one line each, with the first release that
// does it (read from the release tags of the source, confirmed by the recorded cases of 4.2.0 to 5.5.0).
import { isAtLeast } from './isAtLeast.ts';

export interface JavaSwitches {
  /** All attempts of a sync send share one time budget; before, each had all of it, counted from the writing. */
  readonly sharesBudget: boolean;
  /** Who waits on a connection learns that it broke or was reset. */
  readonly failsFast: boolean;
  /** Who waits also learns of an orderly close. */
  readonly noticesClose: boolean;
  /** A sync timeout closes the shared connection. */
  readonly closesOnTimeout: boolean;
  /** ... but not when connecting had left next to nothing of the wait. */
  readonly sparesYoungWaits: boolean;
  /** The round robin moves on with every queue it passes over; before, once for each choice. */
  readonly movesWithEachLook: boolean;
  /** Old avoidance: a repeated attempt takes only queues of the last broker, or the least bad one. */
  readonly repeatsOnLastBroker: boolean;
  /** Old avoidance: the least bad broker is written over an entry of the client's own queue list. */
  readonly rewritesQueueList: boolean;
  /** Bars a broker for 2 s and 10 s instead of 30 s and 600 s, and prefers other brokers. */
  readonly hasNewAvoidance: boolean;
  /** GO_AWAY is met with one more request to the same broker inside the same turn. */
  readonly repeatsGoAway: boolean;
  readonly retriesBusy: boolean;
  readonly retriesGoAway: boolean;
  /** The caller of a oneway send learns that no connection came about. */
  readonly hearsRefusedOneway: boolean;
  /** Knows `sendMsgMaxTimeoutPerRequest`. */
  readonly capsAttempts: boolean;
}

export function javaSwitches(version: string): JavaSwitches {
  const since = (least: string): boolean => isAtLeast(version, least);
  return {
    sharesBudget: since('4.3.0'),
    failsFast: since('4.3.0'),
    noticesClose: since('5.1.3'),
    closesOnTimeout: since('4.9.1'),
    sparesYoungWaits: since('5.1.4'),
    movesWithEachLook: since('4.8.0'),
    repeatsOnLastBroker: !since('4.8.0'),
    rewritesQueueList: !since('4.9.8') || (since('5.0.0') && !since('5.1.4')),
    hasNewAvoidance: since('5.1.4'),
    repeatsGoAway: since('5.2.0'),
    retriesBusy: since('5.3.0'),
    retriesGoAway: since('5.3.1'),
    hearsRefusedOneway: !since('5.3.0'),
    capsAttempts: since('5.3.3'),
  };
}
