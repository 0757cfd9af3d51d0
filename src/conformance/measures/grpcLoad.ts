// Figures of a closed loop of gRPC clients against a scripted server that lets only so many messages through: per second
// of the steady part, from 2 s after the start to 1 s before the end.
import { latenciesOf, type Measure, type Run, type Sent, statistic } from './Measure.ts';

const STEADY_FROM_MS = 2_000;
const STEADY_BEFORE_END_MS = 1_000;

function steadyUntilMs({ golden: { load } }: Run): number {
  return load.loop === 'each' ? 0 : load.durationMs - STEADY_BEFORE_END_MS;
}

function isSteady(run: Run, atMs: number): boolean {
  return atMs >= STEADY_FROM_MS && atMs < steadyUntilMs(run);
}

/** By the moment the caller knew. */
function calls(run: Run): readonly Sent[] {
  return run.messages.flatMap((message) => {
    const { startedMs, endedMs } = message;
    if (startedMs === undefined || endedMs === undefined || !isSteady(run, endedMs)) return [];
    return [{ message, startedMs, endedMs }];
  });
}

function endings(run: Run, isOk: boolean): readonly Sent[] {
  return calls(run).filter(({ message }) => message.isOk === isOk);
}

/** Attempts by the moment they reached the server: all, those let through, those turned away. */
function attemptCount(run: Run, which: string): number {
  const attempts = run.messages
    .flatMap(({ attempts: made }) => made)
    .filter(({ hasArrived, atMs }) => hasArrived && isSteady(run, atMs));
  if (which === 'attempts') return attempts.length;
  return attempts.filter(({ cause }) => (cause === 'sendOk') === (which === 'accepted')).length;
}

function perSecond(run: Run, count: number): number {
  return (count * 1000) / (steadyUntilMs(run) - STEADY_FROM_MS);
}

export const GRPC_LOAD_MEASURES: readonly Measure[] = [
  { name: /^callsPerSecond$/, of: (run) => perSecond(run, calls(run).length) },
  {
    name: /^(attempts|accepted|throttled)PerSecond$/,
    of: (run, part) => perSecond(run, attemptCount(run, part(1))),
  },
  {
    name: /^(ok|failed)PerSecond$/,
    of: (run, part) => perSecond(run, endings(run, part(1) === 'ok').length),
  },
  {
    name: /^attemptsPerCall$/,
    of: (run) => attemptCount(run, 'attempts') / calls(run).length,
  },
  {
    name: /^(ok|failed)LatencyMs(P\d+)$/,
    of: (run, part) =>
      statistic(part(2).toLowerCase(), latenciesOf(endings(run, part(1) === 'ok'))),
    countedBy: (part) => `${part(1)}PerSecond`,
  },
];
