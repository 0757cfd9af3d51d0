import { describe, expect, test } from 'vitest';
import { runToEnd } from '../../../model/startRun.ts';
import { presetOf } from '../../../scenario/presets.ts';
import { figuresAt, usesNameServer } from './figures.ts';
import { Scene } from './Scene.ts';
import { StateCursor } from './StateCursor.ts';

function figuresOf(preset: string, atMs: number) {
  const scenario = presetOf(preset)?.scenario;
  if (scenario === undefined) throw new Error(`no preset ${preset}`);
  const recording = runToEnd(scenario);
  return figuresAt(new Scene(recording), new StateCursor(recording.states), atMs);
}

describe('what the cards say', () => {
  test('of a healthy system', () => {
    const { brokers, clients, links, isNameServerUp } = figuresOf('healthy', 20_000);
    expect(brokers.map(({ status }) => status)).toEqual(['up', 'up']);
    expect(clients[0]?.okPerSec).toBeGreaterThan(150);
    expect(clients[0]?.failedPerSec).toBe(0);
    expect(links.every((link) => link === 'open')).toBe(true);
    expect(isNameServerUp).toBe(true);
  });

  test('of a broker that is down, before and after its clients have learned of it', () => {
    const early = figuresOf('crash', 41_000);
    expect(early.brokers[0]?.status).toBe('down');
    expect(early.brokers[0]?.faults.map(({ fault }) => fault)).toEqual(['crash']);
    const late = figuresOf('crash', 49_900);
    expect(late.links).toContain('noRoute');
  });

  test('of a slow broker: its queue is too long much earlier', () => {
    const before = figuresOf('busy-three-clients', 30_000);
    const during = figuresOf('busy-three-clients', 48_000);
    expect(before.brokers[0]?.queueAtAgeLimit).toBe(100);
    expect(during.brokers[0]?.queueAtAgeLimit).toBeCloseTo(100 / 6);
    expect(during.brokers[0]?.status).toBe('busy');
  });

  test('of a full disk', () => {
    expect(figuresOf('disk-full', 60_000).brokers[0]?.status).toBe('diskFull');
  });
});

test('only clients with routes ask a name server', () => {
  const of = (id: string) => presetOf(id)?.scenario;
  const [healthy, storm] = [of('healthy'), of('storm-120')];
  if (healthy === undefined || storm === undefined) throw new Error('no presets');
  expect(usesNameServer(healthy)).toBe(true);
  expect(usesNameServer(storm)).toBe(false);
});
