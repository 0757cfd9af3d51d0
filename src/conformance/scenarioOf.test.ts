import { describe, expect, test } from 'vitest';
import type { Scenario } from '../scenario/Scenario.ts';
import { builtInCases } from './builtInCases.ts';
import { readCase } from './readCase.ts';
import { scenarioOf } from './scenarioOf.ts';

const cases = await builtInCases();

function builtIn(id: string): Scenario {
  const golden = cases.find((candidate) => candidate.id === id);
  const scenario = golden && scenarioOf(golden);
  if (scenario?.ok !== true) throw new Error(`no scenario of ${id}`);
  return scenario.value;
}

describe('built-in cases', () => {
  test('of another profile are not loaded', async () => {
    expect(await builtInCases('kafka-java')).toEqual([]);
  });
});

describe('the scenario of a case', () => {
  test('holds the script, the sends and where the round robin was steered to', () => {
    const { brokers, clients } = builtIn('rmq-java-5.3.3-inflight-six-callers-hang-a');
    expect(brokers.map(({ id, script }) => [id, script?.list, script?.then.kind])).toEqual([
      ['broker-a', 'broker-a', 'hang'],
      ['broker-b', 'broker-b', 'reply'],
    ]);
    expect(clients[0]?.sends?.map(({ atMs, thread }) => [atMs, thread])).toEqual(
      [0, 1, 2, 3, 4, 5].map((thread) => [thread * 500, thread]),
    );
    expect(clients[0]?.start).toEqual({ firstBroker: 'broker-a', firstQueue: 0, ageMs: 2_900 });
  });

  test('turns a condition into a fault over the whole run, with the connection closed before', () => {
    const { durationMs, timeline, clients } = builtIn('rmq-java-5.3.3-sync-blackhole-a');
    expect(timeline).toEqual([
      { kind: 'fault', fault: 'blackHole', target: 'broker-a', startMs: 0, endMs: durationMs },
    ]);
    expect(clients[0]?.start?.closedTo).toEqual(['broker-a']);
  });

  test('turns a route event into a fault of the route', () => {
    const { durationMs, timeline } = builtIn('rmq-java-5.3.3-route-a-vanishes-poll3000');
    expect(timeline).toEqual([
      { kind: 'fault', fault: 'routeGone', target: 'broker-a', startMs: 5000, endMs: durationMs },
    ]);
  });

  test('stops the load at its end and lets what is under way finish', () => {
    const open = builtIn('rmq-broker-5.3.3-append-stall-2500-t4-producer');
    const path = 'clients.producer.workload';
    expect(open.timeline).toContainEqual({
      kind: 'set',
      atMs: 13_000,
      path: `${path}.ratePerSec`,
      value: 0,
    });
    expect(open.durationMs).toBeGreaterThan(16_000);
    const closed = builtIn('rmq-producer-5.3.3-amplify-1broker-closed10');
    expect(closed.clients[0]?.workload).toMatchObject({ loop: 'closed', callers: 10 });
    expect(closed.timeline[0]).toMatchObject({ atMs: 15_000, path: `${path}.thinkTimeMs` });
  });

  test('places the fault at the moment that the notes tell', () => {
    const fault = (id: string): unknown =>
      builtIn(id).timeline.find(({ kind }) => kind === 'fault');
    expect(fault('rmq-broker-5.3.3-append-stall-2500-t4-producer')).toMatchObject({
      fault: 'appendStall',
      startMs: 3000,
      endMs: 5500,
    });
    expect(fault('rmq-broker-5.3.3-pause-10s')).toMatchObject({
      fault: 'pause',
      startMs: 5370,
      endMs: 15_370,
    });
    const killed = builtIn('rmq-broker-5.3.3-kill9-async-flush');
    expect(killed.timeline).toContainEqual({
      kind: 'fault',
      fault: 'crash',
      target: 'broker-a',
      startMs: 5370,
      endMs: killed.durationMs,
    });
  });

  test('sends as many delayed messages of each level as the recorders did', () => {
    const sends = builtIn('rmq-broker-5.3.3-delay-levels').clients[0]?.sends ?? [];
    expect(sends).toHaveLength(200);
    expect(sends.filter(({ delayLevel }) => delayLevel === 5)).toHaveLength(40);
    const gaps = sends.slice(1).map(({ atMs }, n) => atMs - (sends[n]?.atMs ?? 0));
    expect([Math.min(...gaps), Math.max(...gaps)]).toEqual([10, 50]);
  });

  test('is refused, with the reason, when something is not simulated', () => {
    const golden = cases.find(({ client }) => client.profile === 'rocketmq-java-remoting');
    if (golden === undefined) throw new Error('no case');
    const { client } = golden;
    const sentence = (changes: object): string => {
      const result = scenarioOf({ ...golden, client: { ...client, ...changes } });
      return result.ok ? 'it is played' : result.error;
    };
    expect(sentence({ profile: 'pigeon' })).toMatch(
      /^client profile pigeon is not simulated; known are .*rocketmq-java-remoting/,
    );
    expect(sentence({ version: '5.2.1' })).toContain(
      'rocketmq-java-remoting version 5.2.1 is not simulated (did you mean “5.2.0”?); known are ',
    );
    expect(sentence({ mode: 'carrier' })).toContain(
      'mode carrier is not simulated; known are sync',
    );
    expect(sentence({ settings: { sendMsgTimeot: 1 } })).toContain(
      'setting sendMsgTimeot is not simulated (did you mean “sendMsgTimeout”?)',
    );
  });
});

describe('reading a case', () => {
  test('says what is wrong first, and where', () => {
    expect(readCase(7)).toEqual({ ok: false, error: 'it is not an object' });
    expect(readCase({ kind: 'producer-story' })).toEqual({
      ok: false,
      error:
        'kind is not one of producer-script, reconnect-script, consume-script, broker-load, broker-state',
    });
    expect(readCase({ kind: 'producer-script', id: 'x' })).toMatchObject({
      error: 'topology is not an object',
    });
  });
});
