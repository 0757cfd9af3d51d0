// Bare gRPC channels: when they try to connect, and what calls on them get meanwhile.
import { describe, expect, test } from 'vitest';
import { CHANNEL, DIMENSION, type Recording } from '../../../recording/Recording.ts';
import type { ClientScenario, ListedSend, TimelineEntry } from '../../../scenario/Scenario.ts';
import type { Settings } from '../../../scenario/SettingSpec.ts';
import { attemptsOf, messagesOf } from '../../rowsOf.ts';
import { always, fault, smallScenario } from '../../smallScenario.ts';
import { runToEnd } from '../../startRun.ts';

interface ChannelOptions {
  readonly version?: string;
  readonly settings?: Settings;
  readonly sends?: readonly ListedSend[];
  readonly timeline?: readonly TimelineEntry[];
  readonly durationMs?: number;
  readonly seed?: number;
}

const VERSIONS: Readonly<Record<string, string>> = {
  'grpc-go-channel': '1.85.0',
  'grpc-java-channel': '1.85.1',
  'grpc-js-channel': '1.14.7',
};
const LIBRARIES = Object.keys(VERSIONS);

const call = (atMs: number): ListedSend => ({ atMs, bodyBytes: 10, thread: 0 });
const waitingCall = (atMs: number, waitForReadyMs: number): ListedSend => ({
  ...call(atMs),
  waitForReadyMs,
});

function play(profile: string, options: ChannelOptions = {}): Recording {
  const client: Partial<ClientScenario> = {
    profile,
    version: options.version ?? VERSIONS[profile] ?? '',
    mode: 'channel',
    settings: options.settings ?? {},
    sends: options.sends ?? [call(0)],
  };
  return runToEnd(
    smallScenario({
      seed: options.seed ?? 1,
      durationMs: options.durationMs ?? 60_000,
      brokers: { a: always(20_000) },
      client,
      timeline: options.timeline ?? [],
    }),
  );
}

function momentsOf(recording: Recording, state: number): readonly number[] {
  const { states } = recording;
  return Array.from({ length: states.count }, (_, row) => row)
    .filter((row) => states.dimension[row] === DIMENSION.channel && states.value[row] === state)
    .map((row) => (states.at[row] ?? 0) / 1000);
}

const triesOf = (recording: Recording): readonly number[] =>
  momentsOf(recording, CHANNEL.connecting);

function waitsOf(recording: Recording): readonly number[] {
  const tries = triesOf(recording);
  return tries.slice(1).map((moment, index) => moment - (tries[index] ?? 0));
}

const refusing = (untilMs: number): TimelineEntry => fault('refuse', 'a', [0, untilMs]);
const swallowing = (untilMs: number): TimelineEntry => fault('blackHole', 'a', [0, untilMs]);
const seeds = Array.from({ length: 40 }, (_, index) => index + 1);

/** The n-th waits of many channels. */
function drawsOf(profile: string, n: number): readonly number[] {
  return seeds.flatMap((seed) => {
    const run = play(profile, { seed, timeline: [refusing(300_000)], durationMs: 300_000 });
    return waitsOf(run)[n - 1] ?? [];
  });
}

