// What the released versions of the RocketMQ Java client do differently in asynchronous sends: one line each, with the
// first release that does it (read from the release tags of the source, confirmed by the cases of 4.2.0 to 5.5.0).
import { isAtLeast } from '../isAtLeast.ts';

export interface AsyncSwitches {
  /** Threads of the library choose the queue and write; before, the caller did. */
  readonly usesPool: boolean;
  /** A request without an answer is sent anew when the look finds it, and may then wait no time at all. */
  readonly retriesSilent: boolean;
  /** A first attempt that cannot connect is thrown by send(). */
  readonly throwsRefusal: boolean;
  /** Whoever writes waits for the connection; since then nobody does. */
  readonly waitsForConnection: boolean;
  /** No attempt is begun when no time is left; before, it fails when it is to be written. */
  readonly checksTimeLeft: boolean;
  /** The look through the table is on a wheel with ticks of 100 ms. */
  readonly hasWheel: boolean;
  readonly knowsBackPressure: boolean;
  /** `backPressureForAsyncSendNum`, unless it was set. */
  readonly permits: number;
}

export function asyncSwitches(version: string): AsyncSwitches {
  const since = (least: string): boolean => isAtLeast(version, least);
  return {
    usesPool: since('4.3.0'),
    retriesSilent: !since('4.7.0'),
    throwsRefusal: !since('4.3.0'),
    waitsForConnection: !since('5.3.0'),
    checksTimeLeft: since('5.3.2'),
    hasWheel: since('5.1.3'),
    knowsBackPressure: since('5.0.0'),
    permits: since('5.3.4') ? 1_024 : 10_000,
  };
}
