// Runs of a consumer against what was recorded: each delivery and each gap between two in every run; what depends on where
// a pause happened to end (the first delivery) and all figures as the median or mean of the runs.
import type { Recording } from '../../recording/Recording.ts';
import { boundsOf, shortNumber } from '../tolerance.ts';
import type { ConsumeCase, DeliveredMessage } from './ConsumeCase.ts';
import { consumeFigure } from './consumeFigures.ts';
import { type Delivered, deliveredMessages } from './deliveredMessages.ts';

/** Enough for a median. */
export const CONSUME_SEEDS = 20;

export function compareConsume(
  golden: ConsumeCase,
  recordings: readonly Recording[],
): string | undefined {
  for (const recording of recordings) {
    const difference = courseDifference(golden, recording);
    if (difference === undefined) continue;
    return `${difference} (seed ${String(recording.scenario.seed)})`;
  }
  return firstsDifference(golden, recordings) ?? figuresDifference(golden, recordings);
}

/** The recorded course of the n-th message; `each` tells that of all. */
function courseFor(golden: ConsumeCase, index: number): DeliveredMessage | undefined {
  const [first] = golden.deliveries;
  return first?.message === 'each' ? first : golden.deliveries[index];
}

function courseDifference(golden: ConsumeCase, recording: Recording): string | undefined {
  if (golden.deliveries.length === 0) return undefined;
  for (const [index, message] of deliveredMessages(recording).entries()) {
    const course = courseFor(golden, index);
    if (course === undefined) continue;
    const difference =
      deliveriesDifference(golden, course, message) ?? endDifference(course, message);
    if (difference !== undefined) return `m${String(index + 1)}, ${difference}`;
  }
  return undefined;
}

function deliveriesDifference(
  golden: ConsumeCase,
  course: DeliveredMessage,
  { deliveries, cause }: Delivered,
): string | undefined {
  for (const [index, wanted] of course.deliveries.entries()) {
    const place = `delivery ${String(index + 1)}`;
    const got = deliveries[index];
    if (got === undefined) {
      return `${place}: expected ${shortNumber(wanted.atMs)} ms, got none; the one before ended by ${cause}`;
    }
    if (got.reconsumeTimes !== wanted.reconsumeTimes) {
      return `${place}: expected reconsumeTimes ${String(wanted.reconsumeTimes)}, got ${String(got.reconsumeTimes)}`;
    }
    if (wanted.batchSize !== undefined && wanted.batchSize !== got.batch) {
      return `${place}: expected a batch of ${String(wanted.batchSize)}, got ${String(got.batch)}`;
    }
    const before = deliveries[index - 1];
    if (before === undefined) continue;
    const difference = gapDifference(golden, { course, index }, got.atMs - before.atMs);
    if (difference !== undefined) return `${place}: ${difference}`;
  }
  const extra = deliveries[course.deliveries.length];
  const isOver = !course.isCut && course.end.where !== 'retrying';
  if (extra === undefined || !isOver) return undefined;
  return `delivery ${String(course.deliveries.length + 1)}: expected only ${String(course.deliveries.length)}, got one more at ${shortNumber(extra.atMs)} ms`;
}

/**
 * The gap to the delivery before, where it is told: within its own bounds, or within the tolerance of the median. Else the
 * gap between the two moments, each of which may be off by the tolerance.
 */
function gapDifference(
  { tolerance }: ConsumeCase,
  { course, index }: { readonly course: DeliveredMessage; readonly index: number },
  gotMs: number,
): string | undefined {
  const wanted = course.deliveries[index];
  const before = course.deliveries[index - 1];
  if (wanted === undefined || before === undefined) return undefined;
  const told = wanted.sincePrevious;
  const value = told?.value ?? wanted.atMs - before.atMs;
  const allowed = told === undefined ? tolerance.ms + tolerance.ratio * value : tolerance.ms;
  const isNear = Math.abs(gotMs - value) <= allowed;
  const isBetween = told !== undefined && gotMs >= told.low && gotMs <= told.high;
  if (isNear || isBetween) return undefined;
  const bounds =
    told === undefined ? '' : ` (or ${shortNumber(told.low)} to ${shortNumber(told.high)})`;
  return `expected ${shortNumber(value)} ± ${shortNumber(allowed)} ms${bounds} after the one before, got ${shortNumber(gotMs)} ms`;
}