describe('calls', () => {
  test.each(LIBRARIES)('GC1 %s does not connect before the first call', (profile) => {
    expect(triesOf(play(profile, { sends: [call(5_000)] }))).toEqual([5_000]);
  });

  test('GC2 a call that finds the channel connecting leaves when the connection stands', () => {
    const sends = [call(0), call(1)];
    const run = play('grpc-go-channel', { sends });
    // Two round trips for the connection, one way for the request.
    expect(attemptsOf(run).map(({ arrivedMs }) => arrivedMs)).toEqual([5, 5]);
    expect(messagesOf(run)).toMatchObject([{ cause: 'sendOk' }, { cause: 'sendOk' }]);
  });

  test('GC2 it fails with the try, or at its own deadline', () => {
    const refused = play('grpc-go-channel', { timeline: [refusing(9_000)] });
    expect(messagesOf(refused)).toMatchObject([{ cause: 'connectRefused', endedMs: 2.3 }]);
    const silent = play('grpc-go-channel', { timeline: [swallowing(60_000)] });
    expect(messagesOf(silent)).toMatchObject([{ cause: 'attemptTimedOut', endedMs: 3_000 }]);
  });

  test.each(LIBRARIES)(
    'GC3 %s fails calls at once between two tries, and tries no sooner',
    (profile) => {
      const sends = [call(0), call(200), call(400)];
      const run = play(profile, { sends, timeline: [refusing(60_000)], durationMs: 700 });
      expect(messagesOf(run)).toMatchObject([
        { cause: 'connectRefused' },
        { cause: 'channelBackingOff', endedMs: 200.3 },
        { cause: 'channelBackingOff', endedMs: 400.3 },
      ]);
      expect(triesOf(run)).toEqual([0]);
    },
  );

  test.each([
    ['1.50.0', 'connectTimedOut', 60_000.3],
    ['1.85.1', 'channelBackingOff', 31_000.3],
  ])('GC3 during a further try grpc-java %s ends a call by %s', (version, cause, endedMs) => {
    const run = play('grpc-java-channel', {
      version,
      settings: { deadline: 60_000 },
      sends: [call(0), call(31_000)],
      timeline: [swallowing(100_000)],
      durationMs: 100_000,
    });
    expect(messagesOf(run)[1]).toMatchObject({ cause, endedMs });
  });

  test('GC3 a call that waits for the channel gets through with the next try, or ends at its deadline', () => {
    const run = play('grpc-go-channel', {
      sends: [call(0), waitingCall(100, 400), waitingCall(100, 60_000)],
      timeline: [refusing(800)],
    });
    expect(messagesOf(run)).toMatchObject([
      { cause: 'connectRefused' },
      { cause: 'attemptTimedOut', endedMs: 500 },
      { cause: 'sendOk', endedMs: 1_008 },
    ]);
  });

  test('GC3 so does every call of a client that is set to', () => {
    const settings = { waitForReady: true };
    const sends = [call(0), call(100)];
    const run = play('grpc-go-channel', { settings, sends, timeline: [refusing(800)] });
    expect(messagesOf(run)).toMatchObject([{ endedMs: 1_008 }, { endedMs: 1_008 }]);
  });

  test('GC9 a connection that breaks ends the calls on it, and is opened again by the next call only', () => {
    const run = play('grpc-js-channel', {
      sends: [call(0), call(20_000)],
      timeline: [fault('crash', 'a', [5, 6])],
    });
    expect(messagesOf(run)).toMatchObject([{ cause: 'connectionClosed' }, { cause: 'sendOk' }]);
    expect(triesOf(run)).toEqual([0, 20_000]);
    expect(momentsOf(run, CHANNEL.idle)).toEqual([6]);
  });

  test('GC10 four megabytes are written in 15 ms', () => {
    const sends = [{ ...call(0), bodyBytes: 4_194_304 }];
    expect(attemptsOf(play('grpc-go-channel', { sends }))).toMatchObject([
      { arrivedMs: 4 + 15 + 1 },
    ]);
  });
});

