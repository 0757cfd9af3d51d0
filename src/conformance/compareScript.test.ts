import { describe, expect, test } from 'vitest';
import { handmadeRecording, type HandmadeMessage } from '../recording/handmadeRecording.ts';
import type { Recording } from '../recording/Recording.ts';
import { compareScript } from './compareScript.ts';
import type { ScriptCase } from './GoldenCase.ts';
import { readCase } from './readCase.ts';
import { scenarioOf } from './scenarioOf.ts';

/** SYSTEM_BUSY at broker-a, then OK at broker-b. */
const raw = {
  id: 'busy-then-ok',
  kind: 'producer-script',
  question: 'Is it sent again?',
  client: { profile: 'rocketmq-java-remoting', version: '5.3.3', mode: 'sync', settings: {} },
  topology: { brokers: [{ name: 'broker-a' }, { name: 'broker-b' }], networkMs: 0 },
  script: {
    by: 'arrival',
    steps: [{ reply: 'SYSTEM_BUSY', code: 2, afterMs: 5 }],
    then: { reply: 'SUCCESS', code: 0, afterMs: 5 },
  },
  start: { firstBroker: 'broker-a', firstQueue: 0 },
  sends: [{ message: 'm1', atMs: 0, bodyBytes: 64 }],
  observed: [
    {
      message: 'm1',
      attempts: [
        { n: 1, broker: 0, name: 'broker-a', queue: 0, atMs: 1 },
        { n: 2, broker: 1, name: 'broker-b', queue: 0, atMs: 8 },
      ],
      result: { ok: true, status: 'SEND_OK', atMs: 14 },
    },
  ],
  spread: {
    atMs: [
      [0.5, 2],
      [7, 90],
      [13, 15],
    ],
  },
  tolerance: { ms: 25, ratio: 0.02 },
};

function caseOf(changes: object = {}): ScriptCase {
  const read = readCase({ ...raw, ...changes });
  if (!read.ok) throw new Error(read.error);
  if (read.value.kind !== 'producer-script') throw new Error('not a script');
  return read.value;
}

const good: HandmadeMessage = {
  intendedMs: 0,
  endedMs: 14,
  result: 'ok',
  cause: 'sendOk',
  attempts: [
    { sentMs: 0, arrivedMs: 1, endedMs: 7, outcome: 'throttled', cause: 'scriptedBusy', code: 2 },
    { sentMs: 7, arrivedMs: 8, endedMs: 14, broker: 1, outcome: 'stored', cause: 'sendOk' },
  ],
};

function played(message: HandmadeMessage): Recording {
  const scenario = scenarioOf(caseOf());
  if (!scenario.ok) throw new Error(scenario.error);
  return handmadeRecording({ scenario: scenario.value, messages: [message] });
}

/** The good run with another second attempt. */
function withSecond(change: object): HandmadeMessage {
  return {
    ...good,
    attempts: good.attempts.map((each, n) => (n === 1 ? { ...each, ...change } : each)),
  };
}

describe('a scripted case', () => {
  test('conforms when brokers, queues, times and result are as recorded', () => {
    expect(compareScript(caseOf(), played(good))).toBeUndefined();
  });

  test('conforms when a time lies outside the tolerance but inside the spread', () => {
    const late = withSecond({ sentMs: 79, arrivedMs: 80, endedMs: 86 });
    expect(compareScript(caseOf(), played(late))).toBeUndefined();
  });

  test('differs by the broker of an attempt, with the rule that led there', () => {
    expect(compareScript(caseOf(), played(withSecond({ broker: 0 })))).toBe(
      'm1, attempt 2: expected broker-b (its second broker), got broker-a; the attempt before ended by scriptedBusy (code 2)',
    );
  });

  test('differs by the queue of an attempt where the round robin was steered', () => {
    expect(compareScript(caseOf(), played(withSecond({ queue: 3 })))).toBe(
      'm1, attempt 2: expected queue 0, got 3; the attempt before ended by scriptedBusy (code 2)',
    );
    const unsteered = caseOf({ start: { cold: true } });
    expect(compareScript(unsteered, played(withSecond({ queue: 3 })))).toBeUndefined();
  });

  test('differs by the time of an attempt', () => {
    const late = withSecond({ sentMs: 94, arrivedMs: 95, endedMs: 101 });
    expect(compareScript(caseOf(), played(late))).toBe(
      'm1, attempt 2: expected 8 ms ± 25 or 7 to 90, got 95 ms; the attempt before ended by scriptedBusy (code 2)',
    );
  });

  test('differs by an attempt that is missing and by one too many', () => {
    const missing = { ...good, attempts: good.attempts.slice(0, 1) };
    expect(compareScript(caseOf(), played(missing))).toContain(
      'm1, attempt 2: expected broker-b (its second broker) at 8 ms, got none; the message ended by sendOk',
    );
    const third = { sentMs: 14, arrivedMs: 15, outcome: 'stored', cause: 'sendOk' } as const;
    const extra = { ...good, attempts: [...good.attempts, third] };
    expect(compareScript(caseOf(), played(extra))).toContain(
      'm1, attempt 3: expected only 2, got one more to broker-a at 15 ms',
    );
  });

  test('differs by the result, as the client calls it', () => {
    const failed: HandmadeMessage = { ...good, result: 'failed', cause: 'budgetSpent' };
    expect(compareScript(caseOf(), played(failed))).toContain(
      'm1, result: expected SEND_OK, got RemotingTooMuchRequestException; the message ended by budgetSpent',
    );
  });

  test('differs by a result that comes late or never', () => {
    expect(compareScript(caseOf(), played({ ...good, endedMs: 60 }))).toContain(
      'm1, result: expected 14 ms ± 25 or 13 to 15, got 60 ms',
    );
    const pending = { ...good, endedMs: undefined, result: 'pending' } as const;
    expect(compareScript(caseOf(), played(pending))).toContain(
      'm1, result: expected SEND_OK, got none until the end',
    );
  });

  test('names an ending that no table knows instead of passing over it', () => {
    const odd: HandmadeMessage = { ...good, result: 'failed', cause: 'breakerOpen' };
    const attempts = odd.attempts.map((each) => ({ ...each, cause: 'none' as const }));
    expect(compareScript(caseOf(), played({ ...odd, attempts }))).toContain(
      'got an ending without a name (breakerOpen)',
    );
  });

  test('conforms as any of its variants, and tells how many there are when it is none', () => {
    const error = { ok: false, error: 'MQClientException', code: 2, cause: 'MQBrokerException' };
    const variants = [{ runs: 1, attempts: { m1: [0] }, results: { m1: { ...error, atMs: 9 } } }];
    const gaveUp: HandmadeMessage = {
      ...good,
      endedMs: 9,
      result: 'failed',
      cause: 'attemptsUsedUp',
      attempts: good.attempts.slice(0, 1),
    };
    expect(compareScript(caseOf({ variants }), played(gaveUp))).toBeUndefined();
    expect(compareScript(caseOf({ variants }), played({ ...gaveUp, endedMs: 99 }))).toContain(
      '(nor is it any of the 1 recorded variants)',
    );
  });
});
