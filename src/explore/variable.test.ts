import { expect, test } from 'vitest';
import { presetOf } from '../scenario/presets.ts';
import { pathsOf } from '../scenario/settingPath.ts';
import { atPoint, valuesAlong } from './axis.ts';
import { readValue, variableOf, variablePathsOf, varied } from './variable.ts';

function scenarioOf(id: string) {
  const preset = presetOf(id);
  if (preset === undefined) throw new Error(`no preset ${id}`);
  return preset.scenario;
}
const crash = scenarioOf('crash');
const lossy = scenarioOf('answers-lost');

test("a fault's length, start, strength and probability can be varied where it has them", () => {
  const paths = variablePathsOf(crash, pathsOf(crash));
  expect(paths).toContain('timeline.0.lengthMs');
  expect(paths).toContain('timeline.0.startMs');
  expect(paths).not.toContain('timeline.0.strength');
  expect(paths).not.toContain('timeline.0.probability');
  expect(paths).toContain('clients.billing.workload.ratePerSec');
  expect(variableOf(lossy, 'timeline.0.probability')).toMatchObject({ current: 0.3, max: 1 });
});

test('a longer fault keeps its start, a later one its length', () => {
  expect(varied(crash, 'timeline.0.lengthMs', 2_500).timeline[0]).toMatchObject({
    startMs: 40_000,
    endMs: 42_500,
  });
  for (const startMs of [5_000, 90_000]) {
    expect(varied(crash, 'timeline.0.startMs', startMs).timeline[0]).toMatchObject({
      startMs,
      endMs: startMs + 10_000,
    });
  }
  expect(varied(lossy, 'timeline.0.probability', 0.75).timeline[0]).toMatchObject({
    probability: 0.75,
  });
});

test('settings of every kind are set', () => {
  const path = 'clients.billing.settings.sendLatencyFaultEnable';
  expect(varied(crash, path, 'true').clients[1]?.settings).toEqual({
    sendLatencyFaultEnable: true,
  });
  expect(varied(crash, 'brokers.broker-a.serviceMs', 5).brokers[0]?.settings).toMatchObject({
    serviceMs: 5,
  });
});

test('several paths of one axis move together', () => {
  const paths = crash.clients.map(({ id }) => `clients.${id}.workload.ratePerSec`);
  const axis = { paths, from: 10, to: 100, steps: 10, scale: 'linear' } as const;
  const changed = atPoint(crash, axis, 60);
  expect(changed.clients.map(({ workload }) => workload['ratePerSec'])).toEqual([60, 60]);
});

test('values along an axis: even steps, even ratios, whole counts without repeats', () => {
  const path = 'timeline.0.lengthMs';
  const along = (
    axis: { from: number; to: number; steps: number; scale?: 'log' },
    paths = [path],
  ) => {
    const values = valuesAlong(crash, { scale: 'linear', paths, ...axis });
    return values.ok ? values.value : values.error;
  };
  expect(along({ from: 1_000, to: 1_400, steps: 5 })).toEqual([1000, 1100, 1200, 1300, 1400]);
  expect(along({ from: 1, to: 1_000, steps: 4, scale: 'log' })).toEqual([1, 10, 100, 1000]);
  const retries = 'clients.billing.settings.retryTimesWhenSendFailed';
  expect(along({ from: 0, to: 3, steps: 9 }, [retries])).toEqual([0, 1, 2, 3]);
  expect(along({ from: 5, to: 5, steps: 4 })).toEqual({ kind: 'emptyRange', path, value: 5 });
  expect(along({ from: 0, to: 5, steps: 4, scale: 'log' })).toMatchObject({ kind: 'logOfZero' });
  expect(along({ from: 1, to: 1e9, steps: 4 })).toMatchObject({
    kind: 'outside',
    given: 1e9,
    max: 120_000,
  });
  expect(along({ from: 1, to: 2, steps: 1 })).toMatchObject({ kind: 'badSteps', steps: 1 });
  expect(along({ from: 1, to: NaN, steps: 3 })).toMatchObject({ kind: 'notANumber' });
  expect(along({ from: 1, to: 2, steps: 3 }, ['nowhere'])).toEqual({
    kind: 'noVariable',
    path: 'nowhere',
  });
});

test('a value as a user writes it is taken, or refused with what would be right', () => {
  const path = 'timeline.0.lengthMs';
  const variable = variableOf(crash, path);
  if (variable === undefined) throw new Error('no variable');
  expect(readValue(path, variable, '1500')).toEqual({ ok: true, value: 1500 });
  expect(readValue(path, variable, 'long')).toMatchObject({
    error: { kind: 'notANumber', given: 'long' },
  });
  expect(readValue(path, variable, '-1')).toMatchObject({ error: { kind: 'outside', min: 1 } });
});
