import { expect, test } from 'vitest';
import { axisEndMs, placeOf } from './caseAxis.ts';

test('the axis reaches behind the last moment of either line, spreads included', () => {
  const mark = { atMs: 10, spreadMs: [5, 100] as const, place: 0, sign: 'a', name: '' };
  const end = { atMs: 50, spreadMs: undefined, isGood: true, text: '' };
  const tracks = [
    { name: 'm1', recorded: { marks: [mark], end }, model: { marks: [], end: undefined } },
  ];
  expect(axisEndMs({ tracks })).toBeCloseTo(104);
  expect(axisEndMs({ tracks: [] })).toBe(1);
});

test('places stay on the axis', () => {
  expect([placeOf(-1, 100), placeOf(25, 100), placeOf(200, 100)]).toEqual(['0%', '25%', '100%']);
});
