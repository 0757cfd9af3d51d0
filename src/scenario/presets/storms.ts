// What retries do to brokers, and one frozen broker to all callers.
import type { Scenario } from '../Scenario.ts';
import { BLANK, fault, java, oneBroker, twoBrokers } from './parts.ts';

// As recorded (amplify-1broker-open-x1.2, -x1.5, -x2): one broker of 100/s with a moment of rest before each wave
// of 15 s; the sweep of a real machine comes a little late. Error rate and goodput are those of a client that never retries; only the attempts multiply.
export const overloadRetries: Scenario = {
  ...BLANK,
  preset: 'overload-retries',
  durationMs: 100_000,
  brokers: oneBroker({
    sendMessageThreadPoolNums: 1,
    serviceMs: 10,
    serviceDistribution: 'constant',
    wakeDelayMs: 2,
  }),
  clients: [java('order-service', '5.3.3', { ratePerSec: 50, callers: 1_000 })],
  timeline: [
    fault('spike', 'order-service', { startMs: 10_000, endMs: 25_000, strength: 2.4 }),
    fault('spike', 'order-service', { startMs: 40_000, endMs: 55_000, strength: 3 }),
    fault('spike', 'order-service', { startMs: 70_000, endMs: 85_000, strength: 4 }),
  ],
};

// pause-10s: 100/s to two brokers, one of which freezes with its connections open. A timeout closes the connection
// that all callers share, and they go to the other broker in one burst. If that burst is too much for the client
// itself, the other connection times out as well: the cascade. Chance decides; seed and nothing else differs.
export const freezeCalm: Scenario = {
  ...BLANK,
  preset: 'freeze-calm',
  seed: 22,
  durationMs: 80_000,
  brokers: twoBrokers({}),
  clients: [java('order-service', '5.3.3', { ratePerSec: 100, callers: 400 })],
  timeline: [fault('pause', 'broker-a', { startMs: 30_000, endMs: 40_000 })],
};

export const freezeCascade: Scenario = { ...freezeCalm, preset: 'freeze-cascade', seed: 10 };

// The same with latency avoidance: the healthy broker that failed in the burst is barred as well.
export const freezeAvoidance: Scenario = {
  ...freezeCalm,
  preset: 'freeze-avoidance',
  seed: 23,
  clients: freezeCalm.clients.map((client) => ({
    ...client,
    settings: { sendLatencyFaultEnable: true },
  })),
};
