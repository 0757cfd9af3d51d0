// The name server, and what clients still believe.
import { describe, expect, test } from 'vitest';
import type { FaultEntry } from '../scenario/Scenario.ts';
import { attemptsOf, messagesOf } from './rowsOf.ts';
import { fault, smallScenario, type SmallOptions } from './smallScenario.ts';
import { runToEnd } from './startRun.ts';
import { traceOf } from './traceOf.ts';

/** When the client's route changed, in ms: `[moment, 'forgets b']`. */
function routeChanges(options: SmallOptions): readonly (readonly [number, string])[] {
  return traceOf(smallScenario(options))
    .split('\n')
    .filter((line) => /hears of|forgets/.test(line))
    .map((line) => [Number(line.slice(0, 8)), line.slice(15).trim()] as const);
}

/** One broker in trouble, a client that polls every 100 ms and sends nothing. */
function quickPolls(durationMs: number, ...timeline: readonly FaultEntry[]): SmallOptions {
  return {
    durationMs,
    timeline,
    client: { settings: { pollNameServerInterval: 100 }, workload: { ratePerSec: 0 } },
  };
}

describe('route', () => {
  test('R1 a client hears of a change with its next poll, up to pollNameServerInterval later', () => {
    const lags = Array.from({ length: 30 }, (_, seed) => {
      const [change] = routeChanges({
        seed,
        durationMs: 45_000,
        timeline: [fault('routeGone', 'b', [10_000, 45_000])],
        client: { workload: { ratePerSec: 0 } },
      });
      return (change?.[0] ?? NaN) - 10_000;
    });
    expect(Math.min(...lags)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...lags)).toBeLessThanOrEqual(30_000);
    expect(Math.max(...lags) - Math.min(...lags)).toBeGreaterThan(15_000);
  });

  test('R1 until then it goes on sending to a dead broker, and loses one quick attempt each time', () => {
    const recording = runToEnd(
      smallScenario({
        durationMs: 9_000,
        timeline: [fault('crash', 'b', [2_000, 9_000])],
        client: {
          settings: { pollNameServerInterval: 3_000 },
          workload: { ratePerSec: 50, arrivals: 'constant', callers: 8 },
        },
      }),
    );
    const refused = attemptsOf(recording).filter(({ cause }) => cause === 'connectRefused');
    expect(refused.length).toBeGreaterThan(5);
    const last = Math.max(...refused.map(({ sentMs }) => sentMs));
    expect(last).toBeGreaterThan(2_000);
    expect(last).toBeLessThanOrEqual(5_000);
    const ended = messagesOf(recording).filter(({ result }) => result !== 'pending');
    expect(ended.every(({ result }) => result === 'ok')).toBe(true);
  });

  test.each(['crash', 'shutdown'] as const)('R2 %s: gone from the route at once', (kind) => {
    const changes = routeChanges(quickPolls(5_000, fault(kind, 'b', [1_000, 5_000])));
    expect(changes).toHaveLength(1);
    expect(changes[0]?.[1]).toBe('forgets b');
    expect(changes[0]?.[0]).toBeLessThanOrEqual(1_100);
  });

  test.each(['pause', 'blackHole'] as const)('R3 %s: gone only after 90 to 125 s', (kind) => {
    const moments = Array.from({ length: 20 }, (_, seed) => {
      const options = quickPolls(140_000, fault(kind, 'b', [1_000, 140_000]));
      return (routeChanges({ ...options, seed })[0]?.[0] ?? NaN) - 1_000;
    });
    expect(Math.min(...moments)).toBeGreaterThanOrEqual(90_000);
    expect(Math.max(...moments)).toBeLessThanOrEqual(125_200);
    expect(Math.max(...moments) - Math.min(...moments)).toBeGreaterThan(10_000);
  });

  test('R3 a pause of 60 s is not noticed at all', () => {
    expect(routeChanges(quickPolls(200_000, fault('pause', 'b', [1_000, 61_000])))).toEqual([]);
  });

  test('R3 one that had expired is back within registerNameServerPeriod', () => {
    const changes = routeChanges(quickPolls(200_000, fault('pause', 'b', [1_000, 150_000])));
    expect(changes.map(([, what]) => what)).toEqual(['forgets b', 'hears of b']);
    expect(changes[1]?.[0]).toBeGreaterThanOrEqual(150_000);
    expect(changes[1]?.[0]).toBeLessThanOrEqual(180_200);
  });

  test('R3 a broker that was killed while frozen and started again does not expire', () => {
    const options = quickPolls(
      200_000,
      fault('pause', 'b', [1_000, 5_000]),
      fault('crash', 'b', [4_000, 6_000]),
    );
    const changes = routeChanges(options);
    expect(changes.map(([, what]) => what)).toEqual(['forgets b', 'hears of b']);
  });

  test('R4 after a start it is listed at once in a quarter of the cases, else after 10 s', () => {
    const lags = Array.from({ length: 80 }, (_, seed) => {
      const options = quickPolls(20_000, fault('crash', 'b', [1_000, 3_000]));
      return (routeChanges({ ...options, seed })[1]?.[0] ?? NaN) - 3_000;
    });
    const atOnce = lags.filter((lag) => lag <= 100).length;
    const later = lags.filter((lag) => lag >= 10_000 && lag <= 10_100).length;
    expect(atOnce + later).toBe(80);
    // 20 are expected.
    expect(atOnce).toBeGreaterThan(7);
    expect(atOnce).toBeLessThan(37);
  });

  test('R5 out of the route, yet it serves whoever has an older one', () => {
    const recording = runToEnd(
      smallScenario({
        durationMs: 4_000,
        timeline: [fault('routeGone', 'b', [1_000, 4_000])],
        client: {
          settings: { pollNameServerInterval: 2_000 },
          workload: { ratePerSec: 50, arrivals: 'constant', callers: 8 },
        },
      }),
    );
    const atB = attemptsOf(recording).filter(({ broker }) => broker === 'b');
    const late = atB.filter(({ sentMs }) => sentMs > 1_000);
    expect(late.length).toBeGreaterThan(0);
    expect(late.every(({ outcome }) => outcome === 'stored')).toBe(true);
    expect(Math.max(...atB.map(({ sentMs }) => sentMs))).toBeLessThan(3_000);
  });

  test('R6 when no broker is left the client keeps its old route', () => {
    const both = [fault('crash', 'a', [1_000, 9_000]), fault('crash', 'b', [1_000, 9_000])];
    expect(routeChanges(quickPolls(5_000, ...both))).toEqual([]);
  });

  test('R7 while the name server is down nothing changes for the clients', () => {
    const changes = routeChanges(
      quickPolls(
        20_000,
        fault('nameServerDown', 'name-server', [500, 10_000]),
        fault('crash', 'b', [1_000, 20_000]),
      ),
    );
    expect(changes).toHaveLength(1);
    expect(changes[0]?.[0]).toBeGreaterThanOrEqual(10_000);
    expect(changes[0]?.[0]).toBeLessThanOrEqual(10_100);
  });
});
