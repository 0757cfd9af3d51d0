import { describe, expect, test } from 'vitest';
import { UNKNOWN_DEPTH_MAX } from './limits.ts';
import { presetOf } from './presets.ts';
import { readScenario } from './readScenario.ts';

/** As a person would write it: only what is needed. */
const small = {
  version: 1,
  brokers: [{ id: 'broker-a' }],
  clients: [{ id: 'orders', profile: 'rocketmq-java-remoting' }],
};

function problemOf(given: unknown): unknown {
  const read = readScenario(given);
  return read.ok ? 'no problem' : read.error;
}

function remarksOf(given: unknown): unknown {
  const read = readScenario(given);
  return read.ok ? read.value.remarks : read.error;
}

describe('what is left out', () => {
  test('has its default', () => {
    const read = readScenario(small);
    expect(read).toEqual({
      ok: true,
      value: {
        remarks: [],
        scenario: {
          version: 1,
          preset: '',
          name: '',
          seed: 1,
          durationMs: 120_000,
          network: {},
          nameServer: {},
          brokers: [{ id: 'broker-a', settings: {} }],
          clients: [
            {
              id: 'orders',
              profile: 'rocketmq-java-remoting',
              version: '5.3.3',
              mode: 'sync',
              settings: {},
              workload: {},
            },
          ],
          timeline: [],
        },
      },
    });
  });

  test('is missed where there can be no default', () => {
    expect(problemOf({ ...small, version: undefined })).toEqual({
      kind: 'missing',
      path: 'version',
    });
    expect(problemOf({ ...small, clients: [{ id: 'orders' }] })).toEqual({
      kind: 'missing',
      path: 'clients.orders.profile',
    });
    expect(problemOf({ ...small, brokers: [{}] })).toEqual({
      kind: 'missing',
      path: 'brokers.0.id',
    });
    expect(problemOf({ ...small, timeline: [{}] })).toEqual({
      kind: 'missing',
      path: 'timeline.0.kind',
    });
  });

  test('a value that is the default is not held', () => {
    const read = readScenario({ ...small, network: { latencyMs: 0.5, jitterMs: 2 } });
    expect(read.ok && read.value.scenario.network).toEqual({ jitterMs: 2 });
  });
});

describe('numbers', () => {
  test('outside their limits are moved to the nearest allowed one', () => {
    const broker = { id: 'broker-a', settings: { serviceMs: 99_999, diskUsedRatio: -1 } };
    expect(remarksOf({ ...small, brokers: [broker] })).toEqual([
      expect.objectContaining({ path: 'brokers.broker-a.diskUsedRatio', given: -1, used: 0 }),
      {
        kind: 'clamped',
        path: 'brokers.broker-a.serviceMs',
        given: 99_999,
        used: 10_000,
        min: 0,
        max: 10_000,
      },
    ]);
  });

  test('may have a meaning of their own outside the limits', () => {
    const withTimeout = (value: number): unknown => {
      const settings = { sendMsgMaxTimeoutPerRequest: value };
      const read = readScenario({ ...small, clients: [{ ...small.clients[0], settings }] });
      return read.ok && read.value.scenario.clients[0]?.settings;
    };
    expect(withTimeout(-1)).toEqual({});
    expect(withTimeout(-5)).toEqual({});
    expect(withTimeout(0.5)).toEqual({ sendMsgMaxTimeoutPerRequest: 1 });
  });

  test('that count something are whole', () => {
    const broker = { id: 'broker-a', settings: { sendMessageThreadPoolNums: 2.6 } };
    expect(remarksOf({ ...small, brokers: [broker] })).toEqual([
      {
        kind: 'rounded',
        path: 'brokers.broker-a.sendMessageThreadPoolNums',
        given: 2.6,
        used: 3,
      },
    ]);
  });

  test('of the run lie between 1 s and 24 h, and in 32 bits', () => {
    const read = readScenario({ ...small, durationMs: 1e12, seed: -3 });
    expect(read.ok && read.value.scenario).toMatchObject({ durationMs: 86_400_000, seed: 0 });
    expect(remarksOf({ ...small, durationMs: 1 })).toEqual([
      { kind: 'clamped', path: 'durationMs', given: 1, used: 1000, min: 1000, max: 86_400_000 },
    ]);
  });

  test('that are none are refused', () => {
    expect(problemOf({ ...small, durationMs: Number.NaN })).toEqual({
      kind: 'wrongType',
      path: 'durationMs',
      given: 'NaN',
      expected: 'number',
    });
    expect(problemOf({ ...small, network: { latencyMs: '5' } })).toEqual({
      kind: 'wrongType',
      path: 'network.latencyMs',
      given: '5',
      expected: 'number',
    });
    expect(problemOf({ ...small, network: { latencyMs: [5] } })).toEqual({
      kind: 'wrongType',
      path: 'network.latencyMs',
      given: '[5]',
      expected: 'scalar',
    });
    expect(problemOf({ ...small, brokers: [{ id: 'b', settings: { serviceMs: {} } }] })).toEqual({
      kind: 'wrongType',
      path: 'brokers.b.serviceMs',
      given: '{}',
      expected: 'scalar',
    });
  });
});

