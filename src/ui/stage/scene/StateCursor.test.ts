import { expect, test } from 'vitest';
import { handmadeRecording } from '../../../recording/handmadeRecording.ts';
import { LIFE } from '../../../recording/Recording.ts';
import { SAMPLE_SCENARIO } from '../../../recording/sampleRecording.ts';
import { StateCursor } from './StateCursor.ts';

const { states } = handmadeRecording({
  scenario: SAMPLE_SCENARIO,
  messages: [],
  states: [
    { atMs: 10, part: 'broker', index: 1, dimension: 'life', value: LIFE.down },
    { atMs: 20, part: 'client', index: 0, dimension: 'route', detail: 1, value: 0 },
    { atMs: 30, part: 'broker', index: 1, dimension: 'life', value: LIFE.up },
  ],
});
const life = { part: 'broker', index: 1, dimension: 'life' } as const;
const route = { part: 'client', index: 0, dimension: 'route', detail: 1 } as const;

test('states hold from their moment on, forwards and after a seek back', () => {
  const cursor = new StateCursor(states);
  cursor.seek(9_999);
  expect([cursor.valueOf(life), cursor.valueOf(route)]).toEqual([LIFE.up, 1]);
  cursor.seek(20_000);
  expect([cursor.valueOf(life), cursor.valueOf(route)]).toEqual([LIFE.down, 0]);
  cursor.seek(40_000);
  expect(cursor.valueOf(life)).toBe(LIFE.up);
  cursor.seek(15_000);
  expect([cursor.valueOf(life), cursor.valueOf(route)]).toEqual([LIFE.down, 1]);
});

test('a route to one broker says nothing of another', () => {
  const cursor = new StateCursor(states);
  cursor.seek(25_000);
  expect(cursor.valueOf({ ...route, detail: 0 })).toBe(1);
});
