// The metastable failure of retry theory C.10.2, row by row: one server of 300 requests/s, constant arrivals, 1 s
// of patience from each send, one retry at once, abandoned requests are still served, and the server stands still
// from 30 s to 40 s. Nothing here is left to chance, so the moments are exact. With Poisson arrivals the same
// system also falls over by itself now and then; nothing is promised of it.
import { describe, expect, test } from 'vitest';
import { gaugeAt } from '../recording/gaugeAt.ts';
import { RESULT } from '../recording/outcomes.ts';
import type { Recording } from '../recording/Recording.ts';
import { presetOf } from '../scenario/presets.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import type { Settings } from '../scenario/SettingSpec.ts';
import { runToEnd } from './startRun.ts';

interface Variant {
  readonly rate?: number;
  readonly client?: Settings;
  readonly broker?: Settings;
  readonly outageMs?: number;
  readonly durationMs?: number;
}

const OUTAGE_START_MS = 30_000;

function storm({ rate = 280, client, broker, outageMs = 10_000, durationMs = 200_000 }: Variant) {
  const base = presetOf('storm-stays')?.scenario;
  if (base === undefined) throw new Error('the preset storm-stays is gone');
  const scenario: Scenario = {
    ...base,
    durationMs,
    brokers: base.brokers.map((part) => ({ ...part, settings: { ...part.settings, ...broker } })),
    clients: base.clients.map((part) => ({
      ...part,
      settings: { ...part.settings, ...client },
      workload: { ...part.workload, ratePerSec: rate },
    })),
    timeline: [
      {
        kind: 'fault',
        fault: 'pause',
        target: 'broker-a',
        startMs: OUTAGE_START_MS,
        endMs: OUTAGE_START_MS + outageMs,
      },
    ],
  };
  return { scenario, rate };
}

/** Messages acknowledged in each whole second. */
function goodputBySecond({ messages, endAt }: Recording): Float64Array {
  const goodput = new Float64Array(Math.ceil(endAt / 1_000_000) + 1);
  for (let row = 0; row < messages.count; row++) {
    if (messages.result[row] !== RESULT.ok) continue;
    const end = (messages.intendedAt[row] ?? 0) + (messages.endedAfter[row] ?? 0);
    const second = Math.floor(end / 1_000_000);
    goodput[second] = (goodput[second] ?? 0) + 1;
  }
  return goodput;
}

/** The first second from which goodput stays at 99 % of what is offered; undefined when the run ends before. */
function recoveredAt(variant: Variant): number | undefined {
  const { scenario, rate } = storm(variant);
  const goodput = goodputBySecond(runToEnd(scenario));
  const secondCount = scenario.durationMs / 1000;
  let lastBad = 0;
  for (let second = 0; second < secondCount; second++) {
    if ((goodput[second] ?? 0) < 0.99 * rate) lastBad = second;
  }
  return lastBad === secondCount - 1 ? undefined : lastBad + 1;
}

const NEVER = undefined;
const LIFO = { queueDiscipline: 'lifo' };
const DROP = { dropExpiredAtDequeue: true };
const once = { maxAttempts: 1 };
const thrice = { maxAttempts: 3 };
const budget = (ratio: number): Settings => ({ retryBudgetRatio: ratio, retryBudgetBurst: 10 });
const fixed = { backoff: 'fixed', initialBackoffMs: 10_000 };

