import { describe, expect, test } from 'vitest';
import { handmadeRecording, type HandmadeMessage } from '../../../recording/handmadeRecording.ts';
import { FLAG } from '../../../recording/outcomes.ts';
import { SAMPLE_SCENARIO } from '../../../recording/sampleRecording.ts';
import { DotField, DOTS_MAX, WAIT_STEPS } from './DotField.ts';
import { LOOK } from './dotLook.ts';
import { roadsOf } from './roads.ts';
import { Scene } from './Scene.ts';
import { stageLayout } from './stageLayout.ts';

const layout = stageLayout({
  width: 1104,
  height: 405,
  clientCount: 3,
  brokerCount: 2,
  hasNameServer: true,
});
const roads = roadsOf(layout);

function dotsOf(...messages: readonly HandmadeMessage[]): DotField {
  const recording = handmadeRecording({ scenario: SAMPLE_SCENARIO, messages });
  return new DotField(new Scene(recording), roads);
}

function fill(dots: DotField, atMs: number, stretchMs = 0): void {
  dots.fill({
    atUs: atMs * 1000,
    stretchUs: stretchMs * 1000,
    requestsPerDot: 1,
    popUs: 100_000,
  });
}

const stored: HandmadeMessage = {
  intendedMs: 100,
  endedMs: 302,
  attempts: [
    {
      sentMs: 100,
      arrivedMs: 200,
      beganMs: 200,
      storedMs: 202,
      answeredMs: 202,
      endedMs: 302,
      outcome: 'stored',
    },
  ],
};

describe('a dot', () => {
  test('goes from its producer to its broker, and back with the colour of its outcome', () => {
    const dots = dotsOf(stored);
    const from = layout.clients[0]?.port;
    const to = layout.brokers[0]?.port;
    if (from === undefined || to === undefined) throw new Error('no ports');
    fill(dots, 99);
    expect(dots.count).toBe(0);
    fill(dots, 150);
    expect(dots.count).toBe(1);
    expect(dots.look[0]).toBe(LOOK.inFlight);
    expect(dots.x[0]).toBeGreaterThan(from.x + 100);
    expect(dots.x[0]).toBeLessThan(to.x - 100);
    fill(dots, 201);
    expect(dots.count).toBe(0);
    fill(dots, 210);
    expect(dots.look[0]).toBe(LOOK.stored);
    expect(dots.x[0]).toBeGreaterThan(to.x - 90);
    fill(dots, 302);
    expect(dots.count).toBe(0);
  });

  test('keeps to its lane: requests on one side of the link, answers on the other', () => {
    const dots = dotsOf(stored);
    fill(dots, 150);
    const request = dots.y[0] ?? 0;
    fill(dots, 252);
    expect(dots.y[0]).toBeGreaterThan(request + roads.laneOffset);
  });

  test('stays visible for the stretched time when the network is fast', () => {
    const quick = {
      ...stored,
      attempts: stored.attempts.map((attempt) => ({ ...attempt, arrivedMs: 100.5 })),
    };
    const dots = dotsOf(quick);
    fill(dots, 300, 450);
    expect(dots.count).toBe(1);
    expect(dots.look[0]).toBe(LOOK.inFlight);
  });

  test('that is lost fades on its way, and its timeout rises at the producer', () => {
    const dots = dotsOf({
      intendedMs: 0,
      attempts: [{ sentMs: 0, endedMs: 3_000, outcome: 'timedOut', flags: FLAG.requestLost }],
    });
    fill(dots, 150, 450);
    expect(dots.alpha[0]).toBe(1);
    fill(dots, 250, 450);
    expect(dots.look[0]).toBe(LOOK.lost);
    expect(dots.alpha[0]).toBeLessThan(1);
    fill(dots, 1_000, 450);
    expect(dots.count).toBe(0);
    fill(dots, 3_010, 450);
    expect(dots.look[0]).toBe(LOOK.timedOut);
    fill(dots, 3_200, 450);
    expect(dots.count).toBe(0);
  });

  test('that waits comes nearer to the port as its ring shrinks', () => {
    const dots = dotsOf({
      intendedMs: 0,
      attempts: [
        {
          sentMs: 0,
          arrivedMs: 1,
          answeredMs: 2,
          endedMs: 3,
          outcome: 'throttled',
          waitPlannedMs: 1_000,
          waitMs: 1_000,
          waitCause: 'backoffDocumented',
        },
      ],
    });
    const port = layout.clients[0]?.port ?? { x: 0, y: 0 };
    const far = () => Math.hypot((dots.x[0] ?? 0) - port.x, (dots.y[0] ?? 0) - port.y);
    fill(dots, 50);
    expect(dots.look[0]).toBe(LOOK.waiting);
    expect(dots.waitStep[0]).toBe(1 + Math.ceil(0.953 * WAIT_STEPS));
    const early = far();
    fill(dots, 1_000);
    expect(far()).toBeLessThan(early);
    expect(dots.waitStep[0]).toBe(2);
    expect(dots.waitingCount).toBe(1);
  });
});

describe('many dots', () => {
  const burst = Array.from({ length: 3_000 }, (_, index) => ({
    ...stored,
    intendedMs: 100 + index / 100,
  }));

  test('are never more than can be drawn', () => {
    const dots = dotsOf(...burst);
    fill(dots, 150);
    expect(dots.count).toBe(DOTS_MAX);
  });

  test('stand for several requests each, always the same ones', () => {
    const dots = dotsOf(...burst);
    const show = () => {
      dots.fill({ atUs: 150_000, stretchUs: 0, requestsPerDot: 10, popUs: 0 });
      return [...dots.row.subarray(0, dots.count)];
    };
    const first = show();
    expect(first.length).toBeGreaterThan(220);
    expect(first.length).toBeLessThan(380);
    expect(show()).toEqual(first);
  });
});
