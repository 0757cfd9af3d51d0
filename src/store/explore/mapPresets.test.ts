import { expect, test } from 'vitest';
import { MAP_PRESETS } from '../../explore/mapPresets.ts';
import { runToEnd } from '../../model/startRun.ts';
import { recoveryOf } from '../../recording/recoveryOf.ts';
import { readScenario } from '../../scenario/readScenario.ts';
import { createMapTask, scenarioOfCell } from './mapTask.ts';

test.each(MAP_PRESETS)(
  '$id: a scenario that can be read, and a question that can be asked of it',
  (preset) => {
    expect(readScenario(preset.scenario)).toMatchObject({ ok: true, value: { remarks: [] } });
    const made = createMapTask(preset.scenario, preset.question);
    expect(made).toMatchObject({ ok: true });
    expect(made.ok && made.value.total).toBeLessThan(3_000);
  },
);

test('the edge of the metastable system at 280/s lies between an outage of 1.0 and one of 1.1 s', () => {
  const preset = MAP_PRESETS.find(({ id }) => id === 'edge');
  if (preset === undefined) throw new Error('no such preset');
  const kinds = [1_000, 1_100].map((x) => {
    const scenario = scenarioOfCell(preset.scenario, preset.question, { x, y: 280 });
    return recoveryOf(runToEnd(scenario)).kind;
  });
  expect(kinds).toEqual(['recovered', 'notRecovered']);
});
