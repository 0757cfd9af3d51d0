// Brokers that say no: quotas and who bears them.
import type { Scenario } from '../Scenario.ts';
import { BLANK, documented, fault, java, twoBrokers } from './parts.ts';

// The quota of the manual: 200/s in all, and for 2 s three clients want 480/s. The Java client hands 530 to its caller
// at once, the client of the manual waits 1 s and 1.6 s and loses next to nothing, a careless one asks three times at once.
const wanted = { ratePerSec: 40, callers: 2_000 };
export const quota: Scenario = {
  ...BLANK,
  preset: 'quota-530',
  durationMs: 60_000,
  brokers: twoBrokers({ throttleRatePerSec: 100 }),
  clients: [
    java('java-5-3', '5.3.3', wanted),
    documented('as-documented', wanted),
    {
      id: 'asks-at-once',
      profile: 'custom',
      version: '1',
      mode: 'sync',
      settings: { backoff: 'none' },
      workload: wanted,
    },
  ],
  timeline: ['java-5-3', 'as-documented', 'asks-at-once'].map((client) =>
    fault('spike', client, { startMs: 20_000, endMs: 22_000, strength: 4 }),
  ),
};

// rmq-grpc load cases: 20 callers without a pause at a limit of 200/s. With the policy of an Apache proxy, 10 ms × 2, they
// make four attempts for each that passes; with the 1 s × 1.6 of the manual nobody fails, and some room stays unused.
export const limitProxyPolicy: Scenario = {
  ...BLANK,
  preset: 'limit-proxy-policy',
  durationMs: 60_000,
  network: { latencyMs: 3.2 },
  brokers: twoBrokers({
    serviceMs: 0.1,
    throttleRatePerSec: 200,
    throttleBurst: 20,
    quotaScope: 'instance',
  }),
  clients: [
    {
      ...java('java-grpc', '5.2.0', { loop: 'closed', callers: 20 }),
      profile: 'rocketmq-java-grpc',
    },
  ],
};

export const limitManualPolicy: Scenario = {
  ...limitProxyPolicy,
  preset: 'limit-manual-policy',
  clients: limitProxyPolicy.clients.map((client) => ({
    ...client,
    settings: {
      grpcClientProducerBackoffInitialMillis: 1_000,
      grpcClientProducerBackoffMultiplier: 1.6,
      grpcClientProducerBackoffMaxMillis: 120_000,
    },
  })),
};

// All clients of RocketMQ 5 speak to a proxy. It goes through the brokers for them, and is one more thing that can break.
export const proxyBreaks: Scenario = {
  ...BLANK,
  preset: 'proxy-breaks',
  durationMs: 90_000,
  brokers: twoBrokers({}),
  proxies: [{ id: 'proxy-1', mode: 'cluster', settings: {} }],
  clients: [
    {
      ...java('through-the-proxy', '5.2.0', { ratePerSec: 100, callers: 200 }),
      profile: 'rocketmq-java-grpc',
      via: 'proxy-1',
    },
    java('past-the-proxy', '5.3.3', { ratePerSec: 100, callers: 200 }),
  ],
  timeline: [fault('pause', 'proxy-1', { startMs: 30_000, endMs: 40_000 })],
};
