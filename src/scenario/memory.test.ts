import { describe, expect, test } from 'vitest';
import { memoryNeeded, memoryProblem } from './memory.ts';
import { presetOf, PRESETS } from './presets.ts';
import type { Scenario } from './Scenario.ts';
import { setAt } from './settingPath.ts';
import type { Settings } from './SettingSpec.ts';

function preset(id: string): Scenario {
  const found = presetOf(id);
  if (found === undefined) throw new Error(`no preset ${id}`);
  return found.scenario;
}

const standard = preset('standard');
const RATE = 'clients.billing.workload.ratePerSec';

describe('the memory a run may need', () => {
  test('counts what every group of consumers gets, and what may come again within the run', () => {
    const consumer = (id: string, group: string, handler: Settings) => ({
      ...{ id, profile: 'rocketmq-java-remoting', version: '5.3.3', mode: 'push-concurrently' },
      ...{ group, settings: {}, handler },
    });
    const good = [consumer('a', 'mail', {}), consumer('b', 'mail', {}), consumer('c', 'bill', {})];
    expect(memoryNeeded({ ...standard, consumers: good }).deliveries).toBe(120_000);
    // Within 120 s a message may come again after 10 s, 30 s and 60 s.
    const bad = [consumer('a', 'mail', { failRatio: 0.1 })];
    expect(memoryNeeded({ ...standard, consumers: bad }).deliveries).toBe(240_000);
  });

  test('is every message sent as often as its client may', () => {
    // 500 messages/s for 120 s, 3 attempts each.
    expect(memoryNeeded(standard)).toEqual({
      attempts: 180_000,
      deliveries: 0,
      bytes: 180_000 * 54 + 60_000 * 30,
    });
    const retries = 'clients.order-service.settings.retryTimesWhenSendFailed';
    expect(memoryNeeded(setAt(standard, retries, 0)).attempts).toBe(36_000 + 72_000);
  });

  test('counts what the timeline does to the load', () => {
    const base = memoryNeeded(standard).attempts;
    const later: Scenario = {
      ...standard,
      timeline: [{ kind: 'set', atMs: 60_000, path: RATE, value: 1_200 }],
    };
    expect(memoryNeeded(later).attempts).toBe(base + 1_000 * 60 * 3);
    const spike: Scenario = {
      ...standard,
      timeline: [
        {
          kind: 'fault',
          fault: 'spike',
          target: 'billing',
          startMs: 0,
          endMs: 60_000,
          strength: 3,
        },
      ],
    };
    expect(memoryNeeded(spike).attempts).toBe(base + 200 * 2 * 60 * 3);
  });

  test('of callers in a closed loop is set by the brokers while all is well', () => {
    const closed = setAt(standard, RATE.replace('ratePerSec', 'loop'), 'closed');
    const calm = { ...closed, timeline: [] };
    // Two brokers of 1000/s, whatever the callers would like; the open client adds 36 000 × 3.
    expect(memoryNeeded(calm).attempts).toBe(240_000 + 108_000);
    expect(memoryNeeded(closed).attempts).toBeGreaterThan(240_000 + 108_000);
  });

  test('counts callers in a closed loop whose sends take no time, also when the loop is closed later', () => {
    const [first] = standard.clients;
    const go = { profile: 'rocketmq-go-remoting', version: '2.1.2', mode: 'oneway', settings: {} };
    const clients = [{ ...first, id: 'c', ...go, workload: { callers: 10, ratePerSec: 0 } }];
    const open = { ...standard, clients, timeline: [] } as Scenario;
    expect(memoryNeeded(open).attempts).toBe(0);
    const path = 'clients.c.workload.loop';
    const later = [{ kind: 'set', atMs: 1_000, path, value: 'closed' }] as const;
    // 5 000 a second each.
    const least = 10 * 5_000 * 120;
    expect(memoryNeeded(setAt(open, path, 'closed')).attempts).toBeGreaterThanOrEqual(least);
    expect(memoryNeeded({ ...open, timeline: later }).attempts).toBeGreaterThanOrEqual(least);
  });

  test('counts callers that give up before anybody can have answered', () => {
    const closed = setAt(
      { ...standard, timeline: [] },
      'clients.order-service.workload.loop',
      'closed',
    );
    const impatient = setAt(closed, 'clients.order-service.settings.sendMsgTimeout', 1);
    expect(memoryNeeded(impatient).attempts).toBeGreaterThan(memoryNeeded(closed).attempts * 2);
  });

  test('counts the bursts of a run that is shorter than their period', () => {
    const bursts = setAt(
      { ...standard, durationMs: 1_000 },
      'clients.order-service.workload.shape',
      'bursts',
    );
    const factor = 'clients.order-service.workload.shapeFactor';
    const once = memoryNeeded(setAt(bursts, factor, 1)).attempts;
    // The whole second is a burst.
    expect(memoryNeeded(setAt(bursts, factor, 3)).attempts - once).toBe(once * 2 - 2 * 200 * 3);
  });

  test('counts what a job sends again from the table of listed sends', () => {
    const listed = { ...standard, timeline: [] } as Scenario;
    const [first] = listed.clients;
    if (first === undefined) throw new Error('no client');
    const sends = [{ atMs: 0, bodyBytes: 100 }];
    const once: Scenario = { ...listed, clients: [{ ...first, sends }] };
    const path = `clients.${first.id}.workload.afterFailure`;
    expect(memoryNeeded(setAt(once, path, 'resend')).attempts).toBeGreaterThan(
      memoryNeeded(once).attempts,
    );
  });

  test('counts how often consumers ask that pop, when nothing is there', () => {
    const consumer = {
      ...{ id: 'm', profile: 'rocketmq-java-grpc', version: '5.2.0', mode: 'simple', group: 'g' },
      ...{ settings: { receivers: 10_000, awaitDuration: 1 }, handler: {} },
    };
    const greedy = { ...standard, consumers: [consumer] };
    expect(memoryNeeded(greedy).deliveries).toBe(1_000_000_000);
    expect(memoryProblem(greedy)).toMatchObject({ path: 'consumers.m.settings.receivers' });
  });

  test('is there for every preset, and for storm-120 ten times as large', () => {
    for (const { id, scenario } of PRESETS) expect(memoryProblem(scenario), id).toBeUndefined();
    const storm = setAt(preset('storm-120'), 'clients.producer.workload.ratePerSec', 5_000);
    expect(memoryProblem(storm)).toBeUndefined();
  });
});

