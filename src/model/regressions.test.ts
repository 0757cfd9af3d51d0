// Runs that once broke a law on the side of the brokers, each with the sentence of what was wrong. They stay, so that
// it does not come back.
import { describe, expect, test } from 'vitest';
import { FLAG } from '../recording/outcomes.ts';
import { DIMENSION, NEVER, PART, type Recording } from '../recording/Recording.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import { BUSY, brokerFault, lawfulRun, small } from './lawfulRun.ts';
import { change } from './smallScenario.ts';

/** Seconds in which the broker stored something. */
function busySeconds({ attempts, endAt }: Recording): readonly number[] {
  const seconds = new Set<number>();
  for (let row = 0; row < attempts.count; row++) {
    const after = attempts.storedAfter[row] ?? NEVER;
    if (after !== NEVER) seconds.add(Math.floor(((attempts.sentAt[row] ?? 0) + after) / 1_000_000));
  }
  return Array.from({ length: endAt / 1_000_000 }, (_, second) => second).filter((second) =>
    seconds.has(second),
  );
}

/** The broker's life as `moment in s: state`. */
function livesOf({ states }: Recording): readonly string[] {
  const lives: string[] = [];
  for (let row = 0; row < states.count; row++) {
    if (states.part[row] !== PART.broker || states.dimension[row] !== DIMENSION.life) continue;
    const name = ['up', 'down', 'paused'][states.value[row] ?? -1] ?? '';
    lives.push(`${(states.at[row] ?? 0) / 1_000_000}: ${name}`);
  }
  return lives;
}

describe('crash, shutdown and pause over each other', () => {
  test('a crash of a frozen broker took back events that were not there', () => {
    const recording = lawfulRun(
      small({
        broker: BUSY,
        timeline: [brokerFault('pause', 2_000, 5_000), brokerFault('crash', 3_000, 4_000)],
      }),
    );
    // The process that starts at 4 s is frozen as well: the pause goes on.
    expect(livesOf(recording)).toEqual(['2: paused', '3: down', '4: up', '4: paused', '5: up']);
    expect(busySeconds(recording)).toEqual([0, 1, 5, 6, 7, 8, 9]);
  });

  test('a shutdown while frozen left threads busy for ever', () => {
    const recording = lawfulRun(
      small({
        broker: BUSY,
        timeline: [brokerFault('pause', 2_000, 4_000), brokerFault('shutdown', 3_000, 6_000)],
      }),
    );
    // A frozen process cannot end in order: it is killed.
    expect(livesOf(recording)).toEqual(['2: paused', '3: down', '6: up']);
    expect(busySeconds(recording)).toEqual([0, 1, 6, 7, 8, 9]);
  });

  test('the end of a shutdown started a broker that was still crashed', () => {
    const recording = lawfulRun(
      small({
        timeline: [brokerFault('crash', 2_000, 8_000), brokerFault('shutdown', 3_000, 5_000)],
      }),
    );
    expect(livesOf(recording)).toEqual(['2: down', '8: up']);
    expect(busySeconds(recording)).toEqual([0, 1, 8, 9]);
  });

  test('a crash kills what a shutdown let finish', () => {
    const recording = lawfulRun(
      small({
        broker: { ...BUSY, brokerFastFailureEnable: false },
        timeline: [brokerFault('shutdown', 2_000, 8_000), brokerFault('crash', 4_000, 5_000)],
      }),
    );
    expect(busySeconds(recording)).toEqual([0, 1, 2, 3, 8, 9]);
  });

  test('threads added during a pause were taken by those that came last', () => {
    const { attempts } = lawfulRun(
      small({
        broker: { ...BUSY, brokerFastFailureEnable: false },
        client: { workload: { ratePerSec: 30, arrivals: 'constant' } },
        timeline: [
          brokerFault('pause', 4_000, 5_000),
          change(4_500, 'brokers.broker-a.sendMessageThreadPoolNums', 8),
        ],
      }),
    );
    const begun = Array.from({ length: attempts.count }, (_, row) => row)
      .filter((row) => attempts.beganAfter[row] !== NEVER)
      .map((row) => (attempts.sentAt[row] ?? 0) + (attempts.beganAfter[row] ?? 0));
    expect(begun).toEqual(begun.toSorted((a, b) => a - b));
  });
});

