// Scenarios to begin with. Names and sentences for the screen stand in the text catalogs, under the same
// ids. Links name a preset and hold only what differs from it: once released, a preset is not changed, it
// gets a new id (the test of old links fails otherwise).
import {
  avoidanceLockIn,
  blackHoleGrpc,
  goSameBroker,
  oneOutage,
  onewayLost,
  syncFlush,
} from './presets/clients.ts';
import {
  consumerRollback,
  orderlyBlocks,
  poisonOrDown,
  retryLevels,
  slowConsumer,
  takeover,
} from './presets/consumers.ts';
import { goSample, messageTable } from './presets/applications.ts';
import { limitManualPolicy, limitProxyPolicy, proxyBreaks, quota } from './presets/limits.ts';
import { BLANK, java, twoBrokers } from './presets/parts.ts';
import { freezeAvoidance, freezeCalm, freezeCascade, overloadRetries } from './presets/storms.ts';
import type { ClientScenario, Scenario } from './Scenario.ts';

/** The headings they stand under, in the order of the menu. */
export const PRESET_GROUPS = [
  'begin',
  'storms',
  'clients',
  'flowControl',
  'application',
  'consumers',
  'measure',
] as const;
export type PresetGroup = (typeof PRESET_GROUPS)[number];

export interface Preset {
  readonly id: string;
  readonly group: PresetGroup;
  readonly scenario: Scenario;
}

/** 4 threads of 16 ms: 250 messages/s each. Both carry 300/s with ease, one alone cannot. */
const tight = twoBrokers({ serviceMs: 16 });
/** 500 messages/s each: one alone can carry 300/s, so that nothing but the fault itself shows. */
const roomy = twoBrokers({ serviceMs: 8 });

const ordersAndBilling: readonly ClientScenario[] = [
  java('order-service', '5.3.3', { ratePerSec: 200, callers: 64 }),
  java('billing', '5.3.3', { ratePerSec: 100 }),
];

// What good looks like: two brokers with room, one attempt for each message. Break one and there is a storm.
const healthy: Scenario = {
  ...BLANK,
  preset: 'healthy',
  brokers: tight,
  clients: ordersAndBilling,
};

// A refused connection costs one quick failure, and the retry lands on broker-b at once. That is too much for
// broker-b: SYSTEM_BUSY, retried at once again. The storm outlasts the crash, because a client comes back to
// broker-a only with its next poll of the route, up to 30 s later.
const crash: Scenario = {
  ...healthy,
  preset: 'crash',
  timeline: [{ kind: 'fault', fault: 'crash', target: 'broker-a', startMs: 40_000, endMs: 50_000 }],
};

// One outage, three answers to it. Both brokers are slowed to 83 messages/s while 150/s arrive at each, so
// requests older than 200 ms are answered SYSTEM_BUSY: 5.2 gives up at the first, 5.3 sends twice more at
// once, the manual's client waits 1 s and 1.6 s first.
const busyThreeClients: Scenario = {
  ...BLANK,
  preset: 'busy-three-clients',
  brokers: roomy,
  clients: [
    java('java-5-2', '5.2.0', { ratePerSec: 100, callers: 400 }),
    java('java-5-3', '5.3.3', { ratePerSec: 100, callers: 400 }),
    {
      id: 'as-documented',
      profile: 'rocketmq-documented',
      version: 'manual-5.0',
      mode: 'sync',
      settings: {},
      workload: { ratePerSec: 100, callers: 400 },
    },
  ],
  timeline: ['broker-a', 'broker-b'].map((target) => ({
    kind: 'fault',
    fault: 'slow',
    target,
    startMs: 40_000,
    endMs: 60_000,
    strength: 6,
  })),
};

// Retry theory C.10, the metastable failure: one server of 300 requests/s, 280/s offered, 1 s of patience, one
// retry at once. After the pause every answer comes too late, each request is sent twice, and 560/s keep it
// so for ever. A pause of 1.0 s heals, one of 1.1 s does not: drag its end and see.
const stormStays: Scenario = {
  ...BLANK,
  preset: 'storm-stays',
  network: { latencyMs: 0 },
  brokers: [
    {
      id: 'broker-a',
      settings: {
        sendMessageThreadPoolNums: 1,
        serviceDistribution: 'constant',
        serviceMs: 1000 / 300,
        brokerFastFailureEnable: false,
        sendThreadPoolQueueCapacity: 1_000_000,
      },
    },
  ],
  clients: [
    {
      id: 'order-service',
      profile: 'custom',
      version: '1',
      mode: 'sync',
      settings: { maxAttempts: 2, attemptTimeoutMs: 1_000, backoff: 'none' },
      workload: { arrivals: 'constant', ratePerSec: 280, callers: 100_000 },
    },
  ],
  timeline: [{ kind: 'fault', fault: 'pause', target: 'broker-a', startMs: 30_000, endMs: 40_000 }],
};

