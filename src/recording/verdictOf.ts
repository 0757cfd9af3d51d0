// The run, or a stretch of it, in a dozen figures.
import { firstAtOrAfter, msOf, usOf, type Range } from './clock.ts';
import { gaugesOf } from './gaugeAt.ts';
import { CAUSE, OUTCOME, RESULT, THROTTLE_CAUSES, type CauseName } from './outcomes.ts';
import { quantileOf } from './quantile.ts';
import { queryIndexOf } from './queryIndex.ts';
import { NEVER, type Recording } from './Recording.ts';
import { recoveryOf, type Recovery } from './recoveryOf.ts';
import { callersAt } from './settingAt.ts';

export interface Verdict {
  /** Messages intended in the range, and what had become of them when the run ended. */
  readonly messages: number;
  readonly ok: number;
  readonly failed: number;
  /** Brought to another system by the application, as they could not be sent. */
  readonly handedOver: number;
  /** Under way, or in the application's table, when the run ended. */
  readonly pending: number;
  /** Attempts sent in the range. */
  readonly attempts: number;
  /** Attempts ÷ messages; NaN without messages. */
  readonly amplification: number;
  /** Messages acknowledged within the range, per second. */
  readonly goodputPerSec: number;
  readonly offeredPerSec: number;
  /** Attempts that ended in the range, by what the client saw. */
  readonly throttled: number;
  /** Every cause of throttling, in the order of THROTTLE_CAUSES. */
  readonly throttledByCause: ReadonlyMap<CauseName, number>;
  readonly timedOut: number;
  readonly connectionFailed: number;
  /** Copies beyond the first, stored in the range. */
  readonly duplicates: number;
  /** Acknowledged messages whose last copy was lost in the range. */
  readonly lost: number;
  readonly blockedCallersMax: number;
  /** All clients' callers at the end of the range. */
  readonly callers: number;
  /** From the intended to the final moment of the messages that ended, ok or failed; NaN without any. */
  readonly latencyP50Ms: number;
  readonly latencyP99Ms: number;
  /** Of the whole run, whatever the range. */
  readonly recovery: Recovery;
  /** The highest amplification of a whole second of the range; NaN without messages. */
  readonly peakAmplification: number;
}

export function verdictOf(recording: Recording, range?: Range): Verdict {
  const { scenario } = recording;
  const { fromMs, toMs } = range ?? { fromMs: 0, toMs: msOf(recording.endAt) };
  // The very last instant belongs to the run, though no range holds its own end.
  const span: Span = { from: usOf(fromMs), to: range === undefined ? Infinity : usOf(toMs) };
  const seconds = (toMs - fromMs) / 1000;
  const messages = countMessages(recording, span);
  const attempts = countAttempts(recording, span);
  const { duplicateMoments, lossMoments } = queryIndexOf(recording);
  return {
    messages: messages.intended,
    ok: messages.ok,
    failed: messages.failed,
    handedOver: messages.handedOver,
    pending: messages.intended - messages.ok - messages.failed - messages.handedOver,
    attempts: attempts.sent,
    amplification: messages.intended === 0 ? NaN : attempts.sent / messages.intended,
    goodputPerSec: messages.acknowledged / seconds,
    offeredPerSec: messages.intended / seconds,
    throttled: attempts.ended[OUTCOME.throttled] ?? 0,
    throttledByCause: new Map(
      THROTTLE_CAUSES.map((name) => [name, attempts.throttledBy[CAUSE[name]] ?? 0]),
    ),
    timedOut: attempts.ended[OUTCOME.timedOut] ?? 0,
    connectionFailed: attempts.ended[OUTCOME.connectionFailed] ?? 0,
    duplicates: countWithin(duplicateMoments, span),
    lost: countWithin(lossMoments, span),
    blockedCallersMax: blockedCallersMax(recording, span),
    callers: scenario.clients.reduce((sum, _, index) => sum + callersAt(scenario, index, toMs), 0),
    latencyP50Ms: messages.latencyP50Ms,
    latencyP99Ms: messages.latencyP99Ms,
    recovery: recoveryOf(recording),
    peakAmplification: peakAmplification(recording, span),
  };
}

