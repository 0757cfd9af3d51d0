// Figures of a process that is killed, shut down or frozen under a steady stream of sends. Times count from the
// fault. A request is an attempt that could be written to a connection; refused ones do not show.
import { DIMENSION, PART } from '../../recording/Recording.ts';
import type { PlayedAttempt } from '../playedMessages.ts';
import {
  endedWithin,
  latenciesOf,
  type Measure,
  requestCount,
  type Run,
  type Sent,
  statistic,
} from './Measure.ts';

/** Loss and duplicates count messages sent from so long before the fault ... */
const BEFORE_FAULT_MS = 4_000;
/** ... to so long after it; the rest counts from the fault on. */
const AFTER_FAULT_MS = 15_000;

function faultMs({ golden }: Run): number {
  return golden.fault?.startMs ?? 0;
}

function sentAfter(run: Run): readonly Sent[] {
  return endedWithin(run.messages, faultMs(run), faultMs(run) + AFTER_FAULT_MS);
}

function sentAround(run: Run): readonly Sent[] {
  return endedWithin(run.messages, faultMs(run) - BEFORE_FAULT_MS, faultMs(run) + AFTER_FAULT_MS);
}

function failed(sent: readonly Sent[]): readonly Sent[] {
  return sent.filter(({ message }) => !message.isOk);
}

function ok(sent: readonly Sent[]): readonly Sent[] {
  return sent.filter(({ message }) => message.isOk);
}

/** Requests to the struck broker that were sent within the window after the fault. */
function requestsToFaulty(run: Run): readonly PlayedAttempt[] {
  const fromMs = faultMs(run);
  return run.messages
    .flatMap(({ attempts }) => attempts)
    .filter(({ broker, isRequest }) => isRequest && broker === run.golden.fault?.broker)
    .filter(({ sentMs }) => sentMs >= fromMs && sentMs <= fromMs + AFTER_FAULT_MS);
}

/** When the client first heard of a success on the struck broker once the fault was over. */
function firstSuccessMs(run: Run): number | undefined {
  const { fault } = run.golden;
  if (fault?.lastsMs === undefined) return undefined;
  const overMs = fault.startMs + fault.lastsMs;
  const successes = requestsToFaulty(run).flatMap(({ cause, endedMs }) =>
    cause === 'sendOk' && endedMs !== undefined && endedMs >= overMs ? [endedMs] : [],
  );
  return statistic('min', successes);
}

/** The last request to the struck broker before it answered again, or at all. */
function lastRequestMs(run: Run): number | undefined {
  const backMs = firstSuccessMs(run) ?? Number.POSITIVE_INFINITY;
  const sent = requestsToFaulty(run).map(({ sentMs }) => sentMs);
  return statistic(
    'max',
    sent.filter((atMs) => atMs <= backMs),
  );
}

function sinceFault(run: Run, momentMs: number | undefined): number | undefined {
  return momentMs === undefined ? undefined : momentMs - faultMs(run);
}

/** Of the messages sent between the fault and the last request to the struck broker, how many began there. */
function shareFirstAtFaulty(run: Run): number | undefined {
  const untilMs = lastRequestMs(run);
  if (untilMs === undefined) return undefined;
  const firsts = sentAfter(run)
    .filter(({ startedMs }) => startedMs <= untilMs)
    .flatMap(({ message }) => message.attempts.slice(0, 1));
  const atFaulty = firsts.filter(({ broker }) => broker === run.golden.fault?.broker);
  return firsts.length === 0 ? undefined : atFaulty.length / firsts.length;
}

function firstRoutePollMs({ recording, golden }: Run): number | undefined {
  const { states } = recording;
  const fromUs = (golden.fault?.startMs ?? 0) * 1000;
  for (let row = 0; row < states.count; row++) {
    const isPoll =
      states.part[row] === PART.client && states.dimension[row] === DIMENSION.routePoll;
    const at = states.at[row] ?? 0;
    if (isPoll && at >= fromUs) return at / 1000;
  }
  return undefined;
}

export const PROCESS_FAULT_MEASURES: readonly Measure[] = [
  { name: /^sentAfterFault$/, of: (run) => sentAfter(run).length },
  { name: /^failed$/, of: (run) => failed(sentAfter(run)).length },
  {
    name: /^failedAfterMs\.(min|max)$/,
    of: (run, part) => statistic(part(1), latenciesOf(failed(sentAfter(run)))),
    countedBy: () => 'failed',
  },
  { name: /^requestsToFaultyAfterFault$/, of: (run) => requestsToFaulty(run).length },
  { name: /^firstRoutePollAfterFaultMs$/, of: (run) => sinceFault(run, firstRoutePollMs(run)) },
  { name: /^okLatencyMaxMs$/, of: (run) => statistic('max', latenciesOf(ok(sentAfter(run)))) },
  {
    name: /^messagesWithMoreThanOneAttempt$/,
    of: (run) => sentAfter(run).filter(({ message }) => requestCount(message) > 1).length,
  },
  { name: /^ackedMessages$/, of: (run) => ok(sentAround(run)).length },
  {
    name: /^ackedButLost$/,
    of: (run) => ok(sentAround(run)).filter(({ message }) => message.copies === 0).length,
  },
  {
    name: /^storedThoughFailed$/,
    of: (run) => failed(sentAround(run)).filter(({ message }) => message.copies > 0).length,
  },
  {
    // Copies beyond the first.
    name: /^duplicates$/,
    of: (run) =>
      sentAround(run).reduce((sum, { message }) => sum + Math.max(0, message.copies - 1), 0),
  },
  {
    name: /^lastRequestToFaultyMs$/,
    of: (run) => sinceFault(run, lastRequestMs(run)),
    countedBy: () => 'requestsToFaultyAfterFault',
  },
  {
    name: /^(?:firstSuccessOnReturnedBrokerMs|backAfterMs)$/,
    of: (run) => sinceFault(run, firstSuccessMs(run)),
  },
  { name: /^shareFirstAttemptAtFaulty$/, of: shareFirstAtFaulty },
];