describe('the name server', () => {
  const expiring = {
    nameServer: { brokerNotActiveTimeoutMillis: 2_000, scanNotActiveBrokerInterval: 100 },
    client: {
      profile: 'rocketmq-java-remoting',
      version: '5.3.3',
      mode: 'sync',
      settings: { pollNameServerInterval: 100 },
      workload: { ratePerSec: 20 },
    },
  };
  /** A second broker, so that the list a client gets is never empty. */
  const beside = (scenario: Scenario): Scenario => ({
    ...scenario,
    brokers: [...scenario.brokers, { id: 'broker-b', settings: {} }],
  });
  const routeChanges = ({ states }: Recording): number =>
    Array.from({ length: states.count }, (_, row) => row).filter(
      (row) => states.dimension[row] === DIMENSION.route && states.value[row] === 0,
    ).length;

  test('forgot a broker that spoke again, when it had been silent for two reasons', () => {
    const recording = lawfulRun(
      beside(
        small({
          ...expiring,
          timeline: [brokerFault('pause', 1_000, 1_300), brokerFault('blackHole', 1_100, 1_400)],
        }),
      ),
    );
    expect(routeChanges(recording)).toBe(0);
  });

  test('took a broker for alive while one of two reasons for its silence lasted', () => {
    const recording = lawfulRun(
      beside(
        small({
          ...expiring,
          nameServer: { ...expiring.nameServer, registerNameServerPeriod: 10_000 },
          timeline: [brokerFault('pause', 1_000, 9_000), brokerFault('blackHole', 1_100, 1_200)],
        }),
      ),
    );
    expect(routeChanges(recording)).toBe(1);
  });

  test('threw out a broker that had crashed and come back, for a silence from before', () => {
    const recording = lawfulRun(
      beside(
        small({
          ...expiring,
          durationMs: 20_000,
          nameServer: { ...expiring.nameServer, brokerNotActiveTimeoutMillis: 13_000 },
          timeline: [brokerFault('pause', 500, 1_000), brokerFault('crash', 600, 700)],
        }),
      ),
    );
    expect(routeChanges(recording)).toBeLessThanOrEqual(1);
  });
});

describe('the store', () => {
  test('a crash while the acknowledgement was on its way was no loss', () => {
    const recording = lawfulRun(
      small({
        network: { latencyMs: 50 },
        broker: { transientStorePoolEnable: true, commitIntervalCommitLog: 10_000 },
        timeline: [brokerFault('crash', 5_000, 6_000)],
      }),
    );
    const { attempts } = recording;
    const lost = Array.from({ length: attempts.count }, (_, row) => row).filter(
      (row) => ((attempts.flags[row] ?? 0) & FLAG.lostAfterAck) !== 0,
    );
    expect(lost.some((row) => heardAt(recording, row) > 5_000_000)).toBe(true);
    expect(lost.some((row) => heardAt(recording, row) < 5_000_000)).toBe(true);
  });

  const heardAt = ({ attempts }: Recording, row: number): number =>
    (attempts.sentAt[row] ?? 0) + (attempts.endedAfter[row] ?? 0);

  test('a broker answered, after its restart, for a flush that died with the process before', () => {
    const recording = lawfulRun(
      small({
        network: { latencyMs: 0 },
        broker: { flushDiskType: 'SYNC_FLUSH', syncFlushTimeout: 2_000 },
        client: { settings: { attemptTimeoutMs: 9_000, maxAttempts: 1 } },
        timeline: [
          brokerFault('flushStall', 1_000, 9_000),
          // The connection's end is not heard: the client waits on.
          brokerFault('blackHole', 1_500, 2_100),
          brokerFault('crash', 2_000, 2_050),
        ],
      }),
    );
    const { attempts } = recording;
    for (let row = 0; row < attempts.count; row++) {
      const storedAt = (attempts.sentAt[row] ?? 0) + (attempts.storedAfter[row] ?? 0);
      const isBeforeCrash = attempts.storedAfter[row] !== NEVER && storedAt < 2_000_000;
      if (isBeforeCrash && storedAt > 1_000_000) {
        expect(attempts.answeredAfter[row], `attempt ${row}`).toBe(NEVER);
      }
    }
  });

  test('a frozen broker wrote its memory to the file', () => {
    const recording = lawfulRun(
      small({
        broker: { transientStorePoolEnable: true, commitIntervalCommitLog: 1_000 },
        timeline: [brokerFault('pause', 4_900, 8_000), brokerFault('crash', 7_000, 7_500)],
      }),
    );
    const { attempts } = recording;
    const isLost = attempts.flags.some((flags) => (flags & FLAG.lostAfterAck) !== 0);
    expect(isLost).toBe(true);
  });
});
