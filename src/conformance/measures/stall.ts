// Figures of a stalled append or flush: what was sent from just before the fault to the end of the load, told
// apart by how it ended. Times count from the fault.
import { endingName } from '../clientErrors.ts';
import {
  endedWithin,
  latenciesOf,
  type Measure,
  meanOf,
  requestCount,
  type Run,
  type Sent,
  statistic,
} from './Measure.ts';

/** Counts cover requests sent from so long before the fault. */
const BEFORE_FAULT_MS = 20;

function sentSince({ golden, messages }: Run): readonly Sent[] {
  const { fault, load } = golden;
  const isEndless = load.loop === 'each' || fault === undefined;
  const untilMs = isEndless ? Number.POSITIVE_INFINITY : load.durationMs;
  return endedWithin(messages, faultMs(golden) - BEFORE_FAULT_MS, untilMs);
}

function faultMs({ fault }: Run['golden']): number {
  return fault?.startMs ?? 0;
}

function endedAs(run: Run, ending: string): readonly Sent[] {
  const { profile } = run.golden.client;
  return sentSince(run).filter(({ message }) => endingName(profile, message) === ending);
}

function countName(part: (index: number) => string): string {
  return `count.${part(1)}`;
}

/** `first` or `last` of moments, counted from the fault. */
function firstOrLast(
  { golden }: Run,
  which: string,
  momentsMs: readonly number[],
): number | undefined {
  const moment = statistic(which === 'first' ? 'min' : 'max', momentsMs);
  return moment === undefined ? undefined : moment - faultMs(golden);
}

export const STALL_MEASURES: readonly Measure[] = [
  { name: /^sent$/, of: (run) => sentSince(run).length },
  { name: /^count\.(.+)$/, of: (run, part) => endedAs(run, part(1)).length },
  {
    name: /^latencyMs\.(.+)\.(min|max|p\d+)$/,
    of: (run, part) => statistic(part(2), latenciesOf(endedAs(run, part(1)))),
    countedBy: countName,
  },
  {
    name: /^sentAtMs\.(.+)\.(first|last)$/,
    of: (run, part) =>
      firstOrLast(
        run,
        part(2),
        endedAs(run, part(1)).map(({ startedMs }) => startedMs),
      ),
    countedBy: countName,
  },
  {
    name: /^answeredAtMs\.(.+)\.(first|last)$/,
    of: (run, part) =>
      firstOrLast(
        run,
        part(2),
        endedAs(run, part(1)).map(({ endedMs }) => endedMs),
      ),
    countedBy: countName,
  },
  {
    name: /^attempts\.(.+)$/,
    of: (run, part) => meanOf(endedAs(run, part(1)).map(({ message }) => requestCount(message))),
    countedBy: countName,
  },
];