describe('names', () => {
  test('may be in any script', () => {
    for (const id of ['订单服务 2', 'Zahlung_öst', 'मेल', 'a'.repeat(40)]) {
      expect(problemOf({ ...small, brokers: [{ id }] })).toBe('no problem');
    }
  });

  test('with odd letters, none, or too many are refused', () => {
    for (const id of ['', ' a', 'a ', 'a.b', 'a/b', '<b>', 'a\u200bb', 'a\nb', 'a'.repeat(41)]) {
      expect(problemOf({ ...small, brokers: [{ id }] })).toMatchObject({
        kind: 'badName',
        path: 'brokers.0.id',
      });
    }
  });

  test('are not given twice, also not to a broker and a client', () => {
    const brokers = [{ id: 'orders' }];
    expect(problemOf({ ...small, brokers })).toEqual({
      kind: 'sameName',
      path: 'clients.0.id',
      given: 'orders',
    });
  });

  test('that faults use themselves are refused', () => {
    expect(problemOf({ ...small, brokers: [{ id: 'network' }] })).toMatchObject({
      kind: 'reservedName',
    });
  });
});

describe('parts', () => {
  const many = (count: number): object[] =>
    Array.from({ length: count }, (_, index) => ({
      id: `part ${index}`,
      profile: 'custom',
    }));

  test('are 1 to 16 of each kind', () => {
    expect(problemOf({ ...small, brokers: [] })).toEqual({
      kind: 'tooFew',
      path: 'brokers',
      count: 0,
      min: 1,
    });
    expect(problemOf({ ...small, clients: [] })).toMatchObject({ kind: 'tooFew', path: 'clients' });
    expect(problemOf({ ...small, brokers: many(16) })).toBe('no problem');
    expect(problemOf({ ...small, brokers: many(17) })).toEqual({
      kind: 'tooMany',
      path: 'brokers',
      max: 16,
    });
    expect(problemOf({ ...small, clients: many(17) })).toMatchObject({ kind: 'tooMany' });
  });

  test('of an unknown kind are refused with the nearest known one', () => {
    const client = { id: 'orders', profile: 'rocketmq-java-remotin' };
    expect(problemOf({ ...small, clients: [client] })).toMatchObject({
      kind: 'unknownChoice',
      path: 'clients.orders.profile',
      nearest: 'rocketmq-java-remoting',
    });
    const mode = { ...small.clients[0], mode: 'asink' };
    expect(problemOf({ ...small, clients: [mode] })).toMatchObject({ nearest: 'async' });
    const version = { ...small.clients[0], version: '5.3.2' };
    expect(problemOf({ ...small, clients: [version] })).toMatchObject({
      path: 'clients.orders.version',
      choices: ['4.2.0', '4.9.8', '5.2.0', '5.3.3', '5.5.0'],
    });
  });

  test('whose settings are switches or choices are checked as well', () => {
    const withSettings = (settings: object): unknown =>
      problemOf({ ...small, brokers: [{ id: 'b', settings }] });
    expect(withSettings({ brokerFastFailureEnable: 1 })).toMatchObject({ expected: 'flag' });
    expect(withSettings({ flushDiskType: 'SYNCFLUSH' })).toMatchObject({ nearest: 'SYNC_FLUSH' });
  });
});

