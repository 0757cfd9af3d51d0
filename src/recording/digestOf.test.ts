import { describe, expect, test } from 'vitest';
import { digestOf } from './digestOf.ts';
import type { Recording } from './Recording.ts';
import { sampleRecording } from './sampleRecording.ts';

const recording = sampleRecording({ messages: 203 });

function digest({ attempts, messages, states }: Recording): string {
  return digestOf(attempts, messages, states);
}

const plain = digest(recording);

test('is 16 hex digits, the same for the same rows', () => {
  expect(plain).toMatch(/^[0-9a-f]{16}$/);
  expect(digest(sampleRecording({ messages: 203 }))).toBe(plain);
  expect(digest(sampleRecording({ messages: 203, seed: 8 }))).not.toBe(plain);
  // The same on every machine and in every version: digests stand in links.
  expect(digest(sampleRecording({ messages: 3 }))).toMatchInlineSnapshot(`"be504fddab77c6aa"`);
});

test('does not look behind the last row', () => {
  expect(digest(sampleRecording({ messages: 203, spareRows: 99 }))).toBe(plain);
});

test('does not depend on where in memory a column begins', () => {
  const shifted = new Uint8Array(recording.attempts.outcome.length + 1);
  shifted.set(recording.attempts.outcome, 1);
  const attempts = { ...recording.attempts, outcome: shifted.subarray(1) };
  expect(digest({ ...recording, attempts })).toBe(plain);
});

const tables = ['attempts', 'messages', 'states'] as const;
const columns = tables.flatMap((table) =>
  Object.keys(recording[table])
    .filter((column) => column !== 'count')
    .map((column) => [table, column] as const),
);

describe.each(columns)('%s.%s', (table, column) => {
  test.each(['first', 'middle', 'last'] as const)('changes the digest by its %s cell', (place) => {
    const changed = structuredClone(recording);
    const { count } = changed[table];
    const cells: unknown = Reflect.get(changed[table], column);
    if (!isColumn(cells)) throw new Error(`${column} is no column`);
    const row = { first: 0, middle: count >> 1, last: count - 1 }[place];
    cells[row] = (cells[row] ?? 0) ^ 1;
    expect(digest(changed)).not.toBe(plain);
    cells[row] = (cells[row] ?? 0) ^ 1;
    expect(digest(changed)).toBe(plain);
  });
});

function isColumn(cells: unknown): cells is Float64Array | Uint32Array | Uint16Array | Uint8Array {
  return ArrayBuffer.isView(cells);
}

test('rows that change places change the digest', () => {
  const changed = structuredClone(recording);
  changed.attempts.queue.set(recording.attempts.queue.subarray(0, 4).toReversed());
  expect(digest(changed)).not.toBe(plain);
});

test('a row more that holds nothing but zeros changes the digest', () => {
  const { states } = recording;
  const longer = <Column extends Float64Array | Uint8Array>(
    column: Column,
    grown: Column,
  ): Column => {
    grown.set(column);
    return grown;
  };
  const size = states.count + 1;
  const more = {
    count: size,
    at: longer(states.at, new Float64Array(size)),
    part: longer(states.part, new Uint8Array(size)),
    index: longer(states.index, new Uint8Array(size)),
    dimension: longer(states.dimension, new Uint8Array(size)),
    detail: longer(states.detail, new Uint8Array(size)),
    value: longer(states.value, new Uint8Array(size)),
  };
  expect(digest({ ...recording, states: more })).not.toBe(plain);
});

test('delayed messages are part of it where there are any', () => {
  const { attempts, messages, states } = recording;
  const delayed = {
    count: 1,
    message: Uint32Array.of(3),
    delay: Float64Array.of(1e6),
    storedAt: Float64Array.of(2e6),
    deliveredAt: Float64Array.of(-1),
  };
  const one = digestOf(attempts, messages, states, delayed);
  const other = digestOf(attempts, messages, states, {
    ...delayed,
    deliveredAt: Float64Array.of(2e6),
  });
  expect(new Set([plain, one, other]).size).toBe(3);
});