function endDifference(
  { end }: DeliveredMessage,
  { deliveries, dead }: Delivered,
): string | undefined {
  const last = deliveries.at(-1);
  switch (end.where) {
    case 'consumed':
      return last?.isConsumed === true ? undefined : 'expected it to be consumed at last';
    case 'retrying':
    case 'notDead':
      return dead === undefined ? undefined : 'expected no dead letter';
    case 'dead': {
      if (dead === undefined) return 'expected a dead letter';
      if (dead.reconsumeTimes !== end.reconsumeTimes) {
        return `expected a dead letter with reconsumeTimes ${String(end.reconsumeTimes)}, got ${String(dead.reconsumeTimes)}`;
      }
      if (end.storedAfterMs === undefined) return undefined;
      const { min, max } = end.storedAfterMs;
      const number = { value: max, low: min, high: max, isBare: true };
      const { low, high } = boundsOf('storedAfterLastDeliveryMs', number);
      if (dead.afterMs >= low && dead.afterMs <= high) return undefined;
      return `expected the dead letter ${shortNumber(low)} to ${shortNumber(high)} ms after the last delivery, got ${shortNumber(dead.afterMs)} ms`;
    }
  }
}

// ---- over all runs

/** The machine of these recordings was late by some 10 to 100 ms a step, never early (rmq-broker, FINDINGS, Noise). */
const MACHINE_LATE_MS = 100;

/** First deliveries, from the acknowledgement of the send: the median over runs (and messages, where told for each). */
function firstsDifference(
  golden: ConsumeCase,
  recordings: readonly Recording[],
): string | undefined {
  const all = recordings.map((recording) => deliveredMessages(recording));
  for (const [index, course] of golden.deliveries.entries()) {
    const wanted = course.deliveries[0];
    if (wanted === undefined) continue;
    const isForAll = course.message === 'each';
    const told = all.flatMap((messages) =>
      messages.filter((_, place) => isForAll || place === index),
    );
    const got = medianOf(told.flatMap(({ deliveries }) => deliveries[0]?.atMs ?? []));
    const { ms, ratio } = golden.tolerance;
    const allowed = Math.max(ms, ratio * wanted.atMs);
    const isEarly = got === undefined || got < wanted.atMs - allowed - MACHINE_LATE_MS;
    if (!isEarly && got <= wanted.atMs + allowed) continue;
    const found = got === undefined ? 'none' : `${shortNumber(got)} ms`;
    return `${course.message}, delivery 1: expected ${shortNumber(wanted.atMs)} ± ${shortNumber(allowed)} ms, got ${found} (median of ${String(recordings.length)} runs)`;
  }
  return undefined;
}

const TIME_NAME = /Ms(\.|$)/;

function figuresDifference(
  golden: ConsumeCase,
  recordings: readonly Recording[],
): string | undefined {
  for (const [name, recorded] of golden.figures) {
    const { low, high } = boundsOf(name, recorded);
    const wanted = `${name}: expected ${shortNumber(low)} to ${shortNumber(high)}`;
    const values: number[] = [];
    for (const recording of recordings) {
      const figure = consumeFigure(golden, recording, name);
      if (figure === 'unknown') return `${wanted}, but there is no measure of that name`;
      if (figure !== undefined) values.push(figure);
    }
    const isTime = TIME_NAME.test(name);
    const got = isTime ? medianOf(values) : meanOf(values);
    if (got === undefined) return `${wanted}, got nothing to measure`;
    if (got >= low && got <= high) continue;
    const how = `${isTime ? 'median' : 'mean'} of ${String(values.length)} runs`;
    return `${wanted}, got ${shortNumber(got)} (${how})`;
  }
  return undefined;
}

function medianOf(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

function meanOf(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
