import { expect, test } from 'vitest';
import { momentOf } from '../../recording/momentOf.ts';
import type { Moment } from '../../recording/momentOf.ts';
import { sampleRecording } from '../../recording/sampleRecording.ts';
import { verdictOf } from '../../recording/verdictOf.ts';
import type { Verdict } from '../../recording/verdictOf.ts';
import { figuresNow, figuresOfRun, recoverySeverity } from './figures.ts';
import type { Figure } from './figures.ts';

const calm: Moment = {
  goodputPerSec: 250,
  offeredPerSec: 250,
  attemptsPerSec: 250,
  amplification: 1,
  throttledPerSec: 0,
  blockedCallers: 2,
  callers: 64,
  duplicatesSoFar: 0,
  lostSoFar: 0,
  brokers: [],
  clients: [],
};

/** A figure on one line: name, value, aside, severity; special spaces made plain. */
function line({ id, value, aside, severity }: Figure): string {
  return [id, value, aside, severity].join(' | ').replace(/[\u202f\u00a0]/g, ' ');
}

test('a calm moment is fine in every figure', () => {
  expect(figuresNow(calm).map(line)).toEqual([
    'goodput | 250 /s | 100 % | fine',
    'amplification | 1 × |  | fine',
    'throttled | 0 /s |  | fine',
    'blocked | 2 | / 64 | fine',
    'failed | 0 /s |  | fine',
    'backingOff | 0 |  | fine',
    'lostDuplicated | 0 · 0 |  | fine',
  ]);
});

test.each<[string, Partial<Moment>, string]>([
  ['four fifths of goodput', { goodputPerSec: 200 }, 'goodput | 200 /s | 80 % | warning'],
  ['half of goodput', { goodputPerSec: 125 }, 'goodput | 125 /s | 50 % | bad'],
  ['catching up', { goodputPerSec: 400 }, 'goodput | 400 /s |  | fine'],
  ['retries', { amplification: 2.4 }, 'amplification | 2.4 × |  | warning'],
  ['a storm', { amplification: 5 }, 'amplification | 5 × |  | bad'],
  ['no message', { amplification: Number.NaN }, 'amplification | – |  | fine'],
  ['busy answers', { throttledPerSec: 318 }, 'throttled | 318 /s |  | warning'],
  ['most callers', { blockedCallers: 40 }, 'blocked | 40 | / 64 | warning'],
  ['all callers', { blockedCallers: 64 }, 'blocked | 64 | / 64 | bad'],
  ['duplicates', { duplicatesSoFar: 37 }, 'lostDuplicated | 0 · 37 |  | warning'],
  ['losses', { lostSoFar: 1 }, 'lostDuplicated | 1 · 0 |  | bad'],
])('%s', (_, change, expected) => {
  expect(figuresNow({ ...calm, ...change }).map(line)).toContain(expected);
});

test('a client that gives up on messages is a warning, on many of them bad', () => {
  const client = {
    callers: 32,
    blockedCallers: 0,
    waitingMessages: 0,
    backingOff: 12,
    breaker: 'closed',
    okPerSec: 100,
    failedPerSec: 1,
  } as const;
  const one = figuresNow({ ...calm, clients: [client] }).map(line);
  expect(one).toContain('failed | 1 /s |  | warning');
  expect(one).toContain('backingOff | 12 |  | fine');
  const many = figuresNow({ ...calm, clients: [{ ...client, failedPerSec: 90 }] }).map(line);
  expect(many).toContain('failed | 90 /s |  | bad');
});

test('the whole run has its percentiles instead of what waits now', () => {
  const recording = sampleRecording({ messages: 400 });
  const ids = figuresOfRun(verdictOf(recording)).map(({ id }) => id);
  expect(ids).toContain('latency');
  expect(ids).not.toContain('backingOff');
  expect(figuresNow(momentOf(recording, 45_000)).length).toBe(ids.length);
});

test('slow sends are a warning, sends slower than the usual timeout bad', () => {
  const verdict = verdictOf(sampleRecording({ messages: 400 }));
  const seen = (change: Partial<Verdict>) =>
    figuresOfRun({ ...verdict, latencyP50Ms: 4, ...change })
      .filter(({ id }) => id === 'latency')
      .map(line);
  expect(seen({ latencyP99Ms: 12 })).toEqual(['latency | 12 ms | p50 4 ms | fine']);
  expect(seen({ latencyP99Ms: 1_600 })).toEqual(['latency | 1.6 s | p50 4 ms | warning']);
  expect(seen({ latencyP99Ms: 9_000 })).toEqual(['latency | 9 s | p50 4 ms | bad']);
  const nothing = { latencyP50Ms: Number.NaN, latencyP99Ms: Number.NaN };
  expect(seen(nothing)).toEqual(['latency | – |  | fine']);
});

test('not to come back after a fault is bad', () => {
  expect(recoverySeverity({ kind: 'recovered', afterMs: 14_200 })).toBe('fine');
  expect(recoverySeverity({ kind: 'notRecovered', forMs: 60_000 })).toBe('bad');
});
