import { describe, expect, test } from 'vitest';
import { diffScenarios } from './diff.ts';
import {
  addBroker,
  addClient,
  addFault,
  changeEntry,
  changeProfile,
  copyEntry,
  removeEntry,
  removePart,
  renamePart,
  soloFault,
} from './edit.ts';
import { presetOf } from './presets.ts';
import { readScenario } from './readScenario.ts';
import type { FaultEntry, Scenario } from './Scenario.ts';
import { setAt } from './settingPath.ts';

function preset(id: string): Scenario {
  const found = presetOf(id);
  if (found === undefined) throw new Error(`no preset ${id}`);
  return found.scenario;
}

const crash = preset('crash');
const spike: FaultEntry = {
  kind: 'fault',
  fault: 'spike',
  target: 'billing',
  startMs: 1_000,
  endMs: 2_000,
};
/** Each part is spoken of by a fault and by a changed setting. */
const full: Scenario = {
  ...crash,
  clients: crash.clients.map((client) => ({
    ...client,
    start: { firstBroker: 'broker-a', closedTo: ['broker-a', 'broker-b'] },
  })),
  timeline: [
    ...crash.timeline,
    spike,
    { kind: 'set', atMs: 5, path: 'brokers.broker-a.serviceMs', value: 9 },
    { kind: 'set', atMs: 6, path: 'clients.billing.settings.retryTimesWhenSendFailed', value: 4 },
    { kind: 'set', atMs: 7, path: 'clients.billing.workload.ratePerSec', value: 400 },
  ],
};

/** What every edit must leave behind. */
function valid(scenario: Scenario): Scenario {
  expect(readScenario(scenario)).toEqual({ ok: true, value: { scenario, remarks: [] } });
  return scenario;
}

describe('an entry of the timeline', () => {
  const first = (scenario: Scenario): unknown => scenario.timeline[0];

  test('is added at the end and taken out by its number', () => {
    const added = valid(addFault(crash, spike));
    expect(added.timeline).toEqual([...crash.timeline, spike]);
    expect(removeEntry(added, 0).timeline).toEqual([spike]);
  });

  test('is moved, stretched and muted', () => {
    const moved = changeEntry(crash, 0, { startMs: 60_000, endMs: 70_000 });
    expect(first(valid(moved))).toMatchObject({ startMs: 60_000, endMs: 70_000 });
    expect(first(valid(changeEntry(crash, 0, { isMuted: true })))).toMatchObject({ isMuted: true });
  });

  test('stops where its ends would cross', () => {
    expect(first(valid(changeEntry(crash, 0, { startMs: 99_000 })))).toMatchObject({
      startMs: 49_999,
      endMs: 50_000,
    });
    expect(first(valid(changeEntry(crash, 0, { endMs: 1_000 })))).toMatchObject({
      startMs: 40_000,
      endMs: 40_001,
    });
    expect(first(valid(changeEntry(crash, 0, { startMs: -500 })))).toMatchObject({ startMs: 0 });
  });

  test('only goes to a part that it can strike', () => {
    expect(first(valid(changeEntry(crash, 0, { target: 'broker-b' })))).toMatchObject({
      target: 'broker-b',
    });
    expect(first(changeEntry(crash, 0, { target: 'billing' }))).toEqual(first(crash));
    expect(first(changeEntry(crash, 0, { target: 'nobody' }))).toEqual(first(crash));
  });

  test('that changes a setting keeps a value the setting can have', () => {
    const changed = valid(changeEntry(full, 2, { value: 1e9, atMs: 50 }));
    expect(changed.timeline[2]).toMatchObject({ value: 10_000, atMs: 50 });
    expect(changeEntry(full, 2, { value: 'much' }).timeline[2]).toEqual(full.timeline[2]);
    expect(changeEntry(full, 2, { path: 'seed' }).timeline[2]).toEqual(full.timeline[2]);
  });

  test('loses a strength that its new kind does not have', () => {
    const slow = changeEntry(crash, 0, { fault: 'slow', strength: 5000 });
    expect(first(valid(slow))).toMatchObject({ fault: 'slow', strength: 1000 });
    expect(first(valid(changeEntry(slow, 0, { fault: 'pause' })))).not.toHaveProperty('strength');
  });
});

describe('a part', () => {
  test('is added under a free name, up to 16 of a kind', () => {
    expect(valid(addBroker(crash)).brokers.map(({ id }) => id)).toEqual([
      'broker-a',
      'broker-b',
      'broker-c',
    ]);
    expect(addBroker(crash).brokers[2]?.settings).toEqual({ serviceMs: 16 });
    expect(valid(addClient(crash)).clients[2]?.id).toBe('client-1');
    let most = crash;
    for (let count = 0; count < 30; count += 1) most = addClient(addBroker(most));
    expect(valid(most).brokers.length).toBe(16);
    expect(most.clients.length).toBe(16);
  });

  test('takes along what the timeline did to it', () => {
    const without = valid(removePart(full, 'broker-a'));
    expect(without.brokers.map(({ id }) => id)).toEqual(['broker-b']);
    expect(without.timeline).toEqual([full.timeline[1], full.timeline[3], full.timeline[4]]);
    expect(without.clients[0]?.start).toEqual({ closedTo: ['broker-b'] });
    expect(valid(removePart(full, 'billing')).timeline).toEqual([
      full.timeline[0],
      full.timeline[2],
    ]);
  });

  test('stays when it is the last of its kind, or is not there', () => {
    const one = removePart(crash, 'broker-b');
    expect(removePart(one, 'broker-a')).toBe(one);
    expect(removePart(crash, 'nobody')).toBe(crash);
  });

  test('is renamed everywhere', () => {
    const renamed = renamePart(full, 'broker-a', '仓库');
    if (!renamed.ok) throw new Error('refused');
    expect(JSON.stringify(valid(renamed.value))).not.toContain('broker-a');
    const back = renamePart(renamed.value, '仓库', 'broker-a');
    expect(back.ok && back.value).toEqual(full);
  });

  test('does not take a name that is taken or odd', () => {
    expect(renamePart(crash, 'broker-a', 'billing')).toMatchObject({
      ok: false,
      error: { kind: 'sameName' },
    });
    expect(renamePart(crash, 'broker-a', 'a.b')).toMatchObject({ ok: false });
    expect(renamePart(crash, 'broker-a', 'broker-a').ok).toBe(true);
  });
});

