// What consumers do with messages, and what it does to them.
import type { ConsumerScenario, Scenario } from '../Scenario.ts';
import type { Settings } from '../SettingSpec.ts';
import { BLANK, fault, java, oneBroker, twoBrokers } from './parts.ts';

/** A push consumer with a group of its own. */
function push(id: string, handler: Settings): ConsumerScenario {
  return {
    id,
    profile: 'rocketmq-java-remoting',
    version: '5.3.3',
    mode: 'push-concurrently',
    group: id,
    settings: {},
    handler,
  };
}

// Every third message fails each time. Two more deliveries are allowed, after 10 s and 30 s; then it is a dead letter.
export const retryLevels: Scenario = {
  ...BLANK,
  preset: 'retry-levels',
  brokers: twoBrokers({}),
  clients: [java('order-service', '5.3.3', { ratePerSec: 20 })],
  consumers: [
    { ...push('billing', { takesMs: 20, poisonRatio: 0.33 }), settings: { maxReconsumeTimes: 2 } },
  ],
};

// The same errors, two reasons. What billing calls is down for 15 s: all that fails then succeeds at its first retry.
// Messages that audit cannot digest come back at every level, and hold nobody else up.
export const poisonOrDown: Scenario = {
  ...BLANK,
  preset: 'poison-or-down',
  durationMs: 150_000,
  brokers: twoBrokers({}),
  clients: [java('order-service', '5.3.3', { ratePerSec: 50 })],
  consumers: [push('billing', { takesMs: 20 }), push('audit', { takesMs: 20 })],
  timeline: [
    fault('downstreamDown', 'billing', { startMs: 20_000, endMs: 35_000 }),
    fault('poison', 'audit', { startMs: 20_000, endMs: 150_000, strength: 30 }),
  ],
};

// One message that fails for ever stands before all others of its queue: orderly means that nothing overtakes it.
export const orderlyBlocks: Scenario = {
  ...BLANK,
  preset: 'orderly-blocks',
  brokers: oneBroker({}),
  clients: [java('order-service', '5.3.3', { ratePerSec: 40 })],
  consumers: [{ ...push('billing', {}), mode: 'push-orderly' }],
  timeline: [fault('poison', 'billing', { startMs: 30_000, endMs: 80_000, strength: 1 })],
};

// 20 handlers of 20 ms become ten times slower: 100/s of 200/s. What is not handled waits at first in the consumer,
// 1 000 messages of each queue; then it stops to pull, and the lag grows in the broker.
export const slowConsumer: Scenario = {
  ...BLANK,
  preset: 'slow-consumer',
  durationMs: 150_000,
  brokers: oneBroker({}),
  clients: [java('order-service', '5.3.3', { ratePerSec: 200 })],
  consumers: [push('billing', { takesMs: 20 })],
  timeline: [fault('downstreamSlow', 'billing', { startMs: 20_000, endMs: 90_000, strength: 12 })],
};

// A group goes back by a minute. What it reads then is no longer in memory: the disk is busy with it, and the broker
// needs three times as long for each message that is written.
export const consumerRollback: Scenario = {
  ...BLANK,
  preset: 'consumer-rollback',
  brokers: oneBroker({ serviceMs: 12, pageCacheMessages: 500 }),
  clients: [java('order-service', '5.3.3', { ratePerSec: 200, callers: 200 })],
  consumers: [push('billing', { takesMs: 20 })],
  timeline: [fault('rollback', 'billing', { startMs: 70_000, endMs: 71_000, strength: 60_000 })],
};

// One of two consumers of a group dies. The other takes its queues over and begins where the dead one had last said how
// far it was, up to 5 s ago: what it had done since is done again.
export const takeover: Scenario = {
  ...BLANK,
  preset: 'takeover',
  brokers: twoBrokers({}),
  clients: [java('order-service', '5.3.3', { ratePerSec: 200 })],
  consumers: ['billing-1', 'billing-2'].map((id) => ({
    ...push(id, { takesMs: 20 }),
    group: 'billing',
  })),
  timeline: [fault('crash', 'billing-1', { startMs: 40_000, endMs: 90_000 })],
};