describe('too much memory', () => {
  test('names the number that is furthest from ordinary, and how much of it fits', () => {
    const long = setAt(standard, 'durationMs', 86_400_000);
    const problem = memoryProblem(long);
    expect(problem).toMatchObject({
      kind: 'tooMuchMemory',
      path: 'durationMs',
      given: 86_400_000,
      max: 4_000_000,
      attempts: 129_600_000,
    });
    const fits = problem?.kind === 'tooMuchMemory' ? problem.fits : 0;
    expect(memoryProblem(setAt(long, 'durationMs', fits))).toBeUndefined();
    expect(memoryProblem(setAt(long, 'durationMs', fits + 1))).toBeDefined();
  });

  test('may be the rate or the attempts of one client', () => {
    expect(memoryProblem(setAt(standard, RATE, 50_000))).toMatchObject({ path: RATE });
    const storm = setAt(preset('storm-120'), 'clients.producer.settings.maxAttempts', 1_000);
    expect(memoryProblem(storm)).toMatchObject({
      path: 'clients.producer.settings.maxAttempts',
      fits: 66,
    });
  });

  test('names a number that can mend it, even when another is further from ordinary', () => {
    const both = setAt(
      setAt(preset('storm-120'), 'clients.producer.settings.maxAttempts', 1_000),
      'durationMs',
      36_000_000,
    );
    expect(memoryProblem(both)).toMatchObject({ path: 'durationMs' });
  });
});
