// Figures of bare requests under load: from the first request to the end of the load, told apart by the answer.
import { rawEnding } from '../rawEnding.ts';
import { queueSamples } from './load.ts';
import {
  endedWithin,
  latenciesOf,
  type Measure,
  meanOf,
  type Run,
  type Sent,
  statistic,
} from './Measure.ts';

/** Rates leave out the filling of the queue. */
const FILLING_MS = 2_000;

/** How an answer by which the broker turned a request away is called. */
const BUSY = new Set([
  'TIMEOUT_CLEAN_QUEUE',
  'OVERLOAD',
  'REJECTREQUEST',
  'PCBUSY_CLEAN_QUEUE',
  'PC_SYNCHRONIZED',
]);

function sent({ messages }: Run): readonly Sent[] {
  return endedWithin(messages, 0, Number.POSITIVE_INFINITY);
}

function endedAs(run: Run, ending: string): readonly Sent[] {
  return sent(run).filter(({ message }) => rawEnding(message) === ending);
}

function loadMs({ load }: Run['golden']): number {
  return load.loop === 'each' ? Number.POSITIVE_INFINITY : load.durationMs;
}

export const RAW_MEASURES: readonly Measure[] = [
  { name: /^sent$/, of: (run) => sent(run).length },
  { name: /^count\.(.+)$/, of: (run, part) => endedAs(run, part(1)).length },
  {
    name: /^okPerSec$/,
    of: (run) => {
      const untilMs = loadMs(run.golden);
      const counted = endedAs(run, 'OK').filter(
        ({ endedMs }) => endedMs >= FILLING_MS && endedMs <= untilMs,
      );
      return counted.length / ((untilMs - FILLING_MS) / 1000);
    },
  },
  {
    name: /^busyRatio$/,
    of: (run) => {
      const busy = sent(run).filter(({ message }) => BUSY.has(rawEnding(message) ?? ''));
      return busy.length / sent(run).length;
    },
  },
  {
    name: /^latencyMs\.(.+)\.(min|max|p\d+)$/,
    of: (run, part) => statistic(part(2), latenciesOf(endedAs(run, part(1)))),
    countedBy: (part) => `count.${part(1)}`,
  },
  { name: /^queueMean$/, of: (run) => meanOf(queueSamples(run).flat()) },
  { name: /^queueMax$/, of: (run) => statistic('max', queueSamples(run).flat()) },
];