describe('the timeline', () => {
  const crash = { kind: 'fault', fault: 'crash', target: 'broker-a', startMs: 10, endMs: 20 };
  const withEntry = (entry: object): unknown => problemOf({ ...small, timeline: [crash, entry] });

  test('refuses a target that is not there', () => {
    expect(withEntry({ ...crash, target: 'broker-b' })).toEqual({
      kind: 'unknownTarget',
      path: 'timeline.1.target',
      given: 'broker-b',
      nearest: 'broker-a',
    });
  });

  test('refuses a target that such a fault cannot strike', () => {
    expect(withEntry({ ...crash, target: 'orders' })).toEqual({
      kind: 'wrongTarget',
      path: 'timeline.1.target',
      given: 'orders',
      fault: 'crash',
      allowed: ['broker', 'consumer', 'proxy'],
    });
  });

  test('refuses a fault nobody knows', () => {
    expect(withEntry({ ...crash, fault: 'crush' })).toMatchObject({
      kind: 'unknownChoice',
      path: 'timeline.1.fault',
      nearest: 'crash',
    });
  });

  test('refuses an end that is not after its start', () => {
    expect(withEntry({ ...crash, endMs: 10 })).toEqual({
      kind: 'endBeforeStart',
      path: 'timeline.1.endMs',
      startMs: 10,
      endMs: 10,
    });
  });

  test('refuses a setting that is not there, or that holds for the whole run', () => {
    const change = { kind: 'set', atMs: 5, path: 'brokers.broker-a.serviceMS', value: 3 };
    expect(withEntry({ ...change, path: 'brokers.broker-a.serviceM' })).toEqual({
      kind: 'unknownSetting',
      path: 'timeline.1.path',
      given: 'brokers.broker-a.serviceM',
      nearest: 'brokers.broker-a.serviceMs',
    });
    expect(withEntry({ ...change, path: 'seed' })).toMatchObject({ kind: 'unknownSetting' });
    expect(withEntry({ ...change, path: '' })).toMatchObject({ kind: 'unknownSetting' });
    expect(withEntry({ ...change, path: 'clients.orders.retries' })).toMatchObject({
      kind: 'unknownSetting',
    });
  });

  test('moves its numbers into their limits', () => {
    const slow = { ...crash, fault: 'slow', strength: 1e9, probability: 2 };
    const change = { kind: 'set', atMs: -5, path: 'network.latencyMs', value: -1 };
    const read = readScenario({ ...small, timeline: [slow, change] });
    expect(read.ok && read.value.scenario.timeline).toEqual([
      { ...slow, strength: 1000, probability: 1 },
      { ...change, atMs: 0, value: 0 },
    ]);
    expect(read.ok && read.value.remarks.map((remark) => 'path' in remark && remark.path)).toEqual([
      'timeline.0.strength',
      'timeline.0.probability',
      'timeline.1.atMs',
      'timeline.1.value',
    ]);
  });
});

