import { describe, expect, test } from 'vitest';
import { handmadeRecording } from '../recording/handmadeRecording.ts';
import type { Recording } from '../recording/Recording.ts';
import { compareSeries } from './compareSeries.ts';
import type { ScriptCase } from './GoldenCase.ts';
import { readCase } from './readCase.ts';
import { scenarioOf } from './scenarioOf.ts';

const answer = { reply: 'SUCCESS', code: 0, afterMs: 5 };
const raw = {
  id: 'a-series',
  kind: 'producer-script',
  question: 'Which brokers?',
  client: { profile: 'rocketmq-java-remoting', version: '5.3.3', mode: 'sync', settings: {} },
  topology: { brokers: [{ name: 'broker-a' }, { name: 'broker-b' }] },
  script: { by: 'arrival', steps: [], then: answer },
  sends: [0, 100, 200].map((atMs, n) => ({ message: `m${String(n + 1)}`, atMs, bodyBytes: 1 })),
  observed: [0, 100, 200].map((atMs, n) => ({
    message: `m${String(n + 1)}`,
    attempts: [{ n: 1, broker: 0, name: 'broker-a', atMs }],
    result: { ok: true, status: 'SEND_OK', atMs: atMs + 5 },
  })),
  tolerance: { ms: 25, ratio: 0.02 },
  patterns: ['a b a'],
};

function caseOf(changes: object = {}): ScriptCase {
  const read = readCase({ ...raw, ...changes });
  if (!read.ok) throw new Error(read.error);
  if (read.value.kind !== 'producer-script') throw new Error('not a script');
  return read.value;
}

/** One message every 100 ms, to these brokers. */
function played(...brokers: readonly number[]): Recording {
  const scenario = scenarioOf(caseOf());
  if (!scenario.ok) throw new Error(scenario.error);
  const messages = brokers.map((broker, n) => {
    const sentMs = n * 100;
    const attempt = {
      sentMs,
      broker,
      arrivedMs: sentMs,
      outcome: 'stored',
      cause: 'sendOk',
    } as const;
    return { intendedMs: sentMs, endedMs: sentMs + 5, result: 'ok', attempts: [attempt] } as const;
  });
  return handmadeRecording({ scenario: scenario.value, messages });
}

describe('a series', () => {
  test('conforms when one run shows a recorded pattern', () => {
    expect(compareSeries(caseOf(), [played(0, 1, 0)])).toBeUndefined();
    expect(compareSeries(caseOf(), [played(1, 1, 1), played(0, 1, 0)])).toBeUndefined();
  });

  test('differs by the message where the nearest run leaves the nearest pattern', () => {
    expect(compareSeries(caseOf(), [played(1, 1, 0), played(0, 1, 1)])).toContain(
      'm3: expected attempts to a, got b',
    );
  });

  test('differs by a number over the runs', () => {
    const summary = { attemptsToBrokerA: { value: 40, low: 39, high: 41 } };
    expect(compareSeries(caseOf({ summary }), [played(0, 1, 0)])).toBe(
      'attemptsToBrokerA: expected 36 to 44, got 2 (mean of 1 runs)',
    );
  });

  test('may be earlier than a recording by the pause that the machine made in it', () => {
    const summary = { lastUseOfBrokerAMs: { value: 330, low: 320, high: 340 } };
    expect(compareSeries(caseOf({ summary }), [played(0, 1, 0)])).toContain(
      'lastUseOfBrokerAMs: expected 295 to 365, got 200',
    );
    const paused = raw.observed.map((message, n) =>
      n === 0 ? { ...message, result: { ...message.result, atMs: 125 } } : message,
    );
    expect(compareSeries(caseOf({ summary, observed: paused }), [played(0, 1, 0)])).toBeUndefined();
  });

  test('a number without a measure is a difference', () => {
    const summary = { colour: { value: 1, low: 1, high: 1 } };
    expect(compareSeries(caseOf({ summary }), [played(0, 1, 0)])).toBe(
      'colour: there is no measure of that name',
    );
  });
});
