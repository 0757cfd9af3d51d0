import { expect, test } from 'vitest';
import { runToEnd } from '../../model/startRun.ts';
import { figureReadings } from '../compareFigures.ts';
import type { FiguresCase } from '../GoldenCase.ts';
import { readCase } from '../readCase.ts';
import { scenarioOf } from '../scenarioOf.ts';

const NAMES = [
  'attempts.s00',
  'attempts.broker-a.total',
  'attempts.broker-b.total',
  'successes.s00',
  'errors.s03',
  'errors.total',
  'errors.atMs.first',
  'blockedAtHalf.s01',
  'longestCallMs',
  'messagesWith1Attempts',
  'duplicatePossible',
];

/** Four callers that rest for 95 ms; both brokers need 5 ms and fall silent after the first second. */
function outage(): FiguresCase {
  const silentFrom1s = [
    { reply: 'SUCCESS', code: 0, afterMs: 5, untilMs: 1_000 },
    { hang: true, untilMs: 1e9 },
  ];
  const read = readCase({
    id: 'outage',
    kind: 'broker-load',
    question: 'What becomes of four callers?',
    client: { profile: 'rocketmq-java-remoting', version: '5.3.3', mode: 'sync', settings: {} },
    topology: { brokers: [{ name: 'broker-a' }, { name: 'broker-b' }], networkMs: 0 },
    script: {
      by: 'time',
      phases: { 'broker-a': silentFrom1s, 'broker-b': silentFrom1s },
      then: { hang: true },
    },
    load: { loop: 'closed', callers: 4, thinkMs: 95, durationMs: 2_000, bodyBytes: 64 },
    service: {},
    observed: Object.fromEntries(NAMES.map((name) => [name, { value: 40, low: 38, high: 41 }])),
    notes: 'Between low and high lie all repeats.',
  });
  if (!read.ok) throw new Error(read.error);
  if (read.value.kind !== 'broker-load') throw new Error('not a load');
  return read.value;
}

test('a load on scripted brokers is counted second by second, as long as it lasts', () => {
  const golden = outage();
  const scenario = scenarioOf(golden);
  if (!scenario.ok) throw new Error(scenario.error);
  const readings = figureReadings(golden, [runToEnd(scenario.value)]);
  const got = Object.fromEntries(readings.map(({ name, got: value }) => [name, value]));
  // About ten rounds of four in the first second, then one request each that nobody answers.
  expect(got['attempts.s00']).toBeGreaterThanOrEqual(36);
  expect(got['attempts.s00']).toBeLessThanOrEqual(40);
  expect(got['successes.s00']).toBeLessThanOrEqual(got['attempts.s00'] ?? 0);
  expect(got['blockedAtHalf.s01']).toBe(4);
  expect(got['errors.total']).toBe(4);
  expect(got['errors.atMs.first']).toBeGreaterThan(3_900);
  expect(got['longestCallMs']).toBeGreaterThan(3_000);
  const requests = (got['attempts.broker-a.total'] ?? 0) + (got['attempts.broker-b.total'] ?? 0);
  const more = got['duplicatePossible'] ?? 0;
  expect(requests).toBeGreaterThanOrEqual((got['messagesWith1Attempts'] ?? 0) + 2 * more);
});

test('bounds that are the least and most of few runs are so, wherever that is told', () => {
  const [first] = figureReadings(outage(), []);
  expect([first?.low, first?.high]).toEqual([35, 44]);
});
