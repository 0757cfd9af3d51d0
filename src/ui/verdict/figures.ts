// The figures of the verdict: what each says and how serious it is. Words are chosen by the panel.
import type { ConsumptionMoment, ConsumptionVerdict } from '../../recording/consumption.ts';
import type { Moment } from '../../recording/momentOf.ts';
import type { Recovery } from '../../recording/recoveryOf.ts';
import type { Verdict } from '../../recording/verdictOf.ts';
import {
  formatFactor,
  formatMs,
  formatNumber,
  formatPercent,
  formatRate,
} from '../parts/formatters.ts';

export type FigureId =
  | 'goodput'
  | 'amplification'
  | 'throttled'
  | 'blocked'
  | 'failed'
  | 'latency'
  | 'backingOff'
  | 'recovery'
  | 'lostDuplicated'
  | 'consumedBehind'
  | 'deadRepeated';

/** `fine` is said by the absence of anything else. */
export type Severity = 'fine' | 'warning' | 'bad';

export interface Figure {
  readonly id: FigureId;
  readonly value: string;
  /** Behind the value, smaller: a number to hold it against. */
  readonly aside: string;
  readonly severity: Severity;
}

const GOODPUT_FINE = 0.95; // as in the definition of recovery
const GOODPUT_BAD = 0.7;
const AMPLIFICATION_FINE = 1.2; // a fifth more load is what retry budgets usually allow
const AMPLIFICATION_BAD = 3; // the three attempts of most clients, all used up
const BLOCKED_WARNING = 0.5;
const BLOCKED_BAD = 0.95; // the next request finds no caller
const FAILED_BAD = 0.01;
const LAG_WARNING = 100; // more than any consumer has in its hands
const LAG_BAD = 5_000; // more than it keeps of all its queues
const LATENCY_WARNING_MS = 1_000; // a person notices
const LATENCY_BAD_MS = 3_000; // the usual timeout of a send

export function figuresNow(moment: Moment): readonly Figure[] {
  const failedPerSec = sumOf(moment.clients.map((client) => client.failedPerSec));
  const backingOff = sumOf(moment.clients.map((client) => client.backingOff));
  return [
    goodput(moment),
    amplification(moment.amplification),
    {
      id: 'throttled',
      value: formatRate(moment.throttledPerSec),
      aside: '',
      severity: moment.throttledPerSec > 0 ? 'warning' : 'fine',
    },
    blocked(moment.blockedCallers, moment.callers),
    {
      id: 'failed',
      value: formatRate(failedPerSec),
      aside: '',
      severity: failedSeverity(failedPerSec, moment.offeredPerSec),
    },
    { id: 'backingOff', value: formatNumber(backingOff), aside: '', severity: 'fine' },
    lostDuplicated(moment.lostSoFar, moment.duplicatesSoFar),
  ];
}

export function figuresOfRun(verdict: Verdict): readonly Figure[] {
  const { throttled, attempts, failed, messages, latencyP50Ms, latencyP99Ms } = verdict;
  return [
    goodput(verdict),
    amplification(verdict.amplification),
    {
      id: 'throttled',
      value: formatNumber(throttled),
      aside: throttled === 0 ? '' : formatPercent(throttled / attempts),
      severity: throttled > 0 ? 'warning' : 'fine',
    },
    blocked(verdict.blockedCallersMax, verdict.callers),
    {
      id: 'failed',
      value: formatNumber(failed),
      aside: failed === 0 ? '' : formatPercent(failed / messages),
      severity: failedSeverity(failed, messages),
    },
    {
      id: 'latency',
      value: formatMs(latencyP99Ms),
      aside: Number.isNaN(latencyP50Ms) ? '' : `p50 ${formatMs(latencyP50Ms)}`,
      severity: above(latencyP99Ms, LATENCY_WARNING_MS, LATENCY_BAD_MS),
    },
    lostDuplicated(verdict.lost, verdict.duplicates),
  ];
}

/** Of the consuming side, at a moment. */
export function consumedNow(moment: ConsumptionMoment): readonly Figure[] {
  const lag = sumOf(moment.consumers.map((consumer) => consumer.lag));
  return [
    consumed(formatRate(moment.consumedPerSec), lag),
    deadRepeated(moment.deadLettersSoFar, moment.duplicatesSoFar),
  ];
}

/** The same of a whole run, with what was still behind at its end. */
export function consumedInAll(verdict: ConsumptionVerdict): readonly Figure[] {
  return [
    consumed(formatNumber(verdict.consumed), verdict.lagAtEnd),
    deadRepeated(verdict.deadLetters, verdict.duplicatesReached),
  ];
}

function consumed(value: string, lag: number): Figure {
  return {
    id: 'consumedBehind',
    value: `${value} · ${formatNumber(lag)}`,
    aside: '',
    severity: above(lag, LAG_WARNING, LAG_BAD),
  };
}

function deadRepeated(dead: number, repeated: number): Figure {
  return {
    id: 'deadRepeated',
    value: `${formatNumber(dead)} · ${formatNumber(repeated)}`,
    aside: '',
    severity: dead > 0 ? 'bad' : repeated > 0 ? 'warning' : 'fine',
  };
}

export function recoverySeverity(recovery: Recovery): Severity {
  return recovery.kind === 'notRecovered' ? 'bad' : 'fine';
}

function goodput(rates: {
  readonly goodputPerSec: number;
  readonly offeredPerSec: number;
}): Figure {
  const { goodputPerSec, offeredPerSec } = rates;
  const ratio = offeredPerSec === 0 ? 1 : goodputPerSec / offeredPerSec;
  return {
    id: 'goodput',
    value: formatRate(goodputPerSec),
    // After an outage more is stored than is offered: no share, then.
    aside: offeredPerSec === 0 || ratio > 1 ? '' : formatPercent(Math.floor(ratio * 100) / 100),
    severity: ratio >= GOODPUT_FINE ? 'fine' : ratio >= GOODPUT_BAD ? 'warning' : 'bad',
  };
}

function amplification(factor: number): Figure {
  return {
    id: 'amplification',
    value: formatFactor(factor),
    aside: '',
    severity: above(factor, AMPLIFICATION_FINE, AMPLIFICATION_BAD),
  };
}

function blocked(count: number, callers: number): Figure {
  const ratio = callers === 0 ? 0 : count / callers;
  return {
    id: 'blocked',
    value: formatNumber(count),
    aside: `/ ${formatNumber(callers)}`,
    severity: ratio >= BLOCKED_BAD ? 'bad' : ratio >= BLOCKED_WARNING ? 'warning' : 'fine',
  };
}

function failedSeverity(failed: number, all: number): Severity {
  if (failed === 0) return 'fine';
  return failed > all * FAILED_BAD ? 'bad' : 'warning';
}

function lostDuplicated(lost: number, duplicated: number): Figure {
  return {
    id: 'lostDuplicated',
    value: `${formatNumber(lost)} · ${formatNumber(duplicated)}`,
    aside: '',
    severity: lost > 0 ? 'bad' : duplicated > 0 ? 'warning' : 'fine',
  };
}

/** NaN is fine: nothing has happened yet. */
function above(value: number, warning: number, bad: number): Severity {
  if (value > bad) return 'bad';
  return value > warning ? 'warning' : 'fine';
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
