import { expect, test } from 'vitest';
import { playCase } from './playCase.ts';
import { readCase } from './readCase.ts';

/** One async send to a silent broker: the callback comes with a scan once a second, a second late. */
function outcomeOf(random: object): string {
  const read = readCase({
    id: 'one-silent-send',
    kind: 'producer-script',
    question: 'When does the callback come?',
    client: { profile: 'rocketmq-java-remoting', version: '5.3.3', mode: 'async', settings: {} },
    topology: { brokers: [{ name: 'broker-a' }], networkMs: 0 },
    script: { by: 'arrival', steps: [], then: { hang: true } },
    start: { firstBroker: 'broker-a', firstQueue: 0 },
    sends: [{ message: 'm1', atMs: 0, bodyBytes: 64 }],
    observed: [
      {
        message: 'm1',
        attempts: [{ n: 1, broker: 0, name: 'broker-a', atMs: 1 }],
        result: { ok: false, atMs: 4500 },
      },
    ],
    random,
    tolerance: { ms: 600, ratio: 0 },
  });
  if (!read.ok) throw new Error(read.error);
  const outcome = playCase(read.value);
  return outcome.kind === 'differs' ? outcome.sentence : outcome.kind;
}

const recorded = { low: 4000, high: 5000, observedMean: 4500, samples: 200 };

test('draws with the recorded bounds and mean conform', () => {
  expect(outcomeOf({ 'result.atMs - calledAtMs': recorded })).toBe('conforms');
});

test('another mean, or bounds that are too narrow, are a difference', () => {
  const late = { ...recorded, low: 3500, high: 6000, observedMean: 5500 };
  expect(outcomeOf({ 'result.atMs': late })).toMatch(/^result\.atMs: expected a mean of 5500 ± /);
  const narrow = { ...recorded, low: 5200, high: 5800 };
  expect(outcomeOf({ 'result.atMs': narrow })).toContain('expected draws from 5200 to 5800');
});

test('a time without a measure is a difference', () => {
  const sentence = outcomeOf({ 'returnedAtMs - moonrise': recorded });
  expect(sentence).toBe('returnedAtMs - moonrise: there is no measure of that name');
});
