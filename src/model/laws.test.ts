// What holds in every run, tried on random scenarios: nothing is lost or made, limits hold, time goes on, and a run
// depends on its scenario alone. A failing case is printed with its seed; it becomes a regression before it is mended.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Recording } from '../recording/Recording.ts';
import { readScenario } from '../scenario/readScenario.ts';
import type { ClientScenario, Scenario } from '../scenario/Scenario.ts';
import { anyClientOf, anyScenario, anySettingsOf, type Choices } from './anyScenario.ts';
import { lawsBroken } from './lawsBroken.ts';
import { startRun } from './startRun.ts';

/** Lets a scenario be made by choices that the test library can make simpler again when a case fails. */
function choicesOf(generate: fc.GeneratorValue): Choices {
  return {
    whole: (min, max) => generate(fc.integer, { min, max: Math.max(min, Math.floor(max)) }),
  };
}

function forScenarios(count: number, check: (scenario: Scenario, choices: Choices) => void): void {
  fc.assert(
    fc.property(fc.gen(), (generate) => {
      const choices = choicesOf(generate);
      check(anyScenario(choices), choices);
    }),
    { numRuns: count },
  );
}

function runOf(scenario: Scenario, sliceSizes: readonly number[] = [1_000_000]): Recording {
  const run = startRun(scenario);
  let lastMs = 0;
  for (let slice = 0; ; slice++) {
    const isOver = run.advance(sliceSizes[slice % sliceSizes.length] ?? 1);
    if (run.nowMs < lastMs) throw new Error(`time went back from ${lastMs} to ${run.nowMs} ms`);
    lastMs = run.nowMs;
    if (isOver) break;
  }
  expect(lastMs).toBe(scenario.durationMs);
  return run.finish();
}

test('in any run, each attempt and message is accounted for, in order of time and within its limits', () => {
  forScenarios(150, (scenario) => {
    expect(lawsBroken(runOf(scenario))).toEqual([]);
  });
});

test('the random scenarios are such as could come through the door', () => {
  forScenarios(100, (scenario) => {
    const read = readScenario(scenario);
    expect(read.ok && read.value.remarks).toEqual([]);
  });
});

describe('a run depends on its scenario alone', () => {
  test('the same scenario gives the same run', () => {
    forScenarios(30, (scenario) => {
      expect(runOf(scenario).digest).toBe(runOf(structuredClone(scenario)).digest);
    });
  });

  test('how it is sliced changes nothing', () => {
    forScenarios(30, (scenario) => {
      const { digest, eventCount } = runOf(scenario);
      for (const sizes of [[1], [7], [1, 1_000, 13]]) {
        const sliced = runOf(scenario, sizes);
        expect([sliced.digest, sliced.eventCount]).toEqual([digest, eventCount]);
      }
    });
  });

  test('another seed gives another run, unless nothing in it is left to chance', () => {
    const base: Scenario = {
      ...{ version: 1, preset: '', name: '', seed: 1, durationMs: 2_000 },
      ...{ network: {}, nameServer: {}, timeline: [] },
      brokers: [{ id: 'broker-0', settings: {} }],
      clients: [
        { id: 'c', profile: 'custom', version: '1', mode: 'sync', settings: {}, workload: {} },
      ],
    };
    const digests = [1, 2, 3, 4].map((seed) => runOf({ ...base, seed }).digest);
    expect(new Set(digests).size).toBe(4);
  });
});

describe('what one part does leaves the luck of the others as it was', () => {
  test('another retry policy leaves every arrival where it was', () => {
    forScenarios(60, (scenario, choices) => {
      const other = { ...scenario, clients: scenario.clients.map(withOtherPolicy(choices)) };
      expect(arrivalsOf(other)).toEqual(arrivalsOf(scenario));
    });
  });

  test('one more client leaves the arrivals of the others where they were', () => {
    forScenarios(60, (scenario, choices) => {
      const newcomer = anyClientOf(choices, scenario.clients.length, scenario.durationMs);
      const more = { ...scenario, clients: [...scenario.clients, newcomer] };
      expect(arrivalsOf(more).slice(0, scenario.clients.length)).toEqual(arrivalsOf(scenario));
    });
  });

  test('one more broker leaves the arrivals where they were', () => {
    forScenarios(30, (scenario) => {
      const more = { ...scenario, brokers: [...scenario.brokers, { id: 'new', settings: {} }] };
      expect(arrivalsOf(more)).toEqual(arrivalsOf(scenario));
    });
  });
});

function withOtherPolicy(choices: Choices): (client: ClientScenario) => ClientScenario {
  return (client) => ({ ...client, settings: anySettingsOf(choices, client.profile) });
}

/** By client: when its messages were wanted. In a closed loop that depends on the answers, so it tells nothing. */
function arrivalsOf(scenario: Scenario): readonly (readonly number[])[] {
  const { messages } = runOf(scenario);
  return scenario.clients.map((client, index) => {
    if (isEverClosed(scenario, client)) return [];
    const own: number[] = [];
    for (let row = 0; row < messages.count; row++) {
      if (messages.client[row] === index) own.push(messages.intendedAt[row] ?? NaN);
    }
    return own;
  });
}

function isEverClosed({ timeline }: Scenario, { id, workload, sends }: ClientScenario): boolean {
  if (sends !== undefined) return false;
  const path = `clients.${id}.workload.loop`;
  return (
    workload['loop'] === 'closed' ||
    timeline.some((entry) => entry.kind === 'set' && entry.path === path)
  );
}