// The same system and the same outage with one setting changed: a send queue of 150 is worked off in half a
// second, so no answer is ever too late for the client's 1 s, and the storm ends with the pause.
const stormHeals: Scenario = {
  ...stormStays,
  preset: 'storm-heals',
  brokers: stormStays.brokers.map((broker) => ({
    ...broker,
    settings: { ...broker.settings, sendThreadPoolQueueCapacity: 150 },
  })),
};

// Over 90 % broker-a refuses to write (SERVICE_NOT_AVAILABLE), and looks only every 10 s. What is left after
// the fault is 87 %, and it still refuses: the flag is cleared at 85 % or less. The clients go on with broker-b.
const diskFull: Scenario = {
  ...healthy,
  preset: 'disk-full',
  brokers: twoBrokers({ serviceMs: 8, diskUsedRatio: 0.6 }),
  timeline: [
    {
      kind: 'fault',
      fault: 'diskFill',
      target: 'broker-a',
      startMs: 20_000,
      endMs: 56_000,
      strength: 0.95,
    },
    { kind: 'set', atMs: 50_000, path: 'brokers.broker-a.diskUsedRatio', value: 0.87 },
    { kind: 'set', atMs: 84_000, path: 'brokers.broker-a.diskUsedRatio', value: 0.6 },
  ],
};

// The message is stored, only the answer is lost. Whoever retries after 1 s stores it twice, and the timeout
// closes the shared connection, so that sends under way beside it are made twice as well.
const answersLost: Scenario = {
  ...healthy,
  preset: 'answers-lost',
  brokers: roomy,
  clients: ordersAndBilling.map((client) => ({
    ...client,
    settings: { sendMsgMaxTimeoutPerRequest: 1_000 },
    workload: { ...client.workload, callers: 200 },
  })),
  timeline: [
    {
      kind: 'fault',
      fault: 'loseAnswers',
      target: 'broker-a',
      startMs: 40_000,
      endMs: 55_000,
      probability: 0.3,
    },
  ],
};

// A silent broker is worse than a dead one: each send to it holds its caller for the whole 3 s, until no
// caller is left for the healthy broker either.
const blackHole: Scenario = {
  ...healthy,
  preset: 'black-hole',
  brokers: roomy,
  timeline: [
    { kind: 'fault', fault: 'blackHole', target: 'broker-a', startMs: 40_000, endMs: 55_000 },
  ],
};

// The run that speed is measured with: 500 messages/s in all, one crash of 10 s.
const standard: Scenario = {
  ...crash,
  preset: 'standard',
  brokers: twoBrokers({ serviceMs: 4 }),
  clients: [
    java('order-service', '5.3.3', { ratePerSec: 300, callers: 64 }),
    java('billing', '5.3.3', { ratePerSec: 200, callers: 64 }),
  ],
};

// The story that other engines were measured with as well: 571/s of room for 500/s, all connections refused for
// 10 s, retries with full jitter. The client's settings are the defaults of `custom`.
const storm120: Scenario = {
  ...BLANK,
  preset: 'storm-120',
  brokers: [{ id: 'broker-a', settings: { serviceMs: 7 } }],
  clients: [
    {
      id: 'producer',
      profile: 'custom',
      version: '1',
      mode: 'async',
      settings: {},
      workload: { ratePerSec: 500, callers: 100_000 },
    },
  ],
  timeline: [
    { kind: 'fault', fault: 'refuse', target: 'broker-a', startMs: 40_000, endMs: 50_000 },
  ],
};

const GROUPS: Readonly<Record<PresetGroup, readonly Scenario[]>> = {
  begin: [healthy, crash],
  storms: [
    stormHeals,
    stormStays,
    overloadRetries,
    blackHole,
    freezeCalm,
    freezeCascade,
    freezeAvoidance,
  ],
  clients: [
    busyThreeClients,
    oneOutage,
    avoidanceLockIn,
    goSameBroker,
    blackHoleGrpc,
    onewayLost,
    answersLost,
  ],
  flowControl: [quota, limitProxyPolicy, limitManualPolicy, diskFull, syncFlush, proxyBreaks],
  application: [goSample, messageTable],
  consumers: [retryLevels, poisonOrDown, slowConsumer, orderlyBlocks, takeover, consumerRollback],
  // There to be measured, not to be looked at.
  measure: [standard, storm120],
};

/** In the order of the menu. */
export const PRESETS: readonly Preset[] = PRESET_GROUPS.flatMap((group) =>
  GROUPS[group].map((scenario) => ({ id: scenario.preset, group, scenario })),
);

export const DEFAULT_PRESET = 'healthy';

export function presetOf(id: string): Preset | undefined {
  return PRESETS.find((preset) => preset.id === id);
}
