import { expect, test } from 'vitest';
import { CHANNEL, DIMENSION, PART } from '../../recording/Recording.ts';
import type { Settings } from '../../scenario/SettingSpec.ts';
import { attemptsOf, messagesOf } from '../rowsOf.ts';
import {
  always,
  fault,
  sendsAt,
  silent,
  smallScenario,
  type SmallOptions,
} from '../smallScenario.ts';
import { runToEnd } from '../startRun.ts';

function run(options: SmallOptions, client: { mode?: string; settings?: Settings } = {}) {
  const recording = runToEnd(
    smallScenario({
      ...options,
      client: {
        profile: 'rocketmq-documented',
        version: 'manual-5.0',
        mode: 'sync',
        ...client,
        ...options.client,
      },
    }),
  );
  return { recording, attempts: attemptsOf(recording), messages: messagesOf(recording) };
}

/** When tries to connect to broker a began, in s. */
function triesOf({ recording }: ReturnType<typeof run>): readonly number[] {
  const { states } = recording;
  return Array.from({ length: states.count }, (_, row) => row)
    .filter(
      (row) =>
        states.part[row] === PART.client &&
        states.dimension[row] === DIMENSION.channel &&
        states.detail[row] === 0 &&
        states.value[row] === CHANNEL.connecting,
    )
    .map((row) => (states.at[row] ?? 0) / 1e6);
}

const cold = { start: { firstBroker: 'a', firstQueue: 0, cold: true } };

test('D5 a connection is tried again 1 s, then 1.6 s … ± 20 % after the try before began', () => {
  const tries = triesOf(
    run({
      durationMs: 60_000,
      brokers: { a: {}, b: {} },
      timeline: [fault('refuse', 'a', [0, 60_000])],
      client: { ...cold, sends: sendsAt(0) },
    }),
  );
  const gaps = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
  expect(gaps[0]).toBeCloseTo(1, 3);
  [1.6, 2.56, 4.096, 6.5536].forEach((base, index) => {
    expect(gaps[index + 1]).toBeGreaterThanOrEqual(base * 0.8);
    expect(gaps[index + 1]).toBeLessThanOrEqual(base * 1.2);
  });
});

test('D5 a try may take MIN_CONNECT_TIMEOUT, and the next one follows at once: its wait is over', () => {
  const tries = triesOf(
    run({
      durationMs: 60_000,
      brokers: { a: {}, b: {} },
      timeline: [fault('blackHole', 'a', [0, 60_000])],
      client: { ...cold, sends: sendsAt(0) },
    }),
  );
  expect(tries.slice(0, 3)).toEqual([0, 20, 40]);
});

test('D5 meanwhile sends to that broker fail at once, and go elsewhere', () => {
  const { messages } = run({
    durationMs: 10_000,
    brokers: { a: {}, b: {} },
    timeline: [fault('refuse', 'a', [0, 10_000])],
    client: { ...cold, sends: sendsAt(0, 100, 200, 300) },
  });
  expect(messages.map(({ result }) => result)).toEqual(Array(4).fill('ok'));
  for (const { endedMs = 0, intendedMs } of messages) expect(endedMs - intendedMs).toBeLessThan(20);
});

test.each([
  ['an error', always(1)],
  ['throttling', always(530)],
  ['silence', silent],
])('D6 a half message that met %s is not tried again', (_, broker) => {
  const { attempts, messages } = run({ brokers: { a: broker, b: {} } }, { mode: 'transaction' });
  expect(attempts).toHaveLength(1);
  expect(messages).toMatchObject([{ result: 'failed', cause: 'codeNotRetried' }]);
});

test('D6 one that never left the client is tried again', () => {
  const { messages } = run(
    {
      brokers: { a: {}, b: {} },
      timeline: [fault('refuse', 'a', [0, 10_000])],
      client: { ...cold, sends: sendsAt(0) },
    },
    { mode: 'transaction' },
  );
  expect(messages).toMatchObject([{ result: 'ok', attempts: 2 }]);
});
