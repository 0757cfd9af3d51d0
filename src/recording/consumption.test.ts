import { expect, test } from 'vitest';
import { runToEnd } from '../model/startRun.ts';
import { burst, smallConsumption } from '../model/consume/smallConsumption.ts';
import { fault, smallScenario } from '../model/smallScenario.ts';
import { consumerSeriesOf, consumptionAt, consumptionOf } from './consumption.ts';
import { deliveriesOf, deliveryFacts } from './deliveriesOf.ts';

// Ten messages at 1 s, each fails once and comes again 3 s later; the offsets go back at 20 s.
const recording = runToEnd(
  smallConsumption({
    messageDelayLevel: '1s 2s 3s',
    consumers: [{ handler: { failsFirst: 1, takesMs: 5 } }],
    sends: burst(10, 1_000),
    timeline: [fault('rollback', 'c1', [20_000, 20_001])],
  }),
);

test('the verdict counts each kind of delivery, and duplicates that reached the business', () => {
  expect(consumptionOf(recording)).toMatchObject({
    deliveries: 30,
    consumed: 20,
    retries: 10,
    deadLetters: 0,
    duplicatesReached: 10,
    duplicatesAbsorbed: 0,
    lagAtEnd: 0,
  });
  const early = consumptionOf(recording, { fromMs: 0, toMs: 10_000 });
  expect(early).toMatchObject({ deliveries: 20, consumed: 10, duplicatesReached: 0 });
  expect(early?.latencyP50Ms).toBeGreaterThan(3_000);
});

test('the series shows when it was, in rates per second', () => {
  const series = consumerSeriesOf(recording, { fromMs: 0, toMs: 60_000, buckets: 60 });
  expect(series?.later[1]).toBe(10);
  expect(series?.consumed[4]).toBe(10);
  expect(series?.duplicates.reduce((sum, value) => sum + value, 0)).toBe(10);
  expect(Math.max(...(series?.retryWaiting ?? []))).toBe(10);
});

test('a moment knows its consumers', () => {
  expect(consumptionAt(recording, 2_000)).toMatchObject({ retryWaiting: 10, duplicatesSoFar: 0 });
  const moment = consumptionAt(recording, 59_000);
  expect(moment).toMatchObject({ duplicatesSoFar: 10, deadLettersSoFar: 0 });
  expect(moment?.consumers).toMatchObject([{ life: 'up', lag: 0, cached: 0, busyHandlers: 0 }]);
});

test('the life of a message goes on with its deliveries, each with its phases and its reasons', () => {
  const [first, second] = deliveriesOf(recording, 0);
  expect(first).toMatchObject({ number: 1, outcome: 'later', waitCause: 'delayLevel' });
  expect(second).toMatchObject({ number: 2, outcome: 'consumed', isRetry: true });
  expect(first?.phases.map(({ kind }) => kind)).toEqual(['waitingForPull', 'handler', 'waiting']);
  expect(deliveryFacts(recording, first?.row ?? 0)).toMatchObject({
    causeName: 'reconsumeLater',
    consumerId: 'c1',
    group: 'g',
    plannedMs: 3_000,
    wait: { causeName: 'delayLevel', source: 'AbstractSendMessageProcessor:consumerSendMsgBack' },
  });
});

test('a run without consumers has nothing to tell', () => {
  const silent = runToEnd(smallScenario());
  expect(consumptionOf(silent)).toBeUndefined();
  expect(consumptionAt(silent, 0)).toBeUndefined();
  expect(consumerSeriesOf(silent, { fromMs: 0, toMs: 1, buckets: 1 })).toBeUndefined();
  expect(deliveriesOf(silent, 0)).toEqual([]);
  expect(silent.deliveries).toBeUndefined();
});