describe('another kind of client', () => {
  test('keeps the settings that both kinds have', () => {
    const tuned = setAt(
      setAt(full, 'clients.billing.settings.pollNameServerInterval', 5_000),
      'clients.billing.settings.sendMsgTimeout',
      900,
    );
    const changed = valid(
      changeProfile(tuned, 'billing', { profile: 'rocketmq-documented', mode: 'async' }),
    );
    expect(changed.clients[1]).toMatchObject({
      id: 'billing',
      profile: 'rocketmq-documented',
      version: 'manual-5.0',
      mode: 'sync',
      settings: { pollNameServerInterval: 5_000 },
      workload: { ratePerSec: 100 },
    });
    expect(changed.clients[0]).toBe(tuned.clients[0]);
  });

  test('loses what the timeline did to settings it does not have', () => {
    const changed = valid(changeProfile(full, 'billing', { profile: 'custom' }));
    expect(changed.timeline).toEqual(full.timeline.filter((_, index) => index !== 3));
  });

  test('of the same profile changes only version and mode', () => {
    const kind = { profile: 'rocketmq-java-remoting', version: '5.2.0', mode: 'async' };
    const changed = valid(changeProfile(full, 'billing', kind));
    expect(diffScenarios(full, changed)).toEqual([
      { kind: 'value', path: 'clients.billing.version', a: '5.3.3', b: '5.2.0' },
      { kind: 'value', path: 'clients.billing.mode', a: 'sync', b: 'async' },
    ]);
  });
});

describe('the difference', () => {
  test('of two settings names the path and both values', () => {
    const changed = setAt(setAt(crash, 'network.latencyMs', 7), 'durationMs', 60_000);
    expect(diffScenarios(crash, changed)).toEqual([
      { kind: 'value', path: 'durationMs', a: 120_000, b: 60_000 },
      { kind: 'value', path: 'network.latencyMs', a: 0.5, b: 7 },
    ]);
  });

  test('of two timelines pairs what is left when equal entries are taken away', () => {
    const turned = { ...full, timeline: [...full.timeline].reverse() };
    expect(diffScenarios(full, turned)).toEqual([]);
    const moved = changeEntry(full, 0, { endMs: 55_000 });
    expect(diffScenarios(full, moved)).toEqual([
      { kind: 'entry', path: 'timeline', a: full.timeline[0], b: moved.timeline[0] },
    ]);
    expect(diffScenarios(full, removeEntry(full, 1))).toEqual([
      { kind: 'entry', path: 'timeline', a: spike, b: undefined },
    ]);
  });

  test('of parts and of recorded sends is told once', () => {
    const more = addBroker(crash);
    expect(diffScenarios(crash, more)).toEqual([
      { kind: 'part', path: 'brokers.broker-c', a: undefined, b: more.brokers[2] },
    ]);
    const [client] = crash.clients;
    const sends = [{ atMs: 0, bodyBytes: 1 }];
    const recorded = { ...crash, clients: [{ ...client, sends }, crash.clients[1]] } as Scenario;
    expect(diffScenarios(crash, recorded)).toEqual([
      { kind: 'recorded', path: 'clients.order-service.sends' },
    ]);
  });
});

test('a copied entry comes right after it where there is room, else before it', () => {
  const copied = valid(copyEntry(crash, 0));
  expect(copied.timeline).toHaveLength(2);
  expect(copied.timeline[1]).toMatchObject({ fault: 'crash', startMs: 50_000, endMs: 60_000 });
  const late = changeEntry(crash, 0, { startMs: 105_000, endMs: 118_000 });
  expect(valid(copyEntry(late, 0)).timeline[1]).toMatchObject({ startMs: 92_000, endMs: 105_000 });
  expect(valid(copyEntry(full, 2)).timeline.at(-1)).toMatchObject({ kind: 'set', atMs: 1_005 });
  expect(copyEntry(crash, 9)).toBe(crash);
});

test('solo mutes all other faults and no setting; once more, and all strike', () => {
  const alone = valid(soloFault(full, 1));
  const mutes = ({ timeline }: Scenario) => timeline.map(({ isMuted }) => isMuted === true);
  expect(mutes(alone)).toEqual([true, false, false, false, false]);
  expect(mutes(soloFault(alone, 0))).toEqual([false, true, false, false, false]);
  expect(mutes(soloFault(alone, 1))).toEqual([false, false, false, false, false]);
});
