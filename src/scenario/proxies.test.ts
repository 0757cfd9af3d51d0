import { describe, expect, test } from 'vitest';
import { diffScenarios } from './diff.ts';
import { removePart, renamePart } from './edit.ts';
import { applyPatch, patchBetween } from './patch.ts';
import { addProxy, proxyUsers, withWay } from './proxies.ts';
import { readScenario } from './readScenario.ts';
import type { Scenario } from './Scenario.ts';
import { getAt, setAt } from './settingPath.ts';

const given = {
  version: 1,
  network: {},
  nameServer: {},
  brokers: [
    { id: 'a', settings: {} },
    { id: 'b', settings: {} },
  ],
  clients: [
    { id: 'app', profile: 'rocketmq-java-grpc', settings: {}, workload: {}, via: 'proxy-1' },
    { id: 'old', profile: 'rocketmq-java-remoting', settings: {}, workload: {} },
  ],
  proxies: [{ id: 'proxy-1', mode: 'local', broker: 'b', settings: { forwardMs: 3 } }],
};

function read(raw: unknown): Scenario {
  const result = readScenario(raw);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  expect(result.value.remarks).toEqual([]);
  return result.value.scenario;
}

const refusal = (raw: unknown): unknown => {
  const result = readScenario(raw);
  return result.ok ? undefined : result.error;
};

describe('proxies of a scenario', () => {
  test('are read, with the client that talks to one', () => {
    const scenario = read(given);
    expect(scenario.proxies).toEqual(given.proxies);
    expect(scenario.clients[0]?.via).toBe('proxy-1');
  });

  test('a mode, a broker or a proxy that is not there is refused, naming it', () => {
    const proxy = given.proxies[0];
    expect(refusal({ ...given, proxies: [{ ...proxy, mode: 'lokal' }] })).toMatchObject({
      path: 'proxies.proxy-1.mode',
    });
    expect(refusal({ ...given, proxies: [{ ...proxy, broker: 'c' }] })).toMatchObject({
      path: 'proxies.proxy-1.broker',
    });
    expect(refusal({ ...given, proxies: [] })).toMatchObject({ path: 'clients.app.via' });
  });

  test('have paths for their settings', () => {
    const scenario = read(given);
    const path = 'proxies.proxy-1.brokerTimeoutMs';
    expect(getAt(scenario, path)).toBe(2_000);
    expect(setAt(scenario, path, 500).proxies?.[0]?.settings).toEqual({
      forwardMs: 3,
      brokerTimeoutMs: 500,
    });
  });

  test('travel in a patch, and their differences are told', () => {
    const scenario = read(given);
    const base = removePart(scenario, 'proxy-1');
    const patch = patchBetween(base, scenario);
    expect(read(applyPatch(base, patch ?? null))).toEqual(scenario);
    expect(diffScenarios(base, scenario).map(({ kind }) => kind)).toContain('part');
  });

  test('one more gets a name of its own', () => {
    const scenario = addProxy(addProxy(read(given)));
    expect(scenario.proxies?.map(({ id }) => id)).toEqual(['proxy-1', 'proxy-2', 'proxy-3']);
  });

  test('when one goes, its clients talk to the brokers; a renamed one is followed', () => {
    const scenario = read(given);
    const without = removePart(scenario, 'proxy-1');
    expect(without.proxies).toBeUndefined();
    expect(without.clients[0]?.via).toBeUndefined();
    expect(removePart(scenario, 'b').proxies?.[0]?.broker).toBeUndefined();
    const renamed = renamePart(scenario, 'proxy-1', 'front');
    expect(renamed.ok && renamed.value.clients[0]?.via).toBe('front');
    const moved = renamePart(scenario, 'b', 'c');
    expect(moved.ok && moved.value.proxies?.[0]?.broker).toBe('c');
  });
});

test('a client of RocketMQ 5 is led through a proxy and back', () => {
  const scenario = addProxy(read(given));
  const [user] = proxyUsers(scenario);
  if (user === undefined) throw new Error('nobody speaks gRPC');
  const proxy = scenario.proxies?.at(-1)?.id;
  const led = withWay(scenario, user.id, proxy);
  expect(proxyUsers(led)[0]?.via).toBe(proxy);
  expect(readScenario(led)).toMatchObject({ ok: true, value: { scenario: led } });
  expect(proxyUsers(withWay(led, user.id, undefined))[0]).not.toHaveProperty('via');
  expect(proxyUsers(led).every(({ profile }) => profile.endsWith('-grpc'))).toBe(true);
});
