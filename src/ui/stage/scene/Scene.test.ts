import { describe, expect, test } from 'vitest';
import { handmadeRecording } from '../../../recording/handmadeRecording.ts';
import type { HandmadeMessage, HandmadeState } from '../../../recording/handmadeRecording.ts';
import { runToEnd } from '../../../model/startRun.ts';
import { LIFE, type GaugeName } from '../../../recording/Recording.ts';
import { SAMPLE_SCENARIO } from '../../../recording/sampleRecording.ts';
import { presetOf } from '../../../scenario/presets.ts';
import { CALLER, Scene } from './Scene.ts';

function sceneOf(
  messages: readonly HandmadeMessage[],
  states: readonly HandmadeState[] = [],
): Scene {
  return new Scene(handmadeRecording({ scenario: SAMPLE_SCENARIO, messages, states }));
}

const slowSend: HandmadeMessage = {
  intendedMs: 10,
  startedMs: 20,
  endedMs: 3_000,
  caller: 5,
  attempts: [
    {
      sentMs: 20,
      arrivedMs: 21,
      answeredMs: 221,
      endedMs: 222,
      outcome: 'throttled',
      waitPlannedMs: 1_000,
      waitMs: 1_000,
      waitCause: 'backoffDocumented',
    },
    {
      sentMs: 1_222,
      broker: 1,
      arrivedMs: 1_223,
      beganMs: 2_000,
      storedMs: 2_999,
      answeredMs: 2_999,
      endedMs: 3_000,
      outcome: 'stored',
    },
  ],
};

describe('at a moment', () => {
  test.each([
    [15, { inLine: 1, underWay: 0 }],
    [30, { inLine: 0, inCall: 1, waiting: 0 }],
    [500, { inCall: 0, backingOff: 1, waiting: 1 }],
    [1_500, { inCall: 0, blocked: 1, waiting: 0 }],
    [3_000, { underWay: 0 }],
  ])('after %i ms the client is as its message is', (atMs, expected) => {
    const scene = sceneOf([slowSend]);
    scene.readAt(atMs * 1000);
    expect(scene.clients[0]).toMatchObject(expected);
  });

  test.each([
    [30, CALLER.inCall],
    [500, CALLER.backingOff],
    [1_100, CALLER.blocked],
    [3_100, CALLER.free],
  ])('after %i ms caller 5 is known by what it does', (atMs, state) => {
    const scene = sceneOf([slowSend]);
    scene.readAt(atMs * 1000);
    expect(scene.clients[0]?.callers[5]).toBe(state);
  });

  test('a request is first in the queue, then in a thread, then gone', () => {
    const scene = sceneOf([slowSend]);
    const at = (ms: number) => {
      scene.readAt(ms * 1000);
      return { queue: scene.brokers[1]?.queue, busy: scene.brokers[1]?.busy };
    };
    expect(at(1_222.5)).toEqual({ queue: 0, busy: 0 });
    expect(at(1_500)).toEqual({ queue: 1, busy: 0 });
    expect(at(2_500)).toEqual({ queue: 0, busy: 1 });
    expect(scene.brokers[1]?.service[0]).toBe(1);
    expect(scene.serviceRatio(1)).toBeCloseTo(500 / 999);
    expect(at(2_999.5)).toEqual({ queue: 0, busy: 0 });
  });

  test('a crash takes along what was never answered', () => {
    const unanswered = { sentMs: 10, arrivedMs: 11, outcome: 'timedOut' as const, endedMs: 3_010 };
    const scene = sceneOf(
      [{ intendedMs: 10, attempts: [unanswered] }],
      [{ atMs: 50, part: 'broker', index: 0, dimension: 'life', value: LIFE.down }],
    );
    scene.readAt(49_000);
    expect(scene.brokers[0]?.queue).toBe(1);
    scene.readAt(50_000);
    expect(scene.brokers[0]?.queue).toBe(0);
  });
});

// What is counted from rows must be what the run itself has measured.
describe('counts agree with the gauges of real runs', () => {
  test.each(['crash', 'busy-three-clients', 'storm-heals', 'answers-lost'])('%s', (id) => {
    const preset = presetOf(id);
    if (preset === undefined) throw new Error(`no preset ${id}`);
    const recording = runToEnd(preset.scenario);
    const scene = new Scene(recording);
    const differing: string[] = [];
    for (let sample = 7; sample < 1_200; sample += 23) {
      // Gauges are read before anything else happens at their moment.
      scene.readAt(sample * recording.sampleEvery - 1);
      for (const { name, index, values } of recording.gauges) {
        const counted = countedBy(scene, name, index);
        const shown = values[sample] ?? 0;
        if (counted === undefined || counted === shown) continue;
        const at = `${name} ${String(index)} at ${String(sample * recording.sampleEvery)} µs`;
        differing.push(`${at}: counted ${String(counted)}, measured ${String(shown)}`);
      }
    }
    expect(differing).toEqual([]);
  });

  function countedBy(scene: Scene, name: GaugeName, index: number): number | undefined {
    const broker = scene.brokers[index];
    const client = scene.clients[index];
    if (name === 'sendQueue') return broker?.queue;
    if (name === 'busyThreads') return broker?.busy;
    if (name === 'backingOff') return client?.waiting;
    if (name === 'waitingMessages') return client?.inLine;
    return undefined;
  }
});
