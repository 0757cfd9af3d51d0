import { describe, expect, test } from 'vitest';
import { PROFILES } from '../scenario/profiles.ts';
import type { Scenario } from '../scenario/Scenario.ts';
import { BROKER_SPECS, NETWORK_SPECS } from '../scenario/specs.ts';
import { WORKLOAD_SPECS } from '../scenario/workloadSpecs.ts';
import { causeFacts, messageCauseFacts } from './causeFacts.ts';
import { CLIENT_RULES, ruleOf } from './causeRules.ts';
import { handmadeRecording, type HandmadeMessage } from './handmadeRecording.ts';
import { CAUSE, type CauseName } from './outcomes.ts';
import { SAMPLE_SCENARIO } from './sampleRecording.ts';

const [brokerA, brokerB] = SAMPLE_SCENARIO.brokers;

function factsOf(message: HandmadeMessage, change: Partial<Scenario> = {}) {
  const scenario = { ...SAMPLE_SCENARIO, timeline: [], ...change };
  return causeFacts(handmadeRecording({ scenario, messages: [message] }), 0);
}

const cleaned: HandmadeMessage = {
  intendedMs: 1_000,
  client: 1,
  attempts: [
    {
      sentMs: 1_000,
      broker: 1,
      arrivedMs: 1_001,
      answeredMs: 1_202,
      endedMs: 1_203,
      outcome: 'throttled',
      cause: 'timeoutCleanQueue',
      code: 2,
      waitPlannedMs: 1_000,
      waitMs: 913,
      waitCause: 'backoffDocumented',
    },
  ],
};

test('a busy answer names its rule, the broker, the deciding settings and the wait', () => {
  expect(factsOf(cleaned)).toEqual({
    causeName: 'timeoutCleanQueue',
    source: 'BrokerFastFailure:cleanExpiredRequest',
    settings: [
      {
        name: 'waitTimeMillsInSendQueue',
        path: 'brokers.broker-b.waitTimeMillsInSendQueue',
        value: 200,
        unit: 'ms',
      },
      {
        name: 'brokerFastFailureEnable',
        path: 'brokers.broker-b.brokerFastFailureEnable',
        value: true,
        unit: undefined,
      },
    ],
    brokerId: 'broker-b',
    clientId: 'payment-service',
    number: 1,
    code: 2,
    plannedMs: 1_000,
    actualMs: 913,
    wait: {
      causeName: 'backoffDocumented',
      source: 'RocketMQ manual: message sending retry and throttling',
      settings: ['INITIAL_BACKOFF', 'MULTIPLIER', 'JITTER', 'MAX_BACKOFF'].map((name, index) => ({
        name,
        path: `clients.payment-service.settings.${name}`,
        value: [1_000, 1.6, 0.2, 120_000][index],
        unit: ['ms', 'factor', 'ratio', 'ms'][index],
      })),
    },
  });
});

describe('the value of a setting', () => {
  const path = 'brokers.broker-b.waitTimeMillsInSendQueue';
  const limitOf = (change: Partial<Scenario>) => factsOf(cleaned, change).settings[0]?.value;

  test('is that of the scenario', () => {
    if (brokerA === undefined || brokerB === undefined) throw new Error('two brokers needed');
    const settings = { waitTimeMillsInSendQueue: 500 };
    expect(limitOf({ brokers: [brokerA, { ...brokerB, settings }] })).toBe(500);
    expect(limitOf({ brokers: [{ ...brokerA, settings }, brokerB] })).toBe(200);
  });

  test('is that of the newest change before the broker answered', () => {
    const set = { kind: 'set', path } as const;
    expect(
      limitOf({
        timeline: [
          { ...set, atMs: 1_100, value: 300 },
          { ...set, atMs: 900, value: 400 },
          { ...set, atMs: 1_203, value: 999 },
          { ...set, atMs: 1_150, value: 350, isMuted: true },
        ],
      }),
    ).toBe(300);
  });
});

test('without a next attempt there is no wait to explain', () => {
  const facts = factsOf({
    intendedMs: 0,
    attempts: [{ sentMs: 0, endedMs: 3_000, outcome: 'timedOut', cause: 'attemptTimedOut' }],
  });
  expect(facts).toMatchObject({ plannedMs: undefined, actualMs: undefined, wait: undefined });
  expect(facts.source).toBe('NettyRemotingAbstract:invokeSyncImpl');
  expect(facts.settings.map(({ name, value }) => [name, value])).toEqual([
    ['sendMsgTimeout', 3_000],
    ['sendMsgMaxTimeoutPerRequest', -1],
  ]);
});

test('a message that failed says which setting ended it', () => {
  const recording = handmadeRecording({
    scenario: SAMPLE_SCENARIO,
    messages: [{ ...cleaned, endedMs: 1_203, result: 'failed', cause: 'attemptsUsedUp' }],
  });
  expect(messageCauseFacts(recording, 0)).toEqual({
    causeName: 'attemptsUsedUp',
    source: 'RocketMQ manual: message sending retry and throttling',
    settings: [
      {
        name: 'maxAttempts',
        path: 'clients.payment-service.settings.maxAttempts',
        value: 3,
        unit: 'count',
      },
    ],
    clientId: 'payment-service',
  });
});

describe('the table of rules', () => {
  test('a mode with rules of its own has them', () => {
    const timeouts = ['sync', 'async', 'oneway'].map(
      (mode) => ruleOf('attemptTimedOut', 'rocketmq-java-remoting', mode).source,
    );
    expect(timeouts).toEqual([
      'NettyRemotingAbstract:invokeSyncImpl',
      'NettyRemotingAbstract:scanResponseTable',
      'NettyRemotingAbstract:invokeSyncImpl',
    ]);
    const { settings } = ruleOf('attemptsUsedUp', 'rocketmq-java-remoting', 'async');
    expect(settings.map(({ name }) => name)).toEqual(['retryTimesWhenSendAsyncFailed']);
  });

  test('every profile has its line', () => {
    for (const id of PROFILES.keys()) expect([...CLIENT_RULES.keys()]).toContain(id);
  });

  const causes = Object.keys(CAUSE).filter((name): name is CauseName => name in CAUSE);
  const clients = [...PROFILES.values()].flatMap(({ id, modes, specs }) =>
    modes.map((mode) => ({ id, mode, specs })),
  );

  test.each(clients)('$id, $mode: each setting it names exists', ({ id, mode, specs }) => {
    const tables = {
      client: specs,
      broker: BROKER_SPECS,
      workload: WORKLOAD_SPECS,
      network: NETWORK_SPECS,
    };
    const named = causes.flatMap((cause) => ruleOf(cause, id, mode).settings);
    const missing = named.filter(({ of, name }) => !tables[of].some((spec) => spec.name === name));
    expect(missing).toEqual([]);
    expect(named.length).toBeGreaterThan(10);
  });

  test.each(clients)('$id, $mode: each cause has a source', ({ id, mode }) => {
    const silent = causes.filter((cause) => ruleOf(cause, id, mode).source === '');
    expect(silent).toEqual(['none']);
  });
});
