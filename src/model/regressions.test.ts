// Runs that once broke a law, each with the sentence of what was wrong. They stay, so that it does not come back.
import { describe, expect, test } from 'vitest';
import { gaugeAt } from '../recording/gaugeAt.ts';
import { FLAG, OUTCOME, RESULT } from '../recording/outcomes.ts';
import { DIMENSION, NEVER, PART, type Recording } from '../recording/Recording.ts';
import type {
  ClientScenario,
  FaultEntry,
  FaultKind,
  Scenario,
  TimelineEntry,
} from '../scenario/Scenario.ts';
import type { Settings } from '../scenario/SettingSpec.ts';
import { lawsBroken } from './lawsBroken.ts';
import { startRun } from './startRun.ts';

/** More events than any of these small runs has: one that goes on and on fails instead of hanging. */
const EVENTS_MAX = 2_000_000;

function run(scenario: Scenario): Recording {
  const started = startRun(scenario);
  const isOver = started.advance(EVENTS_MAX);
  expect(isOver, 'the run ends').toBe(true);
  const recording = started.finish();
  expect(lawsBroken(recording)).toEqual([]);
  return recording;
}

interface World {
  readonly durationMs?: number;
  readonly network?: Settings;
  readonly nameServer?: Settings;
  readonly broker?: Settings;
  readonly client?: Partial<ClientScenario>;
  readonly timeline?: readonly TimelineEntry[];
}

const BUSY = { sendMessageThreadPoolNums: 1, serviceMs: 100, serviceDistribution: 'constant' };

/** One broker, one client. */
function small({ durationMs = 10_000, network = {}, ...parts }: World): Scenario {
  return {
    version: 1,
    preset: '',
    name: '',
    seed: 1,
    durationMs,
    network,
    nameServer: parts.nameServer ?? {},
    brokers: [{ id: 'broker-a', settings: parts.broker ?? {} }],
    clients: [
      {
        id: 'orders',
        profile: 'custom',
        version: '1',
        mode: 'async',
        settings: {},
        workload: {},
        ...parts.client,
      },
    ],
    timeline: parts.timeline ?? [],
  };
}

function fault(kind: FaultKind, startMs: number, endMs: number): FaultEntry {
  return { kind: 'fault', fault: kind, target: 'broker-a', startMs, endMs };
}

