import { describe, expect, test } from 'vitest';
import { runToEnd } from '../model/startRun.ts';
import { compareServed } from './compareServed.ts';
import { isServed, readServedCase } from './readServedCase.ts';
import { Fields } from './Fields.ts';
import type { ServedCase } from './ServedCase.ts';
import { servedScenario } from './servedScenario.ts';

/** What the recorders write of a Java push consumer that fails twice; what a test is about, it changes. */
function raw() {
  return {
    server: {
      backoffPolicy: { maxAttempts: 17, nextMs: [1_000, 2_000] },
      queue: { messages: 1, fifo: false },
      invisibleMs: 60_000,
    },
    script: { handler: 'fails the first 2 deliveries of each message' },
    observed: {
      handlerCalls: [
        { message: 'm1', atMs: 1, attempt: 1, ok: false },
        { message: 'm1', atMs: 1_003, attempt: 2, ok: false },
        { message: 'm1', atMs: 3_005, attempt: 3, ok: true },
      ],
      serverEvents: [
        { event: 'deliver', message: 'm1', attempt: 1, atMs: 0 },
        { event: 'nack', handle: 'm1/1', ms: 1_000, atMs: 2 },
        { event: 'deliver', message: 'm1', attempt: 2, atMs: 1_002 },
        { event: 'nack', handle: 'm1/2', ms: 2_000, atMs: 1_004 },
        { event: 'deliver', message: 'm1', attempt: 3, atMs: 3_004 },
        { event: 'ack', handle: 'm1/3', atMs: 3_006 },
      ],
    },
    tolerance: { ms: 50, ratio: 0.02 },
  };
}

function read(given: ReturnType<typeof raw>): ServedCase {
  const fields = new Fields();
  expect(isServed(fields, { ...given })).toBe(true);
  const golden = readServedCase(
    fields,
    { ...given },
    {
      id: 'a case',
      question: '',
      client: { profile: 'rocketmq-java-grpc', version: '5.2.0', mode: 'push', settings: {} },
      brokers: [{ name: 'broker-a', queues: 1, condition: 'up' }],
      networkMs: 0,
      notes: '',
    },
  );
  expect(fields.problem).toBeUndefined();
  return golden;
}

function differenceOf(given: ReturnType<typeof raw>): string | undefined {
  const golden = read(given);
  const scenario = servedScenario(golden, 0);
  if (!scenario.ok) throw new Error(scenario.error);
  return compareServed(golden, [runToEnd(scenario.value)]);
}

describe('a consumer before a server with a script', () => {
  test('conforms when calls and what reached the server are the same', () => {
    expect(differenceOf(raw())).toBeUndefined();
  });

  test('a call that comes at another time, or ends otherwise, is told', () => {
    const late = raw();
    late.observed.handlerCalls[2] = { message: 'm1', atMs: 3_500, attempt: 3, ok: true };
    expect(differenceOf(late)).toMatch(/^m1, call 3: expected at 3500 ms, got 300\d/);
    const failing = raw();
    failing.observed.handlerCalls[2] = { message: 'm1', atMs: 3_005, attempt: 3, ok: false };
    expect(differenceOf(failing)).toMatch(
      /expected delivery 3 that fails, got delivery 3 that succeeds/,
    );
  });

  test('a call or an event that is missing, or one too many, is told', () => {
    const fewer = raw();
    fewer.observed.handlerCalls.pop();
    expect(differenceOf(fewer)).toBe('m1: expected 2 calls of the handler, got 3 (seed 1)');
    const more = raw();
    more.observed.serverEvents.push({ event: 'ack', handle: 'm1/3', atMs: 4_006 });
    expect(differenceOf(more)).toBe('ack of m1: expected 2, got 1 (seed 1)');
  });

  test('another wait than was asked for is told', () => {
    const other = raw();
    other.observed.serverEvents[1] = { event: 'nack', handle: 'm1/1', ms: 500, atMs: 2 };
    expect(differenceOf(other)).toBe(
      'nack of m1 1: expected to ask for 500 ms, got 1000 ms (seed 1)',
    );
  });

  test('a handler that does something else cannot be read', () => {
    const other = raw();
    other.script.handler = 'takes a nap';
    const fields = new Fields();
    readServedCase(fields, { ...other }, read(raw()));
    expect(fields.problem).toContain('script.handler');
  });
});
