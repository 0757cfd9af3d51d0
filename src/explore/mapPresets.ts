// Maps to begin with: each a scenario of its own and the question asked of it. Names and sentences stand in the texts.
import { BLANK } from '../scenario/presets/parts.ts';
import { presetOf } from '../scenario/presets.ts';
import type { ClientScenario, FaultEntry, Scenario } from '../scenario/Scenario.ts';
import type { Settings } from '../scenario/SettingSpec.ts';
import type { Axis } from './axis.ts';
import type { MapOutcome } from './cells.ts';

/** What a map asks. */
export interface MapQuestion {
  readonly x: Axis;
  readonly y: Axis;
  readonly seeds: number;
  /** What decides where to look closer; all outcomes are kept. */
  readonly outcome: MapOutcome;
}

export interface MapPreset {
  readonly id: 'edge' | 'blur' | 'whichCap' | 'howManyRetries' | 'elsewhere';
  readonly scenario: Scenario;
  readonly question: MapQuestion;
}

type Range = readonly [from: number, to: number, steps: number];

function linear(path: string, [from, to, steps]: Range): Axis {
  return { paths: [path], from, to, steps, scale: 'linear' };
}

function log(path: string, range: Range): Axis {
  return { ...linear(path, range), scale: 'log' };
}

function fault(entry: Omit<FaultEntry, 'kind' | 'target'>): FaultEntry {
  return { kind: 'fault', target: 'broker-a', ...entry };
}

// The metastable system of the preset, begun earlier and watched for a minute.
const storm: Scenario = {
  ...(presetOf('storm-stays')?.scenario ?? BLANK),
  durationMs: 60_000,
  timeline: [fault({ fault: 'pause', startMs: 5_000, endMs: 6_050 })],
};

/** The same with what real arrivals and services are like. */
const blurred: Scenario = {
  ...storm,
  brokers: storm.brokers.map((broker) => ({
    ...broker,
    settings: { ...broker.settings, serviceDistribution: 'exponential' },
  })),
  clients: storm.clients.map((client) => ({
    ...client,
    workload: { ...client.workload, arrivals: 'poisson' },
  })),
};

function custom(settings: Settings, workload: Settings): ClientScenario {
  return { id: 'orders', profile: 'custom', version: '1', mode: 'async', settings, workload };
}

// One broker of 333 messages/s at 250/s. While it is down every message waits and tries again: a small cap asks for
// ever, a large one is late when the broker is back.
const capped: Scenario = {
  ...BLANK,
  durationMs: 90_000,
  brokers: [{ id: 'broker-a', settings: { serviceMs: 12 } }],
  clients: [
    custom(
      { maxAttempts: 20, backoff: 'exponential', initialBackoffMs: 100, maxBackoffMs: 2_000 },
      { ratePerSec: 250 },
    ),
  ],
  timeline: [fault({ fault: 'crash', startMs: 10_000, endMs: 20_000 })],
};

// One thread of 10 ms: 100 messages/s. Over that, every retry is one request more for the same hundred.
const overloaded: Scenario = {
  ...BLANK,
  durationMs: 30_000,
  brokers: [{ id: 'broker-a', settings: { sendMessageThreadPoolNums: 1, serviceMs: 10 } }],
  clients: [
    {
      id: 'orders',
      profile: 'rocketmq-java-remoting',
      version: '5.3.3',
      mode: 'sync',
      settings: {},
      workload: { ratePerSec: 100, callers: 1_000 },
    },
  ],
  timeline: [],
};

// Three brokers, of which one turns slow: what its neighbours can take over depends on how often one asks them.
const oneSlow: Scenario = {
  ...BLANK,
  durationMs: 45_000,
  brokers: ['broker-a', 'broker-b', 'broker-c'].map((id) => ({ id, settings: { serviceMs: 16 } })),
  clients: [custom({ maxAttempts: 3, backoff: 'none' }, { ratePerSec: 500 })],
  timeline: [fault({ fault: 'slow', startMs: 10_000, endMs: 30_000, strength: 6 })],
};

export const MAP_PRESETS: readonly MapPreset[] = [
  {
    id: 'edge',
    scenario: storm,
    question: {
      x: linear('timeline.0.lengthMs', [600, 1_600, 21]),
      y: linear('clients.order-service.workload.ratePerSec', [200, 295, 20]),
      seeds: 1,
      outcome: 'hasRecovered',
    },
  },
  {
    id: 'blur',
    scenario: blurred,
    question: {
      x: linear('timeline.0.lengthMs', [600, 1_600, 21]),
      y: linear('clients.order-service.workload.ratePerSec', [200, 295, 20]),
      seeds: 5,
      outcome: 'hasRecovered',
    },
  },
  {
    id: 'whichCap',
    scenario: capped,
    question: {
      x: log('clients.orders.settings.maxBackoffMs', [200, 30_000, 16]),
      y: linear('timeline.0.lengthMs', [1_000, 31_000, 16]),
      seeds: 2,
      outcome: 'recoveryMs',
    },
  },
  {
    id: 'howManyRetries',
    scenario: overloaded,
    question: {
      x: linear('clients.orders.settings.retryTimesWhenSendFailed', [0, 8, 9]),
      y: linear('clients.orders.workload.ratePerSec', [50, 200, 16]),
      seeds: 3,
      outcome: 'amplification',
    },
  },
  {
    id: 'elsewhere',
    scenario: oneSlow,
    question: {
      x: log('timeline.0.strength', [1.2, 50, 14]),
      y: linear('clients.orders.settings.maxAttempts', [1, 6, 6]),
      seeds: 3,
      outcome: 'failed',
    },
  },
];