/** From `from` up to, not including, `to`, in microseconds. */
interface Span {
  readonly from: number;
  readonly to: number;
}

function countMessages({ messages }: Recording, { from, to }: Span) {
  const { count, intendedAt, endedAfter, result } = messages;
  const latencies = new Uint32Array(count);
  let latencyCount = 0;
  let intended = 0;
  let ok = 0;
  let failed = 0;
  let handedOver = 0;
  let acknowledged = 0;
  for (let row = 0; row < count; row += 1) {
    const start = intendedAt[row] ?? 0;
    if (start >= to) break;
    const after = endedAfter[row] ?? NEVER;
    const isOk = result[row] === RESULT.ok;
    if (after !== NEVER && isOk && start + after >= from && start + after < to) acknowledged += 1;
    if (start < from) continue;
    intended += 1;
    if (after === NEVER) continue;
    latencies[latencyCount++] = after;
    if (isOk) ok += 1;
    else if (result[row] === RESULT.handedOver) handedOver += 1;
    else failed += 1;
  }
  const latencyP99Ms = msOf(quantileOf(latencies, latencyCount, 0.99));
  const latencyP50Ms = msOf(quantileOf(latencies, latencyCount, 0.5));
  return { intended, ok, failed, handedOver, acknowledged, latencyP50Ms, latencyP99Ms };
}

function countAttempts({ attempts }: Recording, { from, to }: Span) {
  const { count, sentAt, endedAfter, outcome, cause } = attempts;
  const ended = new Uint32Array(256);
  const throttledBy = new Uint32Array(256);
  let sent = 0;
  for (let row = 0; row < count; row += 1) {
    const start = sentAt[row] ?? 0;
    if (start >= to) break;
    if (start >= from) sent += 1;
    const after = endedAfter[row] ?? NEVER;
    if (after === NEVER || start + after < from || start + after >= to) continue;
    const how = outcome[row] ?? 0;
    ended[how] = (ended[how] ?? 0) + 1;
    if (how !== OUTCOME.throttled) continue;
    const code = cause[row] ?? 0;
    throttledBy[code] = (throttledBy[code] ?? 0) + 1;
  }
  return { sent, ended, throttledBy };
}

function blockedCallersMax(recording: Recording, { from, to }: Span): number {
  const gauges = gaugesOf(recording, 'blockedCallers');
  const sampleCount = Math.max(0, ...gauges.map(({ values }) => values.length));
  let most = 0;
  for (let sample = Math.ceil(from / recording.sampleEvery); sample < sampleCount; sample += 1) {
    if (sample * recording.sampleEvery >= to) break;
    most = Math.max(
      most,
      gauges.reduce((sum, { values }) => sum + (values[sample] ?? 0), 0),
    );
  }
  return most;
}

function peakAmplification(recording: Recording, { from, to }: Span): number {
  const { attempts, messages, endAt } = recording;
  const second = 1e6;
  const seconds = Math.floor((Math.min(to, endAt) - from) / second);
  let peak = NaN;
  for (let index = 0; index < seconds; index += 1) {
    const start = from + index * second;
    const span = { from: start, to: start + second };
    const offered = rowsWithin(messages.intendedAt, messages.count, span);
    const ratio = rowsWithin(attempts.sentAt, attempts.count, span) / offered;
    if (offered > 0 && !(ratio <= peak)) peak = ratio;
  }
  return peak;
}

function rowsWithin(column: Float64Array, count: number, { from, to }: Span): number {
  return firstAtOrAfter(column, count, to) - firstAtOrAfter(column, count, from);
}

function countWithin(moments: Float64Array, span: Span): number {
  return rowsWithin(moments, moments.length, span);
}
