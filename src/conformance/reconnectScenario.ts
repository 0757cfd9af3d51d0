// A bare gRPC channel whose server refuses, swallows, cuts or returns, as a scenario.
import type { ListedSend, TimelineEntry } from '../scenario/Scenario.ts';
import type { ObservedChannel, ReconnectCase } from './GoldenCase.ts';
import { fault, type ScenarioParts } from './scenarioParts.ts';

/** Longer than the longest waits that were recorded: ours may be longer still. */
const LONGER = 1.3;
const MARGIN_MS = 2_000;

/** While the server was away the recorders made a fail-fast call that often. */
const FAIL_FAST_EVERY_MS = 100;

/** The first `repeat` plays the first channel that was recorded, and so on round. */
export function channelOf(
  { channels }: ReconnectCase,
  repeat: number,
): ObservedChannel | undefined {
  return channels[repeat % Math.max(1, channels.length)];
}

export function reconnectScenario(golden: ReconnectCase, repeat: number): ScenarioParts {
  const channel = channelOf(golden, repeat);
  const durationMs = Math.ceil(
    channel === undefined
      ? LONGER * golden.waits.reduce((sum, { high }) => sum + high, 0) + MARGIN_MS
      : Math.max(...momentsOf(channel)) + MARGIN_MS,
  );
  const [server] = golden.brokers;
  const id = server?.name ?? 'server';
  return {
    durationMs,
    brokers: [
      {
        id,
        settings: { writeQueueNums: 1 },
        script: { list: 'all', steps: [], then: { kind: 'reply', code: 20_000, afterMs: 0 } },
      },
    ],
    workload: {},
    sends: sendsOf(golden, channel, durationMs),
    timeline: timelineOf(golden, { channel, id, durationMs }),
  };
}

function momentsOf({ attemptsAtMs, states, calls, back }: ObservedChannel): readonly number[] {
  return [
    ...attemptsAtMs,
    ...states.map(({ atMs }) => atMs),
    ...calls.map(({ atMs, tookMs }) => atMs + tookMs),
    // Our next try may come later than the recorded one.
    ...(back === undefined ? [] : [3 * back.atMs]),
  ];
}

/** How long the recorders let a call wait for the channel stands only in the prose of the question. */
const DEADLINE = /with a (\d+) s deadline/;

function sendsOf(
  { question }: ReconnectCase,
  channel: ObservedChannel | undefined,
  durationMs: number,
): readonly ListedSend[] {
  const seconds = DEADLINE.exec(question)?.[1];
  const waitForReadyMs = seconds === undefined ? durationMs : Number(seconds) * 1000;
  const ask: ListedSend = { atMs: 0, bodyBytes: 0, waitForReadyMs: durationMs };
  if (channel === undefined) return [ask];
  if (channel.back !== undefined) {
    const count = Math.ceil(durationMs / FAIL_FAST_EVERY_MS);
    return [
      ask,
      ...Array.from({ length: count }, (_, index) => ({
        atMs: index * FAIL_FAST_EVERY_MS,
        bodyBytes: 0,
      })),
    ];
  }
  return channel.calls
    .toSorted((a, b) => a.atMs - b.atMs)
    .map(({ atMs, waitsForReady }) => ({
      atMs,
      bodyBytes: 0,
      ...(waitsForReady ? { waitForReadyMs } : {}),
    }));
}

interface Played {
  readonly channel: ObservedChannel | undefined;
  readonly id: string;
  readonly durationMs: number;
}

function timelineOf(
  { server }: ReconnectCase,
  { channel, id, durationMs }: Played,
): readonly TimelineEntry[] {
  const always = { startMs: 0, endMs: durationMs };
  switch (server) {
    case 'up':
      return [];
    case 'refuses':
      return [fault('refuse', id, always)];
    case 'swallows':
      return [fault('blackHole', id, always)];
    case 'returns':
      return [fault('refuse', id, { startMs: 0, endMs: channel?.back?.atMs ?? durationMs })];
    case 'cuts': {
      // It is back before anybody asks again.
      const cutMs = channel === undefined ? 0 : cutAtMs(channel);
      return [fault('crash', id, { startMs: cutMs, endMs: cutMs + 1 })];
    }
  }
}

/** The channel tells at once that it was cut. */
function cutAtMs({ states }: ObservedChannel): number {
  const ready = states.findIndex(({ state }) => state === 'READY');
  return states.slice(ready + 1).find(({ state }) => state === 'IDLE')?.atMs ?? 0;
}
