import { expect, test } from 'vitest';
import { attemptsOf, messagesOf } from '../rowsOf.ts';
import { always, sendsAt, smallScenario } from '../smallScenario.ts';
import { runToEnd } from '../startRun.ts';

test('a timeout on a connection that broke unnoticed leaves the new one alone (4.9)', () => {
  const closing = {
    list: 'a',
    steps: [{ kind: 'close', afterMs: 0 }],
    then: { kind: 'reply', code: 0, afterMs: 1000 },
  } as const;
  const recording = runToEnd(
    smallScenario({
      brokers: { a: closing },
      client: { version: '4.9.8', sends: sendsAt(0, 100, 2500) },
    }),
  );
  expect(messagesOf(recording)[2]).toMatchObject({ attempts: 1, result: 'ok' });
});

test('a client with a connection for each request hears that its own was reset', () => {
  const resetting = { list: 'a', steps: [], then: { kind: 'reset', afterMs: 0 } } as const;
  const recording = runToEnd(
    smallScenario({
      brokers: { a: resetting },
      client: { profile: 'custom', version: '1', mode: 'async' },
    }),
  );
  expect(attemptsOf(recording)[0]?.endedMs).toBeLessThan(10);
});

test('bursts whose period is no whole millisecond come again and again', () => {
  const every = 33.3333;
  const recording = runToEnd(
    smallScenario({
      brokers: { a: always(0) },
      client: {
        profile: 'custom',
        version: '1',
        mode: 'async',
        workload: {
          ratePerSec: 1000,
          arrivals: 'constant',
          shape: 'bursts',
          shapeFactor: 5,
          shapeLengthMs: every / 3,
          shapeEveryMs: every,
        },
      },
      durationMs: 5000,
    }),
  );
  const late = messagesOf(recording).filter(({ intendedMs }) => intendedMs >= 4000).length;
  expect(Math.abs(late - 1000 * (1 + 4 / 3))).toBeLessThan(150);
});
