// A recorded reconnect case conforms, and no longer does when one of its figures is another.
import { describe, expect, test } from 'vitest';
import { runToEnd } from '../model/startRun.ts';
import type { Recording } from '../recording/Recording.ts';
import { compareReconnect } from './compareReconnect.ts';
import type { ReconnectCase } from './GoldenCase.ts';
import { readCase } from './readCase.ts';
import { scenarioOf } from './scenarioOf.ts';

/** Recorded cases in the recorders' own form, as small as they may be. */
const WAITS = {
  id: 'waits',
  kind: 'reconnect-script',
  question: 'When does it try again?',
  client: { profile: 'grpc-java-channel', version: '1.85.1', mode: 'channel', settings: {} },
  topology: { brokers: [{ name: 'server', condition: 'refuse' }], networkMs: 0 },
  observed: { attempts: [] },
  waits: [
    { step: 1, samples: 200, low: 801.7, observedMean: 1003, high: 1198, stdev: 116.2 },
    { step: 2, samples: 200, low: 1280, observedMean: 1600, high: 1920, stdev: 185 },
  ],
  firstAttemptAfterAskMs: { low: 0.4, median: 1, high: 95 },
  notes: '',
  tolerance: { ms: 50, ratio: 0.02 },
};

const LOST = {
  ...WAITS,
  id: 'lost',
  topology: { brokers: [{ name: 'server', condition: 'up; connections cut once' }], networkMs: 0 },
  waits: [],
  observed: {
    channels: [
      {
        connectAttemptsAtMs: [0.5, 17_019],
        states: [
          { atMs: 0.5, state: 'CONNECTING' },
          { atMs: 1, state: 'READY' },
          { atMs: 2_004, state: 'IDLE' },
          { atMs: 17_019, state: 'CONNECTING' },
          { atMs: 17_020, state: 'READY' },
        ],
        rpcs: [
          { atMs: 0.1, code: 'OK', tookMs: 3, waitForReady: true },
          { atMs: 17_019, code: 'OK', tookMs: 1, waitForReady: false },
        ],
      },
    ],
  },
};

function read(raw: object): ReconnectCase {
  const found = readCase(raw);
  if (!found.ok || found.value.kind !== 'reconnect-script') throw new Error('not such a case');
  return found.value;
}

function runsOf(golden: ReconnectCase, count: number): readonly Recording[] {
  return Array.from({ length: count }, (_, repeat) => {
    const scenario = scenarioOf(golden, repeat);
    if (!scenario.ok) throw new Error(scenario.error);
    return runToEnd(scenario.value);
  });
}

describe('waits', () => {
  const golden = read(WAITS);
  const runs = runsOf(golden, 200);
  const withWait = (change: object): ReconnectCase =>
    read({ ...WAITS, waits: [{ ...WAITS.waits[0], ...change }] });

  test('draws that have the recorded bounds, mean and deviation conform', () => {
    expect(compareReconnect(golden, runs)).toBeUndefined();
  });

  test.each([
    ['bounds', { low: 950, high: 1_050 }, /^wait 1: expected 950 to 1050 ms, got 80\d/],
    [
      'a mean',
      { observedMean: 1_100 },
      /^wait 1: expected a mean of 1100 ± 55 ms, got 1\d\d\d|99\d/,
    ],
    ['a deviation', { stdev: 5 }, /^wait 1: .* with a deviation of 5, got .* with 11\d/],
  ])('other %s are a difference', (_, change, sentence) => {
    expect(compareReconnect(withWait(change), runs)).toMatch(sentence);
  });

  test('a wait that was never made is a difference', () => {
    const eighth = read({ ...WAITS, waits: [{ ...WAITS.waits[0], step: 8 }] });
    expect(compareReconnect(eighth, runs)).toBe('wait 8: expected one in each run, got 0 in 200');
  });

  test('so is jitter that adds up where it should not', () => {
    const long = { ...WAITS, waits: [{ ...WAITS.waits[0], step: 9, low: 0, high: 90_000 }] };
    const jittery = read({ ...long, jitterCompounds: { value: 0.86 } });
    const only = { ...jittery, waits: [] };
    const many = runsOf({ ...jittery, waits: jittery.waits }, 60);
    expect(compareReconnect(only, many)).toMatch(/^correlation .* expected 0\.86, got -?0\.\d/);
  });
});

describe('single channels', () => {
  const golden = read(LOST);
  const runs = runsOf(golden, 3);
  const [channel] = LOST.observed.channels;
  const withChannel = (change: object): ReconnectCase =>
    read({ ...LOST, observed: { channels: [{ ...channel, ...change }] } });

  test('states, calls and tries as recorded conform', () => {
    expect(compareReconnect(golden, runs)).toBeUndefined();
  });

  test.each([
    [
      'a state',
      { states: channel?.states.slice(0, 3) },
      /^channel 1, states: expected CONNECTING, READY, IDLE, got CONNECTING, READY, IDLE, CONNECTING, READY$/,
    ],
    [
      'the end of a call',
      { rpcs: [{ ...channel?.rpcs[0], code: 'Unavailable' }, channel?.rpcs[1]] },
      /^channel 1, call 1: expected UNAVAILABLE, got OK$/,
    ],
    [
      'how long it took',
      { rpcs: [{ ...channel?.rpcs[0], tookMs: 300 }, channel?.rpcs[1]] },
      /^a waiting call until OK: expected 300 ms, got 4\.8 to 4\.8 in 3 runs$/,
    ],
    ['a try', { connectAttemptsAtMs: [0.5, 1, 17_019] }, /^channel 1, tries: expected 3, got 2$/],
  ])('%s that is another is a difference', (_, change, sentence) => {
    expect(compareReconnect(withChannel(change), runs)).toMatch(sentence);
  });
});

test('every condition of a server that the recorders wrote is known', () => {
  const cannot = readCase({ ...WAITS, topology: { brokers: [{ name: 's', condition: 'melts' }] } });
  expect(cannot.ok ? '' : cannot.error).toMatch(/condition is not one of .*; refuse, then up$/);
});
