import { expect, test } from 'vitest';
import type { BrokerScenario, ClientScenario, Scenario } from '../../scenario/Scenario.ts';
import type { Settings } from '../../scenario/SettingSpec.ts';
import { en } from '../texts/controls.ts';
import { settingHints } from './settingHints.ts';

interface Given {
  readonly client?: Partial<ClientScenario>;
  readonly broker?: Settings;
  readonly network?: Settings;
}

/** One broker with plenty of room and one client that has all the callers it could need. */
function world({ client = {}, broker = {}, network = {} }: Given): Scenario {
  const brokers: readonly BrokerScenario[] = [
    { id: 'broker-a', settings: { serviceMs: 0.5, ...broker } },
  ];
  const { settings = {}, workload = {}, ...rest } = client;
  const clients: readonly ClientScenario[] = [
    {
      id: 'orders',
      profile: 'rocketmq-java-remoting',
      version: '5.3.3',
      mode: 'sync',
      settings: { sendMsgMaxTimeoutPerRequest: 1_000, ...settings },
      workload: { ratePerSec: 100, callers: 1_000, ...workload },
      ...rest,
    },
  ];
  return {
    version: 1,
    preset: '',
    name: '',
    seed: 1,
    durationMs: 60_000,
    network,
    nameServer: {},
    brokers,
    clients,
    timeline: [],
  };
}

function hints(given: Given): readonly string[] {
  return settingHints(world(given)).map(({ id, path }) => `${id} at ${path}`);
}

test('a world in good order has nothing to say', () => {
  expect(hints({})).toEqual([]);
});

test.each<[string, Given, string]>([
  [
    'one silent broker uses up the shared time of a send',
    { client: { settings: { sendMsgMaxTimeoutPerRequest: -1 } } },
    'silentBrokerUsesAll at clients.orders.settings.sendMsgTimeout; limitLeavesTime at clients.orders.settings.sendMsgMaxTimeoutPerRequest',
  ],
  [
    '5.2 does not retry SYSTEM_BUSY',
    { client: { version: '5.2.0' } },
    'busyNotRetried at clients.orders.settings.retryTimesWhenSendFailed',
  ],
  [
    'async does not retry answers',
    { client: { mode: 'async' } },
    'asyncAnswersNotRetried at clients.orders.settings.retryTimesWhenSendAsyncFailed',
  ],
  [
    'an async Go process dies of the first answer that does not come',
    { client: { profile: 'rocketmq-go-remoting', version: '2.1.2', mode: 'async' } },
    'processDiesOfSilence at clients.orders.settings.panicHandler',
  ],
  [
    'the timeout of a Go send can be set in vain',
    {
      client: {
        profile: 'rocketmq-go-remoting',
        version: '2.1.2',
        settings: { sendMsgTimeout: 1_000 },
      },
    },
    'timeoutWithoutEffect at clients.orders.settings.sendMsgTimeout',
  ],
  [
    'a hanging connection outlasts the timeout',
    { client: { settings: { sendMsgTimeout: 2_500 } } },
    'connectBeyondTimeout at clients.orders.settings.connectTimeoutMillis',
  ],
  [
    'a deadline leaves no room for all attempts',
    { client: { profile: 'custom', settings: { deadlineMs: 4_000 } } },
    'deadlineCutsAttempts at clients.orders.settings.deadlineMs',
  ],
  [
    'a cap below the first wait',
    { client: { profile: 'custom', settings: { maxBackoffMs: 50 } } },
    'capBelowInitial at clients.orders.settings.maxBackoffMs',
  ],
  [
    'a body that no client would send',
    { client: { workload: { bodyBytes: 5_000_000 } } },
    'messageTooLarge at clients.orders.workload.bodyBytes',
  ],
  [
    'a timeout shorter than the round trip',
    { network: { latencyMs: 1_500 } },
    'roundTripTooLong at network.latencyMs',
  ],
  [
    'few callers are soon all blocked',
    { client: { workload: { callers: 8 } } },
    'callersBlockedAfter at clients.orders.workload.callers',
  ],
  [
    'the answer to a slow flush comes after the timeout',
    { broker: { flushDiskType: 'SYNC_FLUSH' } },
    'flushTimeoutNeverSeen at brokers.broker-a.syncFlushTimeout',
  ],
  [
    'a quota below what is offered',
    { broker: { throttleRatePerSec: 50 } },
    'quotaBelowOffered at brokers.broker-a.throttleRatePerSec',
  ],
  [
    'a broker that is too slow',
    { broker: { serviceMs: 50 } },
    'overloaded at brokers.broker-a.serviceMs',
  ],
  [
    'retries alone could keep a broker overloaded',
    { broker: { serviceMs: 20 } },
    'stormCanStay at brokers.broker-a.serviceMs',
  ],
  [
    'a queue that nobody sweeps outlives its clients',
    { broker: { serviceMs: 5, brokerFastFailureEnable: false } },
    'queueOutlivesClients at brokers.broker-a.brokerFastFailureEnable',
  ],
  [
    'a disk that is full from the start',
    { broker: { diskUsedRatio: 0.95 } },
    'diskFullAtStart at brokers.broker-a.diskUsedRatio',
  ],
  [
    'disk levels in the wrong order',
    { broker: { diskSpaceWarningLevelRatio: 0.8 } },
    'diskLevelsCrossed at brokers.broker-a.diskSpaceCleanForciblyRatio',
  ],
])('%s', (_, given, hint) => {
  expect(hints(given).join('; ')).toBe(hint);
  for (const { id, values } of settingHints(world(given))) {
    const holes = [...en[`hint_${id}`].matchAll(/{{(\w+)}}/g)].map(([, name]) => name);
    expect(Object.keys(values)).toEqual(expect.arrayContaining(holes));
  }
});
