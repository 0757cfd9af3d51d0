// Figures of a load on a broker by real producers: over the whole run, from its first send to the end of the load.
import { endingName } from '../clientErrors.ts';
import {
  endedWithin,
  latenciesOf,
  type Measure,
  requestCount,
  type Run,
  type Sent,
  statistic,
} from './Measure.ts';

/** Sends that returned or threw, also those that end shortly after the end. */
function ended({ golden, messages }: Run): readonly Sent[] {
  return endedWithin(messages, 0, loadMs(golden));
}

function loadMs({ load }: Run['golden']): number {
  return load.loop === 'each' ? Number.POSITIVE_INFINITY : load.durationMs;
}

function which(run: Run, isOk: boolean): readonly Sent[] {
  return ended(run).filter(({ message }) => message.isOk === isOk);
}

function attempts(run: Run): number {
  return ended(run).reduce((sum, { message }) => sum + requestCount(message), 0);
}

function withAttempts(sent: readonly Sent[], count: string): number {
  return sent.filter(({ message }) => requestCount(message) === Number(count)).length;
}

/** What waits in the send queue of each broker, sampled while the load lasts. */
export function queueSamples({ golden, recording }: Run): readonly (readonly number[])[] {
  const count = Math.floor((loadMs(golden) * 1000) / recording.sampleEvery) + 1;
  return recording.gauges
    .filter(({ name, part }) => name === 'sendQueue' && part === 'broker')
    .map(({ values }) => [...values.slice(0, count)]);
}

export const LOAD_MEASURES: readonly Measure[] = [
  { name: /^messages$/, of: (run) => ended(run).length },
  { name: /^ok$/, of: (run) => which(run, true).length },
  { name: /^failed$/, of: (run) => which(run, false).length },
  { name: /^attempts$/, of: attempts },
  { name: /^attemptsPerMessage$/, of: (run) => attempts(run) / ended(run).length },
  { name: /^errorRatio$/, of: (run) => which(run, false).length / ended(run).length },
  {
    name: /^goodputPerSec$/,
    of: (run) => {
      const untilMs = loadMs(run.golden);
      const inTime = which(run, true).filter(({ endedMs }) => endedMs <= untilMs);
      return inTime.length / (untilMs / 1000);
    },
  },
  { name: /^okOnAttempt(\d+)$/, of: (run, part) => withAttempts(which(run, true), part(1)) },
  { name: /^failedAfter(\d+)$/, of: (run, part) => withAttempts(which(run, false), part(1)) },
  {
    name: /^latencyMs\.(ok|failed)\.(p\d+|min|max)$/,
    of: (run, part) => statistic(part(2), latenciesOf(which(run, part(1) === 'ok'))),
    countedBy: (part) => part(1),
  },
  {
    name: /^error\.(.+)$/,
    of: (run, part) =>
      ended(run).filter(
        ({ message }) => endingName(run.golden.client.profile, message) === `failed.${part(1)}`,
      ).length,
  },
  {
    // Summed over the brokers.
    name: /^queueMean$/,
    of: (run) => {
      const means = queueSamples(run).map(
        (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
      );
      return means.length === 0 ? undefined : means.reduce((sum, mean) => sum + mean, 0);
    },
  },
  { name: /^queueMax$/, of: (run) => statistic('max', queueSamples(run).flat()) },
];