const rows: readonly (readonly [string, Variant, number | undefined])[] = [
  ['one retry, λ 100', { rate: 100 }, 57],
  ['one retry, λ 140', { rate: 140 }, 159],
  ['one retry, λ 145', { rate: 145 }, NEVER],
  ['one retry, λ 149', { rate: 149 }, NEVER],
  ['one retry, λ 150', { rate: 150 }, NEVER],
  ['one retry, λ 151', { rate: 151 }, NEVER],
  ['one retry, λ 155', { rate: 155 }, NEVER],
  ['one retry, λ 160', { rate: 160 }, NEVER],
  ['one retry, λ 200', { rate: 200 }, NEVER],
  ['one retry, λ 280', {}, NEVER],
  ['an outage of 1.0 s', { outageMs: 1_000 }, 31],
  ['an outage of 1.1 s', { outageMs: 1_100 }, NEVER],
  ['no retries', { client: once }, 166],
  ['no retries, expired ones dropped', { client: once, broker: DROP }, 40],
  ['newest first', { broker: LIFO }, 40],
  ['a queue of 150', { broker: { sendThreadPoolQueueCapacity: 150 } }, 41],
  ['a queue of 290', { broker: { sendThreadPoolQueueCapacity: 290 } }, 41],
  ['a retry budget of 10 %', { client: budget(0.1) }, NEVER],
  ['a retry budget of 5 %', { client: budget(0.05), durationMs: 600_000 }, 481],
  ['a retry after 10 s', { client: fixed }, NEVER],
  ['two retries, λ 90', { rate: 90, client: thrice }, 112],
  ['two retries, λ 99', { rate: 99, client: thrice }, NEVER],
  ['two retries, λ 101', { rate: 101, client: thrice }, NEVER],
  ['two retries, λ 120', { rate: 120, client: thrice }, NEVER],
];

test.each(rows)('%s: back at the second of the table', (_, variant, expected) => {
  expect(recoveredAt(variant)).toBe(expected);
});

describe('one retry, expired requests dropped at dequeue', () => {
  // 1 s is a whole number of gaps, so each retry falls on the very instant of a first attempt. Who stands in
  // front decides: in time is only the first of the two, and a first attempt that succeeds has no retry. The
  // table's simulation lets first attempts go first. Here what was decided first happens first (the timeout was
  // set a second earlier), so a microsecond of patience more stands for the table's order.
  const patience = (attemptTimeoutMs: number) => ({ client: { attemptTimeoutMs }, broker: DROP });

  test('with the first attempt in front of the retry: back at 53 s', () => {
    expect(recoveredAt(patience(1_000.001))).toBe(53);
    expect(recoveredAt(patience(1_000.1))).toBe(53);
  });

  test('with the retry in front: never', () => {
    expect(recoveredAt(patience(1_000))).toBe(NEVER);
    expect(recoveredAt(patience(999.999))).toBe(NEVER);
  });
});

describe('the notes beside the table', () => {
  test('λ 280: nothing gets through, 560/s are sent, 46 920 requests wait at 200 s', () => {
    const recording = runToEnd(storm({ durationMs: 200_100 }).scenario);
    const { attempts, messages } = recording;
    const sentFrom = (second: number): number => {
      let count = 0;
      for (let row = 0; row < attempts.count; row++) {
        if (Math.floor((attempts.sentAt[row] ?? 0) / 1_000_000) === second) count++;
      }
      return count;
    };
    expect(
      goodputBySecond(recording)
        .slice(42, 200)
        .every((count) => count === 0),
    ).toBe(true);
    expect([100, 150, 199].map(sentFrom)).toEqual([560, 560, 560]);
    expect(messages.result.slice(0, messages.count).includes(RESULT.failed)).toBe(true);
    // The newest sample is up to a sixth of a second old, and 260/s come on top.
    const waiting = gaugeAt(recording, 'sendQueue', 0, 200_000);
    expect(Math.abs(waiting - 46_920)).toBeLessThan(50);
  });

  test.each([
    [145, -10],
    [149, -2],
    [150, 0],
    [155, 10],
    [200, 100],
  ])('λ %d: the backlog grows by 2 λ − 300 = %d a second', (rate, growth) => {
    const recording = runToEnd(storm({ rate }).scenario);
    const waiting = (atMs: number): number => gaugeAt(recording, 'sendQueue', 0, atMs);
    expect((waiting(190_000) - waiting(60_000)) / 130).toBeCloseTo(growth, 0);
  });

  test('newest first: the stale requests stay at the bottom, worked off by the 20/s that are left over', () => {
    const recording = runToEnd(storm({ broker: LIFO }).scenario);
    const waiting = (atMs: number): number => gaugeAt(recording, 'sendQueue', 0, atMs);
    expect(waiting(45_000)).toBeGreaterThan(5_000);
    expect(waiting(195_000)).toBeGreaterThan(2_000);
    expect((waiting(45_000) - waiting(195_000)) / 150).toBeCloseTo(20, 0);
  });

  test('the outage that is too long by 10 ms already never heals', () => {
    expect(recoveredAt({ outageMs: 1_010 })).toBe(NEVER);
  });
});
