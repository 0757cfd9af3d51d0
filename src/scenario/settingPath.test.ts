import { describe, expect, test } from 'vitest';
import { FAULT_SPECS } from './faultSpecs.ts';
import { nearest } from './nearest.ts';
import { DEFAULT_PRESET, presetOf, PRESETS } from './presets.ts';
import { PROFILES } from './profiles.ts';
import { readScenario } from './readScenario.ts';
import { RUN_SPECS } from './runSpecs.ts';
import type { Scenario } from './Scenario.ts';
import type { SettingSpec } from './SettingSpec.ts';
import { getAt, parsePath, pathsOf, setAt, specsFor } from './settingPath.ts';
import { BROKER_SPECS, NAME_SERVER_SPECS, NETWORK_SPECS } from './specs.ts';
import { WORKLOAD_SPECS } from './workloadSpecs.ts';

function preset(id: string): Scenario {
  const found = presetOf(id);
  if (found === undefined) throw new Error(`no preset ${id}`);
  return found.scenario;
}

const healthy = preset('healthy');

describe('a path', () => {
  test('reaches each setting of each part', () => {
    for (const { scenario } of PRESETS) {
      for (const path of pathsOf(scenario)) {
        expect(specsFor(scenario, path), path).toBeDefined();
        expect(getAt(scenario, path), path).toBeDefined();
      }
    }
  });

  test('gives the default of what nobody set', () => {
    expect(getAt(healthy, 'brokers.broker-a.serviceMs')).toBe(16);
    expect(getAt(healthy, 'brokers.broker-a.waitTimeMillsInSendQueue')).toBe(200);
    expect(getAt(healthy, 'clients.billing.settings.sendMsgTimeout')).toBe(3_000);
    expect(getAt(healthy, 'clients.billing.workload.ratePerSec')).toBe(100);
    expect(getAt(healthy, 'durationMs')).toBe(120_000);
  });

  test('that leads nowhere reaches nothing and changes nothing', () => {
    const nowhere = [
      ...['', '.', 'network', 'network.', 'network.a.b', 'brokers', 'brokers.broker-z.serviceMs'],
      ...['clients.billing.sendMsgTimeout', 'clients.billing.start.cold', 'name', 'toString'],
      ...['network.constructor', 'brokers.broker-a.__proto__', 'clients.billing.settings.x.y'],
    ];
    for (const path of nowhere) {
      expect(specsFor(healthy, path), path).toBeUndefined();
      expect(getAt(healthy, path), path).toBeUndefined();
      expect(setAt(healthy, path, 1), path).toBe(healthy);
    }
  });

  test('is taken apart at its dots', () => {
    expect(parsePath('clients.a b.workload.callers')).toEqual({
      part: 'client',
      id: 'a b',
      table: 'workload',
      name: 'callers',
    });
  });
});

describe('a change', () => {
  test('leaves the old scenario as it was, and all other parts the same objects', () => {
    const changed = setAt(healthy, 'brokers.broker-b.serviceMs', 20);
    expect(getAt(healthy, 'brokers.broker-b.serviceMs')).toBe(16);
    expect(getAt(changed, 'brokers.broker-b.serviceMs')).toBe(20);
    expect(changed.brokers[0]).toBe(healthy.brokers[0]);
    expect(changed.clients).toBe(healthy.clients);
  });

  test('back to the default is no longer held', () => {
    const changed = setAt(healthy, 'network.latencyMs', 7);
    expect(changed.network).toEqual({ latencyMs: 7 });
    expect(setAt(changed, 'network.latencyMs', 0.5).network).toEqual({});
  });

  test('of length and seed goes to the run itself', () => {
    expect(setAt(healthy, 'durationMs', 60_000).durationMs).toBe(60_000);
    expect(setAt(healthy, 'seed', 5).seed).toBe(5);
  });
});