describe('what is not known', () => {
  test('is kept in its place and reported with the nearest known name', () => {
    const given = {
      ...small,
      colour: { of: ['the', 'stage'] },
      network: { latency: 5 },
      brokers: [{ id: 'broker-a', rack: 'west', settings: {} }],
      timeline: [
        { kind: 'set', atMs: 1, path: 'network.latencyMs', value: 3, note: 'why', isMuted: true },
      ],
    };
    const read = readScenario(given);
    expect(read.ok && read.value.scenario).toMatchObject(given);
    expect(read.ok && read.value.remarks).toEqual([
      { kind: 'unknownKey', path: 'colour', nearest: undefined },
      { kind: 'unknownKey', path: 'network.latency', nearest: 'latencyMs' },
      { kind: 'unknownKey', path: 'brokers.broker-a.rack', nearest: undefined },
      { kind: 'unknownKey', path: 'timeline.0.note' },
    ]);
  });

  test('cannot reach what every object has', () => {
    const given: unknown = JSON.parse(
      '{"version":1,"__proto__":{"seed":7},"constructor":3,"brokers":[{"id":"a","settings":{"__proto__":5,"toString":1}}],' +
        '"clients":[{"id":"c","profile":"custom"}]}',
    );
    const read = readScenario(given);
    expect(read.ok && Object.getPrototypeOf(read.value.scenario)).toBe(Object.prototype);
    expect(read.ok && read.value.scenario.seed).toBe(1);
    expect(read.ok && Object.entries(read.value.scenario.brokers[0]?.settings ?? {})).toEqual([
      ['toString', 1],
    ]);
    expect(problemOf({ ...small, clients: [{ id: 'c', profile: 'constructor' }] })).toMatchObject({
      kind: 'unknownChoice',
    });
  });

  test('may not be nested without end', () => {
    let deep: unknown = 1;
    for (let depth = 0; depth <= UNKNOWN_DEPTH_MAX + 1; depth += 1) deep = { deep };
    expect(problemOf({ ...small, more: deep })).toMatchObject({ kind: 'tooDeep' });
    const circle: Record<string, unknown> = { ...small };
    circle['self'] = circle;
    expect(problemOf(circle)).toMatchObject({ kind: 'tooDeep' });
  });

  test('is dropped where it is only the name of a preset', () => {
    const read = readScenario({ ...small, preset: 'gone' });
    expect(read.ok && read.value.scenario.preset).toBe('');
    expect(read.ok && read.value.remarks).toEqual([{ kind: 'titleDropped', given: 'gone' }]);
  });
});

describe('another version', () => {
  test('that is newer is refused with both numbers', () => {
    expect(problemOf({ ...small, version: 2 })).toEqual({
      kind: 'wrongVersion',
      given: 2,
      known: 1,
    });
  });

  test('that never was is refused', () => {
    for (const version of [0, -1, 1.5]) {
      expect(problemOf({ ...small, version })).toMatchObject({ kind: 'wrongVersion' });
    }
  });
});

describe('recorded cases', () => {
  const reply = { kind: 'reply', code: 0, afterMs: 5 };
  const scripted = (script: object): unknown =>
    problemOf({ ...small, brokers: [{ id: 'b', script }] });

  test('are taken with all their steps', () => {
    expect(scripted({ list: 'a', steps: [reply, { kind: 'hang' }], then: reply })).toBe(
      'no problem',
    );
  });

  test('name the step that is wrong', () => {
    expect(scripted({ list: 'a', steps: [reply, { kind: 'hung' }], then: reply })).toMatchObject({
      kind: 'unknownChoice',
      path: 'brokers.b.script.steps.1.kind',
      nearest: 'hang',
    });
    expect(scripted({ list: 'a', steps: [{ ...reply, code: 2.5 }], then: reply })).toMatchObject({
      expected: 'wholeNumber',
    });
    expect(scripted({ list: 'a', steps: [{ ...reply, afterMs: -1 }], then: reply })).toMatchObject({
      kind: 'outside',
      given: -1,
    });
  });

  test('start at a broker that is there', () => {
    const client = { ...small.clients[0], start: { firstBroker: 'broker-b' } };
    expect(problemOf({ ...small, clients: [client] })).toMatchObject({
      path: 'clients.orders.start.firstBroker',
      nearest: 'broker-a',
    });
  });
});

test('what is read shares nothing with what was given', () => {
  const given = structuredClone(presetOf('crash')?.scenario);
  const read = readScenario(given);
  expect(read.ok && read.value.scenario.timeline).not.toBe(given?.timeline);
});