describe('waits between tries', () => {
  test.each([
    ['grpc-go-channel', 1_002, 1_002],
    ['grpc-js-channel', 1_000, 1_000],
    ['grpc-java-channel', 800, 1_200],
  ])('GC4 the first wait of %s lies between %d and %d ms', (profile, low, high) => {
    const draws = drawsOf(profile, 1);
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(low);
    expect(Math.max(...draws)).toBeLessThanOrEqual(high);
    if (low < high) expect(Math.max(...draws) - Math.min(...draws)).toBeGreaterThan(300);
  });

  test.each(['grpc-go-channel', 'grpc-java-channel'])(
    'GC4 the sixth wait of %s is 1 s · 1.6⁵ ± 20 %%, drawn afresh',
    (profile) => {
      const draws = drawsOf(profile, 6);
      expect(Math.min(...draws)).toBeGreaterThan(10_486 * 0.8 - 1);
      expect(Math.min(...draws)).toBeLessThan(10_486 * 0.85);
      expect(Math.max(...draws)).toBeGreaterThan(10_486 * 1.15);
      expect(Math.max(...draws)).toBeLessThan(10_486 * 1.2 + 3);
    },
  );

  test('GC4 no wait grows beyond 120 s before its jitter', () => {
    const run = play('grpc-go-channel', { timeline: [refusing(3e6)], durationMs: 1_500_000 });
    expect(Math.max(...waitsOf(run))).toBeLessThan(144_003);
    expect(Math.max(...waitsOf(run))).toBeGreaterThan(96_000);
  });

  test('GC4 the settings of Go and Node decide', () => {
    const timeline = [refusing(9_000)];
    const settings = { BaseDelay: 100, Multiplier: 2, Jitter: 0 };
    const go = play('grpc-go-channel', { settings, timeline, durationMs: 1_000 });
    expect(triesOf(go)).toEqual([0, 102, 304, 706]);
    const ceiling = { initial_reconnect_backoff_ms: 100, max_reconnect_backoff_ms: 100 };
    const js = play('grpc-js-channel', { settings: ceiling, timeline, durationMs: 9_000 });
    expect(Math.max(...waitsOf(js))).toBeLessThanOrEqual(120);
  });

  test('GC5 in Node the jitter of one wait is in all later ones', () => {
    const draws = drawsOf('grpc-js-channel', 6);
    expect(Math.min(...draws)).toBeLessThan(10_486 * 0.75);
    expect(Math.max(...draws)).toBeGreaterThan(10_486 * 1.25);
  });

  test('GC6 Go counts its wait from the end of the try, Java and Node from its start', () => {
    const timeline = [swallowing(90_000)];
    const [goWait = 0] = waitsOf(play('grpc-go-channel', { timeline, durationMs: 90_000 }));
    expect(goWait).toBe(21_000);
    const [javaWait = 0] = waitsOf(play('grpc-java-channel', { timeline, durationMs: 90_000 }));
    expect(javaWait).toBe(30_000);
    const settings = { CONNECT_TIMEOUT_MILLIS: 3_000 };
    const short = waitsOf(play('grpc-java-channel', { settings, timeline, durationMs: 90_000 }));
    expect(short.slice(0, 3)).toEqual([3_000, 3_000, expect.closeTo(3_000, -2)]);
    expect(short[4]).toBeGreaterThan(5_000);
  });

  test('GC7 a try may take 20 s in Go, 30 s in Java, 133.6 s in Node', () => {
    const firstFailure = (profile: string, settings: Settings = {}): number | undefined =>
      momentsOf(
        play(profile, { settings, timeline: [swallowing(200_000)], durationMs: 200_000 }),
        CHANNEL.transientFailure,
      )[0];
    expect(firstFailure('grpc-go-channel')).toBe(20_000);
    expect(firstFailure('grpc-go-channel', { BaseDelay: 50_000 })).toBe(50_000);
    expect(firstFailure('grpc-java-channel')).toBe(30_000);
    expect(firstFailure('grpc-js-channel')).toBe(133_600);
  });

  test.each(LIBRARIES)('GC8 %s finds a server that is back with its next try', (profile) => {
    const timeline = [refusing(10_000)];
    const sends = [call(0)];
    const run = play(profile, { timeline, sends });
    const [ready = 0] = momentsOf(run, CHANNEL.ready);
    const after = triesOf(run).filter((moment) => moment >= 10_000);
    expect(after).toHaveLength(1);
    expect(ready).toBe((after[0] ?? 0) + 4);
  });

  test('GC8 after a connection the waits begin anew', () => {
    const run = play('grpc-go-channel', {
      sends: [call(0), call(20_000)],
      timeline: [refusing(10_000), fault('crash', 'a', [18_000, 40_000])],
      durationMs: 23_000,
    });
    const tries = triesOf(run).filter((moment) => moment >= 20_000);
    expect(tries.slice(0, 2)).toEqual([20_000, 21_002]);
  });
});