describe('the tables of settings', () => {
  const tables: (readonly [string, readonly SettingSpec[]])[] = [
    ['run', RUN_SPECS],
    ['broker', BROKER_SPECS],
    ['network', NETWORK_SPECS],
    ['name server', NAME_SERVER_SPECS],
    ['workload', WORKLOAD_SPECS],
    ...[...PROFILES.values()].map(({ id, specs }) => [id, specs] as const),
  ];

  test.each(tables)('%s: no name twice, and every default is allowed', (_, specs) => {
    const names = specs.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const spec of specs) {
      expect(spec.name, spec.name).toMatch(/^[A-Za-z_]+$/);
      expect(spec.source, spec.name).not.toBe('');
      if (spec.kind === 'choice') expect(spec.choices).toContain(spec.default);
      if (spec.kind !== 'number') continue;
      const isSpecial = spec.special?.includes(spec.default) === true;
      expect(isSpecial || (spec.default >= spec.min && spec.default <= spec.max), spec.name).toBe(
        true,
      );
    }
  });

  test.each(tables)('%s: what a setting depends on stands in the same table', (_, specs) => {
    for (const { name, onlyWhen } of specs) {
      if (onlyWhen === undefined) continue;
      const other = specs.find((spec) => spec.name === onlyWhen.name);
      expect(other, name).toBeDefined();
      if (other?.kind !== 'choice') continue;
      expect(other.choices, name).toEqual(expect.arrayContaining([...onlyWhen.oneOf]));
    }
  });

  test('name the setting that counts the attempts of each mode', () => {
    for (const { id, specs, attempts, modes } of PROFILES.values()) {
      for (const [mode, { name }] of Object.entries(attempts)) {
        expect(modes, id).toContain(mode);
        expect(specs.find((spec) => spec.name === name)?.kind, id).toBe('number');
      }
    }
  });

  test('give each kind of fault a place and a usual strength', () => {
    for (const { fault, targets, strength, defaultMs } of FAULT_SPECS) {
      expect(targets.length, fault).toBeGreaterThan(0);
      expect(defaultMs, fault).toBeGreaterThan(0);
      if (strength === undefined) continue;
      expect(strength.default, fault).toBeGreaterThanOrEqual(strength.min);
      expect(strength.default, fault).toBeLessThanOrEqual(strength.max);
    }
  });
});

describe('the presets', () => {
  test.each(PRESETS)('$id is taken as it is', ({ id, scenario }) => {
    expect(readScenario(scenario)).toEqual({ ok: true, value: { scenario, remarks: [] } });
    expect(scenario.preset).toBe(id);
  });

  test('begin with the one that opens', () => {
    expect(PRESETS[0]?.id).toBe(DEFAULT_PRESET);
  });

  test('the two storms differ in one setting', () => {
    const stays = setAt(preset('storm-stays'), 'brokers.broker-a.sendThreadPoolQueueCapacity', 150);
    expect({ ...stays, preset: 'storm-heals' }).toEqual(preset('storm-heals'));
  });

  test('storm-120 is the story that other engines were measured with', () => {
    const storm = preset('storm-120');
    const told = {
      durationMs: 120_000,
      'network.latencyMs': 0.5,
      'network.jitterMs': 0,
      'network.requestLossRatio': 0,
      'network.answerLossRatio': 0,
      'brokers.broker-a.sendMessageThreadPoolNums': 4,
      'brokers.broker-a.serviceDistribution': 'exponential',
      'brokers.broker-a.serviceMs': 7,
      'brokers.broker-a.sendThreadPoolQueueCapacity': 10_000,
      'brokers.broker-a.brokerFastFailureEnable': true,
      'brokers.broker-a.waitTimeMillsInSendQueue': 200,
      'clients.producer.workload.loop': 'open',
      'clients.producer.workload.arrivals': 'poisson',
      'clients.producer.workload.shape': 'steady',
      'clients.producer.workload.ratePerSec': 500,
      'clients.producer.workload.callers': 100_000,
      'clients.producer.settings.maxAttempts': 3,
      'clients.producer.settings.attemptTimeoutMs': 3_000,
      'clients.producer.settings.deadlineMs': 0,
      'clients.producer.settings.backoff': 'fullJitter',
      'clients.producer.settings.initialBackoffMs': 100,
      'clients.producer.settings.multiplier': 2,
      'clients.producer.settings.maxBackoffMs': 2_000,
      'clients.producer.settings.retryOnBusy': true,
      'clients.producer.settings.retryOnTimeout': true,
      'clients.producer.settings.retryBudgetRatio': -1,
      'clients.producer.settings.circuitBreaker': false,
    };
    for (const [path, value] of Object.entries(told)) expect(getAt(storm, path), path).toBe(value);
    expect(storm.timeline).toEqual([
      { kind: 'fault', fault: 'refuse', target: 'broker-a', startMs: 40_000, endMs: 50_000 },
    ]);
  });
});

describe('the nearest name', () => {
  test('is the one with the fewest changed letters', () => {
    expect(nearest('brocker-b', ['broker-a', 'broker-b'])).toBe('broker-b');
    expect(nearest('SENDMSGTIMEOUT', ['sendMsgTimeout'])).toBe('sendMsgTimeout');
  });

  test('is none when nothing is near', () => {
    expect(nearest('colour', ['serviceMs', 'latencyMs'])).toBeUndefined();
    expect(nearest('x'.repeat(1_000_000), ['x'])).toBeUndefined();
    expect(nearest('', ['serviceMs'])).toBeUndefined();
  });
});
