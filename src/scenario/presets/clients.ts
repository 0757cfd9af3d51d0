// What one client does and another does not: the same trouble, another library, version or mode.
import type { Scenario } from '../Scenario.ts';
import { BLANK, fault, java, twoBrokers } from './parts.ts';

// series-failing-a-slow-b-once-latency-fault-on: broker-a refuses, then broker-b answers late for half a second. The
// avoidance of 4.9 bars broker-b for 30 s, and of two barred brokers it takes the one that fails faster.
const avoiding = { settings: { sendLatencyFaultEnable: true } };
export const avoidanceLockIn: Scenario = {
  ...BLANK,
  preset: 'avoidance-lock-in',
  brokers: twoBrokers({ serviceMs: 8 }),
  clients: [
    { ...java('java-4-9', '4.9.8', { ratePerSec: 50, callers: 200 }), ...avoiding },
    { ...java('java-5-3', '5.3.3', { ratePerSec: 50, callers: 200 }), ...avoiding },
  ],
  timeline: [
    fault('refuse', 'broker-a', { startMs: 30_000, endMs: 110_000 }),
    fault('slow', 'broker-b', { startMs: 45_000, endMs: 45_500, strength: 80 }),
  ],
};

// oneway-refuse: up to 5.2 the caller hears of a connection that cannot be made, from 5.3 on it hears nothing.
export const onewayLost: Scenario = {
  ...BLANK,
  preset: 'oneway-lost',
  brokers: twoBrokers({ serviceMs: 8 }),
  clients: [
    { ...java('java-5-2', '5.2.0', { ratePerSec: 100, callers: 200 }), mode: 'oneway' },
    { ...java('java-5-3', '5.3.3', { ratePerSec: 100, callers: 200 }), mode: 'oneway' },
  ],
  timeline: [fault('refuse', 'broker-a', { startMs: 40_000, endMs: 60_000 })],
};

// sync-flush-stall: the broker answers FLUSH_DISK_TIMEOUT after 5 s, but a default client has closed the connection
// after 3 s, so it never hears of it, and sends again what is stored already.
export const syncFlush: Scenario = {
  ...BLANK,
  preset: 'sync-flush',
  durationMs: 80_000,
  brokers: [{ id: 'broker-a', settings: { serviceMs: 4, flushDiskType: 'SYNC_FLUSH' } }],
  clients: [
    java('waits-3-s', '5.3.3', { ratePerSec: 50, callers: 600 }),
    {
      ...java('waits-12-s', '5.3.3', { ratePerSec: 50, callers: 1_000 }),
      settings: { sendMsgTimeout: 12_000 },
    },
  ],
  timeline: [fault('flushStall', 'broker-a', { startMs: 30_000, endMs: 40_000 })],
};

// Go v2 tries four times, 3 s each, always on the broker it began with; Java goes to the other at once.
export const goSameBroker: Scenario = {
  ...BLANK,
  preset: 'go-same-broker',
  durationMs: 90_000,
  brokers: twoBrokers({}),
  clients: [
    {
      ...java('go-2-1', '2.1.2', { ratePerSec: 20, callers: 400 }),
      profile: 'rocketmq-go-remoting',
    },
    java('java-5-3', '5.3.3', { ratePerSec: 20, callers: 400 }),
  ],
  timeline: [fault('blackHole', 'broker-a', { startMs: 30_000, endMs: 45_000 })],
};

// The clients of RocketMQ 5: Java leaves a silent broker out until its next heartbeat, Go sends it a third of all messages.
export const blackHoleGrpc: Scenario = {
  ...BLANK,
  preset: 'black-hole-grpc',
  durationMs: 90_000,
  brokers: ['broker-a', 'broker-b', 'broker-c'].map((id) => ({ id, settings: {} })),
  clients: [
    {
      ...java('java-grpc', '5.2.0', { ratePerSec: 20, callers: 400 }),
      profile: 'rocketmq-java-grpc',
    },
    { ...java('go-grpc', '5.1.4', { ratePerSec: 20, callers: 400 }), profile: 'rocketmq-go-grpc' },
  ],
  timeline: [fault('blackHole', 'broker-a', { startMs: 30_000, endMs: 50_000 })],
};

// One outage to send every client through, one after the other ("One outage, all clients"): both brokers carry 500/s
// each and are slowed to 83/s for 20 s, so that they answer busy, or not in time.
export const oneOutage: Scenario = {
  ...BLANK,
  preset: 'one-outage',
  brokers: twoBrokers({ serviceMs: 8 }),
  clients: [java('order-service', '5.3.3', { ratePerSec: 300, callers: 1_200 })],
  timeline: ['broker-a', 'broker-b'].map((target) =>
    fault('slow', target, { startMs: 40_000, endMs: 60_000, strength: 6 }),
  ),
};