function set(atMs: number, path: string, value: number | boolean | string): TimelineEntry {
  return { kind: 'set', atMs, path, value };
}

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
    const recording = run(
      small({
        broker: BUSY,
        timeline: [fault('pause', 2_000, 5_000), fault('crash', 3_000, 4_000)],
      }),
    );
    // The process that starts at 4 s is frozen as well: the pause goes on.
    expect(livesOf(recording)).toEqual(['2: paused', '3: down', '4: up', '4: paused', '5: up']);
    expect(busySeconds(recording)).toEqual([0, 1, 5, 6, 7, 8, 9]);
  });

  test('a shutdown while frozen left threads busy for ever', () => {
    const recording = run(
      small({
        broker: BUSY,
        timeline: [fault('pause', 2_000, 4_000), fault('shutdown', 3_000, 6_000)],
      }),
    );
    // A frozen process cannot end in order: it is killed.
    expect(livesOf(recording)).toEqual(['2: paused', '3: down', '6: up']);
    expect(busySeconds(recording)).toEqual([0, 1, 6, 7, 8, 9]);
  });

  test('the end of a shutdown started a broker that was still crashed', () => {
    const recording = run(
      small({ timeline: [fault('crash', 2_000, 8_000), fault('shutdown', 3_000, 5_000)] }),
    );
    expect(livesOf(recording)).toEqual(['2: down', '8: up']);
    expect(busySeconds(recording)).toEqual([0, 1, 8, 9]);
  });

  test('a crash kills what a shutdown let finish', () => {
    const recording = run(
      small({
        broker: { ...BUSY, brokerFastFailureEnable: false },
        timeline: [fault('shutdown', 2_000, 8_000), fault('crash', 4_000, 5_000)],
      }),
    );
    expect(busySeconds(recording)).toEqual([0, 1, 2, 3, 8, 9]);
  });

  test('threads added during a pause were taken by those that came last', () => {
    const { attempts } = run(
      small({
        broker: { ...BUSY, brokerFastFailureEnable: false },
        client: { workload: { ratePerSec: 30, arrivals: 'constant' } },
        timeline: [
          fault('pause', 4_000, 5_000),
          set(4_500, 'brokers.broker-a.sendMessageThreadPoolNums', 8),
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
    const recording = run(
      beside(
        small({
          ...expiring,
          timeline: [fault('pause', 1_000, 1_300), fault('blackHole', 1_100, 1_400)],
        }),
      ),
    );
    expect(routeChanges(recording)).toBe(0);
  });

  test('took a broker for alive while one of two reasons for its silence lasted', () => {
    const recording = run(
      beside(
        small({
          ...expiring,
          nameServer: { ...expiring.nameServer, registerNameServerPeriod: 10_000 },
          timeline: [fault('pause', 1_000, 9_000), fault('blackHole', 1_100, 1_200)],
        }),
      ),
    );
    expect(routeChanges(recording)).toBe(1);
  });

  test('threw out a broker that had crashed and come back, for a silence from before', () => {
    const recording = run(
      beside(
        small({
          ...expiring,
          durationMs: 20_000,
          nameServer: { ...expiring.nameServer, brokerNotActiveTimeoutMillis: 13_000 },
          timeline: [fault('pause', 500, 1_000), fault('crash', 600, 700)],
        }),
      ),
    );
    expect(routeChanges(recording)).toBeLessThanOrEqual(1);
  });
});

describe('the store', () => {
  test('a crash while the acknowledgement was on its way was no loss', () => {
    const recording = run(
      small({
        network: { latencyMs: 50 },
        broker: { transientStorePoolEnable: true, commitIntervalCommitLog: 10_000 },
        timeline: [fault('crash', 5_000, 6_000)],
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
    const recording = run(
      small({
        network: { latencyMs: 0 },
        broker: { flushDiskType: 'SYNC_FLUSH', syncFlushTimeout: 2_000 },
        client: { settings: { attemptTimeoutMs: 9_000, maxAttempts: 1 } },
        timeline: [
          fault('flushStall', 1_000, 9_000),
          // The connection's end is not heard: the client waits on.
          fault('blackHole', 1_500, 2_100),
          fault('crash', 2_000, 2_050),
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
    const recording = run(
      small({
        broker: { transientStorePoolEnable: true, commitIntervalCommitLog: 1_000 },
        timeline: [fault('pause', 4_900, 8_000), fault('crash', 7_000, 7_500)],
      }),
    );
    const { attempts } = recording;
    const isLost = attempts.flags.some((flags) => (flags & FLAG.lostAfterAck) !== 0);
    expect(isLost).toBe(true);
  });
});

describe('callers', () => {
  test('a closed loop whose sends take no time stood still in one instant', () => {
    const oneway = { profile: 'rocketmq-java-remoting', version: '5.3.3', mode: 'oneway' };
    const recording = run(
      small({
        durationMs: 1_000,
        client: { ...oneway, workload: { loop: 'closed', callers: 2 } },
      }),
    );
    // 5 000 sends a second for each caller are the most.
    expect(recording.messages.count).toBe(10_000);
  });

  test('a closed loop in front of an open circuit breaker stood still as well', () => {
    const recording = run(
      small({
        durationMs: 3_000,
        client: {
          mode: 'sync',
          settings: { circuitBreaker: true, minimumNumberOfCalls: 5, maxAttempts: 1 },
          workload: { loop: 'closed', callers: 3 },
        },
        timeline: [fault('crash', 1_000, 2_000)],
      }),
    );
    expect(recording.messages.result.includes(RESULT.failed)).toBe(true);
  });

  test('callers that were taken away and given back never came back', () => {
    const recording = run(
      small({
        client: {
          mode: 'sync',
          workload: { loop: 'closed', callers: 8, thinkTimeMs: 10 },
        },
        timeline: [
          set(3_000, 'clients.orders.workload.callers', 2),
          set(6_000, 'clients.orders.workload.callers', 8),
        ],
      }),
    );
    const sent = (fromMs: number, toMs: number): number =>
      recording.messages.intendedAt
        .slice(0, recording.messages.count)
        .filter((at) => at >= fromMs * 1000 && at < toMs * 1000).length;
    expect(sent(7_000, 9_000) / sent(1_000, 3_000)).toBeCloseTo(1, 1);
    expect(sent(4_000, 6_000) / sent(1_000, 3_000)).toBeCloseTo(2 / 8, 1);
  });

  test('free callers beyond a lowered limit went on sending', () => {
    const recording = run(
      small({
        broker: { serviceMs: 50 },
        client: { mode: 'sync', workload: { callers: 40, ratePerSec: 60 } },
        timeline: [set(5_000, 'clients.orders.workload.callers', 3)],
      }),
    );
    for (let atMs = 5_250; atMs < 10_000; atMs += 10) {
      expect(gaugeAt(recording, 'blockedCallers', 0, atMs)).toBeLessThanOrEqual(3);
    }
  });

  test.each(['sync', 'async'])(
    'a change between open and closed loop counted callers twice or not at all (%s)',
    (mode) => {
      const recording = run(
        small({
          client: { mode, workload: { callers: 10, ratePerSec: 100, thinkTimeMs: 100 } },
          timeline: [
            set(3_000, 'clients.orders.workload.loop', 'closed'),
            set(6_000, 'clients.orders.workload.loop', 'open'),
          ],
        }),
      );
      const perSecond = new Array<number>(10).fill(0);
      for (const at of recording.messages.intendedAt.slice(0, recording.messages.count)) {
        const second = Math.floor(at / 1_000_000);
        perSecond[second] = (perSecond[second] ?? 0) + 1;
      }
      // 100/s by arrivals, then 10 callers each 100 ms and a few, then by arrivals again.
      for (const second of [1, 2, 7, 8, 9]) expect(perSecond[second]).toBeGreaterThan(70);
      for (const second of [4, 5]) expect(perSecond[second]).toBeLessThanOrEqual(100);
      for (const second of [4, 5]) expect(perSecond[second]).toBeGreaterThan(80);
    },
  );
});

describe('far times', () => {
  test('a service longer than the clock reaches stopped the run', () => {
    const slow = { ...fault('slow', 0, 1_000), strength: 1_000 };
    const recording = run(
      small({
        broker: { serviceMs: 10_000 },
        timeline: [slow, { ...slow, startMs: 1 }],
      }),
    );
    expect(recording.endAt).toBe(10_000_000);
  });

  test('an arrival later than the clock reaches stopped the run', () => {
    const recording = run(
      small({
        client: { workload: { ratePerSec: 0.1 } },
        timeline: [{ ...fault('spike', 0, 10_000), target: 'orders', strength: 1e-9 }],
      }),
    );
    expect(recording.messages.count).toBe(0);
  });
});

describe('settings that change while the run goes on', () => {
  test('a half-open breaker whose window changed waited for probes it had already counted', () => {
    const recording = run(
      small({
        durationMs: 20_000,
        client: {
          settings: {
            circuitBreaker: true,
            minimumNumberOfCalls: 5,
            maxAttempts: 1,
            attemptTimeoutMs: 500,
            waitDurationInOpenState: 1_000,
            permittedNumberOfCallsInHalfOpenState: 4,
          },
          workload: { ratePerSec: 2, arrivals: 'constant' },
        },
        timeline: [
          fault('crash', 3_000, 8_000),
          // Between the first and the last of the probes.
          set(10_200, 'clients.orders.settings.slidingWindowSize', 50),
        ],
      }),
    );
    const { attempts } = recording;
    const last = attempts.count - 1;
    expect((attempts.sentAt[last] ?? 0) / 1_000_000).toBeGreaterThan(18);
    expect(attempts.outcome[last]).toBe(OUTCOME.stored);
  });

  test('oneway requests were dropped at dequeue as if somebody had waited for them', () => {
    const oneway = { profile: 'rocketmq-java-remoting', version: '5.3.3', mode: 'oneway' };
    const recording = run(
      small({
        broker: { ...BUSY, dropExpiredAtDequeue: true, brokerFastFailureEnable: false },
        client: { ...oneway, workload: { ratePerSec: 20 } },
      }),
    );
    expect(
      recording.attempts.storedAfter.filter((after) => after !== NEVER).length,
    ).toBeGreaterThan(90);
  });

  test('a client without a retry budget showed one', () => {
    expect(gaugeAt(run(small({})), 'retryTokens', 0, 5_000)).toBe(0);
  });
});
